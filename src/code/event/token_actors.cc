#include "code/event/token_actors.h"

#include <algorithm>

namespace entente {
namespace {

/// A "he" that may mean somebody else: somebody, not who.
std::vector<Actor> unnamed(const MentionActors& mention) {
  std::vector<Actor> out;
  if (mention.actors.empty()) return out;
  out.emplace_back().text = mention.actors.front().text;
  out.front().span = mention.actors.front().span;
  return out;
}

/// In a name of several words only the one that heads it counts.
bool heads(const Sentence& sentence, TokenIndex t, Span name) {
  const TokenIndex above = sentence.tokens[t].head;
  return above == no_token || !name.contains(sentence.tokens[above].span);
}

/// "Chilean" in "Chilean copper": no mention of its own, and yet it says whose.
std::vector<Actor> of_adjective(const ActorTable& table, const Report& report, const Token& token) {
  if (token.upos != Upos::ADJ && token.upos != Upos::PROPN && token.upos != Upos::NOUN) return {};
  std::vector<Actor> out;
  for (const Term& term : table.terms(report.at(token.span))) {
    if (term.state.empty() || term.word || (term.kind != TermKind::adjective && term.kind != TermKind::people)) continue;
    Actor actor;
    actor.state = term.state;
    actor.sectors.assign(term.sectors.begin(), term.sectors.end());
    actor.text = report.at(token.span);
    actor.span = token.span;
    out.push_back(std::move(actor));
    break;
  }
  return out;
}

/// The state of a body whose name opens the phrase: "U.N. envoy Ada Holm", "Arab League chief Ada Holm".
std::string of_body(const ActorTable& table, const Report& report, const Sentence& sentence, const MentionActors& mention) {
  const Token* first = nullptr;
  int words = 0;
  for (const Token& token : sentence.tokens) {
    if (!mention.span.contains(token.span) || token.upos == Upos::DET || words == 4) continue;
    if (first == nullptr) first = &token;
    ++words;
    for (const Term& term : table.terms(report.at({first->span.begin, token.span.end}))) {
      if (term.kind == TermKind::body && !term.state.empty() && token.span.end < mention.span.end) return std::string(term.state);
    }
  }
  return {};
}

/// "Iranian-backed", "London-based": the state is not the phrase's own.
bool hyphened(const Report& report, const Sentence& sentence, TokenIndex t) {
  static constexpr std::string_view held[] = {"backed", "based", "born", "controlled", "sponsored", "funded", "trained", "allied", "aligned", "supported", "occupied", "held", "made", "linked"};
  return t + 2 < sentence.tokens.size() && report.at(sentence.tokens[t + 1].span) == "-" &&
         std::find(std::begin(held), std::end(held), report.at(sentence.tokens[t + 2].span)) != std::end(held);
}

/// "Danish President Ada Holm": a name without a state takes that of the adjective in its phrase.
/// A person's own name lends none: Mr Jordan is of no state for his name.
void lend_state(const ActorTable& table, const Report& report, const Sentence& sentence, const MentionActors& mention, bool person,
                std::vector<Actor>& actors) {
  if (actors.size() != 1 || !actors.front().state.empty()) return;
  for (const Term& term : table.terms(report.at(mention.head))) {
    if (person || term.state.empty() || term.word || (term.kind != TermKind::state && term.kind != TermKind::capital && term.kind != TermKind::people)) continue;
    actors.front().state = term.state;
    if (term.kind == TermKind::capital) actors.front().sectors = {"GOV"};
    return;
  }
  if (actors.front().state = of_body(table, report, sentence, mention); !actors.front().state.empty()) return;
  for (const Token& token : sentence.tokens) {
    if (!mention.span.contains(token.span) || token.span.begin >= mention.head.end) continue;
    if (person && mention.head.contains(token.span)) continue;
    if (hyphened(report, sentence, static_cast<TokenIndex>(&token - sentence.tokens.data()))) continue;
    if (const std::vector<Actor> of = of_adjective(table, report, token); !of.empty()) actors.front().state = of.front().state;
    for (const Term& term : table.terms(report.at(token.span))) {
      if (term.kind == TermKind::state && !term.word && token.upos == Upos::PROPN) actors.front().state = term.state;
    }
    if (const Office* office = table.office(token.lemma); office != nullptr && actors.front().sectors.empty()) {
      actors.front().sectors.assign(office->sectors.begin(), office->sectors.end());
    }
  }
}

bool locative(const Sentence& sentence, TokenIndex t) {
  static constexpr std::string_view preps[] = {"in", "of", "from", "across", "throughout", "around", "over", "for"};
  return std::any_of(sentence.tokens.begin(), sentence.tokens.end(), [&](const Token& token) {
    return token.relation == "case" && token.head == t && std::find(std::begin(preps), std::end(preps), token.lemma) != std::end(preps);
  });
}

/// State named where a phrase says its people are: "prisoners in Chile", "guerrillas operating in Kenya"; empty: none.
std::string where_they_are(const TokenActors& at, const Sentence& sentence, TokenIndex head) {
  for (TokenIndex t = 0; t < sentence.tokens.size(); ++t) {
    const Token& token = sentence.tokens[t];
    const bool below = token.head == head || (token.head != no_token && sentence.tokens[token.head].head == head &&
                                              std::string_view(sentence.tokens[token.head].relation).starts_with("acl"));
    const bool phrase = token.relation.starts_with("nmod") || token.relation.starts_with("obl");
    if (!below || !phrase || !locative(sentence, t)) continue;
    for (const Actor& actor : at.actors[t].empty() ? at.places[t] : at.actors[t]) {
      if (actor.state.size() == 3 && actor.sectors.empty()) return actor.state;
    }
  }
  return {};
}

/// "ethnic Danes", "the Danes of Chile": called by their descent.
bool ethnic(const Report& report, const Sentence& sentence, TokenIndex head) {
  const std::string_view text = report.at(sentence.tokens[head].span);
  const bool people = sentence.tokens[head].upos == Upos::PROPN && text.size() > 4 && text.back() == 's';
  const bool of = people && std::any_of(sentence.tokens.begin(), sentence.tokens.end(), [&](const Token& token) {
    return token.lemma == "of" && token.relation == "case" && token.head != no_token && sentence.tokens[token.head].head == head;
  });
  return of || std::any_of(sentence.tokens.begin(), sentence.tokens.end(), [&](const Token& token) { return token.head == head && (token.lemma == "ethnic" || token.lemma == "Ethnic"); });
}

/// People who tell no state belong where they are; of an ethnic group that counts more than its name ("ethnic Danes in Chile").
void settle(const Report& report, const Sentence& sentence, TokenActors& at) {
  static constexpr std::string_view abroad[] = {"GOV", "JRN", "MIL", "SPY", "BUS"};
  for (TokenIndex t = 0; t < sentence.tokens.size(); ++t) {
    const Token& token = sentence.tokens[t];
    if (at.actors[t].size() != 1 || (token.upos != Upos::NOUN && token.upos != Upos::PROPN)) continue;
    Actor& actor = at.actors[t].front();
    const bool stateless = actor.state.empty() && token.upos == Upos::NOUN && token.features.number == Number::plural &&
                           (actor.sectors.empty() || std::find(std::begin(abroad), std::end(abroad), actor.sectors.front()) == std::end(abroad));
    if (!stateless && !ethnic(report, sentence, t)) continue;
    if (std::string state = where_they_are(at, sentence, t); !state.empty()) actor.state = std::move(state);
  }
}

/// The plural title of a name: a word of its phrase, or right before it as another argument of the same verb; no_token: none.
TokenIndex title_of_several(const Sentence& sentence, TokenIndex name) {
  for (TokenIndex t = 0; t < name; ++t) {
    const Token& title = sentence.tokens[t];
    const bool plural = title.features.number == Number::plural && (title.upos == Upos::NOUN || title.upos == Upos::PROPN);
    if (plural && (title.head == name || (t + 1 == name && title.head == sentence.tokens[name].head))) return t;
  }
  return no_token;
}

/// "Danish senators Bo Lind, Ada Holm and Ivo Roca": a title of several is that of all who are named behind it.
void share_title(const Sentence& sentence, TokenActors& at) {
  for (TokenIndex t = 0; t < sentence.tokens.size(); ++t) {
    const Token& token = sentence.tokens[t];
    if (token.relation != "conj" || token.upos != Upos::PROPN || at.actors[t].size() != 1) continue;
    Actor& actor = at.actors[t].front();
    if (!actor.state.empty() || !actor.sectors.empty() || at.parties[t] != Party::people) continue;
    const TokenIndex title = title_of_several(sentence, token.head);
    if (title == no_token) continue;
    const std::vector<Actor>& first = at.actors[token.head].size() == 1 && !at.actors[token.head].front().sectors.empty() ? at.actors[token.head] : at.actors[title];
    if (first.size() != 1 || first.front().sectors.empty()) continue;
    actor.state = first.front().state;
    actor.sectors = first.front().sectors;
  }
}

/// "Arab nations", "several countries": states, though the phrase does not say which.
void add_nations(const Report& report, const Sentence& sentence, const MentionIndex& index, TokenActors& at) {
  for (TokenIndex t = 0; t < sentence.tokens.size(); ++t) {
    const Token& token = sentence.tokens[t];
    const bool states = token.upos == Upos::NOUN && token.features.number == Number::plural && (token.lemma == "country" || token.lemma == "nation");
    const MentionActors* mention = index.mention_at(token.span);
    if (!states || !at.actors[t].empty() || mention == nullptr) continue;
    Actor& actor = at.actors[t].emplace_back();
    actor.text = report.at(mention->span);
    actor.span = mention->span;
    at.parties[t] = Party::body;
  }
}

/// "six others", "two more", "another", "five other people": counted on from those that the verb before names.
bool counts_on(const Sentence& sentence, TokenIndex t) {
  const Token& token = sentence.tokens[t];
  const auto adds = [](std::string_view lemma) { return lemma == "other" || lemma == "others" || lemma == "more" || lemma == "another"; };
  if (adds(token.lemma)) return true;
  if (token.upos != Upos::NUM && token.lemma != "people" && token.lemma != "person") return false;
  return std::any_of(sentence.tokens.begin(), sentence.tokens.end(), [&](const Token& below) { return below.head == t && adds(below.lemma); });
}

bool suffers(const Token& token) { return token.relation == "obj" || token.relation == "nsubj:pass"; }

/// "killed three Danish soldiers and wounded six others": the six are Danish soldiers as well; of "other people" only the state is told.
void count_on(const Report& report, const Sentence& sentence, TokenActors& at) {
  for (TokenIndex t = 0; t < sentence.tokens.size(); ++t) {
    const Token& token = sentence.tokens[t];
    if (!suffers(token) || !counts_on(sentence, t)) continue;
    if (!at.actors[t].empty() && (at.actors[t].size() > 1 || !at.actors[t].front().state.empty() || !at.actors[t].front().sectors.empty())) continue;
    const Token& verb = sentence.tokens[token.head];
    if (verb.relation != "conj" || verb.upos != Upos::VERB) continue;
    for (TokenIndex before = 0; before < t; ++before) {
      if (sentence.tokens[before].head != verb.head || !suffers(sentence.tokens[before]) || at.actors[before].size() != 1) continue;
      Actor actor = at.actors[before].front();
      if (token.lemma == "people" || token.lemma == "person") actor.sectors.clear();
      actor.name.clear();
      actor.span = at.actors[t].empty() ? token.span : at.actors[t].front().span;
      actor.text = report.at(actor.span);
      at.actors[t] = {std::move(actor)};
      at.parties[t] = Party::people;
    }
  }
}

/// "the Kenya embassy bombing": a thing between the land and the deed stands there.
bool stands_in(const Sentence& sentence, TokenIndex t) {
  static constexpr std::string_view things[] = {"embassy", "consulate", "airport", "hotel", "school", "market", "church", "mosque", "synagogue", "mall", "train", "subway", "bus", "nightclub", "hospital"};
  return t + 1 < sentence.tokens.size() && std::find(std::begin(things), std::end(things), sentence.tokens[t + 1].lemma) != std::end(things);
}

/// "the Lima bombings", "the Bali attacks": a town before a deed is where it was done, not whose deed it is.
void place_deeds(const ActorTable& table, const Sentence& sentence, TokenActors& at) {
  static constexpr std::string_view deeds[] = {"bombing", "attack", "shooting", "massacre", "blast", "explosion", "killing", "siege", "riot", "raid"};
  for (TokenIndex t = 0; t < sentence.tokens.size(); ++t) {
    const Token& token = sentence.tokens[t];
    if (token.upos != Upos::PROPN || !token.relation.starts_with("compound") || at.actors[t].size() != 1) continue;
    if (std::find(std::begin(deeds), std::end(deeds), sentence.tokens[token.head].lemma) == std::end(deeds)) continue;
    Actor actor = at.actors[t].front();
    const bool town = std::any_of(table.terms(actor.text).begin(), table.terms(actor.text).end(), [](const Term& term) {
      return term.kind == TermKind::capital || term.kind == TermKind::city || term.kind == TermKind::region;
    }) || stands_in(sentence, t);
    if (!town || actor.state.empty()) continue;
    actor.sectors.clear();
    actor.name.clear();
    at.places[t] = {std::move(actor)};
    at.actors[t].clear();
  }
}

/// "SAN SALVADOR": "San Salvador"; empty if the words are not all capitals.
std::string from_capitals(std::string_view text) {
  std::string out(text);
  bool inside = false;
  for (char& c : out) {
    if (c >= 'a' && c <= 'z') return {};
    const bool letter = c >= 'A' && c <= 'Z';
    if (letter && inside) c = static_cast<char>(c - 'A' + 'a');
    inside = letter;
  }
  return out;
}

/// The place that a dateline in capitals names: "SAN SALVADOR -- Gunmen freed".
void read_dateline(const ActorTable& table, const Report& report, const Sentence& sentence, TokenActors& at) {
  for (TokenIndex last = 0; last < sentence.tokens.size() && last < 3; ++last) {
    const Span span{sentence.tokens.front().span.begin, sentence.tokens[last].span.end};
    const std::string name = from_capitals(report.at(span));
    if (name.size() < 4) return;
    for (const Term& term : table.terms(name)) {
      if (term.state.empty() || (term.kind != TermKind::capital && term.kind != TermKind::city)) continue;
      const bool known = std::any_of(at.actors[last].begin(), at.actors[last].end(), [](const Actor& a) { return !a.state.empty(); });
      if (known || !at.places[last].empty()) return;
      at.actors[last].clear();
      Actor actor;
      actor.state = term.state;
      actor.text = report.at(span);
      actor.span = span;
      at.places[last].push_back(std::move(actor));
      return;
    }
  }
}

/// "SAN SALVADOR --", cut off as a sentence of its own: the state of what is named there; empty: none.
std::string dateline_before(const ActorTable& table, const Report& report, const Sentence& sentence) {
  if (sentence.tokens.empty()) return {};
  const std::uint32_t begin = sentence.tokens.front().span.begin;
  std::string_view before = std::string_view(report.text).substr(0, begin);
  if (const std::size_t line = before.rfind('\n'); line != std::string_view::npos) before.remove_prefix(line + 1);
  // The dash may stand on either side of the cut.
  const auto trimmed = [](std::string_view text) { return text.substr(0, text.find_last_not_of(' ') + 1); };
  before = trimmed(before);
  const bool dash = report.at(sentence.tokens.front().span) == "--";
  if (!dash && !before.ends_with("--")) return {};
  if (!dash) before = trimmed(before.substr(0, before.size() - 2));
  const std::string name = from_capitals(before.substr(0, before.find(',')));
  if (name.size() < 4) return {};
  for (const Term& term : table.terms(name)) {
    if (!term.state.empty() && (term.kind == TermKind::capital || term.kind == TermKind::city)) return std::string(term.state);
  }
  return {};
}

/// "Iraqi Kurds": a people by a name that no table gives to one state, with an adjective that does.
std::vector<Actor> of_people(const TokenActors& at, const Report& report, const Sentence& sentence, TokenIndex t) {
  const Token& token = sentence.tokens[t];
  const std::string_view text = report.at(token.span);
  if (token.upos != Upos::PROPN && token.upos != Upos::NOUN) return {};
  if (text.size() < 4 || text.back() != 's' || text.front() < 'A' || text.front() > 'Z') return {};
  for (TokenIndex c = 0; c < t; ++c) {
    if (sentence.tokens[c].head != t || sentence.tokens[c].upos != Upos::ADJ || at.actors[c].size() != 1) continue;
    Actor actor = at.actors[c].front();
    actor.text = text;
    actor.span = token.span;
    return {std::move(actor)};
  }
  return {};
}

/// "tens of thousands", "youths": people of whom nothing else is told are civilians; an officer or a guard may be anything.
bool civilians(const TokenActors& at, const Sentence& sentence, TokenIndex t) {
  static constexpr std::string_view open[] = {"other", "officer", "agent", "guard", "airman", "sailor", "pilot", "prisoner", "detainee", "member", "leader", "suspect",
                                              "attacker", "gunman", "commander", "trainee", "recruit", "cadet", "side", "country", "nation", "state", "community", "group", "team", "rival", "ally",
                                              "opponent", "adversary", "foe", "candidate", "contender", "secretary", "partner", "counterpart", "colleague", "perpetrator", "extremist",
                                              "donor", "affiliate", "lobbyist", "lawyer", "attorney", "star"};
  const Token& token = sentence.tokens[t];
  return at.parties[t] == Party::people && (token.upos == Upos::NOUN || token.upos == Upos::PROPN) &&
         std::find(std::begin(open), std::end(open), token.lemma) == std::end(open);
}

/// "the Turks": in words a state, not a crowd.
bool a_nation(const Sentence& sentence, TokenIndex t) {
  bool definite = false, counted = false;
  for (const Token& token : sentence.tokens) {
    if (token.head != t) continue;
    definite = definite || token.lemma == "the";
    counted = counted || token.relation == "nummod";
  }
  return sentence.tokens[t].upos == Upos::PROPN && definite && !counted;
}

void name_crowd(const TokenActors& at, const Sentence& sentence, const std::vector<TokenIndex>& tokens, bool one, std::vector<Actor>& actors) {
  for (Actor& actor : actors) {
    if (!actor.sectors.empty() || !actor.name.empty()) continue;
    const bool civil = std::any_of(tokens.begin(), tokens.end(), [&](TokenIndex t) {
      const Token& token = sentence.tokens[t];
      return actor.span.contains(token.span) && civilians(at, sentence, t) && (one || (token.features.number == Number::plural && !a_nation(sentence, t)));
    });
    if (civil) actor.sectors = {"CVL"};
  }
}

/// The one state of all; empty: none or several.
std::string only_state_of(const std::vector<Actor>& actors) {
  std::string out;
  for (const Actor& actor : actors) {
    if (actor.state.empty() || actor.state == out) continue;
    if (!out.empty()) return {};
    out = actor.state;
  }
  return out;
}

/// Who it must have been where nobody is named: a crowd protests and a court tries, at home; of an attack nothing is known.
Actor unnamed(const EventReading& read) {
  Actor actor;
  if (read.type != EventType::ASSAULT) actor.state = read.home;
  actor.sectors = {read.type == EventType::PROTEST ? "CVL" : read.type == EventType::ACCUSE || read.type == EventType::SANCTION ? "JUD" : "UNK"};
  return actor;
}

/// "Republican candidate | Ada Holm": she, not the party she is of, with what the title tells of her.
void name_title(const Actor& name, Actor& title) {
  Actor both = name;
  if (both.state.empty()) both.state = title.state;
  if (both.sectors.empty()) both.sectors = title.sectors;
  title = std::move(both);
}

/// "the Argentine embassy": of that state's government.
void add_embassies(const Report& report, const Sentence& sentence, TokenActors& at) {
  for (TokenIndex t = 0; t < sentence.tokens.size(); ++t) {
    const Token& token = sentence.tokens[t];
    const bool before = token.relation == "amod" || token.relation == "compound";
    if (!before || at.actors[t].size() != 1 || at.actors[t].front().state.empty() || !at.actors[token.head].empty()) continue;
    const std::string& above = sentence.tokens[token.head].lemma;
    if (above != "embassy" && above != "consulate") continue;
    Actor& actor = at.actors[token.head].emplace_back(at.actors[t].front());
    actor.sectors = {"GOV"};
    actor.name.clear();
    actor.span = {token.span.begin, sentence.tokens[token.head].span.end};
    actor.text = report.at(actor.span);
    at.parties[token.head] = Party::body;
  }
}

/// "the gas giant | Salo", "Attorney | General | Ada Holm": a title and the name right behind it are one, and the name is who he is.
void drop_titles(const Sentence& sentence, std::vector<Actor>& actors) {
  const auto titles = [&](const Actor& title, const Actor& name) {
    const bool right_before = title.span.end <= name.span.begin && std::all_of(sentence.tokens.begin(), sentence.tokens.end(), [&](const Token& token) {
      return token.span.begin < title.span.end || token.span.begin >= name.span.begin || token.upos == Upos::PROPN;
    });
    const bool inside = title.span != name.span && name.span.contains(title.span);      // "Attorney" of "Attorney General Ada Holm"
    // "US | senators": the state's own word before who it is of.
    const bool of_state = title.sectors.empty() && title.state == name.state && !name.sectors.empty() && title.span.end + 1 == name.span.begin;
    if (of_state) return true;
    return (right_before || inside) && title.name.empty() && !name.name.empty() && (title.state.empty() || title.state == name.state) &&
           (title.sectors.empty() || title.sectors == name.sectors);
  };
  std::vector<Actor> out;
  std::copy_if(actors.begin(), actors.end(), std::back_inserter(out), [&](const Actor& a) {
    return std::none_of(actors.begin(), actors.end(), [&](const Actor& b) { return titles(a, b); });
  });
  actors = std::move(out);
}

}  // namespace

TokenActors token_actors(const ActorTable& table, const Report& report, const Sentence& sentence, const EntityReading& reading,
                         std::span<const Place> places) {
  TokenActors out;
  out.actors.resize(sentence.tokens.size());
  out.places.resize(sentence.tokens.size());
  out.parties.resize(sentence.tokens.size());
  const MentionIndex index(reading);
  for (TokenIndex t = 0; t < sentence.tokens.size(); ++t) {
    const Token& token = sentence.tokens[t];
    const MentionActors* mention = index.mention_at(token.span);
    const bool own = mention != nullptr && (mention->head.contains(token.span) || token.span.contains(mention->head));
    if (own && !heads(sentence, t, mention->head)) continue;
    if (own) {
      const EntityKind kind = mention->entity < 0 ? EntityKind::other : reading.entities[static_cast<std::size_t>(mention->entity)].kind;
      const bool person = kind == EntityKind::person;
      out.actors[t] = person && mention->doubtful ? unnamed(*mention) : mention->actors;
      out.parties[t] = person || kind == EntityKind::group ? Party::people : kind == EntityKind::organisation ? Party::body : Party::none;
      lend_state(table, report, sentence, *mention, person, out.actors[t]);
      // "the Chilean leader | Ada Holm": a title that the parser made the head of the name.
      const bool title = token.head < t && (mention->span.contains(sentence.tokens[token.head].span) || (token.relation == "appos" && token.head + 1 == t));
      if (person && title && out.actors[token.head].empty()) {
        out.actors[token.head] = out.actors[t];
        out.parties[token.head] = out.parties[t];
      } else if (person && title && out.actors[t].size() == 1 && out.actors[token.head].size() == 1 && out.parties[token.head] == Party::body) {
        name_title(out.actors[t].front(), out.actors[token.head].front());
        out.parties[token.head] = out.parties[t];
      }
    }
    if (out.actors[t].empty() && !hyphened(report, sentence, t)) out.actors[t] = of_adjective(table, report, token);
  }
  for (const Place& place : places) {
    if (place.state.empty()) continue;
    for (TokenIndex t = 0; t < sentence.tokens.size(); ++t) {
      if (!place.span.contains(sentence.tokens[t].span) || !heads(sentence, t, place.span) || !out.actors[t].empty()) continue;
      Actor actor;
      actor.state = place.state;
      actor.text = report.at(place.span);
      actor.span = place.span;
      out.places[t].push_back(std::move(actor));
    }
  }
  // "to eastern Burundi": a state named as a place.
  for (TokenIndex t = 0; t < sentence.tokens.size(); ++t) {
    const Token& token = sentence.tokens[t];
    if (token.upos != Upos::PROPN || !out.actors[t].empty() || !out.places[t].empty()) continue;
    for (const Term& term : table.terms(report.at(token.span))) {
      const bool of_name = term.kind == TermKind::region || (term.kind == TermKind::city && term.population >= 500000);      // "Turin Chemical Works"
      const bool inside = of_name && token.relation == "compound";
      if (term.state.empty() || term.word || (term.kind != TermKind::state && term.kind != TermKind::capital && !inside)) continue;
      Actor actor;
      actor.state = term.state;
      actor.text = report.at(token.span);
      actor.span = token.span;
      out.places[t].push_back(std::move(actor));
      break;
    }
  }
  for (TokenIndex t = 0; t < sentence.tokens.size(); ++t) {
    if (out.actors[t].empty() && index.mention_at(sentence.tokens[t].span) == nullptr) out.actors[t] = of_people(out, report, sentence, t);
  }
  read_dateline(table, report, sentence, out);
  out.dateline = dateline_before(table, report, sentence);
  settle(report, sentence, out);
  share_title(sentence, out);
  add_nations(report, sentence, index, out);
  add_embassies(report, sentence, out);
  count_on(report, sentence, out);
  place_deeds(table, sentence, out);
  return out;
}

std::vector<Actor> actors_at(const TokenActors& at, const std::vector<TokenIndex>& tokens, const std::string& home) {
  std::vector<Actor> out;
  for (const TokenIndex t : tokens) {
    for (Actor actor : at.actors[t].empty() ? at.places[t] : at.actors[t]) {
      if (actor.state.empty()) actor.state = home;
      const bool seen = std::any_of(out.begin(), out.end(), [&](const Actor& o) {
        return o.state == actor.state && o.sectors == actor.sectors && o.name == actor.name && (!o.state.empty() || o.text == actor.text);
      });
      if (!seen) out.push_back(std::move(actor));
    }
  }
  return out;
}

std::vector<Actor> doers(const TokenActors& at, const Sentence& sentence, const EventReading& read) {
  std::vector<Actor> out = actors_at(at, read.actors, read.home_of_actors);
  drop_titles(sentence, out);
  if (read.type == EventType::PROTEST) name_crowd(at, sentence, read.actors, true, out);
  if (out.empty() && read.unknown_doer) {
    out.push_back(unnamed(read));
    // A verdict falls at home, if no court is named.
    if (read.type == EventType::SANCTION && out.front().state.empty()) out.front().state = only_state_of(actors_at(at, read.recipients, read.home));
  }
  return out;
}

std::vector<Actor> recipients(const TokenActors& at, const Sentence& sentence, const EventReading& read) {
  std::vector<Actor> out = actors_at(at, read.recipients, read.home);
  drop_titles(sentence, out);
  const bool done_to = read.type == EventType::ASSAULT || read.type == EventType::COERCE;
  name_crowd(at, sentence, read.recipients, done_to, out);
  out.insert(out.end(), read.sites.begin(), read.sites.end());
  // "a convoy" beside "15 soldiers": a thing that is nobody's tells nothing where somebody is known.
  const auto codeless = [](const Actor& actor) { return actor.state.empty() && actor.sectors.empty() && actor.name.empty(); };
  const auto thing = [&](const Actor& actor) {
    return codeless(actor) && std::any_of(read.recipients.begin(), read.recipients.end(), [&](TokenIndex t) {
      return actor.span.contains(sentence.tokens[t].span) && at.parties[t] != Party::people;
    });
  };
  if (!std::all_of(out.begin(), out.end(), codeless)) std::erase_if(out, thing);
  return out;
}

}  // namespace entente
