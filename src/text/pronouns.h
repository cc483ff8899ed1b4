// Pronouns that name nobody by themselves.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace entente {

/// Folded, as the head of a phrase: "they", "which", "this".
inline bool is_bare_pronoun(std::string_view word) {
  constexpr std::array<std::string_view, 14> pronouns = {"i", "we", "you", "he", "she", "it", "they", "who", "that", "which", "this", "these", "those", "one"};
  return std::find(pronouns.begin(), pronouns.end(), word) != pronouns.end();
}

}  // namespace entente
