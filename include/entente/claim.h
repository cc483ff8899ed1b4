// What one clause of one report asserts.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "entente/actor.h"
#include "entente/plover.h"
#include "entente/report.h"
#include "entente/value.h"

namespace entente {

/// `event`: something happened or is done; `Claim::event` only where PLOVER has a type for it. `statement`: somebody says or
/// holds something; the words of nobody are none ("the drills signal resolve").
enum class ClaimKind : std::uint8_t { comment, event, tie, state, statement, plan };
std::string_view name_of(ClaimKind kind);

enum class Status : std::uint8_t {
  unclear, happened, ongoing, planned, expected, possible, conditional, counterfactual, denied, background
};
std::string_view name_of(Status status);
std::optional<Status> status_of(std::string_view name);

/// Part an argument plays in its frame; fixed per frame by the lexicon.
enum class Role : std::uint8_t {
  agent, theme, recipient, topic, content, place, time, measure, of, cause, source, instrument, attribute
};
std::string_view name_of(Role role);

/// One argument. Its words are Report::at(span); the rest is what was read out of them.
struct Argument {
  Role role = Role::theme;
  Span span;                            ///< the whole phrase
  Span head;                            ///< its head word or name
  std::string lemma;                    ///< lemma of the head, lower case
  std::int32_t entity = -1;             ///< index into Coding::entities; -1: none
  std::int32_t claim = -1;              ///< index into Coding::claims of an argument that is a claim; -1: none
  std::int32_t quantity = -1;           ///< index into Claim::quantities; -1: none
  std::vector<Actor> actors;            ///< resolved; empty: not an actor
  friend bool operator==(const Argument&, const Argument&) = default;
};

/// What PLOVER sees in a claim: who started what, towards whom. Several actors, one event.
struct Event {
  EventType type = EventType::CONSULT;
  std::string mode;                       ///< empty: none
  std::vector<std::string> contexts;
  std::vector<Actor> actors;              ///< never empty: no actor, no event
  std::vector<Actor> recipients;          ///< empty: nobody acted upon, or all parties are actors
  double confidence = 0;                  ///< share of events read like this one that a strict reader holds right in every slot
  friend bool operator==(const Event&, const Event&) = default;
};
/// "CHN GOV -> KOR GOV | CONSULT visit"
std::string to_line(const Event& event);

/// The event a plan will be when it is done ("will sign" -> SUPPORT), so that plan and outcome meet.
struct Announced {
  EventType type = EventType::CONSULT;
  std::string mode;
  friend bool operator==(const Announced&, const Announced&) = default;
};

enum class TieKind : std::uint8_t {
  ally, hosts_troops, supplies, buys, largest_partner, disputes, claims_territory, member_of, supports, relations
};
std::string_view name_of(TieKind kind);

/// A standing relation as one clause states it. `supplies`: subject gives good to object; `buys`: subject takes it from object.
struct TieClaim {
  TieKind kind = TieKind::ally;
  std::vector<Actor> subjects;
  std::vector<Actor> objects;
  std::string good;                     ///< lemma of what is supplied or bought, "rare earth"; empty: none
  std::int32_t quantity = -1;           ///< index into Claim::quantities: share, amount, number of troops; -1: none
  friend bool operator==(const TieClaim&, const TieClaim&) = default;
};
std::string to_line(const TieClaim& tie);

/// A place on a scale and its movement: "relations deteriorated markedly".
struct DegreeClaim {
  std::string scale;                    ///< "relations", "tension" ...
  std::int8_t direction = 0;            ///< +1 better or more, -1 worse or less, 0 a level
  std::uint8_t strength = 0;            ///< 1 weak .. 3 strong ("markedly"), 0 not said
  friend bool operator==(const DegreeClaim&, const DegreeClaim&) = default;
};

enum class LinkKind : std::uint8_t { because, after, despite, in_return, condition, purpose };
std::string_view name_of(LinkKind kind);

struct Link {
  LinkKind kind = LinkKind::because;
  std::int32_t claim = -1;              ///< index into Coding::claims
  friend bool operator==(const Link&, const Link&) = default;
};

/// Who vouches for a claim. `hearsay`: nobody is named ("reportedly").
struct Holder {
  Actor actor;                          ///< name or text of the speaker; may be without a code
  bool hearsay = false;
  Span cue;                             ///< "said", "according to"
  friend bool operator==(const Holder&, const Holder&) = default;
};

/// What one clause of one report asserts. Not yet "what is so": agreement between reports is a Finding.
struct Claim {
  ClaimKind kind = ClaimKind::comment;  ///< a comment has no slot to check and never becomes a finding
  std::string frame;                    ///< lexicon class; converses and nominalisations share one; empty: none
  std::vector<Argument> args;
  bool negated = false;                 ///< "no joint statement is expected"
  Status status = Status::unclear;
  std::vector<Holder> holders;          ///< who vouches, outermost first; empty: the report in its own voice
  std::vector<When> when;               ///< times of the clause; the first is the claim's own
  std::vector<Place> places;
  std::vector<Quantity> quantities;
  std::optional<Event> event;
  std::optional<Announced> announced;
  std::optional<TieClaim> tie;
  std::optional<std::uint32_t> rank;    ///< 1 = largest, of the frame's theme
  std::optional<DegreeClaim> degree;
  std::vector<Link> links;
  std::uint32_t sentence = 0;           ///< index into the report's sentences
  Span head;                            ///< the predicate word
  Cite cite;                            ///< the clause
  double confidence = 0;                ///< share of claims read like this one whose frame, roles, actors and cite a strict reader holds right
  std::vector<std::string> rules;       ///< which rule gave what, for --explain ("type: sanction.ban.noun")
  friend bool operator==(const Claim&, const Claim&) = default;
};
std::string check(const Claim& claim, const Report& report);
/// "NOR GOV -> URY GOV | CONSULT visit | happened 2031-05-03..2031-05-05 | visited Uruguay"
std::string to_line(const Claim& claim, const Report& report);

enum class QuoteKind : std::uint8_t { direct, indirect, mixed };
std::string_view name_of(QuoteKind kind);

/// Words given to a speaker.
struct Quote {
  QuoteKind kind = QuoteKind::direct;
  Span span;                            ///< the words said, marks included for a direct quote
  Span speaker;                         ///< empty: none found
  Span cue;                             ///< empty: none
  std::int32_t entity = -1;             ///< of the speaker; index into Coding::entities
  friend bool operator==(const Quote&, const Quote&) = default;
};

/// Did the thing a predicate names happen, by the report or by whoever it quotes? For every predicate, claim or not.
struct Factuality {
  Span predicate;
  Status status = Status::unclear;
  bool negated = false;
  double score = 0;                     ///< -3 certainly not .. +3 certainly
  friend bool operator==(const Factuality&, const Factuality&) = default;
};

/// All that `code` reads out of one report.
struct Coding {
  std::vector<Claim> claims;            ///< in text order of their predicates
  std::vector<Entity> entities;         ///< in order of first mention
  std::vector<RoleEvidence> roles;
  std::vector<When> times;              ///< every time expression, in text order
  std::vector<Quantity> quantities;     ///< every quantity, in text order
  std::vector<Quote> quotes;            ///< in text order
  std::vector<Factuality> factuality;   ///< in text order
  bool coded = true;                    ///< false: a language that cannot be parsed
  friend bool operator==(const Coding&, const Coding&) = default;
};

}  // namespace entente
