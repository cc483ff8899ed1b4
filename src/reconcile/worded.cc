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
/// Units of a group that may word it: the others add nothing.
constexpr std::size_t most_units = 12;
/// How likely a text that tells the claim by its slots tells a line that holds little else.
constexpr double by_its_slots = 0.85;
/// At most so likely a report tells a line of whose figures it lacks one.
constexpr double without_figure = 0.3;

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

Worded Wordings::worded(const Wording& line, const Group& by_slots, const Group& against) const {
  const Unit& unit = units_[line.unit];
  const LineTerms terms = terms_of(line, units_, texts_);
  std::map<std::uint32_t, std::pair<double, std::uint32_t>> nearest;      // of each text
  for (const auto& [other, score] : near_[line.unit]) {
    if (holds(against, other)) continue;
    const auto [at, fresh] = nearest.try_emplace(units_[other].text, score, other);
    if (!fresh && score > at->second.first) at->second = {score, other};
  }
  // Is the line little more than the claim that the slots are of?
  const std::int32_t claim = main_claim(unit, {}, units_, texts_, line.told);
  const bool bare = claim >= 0 && 3 * texts_.of[unit.text]->coding.claims[static_cast<std::size_t>(claim)].cite.span.size() >= 2 * line.told.size() &&
                    content_of(unit, line.told) <= 12;
  Worded out{line, {}};
  std::set<std::uint32_t> told;
  for (const auto& [text, near] : nearest) {
    const TellsFeatures x = features_of(terms, near.second, near.first, terms_[text], units_);
    const double probability = tells_.probability(x);
    out.tellers.push_back({near.second, x[number_missing_at] > 0 ? std::min(probability, without_figure) : probability});
  }
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
    double tellers = 1, sum = 0;
    for (const Teller& teller : candidate.worded.tellers) {
      tellers += teller.probability >= likely;
      sum += std::log(std::max(teller.probability >= likely ? teller.probability : 1 - teller.probability, 1e-9));
    }
    candidate.listed = tellers > 1;
    const double n = static_cast<double>(candidate.worded.tellers.size());
    candidate.worded.certainty = std::exp(sum / std::max(n, 1.0));
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
