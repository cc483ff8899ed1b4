// A brief page as text for the terminal, Markdown or one self-contained HTML page.
#pragma once

#include <string>

#include "cli/page.h"
#include "cli/terminal.h"

namespace entente::cli {

std::string text_of(const BriefPage& page, const Terminal& terminal, const Options& options);
std::string markdown_of(const BriefPage& page, const Options& options);
/// One file, no script needed, nothing fetched; every row opens to its sentences.
std::string html_of(const BriefPage& page);

}  // namespace entente::cli
