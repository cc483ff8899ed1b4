// Stage follow: the signed network of states and its structural balance.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace entente {

/// An undirected edge between two nodes; sign is +1 or -1.
struct SignedEdge {
  std::uint32_t a = 0, b = 0;
  std::int8_t sign = 1;
  friend bool operator==(const SignedEdge&, const SignedEdge&) = default;
};

struct Balance {
  std::uint32_t nodes = 0, edges = 0;
  std::uint32_t triads = 0, balanced = 0;      ///< closed triads, and those with an even number of negative edges
  std::uint32_t frustration = 0;               ///< fewest edges whose sign must change for two camps to fit
  bool exact = true;                           ///< false: an upper bound
  std::uint32_t at_least = 0;                  ///< lower bound; equal to `frustration` if exact
  std::vector<std::uint8_t> camp;              ///< 0 or 1 a node, of the partition found
  friend bool operator==(const Balance&, const Balance&) = default;
};

/// Balance of a signed network. Several edges between two nodes are summed to one sign; a sum of 0 is no edge.
/// Exact by branch and bound up to `exact_nodes` nodes of a connected part, a local search's upper bound above it.
/// Cost: exponential in `exact_nodes` at worst, polynomial beyond.
/// Source: Aref, Mason, Wilson, "A modeling and computational study of the frustration index in signed networks", Networks 2020.
Balance balance(std::uint32_t nodes, std::span<const SignedEdge> edges, std::uint32_t exact_nodes = 22);

}  // namespace entente
