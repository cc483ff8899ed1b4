// The fullest of a finding's sentences, and who says less.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "reconcile/unit.h"

namespace entente::reconciling {

/// The unit that holds most of what several of `list` say without much else; one that does not stand alone ("This was") only if it is far
/// better. Ties: the earlier unit.
std::uint32_t fullest(const std::vector<std::uint32_t>& list, const std::vector<Unit>& units, const std::function<bool(std::uint32_t)>& alone);

/// Does `unit` leave out a name or a figure that `full` shares with another unit of the list?
bool vaguer(const Unit& unit, const Unit& full, const std::vector<std::uint32_t>& list, const std::vector<Unit>& units);

}  // namespace entente::reconciling
