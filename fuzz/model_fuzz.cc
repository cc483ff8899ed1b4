// Bytes as a model file: an even first byte, the rest is the file; an odd one, the rest is laid over the shipped model at the
// place that the next four bytes name. What loads must parse.
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>

#include "entente/parse.h"

namespace {

const std::string& shipped() {
  static const std::string bytes = [] {
    std::ifstream in(ENTENTE_SOURCE "/models/en.bin", std::ios::binary);
    return std::string{std::istreambuf_iterator<char>(in), {}};
  }();
  return bytes;
}

std::string model_of(const std::uint8_t* data, std::size_t size) {
  const auto* chars = reinterpret_cast<const char*>(data);
  if (size == 0 || data[0] % 2 == 0) return std::string(chars, size).substr(size == 0 ? 0 : 1);
  std::string bytes = shipped();
  std::uint32_t at = 0;
  if (size < 5) return bytes;
  std::memcpy(&at, chars + 1, 4);
  at %= static_cast<std::uint32_t>(bytes.size());
  const std::size_t n = std::min(size - 5, bytes.size() - at);
  bytes.replace(at, n, chars + 5, n);
  return bytes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto model = entente::ParseModel::load(model_of(data, size));
  if (!model) return 0;
  entente::Report report;
  report.text = "Ada Holm visited Montevideo on Tuesday, and the ministers' talks didn't end.";
  for (const entente::Sentence& sentence : entente::parse(**model, report))
    if (!entente::check(sentence, report).empty()) std::abort();
  return 0;
}
