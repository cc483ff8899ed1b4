#include "made_copies.h"

#include <algorithm>
#include <map>
#include <set>

#include "story_sets.h"

namespace entente::eval {
namespace {

using namespace reconciling;

struct Made {
  std::vector<CodedReport> reports;
  std::map<ReportId, std::uint32_t> root;      // of each text
  std::set<ReportId> originals;
};

Made make(const Models& models, std::vector<Report> originals, const Rewriter& rewrite) {
  Made made;
  for (Report& report : originals) {
    if (!made.originals.insert(report.id).second) continue;
    made.root[report.id] = static_cast<std::uint32_t>(made.reports.size());
    made.reports.push_back(code_report(models, std::move(report)));
  }
  for (std::size_t i = 0, n = made.reports.size(); i < n; i += 2) {
    for (std::uint64_t turn = 0; turn < (i == 0 ? 2u : 1u); ++turn) {
      Report copy = rewrite(made.reports[i], made.reports[i].report.id.low + turn);
      if (!made.root.try_emplace(copy.id, static_cast<std::uint32_t>(i)).second) continue;
      made.reports.push_back(code_report(models, std::move(copy)));
    }
  }
  return made;
}

void add_pairs(std::vector<MadePair>& out, const Made& made, std::uint32_t number) {
  Story story{"made", {}};
  for (std::uint32_t i = 0; i < made.reports.size(); ++i) story.reports.push_back(i);
  const Texts texts = distinct_texts(made.reports, story);
  const std::vector<Unit> units = units_of(texts);
  const std::vector<reconciling::Pair> pairs = pairs_of(units);
  const Bonds bonds(texts, units, align(units, pairs, scores_of(pairs, units), reconciling::strict), voices_of(units, texts));
  for (std::uint32_t b = 1; b < texts.of.size(); ++b) {
    bonds.before(b, [&](std::uint32_t a, const Bond& bond) {
      const ReportId x = texts.of[a]->report.id, y = texts.of[b]->report.id;
      out.push_back({bond, made.root.at(x) == made.root.at(y), made.originals.count(x) && made.originals.count(y), number});
    });
  }
}

}  // namespace

Result<std::vector<MadePair>> made_pairs(const Models& models, const std::string& folder, const Rewriter& rewrite, std::size_t most) {
  const Result<StorySet> set = story_set(folder, false);
  if (!set) return set.error();
  std::map<std::string, std::vector<Report>> stories;
  for (std::size_t i = 0; i < set->reports.size(); ++i) {
    std::vector<Report>& list = stories[set->stories[i]];
    if (list.size() < most) list.push_back(set->reports[i]);
  }
  std::vector<MadePair> out;
  std::uint32_t number = 0;
  for (auto& [_, reports] : stories) {
    if (reports.size() >= 2) add_pairs(out, make(models, std::move(reports), rewrite), number++);
  }
  return out;
}

double area_under_curve(std::vector<std::pair<double, bool>> scored) {
  std::sort(scored.begin(), scored.end());
  double positives = 0, negatives = 0, wins = 0;
  for (std::size_t i = 0; i < scored.size();) {
    std::size_t end = i;
    double here = 0, others = 0;
    for (; end < scored.size() && scored[end].first == scored[i].first; ++end) (scored[end].second ? here : others) += 1;
    wins += here * (negatives + others / 2);
    positives += here;
    negatives += others;
    i = end;
  }
  return positives > 0 && negatives > 0 ? wins / (positives * negatives) : 0;
}

}  // namespace entente::eval
