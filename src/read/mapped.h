// A text that remembers where in its source every byte came from.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// From `text` on, bytes stand one to one for the source bytes from `source` on, until the next point.
struct MapPoint {
  std::uint32_t text = 0;
  std::uint32_t source = 0;
};

struct MappedText {
  std::string text;
  std::vector<MapPoint> points;

  /// What is appended next starts at `source`.
  void mark(std::size_t source) {
    const auto at = static_cast<std::uint32_t>(text.size());
    const auto from = static_cast<std::uint32_t>(source);
    if (!points.empty()) {
      const MapPoint last = points.back();
      if (from - last.source == at - last.text) return;
      if (last.text == at) {
        points.back().source = from;
        return;
      }
    }
    points.push_back({at, from});
  }
};

/// Index of the point that governs the byte at `text`.
inline std::size_t point_of(const std::vector<MapPoint>& points, std::uint32_t text) {
  const auto it = std::upper_bound(points.begin(), points.end(), text,
                                   [](std::uint32_t at, const MapPoint& point) { return at < point.text; });
  return it == points.begin() ? 0 : static_cast<std::size_t>(it - points.begin()) - 1;
}

/// Source offset of the byte at `text`; no points: the text is its own source.
inline std::uint32_t source_of(const std::vector<MapPoint>& points, std::uint32_t text) {
  if (points.empty()) return text;
  const MapPoint point = points[point_of(points, text)];
  return point.source + (text > point.text ? text - point.text : 0);
}

}  // namespace entente
