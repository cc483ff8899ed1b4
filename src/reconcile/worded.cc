#include "reconcile/worded.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "reconcile/main_claim.h"
#include "reconcile/shorter.h"
#include "reconcile/wording.h"

namespace entente::reconciling {
namespace {

/// Log odds below which two sentences have nothing to do with each other.
constexpr double unrelated = -3;
/// Sentences of a text that may tell a line, those nearest to its own: a short line is told by another than the whole sentence.
constexpr std::size_t most_near = 4;
/// Units of a group that may word it: the others add nothing.
constexpr std::size_t most_units = 12;
/// How likely a text that tells the claim by its slots tells a line that holds little else.
constexpr double by_its_slots = 0.85;
/// At most so likely a report tells a line of whose figures it lacks one, or whose year it names nowhere.
constexpr double without_figure = 0.3, without_year = 0.5;

bool holds(const Group& sorted, std::uint32_t unit) { return std::binary_search(sorted.begin(), sorted.end(), unit); }

double content_of(const Unit& unit, Span told) {
  const auto words = std::count_if(unit.words.begin(), unit.words.end(), [&](const Word& w) { return !w.stop && told.contains(w.span); });
  return static_cast<double>(words);
}

}  // namespace

/// A line, what it is worth.
struct Wordings::Candidate {
  Worded worded;
  double worth = 0;
  bool shorter = false;                     ///< than its unit tells
  bool listed = false;                      ///< another text likely tells it
};

Wordings::Wordings(const std::vector<Unit>& units, const Texts& texts, const std::vector<Pair>& pairs, const std::vector<double>& scores)
    : units_(units), texts_(texts), near_(units.size()), terms_(terms_of_texts(units, texts)), tells_(tells_model()) {
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (scores[i] < unrelated) continue;
    near_[pairs[i].a].push_back({pairs[i].b, scores[i]});
    near_[pairs[i].b].push_back({pairs[i].a, scores[i]});
  }
}

std::vector<Wording> Wordings::lines_of(const Group& group) const {
  std::vector<Wording> out;
  std::size_t taken = 0;
  for (const std::uint32_t u : group) {
    const Unit& unit = units_[u];
    if (unit.title || taken++ == most_units) continue;
    const CodedReport& report = *texts_.of[unit.text];
    const Span told = telling(unit, group, units_, report);
    out.push_back({u, told});
    for (const Span shorter : shorter_lines(unit, told, report)) out.push_back({u, shorter});
  }
  return out;
}

std::vector<Teller> Wordings::tellers(const Wording& line, const Group& against) const {
  const LineTerms terms = terms_of(line, units_, texts_);
  std::map<std::uint32_t, std::vector<std::pair<double, std::uint32_t>>> near;      // of each text
  for (const auto& [other, score] : near_[line.unit]) if (!holds(against, other)) near[units_[other].text].push_back({score, other});
  std::vector<Teller> out;
  for (auto& [text, list] : near) {
    const auto end = list.begin() + static_cast<std::ptrdiff_t>(std::min(list.size(), most_near));
    std::partial_sort(list.begin(), end, list.end(), [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
    const bool no_year = std::any_of(terms.years.begin(), terms.years.end(), [&](std::uint64_t year) { return !std::binary_search(terms_[text].begin(), terms_[text].end(), year); });
    Teller best;
    for (auto at = list.begin(); at != end; ++at) {
      Teller here{at->second, 0, features_of(terms, at->second, at->first, terms_[text], units_)};
      here.probability = tells_.probability(here.features);
      if (here.features[number_missing_at] > 0) here.probability = std::min(here.probability, without_figure);
      if (no_year) here.probability = std::min(here.probability, without_year);
      if (at == list.begin() || here.probability > best.probability) best = here;
    }
    out.push_back(best);
  }
  return out;
}

Worded Wordings::worded(const Wording& line, const Group& by_slots, const Group& against) const {
  const Unit& unit = units_[line.unit];
  // Is the line little more than the claim that the slots are of?
  const std::int32_t claim = main_claim(unit, {}, units_, texts_, line.told);
  const Claim* main = claim < 0 ? nullptr : &texts_.of[unit.text]->coding.claims[static_cast<std::size_t>(claim)];
  const bool of_slots = main != nullptr && (main->tie || main->status == Status::planned || main->status == Status::expected);
  const bool bare = of_slots && 3 * main->cite.span.size() >= 2 * line.told.size() && content_of(unit, line.told) <= 12;
  Worded out{line, tellers(line, against)};
  for (const std::uint32_t u : by_slots) {
    if (!bare || !holds(by_slots, line.unit) || units_[u].text == unit.text) continue;
    const auto at = std::find_if(out.tellers.begin(), out.tellers.end(), [&](const Teller& t) { return units_[t.unit].text == units_[u].text; });
    if (at == out.tellers.end()) out.tellers.push_back({u, by_its_slots});
    else if (at->probability < by_its_slots) *at = {u, by_its_slots};
  }
  return out;
}

Worded Wordings::best(const Group& group, const Group& by_slots, const Group& against, const std::function<bool(const Wording&)>& alone) const {
  constexpr double usual_tellers = 4, for_tellers = 0.6, for_content = 0.2, of_one = 1.5, leaning = 0.7;
  std::vector<Candidate> all;
  for (const Wording& line : lines_of(group)) {
    Candidate candidate{worded(line, by_slots, against)};
    candidate.shorter = !all.empty() && all.back().worded.line.unit == line.unit;
    double tellers = 1, sum = 0, decided = 0, of_decided = 0;
    for (const Teller& teller : candidate.worded.tellers) {
      const double right = std::log(std::max(teller.probability >= likely ? teller.probability : 1 - teller.probability, 1e-9));
      tellers += teller.probability >= likely;
      sum += right;
      if (may_tell(teller)) continue;
      of_decided += right;
      ++decided;
    }
    candidate.listed = tellers > 1;
    const double n = static_cast<double>(candidate.worded.tellers.size());
    candidate.worded.certainty = std::exp(of_decided / std::max(decided, 1.0));
    // A long list is never wholly sure.
    candidate.worth += sum * std::min(1.0, usual_tellers / std::max(n, 1.0)) + for_tellers * std::log(tellers) + for_content * std::log(1 + content_of(units_[line.unit], line.told)) - (tellers < 2 ? of_one : 0);
    all.push_back(std::move(candidate));
  }
  if (all.empty()) return {{group.front(), units_[group.front()].span}, {}};
  // What nobody else tells is told whole.
  if (std::none_of(all.begin(), all.end(), [](const Candidate& c) { return c.listed; })) std::erase_if(all, [](const Candidate& c) { return c.shorter; });
  std::stable_sort(all.begin(), all.end(), [](const Candidate& a, const Candidate& b) { return a.worth > b.worth; });
  for (const Candidate& candidate : all) {
    if (candidate.worth < all.front().worth - leaning) break;
    if (alone(candidate.worded.line)) return candidate.worded;
  }
  return all.front().worded;
}

}  // namespace entente::reconciling
