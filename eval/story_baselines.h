// What simple methods give on a story set: the figures to beat.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "entente/result.h"
#include "story_sets.h"

namespace entente::eval {

/// The story of each report, and the threshold that gave it.
struct Baseline {
  std::vector<std::uint32_t> stories;
  double threshold = 0;
};

/// `name`: singletons; centroid[,DAYS] (single pass in the order of the file, cosine with the centroid of a story, stories that
/// had no report for DAYS closed); link (single link: components of pairs above the threshold); average (average link).
/// All on tf-idf of stems (log tf, idf of the set, stop words out), with the threshold of 0.05, 0.07 ... that gives the best
/// B-cubed on this very set: better than a user would get. Errors: format (no such baseline).
Result<Baseline> baseline(const StorySet& set, const std::string& name);

}  // namespace entente::eval
