// Who can act: states, their people, capitals and cities, bodies, offices. Read from data/actors/*.tsv.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "entente/actor.h"
#include "entente/result.h"
#include "entente/sentence.h"

namespace entente {

class AntecedentWeights;
class PlaceWords;

/// What a capitalised name of the tables stands for.
enum class TermKind : std::uint8_t {
  state,         ///< "Norway", "the Netherlands"
  adjective,     ///< "Norwegian"
  people,        ///< "Norwegians", "Dane"
  capital,       ///< "Oslo": a place, or the government where it acts
  city,
  region,        ///< a part of a state: "Bavaria"
  water,         ///< "Taiwan Strait": a place, never an actor
  area,          ///< "Europe", "Middle East": a place without a state, never an actor
  body,          ///< international: "NATO"
  institution,   ///< of one state, or its metonym: "Kremlin"
};

/// One meaning of a name.
struct Term {
  TermKind kind = TermKind::state;
  std::string_view name;                    ///< chief name in the table ("South Korea" for "Seoul"'s state: see state_name)
  std::string_view state;                   ///< as Actor::state; empty: none (seas, dissolved states)
  std::span<const std::string> sectors;
  std::uint32_t population = 0;             ///< of a city
  std::int16_t until = 0;                   ///< last year of a former name; 0: in use
  bool word = false;                        ///< also an English word or a common surname: needs a second cue
};

/// What an office or group word ("minister", "troops") says of whom it names.
struct Office {
  std::string_view name;                    ///< lower case lemma, may have several words
  EntityKind kind = EntityKind::person;     ///< person, organisation or group
  std::span<const std::string> sectors;
  bool title = false;                       ///< may stand before a name ("President Holm")
  bool head = false;                        ///< names the one who leads a state or body ("president", "leader")
  bool generic = false;                     ///< takes its sector from the words around it ("police chief"); `sectors` if none says
  bool weak = false;                        ///< an actor only with a state beside it ("submarine")
  bool relational = false;                  ///< the state beside it is the other side ("ally of Norway")
  bool state_alone = false;                 ///< with a state only the state acts ("country", "nation"): no sector
  std::string_view usual;                   ///< code of the only state that has it by this name ("sheriff", "taoiseach"), if no word says another; empty: none
};

/// A common noun's kind of thing, and gender and number of a person noun ("woman").
struct Noun {
  EntityKind kind = EntityKind::other;
  Gender gender = Gender::none;
};

/// Immutable after load; views and spans of its answers live as long as the table.
class ActorTable {
 public:
  /// The tables compiled into the library. Errors: model (a line is broken: names file and line).
  static Result<ActorTable> load();

  /// Meanings of a name as written (case matters, diacritics and curly apostrophes do not), best first; empty: unknown.
  std::span<const Term> terms(std::string_view name) const;
  /// Number of words of the longest name that starts with this word; 0: none does.
  std::uint32_t longest(std::string_view first_word) const;
  /// The office or group a lower-case phrase ends in ("defence minister", "ministers" by lemma); nullptr: none.
  const Office* office(std::string_view phrase) const;
  /// Number of words of the longest office phrase that ends in this lemma; 0: none does.
  std::uint32_t longest_office(std::string_view last_lemma) const;
  /// Kind of a common noun by lemma; nullptr: unknown.
  const Noun* noun(std::string_view lemma) const;
  /// Gender a form of address shows ("Mr" masculine); nullptr: not one.
  const Gender* address(std::string_view word) const;
  /// State of a region by its short name, as it stands behind a town ("Birmingham, Ala."); empty: none.
  std::string_view short_region(std::string_view text) const;
  /// The state that a word at the end of a firm's name shows ("plc"; lower case, no full stop), empty if none; nullptr: not such a word.
  const std::string_view* firm_word(std::string_view word) const;
  /// Gender of nearly all who have a given name, lower case; none: not one, or of both.
  Gender given_name(std::string_view word) const;
  /// Words that make a city's name a place or a government.
  const PlaceWords& place_words() const;
  /// What weighs how much when a pronoun is read.
  const AntecedentWeights& antecedents() const;
  /// English short name of a code: "KOR" -> "South Korea"; empty: not a code of ours.
  std::string_view state_name(std::string_view code) const;
  /// Is this a code of a state (not UNO, IGO ...)?
  bool is_state(std::string_view code) const;

  ActorTable(ActorTable&&) noexcept;
  ActorTable& operator=(ActorTable&&) noexcept;
  ~ActorTable();

 private:
  struct Impl;
  explicit ActorTable(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace entente
