// gather and reconcile on made reports: invented words with the frequencies of a language, so that nothing is shipped.
#include <benchmark/benchmark.h>

#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "entente/gather.h"
#include "entente/reconcile.h"

namespace {

using namespace entente;

std::string word(std::uint32_t n) {
  static constexpr const char* syllables[] = {"ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu", "va"};
  std::string out;
  do {
    out += syllables[n % 16];
    n /= 16;
  } while (n > 0);
  return out;
}

/// Words by Zipf's law; each story has forty of its own, a third of its words.
std::string sentence(std::mt19937& random, std::uint32_t story) {
  std::string out;
  for (int i = 0; i < 20; ++i) {
    const double u = std::uniform_real_distribution<double>(0, 1)(random);
    const auto common = static_cast<std::uint32_t>(std::exp(u * 9));
    const auto own = static_cast<std::uint32_t>(20000 + story * 40 + random() % 40);
    std::string w = word(random() % 3 == 0 ? own : common);
    if (i == 0) w[0] = static_cast<char>(w[0] - 32);
    out += (i == 0 ? "" : " ") + w;
  }
  return out + ".";
}

std::vector<Report> reports(std::size_t n, std::size_t per_story, int sentences) {
  std::mt19937 random(7);
  std::vector<Report> out(n);
  for (std::size_t i = 0; i < n; ++i) {
    Report& report = out[i];
    for (int s = 0; s < sentences; ++s) report.text += sentence(random, static_cast<std::uint32_t>(i / per_story)) + (s % 3 == 2 ? "\n\n" : " ");
    report.id = hash_report(report.text);
    report.key = report.path = std::to_string(i);
  }
  return out;
}

void gather_batch(benchmark::State& state) {
  const auto batch = reports(static_cast<std::size_t>(state.range(0)), 5, static_cast<int>(state.range(1)));
  for (auto _ : state) benchmark::DoNotOptimize(gather(batch));
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * static_cast<std::int64_t>(batch.size())));
}
BENCHMARK(gather_batch)->Args({1000, 4})->Args({1000, 30})->Args({8000, 4})->Args({32000, 4})->Unit(benchmark::kMillisecond);

void reconcile_story(benchmark::State& state) {
  std::vector<CodedReport> batch;
  for (Report& report : reports(static_cast<std::size_t>(state.range(0)), 1000, 25)) batch.push_back({std::move(report), {}, {}});
  Story story{"s", {}};
  for (std::uint32_t i = 0; i < batch.size(); ++i) story.reports.push_back(i);
  for (auto _ : state) benchmark::DoNotOptimize(reconcile(batch, story));
}
BENCHMARK(reconcile_story)->Arg(3)->Arg(6)->Arg(20)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
