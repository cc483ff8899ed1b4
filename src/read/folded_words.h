// Words of a line or title, folded, to compare them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// Runs of letters and digits in lower case and without accents, in order.
std::vector<std::string> folded_words(std::string_view text);

}  // namespace entente
