// Fits the decision which lines of one report are printed:
// train_reconcile_worth models $ENTENTE_DATA/stories/basil train/reconcile/worth.tsv > data/reconcile/worth.txt
// A line is positive if its reader would print it as it stands. The figures on stderr leave one story out.
#include <algorithm>
#include <cstdio>
#include <fmt/format.h>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "entente/engine.h"
#include "reconcile/align.h"
#include "reconcile/wording.h"
#include "reconcile/worth.h"
#include "story_sets.h"
#include "text/shingles.h"
#include "train/logistic.h"

using namespace entente;
using namespace entente::reconciling;

namespace {

/// A sentence: its report as the set names it, and the hash of its words.
using Place = std::pair<std::string, std::uint64_t>;

struct Judged {
  std::string story;
  train::Row row;
};

std::map<Place, std::string> verdicts(const std::string& path) {
  std::map<Place, std::string> out;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    std::istringstream fields(line);
    Place place;
    std::string verdict;
    fields >> place.first >> std::hex >> place.second >> verdict;
    out[place] = verdict;
  }
  return out;
}

std::vector<Judged> rows_of(const eval::StorySet& set, const Models& models, const std::map<Place, std::string>& read) {
  std::map<std::string, Story> stories;
  for (std::size_t i = 0; i < set.reports.size(); ++i) stories[set.stories[i]].reports.push_back(static_cast<std::uint32_t>(i));
  std::vector<Judged> out;
  for (const auto& [name, story] : stories) {
    const bool judged = std::any_of(story.reports.begin(), story.reports.end(), [&](std::uint32_t r) {
      const auto at = read.lower_bound({set.ids[r], 0});
      return at != read.end() && at->first.first == set.ids[r];
    });
    if (!judged) continue;
    std::vector<CodedReport> reports;
    Story here;
    for (const std::uint32_t r : story.reports) {
      here.reports.push_back(static_cast<std::uint32_t>(reports.size()));
      reports.push_back(code_report(models, set.reports[r]));
    }
    const Texts texts = distinct_texts(reports, here);
    const std::vector<Unit> units = units_of(texts);
    const std::vector<Pair> pairs = pairs_of(units);
    const std::vector<Echo> echoes = echoes_of(units, pairs, scores_of(pairs, units));
    const std::vector<std::string> theme = theme_of(units);
    for (std::uint32_t u = 0; u < units.size(); ++u) {
      const CodedReport& report = *texts.of[units[u].text];
      const std::string id = set.ids[story.reports[texts.positions[units[u].text].front()]];
      const auto at = read.find({id, hash_of(report.report.at(units[u].span))});
      if (at == read.end()) continue;
      const Span told = telling(units[u], {}, units, report);
      const Line line = line_of(report, told, &theme);
      if (!line.lacks.empty() || units[u].index >= report.sentences.size()) continue;
      const WorthFeatures x = features_of(Shown{report, told, line.explained, line.quoted, line.speaker, &theme}, units[u], echoes[u]);
      out.push_back({name, {{x.begin(), x.end()}, at->second == "k", 1}});
    }
  }
  return out;
}

std::vector<double> fit(const std::vector<Judged>& judged, const std::string& without) {
  std::vector<train::Row> rows;
  for (const Judged& j : judged) if (j.story != without) rows.push_back(j.row);
  return train::fit(rows, worth_features.size(), 3);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  const auto models = load_models(argv[1]);
  const auto set = eval::story_set(argv[2], false);
  if (!models || !set) return 2;
  const std::vector<Judged> judged = rows_of(*set, *models, verdicts(argv[3]));
  std::vector<std::pair<double, bool>> scored;
  std::set<std::string> stories;
  for (const Judged& j : judged) stories.insert(j.story);
  for (const std::string& story : stories) {
    const Logistic model(fit(judged, story));
    for (const Judged& j : judged) if (j.story == story) scored.push_back({model.probability(j.row.x), j.row.positive});
  }
  std::sort(scored.rbegin(), scored.rend());
  double right = 0, at = 0.9;
  for (std::size_t i = 0; i < scored.size(); ++i) {
    right += scored[i].second;
    if (i + 1 < scored.size() && scored[i + 1].first >= at) continue;
    fmt::print(stderr, "above {:.2f}: {} of {} lines, {:.3f} kept\n", at, i + 1, scored.size(), right / static_cast<double>(i + 1));
    at -= 0.05;
  }
  const std::vector<double> all = fit(judged, "");
  for (std::size_t i = 0; i < all.size(); ++i) fmt::print("{}\t{:.4f}\n", worth_features[i], all[i]);
}
