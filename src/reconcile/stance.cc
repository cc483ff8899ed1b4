#include "reconcile/stance.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <span>
#include <vector>

#include "text/frequency.h"
#include "text/segment.h"
#include "text/tables.h"
#include "text/words.h"

namespace entente::reconciling {
namespace {

constexpr std::array<std::string_view, 30> refuting = {
    "fake", "fraud", "hoax", "false", "deny", "denies", "denied", "denying", "not", "despite", "nope", "doubt", "doubts", "bogus", "debunk", "debunked",
    "pranks", "prank", "retract", "retracted", "untrue", "rumor", "rumors", "rumour", "rumours", "refuted", "dismissed", "wrong", "satire", "fabricated"};
constexpr std::array<std::string_view, 26> hedging = {
    "reportedly", "claim", "claims", "claimed", "alleged", "allegedly", "allege", "report", "reports", "according", "apparently", "appears", "suggest", "suggests",
    "unconfirmed", "may", "might", "could", "believed", "said", "says", "rumored", "purported", "supposedly", "possible", "sources"};

template <std::size_t N>
bool in(const std::array<std::string_view, N>& list, const Word& word) {
  return std::find(list.begin(), list.end(), word.folded) != list.end();
}

double refutes(std::span<const Word> words) {
  return static_cast<double>(std::count_if(words.begin(), words.end(), [](const Word& w) { return in(refuting, w) || w.folded.ends_with("n't"); }));
}

double hedges(std::span<const Word> words) {
  return static_cast<double>(std::count_if(words.begin(), words.end(), [](const Word& w) { return in(hedging, w); }));
}

using Weights = std::map<std::string, double>;

Weights weights_of(std::span<const Word> words) {
  Weights out;
  for (const Word& w : words) if (!w.stop) out[w.stem] = rarity(w.stem);
  return out;
}

/// Share of the headline's weight that the words hold.
double covered(const Weights& headline, std::span<const Word> words) {
  double all = 0, held = 0;
  for (const auto& [stem, w] : headline) {
    all += w;
    if (std::any_of(words.begin(), words.end(), [&, &s = stem](const Word& word) { return word.stem == s; })) held += w;
  }
  return all > 0 ? held / all : 0;
}

}  // namespace

StanceFeatures features_of(std::string_view headline, const Report& report) {
  const std::vector<Word> head = words_of(headline);
  const Weights weights = weights_of(head);
  const std::vector<Word> all = words_of(report.text);
  const std::vector<Word> opening(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(all.size(), 60)));
  std::vector<Word> best;
  double most = -1;
  for (const Span span : sentences_of(report.text)) {
    std::vector<Word> words = words_of(report.at(span), span.begin);
    const double score = covered(weights, words);
    if (score > most) most = score, best = std::move(words);
  }
  const double length = std::log1p(static_cast<double>(all.size()));
  const double refuted = refutes(head) > 0 ? 1 : 0;
  return {1, refuted, std::log1p(refutes(opening)), std::log1p(refutes(best)), 10 * refutes(all) / (50 + static_cast<double>(all.size())),
          hedges(head) > 0 ? 1.0 : 0.0, std::log1p(hedges(opening)), std::log1p(hedges(best)), 10 * hedges(all) / (50 + static_cast<double>(all.size())),
          std::max(most, 0.0), covered(weights, opening), length - 5, headline.find('?') != std::string_view::npos ? 1.0 : 0.0,
          std::abs(refuted - (refutes(best) > 0 ? 1 : 0))};
}

Stance stance_of(std::string_view headline, const Report& report) {
  const StanceFeatures x = features_of(headline, report);
  if (Logistic::of(table("reconcile/disagree.txt"), stance_features).score(x) > 0) return Stance::disagree;
  return Logistic::of(table("reconcile/agree.txt"), stance_features).score(x) > 0 ? Stance::agree : Stance::discuss;
}

}  // namespace entente::reconciling
