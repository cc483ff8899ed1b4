// Two states' series as a drawing.
#pragma once

#include <string>
#include <vector>

#include "entente/pair.h"

namespace entente::cli {

/// One direction of a pair.
struct Direction {
  std::string source, target;
  std::vector<PairPeriod> series;
  std::vector<Alert> alerts;
};

/// Cooperation above the line, conflict below it, in words hatched by an outline, in deeds full; a period without coverage is
/// crossed out; an alert has a mark. A file of its own; the same bytes for the same series.
std::string svg_of(const std::vector<Direction>& directions);

}  // namespace entente::cli
