// Finding a line of a sorted table by its first column.
#pragma once

#include <optional>
#include <string_view>

namespace entente {

/// `table`: lines "key" or "key<TAB>rest", sorted by bytes of the key. What follows the tab, if the key is there.
/// Binary search on the bytes: no table is ever unpacked.
std::optional<std::string_view> lookup(std::string_view table, std::string_view key);

}  // namespace entente
