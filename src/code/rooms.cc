#include "code/rooms.h"

#include <algorithm>
#include <string>
#include <utility>

#include "code/event/token_actors.h"

namespace entente {
namespace {

// Those of ascending `all` that begin inside `span`, seeking from `from` on.
template <class T>
std::span<const T> inside(std::span<const T> all, std::size_t& from, Span span) {
  while (from < all.size() && all[from].span.begin < span.begin) ++from;
  std::size_t end = from;
  while (end < all.size() && all[end].span.begin < span.end) ++end;
  return all.subspan(from, end - from);
}

/// Somebody acts, but a claim had better not say who.
std::vector<Actor> nobody_known(const MentionActors& mention) {
  if (mention.actors.empty()) return {};
  Actor actor;
  actor.text = mention.actors.front().text;
  actor.span = mention.actors.front().span;
  return {actor};
}

}  // namespace

Rooms::Rooms(const CodeModel::Impl& model, const Report& report, std::span<const Sentence> sentences,
             std::span<const RoleEvidence> evidence)
    : model_(model), report_(report), sentences_(sentences), trees_(trees_of(report, sentences)), quotes_(quotes(*model.cues, report, sentences)),
      entities_(entities(*model.actors, report, sentences, trees_, evidence, quotes_)), times_(whens(*model.whens, report, sentences)) {
  quantities_ = quantities(*model.quantities, report, sentences, times_);
}

SentenceReading Rooms::read(std::uint32_t index) {
  const Sentence& sentence = sentences_[index];
  SentenceReading reading;
  reading.index = index;
  reading.clauses = clauses(model_.clause_words, sentence, trees_[index]);
  reading.owners = owners(trees_[index], reading.clauses);
  StatusReading status = read_status(*model_.status, report_, sentence);
  for (const TokenStatus& of : status.tokens) reading.status.push_back({of.status, of.negated});
  factuality_.insert(factuality_.end(), status.predicates.begin(), status.predicates.end());
  name_actors(sentence, reading);
  ask_holders(sentence, reading);
  reading.places = std::move(entities_.places[index]);
  ask_events(sentence, status.tokens, reading);
  for (const Quote& quote : quotes_) {
    if (quote.kind == QuoteKind::indirect) continue;
    if (quote.span.overlaps(sentence.span)) reading.quoted.push_back(quote.span);
    if (!quote.cue.empty() && sentence.span.contains(quote.cue)) reading.said.push_back({quote.cue, quote.span});
  }
  reading.times = inside(std::span<const When>(times_), time_, sentence.span);
  reading.quantities = inside(std::span<const Quantity>(quantities_), quantity_, sentence.span);
  return reading;
}

// A thing with no code at all acts for nobody ("a clear pivot").
bool Rooms::mere_thing(const MentionActors& mention) const {
  if (mention.entity < 0 || entities_.entities[static_cast<std::size_t>(mention.entity)].kind != EntityKind::other) return false;
  return std::all_of(mention.actors.begin(), mention.actors.end(), [](const Actor& a) { return a.state.empty() && a.sectors.empty(); });
}

bool Rooms::place_like(const MentionActors& mention) const {
  if (mention.entity < 0) return false;
  const EntityKind kind = entities_.entities[static_cast<std::size_t>(mention.entity)].kind;
  return kind == EntityKind::place || kind == EntityKind::state || kind == EntityKind::organisation;
}

// Mentions are in text order of their heads, as the sentences are: one walk over both.
void Rooms::name_actors(const Sentence& sentence, SentenceReading& reading) {
  reading.actors.assign(sentence.tokens.size(), {});
  reading.entity.assign(sentence.tokens.size(), -1);
  reading.place_like.assign(sentence.tokens.size(), false);
  while (mention_ < entities_.mentions.size() && entities_.mentions[mention_].head.end <= sentence.span.begin) ++mention_;
  std::size_t t = 0;
  for (std::size_t m = mention_; m < entities_.mentions.size() && entities_.mentions[m].head.begin < sentence.span.end; ++m) {
    const MentionActors& mention = entities_.mentions[m];
    while (t < sentence.tokens.size() && sentence.tokens[t].span.end <= mention.head.begin) ++t;
    for (std::size_t u = t; u < sentence.tokens.size() && sentence.tokens[u].span.begin < mention.head.end; ++u) {
      if (!mere_thing(mention)) reading.actors[u] = mention.doubtful ? nobody_known(mention) : mention.actors;
      reading.entity[u] = mention.entity;
      reading.place_like[u] = place_like(mention);
      // "presidential candidate | Ada Holm": a title that the parser made the head of the name.
      const TokenIndex above = sentence.tokens[u].head;
      if (above < u && mention.span.contains(sentence.tokens[above].span) && reading.actors[above].empty()) {
        reading.actors[above] = reading.actors[u];
        reading.entity[above] = mention.entity;
      }
    }
  }
}

// A holder nobody is meant by ("this", "the road to peace") vouches for nothing; speakers of other sentences are taken as they are.
bool Rooms::may_vouch(const Sentence& sentence, const Holder& holder) const {
  if (holder.hearsay || holder.actor.span.empty() || !sentence.span.contains(holder.actor.span)) return true;
  for (TokenIndex t = 0; t < sentence.tokens.size(); ++t) {
    const Token& token = sentence.tokens[t];
    if (!holder.actor.span.contains(token.span) || (token.head != no_token && holder.actor.span.contains(sentence.tokens[token.head].span))) continue;
    if (token.upos == Upos::PROPN || model_.clause_words.speaker(token.lemma)) return true;
  }
  return false;
}

void Rooms::ask_holders(const Sentence& sentence, SentenceReading& reading) const {
  const MentionIndex index(entities_);
  std::vector<TokenIndex> predicates;
  for (const Clause& clause : reading.clauses) predicates.push_back(clause.finite());
  reading.holders = holders(*model_.cues, report_, sentence, predicates, quotes_);
  for (std::vector<Holder>& found : reading.holders) {
    for (Holder& holder : found) {
      if (holder.hearsay || holder.actor.span.empty()) continue;
      std::vector<Actor> actors = index.actors_at(holder.actor.span);
      if (!actors.empty()) holder.actor = std::move(actors.front());
      else if (!may_vouch(sentence, holder)) holder.actor.span = {};
    }
    std::erase_if(found, [](const Holder& h) { return !h.hearsay && h.actor.span.empty() && h.actor.text != ""; });
  }
}

void Rooms::ask_events(const Sentence& sentence, std::span<const TokenStatus> status, SentenceReading& reading) const {
  const TokenActors at = token_actors(*model_.actors, report_, sentence, entities_, reading.places);
  // Adjectives of states ("Dutch troops") are no mentions of their own; a rare one may be tagged as a noun.
  for (std::size_t t = 0; t < reading.actors.size(); ++t) {
    const bool adjective = sentence.tokens[t].upos == Upos::ADJ || sentence.tokens[t].relation == "compound";
    if (reading.actors[t].empty() && adjective) reading.actors[t] = at.actors[t];
  }
  const EventInput input{report_, sentence, reading.clauses, at.actors, at.places, at.parties, status, at.dateline};
  for (EventReading& read : events_of(*model_.events, input)) {
    ClauseEvent& out = reading.events.emplace_back();
    out.clause = read.clause;
    out.announced = std::move(read.announced);
    if (read.status != Status::unclear) out.status = WordStatus{read.status, read.negated};
    for (const std::string& rule : read.rules) out.rules.push_back("event: " + rule);
    Event event;
    event.type = read.type;
    event.mode = std::move(read.mode);
    event.contexts = std::move(read.contexts);
    event.actors = doers(at, sentence, read);
    event.recipients = recipients(at, sentence, read);
    if (!event.actors.empty()) out.event = std::move(event);
  }
}

void Rooms::give(Coding& coding) {
  coding.factuality = std::move(factuality_);
  const MentionIndex index(entities_);
  for (Quote& quote : quotes_) {
    if (!quote.speaker.empty()) quote.entity = index.at(quote.speaker);
  }
  coding.times = std::move(times_);
  coding.quantities = std::move(quantities_);
  coding.quotes = std::move(quotes_);
  coding.entities = std::move(entities_.entities);
  coding.roles = std::move(entities_.roles);
}

}  // namespace entente
