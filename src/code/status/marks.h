// What a predicate carries itself: tense, modals, negation, markers.
#pragma once

#include <string_view>

#include "code/status/table.h"
#include "code/status/dependents.h"

namespace entente::status {

struct Marks {
  bool clause = false;          ///< a verb, or a predicate with copula, auxiliary or subject
  bool finite = false;          ///< has a tense or a modal of its own
  bool past = false;            ///< finite and past
  bool perfect = false;
  bool progressive = false;
  bool passive = false;
  bool to = false;              ///< infinitive with "to"
  bool be_to = false;           ///< "is to host"
  bool imperative = false;
  bool negated = false;         ///< but "will not leave until Monday" leaves
  bool until = false;
  bool inverted = false;        ///< "had he known", "should it rain"; also asks
  bool ahead = false;           ///< has a time that lies ahead: "on Thursday", "next week"
  bool back = false;            ///< has an adverb of earlier times: "previously"
  bool subject = false;
  bool if_clause = false;       ///< has a conditional clause below it
  Effect modal = Effect::none;
  std::string_view modal_lemma;
  Effect adverb = Effect::none;
  bool adverb_negated = false;
  Effect mark = Effect::none;   ///< of "if", "after", "until" ...
  std::string_view mark_lemma;
  std::string_view case_lemma;  ///< preposition of a noun or gerund
  std::string_view form;        ///< Penn tag of the token itself
};

/// Marks of each token. Cost: linear in the tokens.
std::vector<Marks> marks_of(const StatusTable::Impl& table, const Dependents& tree);

}  // namespace entente::status
