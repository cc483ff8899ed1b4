// Units that say the same, put together.
#pragma once

#include <cstdint>
#include <vector>

#include "reconcile/pair.h"

namespace entente::reconciling {

/// Units that carry one claim; every unit is in exactly one group. Groups and their units ascend.
using Group = std::vector<std::uint32_t>;

/// Log odds of each pair that both say the same.
std::vector<double> scores_of(const std::vector<Pair>& pairs, const std::vector<Unit>& units);

/// Added to the log odds of a pair. For findings: set by `entente-eval brief` so that nine links in ten are right. For what two texts have
/// in common (origins, days) links must be surer.
inline constexpr double lenient = 0.7, strict = 0.5;

/// Average link over the scores. Two sentences of one text may stand in one group if a third text draws both.
std::vector<Group> align(const std::vector<Unit>& units, const std::vector<Pair>& pairs, const std::vector<double>& scores, double lenience);

/// For each unit the index of its group.
std::vector<std::size_t> group_of(const std::vector<Group>& groups, const std::vector<Unit>& units);

/// For each group the units of other groups that say part of the same: a sentence with two claims stands in one group and helps another.
/// At most one of a text, only of texts the group has not.
std::vector<Group> helpers(const std::vector<Group>& groups, const std::vector<Unit>& units, const std::vector<Pair>& pairs, const std::vector<double>& scores);

/// A sentence that only one text has and whose helpers, two or more, all stand in one group says what that group says: it joins it.
std::vector<Group> folded(std::vector<Group> groups, const std::vector<Unit>& units, const std::vector<Pair>& pairs, const std::vector<double>& scores);

}  // namespace entente::reconciling
