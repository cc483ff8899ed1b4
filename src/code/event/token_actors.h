// Who stands at which token: what the actor room found, laid out for event typing.
#pragma once

#include <span>
#include <vector>

#include "code/actor/entities.h"
#include "code/event/event.h"

namespace entente {

struct TokenActors {
  std::vector<std::vector<Actor>> actors;   ///< of the phrase headed by the token, or of the adjective there
  std::vector<std::vector<Actor>> places;   ///< the state of the place named there, where nobody acts
  std::vector<Party> parties;               ///< what the phrase headed by the token means
  std::string dateline;                     ///< state of the place that stands alone before the sentence ("OSLO --"); empty: none
};

/// `places`: those of the sentence. Cost: linear in the tokens and names.
TokenActors token_actors(const ActorTable& table, const Report& report, const Sentence& sentence, const EntityReading& reading,
                         std::span<const Place> places);

/// The actors of an event's tokens, in their order, without doubles; those without a state are at home in `home`.
std::vector<Actor> actors_at(const TokenActors& at, const std::vector<TokenIndex>& tokens, const std::string& home);
/// Doers and recipients of an event; a crowd that protests or is attacked is civil where nothing else is told of it.
std::vector<Actor> doers(const TokenActors& at, const Sentence& sentence, const EventReading& read);
std::vector<Actor> recipients(const TokenActors& at, const Sentence& sentence, const EventReading& read);

}  // namespace entente
