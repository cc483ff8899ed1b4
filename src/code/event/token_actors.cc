#include "code/event/token_actors.h"

#include <algorithm>

namespace entente {
namespace {

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

/// "Danish President Ada Holm": a name without a state takes that of the adjective in its phrase.
void lend_state(const ActorTable& table, const Report& report, const Sentence& sentence, const MentionActors& mention, std::vector<Actor>& actors) {
  if (actors.size() != 1 || !actors.front().state.empty()) return;
  for (const Term& term : table.terms(report.at(mention.head))) {
    if (term.state.empty() || term.word || (term.kind != TermKind::state && term.kind != TermKind::capital && term.kind != TermKind::people)) continue;
    actors.front().state = term.state;
    if (term.kind == TermKind::capital) actors.front().sectors = {"GOV"};
    return;
  }
  for (const Token& token : sentence.tokens) {
    if (!mention.span.contains(token.span) || token.span.begin >= mention.head.end) continue;
    if (const std::vector<Actor> of = of_adjective(table, report, token); !of.empty()) actors.front().state = of.front().state;
    for (const Term& term : table.terms(report.at(token.span))) {
      if (term.kind == TermKind::state && !term.word && token.upos == Upos::PROPN) actors.front().state = term.state;
    }
    if (const Office* office = table.office(token.lemma); office != nullptr && actors.front().sectors.empty()) {
      actors.front().sectors.assign(office->sectors.begin(), office->sectors.end());
    }
  }
}

}  // namespace

TokenActors token_actors(const ActorTable& table, const Report& report, const Sentence& sentence, const EntityReading& reading) {
  TokenActors out;
  out.actors.resize(sentence.tokens.size());
  out.places.resize(sentence.tokens.size());
  const MentionIndex index(reading);
  for (TokenIndex t = 0; t < sentence.tokens.size(); ++t) {
    const Token& token = sentence.tokens[t];
    const MentionActors* mention = index.mention_at(token.span);
    const bool own = mention != nullptr && (mention->head.contains(token.span) || token.span.contains(mention->head));
    if (own && !heads(sentence, t, mention->head)) continue;
    if (own) {
      out.actors[t] = mention->actors;
      lend_state(table, report, sentence, *mention, out.actors[t]);
    }
    if (out.actors[t].empty()) out.actors[t] = of_adjective(table, report, token);
  }
  for (const Place& place : places(table, report, sentence)) {
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
      if (term.state.empty() || term.word || (term.kind != TermKind::state && term.kind != TermKind::capital)) continue;
      Actor actor;
      actor.state = term.state;
      actor.text = report.at(token.span);
      actor.span = token.span;
      out.places[t].push_back(std::move(actor));
      break;
    }
  }
  return out;
}

std::vector<Actor> actors_at(const TokenActors& at, const std::vector<TokenIndex>& tokens) {
  std::vector<Actor> out;
  for (const TokenIndex t : tokens) {
    for (const Actor& actor : at.actors[t].empty() ? at.places[t] : at.actors[t]) {
      const bool seen = std::any_of(out.begin(), out.end(), [&](const Actor& o) {
        return o.state == actor.state && o.sectors == actor.sectors && o.name == actor.name && (!o.state.empty() || o.text == actor.text);
      });
      if (!seen) out.push_back(actor);
    }
  }
  return out;
}

}  // namespace entente
