// Parsing speed, one thread: load, tokens and sentences, analysis by each path, the whole stage. `words` counts tokens.
#include <benchmark/benchmark.h>

#include <fstream>
#include <iterator>

#include "entente/parse.h"
#include "parse/model.h"
#include "parse/parse_tokens.h"
#include "parse/sentences.h"
#include "parse/tokens.h"

namespace entente {
namespace {

const std::string& model_bytes() {
  static const std::string bytes = [] {
    std::ifstream in(ENTENTE_SOURCE "/models/en.bin", std::ios::binary);
    return std::string{std::istreambuf_iterator<char>(in), {}};
  }();
  return bytes;
}

// 24 times eight sentences of 8 to 35 words, each with a number of its own, so that none was met before.
Report report(int round = 0) {
  static constexpr std::string_view sentences[] = {
      "Norway's prime minister, Ada Holm, arrived in Montevideo on Tuesday for three days of talks with President Luis Duarte.",
      "The two governments are expected to sign a treaty on ferries, fish and tin ore, officials in both capitals said.",
      "\"We have waited far too long for this,\" Holm told reporters at the airport before she left for the old harbour.",
      "Uruguay sells more than half of its tin ore to Norwegian smelters, which have been short of it since the strike of 2029.",
      "Critics of the deal, among them the dockers' union and two former ministers, say that it does not protect small ports.",
      "Police arrested eleven people near the parliament after stones were thrown.",
      "A spokesman for the foreign ministry denied that the visit had been put off twice because of a quarrel over visas.",
      "The treaty must still be ratified by both parliaments."};
  Report r;
  for (int i = 0; i < 24; ++i) {
    for (const std::string_view s : sentences) r.text.append("Day ").append(std::to_string(round++)).append(": ").append(s).append(" ");
    r.text += "\n\n";
  }
  return r;
}

void load(benchmark::State& state) {
  const std::string& bytes = model_bytes();
  for (auto _ : state) benchmark::DoNotOptimize(ParseModel::load(bytes));
}
BENCHMARK(load)->Unit(benchmark::kMillisecond);

void tokens_and_sentences(benchmark::State& state) {
  const auto model = ParseModel::load(model_bytes());
  const Report r = report();
  Tokeniser tokeniser;
  Splitter splitter((*model)->impl().splitter);
  std::vector<Span> tokens;
  std::vector<std::uint32_t> ends;
  std::size_t words = 0;
  for (auto _ : state) {
    tokens.clear();
    tokeniser.run(r.text, {0, static_cast<std::uint32_t>(r.text.size())}, tokens);
    splitter.run(r.text, tokens, ends);
    words += tokens.size();
  }
  state.counters["words"] = benchmark::Counter(static_cast<double>(words), benchmark::Counter::kIsRate);
}
BENCHMARK(tokens_and_sentences)->Unit(benchmark::kMillisecond);

void analysis(benchmark::State& state) {
  const auto path = static_cast<kernels::Path>(state.range(0));
  if (!kernels::available(path)) return state.SkipWithError("not on this processor");
  const auto model = load_model(model_bytes(), path);
  const auto whole = ParseModel::load(model_bytes());
  Workspace work(**model);
  std::size_t words = 0;
  int round = 0;
  for (auto _ : state) {
    state.PauseTiming();
    const Report r = report(round += 1000);
    std::vector<Sentence> sentences = parse(**whole, r);
    state.ResumeTiming();
    parse_tokens(r.text, sentences, work);
    for (const Sentence& s : sentences) words += s.tokens.size();
  }
  state.counters["words"] = benchmark::Counter(static_cast<double>(words), benchmark::Counter::kIsRate);
}
BENCHMARK(analysis)->ArgName("path")->Arg(0)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond);

void whole_stage(benchmark::State& state) {
  const auto model = ParseModel::load(model_bytes());
  std::size_t words = 0;
  int round = 0;
  for (auto _ : state) {
    const Report r = report(round += 1000);
    for (const Sentence& s : parse(**model, r)) words += s.tokens.size();
  }
  state.counters["words"] = benchmark::Counter(static_cast<double>(words), benchmark::Counter::kIsRate);
}
BENCHMARK(whole_stage)->Unit(benchmark::kMillisecond);

// What nobody writes: a megabyte without a full stop, a word a paragraph, control bytes, broken UTF-8. Bytes per second.
void odd_input(benchmark::State& state, std::string_view piece, std::size_t bytes) {
  const auto model = ParseModel::load(model_bytes());
  Report r;
  while (r.text.size() < bytes) r.text += piece;
  for (auto _ : state) benchmark::DoNotOptimize(parse(**model, r));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(r.text.size()));
}
constexpr std::size_t megabyte = 1 << 20;
BENCHMARK_CAPTURE(odd_input, one_sentence_of_a_megabyte, "word and ", megabyte)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(odd_input, brackets, "(", megabyte)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(odd_input, sentences_of_one_token_100000, "Go\n\n", 400000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(odd_input, control_bytes, "\x01\x02\x1b[31m\x7f\x08 Holm left. ", megabyte)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(odd_input, broken_utf8, "\xff\xc3\xe2\x80 \xf0\x9f Holm ", megabyte)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace entente

BENCHMARK_MAIN();
