// Sentences of different reports that exclude or shade each other.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "reconcile/align.h"

namespace entente::reconciling {

/// One value and the units that give it.
struct Stand {
  std::string value;
  std::vector<std::uint32_t> units;      ///< ascending
};

/// A slot that aligned units fill differently. Hard: both cannot be true.
struct Dispute {
  std::string slot;                      ///< "number", "date", "place", "polarity", "attribution"
  bool hard = false;
  std::vector<Stand> stands;             ///< two or more; those of most texts first, then by the first unit
};

/// Every dispute between units that a pair brings together. `scores`: log odds of each pair that both say the same; `dates`: of each text.
std::vector<Dispute> disputes_of(const std::vector<Unit>& units, const std::vector<Pair>& pairs, const std::vector<double>& scores,
                                 const Texts& texts, const std::vector<Published>& dates);

}  // namespace entente::reconciling
