// Where sentences end inside a block.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "entente/span.h"

namespace entente {

/// Ends of the sentences of a block: positions in `tokens`, ascending, the last one tokens.size().
/// A sentence ends after . ! ? and what closes with it (quotes, brackets), unless the dot belongs to an abbreviation
/// or the next word goes on in lower case. Cost: linear.
void sentence_ends(std::string_view text, std::span<const Span> tokens, std::vector<std::uint32_t>& ends);

}  // namespace entente
