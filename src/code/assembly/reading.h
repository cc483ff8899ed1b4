// What the rooms read out of one sentence, side by side, for the assembly of its claims.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "code/clause/clause.h"
#include "entente/claim.h"
#include "entente/report.h"
#include "entente/sentence.h"

namespace entente {

/// Status of a word taken as a predicate.
struct WordStatus {
  Status status = Status::unclear;
  bool negated = false;
};

/// An event as the event room read it, in the terms of a claim.
struct ClauseEvent {
  std::int32_t clause = -1;
  std::optional<Event> event;                   ///< nothing: an actor is missing, only `announced` and `rules` hold
  std::optional<Announced> announced;
  std::optional<WordStatus> status;             ///< after PLOVER's tie-breakers; nothing: the word's own
  std::vector<std::string> rules;
};

/// Words given to somebody by a verb of the sentence; they may begin in a sentence before.
struct SaidWords {
  Span cue;
  Span words;
};

/// Per-token tables have one entry a token.
struct SentenceReading {
  std::uint32_t index = 0;                      ///< of the sentence in the report
  std::vector<Clause> clauses;
  std::vector<std::int32_t> owners;             ///< innermost clause of each token, nominal and appositive ones aside
  std::vector<WordStatus> status;
  std::vector<std::vector<Actor>> actors;       ///< whom the phrase headed by a token names; empty: nobody
  std::vector<std::int32_t> entity;             ///< index into Coding::entities; -1: none
  std::vector<bool> place_like;                 ///< is what the phrase names a place, a state or a body?
  std::vector<std::vector<Holder>> holders;     ///< one entry a clause, outermost first
  std::vector<ClauseEvent> events;
  std::vector<Span> quoted;                     ///< words given to a speaker, in text order
  std::vector<SaidWords> said;                  ///< quotations whose verb stands in the sentence
  std::vector<Place> places;
  std::span<const When> times;                  ///< those of the sentence, in text order
  std::span<const Quantity> quantities;         ///< likewise
};

}  // namespace entente
