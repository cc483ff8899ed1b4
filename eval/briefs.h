// The stories of $ENTENTE_DATA/briefs and their gold.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "entente/finding.h"
#include "entente/result.h"

namespace entente::eval {

/// As tools/score_brief.py: lower case, every run of other characters than letters and digits one blank.
std::string normal(std::string_view text);

struct GoldBrief {
  std::string name;
  std::map<int, std::string> texts;                                     ///< report number -> text
  std::map<int, PageFacts> facts;                                       ///< outlet, day, url
  nlohmann::json gold;
  std::vector<std::string> core;                                        ///< claim ids
  std::map<std::pair<std::string, int>, std::string> stance;            ///< (claim, report)
  std::map<std::pair<std::string, int>, std::vector<std::string>> cues; ///< normalised; not of silent reports

  /// Claims whose cues in report `n` these words meet.
  std::set<std::string> meets(int n, std::string_view words, bool supports, bool contradicts) const;
};

/// Every STORY folder of `folder`, or `folder` itself. Errors: io, format.
Result<std::vector<GoldBrief>> gold_briefs(const std::string& folder);

/// The reports of a story as they stand, with what meta.json says; ascending by number. Not parsed.
std::vector<Page> pages_of_brief(const GoldBrief& brief);

}  // namespace entente::eval
