// The story sets of $ENTENTE_DATA/stories as reports with their gold story.
#pragma once

#include <string>
#include <vector>

#include "entente/report.h"
#include "entente/result.h"

namespace entente::eval {

struct StorySet {
  std::vector<Report> reports;           ///< text, title and day only
  std::vector<std::string> ids;          ///< as the set names them
  std::vector<std::string> stories;      ///< gold
};

/// Reads docs.jsonl of `folder`. `dated`: with publication days where the set has them. Errors: io, format.
Result<StorySet> story_set(const std::string& folder, bool dated);

/// A report of this text with a title (may be empty) and a day (may be empty).
Report report_of(const std::string& title, const std::string& body, const std::string& day, const std::string& path);

/// A plain page as it stands: a short first paragraph without a full stop is the title.
Report plain_report(const Page& page);

}  // namespace entente::eval
