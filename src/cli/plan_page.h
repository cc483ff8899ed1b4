// What was announced and predicted, and what came of it, as a page.
#pragma once

#include "cli/system_page.h"

namespace entente::cli {

/// Sections ANNOUNCED and PREDICTED over all stories, each with its tally; rows by due day, those without one last.
SystemPage plan_page_of(const Brief& brief, const Options& options);

/// The same plans as JSON Lines, without a limit.
std::string plan_lines_of(const Brief& brief, const Options& options);

}  // namespace entente::cli
