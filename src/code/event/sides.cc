// Sides that a frame's own selectors left empty or without a state: what the act is about, where it falls, who is at home there.
#include <algorithm>

#include "code/event/draft.h"

namespace entente::event {
namespace {

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

const Clause& clause_of(const Phrases& phrases, const Draft& draft) {
  return phrases.input().clauses[static_cast<std::size_t>(draft.clause)];
}

std::span<const Actor> named_at(const Phrases& phrases, TokenIndex t) {
  return phrases.is_actor(t) ? phrases.input().actors[t] : phrases.input().places[t];
}

bool has_state(const Phrases& phrases, TokenIndex t) {
  const auto named = named_at(phrases, t);
  return std::any_of(named.begin(), named.end(), [](const Actor& a) { return !a.state.empty(); });
}

bool body(std::string_view state) { return one_of(state, {"UNO", "IGO", "NGO", "EUR", "IMG", "MNC", "ISM"}); }

/// The one state of a side; empty: none or several.
std::string_view only_state(const Phrases& phrases, const std::vector<TokenIndex>& tokens) {
  std::string_view out;
  for (const TokenIndex t : tokens) {
    for (const Actor& actor : named_at(phrases, t)) {
      if (actor.state.empty() || actor.state == out) continue;
      if (!out.empty()) return {};
      out = actor.state;
    }
  }
  return out;
}

bool any_state(const Phrases& phrases, const std::vector<TokenIndex>& tokens) {
  return std::any_of(tokens.begin(), tokens.end(), [&](TokenIndex t) { return has_state(phrases, t); });
}

bool of_state(const Phrases& phrases, const std::vector<TokenIndex>& tokens, std::string_view state) {
  return std::any_of(tokens.begin(), tokens.end(), [&](TokenIndex t) {
    const auto named = named_at(phrases, t);
    return std::any_of(named.begin(), named.end(), [&](const Actor& a) { return a.state == state; });
  });
}

/// "fighting with Islamic State militants": a word of the doer's own phrase.
bool part_of(const Phrases& phrases, const std::vector<TokenIndex>& actors, TokenIndex t) {
  const std::vector<Token>& tokens = phrases.input().sentence.tokens;
  for (std::size_t step = 0; step < tokens.size() && tokens[t].head != no_token; ++step) {
    const std::string_view relation = tokens[t].relation;
    if (!relation.starts_with("nmod") && !relation.starts_with("compound") && relation != "amod" && relation != "flat" && relation != "appos") return false;
    t = tokens[t].head;
    if (std::find(actors.begin(), actors.end(), t) != actors.end()) return true;
  }
  return false;
}

/// Acts that fall on the place where they are done; of words a place tells only where they were spoken.
bool falls_on_place(EventType type) {
  switch (type) {
    case EventType::ASSAULT: case EventType::COERCE: case EventType::MOBILIZE: case EventType::CONCEDE:
    case EventType::RETREAT: case EventType::SANCTION: case EventType::AID: case EventType::PROTEST: return true;
    default: return false;
  }
}

/// Acts that in one's own land are done to nobody: "will deploy drones over its port".
bool stays_at_home(EventType type) { return type == EventType::MOBILIZE || type == EventType::AID || type == EventType::PROTEST; }

bool goal(std::string_view prep) {
  return one_of(prep, {"to", "on", "against", "at", "with", "from", "for", "over", "of", "toward", "towards", "between", "among", "into", "upon"});
}

bool place(std::string_view prep) {
  return one_of(prep, {"in", "near", "inside", "outside", "across", "around", "along", "through", "throughout", "outside of", "during", "amid"});
}

/// "investigates the attack on the consulate", "condemned the killing of nuns", "called for the release of two sailors": whoever only
/// suffered what is spoken of is neither accused of it nor asked for it.
bool only_suffers(const Phrases& phrases, const Draft& draft, TokenIndex t) {
  const bool asked = draft.type == EventType::REQUEST, marched = draft.type == EventType::PROTEST, accused = draft.type == EventType::ACCUSE || marched;
  if (!accused && !asked) return false;
  const auto suffered = [&](TokenIndex noun) {
    const bool protest = one_of(phrases.input().sentence.tokens[noun].lemma, {"strike", "riot", "violence"});      // "a hunger strike against Turkey"
    return (accused && phrases.harm(noun) && !(marched && protest)) || (marched && phrases.undergone(noun)) || ((asked || marched) && phrases.release(noun));
  };
  const std::vector<Token>& tokens = phrases.input().sentence.tokens;
  const TokenIndex top = clause_of(phrases, draft).predicate;
  for (std::size_t step = 0; step < tokens.size() && t != top && tokens[t].head != no_token; ++step) {
    const TokenIndex above = tokens[t].head;
    const std::string_view relation = tokens[t].relation, marker = phrases.marker(t);
    if (marker == "by" || marker == "from") return false;
    if (asked && above != top && relation == "nsubj:pass") return true;      // "demanded that Holm be freed"
    const bool doer = relation == "nmod:poss" || relation == "amod" || relation.starts_with("compound");
    if (above != top && !doer && relation.starts_with("nmod") && suffered(above)) return true;
    if (relation == "conj" && tokens[t].lemma == "other" && suffered(above)) return true;      // "the attack on a clinic and four others"
    t = above;
  }
  return false;
}

/// Is everybody there of one of the sectors?
bool all_of_sector(const Phrases& phrases, const std::vector<TokenIndex>& tokens, std::initializer_list<std::string_view> sectors) {
  bool any = false;
  for (const TokenIndex t : tokens) {
    for (const Actor& actor : named_at(phrases, t)) {
      if (actor.sectors.empty() || !one_of(actor.sectors.front(), sectors)) return false;
      any = true;
    }
  }
  return any;
}

/// "Bulgaria", of no part of it.
bool bare_state(const Phrases& phrases, const std::vector<TokenIndex>& tokens) {
  return std::all_of(tokens.begin(), tokens.end(), [&](TokenIndex t) {
    const auto actors = named_at(phrases, t);
    return std::all_of(actors.begin(), actors.end(), [](const Actor& a) { return a.sectors.empty(); });
  });
}

/// "Ada Holm, a former minister and a top general in the war, was": the general is Ada Holm.
bool another_name(const Phrases& phrases, TokenIndex t) {
  const std::vector<Token>& tokens = phrases.input().sentence.tokens;
  if (tokens[t].relation != "conj" || tokens[t].upos != Upos::NOUN || tokens[tokens[t].head].upos != Upos::PROPN) return false;
  TokenIndex title = no_token, joined = no_token;
  for (const TokenIndex c : phrases.children(tokens[t].head)) {
    if (tokens[c].relation == "appos" && c < t) title = c;
  }
  for (const TokenIndex c : phrases.children(t)) {
    if (tokens[c].relation == "cc" && c < t) joined = c;
  }
  return title != no_token && title < joined && joined != no_token && tokens[title].upos == Upos::NOUN && tokens[joined - 1].upos != Upos::PUNCT;
}

/// "research in the Senate", "praised the law at the White House", "outside the relatives' home", "opposed the Iraq war": where, and no more.
bool mere_place(const Phrases& phrases, const Draft& draft, TokenIndex t) {
  const Token& token = phrases.input().sentence.tokens[t];
  if (!phrases.is_actor(t) || token.head == no_token) return false;
  const Token& above = phrases.input().sentence.tokens[token.head];
  const std::string_view marker = phrases.marker(t);
  if (draft.type == EventType::PROTEST) return token.relation == "nmod:poss" && phrases.people(t) && phrases.site(token.head) == "CVL" && place(phrases.marker(token.head));
  if (falls_on_place(draft.type)) return false;
  static constexpr std::string_view wars[] = {"war", "invasion", "occupation", "conflict", "bombing"};
  const bool of_war = std::find(std::begin(wars), std::end(wars), above.lemma) != std::end(wars) && bare_state(phrases, {t});
  if (of_war && (token.relation.starts_with("compound") || token.relation == "amod" || place(marker))) return true;
  if (draft.type == EventType::CONSULT || draft.type == EventType::AGREE || phrases.people(t) || !all_of_sector(phrases, {t}, {"LEG", "GOV"})) return false;
  const std::string_view own = only_state(phrases, draft.actors);
  const bool spoken = draft.type != EventType::REQUEST && draft.type != EventType::THREATEN;      // "sought refuge at the embassy"
  return (marker == "at" && spoken) || (marker == "in" && !own.empty() && only_state(phrases, {t}) == own);
}

class Reach {
 public:
  Reach(const Phrases& phrases, const Draft& draft) : phrases_(phrases), draft_(draft), own_(only_state(phrases, draft.actors)) {}

  /// Who is named below a phrase, the nearest first: "lines leading into Kabul", "a dispute with its European partners".
  std::vector<TokenIndex> below(TokenIndex head) const {
    std::vector<TokenIndex> out = below(head, false);
    // "called for an inquiry into its origins in Chile": where that lies is not who is asked.
    return out.empty() && draft_.type != EventType::REQUEST ? below(head, true) : out;
  }

  /// "its European Community partners", "three rivals, Chad and Mali": the words right before and the names right behind say of whom.
  std::vector<TokenIndex> belonging(TokenIndex head) const {
    std::vector<TokenIndex> out;
    bool listed = false;
    for (const TokenIndex child : phrases_.children(head)) {
      const std::string_view relation = phrases_.input().sentence.tokens[child].relation;
      listed = listed || relation == "appos";
      const bool right_before = relation == "amod" || relation.starts_with("compound");
      if ((right_before || relation == "appos" || (listed && relation == "conj")) && other_side(child)) merge(out, beside(child));
    }
    return out;
  }

  std::vector<TokenIndex> below(TokenIndex head, bool places) const {
    std::vector<TokenIndex> level{head}, out;
    for (int depth = 0; depth < 5 && out.empty() && !level.empty(); ++depth) {
      std::vector<TokenIndex> next;
      for (const TokenIndex t : level) {
        if (other_side(t)) merge(out, beside(t));
        for (const TokenIndex child : phrases_.children(t)) {
          if (leads_on(child) && (places || !place(phrases_.marker(child)))) next.push_back(child);
        }
      }
      level = std::move(next);
    }
    return out;
  }

  /// Objects first, then what the act is aimed at, then where it falls.
  std::vector<TokenIndex> of(const Clause& clause, bool places, bool inner = false) const {
    std::vector<TokenIndex> out;
    const auto take = [&](auto fits) {
      for (const ClauseArg& arg : clause.args) {
        if (out.empty() && fits(arg) && !phrases_.tells_when(arg.core)) out = below(arg.core);
      }
    };
    // "reiterated its demand that Malta open the port": who is to act is asked.
    if (inner && draft_.type == EventType::REQUEST) take([](const ClauseArg& a) { return a.kind == ArgKind::subject; });
    const bool done_to = inner && clause.passive && draft_.type == EventType::REQUEST;      // "demanded that Holm be freed"
    if (!done_to) take([](const ClauseArg& a) { return a.kind == ArgKind::object || a.kind == ArgKind::iobject; });
    take([](const ClauseArg& a) { return a.kind == ArgKind::oblique && goal(a.prep); });
    if (places) take([](const ClauseArg& a) { return a.kind == ArgKind::oblique && place(a.prep); });
    return out;
  }

  /// "killed during clashes in the Chadian town": where it happened, as the clause tells it.
  std::vector<TokenIndex> spot(const Clause& clause) const {
    std::vector<TokenIndex> out;
    for (const ClauseArg& arg : clause.args) {
      if (out.empty() && arg.kind == ArgKind::oblique && place(arg.prep)) out = below(arg.core);
    }
    return out;
  }

  /// The clause, then what it is about: "agreed to set up a centre in Tokyo", "refused to answer a call from Lima".
  std::vector<TokenIndex> all() const {
    std::vector<TokenIndex> out;
    if (draft_.type == EventType::REQUEST) {
      const std::int32_t asked = content_of(clause_of(phrases_, draft_));
      if (asked >= 0 && for_others(phrases_.input().clauses[static_cast<std::size_t>(asked)])) return {};
      if (asked >= 0) out = of(phrases_.input().clauses[static_cast<std::size_t>(asked)], false, true);
    }
    if (out.empty()) out = of(clause_of(phrases_, draft_), false);
    std::int32_t at = draft_.clause;
    for (int depth = 0; depth < 3 && out.empty(); ++depth) {
      const std::int32_t inner = content_of(phrases_.input().clauses[static_cast<std::size_t>(at)]);
      if (inner < 0) break;
      at = inner;
      out = of(phrases_.input().clauses[static_cast<std::size_t>(at)], true, true);
    }
    return out.empty() && falls_on_place(draft_.type) ? of_land() : out;
  }

  /// "rioted in northern Israel": the land where those of another one act; in one's own it tells only where.
  std::vector<TokenIndex> of_land() const {
    // "US airstrikes in Iraq": on whom is not told.
    const bool from_above = (draft_.mode == "aerial" || draft_.mode == "drone") && clause_of(phrases_, draft_).nominal();
    if (own_ == "IMG" || from_above || !any_state(phrases_, draft_.actors)) return {};
    std::vector<TokenIndex> out = of(clause_of(phrases_, draft_), true);
    std::erase_if(out, [&](TokenIndex t) {
      const Actor& land = named_at(phrases_, t).front();
      return land.sectors.empty() && of_state(phrases_, draft_.actors, land.state);
    });
    return out;
  }

  /// "opened fire to disperse demonstrators": whom the purpose names, though not their state.
  std::vector<TokenIndex> meant() const {
    if (draft_.type != EventType::ASSAULT && draft_.type != EventType::COERCE && draft_.type != EventType::THREATEN) return {};
    const std::int32_t inner = content_of(clause_of(phrases_, draft_));
    if (inner < 0) return {};
    const Clause& aim = phrases_.input().clauses[static_cast<std::size_t>(inner)];
    std::vector<TokenIndex> out = phrases_.actors(aim, {Where::object, Depth::itself, {}});
    if (!out.empty()) return out;
    // "threatened to revoke the boy's passport"
    if (draft_.type == EventType::THREATEN) {
      out = phrases_.actors(aim, {Where::object, Depth::whose, {}});
      std::erase_if(out, [&](TokenIndex t) { return phrases_.input().sentence.tokens[t].upos == Upos::PRON; });      // "to begin its strike"
      return out;
    }
    out = phrases_.actors(aim, {Where::object, Depth::whose, {}});      // "to break up rioting by students"
    std::erase_if(out, [&](TokenIndex t) { return phrases_.marker(t) != "by"; });
    return out;
  }

 private:
  /// "Chadian and Libyan territory": a name and those coordinated with it.
  std::vector<TokenIndex> beside(TokenIndex t) const {
    std::vector<TokenIndex> out{t};
    for (const TokenIndex child : phrases_.children(t)) {
      if (phrases_.input().sentence.tokens[child].relation == "conj" && other_side(child)) out.push_back(child);
    }
    return out;
  }

  bool other_side(TokenIndex t) const {
    if (!has_state(phrases_, t) || phrases_.input().sentence.tokens[t].upos == Upos::PRON) return false;
    if (std::find(draft_.actors.begin(), draft_.actors.end(), t) != draft_.actors.end() || part_of(phrases_, draft_.actors, t)) return false;
    if (only_suffers(phrases_, draft_, t) || waved(t) || mere_place(phrases_, draft_, t)) return false;
    // "near the Turkish border": of which land, the border leaves open.
    const TokenIndex above = phrases_.input().sentence.tokens[t].head;
    const bool before = phrases_.input().sentence.tokens[t].relation == "amod" || phrases_.input().sentence.tokens[t].relation == "compound";
    if (before && draft_.type == EventType::ASSAULT && one_of(phrases_.input().sentence.tokens[above].lemma, {"border", "frontier"})) return false;
    // "Victoria Holm" is no place.
    for (const TokenIndex child : phrases_.children(t)) {
      const Token& part = phrases_.input().sentence.tokens[child];
      if (!phrases_.is_actor(t) && part.relation == "flat" && part.upos == Upos::PROPN) return false;
    }
    const auto named = named_at(phrases_, t);
    const bool own = !own_.empty() && named.front().state == own_;
    // Of one's own state only a body or a group is another side ("the police", "the opposition"), not the land.
    const bool part = draft_.type != EventType::MOBILIZE && !named.front().sectors.empty() && !phrases_.input().sentence.tokens[t].relation.starts_with("compound");      // "the Lima Games"
    const bool whole_land = draft_.type == EventType::SANCTION && named.front().sectors.empty();      // "banned late shifts in Peru"
    return !own || (falls_on_place(draft_.type) && !stays_at_home(draft_.type) && !whole_land) || part;
  }

  /// "waved Cuban flags"
  bool waved(TokenIndex t) const {
    if (phrases_.input().sentence.tokens[t].relation == "conj") t = phrases_.input().sentence.tokens[t].head;
    const Token& token = phrases_.input().sentence.tokens[t];
    return draft_.mode == "demo" && token.relation == "amod" && one_of(phrases_.input().sentence.tokens[token.head].lemma, {"flag", "banner"});
  }

  bool leads_on(TokenIndex child) const {
    const std::string_view relation = phrases_.input().sentence.tokens[child].relation;
    const Token& above = phrases_.input().sentence.tokens[phrases_.input().sentence.tokens[child].head];
    const bool held_by = phrases_.marker(child) == "by" && above.relation.starts_with("acl");
    static constexpr std::string_view aside[] = {"according", "despite", "after", "following", "during", "before", "since", "because", "than", "like", "by", "amid", "without", "except"};
    // "endorsed the Paris Accords": a name, not who is dealt with.
    const bool of_object = above.relation == "obj" || above.relation == "iobj";
    if (relation.starts_with("compound") && !falls_on_place(draft_.type) && !(phrases_.is_actor(child) && of_object)) return false;
    // "shot at people disarmed by Norway": what else was done to them tells nothing of whose they are.
    const bool asks_holder = draft_.type == EventType::REQUEST || draft_.type == EventType::RETREAT || draft_.type == EventType::CONCEDE;
    const bool of_people = above.relation.starts_with("acl") && above.head != no_token && phrases_.people(above.head);
    // "a vote proposed by the premier": of things, who made them is not asked.
    if (held_by && draft_.type == EventType::REQUEST && !of_people) return false;
    if (of_people && !asks_holder && !place(phrases_.marker(child))) return false;
    if (!held_by && std::find(std::begin(aside), std::end(aside), phrases_.marker(child)) != std::end(aside)) return false;
    return relation.starts_with("nmod") || relation.starts_with("compound") || relation.starts_with("acl") || relation.starts_with("obl") ||
           relation == "amod" || relation == "appos" || relation == "conj" || relation == "flat";
  }

  /// "appealed for money to help refugees": whom it is for is not who is asked.
  static bool for_others(const Clause& aim) {
    return aim.link == ClauseLink::advcl && aim.mark == "to" && one_of(aim.lemma, {"help", "assist", "aid", "feed", "house", "rescue", "treat", "protect", "save", "support"});
  }

  std::int32_t content_of(const Clause& clause) const {
    const bool sorry = draft_.frame != nullptr && draft_.frame->name == "concede.apologise";
    for (const std::int32_t c : phrases_.below(clause)) {
      const Clause& below = phrases_.input().clauses[static_cast<std::size_t>(c)];
      if (phrases_.content(below) || (sorry && below.mark == "for")) return c;
    }
    for (const ClauseArg& arg : clause.args) {
      const std::int32_t noun = arg.kind == ArgKind::object ? phrases_.clause_at(arg.core) : -1;
      if (noun < 0 || phrases_.input().clauses.data() + noun == &clause) continue;
      for (const std::int32_t c : phrases_.below(phrases_.input().clauses[static_cast<std::size_t>(noun)])) {
        if (phrases_.content(phrases_.input().clauses[static_cast<std::size_t>(c)])) return c;
      }
    }
    return -1;
  }

  const Phrases& phrases_;
  const Draft& draft_;
  std::string_view own_;
};

/// "The White House announced its plan ... of the White House": the doer by another mention.
bool is_one_of(const Phrases& phrases, const std::vector<TokenIndex>& actors, TokenIndex t) {
  if (!phrases.is_actor(t) || phrases.input().actors[t].front().name.empty()) return false;
  const Actor& it = phrases.input().actors[t].front();
  return std::any_of(actors.begin(), actors.end(), [&](TokenIndex a) {
    return phrases.is_actor(a) && phrases.input().actors[a].front().name == it.name && phrases.input().actors[a].front().sectors == it.sectors;
  });
}

/// Does the clause itself name the one there, not what hangs on its words or an act inside it ("demanded the release of villagers")?
bool named_by(const Phrases& phrases, const Draft& draft, TokenIndex t) {
  const Clause& clause = clause_of(phrases, draft);
  return std::any_of(clause.args.begin(), clause.args.end(), [&](const ClauseArg& arg) { return arg.core == t || arg.head == t; });
}

/// "two sailors held by Chad": who holds them.
std::vector<TokenIndex> holders(const Phrases& phrases, TokenIndex captive) {
  std::vector<TokenIndex> out;
  for (const TokenIndex held : phrases.children(captive)) {
    if (!phrases.input().sentence.tokens[held].relation.starts_with("acl")) continue;
    for (const TokenIndex by : phrases.children(held)) {
      if (phrases.marker(by) == "by" && phrases.is_actor(by)) out.push_back(by);
    }
  }
  return out;
}

/// Who is asked to let captives go is who holds them.
void ask_holders(const Phrases& phrases, Draft& draft) {
  if (draft.type != EventType::REQUEST) return;
  std::vector<TokenIndex> held_by;
  for (const TokenIndex t : draft.recipients) {
    if (only_suffers(phrases, draft, t)) merge(held_by, holders(phrases, t));
  }
  merge(draft.recipients, held_by);
}

/// The things that a blow or a ban falls on where the clause names nobody: "raided two homes", "threw bombs at a courthouse".
std::vector<const ClauseArg*> sites(const Phrases& phrases, const Draft& draft) {
  std::vector<const ClauseArg*> out;
  const Clause& clause = clause_of(phrases, draft);
  const auto take = [&](auto fits) {
    if (!out.empty()) return;
    for (const ClauseArg& arg : clause.args) {
      if (fits(arg) && !phrases.site(arg.core).empty() && !phrases.is_actor(arg.core)) out.push_back(&arg);
    }
  };
  take([](const ClauseArg& a) { return a.kind == ArgKind::object; });
  // "slaughtered geese at his home": where, not on what.
  const bool other_thing = std::any_of(clause.args.begin(), clause.args.end(), [&](const ClauseArg& a) { return a.kind == ArgKind::object && !phrases.armed(a.core) && !phrases.harm(a.core); });
  if (other_thing) return out;
  take([](const ClauseArg& a) { return a.kind == ArgKind::oblique && one_of(a.prep, {"on", "at", "against", "into", "to"}); });
  take([](const ClauseArg& a) { return a.kind == ArgKind::oblique && one_of(a.prep, {"in", "inside", "outside", "of"}); });
  return out;
}

/// "attacked a nightclub in Lima": the place tells the state, the thing whose it is.
void name_sites(const Phrases& phrases, Draft& draft) {
  if (draft.type != EventType::ASSAULT) return;
  const std::vector<const ClauseArg*> hit = sites(phrases, draft);
  if (hit.empty()) return;
  const bool lands = std::all_of(draft.recipients.begin(), draft.recipients.end(), [&](TokenIndex t) {
    // "Lima's main courthouse": where it stands.
    const bool of_thing = phrases.input().sentence.tokens[t].head == hit.front()->core && !phrases.people(t) && all_of_sector(phrases, {t}, {"GOV"});
    return !phrases.is_actor(t) || of_thing || (bare_state(phrases, {t}) && place(phrases.marker(t)));
  });
  if (!lands) return;
  std::string state(only_state(phrases, draft.recipients));
  if (!state.empty()) draft.recipients.clear();
  if (!draft.recipients.empty()) return;
  if (state.empty()) state = draft.home;
  if (state.empty()) state = only_state(phrases, Reach(phrases, draft).below(hit.front()->core));
  // Police and crowds act at home.
  if (state.empty() && all_of_sector(phrases, draft.actors, {"COP", "CVL", "EDU", "OPP"})) state = only_state(phrases, draft.actors);
  for (const ClauseArg* site : hit) {
    Actor actor;
    actor.state = state;
    actor.sectors = {std::string(phrases.site(site->core))};
    actor.text = phrases.input().report.at(site->span);
    actor.span = site->span;
    draft.sites.push_back(std::move(actor));
  }
  if (draft.home.empty()) {
    draft.home = state;
    draft.guests = true;
  }
  draft.rules.push_back("side: the thing it fell on");
}

/// "apologised for his family's seat": further down, one's own are nobody's other side.
bool ones_own(const Phrases& phrases, const std::vector<TokenIndex>& actors, TokenIndex t) {
  const bool on_noun = phrases.input().sentence.tokens[t].relation.starts_with("nmod");
  const bool own_land = one_of(phrases.input().sentence.tokens[t].lemma, {"country", "nation", "homeland"});      // "asked Oslo to help his country"
  return (own_land || (on_noun && phrases.people(t))) && std::any_of(phrases.children(t).begin(), phrases.children(t).end(), [&](TokenIndex c) {
    const Token& token = phrases.input().sentence.tokens[c];
    return token.upos == Upos::PRON && token.relation == "nmod:poss" && (!phrases.is_actor(c) || is_one_of(phrases, actors, c));
  });
}

/// Is there somebody who can be dealt with? Not "we" of a quotation, a thing nobody's, one's own land, the place where it was said.
bool may_receive(const Phrases& phrases, const Draft& draft, TokenIndex t) {
  const Token& token = phrases.input().sentence.tokens[t];
  const std::string_view own = only_state(phrases, draft.actors);
  if (is_one_of(phrases, draft.actors, t) || part_of(phrases, draft.actors, t) || only_suffers(phrases, draft, t)) return false;
  if (another_name(phrases, t) || mere_place(phrases, draft, t)) return false;
  // "will withdraw from the country": nobody leaves his own land.
  const bool leaves = draft.mode == "withdraw" || (draft.announced && draft.announced->mode == "withdraw");
  if (leaves && !own.empty() && bare_state(phrases, {t}) && only_state(phrases, {t}) == own) return false;
  if (!named_by(phrases, draft, t) && ones_own(phrases, draft.actors, t)) return false;
  const bool stateless = !has_state(phrases, t);
  const bool nobody = stateless && (!phrases.is_actor(t) || (phrases.input().actors[t].front().sectors.empty() && phrases.input().actors[t].front().name.empty()));
  const bool whose_only = draft.type == EventType::REJECT && token.upos == Upos::PRON && token.relation == "nmod:poss";      // "cancelled his audiences"
  if (nobody && (whose_only || token.features.person == 1 || token.features.person == 2)) return false;
  if (phrases.is_actor(t)) {
    const Actor& actor = phrases.input().actors[t].front();
    if (token.upos == Upos::NOUN && stateless && actor.sectors.empty() && !phrases.people(t) && !(phrases.somebody(t) && named_by(phrases, draft, t))) return false;
    const bool gives = draft.type == EventType::AID || draft.type == EventType::AGREE || draft.type == EventType::SUPPORT || draft.type == EventType::SANCTION;
    const bool counted = std::any_of(phrases.children(t).begin(), phrases.children(t).end(), [&](TokenIndex c) {
      return phrases.input().sentence.tokens[c].relation == "nummod";      // "two British"
    });
    const bool land = (token.upos == Upos::ADJ && !counted) || (gives && token.upos == Upos::PROPN && actor.sectors.empty() && actor.name.empty());
    return !land || own.empty() || actor.state != own;
  }
  const bool at_home = !own.empty() && only_state(phrases, {t}) == own;
  if (at_home && stays_at_home(draft.type)) return false;
  if (falls_on_place(draft.type) || draft.type == EventType::CONSULT || draft.type == EventType::AGREE) return true;
  return !own.empty() && only_state(phrases, {t}) != own && !token.relation.starts_with("compound");
}

/// "threatened to stop talks unless Lima pays": whom the condition binds is threatened.
void bind_condition(const Phrases& phrases, Draft& draft) {
  if (draft.type != EventType::THREATEN) return;
  // "will expel its consul": nobody threatens himself.
  const std::string_view own = only_state(phrases, draft.actors);
  const bool himself = all_of_sector(phrases, draft.recipients, {"GOV"}) || bare_state(phrases, draft.recipients);
  if (!own.empty() && own == only_state(phrases, draft.recipients) && himself) draft.recipients.clear();
  if (!draft.recipients.empty()) return;
  std::vector<const Clause*> clauses{&clause_of(phrases, draft)};
  for (const std::int32_t c : phrases.below(*clauses.front())) clauses.push_back(&phrases.input().clauses[static_cast<std::size_t>(c)]);
  for (const Clause* clause : clauses) {
    for (const TokenIndex t : phrases.actors(*clause, {Where::condition_subject, Depth::itself, {}})) {
      if (has_state(phrases, t) && only_state(phrases, {t}) != only_state(phrases, draft.actors)) merge(draft.recipients, {t});
    }
    if (!draft.recipients.empty()) break;
  }
  if (!draft.recipients.empty()) draft.rules.push_back("side: whom the condition binds");
}

/// Who is addressed is named by the word; further down only another state is ("agreed to set up a centre in Tokyo"), and what one
/// holds against someone is not against him who is named in it ("denounced the leak to a paper").
bool reaches(const Phrases& phrases, const Draft& draft, const std::vector<TokenIndex>& found) {
  if (falls_on_place(draft.type) && draft.type != EventType::CONCEDE) return true;
  if (draft.type == EventType::ACCUSE) return false;
  if (draft.frame != nullptr && draft.frame->name == "concede.apologise") return std::all_of(found.begin(), found.end(), [&](TokenIndex t) { return phrases.people(t); });
  const std::string_view own = only_state(phrases, draft.actors);
  return !own.empty() && std::all_of(found.begin(), found.end(), [&](TokenIndex t) { return only_state(phrases, {t}) != own; });
}

void reach_out(const Phrases& phrases, Draft& draft) {
  // "will meet in Geneva": both sides are told.
  const bool meeting = (draft.type == EventType::CONSULT && draft.mode != "third-party") || (draft.announced && draft.announced->type == EventType::CONSULT && draft.frame != nullptr && draft.frame->join);
  if (meeting || draft.unknown_doer || draft.mode == "resign" || any_state(phrases, draft.recipients)) return;
  const bool between = draft.type == EventType::AGREE || (draft.frame != nullptr && draft.frame->join);
  if (draft.actors.size() > 1 && between) return;
  const Reach reach(phrases, draft);
  std::vector<TokenIndex> found;
  for (const TokenIndex r : draft.recipients) {
    const bool himself = phrases.people(r) && named_by(phrases, draft, r);
    if (found.empty()) found = himself ? reach.belonging(r) : reach.below(r);
    if (himself && !found.empty() && std::all_of(found.begin(), found.end(), [&](TokenIndex t) { return phrases.input().sentence.tokens[t].head == r && phrases.input().sentence.tokens[t].relation != "appos"; }) && draft.recipients.size() == 1) {
      // "asked his Miami relatives": the relatives, of that state.
      draft.home = only_state(phrases, found);
      draft.guests = true;
      draft.rules.push_back("side: of the state in their phrase");
      return;
    }
    if (found.empty() && himself) return;      // "beheaded nine fighters captured near the Turkish border"
  }
  if (draft.recipients.empty()) found = reach.all();
  const std::vector<TokenIndex> meant = found.empty() && draft.recipients.empty() ? reach.meant() : std::vector<TokenIndex>{};
  if (found.empty()) found = meant;
  if (found.empty() || (found != meant && !reaches(phrases, draft, found))) return;
  draft.recipients = std::move(found);
  draft.rules.push_back("side: named further down");
}

/// "marched through Lima to protest the war in Mali": a crowd without a state is of the land it marches in.
void where_they_march(const Phrases& phrases, Draft& draft) {
  if (draft.type != EventType::PROTEST || any_state(phrases, draft.actors)) return;
  Draft alone = draft;
  alone.actors.clear();
  std::string state(only_state(phrases, Reach(phrases, alone).spot(clause_of(phrases, draft))));
  // "outside the Miami relatives' home": a place, and no more than that.
  const auto spot_only = [&](TokenIndex t) {
    return !phrases.is_actor(t) && (place(phrases.marker(t)) || phrases.input().sentence.tokens[t].relation.starts_with("compound"));
  };
  if (state.empty() && std::all_of(draft.recipients.begin(), draft.recipients.end(), spot_only)) state = only_state(phrases, draft.recipients);
  if (state.empty() || body(state)) return;
  std::erase_if(draft.recipients, [&](TokenIndex t) { return spot_only(t) && only_state(phrases, {t}) == state; });
  draft.home = state;
  draft.rules.push_back("side: where they march");
}

/// "wrote to the Cuban envoy, asking him to wait": he is who was written to.
void he_above(const Phrases& phrases, Draft& draft) {
  const Clause& clause = clause_of(phrases, draft);
  if (draft.recipients.size() != 1 || clause.link != ClauseLink::advcl || !clause.mark.empty() || clause.parent < 0) return;
  const TokenIndex he = draft.recipients.front();
  const Token& token = phrases.input().sentence.tokens[he];
  if (token.upos != Upos::PRON || token.features.person == 1 || token.features.person == 2 || token.relation == "nmod:poss" || has_state(phrases, he)) return;
  std::vector<TokenIndex> found;
  for (const ClauseArg& arg : phrases.input().clauses[static_cast<std::size_t>(clause.parent)].args) {
    const bool met = arg.kind == ArgKind::object || arg.kind == ArgKind::iobject || (arg.kind == ArgKind::oblique && one_of(arg.prep, {"to", "with", "at"}));
    if (met && arg.core < he && phrases.people(arg.core) && has_state(phrases, arg.core)) found.push_back(arg.core);
  }
  const bool plural = token.lemma == "they";
  if (found.size() != 1 || (phrases.input().sentence.tokens[found.front()].features.number == Number::plural) != plural) return;
  draft.recipients = std::move(found);
  draft.rules.push_back("side: the one named above");
}

/// "asked for them in a letter to Norway": whom the letter goes to.
void by_letter(const Phrases& phrases, Draft& draft) {
  const Clause& clause = clause_of(phrases, draft);
  const bool words = draft.type == EventType::REQUEST || draft.type == EventType::THREATEN || draft.type == EventType::ACCUSE;
  if (!words || !draft.recipients.empty()) return;
  std::vector<TokenIndex> found;
  bool letter = false;
  for (TokenIndex t = clause.begin; t < clause.end; ++t) {
    if (phrases.marker(t) != "in" || !one_of(phrases.input().sentence.tokens[t].lemma, {"letter", "note", "email", "e-mail", "memo", "message", "petition"})) continue;
    letter = true;
    for (const TokenIndex child : phrases.children(t)) {
      if (phrases.marker(child) == "to" && phrases.is_actor(child)) found.push_back(child);
    }
  }
  for (const ClauseArg& arg : clause.args) {
    if (letter && arg.kind == ArgKind::oblique && arg.prep == "to" && phrases.is_actor(arg.core)) merge(found, {arg.core});
  }
  if (found.empty()) return;
  draft.recipients = std::move(found);
  draft.rules.push_back("side: whom the letter goes to");
}

/// "a letter to Norway demanding", "wrote to Norway asking": whom the words were addressed to.
void address(const Phrases& phrases, Draft& draft) {
  const Clause& clause = clause_of(phrases, draft);
  const bool words = draft.type == EventType::REQUEST || draft.type == EventType::THREATEN || draft.type == EventType::ACCUSE;
  const bool beside = clause.link == ClauseLink::advcl || clause.link == ClauseLink::acl;
  if (!words || !beside || !clause.mark.empty() || clause.parent < 0 || !draft.recipients.empty()) return;
  const Clause& above = phrases.input().clauses[static_cast<std::size_t>(clause.parent)];
  static constexpr std::string_view written[] = {"write", "letter", "send", "message", "email", "petition", "note", "speak", "statement", "publish", "memo"};
  const auto tells = [&](TokenIndex t) { return std::find(std::begin(written), std::end(written), phrases.input().sentence.tokens[t].lemma) != std::end(written); };
  const auto letter = std::find_if(above.args.begin(), above.args.end(), [&](const ClauseArg& arg) { return arg.kind == ArgKind::object && tells(arg.core); });
  const bool written_to = tells(above.predicate) || letter != above.args.end();      // "printed a letter to Lund asking"
  std::vector<TokenIndex> found, from;
  for (const ClauseArg& arg : above.args) {
    const bool to = arg.kind == ArgKind::oblique && arg.prep == "to" && written_to;
    if ((to || (arg.kind == ArgKind::iobject && tells(above.predicate))) && phrases.is_actor(arg.core)) found.push_back(arg.core);
    if (!tells(arg.core)) continue;
    for (const TokenIndex child : phrases.children(arg.core)) {
      if (phrases.marker(child) == "from" && phrases.is_actor(child)) from.push_back(child);
      if (phrases.marker(child) != "to" || !phrases.is_actor(child)) continue;
      found.push_back(child);
      for (const TokenIndex other : phrases.children(child)) {
        if (phrases.input().sentence.tokens[other].relation == "conj" && phrases.is_actor(other)) found.push_back(other);
      }
    }
  }
  if (!from.empty()) draft.actors = std::move(from);      // whose letter it is asks
  std::erase_if(found, [&](TokenIndex t) { return std::find(draft.actors.begin(), draft.actors.end(), t) != draft.actors.end(); });
  if (found.empty()) return;
  draft.recipients = std::move(found);
  draft.rules.push_back("side: whom it is addressed to");
}

/// People of whom nothing is told.
bool crowd(const Phrases& phrases, const std::vector<TokenIndex>& tokens) {
  return std::all_of(tokens.begin(), tokens.end(), [&](TokenIndex t) {
    return phrases.people(t) && phrases.input().actors[t].front().sectors.empty() && phrases.input().actors[t].front().name.empty();
  });
}

/// A nurse, a gunman, Ada Holm of no office.
bool private_persons(const Phrases& phrases, const std::vector<TokenIndex>& tokens) {
  const auto named = [&](TokenIndex t) {
    return phrases.people(t) && phrases.input().actors[t].front().sectors.empty() && !phrases.input().actors[t].front().name.empty();
  };
  return all_of_sector(phrases, tokens, {"CVL", "LAB", "EDU", "MED", "AGR", "REL", "UAF", "CRM"}) || (!tokens.empty() && std::all_of(tokens.begin(), tokens.end(), named));
}

/// "two foreign diplomats", "a coalition soldier": of no land that is told.
bool foreign(const Phrases& phrases, const std::vector<TokenIndex>& tokens) {
  const auto called = [&](TokenIndex c) {
    const Token& word = phrases.input().sentence.tokens[c];
    return word.relation != "case" && one_of(word.lemma, {"foreign", "overseas", "outside", "coalition", "allied", "multinational"});
  };
  return std::any_of(tokens.begin(), tokens.end(), [&](TokenIndex t) { return std::any_of(phrases.children(t).begin(), phrases.children(t).end(), called); });
}

/// A named minister or president without a state may be anybody's.
bool a_stranger(const Phrases& phrases, const std::vector<TokenIndex>& tokens) {
  return std::any_of(tokens.begin(), tokens.end(), [&](TokenIndex t) {
    return phrases.input().sentence.tokens[t].upos == Upos::PROPN && all_of_sector(phrases, {t}, {"GOV"});
  });
}

/// "the king pardoned 1,500 prisoners": those whom a government lets go or tries are its own, if nothing else is told of them.
bool captives_of_a_state(const Phrases& phrases, const Draft& draft) {
  const bool lets_go = draft.type == EventType::CONCEDE || (draft.type == EventType::RETREAT && draft.mode == "release");
  return lets_go && !draft.recipients.empty() && all_of_sector(phrases, draft.actors, {"GOV", "JUD", "PRM"}) &&
         std::all_of(draft.recipients.begin(), draft.recipients.end(), [&](TokenIndex t) {
           return one_of(phrases.input().sentence.tokens[t].lemma, {"prisoner", "inmate", "detainee", "convict"});
         }) && !a_stranger(phrases, draft.recipients);
}

/// "the Colombian government and the rebels agreed": those who rule, and others of whom no state is told.
bool rulers_with_theirs(const Phrases& phrases, const std::vector<TokenIndex>& actors) {
  std::vector<TokenIndex> theirs = actors;
  const auto at = std::stable_partition(theirs.begin(), theirs.end(), [&](TokenIndex t) { return has_state(phrases, t); });
  const std::vector<TokenIndex> rulers(theirs.begin(), at);
  theirs.erase(theirs.begin(), at);
  return !rulers.empty() && !theirs.empty() && all_of_sector(phrases, rulers, {"GOV", "MIL", "LEG", "COP", "PRM"}) &&
         all_of_sector(phrases, theirs, {"OPP", "REB", "PTY", "LAB", "CVL"}) && !a_stranger(phrases, theirs);
}

/// "the premier thanked voters", "senators praised the police": of whom politicians speak without a name is of their land.
bool of_one_land(const Phrases& phrases, const Draft& draft) {
  const bool unnamed = std::all_of(draft.recipients.begin(), draft.recipients.end(), [&](TokenIndex t) { return phrases.input().sentence.tokens[t].upos == Upos::NOUN; });
  return unnamed && all_of_sector(phrases, draft.actors, {"GOV", "LEG", "PTY", "ELI", "OPP"}) &&
         all_of_sector(phrases, draft.recipients, {"CVL", "LAB", "EDU", "MED", "AGR", "REL", "COP", "LEG", "PTY", "OPP", "GOV"});
}

/// "the premier blamed bankers"
bool trade_at_home(const Phrases& phrases, const Draft& draft) {
  const auto many = [&](TokenIndex t) {
    const Token& token = phrases.input().sentence.tokens[t];
    return token.upos == Upos::NOUN && token.features.number == Number::plural;
  };
  return std::all_of(draft.recipients.begin(), draft.recipients.end(), many) && all_of_sector(phrases, draft.actors, {"GOV", "LEG", "PTY", "ELI", "OPP"}) &&
         all_of_sector(phrases, draft.recipients, {"BUS", "MED", "EDU", "JRN"});
}

/// "the premier urged people to stay", "a court sentenced two men", "will raise the pensions of retirees": of whom a ruler or a party speaks as
/// of many without a name is of their land.
bool own_people(const Phrases& phrases, const Draft& draft) {
  const auto many = [&](TokenIndex t) {
    const Token& token = phrases.input().sentence.tokens[t];
    static constexpr std::string_view from_elsewhere[] = {"ally", "partner", "counterpart", "foreigner", "national", "migrant", "hostage", "other", "terrorist", "leader", "star"};
    return token.upos == Upos::NOUN && token.features.number == Number::plural && std::find(std::begin(from_elsewhere), std::end(from_elsewhere), token.lemma) == std::end(from_elsewhere);
  };
  return !draft.recipients.empty() && crowd(phrases, draft.recipients) && std::all_of(draft.recipients.begin(), draft.recipients.end(), many) &&
         all_of_sector(phrases, draft.actors, {"GOV", "COP", "JUD", "LEG", "PTY", "ELI"});
}

/// "Egyptian police shot at demonstrators", "rebels rejected Chad's offer": a state's own opposition, crowds and police belong to it.
void at_home(const Phrases& phrases, Draft& draft) {
  if (foreign(phrases, draft.recipients)) return;
  const std::string_view of_actors = only_state(phrases, draft.actors), of_recipients = only_state(phrases, draft.recipients);
  if (draft.mode == "expel" || draft.mode == "deport") return;      // strangers are sent away
  const bool clash = draft.type == EventType::ASSAULT && draft.recipients.empty() && all_of_sector(phrases, draft.actors, {"COP", "CVL", "OPP", "REB", "LAB", "EDU", "REL"}) &&
                     rulers_with_theirs(phrases, draft.actors);      // "police and militants clashed"
  if (of_actors.empty() == of_recipients.empty() || !draft.home.empty()) return;
  if (clash) {
    draft.home = of_actors;
    draft.rules.push_back("side: at home in the other side's state");
    return;
  }
  const std::string_view state = of_actors.empty() ? of_recipients : of_actors;
  if (body(state)) return;
  bool home = false;
  if (of_recipients.empty() && captives_of_a_state(phrases, draft)) {
    home = true;
  } else if (of_recipients.empty()) {
    // Armies, navies and spies also act abroad: not on fighters, nor on anybody, but on people of a land.
    const bool rule = all_of_sector(phrases, draft.actors, {"GOV", "COP", "JUD", "LEG", "PRM"}) ||
                      (bare_state(phrases, draft.actors) && draft.mode == "arrest" && all_of_sector(phrases, draft.recipients, {"OPP", "PTY", "JRN", "LAB", "SOC", "REL", "EDU"})) ||
                      (all_of_sector(phrases, draft.actors, {"MIL", "SPY"}) && all_of_sector(phrases, draft.recipients, {"OPP", "PTY", "CVL", "EDU", "LAB", "JRN", "REL", "REF", "LEG", "AGR", "GOV"}));
    const bool fighters = all_of_sector(phrases, draft.actors, {"REB", "UAF", "CRM"}) && all_of_sector(phrases, draft.recipients, {"REB"});
    const bool abroad = draft.type == EventType::ASSAULT && (fighters || bare_state(phrases, draft.actors) || all_of_sector(phrases, draft.actors, {"MIL", "SPY"}));
    // "the Danish nurse shot two women": a private person strikes where he lives.
    const bool neighbours = draft.type == EventType::ASSAULT && crowd(phrases, draft.recipients) && !draft.recipients.empty() &&
                            private_persons(phrases, draft.actors) && Reach(phrases, draft).spot(clause_of(phrases, draft)).empty();
    switch (draft.type) {
      case EventType::ACCUSE:
        // "the prosecutor of Chile charged three people"
        if (draft.mode == "investigate" && all_of_sector(phrases, draft.actors, {"JUD", "COP"}) && std::all_of(draft.recipients.begin(), draft.recipients.end(), [&](TokenIndex t) {
              return phrases.people(t) && phrases.input().sentence.tokens[t].upos == Upos::NOUN;
            })) {
          home = !draft.recipients.empty();
          break;
        }
        [[fallthrough]];
      case EventType::ASSAULT: case EventType::CONCEDE: case EventType::REQUEST: case EventType::REJECT:
      case EventType::THREATEN: case EventType::RETREAT: case EventType::SANCTION:
        home = (draft.type == EventType::ASSAULT && all_of_sector(phrases, draft.actors, {"COP"})) || neighbours || (rule && draft.mode == "arrest") ||
               (draft.type == EventType::ACCUSE && trade_at_home(phrases, draft)) || (draft.type != EventType::ASSAULT && own_people(phrases, draft)) ||
               (!abroad && all_of_sector(phrases, draft.recipients, {"OPP", "REB", "PTY", "CVL", "EDU", "LAB", "LEG", "REL", "AGR", "GOV", "COP", "JUD"}) && !a_stranger(phrases, draft.recipients));
        break;
      case EventType::COERCE: case EventType::PROTEST: home = rule || draft.type == EventType::PROTEST; break;
      case EventType::AGREE: case EventType::CONSULT: case EventType::COOPERATE: case EventType::SUPPORT:
        home = rulers_with_theirs(phrases, draft.actors) || (draft.type == EventType::SUPPORT && of_one_land(phrases, draft)) ||
               ((draft.type == EventType::SUPPORT || draft.type == EventType::AGREE) && own_people(phrases, draft));
        break;
      default: break;
    }
  } else {
    switch (draft.type) {
      case EventType::PROTEST: home = crowd(phrases, draft.actors) || all_of_sector(phrases, draft.actors, {"OPP", "REB", "PTY", "CVL", "EDU", "LAB", "REL", "AGR", "SOC"}); break;
      case EventType::REQUEST: case EventType::REJECT: case EventType::ACCUSE: case EventType::THREATEN:
        home = all_of_sector(phrases, draft.actors, {"OPP", "REB"});
        break;
      case EventType::COERCE: case EventType::SANCTION:
        home = all_of_sector(phrases, draft.actors, {"GOV", "COP", "JUD"}) && all_of_sector(phrases, draft.recipients, {"OPP", "PTY", "CVL", "EDU", "LAB", "JRN", "REL"});
        break;
      case EventType::ASSAULT: case EventType::RETREAT:
        home = draft.mode != "heavy-weapons" && all_of_sector(phrases, draft.actors, {"REB", "CVL"}) &&
               (bare_state(phrases, draft.recipients) || all_of_sector(phrases, draft.recipients, {"COP"})) &&
               std::none_of(draft.recipients.begin(), draft.recipients.end(), [&](TokenIndex t) { return phrases.people(t); });      // "freed three Danish engineers"
        break;
      default: break;
    }
  }
  if (!home) return;
  draft.home = state;
  draft.rules.push_back("side: at home in the other side's state");
}

/// "BAMAKO, Mali -- ": the place a report comes from.
std::vector<TokenIndex> dateline(const Phrases& phrases) {
  const auto& tokens = phrases.input().sentence.tokens;
  for (TokenIndex t = 1; t < tokens.size() && t < 8; ++t) {
    const std::string_view text = phrases.input().report.at(tokens[t].span);
    if (text != "--" && text != "-" && text != "—" && text != "–") continue;
    for (TokenIndex place = 0; place < t; ++place) {
      if (has_state(phrases, place)) return {place};
    }
    return {};
  }
  return {};
}

/// "the Lima bombings killed ten": the town named with the deed.
std::vector<TokenIndex> of_deed(const Phrases& phrases, const Clause& clause) {
  std::vector<TokenIndex> out;
  for (const ClauseArg& arg : clause.args) {
    if (arg.kind != ArgKind::subject || !phrases.harm(arg.core)) continue;
    for (const TokenIndex child : phrases.children(arg.core)) {
      if (!phrases.is_actor(child) && phrases.is_place(child)) out.push_back(child);
    }
  }
  return out;
}

/// "crossed into a Malian village, burnt ten houses and kidnapped five people": the place of the deed that this one goes on from.
std::vector<TokenIndex> before_it(const Phrases& phrases, const Reach& reach, const Clause& clause) {
  const Clause* at = &clause;
  for (int step = 0; step < 3 && at->parent >= 0; ++step) {
    if (at->link != ClauseLink::conj && at->link != ClauseLink::advcl) return {};
    const Clause& above = phrases.input().clauses[static_cast<std::size_t>(at->parent)];
    if (above.form != ClauseForm::verbal || !at->mark.empty()) return {};
    for (const ClauseArg& arg : above.args) {
      if (arg.kind != ArgKind::oblique || !(place(arg.prep) || one_of(arg.prep, {"into", "at"}))) continue;
      if (std::vector<TokenIndex> found = reach.below(arg.core); !found.empty()) return found;
    }
    at = &above;
  }
  return {};
}

/// "gunmen freed two priests in Mali", "soldiers were killed in clashes in Chad": where nobody's state is told, that of the place.
void on_the_spot(const Phrases& phrases, Draft& draft) {
  const bool trial = draft.type == EventType::ACCUSE && draft.unknown_doer;
  if (!trial && draft.type != EventType::ASSAULT && draft.type != EventType::COERCE && draft.type != EventType::RETREAT && draft.type != EventType::PROTEST) return;
  if (!draft.home.empty() || any_state(phrases, draft.recipients) || (any_state(phrases, draft.actors) && draft.type != EventType::ASSAULT)) return;
  if (foreign(phrases, draft.recipients)) return;
  if (draft.recipients.empty() && draft.actors.empty() && draft.type != EventType::PROTEST && draft.mode != "suicide-attack") return;
  Draft placed = draft;
  placed.actors.clear();
  const Reach reach(phrases, placed);
  std::vector<TokenIndex> where = reach.spot(clause_of(phrases, draft));
  if (where.empty()) where = reach.of(clause_of(phrases, draft), true);
  if (where.empty()) where = of_deed(phrases, clause_of(phrases, draft));
  if (where.empty()) where = before_it(phrases, reach, clause_of(phrases, draft));
  if (where.empty() && !any_state(phrases, draft.actors)) where = dateline(phrases);
  // "in clashes with Turkish troops", "in a US airstrike", "people disarmed by Norway" is no place.
  std::erase_if(where, [&](TokenIndex t) {
    const bool among = !draft.actors.empty() && (phrases.marker(t) == "with" || phrases.input().sentence.tokens[t].relation == "conj");
    if (phrases.marker(t) == "by" || (phrases.people(t) && among)) return true;
    if (std::find(draft.actors.begin(), draft.actors.end(), t) != draft.actors.end()) return true;
    return !named_at(phrases, t).front().sectors.empty() && phrases.input().sentence.tokens[t].upos == Upos::NOUN &&
           (phrases.people(t) || phrases.armed(t));      // but "at a mosque in Kabul"
  });
  // "259 people, including 12 Danes": the twelve are Danes, not the rest.
  std::vector<TokenIndex> some;
  std::copy_if(where.begin(), where.end(), std::back_inserter(some), [&](TokenIndex t) { return one_of(phrases.marker(t), {"including", "include"}); });
  if (!some.empty()) {
    merge(draft.recipients, some);
    draft.rules.push_back("side: some of them");
    return;
  }
  std::string_view state = only_state(phrases, where);
  if (where.empty() && !any_state(phrases, draft.actors)) state = phrases.input().dateline;
  if (state.empty() || body(state)) return;
  draft.home = state;
  draft.guests = all_of_sector(phrases, draft.actors, {"MIL", "SPY"});
  draft.rules.push_back("side: where it happened");
}

/// "bombed a school in Gaza, killing nine people": people of whom nothing else is told are of the land of what was hit with them.
void hurt_there(const Phrases& phrases, Draft& draft) {
  if (draft.type != EventType::ASSAULT || !draft.home.empty() || !any_state(phrases, draft.actors) || draft.recipients.size() < 2) return;
  const TokenIndex first = draft.recipients.front();
  const std::string_view state = only_state(phrases, {first});
  if (state.empty() || body(state) || phrases.people(first) || only_state(phrases, draft.recipients) != state) return;
  draft.home = state;
  draft.guests = true;
  draft.rules.push_back("side: hurt with what was hit");
}

/// "launched a petition calling on delegates to vote": the participle behind the noun tells whom, and is no event of its own.
void spelt_out(const Phrases& phrases, std::vector<Draft>& drafts, Draft& draft) {
  if (draft.type != EventType::REQUEST || !draft.recipients.empty() || clause_of(phrases, draft).nominal()) return;
  for (Draft& told : drafts) {
    if (&told == &draft || !told.event || told.type != draft.type || told.recipients.empty()) continue;
    const Clause& clause = clause_of(phrases, told);
    const bool behind = clause.link == ClauseLink::acl && clause.mark.empty() && phrases.about(clause_of(phrases, draft), clause);
    if (!behind) continue;
    draft.recipients = told.recipients;
    std::erase_if(draft.recipients, [&](TokenIndex t) { return std::find(draft.actors.begin(), draft.actors.end(), t) != draft.actors.end(); });
    told.consumed = true;
    draft.rules.push_back("side: as spelt out behind it");
    return;
  }
}

/// "police shot at demonstrators who attacked them": whoever attacks does not attack himself; they are those of the clause around.
void not_themselves(const Phrases& phrases, Draft& draft) {
  const Clause& clause = clause_of(phrases, draft);
  if (clause.link != ClauseLink::relcl || clause.parent < 0 || draft.recipients.size() != 1 || draft.actors.size() != 1) return;
  const TokenIndex t = draft.recipients.front(), doer = draft.actors.front();
  const Token& token = phrases.input().sentence.tokens[t];
  const bool plural = token.upos == Upos::PRON && token.lemma == "they" && token.relation != "nmod:poss";
  const auto of = [&](TokenIndex at) { return phrases.is_actor(at) ? &phrases.input().actors[at].front() : nullptr; };
  if (!plural || of(t) == nullptr || of(doer) == nullptr || of(t)->state != of(doer)->state || of(t)->sectors != of(doer)->sectors) return;
  const std::vector<TokenIndex> around = phrases.actors(phrases.input().clauses[static_cast<std::size_t>(clause.parent)], {Where::subject, Depth::itself, {}});
  if (around.size() != 1 || around.front() == doer || phrases.input().sentence.tokens[around.front()].features.number == Number::singular) return;
  draft.recipients = around;
  draft.rules.push_back("side: not themselves");
}

}  // namespace

void complete_sides(const Phrases& phrases, std::vector<Draft>& drafts) {
  for (Draft& draft : drafts) {
    if (!draft.event || draft.consumed) continue;
    not_themselves(phrases, draft);
    spelt_out(phrases, drafts, draft);
    ask_holders(phrases, draft);
    std::erase_if(draft.recipients, [&](TokenIndex t) { return !may_receive(phrases, draft, t); });
    bind_condition(phrases, draft);
    he_above(phrases, draft);
    address(phrases, draft);
    by_letter(phrases, draft);
    reach_out(phrases, draft);
    where_they_march(phrases, draft);
    at_home(phrases, draft);
    on_the_spot(phrases, draft);
    hurt_there(phrases, draft);
    name_sites(phrases, draft);
  }
}

}  // namespace entente::event
