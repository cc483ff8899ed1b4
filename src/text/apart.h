// How many of some texts cannot go back to one source.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace entente {

/// Two texts that depend on each other by this much may have one source (docs/reconcile.md).
inline constexpr double possibly_one_source = 0.2;

/// The size of a set, the largest of those begun with one text each, of which `apart(a, b)` holds for all pairs. At most 64; the more
/// texts, the fewer begins are tried. Cost: about 2,048 times 64 calls.
template <class Apart>
std::uint32_t mutually_apart(std::span<const std::uint32_t> texts, Apart apart) {
  constexpr std::size_t most_starts = 32, enough = 64;
  if (texts.empty()) return 0;
  const std::size_t starts = std::clamp<std::size_t>(most_starts * enough / texts.size(), 1, most_starts);
  std::size_t best = 0;
  for (std::size_t start = 0; start < std::min(texts.size(), starts); ++start) {
    std::vector<std::uint32_t> found = {texts[start]};
    for (const std::uint32_t t : texts) {
      if (found.size() == enough) break;
      if (std::all_of(found.begin(), found.end(), [&](std::uint32_t u) { return u != t && apart(u, t); })) found.push_back(t);
    }
    best = std::max(best, found.size());
  }
  return static_cast<std::uint32_t>(best);
}

}  // namespace entente
