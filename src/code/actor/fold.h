// Names as the tables compare them.
#pragma once

#include <string>
#include <string_view>

namespace entente {

/// Without diacritics, curly apostrophes and long dashes straightened, runs of white space as one blank: "Élysée" -> "Elysee".
std::string fold_name(std::string_view name);
/// Whether `fold_name` would leave it as it is; false may be wrong.
bool is_folded(std::string_view name);
bool starts_upper(std::string_view text);

}  // namespace entente
