// Any bytes as a file: packed data, feeds, JSON Lines.
#include <cstdint>
#include <cstdlib>
#include <memory>

#include "entente/read.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::unique_ptr<char[]> exact(new char[size]);
  for (std::size_t i = 0; i < size; ++i) exact[i] = static_cast<char>(data[i]);
  entente::Page file;
  file.path = "fuzz";
  file.bytes.assign(exact.get(), size);
  file.bytes.shrink_to_fit();
  entente::ReadOptions options;
  options.max_bytes = 1 << 20;
  const auto pages = entente::pages_of(std::move(file), options);
  if (!pages) return 0;
  for (const auto& page : *pages) {
    if (!page) continue;
    const entente::Result<entente::Report> report = entente::read(*page, options);
    if (report && !entente::check(*report).empty()) std::abort();
  }
  return 0;
}
