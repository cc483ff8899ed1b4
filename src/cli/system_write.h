// A system page as text for the terminal, Markdown, or one self-contained HTML page.
#pragma once

#include <string>

#include "cli/system_page.h"
#include "cli/terminal.h"

namespace entente::cli {

std::string text_of(const SystemPage& page, const Terminal& terminal, const Options& options);
std::string markdown_of(const SystemPage& page, const Options& options);
/// One file, no script, nothing fetched; the network is drawn where there is one; every row opens to its sentences.
std::string html_of(const SystemPage& page);

}  // namespace entente::cli
