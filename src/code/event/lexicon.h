// The event lexicon in memory.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "code/event/event.h"
#include "text/sieve.h"

namespace entente::event {

/// Sets of word classes, one bit each.
using Classes = std::uint64_t;

/// Which phrases of a clause a role is looked for in.
enum class Where : std::uint8_t {
  subject, object, iobject, prep, owner, comp, comp_subject, comp_modal, comp_to, condition_subject, support, mark
};
/// How deep: the phrase itself, whose it is ("Syrian offer": Syria), whom it concerns ("exports of Kenyan maize": Kenya).
enum class Depth : std::uint8_t { itself, whose, whom };

struct Selector {
  Where where = Where::subject;
  Depth depth = Depth::itself;
  std::string prep;            ///< of Where::prep
};

/// One thing that must hold of a clause for a frame to match.
struct Condition {
  Selector selector;
  bool negated = false;
  Classes classes = 0;
  std::vector<std::string> words;   ///< sorted; no words and no classes: the phrase must be there
};

/// Rows of compose.txt.
enum class Compose : std::uint8_t { none, perform, promise, refuse, request, threaten, stop, lift, accept, future, undergo, announce };
inline constexpr int compose_kinds = 12;

enum class Part : std::uint8_t { verb, noun, adjective };

struct Outcome {
  bool known = false;          ///< the table has a row
  bool silent = false;         ///< the row says: no event
  bool same = false;           ///< the row says: the event itself
  EventType type = EventType::CONSULT;
  std::string mode;
};

struct Frame {
  std::string name;
  bool silent = false;         ///< matches so that nothing is read
  bool bare = false;           ///< only an operator: without something to work on it is no event
  EventType type = EventType::CONSULT;
  std::string mode;
  Part part = Part::verb;
  std::vector<std::string> lemmas;
  std::vector<Selector> actors;
  bool join = false;           ///< all selectors of `actors` together, not the first that is found
  std::vector<Selector> recipients;
  std::vector<Condition> conditions;
  Compose compose = Compose::none;
  std::vector<Selector> on;    ///< what the composition works on
  bool needs_recipient = false;
  bool denies = false;         ///< of a silent frame: what it works on is said not to be so; else merely talked about
  std::optional<Status> status;  ///< of the event, whatever the verb's own ("plans to send" is planned)
  bool doer_implied = false;   ///< an event even without a named doer
  int priority = 0;
};

struct Example {
  std::string frame;
  std::string text;            ///< with alternatives in braces
  std::string want;            ///< "POL>BLR"; empty: only the type is asked for; in a counter-example never given
  bool positive = true;
};

/// Classes that code asks for by name, and "force", which weapons are of too.
struct NamedClasses {
  Classes inverse = 0, force = 0, text = 0, vague = 0, person = 0, topic = 0, blow = 0, suffered = 0, fight = 0, idea = 0, beast = 0, undergone = 0, harm = 0, release = 0;
  std::array<Classes, 4> sites{};      ///< what blows fall on: civil, business, court, army
};

/// The lemmas a regular form may have, for lemmas the parser got wrong ("bombe", "embargoe").
std::vector<std::string> regular_lemmas(std::string_view form);

}  // namespace entente::event

namespace entente {

struct EventLexicon::Impl {
  struct Row {
    std::optional<EventType> from;   ///< none: any type
    std::string from_mode;           ///< empty: any mode
    event::Outcome to;
  };
  using Index = std::unordered_map<std::string, std::vector<std::uint32_t>>;   ///< lemma -> frames, in file order

  std::vector<std::string> class_names;
  event::NamedClasses named;
  std::unordered_map<std::string, event::Classes> classes;    ///< of a lemma
  Sieve class_words;                                          ///< keys of `classes`: most words of a text have no class
  std::vector<std::string> context_names;
  std::unordered_map<std::string, std::uint64_t> contexts;    ///< of a lemma
  std::vector<event::Frame> frames;
  std::array<Index, 3> index;                                 ///< by Part
  std::array<std::vector<Row>, event::compose_kinds> compose; ///< the first row that fits holds
  std::vector<event::Example> examples;

  event::Classes classes_of(const std::string& lemma) const;
  std::uint64_t contexts_of(const std::string& lemma) const;
  /// What a composition makes of an event; not `known` if the table is silent on it.
  event::Outcome composed(event::Compose kind, EventType type, std::string_view mode) const;
};

}  // namespace entente
