#include "parse/names.h"

#include <array>

#include "parse/encode.h"

namespace entente {
namespace {

bool begins(std::size_t tag) { return tag % 2 == 1; }
bool may_follow(std::size_t before, std::size_t tag) {
  if (tag == 0 || begins(tag)) return true;
  return before == tag || before + 1 == tag;
}

}  // namespace

void best_names(std::span<const float> scores, std::size_t words, std::vector<std::uint8_t>& out) {
  out.assign(words, 0);
  if (words == 0) return;
  constexpr float never = -1e30f;
  std::vector<std::array<std::uint8_t, name_tags>> back(words);
  std::array<float, name_tags> best{};
  for (std::size_t k = 0; k < name_tags; ++k) best[k] = may_follow(0, k) ? scores[k] : never;
  for (std::size_t t = 1; t < words; ++t) {
    std::array<float, name_tags> next{};
    for (std::size_t k = 0; k < name_tags; ++k) {
      std::size_t from = 0;
      float most = never * 2;
      for (std::size_t b = 0; b < name_tags; ++b)
        if (may_follow(b, k) && best[b] > most) most = best[b], from = b;
      next[k] = most + scores[t * name_tags + k];
      back[t][k] = static_cast<std::uint8_t>(from);
    }
    best = next;
  }
  std::size_t at = 0;
  for (std::size_t k = 1; k < name_tags; ++k)
    if (best[k] > best[at]) at = k;
  for (std::size_t t = words; t-- > 0;) {
    out[t] = static_cast<std::uint8_t>(at);
    at = back[t][at];
  }
}

std::vector<Name> names_of(std::span<const std::uint8_t> tags) {
  std::vector<Name> names;
  for (TokenIndex i = 0; i < tags.size(); ++i) {
    if (tags[i] == 0) continue;
    if (begins(tags[i])) names.push_back({static_cast<NameKind>((tags[i] - 1) / 2), i, i + 1});
    else names.back().end = i + 1;
  }
  return names;
}

}  // namespace entente
