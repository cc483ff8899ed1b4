// When an undated report was published, as its story tells.
#pragma once

#include <vector>

#include "reconcile/align.h"
#include "reconcile/unit.h"

namespace entente::reconciling {

/// Publication days of each text: its own where it has them, else those that agree best with what it tells: days it states as past or
/// to come, relative days ("Wednesday") of happenings that other reports date, what it tells as done that others announce. Ends that
/// nothing bounds stay unknown; without evidence, or with evidence that contradicts itself, `none`. Never writes into a report.
/// Cost: days looked at (at most 420) times the evidence.
std::vector<Published> dates_of(const Texts& texts, const std::vector<Unit>& units, const std::vector<Group>& groups);

/// Gives the relative times of `claim` their days.
void resolve_times(Claim& claim, const Published& published);

}  // namespace entente::reconciling
