// What the encoder sees of a word; train/features.py computes the same.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace entente {

inline constexpr std::size_t affix_count = 5;     // suffixes of 2, 3, 4, prefix of 3, shape
inline constexpr std::uint32_t affix_buckets = 8192;

struct WordKeys {
  std::string word;       ///< plain, lower case, digits as 0
  std::string vector;     ///< plain, lower case
  std::array<std::uint32_t, affix_count> affixes{};
};

/// Typographic quotes and dashes as ASCII; '' as a double quote.
std::string plain(std::string_view form);
/// Lower case by simple folding of each character.
std::string lower(std::string_view form);

WordKeys keys_of(std::string_view form);

}  // namespace entente
