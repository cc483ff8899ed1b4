// Fits the pair decision of reconcile:
// train_reconcile_pair $ENTENTE_DATA/briefs models $ENTENTE_DATA/stories/basil train/reconcile/support.tsv > data/reconcile/pair.txt
// A pair of sentences is positive if both hold a cue of one gold claim, or as it was read. The figures on stderr leave one story out and are of briefs alone.
#include <algorithm>
#include <cstdio>
#include <fmt/format.h>
#include <fstream>
#include <map>
#include <numeric>
#include <sstream>

#include "briefs.h"
#include "entente/engine.h"
#include "reconcile/pair.h"
#include "story_sets.h"
#include "text/shingles.h"
#include "train/logistic.h"

using namespace entente;
using namespace entente::reconciling;

namespace {

struct Case {
  std::string name;
  std::vector<CodedReport> reports;
  std::vector<Unit> units;
  std::vector<Pair> pairs;
  std::vector<train::Row> rows;
  std::vector<bool> core;
  double positives = 0;
  double missed = 0;   // positive pairs that are no candidates
};

void load(Case& out, const eval::GoldBrief& brief, const Models& models) {
  out.name = brief.name;
  Story story;
  for (const Page& page : eval::pages_of_brief(brief)) {
    Report report = eval::plain_report(page);
    out.reports.push_back(code_report(models, std::move(report)));
    story.reports.push_back(static_cast<std::uint32_t>(story.reports.size()));
  }
  const Texts texts = distinct_texts(out.reports, story);
  out.units = units_of(texts);
  out.pairs = pairs_of(out.units);
  std::vector<std::set<std::string>> meets;
  for (const Unit& unit : out.units) {
    const Report& report = texts.of[unit.text]->report;
    meets.push_back(brief.meets(std::stoi(report.path.substr(7)), report.at(unit.span), true, false));
  }
  const auto share = [&](std::uint32_t a, std::uint32_t b) {
    return std::any_of(meets[a].begin(), meets[a].end(), [&](const std::string& c) { return meets[b].count(c) > 0; });
  };
  std::set<std::pair<std::uint32_t, std::uint32_t>> seen;
  for (const Pair& pair : out.pairs) {
    seen.insert({pair.a, pair.b});
    const bool positive = share(pair.a, pair.b);
    const bool empty = meets[pair.a].empty() || meets[pair.b].empty();
    const PairFeatures x = features_of(pair, out.units);
    out.rows.push_back({{x.begin(), x.end()}, positive, empty ? 0.5 : 1.0});
    out.core.push_back(!empty);
    out.positives += positive;
  }
  for (std::uint32_t a = 0; a < out.units.size(); ++a) {
    for (std::uint32_t b = a + 1; b < out.units.size(); ++b) {
      if (out.units[a].text != out.units[b].text && share(a, b) && !seen.count({a, b})) ++out.missed;
    }
  }
  for (train::Row& row : out.rows) row.weight *= 100 / out.positives;
}

/// A sentence: its report as the set names it, and the hash of its words.
using Place = std::pair<std::string, std::uint64_t>;

/// What was read: two sentences and how far the one states the other's claim.
std::map<std::pair<Place, Place>, double> verdicts(const std::string& path) {
  std::map<std::pair<Place, Place>, double> out;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    std::istringstream fields(line);
    Place a, b;
    double verdict = 0;
    fields >> a.first >> std::hex >> a.second >> b.first >> b.second >> verdict;
    out[{a, b}] = out[{b, a}] = verdict;
  }
  return out;
}

/// Rows of the pairs that were read. Those found right in part count half on both sides.
std::vector<train::Row> read_rows(const eval::StorySet& set, const Models& models, const std::map<std::pair<Place, Place>, double>& read) {
  constexpr double weight = 4;
  std::map<std::string, Story> stories;
  std::vector<CodedReport> reports;
  for (std::size_t i = 0; i < set.reports.size(); ++i) {
    reports.push_back(code_report(models, set.reports[i]));
    stories[set.stories[i]].reports.push_back(static_cast<std::uint32_t>(i));
  }
  std::vector<train::Row> out;
  for (const auto& [_, story] : stories) {
    const Texts texts = distinct_texts(reports, story);
    const std::vector<Unit> units = units_of(texts);
    const auto place = [&](std::uint32_t u) {
      const Report& report = texts.of[units[u].text]->report;
      return Place{set.ids[story.reports[texts.positions[units[u].text].front()]], hash_of(report.at(units[u].span))};
    };
    for (const Pair& pair : pairs_of(units)) {
      const auto at = read.find({place(pair.a), place(pair.b)});
      if (at == read.end()) continue;
      const PairFeatures features = features_of(pair, units);
      const std::vector<double> x(features.begin(), features.end());
      if (at->second > 0) out.push_back({x, true, weight * at->second});
      if (at->second < 1) out.push_back({x, false, weight * (1 - at->second)});
    }
  }
  return out;
}

std::vector<double> fit(const std::vector<Case>& cases, const Case* without, const std::vector<train::Row>& read) {
  std::vector<train::Row> rows = read;
  for (const Case& c : cases) {
    if (&c != without) rows.insert(rows.end(), c.rows.begin(), c.rows.end());
  }
  return train::fit(rows, pair_features.size(), 3);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3 && argc != 5) return 2;
  const auto briefs = eval::gold_briefs(argv[1]);
  if (!briefs) return 2;
  const auto models = load_models(argv[2]);
  if (!models) return 2;
  std::vector<train::Row> read;
  if (argc == 5) {
    const auto set = eval::story_set(argv[3], false);
    if (!set) return 2;
    read = read_rows(*set, *models, verdicts(argv[4]));
    fmt::print(stderr, "{} rows of pairs that were read\n", read.size());
  }
  std::vector<Case> cases(briefs->size());
  for (std::size_t i = 0; i < cases.size(); ++i) load(cases[i], (*briefs)[i], *models);
  std::vector<std::pair<double, bool>> scored;
  double total = 0;
  for (const Case& c : cases) {
    const Logistic model(fit(cases, &c, read));
    std::vector<std::pair<double, bool>> here;
    for (std::size_t i = 0; i < c.rows.size(); ++i) if (c.core[i]) here.push_back({model.score(c.rows[i].x), c.rows[i].positive});
    scored.insert(scored.end(), here.begin(), here.end());
    total += c.positives + c.missed;
    std::sort(here.rbegin(), here.rend());
    double best = 0, found = 0;
    for (std::size_t i = 0; i < here.size(); ++i) {
      found += here[i].second;
      best = std::max(best, 2 * found / (static_cast<double>(i + 1) + c.positives + c.missed));
    }
    fmt::print(stderr, "{:<8} {} units, {} pairs, {} positive, {} missed, best f1 {:.3f}\n", c.name, c.units.size(), c.rows.size(), c.positives, c.missed, best);
  }
  std::sort(scored.rbegin(), scored.rend());
  double found = 0, at = 2;
  for (std::size_t i = 0; i < scored.size(); ++i) {
    found += scored[i].second;
    if (i + 1 < scored.size() && scored[i + 1].first < at) {
      const double p = found / static_cast<double>(i + 1), r = found / total;
      fmt::print(stderr, "score {:.2f}: p {:.3f} r {:.3f} f1 {:.3f}\n", at, p, r, 2 * p * r / (p + r));
      at -= 0.5;
      if (at < -3) break;
    }
  }
  const std::vector<double> all = fit(cases, nullptr, read);
  for (std::size_t i = 0; i < all.size(); ++i) fmt::print("{}\t{:.4f}\n", pair_features[i], all[i]);
}
