// From expressions to times with days: what each expression is counted from.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "code/when/event.h"
#include "code/when/expression.h"
#include "code/when/tense.h"
#include "entente/report.h"
#include "entente/value.h"

namespace entente {

/// Anchors the expressions of one report, in text order.
class Anchoring {
 public:
  explicit Anchoring(const Report& report);

  /// `outlook` decides open expressions; `preposition` is the word before the expression, lower case ("since").
  When anchored(Expression expression, Outlook outlook, std::string_view preposition);
  /// Counted from an event whose day only the story knows: steps from that day in When::relative.
  When after_event(const Expression& expression, const AnchorEvent& event) const;
  /// Makes of a whole number of days or longer units the date that far ahead; others stay durations.
  static void hence(Expression& expression);
  /// "Two weeks after 3 May": a duration gets its days from the date that follows it. `direction` as in AnchorEvent.
  static void count_from(const Expression& duration, int direction, const When& date, When& out);
  /// Two dates named as the ends of one interval ("between 2012 and 2014"): both get its days.
  static void join(When& first, When& second);

 private:
  struct Mention {
    std::vector<Step> steps;
    Unit grain = Unit::second;
    std::uint32_t at = 0;       ///< how many expressions came before
  };
  const Mention* mention_for(const Expression& expression) const;
  bool attach(Expression& expression) const;
  void remember(const Expression& expression, const std::optional<Reached>& reached);

  std::optional<Day> publication_;
  std::array<Mention, 13> last_;   ///< by grain
  std::uint32_t count_ = 0;
};

}  // namespace entente
