// What the network says of a sentence.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "entente/sentence.h"

namespace entente {

struct Analysis {
  std::vector<std::uint16_t> tags;        ///< numbers in Impl::tags
  std::vector<std::uint32_t> heads;       ///< 0: the root, else word number from 1
  std::vector<std::uint16_t> relations;
  std::vector<std::uint8_t> names;        ///< numbers in `name_tags`: O, B-PER, I-PER, B-ORG, I-ORG, B-LOC, I-LOC
  std::vector<Margins> margins;
};
inline constexpr std::size_t name_tags = 7;

}  // namespace entente
