// Stage follow: findings over time -> plans with outcomes, ties.
#pragma once

#include <optional>
#include <span>

#include "entente/finding.h"

namespace entente {

/// Settles the plans of a story as of a day and folds its ties. Fills `plans` and `ties` of `brief`.
/// Without a day nothing lapses. Errors: none. Cost: plans times findings of one story. Pure.
void follow(StoryBrief& brief, std::span<const CodedReport> reports, std::optional<Day> as_of);

}  // namespace entente
