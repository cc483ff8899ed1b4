// Frames over clauses: which one fits, and who is who in it.
#include <algorithm>

#include "code/event/draft.h"

namespace entente::event {
namespace {

Part part_of(const Phrases& phrases, const Clause& clause) {
  if (clause.form == ClauseForm::verbal) return Part::verb;
  const Upos upos = phrases.input().sentence.tokens[clause.predicate].upos;
  return clause.form == ClauseForm::copular && upos == Upos::ADJ ? Part::adjective : Part::noun;
}

const Frame* best_of(const EventLexicon::Impl& lexicon, Part part, const std::string& lemma, const Phrases& phrases, const Clause& clause) {
  const auto& index = lexicon.index[static_cast<std::size_t>(part)];
  const auto found = index.find(lemma);
  if (found == index.end()) return nullptr;
  const Frame* best = nullptr;
  for (const std::uint32_t id : found->second) {
    const Frame& frame = lexicon.frames[id];
    if (best != nullptr && (frame.priority < best->priority ||
                            (frame.priority == best->priority && frame.conditions.size() <= best->conditions.size()))) {
      continue;
    }
    const bool fits = std::all_of(frame.conditions.begin(), frame.conditions.end(),
                                  [&](const Condition& c) { return phrases.holds(clause, c); });
    if (fits) best = &frame;
  }
  return best;
}

bool has_state(const Phrases& phrases, TokenIndex t) {
  const auto& actors = phrases.is_actor(t) ? phrases.input().actors[t] : phrases.input().places[t];
  return std::any_of(actors.begin(), actors.end(), [](const Actor& a) { return !a.state.empty(); });
}

bool named(const Phrases& phrases, TokenIndex t) { return phrases.is_actor(t) && phrases.input().sentence.tokens[t].upos == Upos::PROPN; }

/// All selectors together if they are joined; else the first that finds somebody himself or someone of a known state, else the first
/// that finds anyone.
std::vector<TokenIndex> found_by(const Phrases& phrases, const Clause& clause, const std::vector<Selector>& selectors, bool join,
                                 const std::vector<TokenIndex>& but) {
  std::vector<TokenIndex> all, first;
  for (const Selector& s : selectors) {
    // "asked President Holm for Finnish troops": who is named himself goes before whose or whom a thing is.
    if (!join && s.depth != Depth::itself && std::any_of(first.begin(), first.end(), [&](TokenIndex t) { return named(phrases, t); })) continue;
    std::vector<TokenIndex> here = phrases.actors(clause, s);
    std::erase_if(here, [&](TokenIndex t) {
      const bool known = s.depth != Depth::whom || has_state(phrases, t) || phrases.person(t) || (named(phrases, t) && phrases.marker(t) == "of");
      return !known || std::find(but.begin(), but.end(), t) != but.end();
    });
    const bool of_clause = s.depth == Depth::itself && s.where != Where::comp_subject;
    const bool himself = of_clause && std::any_of(here.begin(), here.end(), [&](TokenIndex t) { return phrases.somebody(t); });
    if (join) merge(all, here);
    else if (himself) return here;      // "beheaded nine fighters captured near the Turkish border": whose state is not known is still who
    else if (std::any_of(here.begin(), here.end(), [&](TokenIndex t) { return has_state(phrases, t); })) return here;
    if (first.empty()) first = std::move(here);
  }
  return join ? all : first;
}

bool same_actor(const Phrases& phrases, TokenIndex a, TokenIndex b) {
  const auto& x = phrases.input().actors[a];
  const auto& y = phrases.input().actors[b];
  return !x.empty() && !y.empty() && x.front().state == y.front().state && !x.front().state.empty();
}

/// "denounced them", "fired at him", "she came under fire from": never the other side himself, though both may be of one state.
bool another(const Phrases& phrases, const Clause& clause, TokenIndex pronoun) {
  const Token& token = phrases.input().sentence.tokens[pronoun];
  const std::string_view relation = token.relation, text = phrases.input().report.at(token.span);
  const bool object = relation == "obj" || relation == "iobj" || relation.starts_with("obl");
  const bool subject = std::any_of(clause.args.begin(), clause.args.end(), [&](const ClauseArg& arg) { return arg.kind == ArgKind::subject && arg.core == pronoun; });
  return (object || subject) && !text.ends_with("self") && !text.ends_with("selves");
}

/// "Malta closed its port": who owns what he acts upon is not the one acted upon.
void drop_self(const Phrases& phrases, Draft& draft) {
  const Clause& clause = phrases.input().clauses[static_cast<std::size_t>(draft.clause)];
  std::erase_if(draft.recipients, [&](TokenIndex r) {
    if (phrases.input().sentence.tokens[r].upos != Upos::PRON || another(phrases, clause, r)) return false;
    return std::any_of(draft.actors.begin(), draft.actors.end(), [&](TokenIndex a) { return same_actor(phrases, a, r); });
  });
}

/// "came under fire from Peru": what the noun does to its object happened to the subject.
void read_inverse(const Phrases& phrases, const Clause& clause, Draft& draft) {
  draft.recipients = phrases.actors(clause, {Where::subject, Depth::itself, {}});
  for (const std::string_view prep : {"from", "by", "of"}) {
    if (draft.actors.empty()) draft.actors = phrases.actors(clause, {Where::prep, Depth::itself, std::string(prep)});
  }
  if (draft.actors.empty()) draft.actors = phrases.whose(clause.predicate);
}

/// "Holm's arrest", "his conviction by a court": whose it is suffers it, unless an "of" says who does.
bool undergone(const Phrases& phrases, const Clause& clause) {
  if (!clause.nominal() || !phrases.undergone(clause.predicate)) return false;
  bool owned = false;
  for (const ClauseArg& arg : clause.args) {
    if (arg.kind == ArgKind::oblique && arg.prep == "of") return false;
    const bool somebody = phrases.people(arg.core) || (phrases.is_actor(arg.core) && phrases.input().sentence.tokens[arg.core].upos == Upos::PRON);
    owned = owned || (arg.kind == ArgKind::possessor && somebody);
  }
  return owned;
}

void read_undergone(const Phrases& phrases, const Clause& clause, Draft& draft) {
  for (const ClauseArg& arg : clause.args) {
    if (arg.kind == ArgKind::possessor && phrases.is_actor(arg.core)) merge(draft.recipients, {arg.core});
  }
  draft.actors = phrases.actors(clause, {Where::prep, Depth::itself, "by"});
}

/// Blows fall on bodies and things, not on "hopes", and are struck by people and their weapons, not by a shark or a vacuum cleaner.
bool lands(const Phrases& phrases, const Clause& clause, const Frame& frame) {
  std::vector<TokenIndex> on = phrases.heads(clause, {Where::object, Depth::itself, {}});
  for (const std::string_view prep : {"on", "against"}) merge(on, phrases.heads(clause, {Where::prep, Depth::itself, std::string(prep)}));
  const auto no_body = [&](TokenIndex t) { return (phrases.idea(t) && !phrases.is_actor(t)) || phrases.beast(t); };
  if (!on.empty() && std::all_of(on.begin(), on.end(), no_body)) return false;
  if (clause.nominal() || frame.doer_implied) return true;
  const std::vector<TokenIndex> by = phrases.heads(clause, {Where::subject, Depth::itself, {}});
  const auto no_doer = [&](TokenIndex t) {
    if (phrases.is_actor(t) || phrases.input().sentence.tokens[t].upos != Upos::NOUN) return false;
    return phrases.idea(t) || phrases.beast(t) || phrases.classes(t) == 0;
  };
  return by.empty() || !std::all_of(by.begin(), by.end(), no_doer);
}

Draft draft_of(const Phrases& phrases, std::int32_t index, const Frame* frame) {
  Draft draft;
  draft.clause = index;
  draft.frame = frame;
  if (frame == nullptr || frame->silent) return draft;
  const Clause& clause = phrases.input().clauses[static_cast<std::size_t>(index)];
  if (frame->type == EventType::ASSAULT && !frame->bare && !lands(phrases, clause, *frame)) {
    draft.frame = nullptr;
    return draft;
  }
  draft.event = !frame->bare;
  draft.type = frame->type;
  draft.mode = frame->mode;
  draft.rules.push_back("frame: " + frame->name);
  if (phrases.suffered(clause)) {
    draft.recipients = phrases.actors(clause, {Where::subject, Depth::itself, {}});
    draft.actors = phrases.actors(clause, {Where::prep, Depth::itself, "by"});
  } else if (undergone(phrases, clause)) {
    read_undergone(phrases, clause, draft);
  } else if (phrases.inverse(clause)) {
    read_inverse(phrases, clause, draft);
  } else {
    draft.actors = found_by(phrases, clause, frame->actors, frame->join, {});
    draft.recipients = found_by(phrases, clause, frame->recipients, false, draft.actors);
  }
  const bool deed = draft.type == EventType::ASSAULT || draft.type == EventType::COERCE || draft.type == EventType::SANCTION || draft.mode == "investigate";
  draft.unknown_doer = draft.actors.empty() && (frame->doer_implied || (deed && phrases.suffered(clause)));
  draft.status = frame->status;
  drop_self(phrases, draft);
  return draft;
}

}  // namespace

void merge(std::vector<TokenIndex>& to, const std::vector<TokenIndex>& from) {
  for (const TokenIndex t : from) {
    if (std::find(to.begin(), to.end(), t) == to.end()) to.push_back(t);
  }
}

const Frame* best_frame(const EventLexicon::Impl& lexicon, const Phrases& phrases, const Clause& clause) {
  const Part part = part_of(phrases, clause);
  const std::string& word = phrases.noun(clause.predicate);
  if (clause.form == ClauseForm::light) {
    // "strike deal" may be listed as a whole; else the noun says what is done.
    if (const Frame* whole = best_of(lexicon, Part::verb, clause.lemma, phrases, clause)) return whole;
    return best_of(lexicon, Part::noun, word, phrases, clause);
  }
  if (part != Part::verb) return best_of(lexicon, part, word, phrases, clause);
  const auto& verbs = lexicon.index[static_cast<std::size_t>(Part::verb)];
  std::string lemma = clause.lemma;
  const std::size_t blank = lemma.find(' ');
  if (blank == std::string::npos && !verbs.contains(lemma)) {
    for (std::string& other : regular_lemmas(phrases.input().report.at(phrases.input().sentence.tokens[clause.predicate].span))) {
      if (verbs.contains(other)) lemma = std::move(other);
    }
  }
  if (const std::string_view particle = phrases.particle(clause); blank == std::string::npos && !particle.empty()) {
    const std::string whole = lemma + " " + std::string(particle);
    if (verbs.contains(whole)) lemma = whole;
  }
  // A preposition taken for a particle ("ship up to"): the verb alone.
  if (blank != std::string::npos && !verbs.contains(lemma)) lemma.resize(blank);
  return best_of(lexicon, part, lemma, phrases, clause);
}

const Frame* noun_frame(const EventLexicon::Impl& lexicon, const std::string& lemma) {
  const auto& index = lexicon.index[static_cast<std::size_t>(Part::noun)];
  const auto found = index.find(lemma);
  if (found == index.end()) return nullptr;
  for (const std::uint32_t id : found->second) {
    const Frame& frame = lexicon.frames[id];
    if (!frame.silent && frame.conditions.empty()) return &frame;
  }
  return nullptr;
}

std::vector<Draft> base_drafts(const EventLexicon::Impl& lexicon, const Phrases& phrases) {
  std::vector<Draft> drafts;
  const auto clauses = phrases.input().clauses;
  drafts.reserve(clauses.size());
  for (std::size_t c = 0; c < clauses.size(); ++c) {
    drafts.push_back(draft_of(phrases, static_cast<std::int32_t>(c), best_frame(lexicon, phrases, clauses[c])));
  }
  return drafts;
}

}  // namespace entente::event
