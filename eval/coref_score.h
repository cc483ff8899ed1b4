// Scores of coreference, as tools/score_coref.py.
#pragma once

#include <cstdint>
#include <vector>

namespace entente::eval {

struct CorefScores {
  double muc = 0, b3 = 0, ceafe = 0, lea = 0;
  double conll() const { return (muc + b3 + ceafe) / 3; }
};

/// Clusters of mention numbers.
CorefScores score_coref(const std::vector<std::vector<std::uint32_t>>& gold, const std::vector<std::vector<std::uint32_t>>& system);

}  // namespace entente::eval
