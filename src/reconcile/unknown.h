// What a brief must own up to.
#pragma once

#include <string>
#include <vector>

#include "reconcile/unit.h"

namespace entente::reconciling {

/// Lines for NOT KNOWN: undated reports, order, sentences not coded, lineage unknown. Reports are named by position from 1.
std::vector<std::string> not_known_of(const StoryBrief& brief, const Texts& texts);

}  // namespace entente::reconciling
