// entente-eval brief DIR: the whole way on stories with a gold brief. As tools/score_brief.py.
#include <filesystem>
#include <fstream>

#include "brief_score.h"
#include "briefs.h"
#include "entente/follow.h"
#include "entente/gather.h"
#include "entente/json.h"
#include "entente/reconcile.h"
#include "eval.h"
#include "story_sets.h"

namespace entente::eval {
namespace {

/// Reports without the stages before gather: what words alone give (--option words).
std::vector<CodedReport> plain(const GoldBrief& gold) {
  std::vector<CodedReport> out;
  for (const Page& page : pages_of_brief(gold)) {
    const std::string& text = page.bytes;
    const std::size_t line = text.find('\n');
    const bool title = line != std::string::npos && line < 160 && text.substr(line, 2) == "\n\n" && text[line - 1] != '.';
    const std::string day = page.facts.published ? to_line(*page.facts.published) : "";
    out.push_back({report_of(title ? text.substr(0, line) : "", title ? text.substr(line + 2) : text, day, page.path), {}, {}});
  }
  return out;
}

Brief brief_of(const GoldBrief& gold) {
  Brief out;
  out.reports = plain(gold);
  for (const Story& story : gather(out.reports)) {
    out.stories.push_back(reconcile(out.reports, story));
    follow(out.stories.back(), out.reports, std::nullopt);
  }
  return out;
}

}  // namespace

Result<Scores> brief(const Request& request) {
  const Result<std::vector<GoldBrief>> golds = gold_briefs(request.gold.front());
  if (!golds) return golds.error();
  BriefScorer scorer;
  Scores wrong = Scores::array();
  for (const GoldBrief& gold : *golds) {
    const Brief system = brief_of(gold);
    for (const StoryBrief& story : system.stories) {
      if (const std::string fault = check(story, system.reports); !fault.empty()) wrong.push_back(gold.name + ": " + fault);
    }
    const std::string json = to_json(system);
    scorer.add(gold, nlohmann::json::parse(json));
    if (request.out.empty()) continue;
    std::filesystem::create_directories(request.out);
    std::ofstream file(std::filesystem::path(request.out) / (gold.name + ".json"));
    file << json << '\n';
    if (!file) return Error{Error::Kind::io, request.out + ": cannot be written"};
  }
  Scores out = scorer.figures();
  if (!wrong.empty()) out["broken_invariants"] = wrong;
  return out;
}

}  // namespace entente::eval
