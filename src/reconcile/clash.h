// Where two aligned sentences cannot both be right.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "reconcile/unit.h"

namespace entente::reconciling {

/// A meeting, visit or talks in a city, within a month.
struct Contact {
  const Place* city = nullptr;
  DayRange days;
};

/// A unit with what is known of its report, read once for all the units it meets.
struct Side {
  const Unit& unit;
  const CodedReport& report;
  const Published& published;                ///< stated or inferred
  std::vector<bool> asserts, denies;         ///< for each of the unit's claims
  std::vector<const Quantity*> shares, sums; ///< within the unit; sums of money
  std::vector<Contact> contacts;
  std::vector<const Quote*> quotations;      ///< word for word, that hold the unit or stand in it
};
const Claim& claim_at(const Side& side, std::size_t place);
/// The claim of the unit with the shortest clause that holds the span, statements left out; its place among the unit's claims.
std::optional<std::size_t> clause_at(Span span, const Side& side);
Side side_of(const Unit& unit, const CodedReport& report, const Published& published);

/// What a unit says in a slot, so that the same value of other units can be found.
struct Value {
  std::string key;        ///< equal keys are the same value
  std::string words;      ///< as the report writes it
};

/// A bar that every pair of sentences passes.
inline constexpr double any_pair = -100;

/// Two values of one slot that exclude each other.
struct Clash {
  std::string slot;
  std::string thing;      ///< what the values are of: clashes about one thing belong together
  bool hard = true;
  double bar = 0;         ///< the pair must be at least this likely to say the same (log odds)
  Value a, b;
};

/// Clashes of two units of different texts. `units`: all of the story; a text that gives the other's value elsewhere excludes nothing.
std::vector<Clash> clashes_of(const Side& a, const Side& b, const std::vector<Unit>& units);

}  // namespace entente::reconciling
