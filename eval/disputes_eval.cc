// entente-eval disputes DIR FILE: of the clashes that a person has read (tests/cases/dispute_reading.tsv), how many of those shown are real.
#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <tuple>

#include "disputes_eval.h"
#include "entente/engine.h"
#include "entente/reconcile.h"
#include "story_sets.h"
#include "text/shingles.h"

namespace entente::eval {
namespace {

/// A sentence: its report as the set names it, and the hash of its words.
using Place = std::pair<std::string, std::uint64_t>;
/// Two sentences, the lesser first, and the slot.
using Clash = std::tuple<Place, Place, std::string>;

struct Read {
  std::map<Clash, bool> real;
  std::set<std::string> stories;
};

Clash clash_of(Place a, Place b, const std::string& slot) { return a < b ? Clash{a, b, slot} : Clash{b, a, slot}; }

std::map<std::string, Read> read_of(std::istream& file) {
  std::map<std::string, Read> out;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    std::istringstream fields(line);
    std::string set, story, slot;
    Place a, b;
    bool real = false;
    fields >> set >> story >> a.first >> std::hex >> a.second >> b.first >> b.second >> slot >> real;
    out[set].real[clash_of(a, b, slot)] = real;
    out[set].stories.insert(story);
  }
  return out;
}

/// Every two sentences that a disagreement of the story sets against each other.
std::set<Clash> shown_of(const std::vector<CodedReport>& reports, const Story& story) {
  const auto place = [&](const Support& support) {
    const CodedReport& report = reports[story.reports[support.report]];
    const auto at = std::find_if(report.sentences.begin(), report.sentences.end(), [&](const Sentence& s) { return s.span.contains(support.span); });
    return Place{report.report.path, hash_of(report.report.at(at == report.sentences.end() ? support.span : at->span))};
  };
  std::set<Clash> out;
  for (const Disagreement& d : reconcile(reports, story).disagreements) {
    for (const DisputedValue& x : d.values) {
      for (const DisputedValue& y : d.values) {
        if (&x == &y) continue;
        for (const Support& a : x.support) for (const Support& b : y.support) out.insert(clash_of(place(a), place(b), d.slot));
      }
    }
  }
  return out;
}

}  // namespace

Result<Scores> disputes(const Request& request) {
  if (request.gold.size() != 2) return Error{Error::Kind::io, "wants the folder of story sets and the file of clashes that were read"};
  std::ifstream file(request.gold[1]);
  if (!file) return Error{Error::Kind::io, request.gold[1] + ": cannot be read"};
  const Result<Models> models = load_models(request.models);
  if (!models) return models.error();
  double shown = 0, right = 0, real = 0, all = 0;
  for (const auto& [name, read] : read_of(file)) {
    Result<StorySet> set = story_set(request.gold[0] + "/" + name, true);
    if (!set) return set.error();
    std::map<std::string, std::vector<CodedReport>> stories;
    for (std::size_t i = 0; i < set->reports.size(); ++i) {
      if (!read.stories.contains(set->stories[i])) continue;
      stories[set->stories[i]].push_back(code_report(*models, std::move(set->reports[i])));
      stories[set->stories[i]].back().report.path = set->ids[i];
    }
    std::set<Clash> seen;
    for (const auto& [_, reports] : stories) {
      Story story;
      for (std::uint32_t i = 0; i < reports.size(); ++i) story.reports.push_back(i);
      seen.merge(shown_of(reports, story));
    }
    for (const auto& [clash, is_real] : read.real) {
      ++all;
      real += is_real;
      if (!seen.contains(clash)) continue;
      ++shown;
      right += is_real;
    }
  }
  return Scores{{"read", all}, {"real", real}, {"shown", shown}, {"precision", shown > 0 ? right / shown : 0}, {"recall", real > 0 ? right / real : 0}};
}

}  // namespace entente::eval
