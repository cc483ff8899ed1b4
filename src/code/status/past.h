// Clauses about times before the news.
#pragma once

#include "code/status/marks.h"
#include "entente/report.h"

namespace entente::status {

/// For each token: does its phrase or subordinate clause hold a date before the report ("in 2010", "two decades
/// ago")? A date in a subordinate clause says nothing of the clause above it.
/// Without a publication day a year counts only below a subordinate clause or a noun.
std::vector<bool> dated_before(const Dependents& tree, const Report& report, std::span<const Marks> marks);

}  // namespace entente::status
