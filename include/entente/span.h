// Places in a text.
#pragma once

#include <compare>
#include <cstdint>

namespace entente {

/// Half-open byte range [begin, end) into Report::text. Invariant: begin <= end.
/// Offsets rather than pointers: they survive a move, a copy and a database.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  constexpr std::uint32_t size() const noexcept { return end - begin; }
  constexpr bool empty() const noexcept { return begin == end; }
  constexpr bool contains(Span inner) const noexcept { return begin <= inner.begin && inner.end <= end; }
  constexpr bool overlaps(Span other) const noexcept { return begin < other.end && other.begin < end; }
  /// The smallest span that holds both.
  constexpr Span joined(Span other) const noexcept {
    return {begin < other.begin ? begin : other.begin, end > other.end ? end : other.end};
  }
  friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

}  // namespace entente
