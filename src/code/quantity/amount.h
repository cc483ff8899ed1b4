// An amount as read, before it is known what it counts.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "code/grammar/rules.h"
#include "entente/value.h"

namespace entente {

struct Amount {
  Span span;
  Rational low, high;
  Hedge hedge = Hedge::exact;
  Change change = Change::none;
  std::string unit, dimension;
  bool hedged = false;
  bool scaled = false;        ///< "million" is part of it
  bool bare = false;          ///< a number and nothing else
  std::string rule;
};

struct UnitEntry {
  std::string unit, dimension, name;
};

/// What the actions of the quantity rules do, ready to run.
struct AmountAction {
  enum class Kind : std::uint8_t {
    amount, minus, unit, age, times, times_word, fraction, ratio, mixed, indefinite, dozens, amount_half, use, per, per_word, join, join_near, join_rising, part_of, hedge, skip
  };
  Kind kind = Kind::skip;
  std::vector<RuleArgument> arguments;
};

/// Errors: model (an action that there is not; names the rule).
Result<std::vector<std::vector<AmountAction>>> compile_amounts(std::span<const Rule> rules);

/// Runs the actions of a match; nothing if they lead nowhere (an amount beyond 10^18, other units at the ends of a range).
std::optional<Amount> run_amount(std::span<const AmountAction> actions, const RuleMatch& match, std::span<const Element> elements,
                                 std::span<const Amount> amounts, const Lexicon& lexicon, std::span<const UnitEntry> units);

/// One amount that runs from the first to the second ("from 21 mpg combined to 23"); nothing if their units do not go together.
std::optional<Amount> joined(const Amount& first, const Amount& second);

std::optional<Hedge> hedge_of(std::string_view sign);

}  // namespace entente
