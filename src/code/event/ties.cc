// PLOVER's tie-breakers, each by its name. The table in docs/events.md follows this file.
#include <algorithm>
#include <set>

#include "code/event/draft.h"

namespace entente::event {
namespace {

const Clause& clause_of(const Phrases& phrases, const Draft& draft) {
  return phrases.input().clauses[static_cast<std::size_t>(draft.clause)];
}

const TokenStatus& status_of(const Phrases& phrases, const Draft& draft) {
  return phrases.input().status[clause_of(phrases, draft).finite()];
}

bool cooperative(EventType type) {
  switch (type) {
    case EventType::AGREE: case EventType::CONSULT: case EventType::SUPPORT: case EventType::CONCEDE:
    case EventType::COOPERATE: case EventType::AID: case EventType::RETREAT: return true;
    default: return false;
  }
}

/// "will", "would", "can" above the predicate.
bool has_modal(const Phrases& phrases, const Draft& draft, std::initializer_list<std::string_view> words) {
  for (const TokenIndex child : phrases.children(clause_of(phrases, draft).finite())) {
    const Token& token = phrases.input().sentence.tokens[child];
    if (token.upos == Upos::AUX && std::find(words.begin(), words.end(), token.lemma) != words.end()) return true;
  }
  return false;
}

/// "is to withdraw": an arrangement.
bool is_to(const Phrases& phrases, const Draft& draft) {
  bool be = false, to = false;
  for (const TokenIndex child : phrases.children(clause_of(phrases, draft).predicate)) {
    const Token& token = phrases.input().sentence.tokens[child];
    be = be || (token.upos == Upos::AUX && token.lemma == "be" && token.features.tense == Tense::present);
    to = to || (token.upos == Upos::PART && token.lemma == "to");
  }
  return be && to && clause_of(phrases, draft).link != ClauseLink::xcomp;
}

bool has_mark(const Phrases& phrases, const Draft& draft, std::string_view mark) {
  return std::any_of(phrases.input().clauses.begin(), phrases.input().clauses.end(), [&](const Clause& c) {
    return c.mark == mark && (c.parent == draft.clause || (c.parent >= 0 && c.parent == clause_of(phrases, draft).parent));
  });
}

bool has_condition(const Phrases& phrases, const Draft& draft) {
  for (const Clause& clause : phrases.input().clauses) {
    // A parser may hang the condition on the verb of speech above.
    const bool near = clause.parent == draft.clause || (clause.parent >= 0 && clause.parent == clause_of(phrases, draft).parent);
    if (near && (clause.mark == "if" || clause.mark == "unless")) return true;
  }
  return false;
}

void becomes(Draft& draft, const Outcome& to, std::string rule) {
  draft.event = draft.event && !to.silent;
  draft.type = to.type;
  draft.mode = to.mode;
  draft.rules.push_back("tie: " + std::move(rule));
}

/// "flew to Oslo to discuss": why someone acts is not yet an act.
bool purpose(const Phrases& phrases, const Draft& draft) {
  const Clause& clause = clause_of(phrases, draft);
  return clause.link == ClauseLink::advcl && clause.mark == "to";
}

/// Future SUPPORT is AGREE, a withdrawal to come CONCEDE, violence to come THREATEN; the act itself stays in `announced`.
void future(const EventLexicon::Impl& lexicon, const Phrases& phrases, Draft& draft) {
  const TokenStatus& status = status_of(phrases, draft);
  if (draft.status || (status.negated && status.status != Status::ongoing)) return;
  const bool planned = status.status == Status::planned || status.status == Status::expected || is_to(phrases, draft);
  const bool conditional = status.status == Status::conditional && (has_condition(phrases, draft) || has_modal(phrases, draft, {"will", "would"}));
  if (!planned && !conditional) return;
  // What someone else does first is the condition, not the threat.
  if (conditional && (clause_of(phrases, draft).mark == "if" || clause_of(phrases, draft).mark == "unless")) return;
  Outcome to = lexicon.composed(Compose::future, draft.type, draft.mode);
  // "will pull its peacekeepers out unless": leaving as a threat.
  if (draft.type == EventType::RETREAT && draft.mode == "withdraw" && has_mark(phrases, draft, "unless")) {
    to = {true, false, false, EventType::THREATEN, "relations"};
  }
  if (!to.known || (to.type == draft.type && to.mode == draft.mode)) return;
  const bool threat = to.type == EventType::THREATEN;
  if (conditional && !threat) return;
  if (!draft.announced) draft.announced = Announced{draft.type, draft.mode};
  if (!threat && is_to(phrases, draft)) draft.status = Status::planned;
  becomes(draft, to, threat ? (conditional ? "a conditional act of conflict is a threat" : "an act of conflict to come is a threat")
                            : "future " + std::string(name_of(draft.type)) + " is " + std::string(name_of(to.type)));
  if (threat) draft.status = Status::happened;
  if (threat && draft.recipients.empty()) {
    draft.recipients = phrases.actors(clause_of(phrases, draft), {Where::condition_subject, Depth::itself, {}});
  }
}

/// "will not send troops", "would not meet": a refusal.
void will_not(const EventLexicon::Impl& lexicon, const Phrases& phrases, Draft& draft) {
  if (draft.status || !status_of(phrases, draft).negated || !cooperative(draft.type)) return;
  // "is not willing to fund": what was offered is refused.
  const bool unwilling = draft.frame != nullptr && draft.frame->name == "agree.ready" && draft.announced;
  if (!unwilling && !has_modal(phrases, draft, {"will", "would", "can", "wo", "ca"})) return;
  const Announced act = unwilling ? *draft.announced : Announced{draft.type, draft.mode};
  const Outcome to = lexicon.composed(Compose::refuse, act.type, act.mode);
  if (!to.known) return;
  becomes(draft, to, "what someone will not do is refused");
  // "would not meet Oslo": who will not is one side, whom he will not the other.
  if (draft.frame != nullptr && draft.frame->join && draft.recipients.empty()) {
    const std::vector<TokenIndex> who = phrases.actors(clause_of(phrases, draft), {Where::subject, Depth::itself, {}});
    for (const TokenIndex t : draft.actors) {
      if (std::find(who.begin(), who.end(), t) == who.end()) draft.recipients.push_back(t);
    }
    std::erase_if(draft.actors, [&](TokenIndex t) { return std::find(who.begin(), who.end(), t) == who.end(); });
  }
  draft.announced.reset();
  draft.status = Status::happened;
}

std::set<std::string_view> states(const Phrases& phrases, const std::vector<TokenIndex>& tokens) {
  std::set<std::string_view> out;
  for (const TokenIndex t : tokens) {
    for (const Actor& actor : phrases.input().actors[t]) {
      if (!actor.state.empty()) out.insert(actor.state);
    }
  }
  return out;
}

bool any_sector(const Phrases& phrases, const std::vector<TokenIndex>& tokens, std::initializer_list<std::string_view> sectors) {
  for (const TokenIndex t : tokens) {
    for (const Actor& actor : phrases.input().actors[t]) {
      if (!actor.sectors.empty() && std::find(sectors.begin(), sectors.end(), actor.sectors.front()) != sectors.end()) return true;
    }
  }
  return false;
}

/// Soldiers taken in fighting are abducted, not arrested.
void captured_soldiers(const Phrases& phrases, Draft& draft) {
  if (draft.type != EventType::COERCE || draft.mode != "arrest") return;
  if (draft.frame == nullptr || !draft.frame->name.starts_with("coerce.capture")) return;
  if (!any_sector(phrases, draft.recipients, {"MIL", "REB", "PRM"}) || !any_sector(phrases, draft.actors, {"MIL", "REB", "PRM", "UAF"})) return;
  becomes(draft, {true, false, false, EventType::ASSAULT, "abduct"}, "soldiers captured in fighting are abducted");
}

/// "attacked", "launched an attack on".
bool names_a_blow(const Phrases& phrases, const Clause& clause) {
  return phrases.blow(clause.predicate) || std::any_of(clause.args.begin(), clause.args.end(), [&](const ClauseArg& arg) {
    return arg.kind == ArgKind::object && phrases.blow(arg.core);
  });
}

/// "the senator's attack on the premier": among politicians a blow without a weapon is a word.
/// "the bombing of a clinic that killed a guard": the bombing did, whosever it was.
void deed_not_its_place(const Phrases& phrases, Draft& draft) {
  if (draft.type != EventType::ASSAULT || draft.actors.empty()) return;
  const std::size_t before = draft.actors.size();
  std::erase_if(draft.actors, [&](TokenIndex t) {
    const Token& token = phrases.input().sentence.tokens[t];
    return token.upos == Upos::NOUN && token.relation.starts_with("nmod") && !phrases.people(t) && phrases.harm(token.head);
  });
  if (draft.actors.empty() && before > 0) draft.unknown_doer = true, draft.rules.push_back("tie: the deed, not its place");
}

/// "Japan protested the landing": a state protests in words; crowds march.
void states_protest_in_words(const Phrases& phrases, Draft& draft) {
  if (draft.type != EventType::PROTEST || clause_of(phrases, draft).lemma != "protest" || draft.actors.empty()) return;
  const bool rules = std::all_of(draft.actors.begin(), draft.actors.end(), [&](TokenIndex t) {
    const auto& actors = phrases.input().actors[t];
    if (actors.empty() || actors.front().state.empty()) return false;
    const auto& sectors = actors.front().sectors;
    return sectors.empty() ? phrases.input().sentence.tokens[t].upos == Upos::PROPN : sectors.front() == "GOV";
  });
  if (rules) becomes(draft, {true, false, false, EventType::ACCUSE, "disapprove"}, "a state protests in words");
}

void words_not_blows(const Phrases& phrases, Draft& draft) {
  if (draft.type != EventType::ASSAULT || !draft.mode.empty() || draft.unknown_doer || draft.actors.empty()) return;
  std::vector<TokenIndex> all = draft.actors;
  merge(all, draft.recipients);
  const bool at_home = states(phrases, all).size() <= 1;
  const auto civil = [&](const std::vector<TokenIndex>& tokens, bool target) {
    return std::all_of(tokens.begin(), tokens.end(), [&](TokenIndex t) {
      const auto& actors = phrases.input().actors[t];
      if (actors.empty()) return false;
      const auto& sectors = actors.front().sectors;
      if (sectors.empty()) return target && !actors.front().name.empty() && (actors.front().state.empty() || at_home);
      // A politician who attacks unions or believers of his own land has no arms.
      static constexpr std::string_view people[] = {"CVL", "LAB", "SOC", "REL", "NGO"};
      if (target && at_home && std::find(std::begin(people), std::end(people), sectors.front()) != std::end(people)) return true;
      static constexpr std::string_view parties[] = {"PTY", "LEG", "ELI", "JRN", "EDU", "BUS"};
      const bool official = sectors.front() == "GOV" && (!actors.front().name.empty() || (target && at_home));
      return official || std::find(std::begin(parties), std::end(parties), sectors.front()) != std::end(parties);
    });
  };
  if (!civil(draft.actors, false) || !civil(draft.recipients, true)) return;
  // "raided Medicare", "resumed the campaign": neither a blow nor a rebuke.
  const bool rebuke = !draft.recipients.empty() && names_a_blow(phrases, clause_of(phrases, draft));
  becomes(draft, {true, !rebuke, false, EventType::ACCUSE, "disapprove"}, "politicians attack with words");
}

/// "I want to thank the people": thanks are given by saying so.
void given_by_saying(const Phrases& phrases, Draft& draft) {
  if (draft.type != EventType::AGREE || !draft.announced || draft.announced->type != EventType::SUPPORT) return;
  const Clause& clause = clause_of(phrases, draft);
  if (clause.lemma != "want" && clause.lemma != "wish" && clause.lemma != "like") return;
  if (std::none_of(draft.rules.begin(), draft.rules.end(), [](const std::string& rule) { return rule.ends_with("support.praise"); })) return;
  const bool speaker = std::any_of(clause.args.begin(), clause.args.end(), [&](const ClauseArg& arg) {
    return arg.kind == ArgKind::subject && phrases.input().sentence.tokens[arg.core].features.person == 1;
  });
  if (!speaker) return;
  becomes(draft, {true, false, false, EventType::SUPPORT, ""}, "thanks are given by saying so");
  draft.announced.reset();
  draft.status = Status::happened;
}

/// "assured them that the trip was an honour", "agree he should go": what is so or ought to be, not what someone will do.
bool opinion(const Phrases& phrases, const Draft& draft) {
  if (draft.type != EventType::AGREE || draft.announced || draft.frame == nullptr) return false;
  const Clause& clause = clause_of(phrases, draft);
  const bool assures = draft.frame->name == "agree.assure";
  if (!assures && clause.lemma != "agree") return false;
  if (!assures && (draft.actors.size() > 1 || states(phrases, draft.actors).size() > 1 || !phrases.actors(clause, {Where::prep, Depth::itself, "with"}).empty())) return false;
  const auto below = phrases.below(clause);
  return std::any_of(below.begin(), below.end(), [&](std::int32_t c) {
    const Clause& told = phrases.input().clauses[static_cast<std::size_t>(c)];
    if (told.link != ClauseLink::ccomp || told.mark == "to" || told.mark == "for") return false;
    const std::span<const TokenIndex> children = phrases.children(told.finite());
    return std::none_of(children.begin(), children.end(), [&](TokenIndex t) {
      const Token& token = phrases.input().sentence.tokens[t];
      return (token.upos == Upos::AUX && (token.lemma == "will" || token.lemma == "would" || token.lemma == "shall")) || (token.upos == Upos::PART && token.lemma == "to");
    });
  });
}

/// "will not make Oslo retreat": nobody retreats.
bool not_made_to(const Phrases& phrases, const Draft& draft) {
  const Clause& clause = clause_of(phrases, draft);
  if (clause.parent < 0 || (clause.link != ClauseLink::xcomp && clause.link != ClauseLink::ccomp)) return false;
  const Clause& above = phrases.input().clauses[static_cast<std::size_t>(clause.parent)];
  static constexpr std::string_view makes[] = {"cause", "make", "force", "lead", "prompt", "compel", "allow", "let", "enable", "drive", "get", "intimidate", "deter"};
  return phrases.input().status[above.finite()].negated && std::find(std::begin(makes), std::end(makes), above.lemma) != std::end(makes);
}

/// Courts decide: that they uphold a rule is no support.
void court_decides(const Phrases& phrases, Draft& draft) {
  if (draft.type != EventType::SUPPORT || draft.frame == nullptr) return;
  const bool court = !draft.actors.empty() && std::all_of(draft.actors.begin(), draft.actors.end(), [&](TokenIndex t) {
    const auto& actors = phrases.input().actors[t];
    return !actors.empty() && !actors.front().sectors.empty() && actors.front().sectors.front() == "JUD";
  });
  if (court) becomes(draft, {true, true, false, draft.type, ""}, "a court decides");
}

/// "plans to ease the curfew": one's own giving in, announced.
void planned_concession(Draft& draft) {
  if (draft.type != EventType::AGREE || draft.frame == nullptr || draft.frame->name != "agree.plan" || !draft.announced) return;
  if (draft.announced->type != EventType::CONCEDE) return;
  becomes(draft, {true, false, false, EventType::CONCEDE, draft.announced->mode}, "a planned concession is one announced");
}

/// An exercise of several states is cooperation, of one a show of force.
void joint_exercise(const Phrases& phrases, Draft& draft) {
  if (draft.type != EventType::MOBILIZE || draft.frame == nullptr) return;
  const bool exercise = std::any_of(draft.rules.begin(), draft.rules.end(),
                                    [](const std::string& r) { return r.find("mobilize.exercise") != std::string::npos; });
  if (!exercise) return;
  std::vector<TokenIndex> all = draft.actors;
  merge(all, draft.recipients);
  if (states(phrases, all).size() < 2) return;
  becomes(draft, {true, false, false, EventType::COOPERATE, ""}, "an exercise of several states is cooperation");
  draft.actors = std::move(all);
  draft.recipients.clear();
}

bool share(const std::vector<TokenIndex>& a, const std::vector<TokenIndex>& b) {
  return std::any_of(a.begin(), a.end(), [&](TokenIndex t) { return std::find(b.begin(), b.end(), t) != b.end(); });
}

struct Pair {
  EventType stays, goes;
  std::string_view mode;   // of the one that stays; empty: any
  bool same_actor;         // else: same recipient
  const char* rule;
};

constexpr Pair pairs[] = {
    {EventType::ASSAULT, EventType::MOBILIZE, "", true, "troops that fire are not also mobilised"},
    {EventType::SANCTION, EventType::ACCUSE, "convict", false, "the charge goes with the conviction"},
    {EventType::PROTEST, EventType::REQUEST, "", true, "a demonstrators' demand is part of the protest"},
    {EventType::PROTEST, EventType::ACCUSE, "", true, "what demonstrators condemn is part of the protest"},
};

/// "put off talks with Riga and turned down its offer": whose, if not the doer's own, is the one dealt with before.
void lend_recipient(const Phrases& phrases, std::vector<Draft>& drafts) {
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    Draft& draft = drafts[i];
    if (!draft.event || draft.consumed || !draft.recipients.empty() || clause_of(phrases, draft).link != ClauseLink::conj) continue;
    if (draft.type != EventType::REJECT && draft.type != EventType::SANCTION) continue;
    for (const Draft& other : drafts) {
      const bool before = &other != &draft && other.event && !other.consumed && other.clause < draft.clause;
      if (!before || other.recipients.empty() || !share(other.actors, draft.actors)) continue;
      draft.recipients = other.recipients;
      draft.rules.push_back("tie: the other side of the clause before");
    }
  }
}

/// "left eight people dead"
std::vector<TokenIndex> left_dead(const Phrases& phrases, const Clause& clause) {
  if (clause.lemma != "leave") return {};
  const bool dead = std::any_of(clause.args.begin(), clause.args.end(), [&](const ClauseArg& arg) {
    static constexpr std::string_view fates[] = {"dead", "wounded", "injured", "wound", "injure", "hurt", "maim"};
    return std::find(std::begin(fates), std::end(fates), phrases.input().sentence.tokens[arg.head].lemma) != std::end(fates);
  });
  return dead ? phrases.actors(clause, {Where::object, Depth::itself, {}}) : std::vector<TokenIndex>{};
}

/// "opened fire at a market, killing four", "launched air strikes that killed nine fighters": the dead are whom the blow fell on.
void lend_victims(const Phrases& phrases, std::vector<Draft>& drafts) {
  const auto nobody = [&](const std::vector<TokenIndex>& tokens) { return std::none_of(tokens.begin(), tokens.end(), [&](TokenIndex t) { return phrases.is_actor(t); }); };
  for (Draft& draft : drafts) {
    if (!draft.event || draft.consumed || draft.type != EventType::ASSAULT || !nobody(draft.recipients)) continue;
    std::vector<TokenIndex> hit;
    for (std::size_t c = 0; c < phrases.input().clauses.size() && hit.empty(); ++c) {
      const Clause& inner = phrases.input().clauses[c];
      if (inner.parent != draft.clause && !phrases.about(clause_of(phrases, draft), inner)) continue;
      const bool tells = (inner.link == ClauseLink::advcl && inner.mark.empty()) || inner.link == ClauseLink::relcl || inner.link == ClauseLink::acl;
      if (!tells) continue;
      hit = left_dead(phrases, inner);
      if (hit.empty() && drafts[c].type == EventType::ASSAULT && drafts[c].frame != nullptr && drafts[c].event) hit = drafts[c].recipients;
    }
    if (hit.empty() || nobody(hit) || share(hit, draft.actors)) continue;
    draft.recipients = std::move(hit);
    draft.rules.push_back("tie: who was hurt");
  }
}

/// The clause of the blow that a clause of the dead belongs to; -1: none. "bombed a school, killing nine and wounding thirty", "launched strikes that killed nine",
/// "the strike on Odesa wounded seven".
std::int32_t blow_of(const Phrases& phrases, const Clause& death) {
  const std::span<const Clause> clauses = phrases.input().clauses;
  const Clause* inner = &death;
  if (inner->link == ClauseLink::conj && inner->parent >= 0) inner = &clauses[static_cast<std::size_t>(inner->parent)];
  if ((inner->link == ClauseLink::advcl && inner->mark.empty()) || inner->link == ClauseLink::relcl) return inner->parent;
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    const bool does_it = clauses[i].nominal() && std::any_of(death.args.begin(), death.args.end(), [&](const ClauseArg& arg) {
      return arg.kind == ArgKind::subject && arg.core == clauses[i].predicate;
    });
    if (does_it) return static_cast<std::int32_t>(i);
  }
  return -1;
}

/// A blow and those whom it killed or hurt are one event, on both.
void count_deaths_with_the_blow(const Phrases& phrases, std::vector<Draft>& drafts) {
  const auto blow = [](const Draft& draft) { return draft.event && !draft.consumed && draft.type == EventType::ASSAULT && !draft.status; };
  for (Draft& death : drafts) {
    if (!blow(death)) continue;
    const std::int32_t at = blow_of(phrases, clause_of(phrases, death));
    if (at < 0 || at == death.clause) continue;
    Draft& draft = drafts[static_cast<std::size_t>(at)];
    const bool same = death.actors.empty() ? death.unknown_doer && draft.unknown_doer == draft.actors.empty() : share(draft.actors, death.actors);
    if (!death.mode.empty() && death.mode != draft.mode) continue;
    if (!blow(draft) || !same || share(draft.actors, death.recipients)) continue;
    const bool verb = !clause_of(phrases, draft).nominal();
    Draft& stays = verb ? draft : death;
    Draft& goes = verb ? death : draft;
    std::vector<TokenIndex> hit = draft.recipients;
    merge(hit, death.recipients);
    stays.recipients = std::move(hit);
    stays.rules.push_back("tie: the hurt are counted with the blow");
    goes.consumed = true;
  }
}

void drop_doubles(const Phrases&, std::vector<Draft>& drafts) {
  for (const Draft& stays : drafts) {
    if (!stays.event || stays.consumed) continue;
    for (Draft& goes : drafts) {
      if (&goes == &stays || !goes.event || goes.consumed) continue;
      for (const Pair& pair : pairs) {
        if (stays.type != pair.stays || goes.type != pair.goes || (!pair.mode.empty() && pair.mode != stays.mode)) continue;
        if (pair.same_actor ? share(stays.actors, goes.actors) : share(stays.recipients, goes.recipients)) goes.consumed = true;
      }
    }
  }
}

}  // namespace

void break_ties(const EventLexicon::Impl& lexicon, const Phrases& phrases, std::vector<Draft>& drafts) {
  for (Draft& draft : drafts) {
    if (!draft.event || draft.consumed) continue;
    if (purpose(phrases, draft) || opinion(phrases, draft) || not_made_to(phrases, draft)) {
      draft.consumed = true;
      continue;
    }
    captured_soldiers(phrases, draft);
    joint_exercise(phrases, draft);
    court_decides(phrases, draft);
    planned_concession(draft);
    deed_not_its_place(phrases, draft);
    states_protest_in_words(phrases, draft);
    words_not_blows(phrases, draft);
    given_by_saying(phrases, draft);
    will_not(lexicon, phrases, draft);
    future(lexicon, phrases, draft);
  }
  lend_recipient(phrases, drafts);
  lend_victims(phrases, drafts);
  count_deaths_with_the_blow(phrases, drafts);
  drop_doubles(phrases, drafts);
}

}  // namespace entente::event
