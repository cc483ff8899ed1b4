// Actors and what reports teach about who someone is.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "entente/day.h"
#include "entente/report.h"
#include "entente/span.h"

namespace entente {

/// Someone who acts: a state, a body, a group or a person, as far as it is known.
/// Codes follow ISO 3166 and PLOVER and take no position on any territory.
struct Actor {
  std::string state;                  ///< ISO 3166-1 alpha-3, or UNO EUR IGO NGO MNC ISM IMG KOS; empty: unknown
  std::vector<std::string> sectors;   ///< PLOVER, the first is primary; may be empty
  std::string name;                   ///< fullest name known in the report ("Ada Holm"); empty: none
  std::string text;                   ///< as written here
  Span span;                          ///< of `text`
  friend bool operator==(const Actor&, const Actor&) = default;
};

/// "NOR GOV", "KOR", or the name where no code is known.
std::string to_line(const Actor& actor);
/// Do both have the same state and do their sectors not exclude each other?
bool compatible(const Actor& a, const Actor& b);

enum class EntityKind : std::uint8_t { person, organisation, place, state, group, other };
std::string_view name_of(EntityKind kind);

/// One mention of an entity.
struct Mention {
  Span span;            ///< the noun phrase without relative clauses and appositions
  Span head;            ///< its head word or name
  bool pronoun = false;
  bool sure = true;     ///< no pronoun, or one of which little speaks for anybody else
  friend bool operator==(const Mention&, const Mention&) = default;
};

/// What a report speaks of under several names. Mentions are in text order.
struct Entity {
  EntityKind kind = EntityKind::other;
  std::string name;                     ///< the fullest name or description in the report
  bool named = false;                   ///< `name` is a name, not a description
  std::vector<Actor> actors;            ///< one for a person or state, several for "both countries", none if unknown
  std::vector<Mention> mentions;
  friend bool operator==(const Entity&, const Entity&) = default;
};

/// What one place of a report teaches: this person holds (held) this office of this state or body.
struct RoleEvidence {
  std::string person;                   ///< "Ada Holm"
  std::string office;                   ///< "prime minister"; lower case; empty: only the belonging is known
  std::string state;                    ///< as Actor::state
  std::vector<std::string> sectors;
  std::string body;                     ///< ministry, company or party as named; may be empty
  bool former = false;
  DayRange when;                        ///< the report's day or the day stated
  Cite cite;
  friend bool operator==(const RoleEvidence&, const RoleEvidence&) = default;
};
std::string to_line(const RoleEvidence& evidence);

}  // namespace entente
