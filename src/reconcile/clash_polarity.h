// What one report asserts and another denies.
#pragma once

#include <vector>

#include "reconcile/clash.h"

namespace entente::reconciling {

/// Which claims the unit asserts, and which it denies. Neither where it says "not only" or "no less than".
void read_polarity(Side& side);
/// Adds the clash of two units one of which denies what the other asserts: claims with one predicate and an argument in common that is not
/// told apart by its modifiers; where a unit was not coded, by its words.
void polarity_clashes(std::vector<Clash>& out, const Side& a, const Side& b);

}  // namespace entente::reconciling
