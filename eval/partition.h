// Scores of one grouping against another.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace entente::eval {

struct PartitionScores {
  double b3_p = 0, b3_r = 0, b3_f1 = 0, pair_p = 0, pair_r = 0, pair_f1 = 0, gain_over_singletons = 0;
  std::size_t clusters = 0, gold = 0, largest = 0;
};

/// `gold` and `system`: the group of each item. As tools/score_stories.py.
PartitionScores score_partition(const std::vector<std::uint32_t>& gold, const std::vector<std::uint32_t>& system);

/// Names as numbers in order of first sight.
std::vector<std::uint32_t> numbered(const std::vector<std::string>& names);

double f1(double p, double r);

}  // namespace entente::eval
