#include "code/actor/place_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "text/tables.h"

namespace entente {
namespace {

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

unsigned class_of(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, unsigned>, 5> names = {
      {{"object", PlaceWords::object}, {"goal", PlaceWords::goal}, {"attack", PlaceWords::attack},
       {"site", PlaceWords::site}, {"talks", PlaceWords::talks}}};
  for (const auto& [known, value] : names) {
    if (known == name) return value;
  }
  return 0;
}

bool locative(std::string_view preposition) {
  return one_of(preposition, {"in", "at", "near", "around", "outside", "inside", "through", "into", "across", "via",
                              "throughout", "within", "off", "north of", "south of", "east of", "west of", "outside of",
                              "close to", "along", "beyond"});
}

/// A coordinated name stands where its first conjunct stands.
TokenIndex first_conjunct(const Tree& tree, TokenIndex t) {
  for (std::size_t steps = 0; tree.rel(t) == Rel::conj && steps < tree.size(); ++steps) t = tree.head(t);
  return t;
}

bool beside_hyphen(const Tree& tree, TokenIndex t) {
  const auto hyphen = [&](TokenIndex at) { return at < tree.size() && one_of(tree.token(at).lemma, {"-", "–", "—"}); };
  return hyphen(t + 1) || (t > 0 && hyphen(t - 1));
}

Stance oblique(const PlaceWords& words, const Tree& tree, TokenIndex t, TokenIndex own) {
  std::string prep = tree.preposition(own);
  if (prep.empty()) prep = tree.preposition(t);
  const Token& governor = tree.token(tree.head(t));
  const bool noun = governor.upos == Upos::NOUN || governor.upos == Upos::PROPN;
  if (locative(prep)) return Stance::place;
  if (prep == "on" && words.is(governor.lemma, PlaceWords::attack)) return Stance::target;
  if (prep == "to" || prep == "for") return words.is(governor.lemma, PlaceWords::goal) ? Stance::target : Stance::doer;
  if (prep == "from") {
    if (words.is(governor.lemma, PlaceWords::goal)) return Stance::place;
    return noun || one_of(governor.lemma, {"receive", "get", "buy", "demand", "seek", "win", "import", "obtain", "draw", "want"})
               ? Stance::doer : Stance::place;
  }
  if (prep == "of") {
    return words.is(governor.lemma, PlaceWords::site) || one_of(governor.lemma, {"city", "capital", "town", "part", "north", "south",
           "east", "west", "siege", "kilometre", "kilometer", "mile", "km"}) ? Stance::place : Stance::doer;
  }
  if (prep.empty()) return Stance::place;
  return Stance::doer;
}

}  // namespace

Result<PlaceWords> PlaceWords::load() {
  PlaceWords out;
  std::string_view rest = table("actors/place_words.tsv");
  if (rest.empty()) return Error{Error::Kind::model, "actors/place_words.tsv: no such table in this build"};
  for (std::size_t number = 1; !rest.empty(); ++number) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.empty() || line.front() == '#') continue;
    const std::size_t tab = line.find('\t');
    const unsigned value = tab == std::string_view::npos ? 0 : class_of(line.substr(tab + 1));
    if (value == 0) return Error{Error::Kind::model, fmt::format("actors/place_words.tsv:{}: unknown class", number)};
    out.classes_[std::string(line.substr(0, tab))] |= value;
  }
  return out;
}

bool PlaceWords::is(std::string_view lemma, unsigned classes) const {
  const auto it = classes_.find(lemma);
  return it != classes_.end() && (it->second & classes) != 0;
}

Stance stance_of(const PlaceWords& words, const Tree& tree, TokenIndex own) {
  const TokenIndex t = first_conjunct(tree, own);
  if (tree.head(t) == no_token) return Stance::place;
  const Token& governor = tree.token(tree.head(t));
  switch (tree.rel(t)) {
    case Rel::nsubj:
      if (tree.has(tree.head(t), Rel::cop) && words.is(governor.lemma, PlaceWords::site)) return Stance::place;
      return one_of(governor.lemma, {"city", "capital", "town", "lie", "sit", "quake"}) ? Stance::place : Stance::doer;
    case Rel::nsubj_pass:
      return words.is(governor.lemma, PlaceWords::attack | PlaceWords::object) ? Stance::target : Stance::doer;
    case Rel::obj:
    case Rel::iobj:
      return words.is(governor.lemma, PlaceWords::attack | PlaceWords::object) ? Stance::target : Stance::doer;
    case Rel::obl_agent:
      return Stance::doer;
    case Rel::obl:
    case Rel::nmod:
      return oblique(words, tree, t, own);
    case Rel::nmod_poss:
      return words.is(lower(governor.lemma), PlaceWords::site) ? Stance::place : Stance::doer;
    case Rel::xcomp:
    case Rel::ccomp:
    case Rel::csubj:
      return Stance::doer;
    case Rel::compound:
    case Rel::amod:
    case Rel::nmod_unmarked:
      if (beside_hyphen(tree, own)) return Stance::doer;
      return words.is(lower(governor.lemma), PlaceWords::site | PlaceWords::talks) ? Stance::place : Stance::doer;
    default:
      return Stance::place;
  }
}

bool is_locative(const Tree& tree, TokenIndex own) {
  const TokenIndex t = first_conjunct(tree, own);
  if (tree.rel(t) != Rel::obl && tree.rel(t) != Rel::nmod) return false;
  std::string prep = tree.preposition(own);
  if (prep.empty()) prep = tree.preposition(t);
  return locative(prep);
}

}  // namespace entente
