#include "stance_pairs.h"

#include <map>
#include <sstream>

#include "eval.h"
#include "story_sets.h"

namespace entente::eval {

Result<StancePairs> stance_pairs(const std::string& folder) {
  const Result<StorySet> set = story_set(folder, false);
  if (!set) return set.error();
  const Result<std::string> bytes = file_bytes(folder + "/pairs.jsonl");
  if (!bytes) return bytes.error();
  StancePairs out;
  std::map<std::string, std::size_t> number;
  for (std::size_t i = 0; i < set->ids.size(); ++i) {
    number[set->ids[i]] = i;
    out.reports.push_back(set->reports[i]);
  }
  std::istringstream lines(*bytes);
  for (std::string line; std::getline(lines, line);) {
    const nlohmann::json row = nlohmann::json::parse(line, nullptr, false);
    if (row.is_discarded()) return Error{Error::Kind::format, folder + "/pairs.jsonl: a line that is no JSON"};
    const auto at = number.find(row.at("body"));
    if (at != number.end()) out.pairs.push_back({row.at("headline"), row.at("body"), row.at("stance"), row.at("story"), at->second});
  }
  return out;
}

}  // namespace entente::eval
