// Made copies: stories whose texts are true reports and texts made from them, so that who goes back to whom is known.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "entente/engine.h"
#include "entente/result.h"
#include "reconcile/lineage.h"

namespace entente::eval {

/// Makes a text out of another; the same seed makes the same text.
using Rewriter = std::function<Report(const CodedReport& source, std::uint64_t seed)>;

/// Two texts of one story.
struct MadePair {
  reconciling::Bond bond;
  bool one_origin = false;         ///< one was made from the other, or both from a third
  bool outlets = false;            ///< both are true reports, of different outlets
  std::uint32_t story = 0;
};

/// All pairs of texts of the stories of `folder` with two reports or more: up to `most` true reports of a story, two texts made of
/// the first and one of every second other. Errors: those of story_set.
Result<std::vector<MadePair>> made_pairs(const Models& models, const std::string& folder, const Rewriter& rewrite, std::size_t most = 5);

/// Area under the ROC curve: how often a pair of one origin gets more than a pair of two. Ties count half.
double area_under_curve(std::vector<std::pair<double, bool>> scored);

}  // namespace entente::eval
