// Words a second of times and quantities after tokens, and the time to load their grammars.
#include <benchmark/benchmark.h>

#include <string>

#include "code/grammar/plain_sentences.h"
#include "code/quantity/quantities.h"
#include "code/when/whens.h"

namespace entente {
namespace {

/// Invented news of ordinary density: one time and two numbers a sentence or so.
Report sample() {
  const std::string paragraph =
      "Norway's transport ministry said on Tuesday that the ferry treaty with Uruguay would be signed later this year. "
      "The two states have been negotiating since 2029, and about 4,000 people waited at the harbour for nearly three hours. "
      "Exports of tin ore rose 12.5 percent in the third quarter to $3.2 billion, up from $2.8 billion a year earlier. "
      "Ada Holm, who leads the delegation, told reporters that neither side wanted another delay in the talks. "
      "Officials plan to meet again on 14 June, two weeks after the vote, although no joint statement is expected. "
      "The harbour authority warned that old cranes and a lack of trained workers could slow the first crossings.\n\n";
  Report report;
  for (int i = 0; i < 50; ++i) report.text += paragraph;
  report.published.days = {Day::of(2031, 5, 6), Day::of(2031, 5, 6)};
  return report;
}

std::int64_t words_in(const std::vector<Sentence>& sentences) {
  std::int64_t n = 0;
  for (const Sentence& s : sentences) n += static_cast<std::int64_t>(s.tokens.size());
  return n;
}

void times(benchmark::State& state) {
  const auto grammar = WhenGrammar::load();
  const Report report = sample();
  const std::vector<Sentence> sentences = plain_sentences(report.text);
  for (auto _ : state) benchmark::DoNotOptimize(whens(*grammar, report, sentences));
  state.SetItemsProcessed(state.iterations() * words_in(sentences));
}
BENCHMARK(times);

void times_and_quantities(benchmark::State& state) {
  const auto grammar = WhenGrammar::load();
  const auto amounts = QuantityGrammar::load();
  const Report report = sample();
  const std::vector<Sentence> sentences = plain_sentences(report.text);
  for (auto _ : state) {
    const std::vector<When> found = whens(*grammar, report, sentences);
    benchmark::DoNotOptimize(quantities(*amounts, report, sentences, found));
  }
  state.SetItemsProcessed(state.iterations() * words_in(sentences));
}
BENCHMARK(times_and_quantities);

void load_times(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(WhenGrammar::load());
}
BENCHMARK(load_times);

void load_quantities(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(QuantityGrammar::load());
}
BENCHMARK(load_quantities);

}  // namespace
}  // namespace entente

BENCHMARK_MAIN();
