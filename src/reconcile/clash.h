// Where two aligned sentences cannot both be right.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "reconcile/unit.h"

namespace entente::reconciling {

/// What a unit says in a slot, so that the same value of other units can be found.
struct Value {
  std::string key;        ///< equal keys are the same value
  std::string words;      ///< as the report writes it
};

/// Two values of one slot that exclude each other.
struct Clash {
  std::string slot;
  std::string thing;      ///< what the values are of: clashes about one thing belong together
  bool hard = true;
  double bar = 0;         ///< the pair must be at least this likely to say the same (log odds)
  Value a, b;
};

/// Clashes of two units of different texts; `elsewhere(text, number)`: does that text give the number for the same thing anywhere?
std::vector<Clash> clashes_of(const Unit& a, const Unit& b, const CodedReport& x, const CodedReport& y, const std::vector<Unit>& units);

}  // namespace entente::reconciling
