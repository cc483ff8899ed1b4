// Shorter lines that are true if the whole is.
#pragma once

#include <vector>

#include "reconcile/unit.h"

namespace entente::reconciling {

/// Beginnings of `told` without what the end of the sentence adds: a clause behind a comma or a dash ("..., whereas ...", "..., which ...", "- a key
/// component"), what somebody did besides ("... and left"). Longest first. No cut where a condition, half a quotation or a speaker would go. Of a unit of one parsed
/// sentence only.
std::vector<Span> shorter_lines(const Unit& unit, Span told, const CodedReport& report);

}  // namespace entente::reconciling
