// Any bytes as a report's text: every sentence keeps its invariants, and every character that is no space is in a token.
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <memory>

#include "entente/parse.h"

namespace {

const entente::ParseModel& model() {
  static const auto loaded = [] {
    std::ifstream in(ENTENTE_SOURCE "/models/en.bin", std::ios::binary);
    return entente::ParseModel::load(std::string{std::istreambuf_iterator<char>(in), {}});
  }();
  if (!loaded) std::abort();
  return **loaded;
}

bool is_space(char c) { return static_cast<unsigned char>(c) <= ' ' || c == 0x7f; }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  entente::Report report;
  report.text.assign(reinterpret_cast<const char*>(data), size);
  report.text.shrink_to_fit();
  std::uint32_t at = 0;
  for (const entente::Sentence& sentence : entente::parse(model(), report)) {
    if (!entente::check(sentence, report).empty()) std::abort();
    for (const entente::Token& token : sentence.tokens) {
      for (; at < token.span.begin; ++at)
        if (static_cast<unsigned char>(report.text[at]) < 0x80 && !is_space(report.text[at])) std::abort();
      at = token.span.end;
    }
  }
  return 0;
}
