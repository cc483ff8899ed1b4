#include "code/actor/describe.h"

#include <algorithm>

#include "code/actor/fold.h"

namespace entente {
namespace {

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Lemma of an office word; plurals the lemmatizer left ("Ministers" as a name) lose their s.
const Office* office_at(const ActorTable& table, const Sentence& sentence, TokenIndex first, TokenIndex last, TokenIndex& begin) {
  std::string lemma = lower(sentence.tokens[last].lemma);
  std::uint32_t reach = table.longest_office(lemma);
  if (reach == 0 && lemma.size() > 3 && lemma.back() == 's') {
    lemma.pop_back();
    reach = table.longest_office(lemma);
  }
  const bool general = last + 1 < sentence.tokens.size() && lower(sentence.tokens[last + 1].lemma) == "general" && table.office(lemma + " general");
  if (general) {      // "attorney general": the noun stands first
    lemma += " general";
    reach += 1;
  }
  if (reach == 0) return nullptr;
  std::string phrase = lemma;
  const Office* found = table.office(phrase);
  if (found) begin = last;
  for (TokenIndex t = last; t-- > first && last - t < reach;) {
    phrase.insert(0, lower(sentence.tokens[t].lemma) + " ");
    if (const Office* longer = table.office(phrase)) {
      found = longer;
      begin = t;
    }
  }
  return found;
}

/// "secretary of state", "chief of staff": an office that goes on behind its noun; null: none does.
const Office* office_with_complement(const ActorTable& table, const Sentence& sentence, TokenIndex noun) {
  constexpr TokenIndex reach = 5;
  const auto size = static_cast<TokenIndex>(sentence.tokens.size());
  if (noun + 2 >= size || sentence.tokens[noun + 1].lemma != "of") return nullptr;
  const Office* found = nullptr;
  std::string phrase = lower(sentence.tokens[noun].lemma);
  for (TokenIndex t = noun + 1; t < size && t < noun + reach; ++t) {
    phrase += " " + lower(sentence.tokens[t].lemma);
    if (const Office* longer = table.office(phrase)) found = longer;
  }
  return found;
}

bool is_former(std::string_view word) {
  return one_of(word, {"former", "ex", "ex-", "previous", "ousted", "deposed", "erstwhile", "one-time", "onetime", "retired", "then",
                       "late", "disgraced", "toppled", "earlier", "exiled"});
}

const TermUse* ending_at(const std::vector<TermUse>& terms, TokenIndex end) {
  for (const TermUse& use : terms) {
    if (use.end == end) return &use;
  }
  return nullptr;
}

/// "US", "U.K.": short forms stand beside adjectives ("US and British").
bool is_short_form(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'A' && c <= 'Z') || c == '.'; });
}

bool gives_state(const Term& term) { return term.kind != TermKind::water && term.kind != TermKind::area; }

/// "Iran-backed", "London-based", "pro-Russian": the state is not the phrase's own.
bool hyphened(const Report& report, const Sentence& sentence, const TermUse& use) {
  const auto text = [&](TokenIndex t) { return report.at(sentence.tokens[t].span); };
  const auto n = static_cast<TokenIndex>(sentence.tokens.size());
  if (use.end + 1 < n && one_of(text(use.end), {"-", "–"}) && sentence.tokens[use.end + 1].upos != Upos::PROPN &&
      !starts_upper(text(use.end + 1))) {
    return true;
  }
  return use.begin >= 2 && text(use.begin - 1) == "-" && one_of(lower(text(use.begin - 2)), {"pro", "anti", "non"});
}

/// "London-based": where a body has its seat.
bool seated(const Report& report, const Sentence& sentence, const TermUse& use) {
  return use.end + 1 < sentence.tokens.size() && one_of(report.at(sentence.tokens[use.end + 1].span), {"based", "headquartered"});
}

void add_state(Description& d, const Term& term) {
  if (d.relational) return;
  if (term.state.empty()) {
    d.dissolved = true;
    return;
  }
  if (std::find(d.states.begin(), d.states.end(), term.state) == d.states.end()) d.states.emplace_back(term.state);
  if (term.kind == TermKind::body || term.kind == TermKind::institution) d.body = std::string(term.name);
}

void take_office(Description& d, const Office& office) {
  d.office = office.name;
  d.kind = office.kind;
  d.sectors.assign(office.sectors.begin(), office.sectors.end());
  d.head = office.head;
  d.generic = office.generic;
  d.state_alone = office.state_alone;
  d.weak = office.weak;
  d.relational = office.relational;
  d.usual = office.usual;
}

/// "Harvard president", "the club's chairman": who leads a body that is no government has its sector.
void lead_body(Description& d, std::span<const std::string> sectors) {
  const bool leads = d.head || one_of(d.office, {"vice president", "vice-president"});
  if (!leads || sectors.empty() || one_of(sectors.front(), {"GOV", "MIL"})) return;
  d.sectors.assign(sectors.begin(), sectors.end());
  d.head = d.generic = false;
}

/// Whose "party" is one of guests: "party girl".
bool celebrates(const Description& d) { return one_of(d.office, {"girl", "boy", "man", "woman", "guest", "host", "planner"}); }

/// Those who work for whoever they are of: "party activists", "Republican activists".
bool works_for_any(const Description& d) { return one_of(d.office, {"activist", "worker", "volunteer", "organiser", "organizer"}); }

/// A breakaway area or a body with a sector of its own colours the phrase ("Kremlin spokesman", "Abkhaz leader").
void colour(Description& d, const Term& term) {
  if (term.sectors.empty()) return;
  if (d.sectors.empty() || d.generic) d.sectors.assign(term.sectors.begin(), term.sectors.end()), d.generic = false;
  else if (works_for_any(d) && term.sectors.front() == "PTY") d.sectors = {"PTY"};
  else if (term.kind == TermKind::body || term.kind == TermKind::institution) lead_body(d, term.sectors);
  else if (term.sectors.front() == "PRE" && std::find(d.sectors.begin(), d.sectors.end(), "PRE") == d.sectors.end()) d.sectors.push_back("PRE");
}

/// A committee is a parliament's, whatever it is about.
bool sits_in_parliament(const Description& d) { return one_of(d.office, {"committee", "subcommittee", "caucus"}); }

/// Is the word the end of a body's name?
bool names_body(const Sentence& sentence, TokenIndex t) {
  return std::any_of(sentence.names.begin(), sentence.names.end(), [&](const Name& n) { return n.kind == NameKind::organisation && n.begin <= t && n.end == t + 1; });
}

/// Is the use only a part of a name that the parser saw?
bool within_name(const Sentence& sentence, const TermUse& use) {
  return std::any_of(sentence.names.begin(), sentence.names.end(), [&](const Name& n) { return n.begin <= use.begin && use.end <= n.end && n.end - n.begin > use.end - use.begin; });
}

/// Goes left from the office over states, adjectives and offices beside it.
void walk_left(const ActorTable& table, const Report& report, const Sentence& sentence, const std::vector<TermUse>& terms,
               TokenIndex first, Description& d) {
  bool possessed = false;
  TokenIndex t = d.begin;
  while (t > first) {
    const Token& token = sentence.tokens[t - 1];
    const std::string_view text = report.at(token.span);
    if (parted(report, sentence, t)) break;
    const TermUse* use = ending_at(terms, t);
    TokenIndex word_begin = t - 1;
    const bool word = use && use->best().word && use->end - use->begin == 1 && office_at(table, sentence, first, t - 1, word_begin);      // "University President"
    if (use && !word && use->begin >= first) {
      if (possessed || !hyphened(report, sentence, *use) || (d.kind != EntityKind::person && seated(report, sentence, *use))) {
        const bool doubtful = use->best().kind == TermKind::city && (use->terms.size() > 1 || use->best().word);
        if (gives_state(use->best()) && !doubtful) {
          if (possessed) {
            d.states.clear();
            d.owner = no_token;
          }
          const bool twin = !d.states.empty() && t < sentence.tokens.size() && (one_of(report.at(sentence.tokens[t].span), {"-", "–", "and"}));
          if (d.states.empty() || twin) {
            add_state(d, use->best());
            colour(d, use->best());
          }
        }
        possessed = false;
      }
      t = use->begin;
      d.begin = t;
      continue;
    }
    if (token.upos == Upos::PART || text == "'s" || text == "’s" || text == "'" || text == "’") {
      possessed = true;
      --t;
      continue;
    }
    if (possessed) {      // a possessor that is no term: a person, a body, a pronoun
      d.owner = t - 1;
      if (d.states.size() == 1 && d.body.empty()) d.owner = t - 1;
      break;
    }
    if (token.upos == Upos::PRON && token.features.possessive) {
      d.owner = t - 1;
      d.begin = t - 1;
      break;
    }
    const std::string lemma = lower(token.lemma);
    if (is_former(lemma)) d.former = true;
    TokenIndex begin = t - 1;
    const Office* office = token.upos == Upos::NOUN || token.upos == Upos::PROPN || token.upos == Upos::ADJ
                               ? office_at(table, sentence, first, t - 1, begin) : nullptr;
    if (office && token.upos == Upos::ADJ && (office->title || office->kind != EntityKind::organisation) && office->name != "rebel") office = nullptr;
    if (office && sits_in_parliament(d) && !one_of(office->name, {"government", "army", "police"})) {      // "intelligence committee"
      d.sectors = {"LEG"};
      d.generic = false;
      t = begin;
      d.begin = t;
      continue;
    }
    if (office && office->name == "party" && celebrates(d)) office = nullptr;
    if (office) {
      if (works_for_any(d) && !office->sectors.empty() && office->sectors.front() == "PTY") {
        d.sectors = {"PTY"};
        d.generic = false;
      } else if (d.generic && !office->generic && !office->state_alone) {
        d.sectors.assign(office->sectors.begin(), office->sectors.end());
        d.generic = false;
        if (office->kind == EntityKind::organisation && d.head) d.head = false;
      } else if (one_of(office->name, {"opposition"})) {
        if (std::find(d.sectors.begin(), d.sectors.end(), "OPP") == d.sectors.end()) d.sectors.push_back("OPP");
      } else if (d.kind == EntityKind::person && !office->sectors.empty() && office->sectors.front() == "COP" && !d.sectors.empty() && d.sectors.front() == "MIL") {
        d.sectors.assign(office->sectors.begin(), office->sectors.end());      // "police sergeant"
      } else if (office->kind == EntityKind::organisation && !office->generic) {
        lead_body(d, office->sectors);
      }
      t = begin;
      d.begin = t;
      continue;
    }
    const bool passes = token.upos == Upos::ADJ || token.upos == Upos::NUM || token.upos == Upos::ADV || token.upos == Upos::PROPN ||
                        token.upos == Upos::NOUN || text == "-" || text == "–" ||
                        (token.upos == Upos::VERB && (token.relation == "amod" || token.relation == "compound"));
    if (d.head && d.owner == no_token && token.upos == Upos::PROPN && names_body(sentence, t - 1)) d.owner = t - 1;      // "FPU President"
    const TermUse* before = token.upos == Upos::CCONJ && t >= 2 ? ending_at(terms, t - 1) : nullptr;
    const bool joins = before && (before->best().kind == TermKind::adjective || is_short_form(report.at(sentence.tokens[t - 2].span)));
    if (!passes && !joins) {
      if (token.upos == Upos::DET) d.begin = t - 1;
      break;
    }
    --t;
    d.begin = t;
  }
}

}  // namespace

Description describe(const ActorTable& table, const Report& report, const Sentence& sentence, const Tree&,
                     const std::vector<TermUse>& terms, TokenIndex first, TokenIndex last) {
  Description d;
  d.begin = last;
  TokenIndex begin = last;
  const Office* office = office_at(table, sentence, first, last, begin);
  if (const Office* longer = office && begin == last ? office_with_complement(table, sentence, last) : nullptr) office = longer;
  if (office) {
    take_office(d, *office);
    d.begin = begin;
  }
  walk_left(table, report, sentence, terms, first, d);
  return d;
}

void add_complements(const ActorTable& table, const Report& report, const Sentence& sentence, const Tree& tree,
                     const std::vector<TermUse>& terms, TokenIndex head, Description& d) {
  for (const TokenIndex c : tree.children(head)) {
    if (tree.rel(c) != Rel::nmod || c < head) continue;
    const std::string prep = tree.preposition(c);
    const bool of = one_of(prep, {"of", "for", "from", "at", "with", "under"});
    const std::string noun = lower(sentence.tokens[c].lemma);
    if (prep == "of" && d.office.find(" of ") != std::string::npos && d.office.ends_with(noun)) continue;      // told by the office itself
    const bool in = prep == "in" && !d.sectors.empty() && !one_of(d.sectors.front(), {"MIL", "JRN", "BUS", "SOC", "REF", "SPY"}) &&
                    !one_of(d.office, {"tourist", "visitor", "ambassador", "envoy", "special envoy", "diplomat", "consul", "embassy", "consulate", "missionary", "mediator"});
    if (!of && !in) continue;
    const TermUse* inside = nullptr;
    for (const TermUse& use : terms) {
      if (use.begin <= c && c < use.end && gives_state(use.best())) inside = &use;
    }
    const bool name_goes_on = inside && inside->best().word && within_name(sentence, *inside);      // "Lund University", "University of Lund"
    if (inside && !name_goes_on && inside->best().kind != TermKind::adjective) {
      if (d.states.empty() || (prep == "of" && d.states.size() == 1 && d.owner == no_token)) {
        if (prep == "of" && !d.states.empty()) continue;
        add_state(d, inside->best());
        colour(d, inside->best());
        for (const TokenIndex k : tree.children(c)) {      // "the leaders of Mali and Niger"
          if (tree.rel(k) != Rel::conj) continue;
          for (const TermUse& use : terms) {
            if (use.begin <= k && k < use.end && gives_state(use.best())) add_state(d, use.best());
          }
        }
      }
      continue;
    }
    // "head of the Peruvian army", "spokesman for the foreign ministry"
    const TokenRange phrase = tree.phrase(c);
    Description inner = describe(table, report, sentence, tree, terms, phrase.begin, c);
    if (prep != "in" && prep != "with") {
      for (const TokenIndex k : tree.children(c)) {
        if (tree.rel(k) != Rel::nmod || tree.preposition(k) != "of") continue;
        for (const TermUse& use : terms) {
          if (use.begin <= k && k < use.end && gives_state(use.best()) && inner.states.empty()) add_state(inner, use.best());
        }
      }
    }
    if (d.relational) continue;
    if (d.states.empty()) d.states = inner.states;
    if (d.body.empty()) d.body = inner.body;
    if (d.owner == no_token && d.states.empty()) d.owner = inner.owner;
    if (d.generic && !inner.sectors.empty() && !inner.generic && prep != "in") {
      d.sectors = inner.sectors;
      d.generic = false;
      d.head = false;
    } else if (inner.kind == EntityKind::organisation && !inner.generic && of) {
      lead_body(d, inner.sectors);
    } else if (d.kind == EntityKind::person && !inner.sectors.empty() && inner.sectors.front() == "COP" && !d.sectors.empty() && d.sectors.front() == "MIL") {
      d.sectors = inner.sectors;      // "Lieutenant Holm of the state police"
    } else if (d.head && inner.kind == EntityKind::organisation && one_of(inner.office, {"association", "federation", "organisation", "organization", "institute", "board", "team", "group"})) {
      d.sectors.clear();      // "president of the Growers' Association"
      d.head = false;
      d.generic = true;
    } else if (d.office == "captain" && prep == "of" && inner.sectors.empty()) {
      d.sectors.clear();      // of a ship, of a team
      d.generic = true;
    }
    if (d.owner == no_token && inner.office.empty() && inner.states.empty() && one_of(prep, {"of", "for"}) && sentence.tokens[c].upos == Upos::PROPN) d.owner = c;
  }
}

}  // namespace entente
