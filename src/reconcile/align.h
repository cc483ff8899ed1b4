// Units that say the same, put together.
#pragma once

#include <cstdint>
#include <vector>

#include "reconcile/pair.h"

namespace entente::reconciling {

/// Units that carry one claim; every unit is in exactly one group. Groups and their units ascend.
using Group = std::vector<std::uint32_t>;

/// Average link over the pair decision. Two sentences of one text may stand in one group if a third text draws both.
std::vector<Group> align(const std::vector<Unit>& units, const std::vector<Pair>& pairs);

}  // namespace entente::reconciling
