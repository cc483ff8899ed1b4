// Order of decisions: frames, composition, tie-breakers, then who may be an actor at all. docs/events.md.
#include "code/event/event.h"

#include <algorithm>
#include <bit>

#include "code/event/draft.h"

namespace entente {
namespace event {
namespace {

/// How many act there: "Thai and Malay police" are one phrase and two actors.
std::size_t actors_in(const EventInput& input, const std::vector<TokenIndex>& tokens) {
  std::size_t out = 0;
  for (const TokenIndex t : tokens) out += std::max<std::size_t>(1, input.actors[t].size());
  return out;
}

bool needs_recipient(const EventInput& input, const Draft& draft) {
  switch (draft.type) {
    case EventType::AID: return true;
    case EventType::COOPERATE: return actors_in(input, draft.actors) < 2;
    case EventType::SANCTION: return draft.mode != "convict";
    default: return draft.frame != nullptr && draft.frame->needs_recipient;
  }
}

/// Is anyone of them a state, or of a known sector?
bool coded(const EventInput& input, const std::vector<TokenIndex>& tokens, bool state) {
  for (const TokenIndex t : tokens) {
    for (const Actor& actor : input.actors[t].empty() ? input.places[t] : input.actors[t]) {
      if (!actor.state.empty() || (!state && !actor.sectors.empty())) return true;
    }
  }
  return false;
}

/// A visit is paid to someone, or to another state: not to a bridge, nor within one's own land.
bool at_home(const EventInput& input, const Draft& draft) {
  return std::all_of(draft.recipients.begin(), draft.recipients.end(), [&](TokenIndex r) {
    const auto& named = input.actors[r].empty() ? input.places[r] : input.actors[r];
    if (named.empty()) return true;
    if (!named.front().sectors.empty()) return named.front().state.empty();
    if (named.front().state.empty()) return true;
    return std::any_of(draft.actors.begin(), draft.actors.end(), [&](TokenIndex a) {
      return !input.actors[a].empty() && input.actors[a].front().state == named.front().state;
    });
  });
}

/// "will visit Tulsa": the place itself lies in the doer's own state.
bool stays_home(const EventInput& input, const Draft& draft) {
  const Clause& clause = input.clauses[static_cast<std::size_t>(draft.clause)];
  return std::any_of(clause.args.begin(), clause.args.end(), [&](const ClauseArg& arg) {
    if ((arg.kind != ArgKind::object && arg.kind != ArgKind::oblique) || input.places[arg.core].empty()) return false;
    const std::string& state = input.places[arg.core].front().state;
    return std::any_of(draft.actors.begin(), draft.actors.end(), [&](TokenIndex a) { return !input.actors[a].empty() && input.actors[a].front().state == state; });
  });
}

/// "agreed on a plan" needs someone to agree with; an offer of nothing cooperative someone to whom.
bool empty_word(const EventInput& input, const Draft& draft, std::size_t sides) {
  if (draft.type != EventType::AGREE || draft.announced || draft.frame == nullptr || !draft.recipients.empty()) return false;
  const bool body = !draft.actors.empty() && !input.actors[draft.actors.front()].empty() && input.actors[draft.actors.front()].front().state.size() == 3 &&
                    (input.actors[draft.actors.front()].front().state == "IGO" || input.actors[draft.actors.front()].front().state == "UNO" ||
                     input.actors[draft.actors.front()].front().state == "EUR");
  if (draft.frame->join) return sides < 2 && !body;
  return draft.frame->name == "agree.offer";
}

/// Are all of them of the government, the houses or the forces of a state, and not of its opposition?
bool rulers(const EventInput& input, const std::vector<TokenIndex>& tokens) {
  static constexpr std::string_view sectors[] = {"GOV", "LEG", "ELI", "JUD", "MIL", "SPY", "JRN"};
  const auto rules = [](const Actor& actor) {
    return !actor.sectors.empty() && std::find(std::begin(sectors), std::end(sectors), actor.sectors.front()) != std::end(sectors) &&
           std::find(actor.sectors.begin(), actor.sectors.end(), "OPP") == actor.sectors.end();
  };
  return !tokens.empty() && std::all_of(tokens.begin(), tokens.end(), [&](TokenIndex t) {
    return !input.actors[t].empty() && std::all_of(input.actors[t].begin(), input.actors[t].end(), rules);
  });
}

bool firm(const Actor& actor) { return !actor.sectors.empty() && (actor.sectors.front() == "BUS" || actor.sectors.front() == "MNC"); }

/// Of a trade that has no part in rule: firms, the press, schools, hospitals.
bool of_a_trade(const Actor& actor) {
  static constexpr std::string_view sectors[] = {"BUS", "MNC", "JRN", "EDU", "MED"};
  return !actor.sectors.empty() && std::find(std::begin(sectors), std::end(sectors), actor.sectors.front()) != std::end(sectors);
}

/// A state or who has a part in public life: an office, a force, a party, a crowd, a church. Not a firm, nor one person of whom no more than the land is told.
bool of_public_life(const EventInput& input, TokenIndex t) {
  const Token& token = input.sentence.tokens[t];
  const bool one_person = input.parties[t] == Party::people && token.features.number != Number::plural;
  static constexpr std::string_view of_many_states[] = {"UNO", "EUR", "IGO", "NGO"};
  return std::any_of(input.actors[t].begin(), input.actors[t].end(), [&](const Actor& actor) {
    if (std::find(std::begin(of_many_states), std::end(of_many_states), actor.state) != std::end(of_many_states)) return true;
    return actor.sectors.empty() ? !actor.state.empty() && !one_person : !of_a_trade(actor);
  });
}

/// Do the sides belong to different states?
bool abroad(const EventInput& input, const Draft& draft) {
  const auto state_of = [&](TokenIndex t) { return input.actors[t].empty() ? std::string_view() : std::string_view(input.actors[t].front().state); };
  return std::any_of(draft.actors.begin(), draft.actors.end(), [&](TokenIndex a) {
    return !state_of(a).empty() && std::any_of(draft.recipients.begin(), draft.recipients.end(), [&](TokenIndex r) { return !state_of(r).empty() && state_of(r) != state_of(a); });
  });
}

/// "the company plans to sell a watch", "the reporter resigned": what happens among firms and private persons alone is no politics, if the clause names nobody else.
/// Blows and marches are told of anybody.
bool private_life(const EventInput& input, const Draft& draft) {
  if (draft.actors.empty() || draft.type == EventType::ASSAULT) return false;
  // Students and reporters march, firms do not.
  const auto firms = [&](TokenIndex t) { return !input.actors[t].empty() && std::all_of(input.actors[t].begin(), input.actors[t].end(), firm); };
  if (draft.type == EventType::PROTEST && !std::all_of(draft.actors.begin(), draft.actors.end(), firms)) return false;
  const auto is_public = [&](TokenIndex t) { return of_public_life(input, t); };
  if (std::any_of(draft.actors.begin(), draft.actors.end(), is_public) || std::any_of(draft.recipients.begin(), draft.recipients.end(), is_public)) return false;
  const Clause& clause = input.clauses[static_cast<std::size_t>(draft.clause)];
  // Who is no firm and deals with another state is its guest or its helper.
  if (!std::all_of(draft.actors.begin(), draft.actors.end(), firms) && abroad(input, draft)) return false;
  // "a Danish reporter": whose he is, nobody beside him.
  const auto beside = [&](TokenIndex t) {
    const std::string& relation = input.sentence.tokens[t].relation;
    return relation != "amod" && relation != "compound" && relation != "nmod:poss" && is_public(t);
  };
  for (TokenIndex t = clause.begin; t < clause.end; ++t) {
    if (beside(t)) return false;
  }
  return true;
}

bool of_the_press(const EventInput& input, TokenIndex t) {
  return !input.actors[t].empty() && !input.actors[t].front().sectors.empty() && input.actors[t].front().sectors.front() == "JRN";
}

/// Fighters rise, they do not demonstrate.
bool in_arms(const EventInput& input, const std::vector<TokenIndex>& tokens) {
  return !tokens.empty() && std::all_of(tokens.begin(), tokens.end(), [&](TokenIndex t) {
    if (input.actors[t].empty() || input.actors[t].front().sectors.empty()) return false;
    const std::string& sector = input.actors[t].front().sectors.front();
    return sector == "REB" || sector == "MIL" || sector == "UAF";
  });
}

/// Of a sector, or a name, or a state itself.
bool acts_for_others(const EventInput& input, TokenIndex t) {
  if (input.actors[t].empty()) return false;
  const Actor& actor = input.actors[t].front();
  return !actor.sectors.empty() || input.sentence.tokens[t].upos != Upos::NOUN;
}

/// Is the first of another state than all of the second?
bool of_another_state(const std::vector<Actor>& first, const std::vector<Actor>& second) {
  if (first.empty() || first.front().state.empty()) return false;
  return std::none_of(second.begin(), second.end(), [&](const Actor& actor) { return actor.state == first.front().state; });
}

/// "her children", and the "her" of it; not "her Danish counterpart".
bool theirs(const EventInput& input, TokenIndex t) {
  const auto possessor = [](const Token& token) { return token.upos == Upos::PRON && token.relation == "nmod:poss"; };
  const std::vector<Token>& tokens = input.sentence.tokens;
  if (possessor(tokens[t])) return true;
  for (TokenIndex c = 0; c < tokens.size(); ++c) {
    if (tokens[c].head == t && possessor(tokens[c])) return !of_another_state(input.actors[t], input.actors[c]);
  }
  return false;
}

/// Told as done, being done, meant or denied; what only may, might or should be is nobody's act yet.
bool told(const EventInput& input, const Draft& draft) {
  const Clause& clause = input.clauses[static_cast<std::size_t>(draft.clause)];
  // "asked if they planned to sue"
  const bool asked = clause.mark == "if" || clause.mark == "whether";
  if (clause.link == ClauseLink::ccomp && asked) return false;
  // "talks about using the bomb"
  if (clause.mark == "about" || clause.mark == "of") {
    static constexpr std::string_view speaks[] = {"talk", "speak", "joke", "dream", "think", "muse"};
    const std::string_view above = clause.parent < 0 ? std::string_view() : std::string_view(input.clauses[static_cast<std::size_t>(clause.parent)].lemma);
    if (std::find(std::begin(speaks), std::end(speaks), above) != std::end(speaks)) return false;
  }
  if (asked && clause.parent >= 0) {
    const std::string& above = input.clauses[static_cast<std::size_t>(clause.parent)].lemma;
    if (above == "ask" || above == "wonder" || above == "question") return false;
  }
  switch (draft.status.value_or(input.status[clause.finite()].status)) {
    case Status::possible: case Status::conditional: case Status::counterfactual: case Status::unclear: return false;
    default: return true;
  }
}

bool stands(const EventInput& input, const Draft& draft) {
  if (!draft.event || draft.consumed || !told(input, draft)) return false;
  if (draft.actors.empty() && !draft.unknown_doer) return false;
  if (draft.recipients.empty() && needs_recipient(input, draft)) return false;
  if (private_life(input, draft)) return false;
  if (draft.unknown_doer && draft.actors.empty()) return coded(input, draft.recipients, true) || !draft.home.empty();
  const Clause& clause = input.clauses[static_cast<std::size_t>(draft.clause)];
  std::vector<TokenIndex> all = draft.actors;
  merge(all, draft.recipients);
  // A meeting has at least two sides.
  std::size_t sides = 0;
  for (const TokenIndex t : all) {
    // "Others" are nobody's side; nor are the doer's own ("her children", "his staff"), nor who is told for print.
    if (!coded(input, {t}, false) || theirs(input, t) || of_the_press(input, t)) continue;
    sides += std::max<std::size_t>(1, input.actors[t].size());
    // "NATO ministers discuss": those of a body of states are several.
    const bool several = input.sentence.tokens[t].features.number == Number::plural && !input.actors[t].empty();
    if (several && (input.actors[t].front().state == "IGO" || input.actors[t].front().state == "EUR")) ++sides;
  }
  const bool meeting = (draft.type == EventType::CONSULT && draft.mode.empty()) ||
                       (draft.type == EventType::AGREE && draft.announced && draft.announced->type == EventType::CONSULT && draft.announced->mode.empty());
  if (meeting && sides < 2) return false;
  if (empty_word(input, draft, sides)) return false;
  // "the EU's support for statehood" is an attitude; as an act it stands under a verb.
  const bool noun = draft.frame != nullptr && draft.frame->part == Part::noun;
  // "is an attack on", "the attack, a raid": said of something that is told elsewhere.
  if (noun && (clause.form == ClauseForm::appositive || clause.form == ClauseForm::copular)) return false;
  const bool to_come = draft.announced && draft.announced->mode == "visit";
  const bool visit = draft.mode == "visit" || (to_come && !draft.recipients.empty());
  if ((visit && at_home(input, draft)) || (to_come && draft.recipients.empty() && stays_home(input, draft))) return false;
  // "plans to coordinate its inquiries": with nobody.
  if (draft.announced && draft.announced->type == EventType::COOPERATE && draft.recipients.empty() && actors_in(input, draft.actors) < 2 && sides < 2 &&
      draft.frame != nullptr && draft.rules.size() > 1 && draft.rules[1].ends_with("cooperate.work")) return false;
  const bool attitude = draft.type == EventType::SUPPORT || draft.type == EventType::AGREE || draft.type == EventType::COOPERATE;
  if (attitude && clause.form == ClauseForm::nominal) return false;
  // "the senator's request", "their fire": of whom, against whom is told elsewhere or not at all.
  const bool act = draft.type == EventType::REQUEST || draft.type == EventType::ASSAULT || draft.type == EventType::REJECT ||
                   draft.type == EventType::THREATEN;
  // "the Afghan withdrawal", "the Russian investigation": from where, into what.
  const bool bare = draft.recipients.empty() && (draft.type == EventType::RETREAT || draft.mode == "investigate");
  if (bare && clause.form == ClauseForm::nominal && draft.actors.size() == 1 && input.sentence.tokens[draft.actors.front()].upos == Upos::ADJ) return false;
  const bool aside = clause.form == ClauseForm::nominal || clause.mark == "during" || clause.mark == "amid";
  if (act && aside && draft.recipients.empty() && draft.sites.empty()) return false;
  // "the senator held a rally": those who rule do not protest.
  if (draft.type == EventType::PROTEST && in_arms(input, draft.actors)) return false;
  // Nor is a team that rallies in a game.
  const auto team = [&](TokenIndex t) { return input.sentence.tokens[t].upos == Upos::PROPN && !coded(input, {t}, false) && input.parties[t] != Party::people; };
  if (draft.type == EventType::PROTEST && !draft.actors.empty() && std::all_of(draft.actors.begin(), draft.actors.end(), team)) return false;
  // A traveller without an office is nobody's visit, nor is a student's or a reporter's.
  const auto traveller = [&](TokenIndex t) { return !input.actors[t].empty() && of_a_trade(input.actors[t].front()) && !firm(input.actors[t].front()); };
  if (draft.mode == "visit" && std::all_of(draft.actors.begin(), draft.actors.end(), traveller)) return false;
  if (draft.mode == "visit" && std::none_of(draft.actors.begin(), draft.actors.end(), [&](TokenIndex t) { return acts_for_others(input, t); })) return false;
  // "authorised the agency to search": an order within the house, no concession.
  if (draft.frame != nullptr && draft.frame->name == "concede.allow" && draft.type == EventType::CONCEDE && (draft.recipients.empty() || rulers(input, draft.recipients))) return false;
  const bool protest = draft.type == EventType::PROTEST || (draft.announced && draft.announced->type == EventType::PROTEST);
  if (protest && rulers(input, draft.actors)) return false;
  // Marchers are often nobody's: their sector is enough.
  if (draft.type == EventType::PROTEST) return coded(input, all, false) || (!draft.actors.empty() && !draft.home.empty());
  return coded(input, draft.actors, false) && (coded(input, all, true) || !draft.home.empty());
}

std::vector<std::string> contexts(const EventLexicon::Impl& lexicon, const EventInput& input, const Clause& clause) {
  std::uint64_t mask = 0;
  for (TokenIndex t = clause.begin; t < clause.end; ++t) mask |= lexicon.contexts_of(input.sentence.tokens[t].lemma);
  std::vector<std::string> out;
  for (; mask != 0; mask &= mask - 1) out.push_back(lexicon.context_names[static_cast<std::size_t>(std::countr_zero(mask))]);
  std::sort(out.begin(), out.end());
  return out;
}

EventReading reading_of(const EventLexicon::Impl& lexicon, const EventInput& input, Draft&& draft) {
  const Clause& clause = input.clauses[static_cast<std::size_t>(draft.clause)];
  const TokenStatus& status = input.status[clause.finite()];
  EventReading out;
  out.clause = draft.clause;
  out.type = draft.type;
  out.mode = std::move(draft.mode);
  out.contexts = contexts(lexicon, input, clause);
  if (out.type == EventType::COERCE && (out.mode == "cyber" || out.mode == "misinformation") &&
      std::find(out.contexts.begin(), out.contexts.end(), out.mode) == out.contexts.end()) {
    out.contexts.push_back(out.mode);
  }
  out.actors = std::move(draft.actors);
  out.recipients = std::move(draft.recipients);
  std::erase_if(out.recipients, [&](TokenIndex t) { return std::find(out.actors.begin(), out.actors.end(), t) != out.actors.end(); });
  out.sites = std::move(draft.sites);
  out.unknown_doer = draft.unknown_doer && out.actors.empty();
  if (!draft.guests) out.home_of_actors = draft.home;
  out.home = std::move(draft.home);
  out.status = draft.status.value_or(status.status);
  out.negated = !draft.status && status.negated;
  // "no prosecutor would charge him"
  if (out.negated && (out.status == Status::planned || out.status == Status::expected)) out.status = Status::denied;
  out.announced = std::move(draft.announced);
  out.frame = draft.frame->name;
  out.rules = std::move(draft.rules);
  return out;
}

bool same(const EventReading& a, const EventReading& b) {
  return a.type == b.type && a.actors == b.actors && a.recipients == b.recipients && a.mode == b.mode;
}

}  // namespace
}  // namespace event

std::vector<EventReading> events_of(const EventLexicon& lexicon, const EventInput& input) {
  std::vector<EventReading> out;
  if (input.sentence.fallback || input.clauses.empty()) return out;
  const event::Phrases phrases(lexicon.impl(), input);
  std::vector<event::Draft> drafts = event::base_drafts(lexicon.impl(), phrases);
  event::compose(lexicon.impl(), phrases, drafts);
  event::break_ties(lexicon.impl(), phrases, drafts);
  event::complete_sides(phrases, drafts);
  std::stable_sort(drafts.begin(), drafts.end(), [](const event::Draft& a, const event::Draft& b) { return a.clause < b.clause; });
  for (event::Draft& draft : drafts) {
    if (!event::stands(input, draft)) continue;
    EventReading reading = event::reading_of(lexicon.impl(), input, std::move(draft));
    if (std::none_of(out.begin(), out.end(), [&](const EventReading& r) { return event::same(r, reading); })) out.push_back(std::move(reading));
  }
  return out;
}

}  // namespace entente
