// Report lines of any bytes: an Error or a report that keeps its invariants and reads back as itself.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <memory>

#include "entente/json.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // A buffer of the exact size, so that a read past the end is seen.
  const auto bytes = std::make_unique<char[]>(size);
  std::copy(data, data + size, bytes.get());
  const auto report = entente::report_from_json({bytes.get(), size});
  if (!report) return 0;
  if (!check(*report).empty()) std::abort();
  const auto again = entente::report_from_json(to_json(*report));
  if (!again || again->id != report->id || again->title != report->title) std::abort();
  return 0;
}
