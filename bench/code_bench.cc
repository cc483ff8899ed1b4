// Trees to claims: sentences a second. Parsing is outside the loop.
#include <benchmark/benchmark.h>

#include <fstream>
#include <sstream>

#include "entente/code.h"
#include "entente/parse.h"

namespace {

std::string file_bytes(const char* path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

void code_sentences(benchmark::State& state) {
  const auto parser = entente::ParseModel::load(file_bytes(ENTENTE_SOURCE "/models/en.bin"));
  const auto coder = entente::CodeModel::built_in();
  if (!parser || !coder) return state.SkipWithError("no model");
  entente::Report report;
  report.language = "en";
  for (int i = 0; i < 20; ++i) {
    report.text +=
        "Norway's prime minister Ada Holm arrived in Montevideo on Sunday for a visit that officials said would end with "
        "a ferry treaty. Uruguay buys more than half of Norway's tin ore, and relations between the two countries have "
        "improved markedly since 1994. No joint statement is expected.\n\n";
  }
  report.id = entente::hash_report(report.text);
  const std::vector<entente::Sentence> sentences = entente::parse(**parser, report);
  for (auto _ : state) benchmark::DoNotOptimize(entente::code(**coder, report, sentences));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(sentences.size()));
}
BENCHMARK(code_sentences);

}  // namespace

BENCHMARK_MAIN();
