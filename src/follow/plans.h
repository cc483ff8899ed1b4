// Announced and predicted findings, and what came of them.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "entente/finding.h"

namespace entente::following {

/// The plans among the findings of a story, by finding. See entente/follow.h.
std::vector<Plan> plans_of(const StoryBrief& brief, std::span<const CodedReport> reports, std::optional<Day> as_of);

}  // namespace entente::following
