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

/// Words by which a report says that a story is made up.
constexpr std::array<std::string_view, 32> exposing = {
    "fake", "faked", "hoax", "hoaxes", "hoaxer", "false", "falsely", "bogus", "debunk", "debunked", "debunks", "debunking", "prank", "pranks", "prankster", "retract", "retracted", "retraction",
    "untrue", "refuted", "refutes", "satire", "satirical", "fabricated", "fabrication", "fictional", "fiction", "invented", "unfounded", "baseless", "photoshopped", "misleading"};
/// Words of somebody who does not accept it.
constexpr std::array<std::string_view, 16> denying = {"deny", "denies", "denied", "denying", "denial", "denials", "dismissed", "dismisses", "rejected", "rejects", "refute", "disputed", "disputes",
                                                      "doubts", "skeptical", "unlikely"};
constexpr std::array<std::string_view, 8> negating = {"not", "no", "never", "nobody", "none", "nothing", "neither", "cannot"};

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

template <std::size_t N>
double count(const std::array<std::string_view, N>& list, std::span<const Word> words) {
  return static_cast<double>(std::count_if(words.begin(), words.end(), [&](const Word& w) { return in(list, w); }));
}

double negations(std::span<const Word> words) {
  return static_cast<double>(std::count_if(words.begin(), words.end(), [](const Word& w) { return in(negating, w) || w.folded.ends_with("n't"); }));
}

/// "not true", "no evidence", "no truth", "turns out", "did not happen": a negation within two words of a word of truth.
double not_so(std::span<const Word> words) {
  constexpr std::array<std::string_view, 14> truth = {"true", "truth", "evidence", "real", "happen", "happened", "accurate", "authentic", "genuine", "basis", "exist", "legitimate", "proof", "correct"};
  double out = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!in(truth, words[i])) continue;
    for (std::size_t k = i < 3 ? 0 : i - 3; k < i; ++k) out += in(negating, words[k]) || words[k].folded.ends_with("n't");
  }
  return out;
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
  std::vector<Word> best, near;
  double most = -1, negated = 0, weight = 0, asked = 0;
  for (const Span span : sentences_of(report.text)) {
    std::vector<Word> words = words_of(report.at(span), span.begin);
    const double score = covered(weights, words);
    asked += report.at(span).ends_with('?');
    if (score >= 0.3) {
      near.insert(near.end(), words.begin(), words.end());
      negated += score * (negations(words) > 0 ? 1 : 0);
      weight += score;
    }
    if (score > most) most = score, best = std::move(words);
  }
  const double length = std::log1p(static_cast<double>(all.size()));
  const double refuted = refutes(head) > 0 ? 1 : 0;
  const double exposed = count(exposing, head) > 0 ? 1 : 0;
  return {1, refuted, std::log1p(refutes(opening)), std::log1p(refutes(best)), 10 * refutes(all) / (50 + static_cast<double>(all.size())),
          hedges(head) > 0 ? 1.0 : 0.0, std::log1p(hedges(opening)), std::log1p(hedges(best)), 10 * hedges(all) / (50 + static_cast<double>(all.size())),
          std::max(most, 0.0), covered(weights, opening), length - 5, headline.find('?') != std::string_view::npos ? 1.0 : 0.0,
          std::abs(refuted - (refutes(best) > 0 ? 1 : 0)),
          exposed, std::log1p(count(exposing, opening)), std::log1p(count(exposing, near)), std::log1p(count(exposing, all)), weight > 0 ? negated / weight : 0, std::log1p(not_so(all)),
          std::log1p(count(denying, near)), count(denying, head) > 0 ? 1.0 : 0.0, (count(exposing, all) > 0 ? 1 : 0) * (1 - exposed), std::log1p(asked)};
}

Stance stance_of(std::string_view headline, const Report& report) {
  const StanceFeatures x = features_of(headline, report);
  if (Logistic::of(table("reconcile/disagree.txt"), stance_features).score(x) > 0) return Stance::disagree;
  return Logistic::of(table("reconcile/agree.txt"), stance_features).score(x) > 0 ? Stance::agree : Stance::discuss;
}

}  // namespace entente::reconciling
