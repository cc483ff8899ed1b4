// Stage reconcile: a story's claims -> findings.
#pragma once

#include <optional>
#include <span>

#include "entente/finding.h"

namespace entente {

/// Puts the claims of one story together: what several say and with how many independent origins, what differs,
/// what only one says. Never picks a winner. `plans` and `ties` are left to `follow`.
///
/// Input:   the batch and one story of it.
/// Errors:  none. Cost: a report's does not grow with a large story (docs/reconcile.md, Large stories). Pure;
///          the same for any order of the reports.
/// Source:  docs/reconcile.md.
StoryBrief reconcile(std::span<const CodedReport> reports, const Story& story);

}  // namespace entente
