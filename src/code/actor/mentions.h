// Mentions of a sentence, before they are joined to entities.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "code/actor/actor_table.h"
#include "code/actor/describe.h"
#include "code/actor/names.h"
#include "code/actor/place_words.h"
#include "code/clause/tree.h"
#include "entente/report.h"
#include "entente/sentence.h"
#include "entente/value.h"

namespace entente {

enum class Form : std::uint8_t { name, nominal, pronoun };

/// One mention with all that its own sentence says of it.
struct Found {
  std::uint32_t sentence = 0;
  TokenIndex head = no_token;            ///< governing token of the noun phrase
  TokenIndex core_begin = no_token;      ///< the name, or the head noun: tokens [core_begin, core_end)
  TokenIndex core_end = no_token;
  TokenRange range;                      ///< the phrase
  Form form = Form::nominal;
  EntityKind kind = EntityKind::other;
  bool surely = false;                   ///< kind is not a guess
  Gender gender = Gender::none;
  Number number = Number::none;
  std::uint8_t person = 3;
  std::string name;                      ///< folded; of a name, else empty
  std::vector<std::string> parts;        ///< lower-case words of a name, cut at blanks and hyphens
  std::string lemma;                     ///< lower-case lemma of the head noun, or the pronoun's form
  std::vector<std::string> modifiers;    ///< lower-case lemmas of adjectives and nouns before the head
  const Term* term = nullptr;
  Stance stance = Stance::doer;          ///< of a place's name
  Description says;                      ///< office, state, sectors
  TokenIndex title_begin = no_token;     ///< first token of a person's title in front; no_token: none
  bool definite = false;                 ///< "the", "this", or a possessor
  bool indefinite = false;               ///< "a", "some", "no", or a bare plural
  bool reflexive = false;
  bool possessive = false;               ///< "his"
  std::string_view owned;                ///< lemma of what a possessive pronoun owns; lives as long as the sentences
  std::uint8_t count = 0;                ///< "the two sides": 2; "both": 2
  bool other = false;                    ///< "another", "other": not what was named before
  std::int32_t same_as = -1;             ///< mention it is set equal to: apposition, copula; index in the report's list
  std::int32_t owner = -1;               ///< mention that possesses it ("Holm's adviser", "the Holm administration")
  std::int32_t leader = -1;              ///< mention of who leads it ("the government under Ada Holm")
  Rel rel = Rel::other;                  ///< of the head, of the first conjunct if coordinated
  TokenIndex governor = no_token;        ///< what that relation hangs on
  std::string_view governor_lemma;       ///< of a verb; lives as long as the sentences
  Upos governor_upos = Upos::X;
  bool governor_is = false;              ///< the governor stands after a form of "be"
  bool clause_below = false;             ///< another clause hangs on the governor ("said that", "clear that")
  bool main_clause = false;              ///< the governor is the root
  bool quoted = false;                   ///< between quotation marks
  std::int32_t speaker = -1;             ///< of a quoted pronoun: mention of who says it, before or after; index in the report's list
  TokenIndex predicate = no_token;       ///< nearest clause head above
  std::vector<TokenIndex> predicates_above;      ///< of a pronoun: that predicate and those above it
  double trust = 1;                      ///< of a pronoun: how probably its entity is the one it is joined to
  std::vector<std::uint32_t> members;    ///< coordination: the mentions it holds
};

/// "Holm Tower", "the Prado Act": a thing that has a person's name. `parts`: Found::parts.
bool names_a_thing(const std::vector<std::string>& parts);
/// Of a sentence: EntityReading::places.
std::vector<Place> places(const ActorTable& table, const Report& report, const Sentence& sentence, const Tree& tree,
                          const std::vector<TermUse>& terms, const std::vector<NameUse>& names);
/// All mentions of a report in text order; `same_as` and `owner` point into them. `places`: of each sentence.
std::vector<Found> find_mentions(const ActorTable& table, const Report& report, std::span<const Sentence> sentences, std::span<const Tree> trees,
                                 std::vector<std::vector<Place>>& places);

}  // namespace entente
