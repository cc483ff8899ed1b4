// Readings on their way: one draft a clause, before and after composition.
#pragma once

#include <vector>

#include "code/event/phrase.h"

namespace entente::event {

/// What a clause says by itself and with what hangs on it.
struct Draft {
  std::int32_t clause = -1;
  const Frame* frame = nullptr;      ///< nullptr: no frame matched
  bool event = false;                ///< type and mode hold
  bool consumed = false;             ///< content of another event: read there
  EventType type = EventType::CONSULT;
  std::string mode;
  std::vector<TokenIndex> actors, recipients;
  std::vector<Actor> sites;          ///< see EventReading
  bool unknown_doer = false;
  std::string home;                  ///< state of those of either side who tell none; empty: unknown
  bool guests = false;               ///< the doers need not be at home there
  std::optional<Announced> announced;
  std::optional<Status> status;      ///< set by composition or a tie-breaker; else the status room's
  std::vector<std::string> rules;
};

/// The frame that fits a clause best: highest priority, then most conditions, then first in the files; nullptr: none.
const Frame* best_frame(const EventLexicon::Impl& lexicon, const Phrases& phrases, const Clause& clause);
/// The frame of a noun that is no clause of its own ("cancel talks"); conditions other than on its parts do not hold.
const Frame* noun_frame(const EventLexicon::Impl& lexicon, const std::string& lemma);

/// A draft for every clause, by its frame alone.
std::vector<Draft> base_drafts(const EventLexicon::Impl& lexicon, const Phrases& phrases);
/// Composes drafts with their complements and objects, innermost first; may append drafts ("agreed to meet and to trade").
void compose(const EventLexicon::Impl& lexicon, const Phrases& phrases, std::vector<Draft>& drafts);
/// PLOVER's tie-breakers: future, conditions, refusals, doubles.
void break_ties(const EventLexicon::Impl& lexicon, const Phrases& phrases, std::vector<Draft>& drafts);

/// Sides that are empty or without a state: deeper in the phrase, in what the act is about, at home in the other side's state.
void complete_sides(const Phrases& phrases, std::vector<Draft>& drafts);

/// Appends those of `from` that `to` lacks.
void merge(std::vector<TokenIndex>& to, const std::vector<TokenIndex>& from);

}  // namespace entente::event
