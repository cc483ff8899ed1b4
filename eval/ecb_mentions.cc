#include "ecb_mentions.h"

#include <algorithm>
#include <map>
#include <sstream>

#include "entente/gather.h"
#include "eval.h"
#include "story_sets.h"
#include "text/frequency.h"
#include "text/shingles.h"

namespace entente::eval {
namespace {

using Json = nlohmann::json;
using reconciling::EventMention;

/// Head of a phrase without a parser: its rarest content word, the last of equals.
std::string head_of(const std::string& phrase) {
  std::string best;
  double most = -1;
  for (const Word& word : words_of(phrase)) {
    const double weight = word.stop ? 0 : rarity(word.stem);
    if (weight >= most) most = weight, best = word.stem;
  }
  return best;
}

void read_context(EventMention& mention, const Json& sentence) {
  std::string text;
  for (const Json& token : sentence) text += token.get<std::string>() + " ";
  for (const Word& word : words_of(text)) {
    if (word.stop) continue;
    mention.context.push_back({hash_of(word.stem), rarity(word.stem)});
    if (word.capital && !word.opens) mention.names.push_back(hash_of(word.stem));
  }
  std::sort(mention.context.begin(), mention.context.end(), [](const auto& a, const auto& b) { return a.hash < b.hash; });
  mention.context.erase(std::unique(mention.context.begin(), mention.context.end(), [](const auto& a, const auto& b) { return a.hash == b.hash; }), mention.context.end());
  std::sort(mention.names.begin(), mention.names.end());
  mention.names.erase(std::unique(mention.names.begin(), mention.names.end()), mention.names.end());
}

}  // namespace

Result<EcbMentions> ecb_mentions(const std::string& folder, const std::string& split) {
  const Result<StorySet> set = story_set(folder, false);
  if (!set) return set.error();
  const Result<std::string> docs = file_bytes(folder + "/docs.jsonl");
  const Result<std::string> rows = file_bytes(folder + "/mentions.jsonl");
  if (!docs) return docs.error();
  if (!rows) return rows.error();
  std::map<std::string, Json> sents;
  std::map<std::string, std::uint32_t> number;
  std::vector<Report> reports;
  std::istringstream lines(*docs);
  std::uint32_t n = 0;
  for (std::string line; std::getline(lines, line); ++n) {
    Json doc = Json::parse(line);
    if (!split.empty() && doc.at("split") != split) continue;
    const std::string name = doc.at("doc");
    number[name] = static_cast<std::uint32_t>(reports.size());
    sents[name] = doc.at("sents");
    reports.push_back(set->reports[n]);
  }
  std::vector<std::uint32_t> story(reports.size());
  const std::vector<Story> stories = gather(reports);
  for (std::uint32_t s = 0; s < stories.size(); ++s) for (const std::uint32_t r : stories[s].reports) story[r] = s;
  EcbMentions out;
  std::istringstream mentions(*rows);
  for (std::string line; std::getline(mentions, line);) {
    const Json row = Json::parse(line);
    const auto at = number.find(row.at("doc"));
    if (row.at("kind") != "event" || !row.at("gold").get<bool>() || at == number.end()) continue;
    EventMention mention;
    mention.report = at->second;
    mention.sentence = row.at("sent");
    mention.head = head_of(row.at("text"));
    read_context(mention, sents.at(at->first).at(mention.sentence));
    out.docs.push_back(at->first);
    out.ids.push_back(row.at("id"));
    out.chains.push_back(row.at("chain"));
    out.topics.push_back(std::to_string(row.at("topic").get<int>()));
    out.story.push_back(story[at->second]);
    out.mentions.push_back(std::move(mention));
  }
  return out;
}

}  // namespace entente::eval
