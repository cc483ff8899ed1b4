// What every page of ours needs of HTML.
#pragma once

#include <string>
#include <string_view>

namespace entente::cli {

/// Everything foreign goes through here: a page of ours never runs what a report says.
std::string escaped(std::string_view text);

}  // namespace entente::cli
