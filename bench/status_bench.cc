// Sentences a second of status, quotes and holders, on parsed texts of examples/.
#include <benchmark/benchmark.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "code/quote/quotes.h"
#include "code/status/factuality.h"
#include "entente/parse.h"

namespace {

using namespace entente;

struct Texts {
  std::vector<Report> reports;
  std::vector<std::vector<Sentence>> sentences;
  std::int64_t count = 0;
};

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream out;
  out << file.rdbuf();
  return out.str();
}

const Texts& texts() {
  static const Texts all = [] {
    Texts out;
    const auto model = ParseModel::load(bytes_of(ENTENTE_SOURCE "/models/en.bin"));
    if (!model) return out;
    std::set<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(ENTENTE_SOURCE "/examples"))
      if (entry.path().extension() == ".txt") paths.insert(entry.path());
    for (const auto& path : paths) {
      Report report;
      report.text = bytes_of(path);
      report.language = "en";
      out.sentences.push_back(parse(**model, report));
      out.count += static_cast<std::int64_t>(out.sentences.back().size());
      out.reports.push_back(std::move(report));
    }
    return out;
  }();
  return all;
}

void statuses_of_sentences(benchmark::State& state) {
  const auto table = StatusTable::load();
  for (auto _ : state)
    for (std::size_t i = 0; i < texts().reports.size(); ++i)
      for (const Sentence& s : texts().sentences[i]) benchmark::DoNotOptimize(statuses(*table, texts().reports[i], s));
  state.SetItemsProcessed(state.iterations() * texts().count);
}
BENCHMARK(statuses_of_sentences);

void quotes_of_reports(benchmark::State& state) {
  const auto table = CueTable::load();
  for (auto _ : state)
    for (std::size_t i = 0; i < texts().reports.size(); ++i) benchmark::DoNotOptimize(quotes(*table, texts().reports[i], texts().sentences[i]));
  state.SetItemsProcessed(state.iterations() * texts().count);
}
BENCHMARK(quotes_of_reports);

void statuses_and_quotes(benchmark::State& state) {
  const auto table = StatusTable::load();
  const auto cues = CueTable::load();
  for (auto _ : state)
    for (std::size_t i = 0; i < texts().reports.size(); ++i) {
      for (const Sentence& s : texts().sentences[i]) benchmark::DoNotOptimize(statuses(*table, texts().reports[i], s));
      benchmark::DoNotOptimize(quotes(*cues, texts().reports[i], texts().sentences[i]));
    }
  state.SetItemsProcessed(state.iterations() * texts().count);
}
BENCHMARK(statuses_and_quotes);

}  // namespace

BENCHMARK_MAIN();
