// Scores of briefs, as tools/score_brief.py computes them.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "briefs.h"

namespace entente::eval {

/// Counts pooled over stories.
class BriefScorer {
 public:
  /// One story: its gold and what `entente brief --json` says of its reports.
  void add(const GoldBrief& gold, const nlohmann::json& system);
  nlohmann::ordered_json figures() const;

 private:
  std::map<std::string, double> counts_;
  std::map<std::pair<std::string, std::string>, double> table_;   ///< (gold stance, stance read or "") -> cells
};

}  // namespace entente::eval
