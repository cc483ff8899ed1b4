// Fits the decision whether a report tells all that a line says:
// train_reconcile_tells $ENTENTE_DATA/briefs models $ENTENTE_DATA/stories train/reconcile/tells.tsv > data/reconcile/tells.txt
// A line and a report are positive as they were read; on the briefs if the report supports every gold claim whose cue the line holds.
// train_reconcile_tells ask models $ENTENTE_DATA/stories/SET N SEED STORY... prints N lines of these stories to be read (no STORY: of all).
#include <algorithm>
#include <cstdio>
#include <fmt/format.h>
#include <fstream>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <sstream>

#include "briefs.h"
#include "entente/engine.h"
#include "reconcile/align.h"
#include "reconcile/main_claim.h"
#include "reconcile/shorter.h"
#include "reconcile/tells.h"
#include "reconcile/worded.h"
#include "reconcile/wording.h"
#include "story_sets.h"
#include "text/shingles.h"
#include "train/logistic.h"

using namespace entente;
using namespace entente::reconciling;

namespace {

constexpr std::uint32_t folds = 5;
constexpr double kept = 0.65;                          // a verdict from which the report may stand

/// One story, aligned.
struct Aligned {
  std::vector<CodedReport> reports;
  Story story;
  Texts texts;
  std::vector<Unit> units;
  std::vector<Pair> pairs;
  std::vector<double> scores;
  std::optional<Wordings> wordings;

  void align() {
    for (std::uint32_t i = 0; i < reports.size(); ++i) story.reports.push_back(i);
    texts = distinct_texts(reports, story);
    units = units_of(texts);
    pairs = pairs_of(units);
    scores = scores_of(pairs, units);
    wordings.emplace(units, texts, pairs, scores);
  }
  const Report& report(std::uint32_t unit) const { return texts.of[units[unit].text]->report; }
  std::string_view words(const Wording& line) const { return report(line.unit).at(line.told); }
};

std::vector<Wording> lines_of(const Aligned& story, std::uint32_t u) {
  const Unit& unit = story.units[u];
  const CodedReport& report = *story.texts.of[unit.text];
  const Span told = telling(unit, {}, story.units, report);
  std::vector<Wording> out = {{u, told}};
  for (const Span span : shorter_lines(unit, told, report)) out.push_back({u, span});
  return out;
}

struct Read {
  train::Row row;
  std::uint32_t fold = 0;
  double verdict = 0;
};

std::map<std::string, Aligned> stories_of(const std::string& folder, const Models& models, const std::set<std::string>& wanted) {
  std::map<std::string, Aligned> out;
  auto set = eval::story_set(folder, false);
  if (!set) return out;
  for (std::size_t i = 0; i < set->reports.size(); ++i) {
    const bool named = std::any_of(wanted.begin(), wanted.end(), [&](const std::string& w) { return set->stories[i].starts_with(w); });
    if (!named && !wanted.empty()) continue;
    out[set->stories[i]].reports.push_back(code_report(models, std::move(set->reports[i])));
    out[set->stories[i]].reports.back().report.path = set->ids[i];
  }
  for (auto& [_, story] : out) story.align();
  return out;
}

std::string flat(std::string_view words) {
  std::string out(words);
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out;
}

int ask(int argc, char** argv) {
  const auto models = load_models(argv[2]);
  if (!models) return 2;
  const std::set<std::string> wanted(argv + 6, argv + argc);
  std::mt19937 random(static_cast<unsigned>(std::stoul(argv[5])));
  struct Question {
    const Aligned* story;
    Worded worded;
  };
  const std::map<std::string, Aligned> stories = stories_of(argv[3], *models, wanted);
  std::vector<Question> all;
  for (const auto& [_, story] : stories) {
    const auto alone = [&, &s = story](const Wording& line) { return line_of(*s.texts.of[s.units[line.unit].text], line.told).lacks.empty(); };
    for (const Group& group : align(story.units, story.pairs, story.scores, lenient)) {
      Group fit;
      std::set<std::uint32_t> texts;
      for (const std::uint32_t u : group) {
        texts.insert(story.units[u].text);
        if (!story.units[u].title && is_checkable(story.units[u], story.texts)) fit.push_back(u);
      }
      if (texts.size() < 2 || fit.empty()) continue;
      Worded worded = story.wordings->best(fit, {}, {}, alone);
      if (alone(worded.line)) all.push_back({&story, std::move(worded)});
    }
  }
  std::shuffle(all.begin(), all.end(), random);
  if (all.size() > std::stoul(argv[4])) all.resize(std::stoul(argv[4]));
  for (const Question& q : all) {
    const Aligned& story = *q.story;
    const Wording& line = q.worded.line;
    fmt::print("LINE {} {:x} {}\n", story.report(line.unit).path, hash_of(story.words(line)), flat(story.words(line)));
    for (const Teller& near : q.worded.tellers) {
      const auto unit = [&](std::uint32_t u) { return u < story.units.size() && story.units[u].text == story.units[near.unit].text ? flat(story.report(u).at(story.units[u].span)) : std::string(); };
      fmt::print("  ? {} {:.2f} [{}] {} [{}]\n", story.report(near.unit).path, near.probability, unit(near.unit - 1), unit(near.unit), unit(near.unit + 1));
    }
  }
  return 0;
}

/// set, report of the line, hash of the line, report -> verdict
using Key = std::tuple<std::string, std::string, std::uint64_t, std::string>;

std::map<Key, double> verdicts(const std::string& path) {
  std::map<Key, double> out;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    std::istringstream fields(line);
    std::string set, from, to;
    std::uint64_t hash = 0;
    double verdict = 0;
    fields >> set >> from >> std::hex >> hash >> to >> verdict;
    out[{set, from, hash, to}] = verdict;
  }
  return out;
}

void read_rows(std::vector<Read>& out, const std::string& folder, const std::string& set, const Models& models, const std::map<Key, double>& read) {
  std::set<std::string> reports;
  for (const auto& [key, _] : read) if (std::get<0>(key) == set) reports.insert(std::get<1>(key));
  if (reports.empty()) return;
  const auto all = eval::story_set(folder + "/" + set, false);
  std::set<std::string> wanted;
  for (std::size_t i = 0; all && i < all->ids.size(); ++i) if (reports.contains(all->ids[i])) wanted.insert(all->stories[i]);
  for (const auto& [name, story] : stories_of(folder + "/" + set, models, wanted)) {
    for (std::uint32_t u = 0; u < story.units.size(); ++u) {
      if (!reports.contains(story.report(u).path)) continue;
      for (const Wording& line : lines_of(story, u)) {
        for (const Teller& teller : story.wordings->tellers(line, {})) {
          const auto at = read.find({set, story.report(u).path, hash_of(story.words(line)), story.report(teller.unit).path});
          if (at == read.end()) continue;
          const TellsFeatures& x = teller.features;
          const std::uint32_t fold = static_cast<std::uint32_t>(hash_of(name) % folds);
          out.push_back({{{x.begin(), x.end()}, at->second >= kept, 1}, fold, at->second});
        }
      }
    }
  }
}

void brief_rows(std::vector<Read>& out, const eval::GoldBrief& brief, const Models& models, std::uint32_t fold) {
  constexpr double weight = 0.25;
  Aligned story;
  for (const Page& page : eval::pages_of_brief(brief)) story.reports.push_back(code_report(models, eval::plain_report(page)));
  story.align();
  const auto number = [&](const Report& report) { return std::stoi(report.path.substr(7)); };
  for (std::uint32_t u = 0; u < story.units.size(); ++u) {
    const std::set<std::string> claims = brief.meets(number(story.report(u)), story.report(u).at(story.units[u].span), true, false);
    if (claims.empty() || story.units[u].title) continue;
    const Wording line = lines_of(story, u).front();
    for (const Teller& teller : story.wordings->tellers(line, {})) {
      const int other = number(story.report(teller.unit));
      const bool all = std::all_of(claims.begin(), claims.end(), [&](const std::string& c) {
        const auto at = brief.stance.find({c, other});
        return at != brief.stance.end() && at->second == "supports";
      });
      const TellsFeatures& x = teller.features;
      out.push_back({{{x.begin(), x.end()}, all, weight}, fold, -1});
    }
  }
}

std::vector<double> fit(const std::vector<Read>& all, std::uint32_t without) {
  std::vector<train::Row> rows;
  for (const Read& r : all) if (r.fold != without) rows.push_back(r.row);
  return train::fit(rows, tells_features.size(), 3);
}

void report(const std::vector<Read>& rows) {
  std::vector<std::pair<double, bool>> scored;
  for (std::uint32_t f = 0; f < folds; ++f) {
    const Logistic model(fit(rows, f));
    for (const Read& r : rows) if (r.fold == f && r.verdict >= 0) scored.push_back({model.score(r.row.x), r.verdict >= kept});
  }
  std::sort(scored.rbegin(), scored.rend());
  double positives = 0, pairs = 0, wins = 0, seen = 0;
  for (const auto& s : scored) positives += s.second;
  for (const auto& s : scored) {
    if (s.second) ++seen;
    else wins += seen, pairs += positives;
  }
  fmt::print(stderr, "{} read, {} positive, AUC {:.3f}\n", scored.size(), positives, wins / pairs);
  for (const double bar : {-1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5}) {
    double n = 0, right = 0;
    for (const auto& s : scored) if (s.first >= bar) ++n, right += s.second;
    fmt::print(stderr, "from {:.1f}: {} told so, right {:.3f}, of all {:.3f}\n", bar, n, right / n, right / positives);
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc >= 6 && std::string_view(argv[1]) == "ask") return ask(argc, argv);
  if (argc != 5) return 2;
  const auto briefs = eval::gold_briefs(argv[1]);
  const auto models = load_models(argv[2]);
  if (!briefs || !models) return 2;
  const std::map<Key, double> read = verdicts(argv[4]);
  std::vector<Read> rows;
  for (const char* set : {"basil", "fnc", "ecbplus"}) read_rows(rows, argv[3], set, *models, read);
  for (std::uint32_t i = 0; i < briefs->size(); ++i) brief_rows(rows, (*briefs)[i], *models, i % folds);
  report(rows);
  const std::vector<double> all = fit(rows, folds);
  for (std::size_t i = 0; i < all.size(); ++i) fmt::print("{}\t{:.4f}\n", tells_features[i], all[i]);
}
