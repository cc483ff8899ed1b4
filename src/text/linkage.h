// Average-link agglomeration over a sparse graph.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace entente {

struct Edge {
  std::uint32_t a = 0, b = 0;
  double weight = 0;        ///< evidence that both belong together, any real number
};

/// Merges the two clusters with the largest mean weight over all their cross pairs as long as it is above 0.
/// Pairs without an edge weigh `absent` (below 0). Edges with an infinite weight are merged first, whatever the mean.
/// `members`: number of nodes. Returns for each node the smallest node of its cluster. Ties go to the smaller nodes, so the
/// result is the same for any order of `edges`. Cost: edges x log edges x largest degree, in practice near linear.
std::vector<std::uint32_t> average_link(std::uint32_t members, std::span<const Edge> edges, double absent);

}  // namespace entente
