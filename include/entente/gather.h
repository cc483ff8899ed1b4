// Stage gather: reports -> stories.
#pragma once

#include <span>
#include <vector>

#include "entente/finding.h"

namespace entente {

struct GatherOptions {
  bool one_story = false;        ///< the user says that all reports are on one happening
};

/// Groups the reports of a batch into stories by their words and days alone: nothing needs to be parsed before.
/// Every report is in exactly one story; exact copies are always together.
/// Output: stories by size (largest first), then by id. The same for any order of the batch, up to the indices.
/// Cost: candidates by shared rare words, actors and titles, so well below quadratic; memory linear.
/// Source: Miranda et al., EMNLP 2018; docs/gather.md.
std::vector<Story> gather(std::span<const Report> reports, const GatherOptions& options = {});

}  // namespace entente
