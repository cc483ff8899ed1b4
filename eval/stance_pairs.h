// Pairs of headline and body of the FNC set.
#pragma once

#include <string>
#include <vector>

#include "entente/report.h"
#include "entente/result.h"

namespace entente::eval {

struct StancePair {
  std::string headline, body, stance, story;
  std::size_t report = 0;                ///< index into StancePairs::reports
};

struct StancePairs {
  std::vector<Report> reports;
  std::vector<StancePair> pairs;
};

/// pairs.jsonl and docs.jsonl of `folder`. Errors: io, format.
Result<StancePairs> stance_pairs(const std::string& folder);

}  // namespace entente::eval
