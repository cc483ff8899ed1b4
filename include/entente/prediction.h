// Stage follow: what became of what somebody said would happen.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "entente/finding.h"

namespace entente {

/// Right and wrong: a finding settled it. Too early: its day is still to come. Untestable: it names no day, or its day is over and
/// no report tells what came of it.
enum class Verdict : std::uint8_t { right, wrong, too_early, untestable };
std::string_view name_of(Verdict verdict);
Verdict verdict_of(const Plan& plan);

/// Who announces or predicts it: the speakers of its claim, else (announced) those whose deed it is, else nobody but the report.
std::vector<std::string> announcers_of(const StoryBrief& story, const Plan& plan);

}  // namespace entente
