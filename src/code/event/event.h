// Event typing: clauses -> what PLOVER sees in them. docs/events.md has the format of the lexicon and the order of decisions.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "code/clause/clause.h"
#include "code/status/factuality.h"
#include "entente/claim.h"
#include "entente/result.h"

namespace entente {

/// A file of the lexicon.
struct EventText {
  std::string_view name;
  std::string_view text;
};

/// Frames, word classes and composition tables of data/lexicon/events; immutable.
class EventLexicon {
 public:
  /// The lexicon built in. Errors: model (a row with an unknown type, mode, class, selector; a duplicate), naming file and line.
  static Result<EventLexicon> load();
  /// The same from texts, for tests.
  static Result<EventLexicon> load(std::span<const EventText> classes, EventText contexts, EventText compose, std::span<const EventText> frames);

  struct Impl;
  const Impl& impl() const { return *impl_; }

 private:
  explicit EventLexicon(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}
  std::shared_ptr<const Impl> impl_;
};

/// One event read off one clause.
struct EventReading {
  std::int32_t clause = -1;               ///< index into the clauses
  EventType type = EventType::CONSULT;
  std::string mode;                       ///< empty: none
  std::vector<std::string> contexts;
  std::vector<TokenIndex> actors;         ///< heads or names; empty only if `unknown_doer`
  std::vector<TokenIndex> recipients;
  std::vector<Actor> sites;               ///< homes, a checkpoint: what a blow falls on where nobody is named; recipients as well
  std::string home, home_of_actors;       ///< state of the recipients, of the doers who tell none themselves; empty: unknown
  bool unknown_doer = false;              ///< violence by someone the sentence does not name ("killed by a car bomb")
  Status status = Status::unclear;        ///< of the event after the tie-breakers: a conditional attack is a threat made
  bool negated = false;
  std::optional<Announced> announced;     ///< what it will be when done
  std::string frame;                      ///< name of the frame
  std::vector<std::string> rules;         ///< frame, then composition and tie-breakers in the order they spoke
};

/// What a phrase means, whoever that is: a person or people, a body, or nobody.
enum class Party : std::uint8_t { none, body, people };

/// What the other rooms know of a sentence; all views, one entry a token where not said otherwise.
struct EventInput {
  const Report& report;
  const Sentence& sentence;
  std::span<const Clause> clauses;                ///< of the sentence
  std::span<const std::vector<Actor>> actors;     ///< whom the phrase headed by a token (or the name there) names; empty: nobody
  std::span<const std::vector<Actor>> places;     ///< the state of the place named there, where nobody acts
  std::span<const Party> parties;                 ///< what the phrase headed by a token means
  std::span<const TokenStatus> status;
  std::string_view dateline = {};                 ///< state of the place that stands alone before the sentence ("OSLO --"); empty: none
};

/// Events of a sentence, in the order of their clauses. Cost: linear in the clauses and their arguments. Pure.
/// Source: PLOVER codebook draft 2.0, sections 2 and 3 of the summary in docs/events.md.
std::vector<EventReading> events_of(const EventLexicon& lexicon, const EventInput& input);

}  // namespace entente
