// Scores of quantities. The same protocol as the reference scorer (score_quantities.py).
#pragma once

#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

namespace entente::eval {

/// A quantity as gold and system output write it.
struct QuantityItem {
  std::vector<double> numbers;     ///< none, one value, or both ends of a range, ascending
  std::string unit, approx;
  std::set<std::string> of;        ///< words
};

QuantityItem quantity_item(const nlohmann::json& object);

struct QuantityTally {
  std::size_t gold = 0, system = 0, value = 0, unit = 0, change = 0, of = 0;
  double f1(std::size_t hits) const;
};

/// Adds one sentence: pairs one to one on value; among equal values the right unit first, then change, then a shared word of "of".
void add_sentence(QuantityTally& tally, const std::vector<QuantityItem>& gold, const std::vector<QuantityItem>& system);

}  // namespace entente::eval
