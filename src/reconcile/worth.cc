#include "reconcile/worth.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "reconcile/shown_tree.h"
#include "text/tables.h"

namespace entente::reconciling {
namespace {

template <class List>
bool one_of(const List& list, std::string_view word) { return std::find(std::begin(list), std::end(list), word) != std::end(list); }

/// How words said open that answer or go on.
constexpr std::string_view leaning_words[] = {"and", "but", "so", "not", "because", "that", "this", "these", "those", "it", "they", "he", "she", "which", "or", "yet", "then", "there", "yes", "no",
                                              "well", "now", "also", "again"};
/// The tree of a line, and what its words are to a reader.
class Reading : ShownTree {
 public:
  Reading(const Shown& shown, const Sentence& sentence) : ShownTree(shown, sentence) {}

  /// Pronouns of the third person outside of quotations that nothing in brackets explains.
  double pronouns() const {
    return count([&](TokenIndex t) {
      return at(t).upos == Upos::PRON && at(t).features.person == 3 && at(t).features.pron_type != PronType::relative && at(t).relation != "expl" && !quoted(t) && !explained(t);
    });
  }

  bool has_named_doer() const {
    const TokenIndex s = subject();
    return s != no_token && (at(s).upos == Upos::PROPN || explained(s) || has_child(s, [&](TokenIndex c) { return at(c).upos == Upos::PROPN; }));
  }

  bool hedges() const {
    return count([&](TokenIndex t) { return at(t).xpos == "MD" && (at(t).lemma == "could" || at(t).lemma == "may" || at(t).lemma == "might") && at(t).head == root(); }) > 0;
  }

  bool opens_bare() const { return !told_.empty() && (at(told_.front()).upos == Upos::PRON || at(told_.front()).lemma == "the") && !explained(told_.front()); }

 private:
  template <class Fits>
  double count(Fits fits) const { return static_cast<double>(std::count_if(told_.begin(), told_.end(), fits)); }

  TokenIndex subject() const {
    const auto s = std::find_if(told_.begin(), told_.end(), [&](TokenIndex t) { return at(t).head == root() && at(t).relation.starts_with("nsubj"); });
    return s == told_.end() ? no_token : *s;
  }
};

/// What of the line is words of somebody.
struct Quoted {
  double share = 0;
  bool leans = false;             ///< its first word answers or goes on
};

Quoted quoted_of(const Shown& shown, const std::vector<Word>& words) {
  Quoted out;
  double inside = 0;
  for (const Word& word : words) {
    if (!shown.quoted_at(word.span)) continue;
    if (inside == 0) out.leans = one_of(leaning_words, word.folded);
    inside += 1;
  }
  out.share = words.empty() ? 0 : inside / static_cast<double>(words.size());
  out.leans = out.leans && out.share > 0.5;
  return out;
}

/// Does the line end with a mark that asks or cries, inside a quotation or not?
bool asks_or_cries(std::string_view text) {
  constexpr std::size_t end = 6;
  return text.substr(text.size() > end ? text.size() - end : 0).find_first_of("?!") != std::string_view::npos;
}

bool has_figure(const CodedReport& report, const Unit& unit) {
  return std::any_of(unit.claims.begin(), unit.claims.end(), [&](std::uint32_t c) { return !report.coding.claims[c].quantities.empty(); });
}

/// Tokens of a usual sentence of the report.
double usual_length(const CodedReport& report) {
  double tokens = 0, sentences = 0;
  for (const Sentence& sentence : report.sentences) if (!sentence.title) tokens += static_cast<double>(sentence.tokens.size()), sentences += 1;
  return sentences > 0 ? tokens / sentences : 20;
}

}  // namespace

std::vector<Echo> echoes_of(const std::vector<Unit>& units, const std::vector<Pair>& pairs, const std::vector<double>& scores) {
  constexpr double most = 4;
  std::map<std::uint64_t, std::set<std::uint32_t>> naming;          // texts that hold a name
  for (const Unit& unit : units) for (const std::uint64_t name : unit.names) naming[name].insert(unit.text);
  std::vector<Echo> out(units.size());
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    for (const std::uint32_t u : {pairs[i].a, pairs[i].b}) out[u].nearest = std::clamp(scores[i], out[u].nearest, most);
  }
  for (std::uint32_t u = 0; u < units.size(); ++u) for (const std::uint64_t name : units[u].names) out[u].own_names += naming[name].size() == 1;
  return out;
}

WorthFeatures features_of(const Shown& shown, const Unit& unit, const Echo& echo) {
  const std::string_view text = shown.report.report.at(shown.told);
  const std::vector<Word> words = words_of(text, shown.told.begin);
  const Quoted quoted = quoted_of(shown, words);
  const Reading reading(shown, shown.report.sentences[unit.index]);
  const bool bracketed = std::any_of(shown.explained.begin(), shown.explained.end(), [&](Span e) { return !shown.quoted_at(e); });
  const auto is = [](bool value) { return value ? 1.0 : 0.0; };
  const double length = std::log1p(static_cast<double>(words.size())) - std::log1p(usual_length(shown.report));
  // What nobody else comes near is beside the story; what somebody comes too near to is said by him as well.
  constexpr double too_near = -1.5;
  return {1, length, length * length, is(words.size() < 9), is(reading.has_named_doer()), is(has_figure(shown.report, unit)),
          std::min(static_cast<double>(unit.names.size()), 5.0), std::min(echo.own_names, 3.0), echo.nearest / 4, std::max(echo.nearest - too_near, 0.0), is(unit.index <= 2), is(reading.hedges()),
          is(reading.opens_bare()), std::min(reading.pronouns(), 3.0),
          quoted.share, is(shown.speaker), is(quoted.share > 0.5 && bracketed), is(quoted.leans), is(asks_or_cries(text))};
}

double worth_of(const Shown& shown, const Unit& unit, const Echo& echo) {
  static const Logistic model = Logistic::of(table("reconcile/worth.txt"), worth_features);
  return model.probability(features_of(shown, unit, echo));
}

bool is_worth(const Shown& shown, const Unit& unit, const Echo& echo) {
  constexpr double bar = 0.7;
  const std::vector<Sentence>& sentences = shown.report.sentences;
  return unit.index >= sentences.size() || sentences[unit.index].fallback || worth_of(shown, unit, echo) >= bar;
}

}  // namespace entente::reconciling
