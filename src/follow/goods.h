// Goods by what they are, not by how long their name is (data/follow/goods.txt).
#pragma once

#include <string>
#include <string_view>

namespace entente::following {

/// The name that all names of one good share: "essential rare earth minerals" and "rare earths" give "rare earth". Lower
/// case; empty for what names no good ("more", "goods"). Pure.
std::string good_of(std::string_view name);

}  // namespace entente::following
