// Any bytes as a page: HTML, plain text, any encoding.
#include <cstdint>
#include <cstdlib>
#include <memory>

#include "entente/read.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // An exact-size copy: reading one byte past the end is an error the sanitizer sees.
  const std::unique_ptr<char[]> exact(new char[size]);
  for (std::size_t i = 0; i < size; ++i) exact[i] = static_cast<char>(data[i]);
  entente::Page page;
  page.path = "fuzz";
  page.bytes.assign(exact.get(), size);
  page.bytes.shrink_to_fit();
  if (size > 0 && data[0] % 4 == 1) page.media_type = "text/html";
  if (size > 0 && data[0] % 4 == 2) page.media_type = "text/plain";
  if (size > 0 && data[0] % 8 >= 4) page.facts.title = "A title given";
  const entente::Result<entente::Report> report = entente::read(page);
  if (!report) return 0;
  if (!entente::check(*report).empty()) std::abort();
  for (const entente::PageRun& run : report->page_map) {
    if (run.page.end > size || run.page.begin > run.page.end) std::abort();
  }
  for (const entente::Debris& debris : report->debris) {
    if (debris.page.end > size) std::abort();
  }
  return 0;
}
