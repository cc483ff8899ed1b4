// Days of one happening that exclude each other.
#pragma once

#include <vector>

#include "reconcile/clash.h"

namespace entente::reconciling {

/// Adds the clash of days of two units: claims with one predicate and a filler in common, both done or both ahead. Relative days are
/// compared from the reports' days, where both are unknown from any day both may share.
void date_clashes(std::vector<Clash>& out, const Side& a, const Side& b);

}  // namespace entente::reconciling
