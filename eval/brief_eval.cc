// entente-eval brief DIR: the whole way on stories with a gold brief. As tools/score_brief.py.
#include <filesystem>
#include <fstream>

#include "brief_score.h"
#include "briefs.h"
#include "entente/engine.h"
#include "entente/follow.h"
#include "entente/gather.h"
#include "entente/json.h"
#include "entente/reconcile.h"
#include "eval.h"
#include "story_sets.h"

namespace entente::eval {
namespace {

/// Gold texts read as any page is. One that read refuses is taken as it stands: the story must be whole.
std::vector<Report> reports_of(const GoldBrief& gold) {
  std::vector<Report> out;
  for (const Page& page : pages_of_brief(gold)) {
    Result<Report> report = read(page, {.keep_refused = true});
    out.push_back(report ? std::move(*report) : plain_report(page));
    out.back().path = page.path;
  }
  return out;
}

/// What words alone give, without the stages before gather.
Brief from_words(const GoldBrief& gold) {
  Brief out;
  std::vector<Report> reports = reports_of(gold);
  const std::vector<Story> stories = gather(reports);
  for (Report& report : reports) out.reports.push_back({std::move(report), {}, {}});
  for (const Story& story : stories) {
    out.stories.push_back(reconcile(out.reports, story));
    follow(out.stories.back(), out.reports, std::nullopt);
  }
  return out;
}

}  // namespace

Result<Scores> brief(const Request& request) {
  const Result<std::vector<GoldBrief>> golds = gold_briefs(request.gold.front());
  if (!golds) return golds.error();
  const bool words = request.option == "words";
  const Result<Models> models = words ? Result<Models>(Models{}) : load_models(request.models);
  if (!models) return models.error();
  BriefScorer scorer;
  Scores wrong = Scores::array();
  for (const GoldBrief& gold : *golds) {
    const Brief system = words ? from_words(gold) : entente::brief(*models, reports_of(gold));
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
