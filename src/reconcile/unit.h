// What is aligned: the sentences of a story's reports with what their words say.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "entente/finding.h"
#include "reconcile/number.h"
#include "text/words.h"

namespace entente::reconciling {

struct Term {
  std::uint64_t hash = 0;
  double weight = 0;
};

/// Who or what fills a role that tells one happening from another; a pronoun that nobody resolved fills none.
struct CoreFiller {
  Role role = Role::theme;
  std::vector<std::uint64_t> names;       ///< hashes of the head, the entity's last name, actors' states, ascending
};

/// A claim as alignment compares it.
struct Trace {
  std::uint64_t frame = 0;                ///< hash; 0: none
  std::uint64_t head = 0;                 ///< hash of the stem of the predicate's lemma
  std::uint64_t event = 0;                ///< hash of type and mode; 0: none
  std::vector<CoreFiller> core;           ///< agent, theme, recipient, content, topic
  std::vector<std::uint64_t> fillers;     ///< hashes of argument lemmas, of their entities' last names and of actors' states, ascending
};

/// One sentence of one distinct text of the story.
struct Unit {
  std::uint32_t text = 0;                 ///< index into the distinct texts of the story
  std::uint32_t index = 0;                ///< of the sentence in its report
  std::uint32_t sentences = 1;            ///< of that report
  Span span;
  bool title = false;
  bool coded = false;                     ///< the report was coded: no claim then means nothing checkable
  std::vector<std::uint32_t> claims;      ///< indices into Coding::claims, without comments
  std::vector<Trace> traces;              ///< of `claims`
  std::vector<Word> words;
  std::vector<std::uint64_t> folded;      ///< hashes of the folded words
  std::vector<std::pair<std::uint32_t, std::string>> states;   ///< first byte of a word that names a state or its seat, and its code; ascending
  std::vector<Term> terms;                ///< content stems, for names of a state its code, ascending by hash
  double norm = 0;                        ///< length of `terms`
  std::vector<std::uint64_t> names;       ///< hashes of capitalised stems, ascending
  std::vector<Number> numbers;
  bool quote = false;                     ///< holds words in quotation marks
  bool negated = false;                   ///< holds "not", "no", "denied" ...
};

/// The distinct texts of a story, in the order of their ids: nothing below depends on the order of the input.
struct Texts {
  std::vector<const CodedReport*> of;                     ///< one for each text
  std::vector<std::vector<std::uint32_t>> positions;      ///< positions in Story::reports that have this text
};
Texts distinct_texts(std::span<const CodedReport> reports, const Story& story);

/// Hash of the stem, or of the code of the state that the word names: "Beijing" and "China" are one term.
std::uint64_t term_of(const Unit& unit, const Word& word);
/// Stem of the lemma of a claim's predicate: "sank" and "sunk" meet.
std::string predicate_of(const Claim& claim, const CodedReport& report);
/// Stem of the last word of the fullest name of an argument's entity ("it" -> "tabar"); empty: no entity.
std::string entity_of(const Argument& arg, const CodedReport& report);

/// Was the argument a pronoun in the text that no name stands for?
bool is_pronoun(const Argument& arg, const CodedReport& report);

/// Units in order of text, then sentence. Sentences of fewer than `fewest` words that are no title are left out; short ones that end
/// in a colon open the sentence after them ("To be clear: nobody was hurt.").
std::vector<Unit> units_of(const Texts& texts, std::size_t fewest = 4);

/// The same with terms weighed as if each text stood alone: what two texts have against each other must not hang on a third.
std::vector<Unit> weighed_alone(std::vector<Unit> units);

/// Stems of what the story is about: words of a title, and those that a tenth of its sentences hold. Ascending.
std::vector<std::string> theme_of(const std::vector<Unit>& units);

}  // namespace entente::reconciling
