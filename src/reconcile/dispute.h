// Groups whose reports exclude or shade each other.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "reconcile/align.h"

namespace entente::reconciling {

/// One value and the units that give it.
struct Side {
  std::string value;
  std::vector<std::uint32_t> units;      ///< ascending
};

/// A slot of one group that its units fill differently.
struct Dispute {
  std::string slot;
  bool hard = false;
  std::uint32_t group = 0;
  std::vector<Side> sides;               ///< two or more, the one with most texts first
};

std::vector<Dispute> disputes_of(const std::vector<Unit>& units, const std::vector<Group>& groups, const Texts& texts);

}  // namespace entente::reconciling
