// Mentions, actors and coreference of one report.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "code/actor/actor_table.h"
#include "code/clause/tree.h"
#include "entente/actor.h"
#include "entente/claim.h"
#include "entente/report.h"
#include "entente/sentence.h"
#include "entente/value.h"

namespace entente {

/// Who acts where a mention stands: "China" is CHN, "Beijing said" CHN GOV, "both countries" two actors.
struct MentionActors {
  Span head;                      ///< Mention::head
  Span span;                      ///< Mention::span
  std::int32_t entity = -1;       ///< index into EntityReading::entities
  std::vector<Actor> actors;      ///< with text and span of this mention; one without a code if unknown; none for a mere place or thing
  bool doubtful = false;          ///< a pronoun that may well mean somebody else
  friend bool operator==(const MentionActors&, const MentionActors&) = default;
};

struct EntityReading {
  std::vector<Entity> entities;           ///< by first mention
  std::vector<RoleEvidence> roles;        ///< what this report teaches, in text order
  std::vector<MentionActors> mentions;    ///< every mention of every entity, by head
  std::vector<std::vector<Place>> places; ///< of each sentence, in text order, by the gazetteer and the parser's names; a capital that acts is none
};

/// Finds who and what a report speaks of.
///
/// Input:   sentences of `parse` for this report and their trees; fallback sentences are skipped. `evidence`: who holds which office,
///          learnt elsewhere; what the report says itself goes first. `quotes`: of the same report; their speakers are not "he" in them.
/// Output:  mentions are noun phrases without relative clauses and appositions; no mention is in two entities.
/// Errors:  none: what is not understood stays unknown and keeps its text.
/// Cost:    linear in the tokens (antecedents are sought in a window). Pure.
/// Source:  docs/actors.md.
EntityReading entities(const ActorTable& table, const Report& report, std::span<const Sentence> sentences, std::span<const Tree> trees,
                       std::span<const RoleEvidence> evidence = {}, std::span<const Quote> quotes = {});

/// Which entity stands at a place of the text.
class MentionIndex {
 public:
  explicit MentionIndex(const EntityReading& reading) : reading_(&reading) {}
  /// Entity of the mention whose head this is, or whose head this lies in, or whose span this is; -1: none.
  std::int32_t at(Span span) const;
  /// The mention itself; nullptr: none. Lives as long as the reading.
  const MentionActors* mention_at(Span span) const;
  /// Who acts in this mention; empty: nobody (a place, a thing, not a mention).
  std::vector<Actor> actors_at(Span span) const;
  std::vector<Actor> actors_of(std::int32_t entity, const Mention& mention) const;

 private:
  const EntityReading* reading_;   // sorted by head
};

}  // namespace entente
