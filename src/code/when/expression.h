// A time expression as read, before it is anchored to a day.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "code/grammar/rules.h"
#include "entente/span.h"
#include "entente/value.h"
#include "text/resolve.h"

namespace entente {

/// What decides the side of the first step ("Friday": before or after the publication day).
enum class Open : std::uint8_t { none, past, near };   ///< the verb's tense, else the past; else the nearest

/// Which day the first step is counted from.
/// `quarter`: an earlier mention if it is a quarter ("a year ago" in an earnings report), else the publication day.
enum class Base : std::uint8_t { publication, mention, quarter, event };

struct Expression {
  Span span;
  TimexType type = TimexType::date;
  std::vector<Step> steps;             ///< of a date; of a duration or a reference, only for its days
  Open open = Open::none;
  Base base = Base::publication;
  bool fixed = false;                  ///< `value` is final: a duration, a set, PRESENT_REF
  bool guard = false;                  ///< a number that is a year only if no noun is counted by it
  bool emit = true;                    ///< false: only part of larger expressions
  std::string value, mod, quant, freq;
  Rational amount{1, 1};               ///< of a duration
  bool vague = false;                  ///< "several years"
  Unit unit = Unit::day;
  std::string rule;
  std::size_t element = 0;             ///< where it stands among the elements of its sentence
};

/// Grain that the steps lead to; Unit::second if there are none.
Unit grain_of(const Expression& expression);
/// "P3M", "PT16H", "P2Y6M", "PXW".
std::string duration_value(const Expression& expression);

/// What the actions of a rule file do, ready to run.
struct WhenAction {
  enum class Kind : std::uint8_t {
    step, use, inside, with, mention, quarter, side_last, event, mod, ref, duration, vague, add, set, every, quant, freq, type, hedge, ago, hence,
    back, during_past, during_next, part, partial, skip, century, pivot, week_of, guard,
    half_duration, weekly, decade_of, clock_of, date_through, period_back, clock_point
  };
  Kind kind = Kind::skip;
  Step::Kind step = Step::Kind::unit;
  Unit unit = Unit::day;                ///< of "week -1"
  std::string text;                     ///< of mod, ref, quant, freq, type
  std::vector<RuleArgument> arguments;
};

}  // namespace entente
