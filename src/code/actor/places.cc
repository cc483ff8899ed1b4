// Places of a sentence.
#include <algorithm>

#include "code/actor/mentions.h"
#include "code/actor/names.h"
#include "code/actor/place_words.h"
#include "code/clause/tree.h"

namespace entente {
namespace {

PlacePrecision precision_of(TermKind kind) {
  switch (kind) {
    case TermKind::state: return PlacePrecision::country;
    case TermKind::capital: case TermKind::city: return PlacePrecision::city;
    default: return PlacePrecision::region;
  }
}

/// "Birmingham, Alabama": the state named behind a city tells which one is meant.
const Term& meant(const Report& report, const Sentence& sentence, const std::vector<TermUse>& terms, const TermUse& use) {
  for (const TermUse& behind : terms) {
    if (behind.begin != use.end + 1 || report.at(sentence.tokens[use.end].span) != ",") continue;
    for (const Term& term : use.terms) {
      if (!term.state.empty() && term.state == behind.best().state) return term;
    }
  }
  return use.best();
}

/// "Alexandria, Virginia", a city the tables know elsewhere alone: it lies where the land behind it does; empty: nothing behind.
std::string_view land_behind(const Report& report, const Sentence& sentence, const std::vector<TermUse>& terms, const TermUse& use) {
  for (const TermUse& behind : terms) {
    if (behind.begin != use.end + 1 || report.at(sentence.tokens[use.end].span) != ",") continue;
    const TermKind kind = behind.best().kind;
    if (kind == TermKind::state || kind == TermKind::region) return behind.best().state;
  }
  return {};
}

const TermUse* term_of(const std::vector<TermUse>& terms, const NameUse& name) {
  for (const TermUse& use : terms) {
    if (use.begin == name.begin && use.end == name.end) return &use;
  }
  return nullptr;
}

}  // namespace

std::vector<Place> places(const ActorTable& table, const Report& report, const Sentence& sentence, const Tree& tree,
                          const std::vector<TermUse>& terms, const std::vector<NameUse>& names) {
  std::vector<Place> out;
  for (const NameUse& name : names) {
    if (name.kind != EntityKind::place && name.kind != EntityKind::state) continue;
    Place place;
    place.span = span_of(sentence, {name.begin, name.end});
    place.name = report.at(place.span);
    if (const TermUse* use = term_of(terms, name)) {
      const Term& term = meant(report, sentence, terms, *use);
      if (term.kind == TermKind::state && !is_locative(tree, name.head)) continue;
      if (term.kind == TermKind::capital && stance_of(table.place_words(), tree, name.head) == Stance::doer) continue;
      place.state = term.state;
      const bool town = term.kind == TermKind::city || term.kind == TermKind::capital;
      if (const std::string_view land = land_behind(report, sentence, terms, *use); town && !land.empty()) place.state = land;
      place.precision = precision_of(term.kind);
      if (term.kind != TermKind::capital) place.name = term.name;
    }
    if (place.precision == PlacePrecision::unknown && !is_locative(tree, name.head)) continue;
    out.push_back(std::move(place));
  }
  return out;
}

}  // namespace entente
