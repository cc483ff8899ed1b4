// The standing relations of a story, each once.
#pragma once

#include <span>
#include <vector>

#include "entente/finding.h"

namespace entente::following {

/// Ties of the supporting claims of all findings, folded by kind, parties and good; in order of their first finding.
std::vector<Tie> ties_of(const StoryBrief& brief, std::span<const CodedReport> reports);

}  // namespace entente::following
