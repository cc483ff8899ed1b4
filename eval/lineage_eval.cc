// entente-eval lineage DIR: who goes back to whom. DIR with docs.jsonl: made copies (tree_rewriter.h) against true reports of other
// outlets. DIR of STORY/gold.json: our relation against the annotator's.
#include <filesystem>
#include <map>

#include "briefs.h"
#include "entente/engine.h"
#include "eval.h"
#include "made_copies.h"
#include "story_sets.h"
#include "tree_rewriter.h"

namespace entente::eval {
namespace {

/// Long passages in common between two outlets: nobody knows that they are of two origins.
bool is_doubtful(const MadePair& pair) { return pair.outlets && (pair.bond.longest_run >= 15 || pair.bond.contained >= 0.1); }

Result<Scores> made_copies(const Request& request) {
  const Result<Models> models = load_models(request.models);
  if (!models) return models.error();
  const Result<std::string> bytes = file_bytes(request.models + "/vectors.bin");
  if (!bytes) return bytes.error();
  const auto vectors = WordVectors::load(*bytes);
  if (!vectors) return vectors.error();
  const auto pairs = made_pairs(*models, request.gold.front(), tree_rewriter(*vectors));
  if (!pairs) return pairs.error();
  std::vector<std::pair<double, bool>> all, outlets, sure;
  double ones = 0;
  for (const MadePair& pair : *pairs) {
    const std::pair scored{pair.bond.derived, pair.one_origin};
    all.push_back(scored);
    if (pair.one_origin || pair.outlets) outlets.push_back(scored);
    if (pair.one_origin || (pair.outlets && !is_doubtful(pair))) sure.push_back(scored);
    ones += pair.one_origin;
  }
  return Scores{{"auc", area_under_curve(outlets)}, {"auc_without_doubtful", area_under_curve(sure)}, {"auc_all", area_under_curve(all)},
                {"pairs", all.size()}, {"of_one_origin", ones}};
}

int number_of(const std::string& path) { return std::atoi(path.c_str() + std::min(path.size(), path.rfind('-') + 1)); }

Result<Scores> annotated(const Request& request) {
  const Result<Models> models = load_models(request.models);
  const Result<std::vector<GoldBrief>> golds = gold_briefs(request.gold.front());
  if (!models) return models.error();
  if (!golds) return golds.error();
  std::map<std::string, std::map<std::string, int>> told;
  std::vector<std::pair<double, bool>> scored;
  for (const GoldBrief& gold : *golds) {
    EngineOptions options;
    options.gather.one_story = true;
    std::vector<Report> reports;
    for (const Page& page : pages_of_brief(gold)) {
      Result<Report> report = read(page, {.keep_refused = true});
      reports.push_back(report ? std::move(*report) : plain_report(page));
      reports.back().path = page.path;
    }
    const Brief system = entente::brief(*models, std::move(reports), options);
    std::map<std::pair<int, int>, const LineagePair*> ours;
    for (const StoryBrief& story : system.stories) {
      for (const LineagePair& pair : story.lineage) {
        const int a = number_of(system.reports[story.story.reports[pair.a]].report.path), b = number_of(system.reports[story.story.reports[pair.b]].report.path);
        ours[std::minmax(a, b)] = &pair;
      }
    }
    for (const auto& pair : gold.gold.at("lineage")) {
      const auto at = ours.find({pair.at("a").get<int>(), pair.at("b").get<int>()});
      const std::string relation = pair.at("relation");
      if (at == ours.end()) continue;
      ++told[relation][std::string(name_of(at->second->kind))];
      if (relation != "unknown") scored.emplace_back(at->second->dependence, relation != "independent");
    }
  }
  Scores out{{"auc", area_under_curve(scored)}};
  for (const auto& [gold, row] : told) for (const auto& [kind, n] : row) out[gold + " as " + kind] = n;
  return out;
}

}  // namespace

Result<Scores> lineage(const Request& request) {
  return std::filesystem::exists(std::filesystem::path(request.gold.front()) / "docs.jsonl") ? made_copies(request) : annotated(request);
}

}  // namespace entente::eval
