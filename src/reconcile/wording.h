// How a finding reads: the words shown, who speaks them, and whether they stand without the report around them.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "reconcile/unit.h"

namespace entente::reconciling {

/// One line of a brief.
struct Line {
  std::string text;
  std::string_view lacks;      ///< what a reader of this line alone misses ("an antecedent"); empty: nothing
  std::vector<Span> explained, quoted;   ///< as of Shown
  bool speaker = false;
};

/// What of the unit is told to a reader: without an opening that hangs on the sentence before ("Against this backdrop,", "Additionally,") and
/// without a participle at the end ("..., underlining its resolve") that only this unit has.
Span telling(const Unit& unit, const std::vector<std::uint32_t>& list, const std::vector<Unit>& units, const CodedReport& report);

/// The words at `told` with a capital at the front, a full stop where words were cut, and the pronouns whose entity is known in brackets: "[Ada Holm] met
/// them". Words cut out of a quotation get the mark they lack, and their speaker if they name none: `Ada Holm: "The port is open."`. The words between
/// two marks are always the report's own. `theme`: see Shown.
Line line_of(const CodedReport& report, Span told, const std::vector<std::string>* theme = nullptr);

/// The lines of a story, each made once: most sentences are weighed and printed with the same words.
class Lines {
 public:
  /// Both must outlive it.
  Lines(const Texts& texts, const std::vector<std::string>& theme) : texts_(texts), theme_(theme) {}
  const Line& of(std::uint32_t text, Span told);

 private:
  const Texts& texts_;
  const std::vector<std::string>& theme_;
  std::map<std::pair<std::uint32_t, Span>, Line> made_;
};

}  // namespace entente::reconciling
