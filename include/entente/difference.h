// What one set of reports says differently from another.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "entente/finding.h"

namespace entente {

enum class DifferenceKind : std::uint8_t {
  added,      ///< only the second set says it
  dropped,    ///< only the first set says it
  changed,    ///< both say it, with other values
  vaguer,     ///< the second set leaves out names or figures that the first gives
  fuller      ///< the second set gives names or figures that the first leaves out
};
std::string_view name_of(DifferenceKind change);

/// One line of the comparison. `before` and `after`: the sentences of the first and of the second set.
struct Difference {
  DifferenceKind change = DifferenceKind::added;
  std::uint32_t story = 0;               ///< index into Brief::stories
  std::string text;                      ///< the finding
  std::vector<std::string> lost;         ///< names, figures or values that only the first set gives, most spoken of first
  std::vector<std::string> gained;       ///< those that only the second gives
  std::vector<Support> before, after;
  friend bool operator==(const Difference&, const Difference&) = default;
};

/// Compares what the reports `first` say with what the reports `second` say, by a brief of all of them together; a report may be in both.
/// Order: by story, then changed, vaguer, fuller, added, dropped, then by the rank of the findings. Errors: none. Linear in the findings. Pure.
std::vector<Difference> differences(const Brief& brief, const std::set<ReportId>& first, const std::set<ReportId>& second);

}  // namespace entente
