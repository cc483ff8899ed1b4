// What one sentence gives to whom, by its tree.
#pragma once

#include <span>
#include <vector>

#include "code/quote/cue_table.h"
#include "code/status/dependents.h"
#include "entente/report.h"

namespace entente::quote {

using status::Dependents;
using status::is_relation;

/// A cue with its speaker and content.
struct Attribution {
  CueClass kind = CueClass::speech;
  TokenIndex cue = no_token;
  TokenIndex content = no_token;      ///< head of what is given to the speaker
  TokenIndex speaker = no_token;      ///< head of the speaker's phrase; no_token: none
  Span cue_span;
  Span speaker_span;                  ///< empty: none
  bool negated = false;               ///< "did not say that"
  std::vector<Span> pieces;           ///< words of the content in text order; empty: not asked for
};

/// Attributions of a sentence in the order of their cues. Cost: linear in the tokens for each cue's content.
std::vector<Attribution> attributions(const CueTable::Impl& table, const Dependents& tree, const Report& report);

/// Is it a verb that words in quotation marks go with?
bool says(const CueTable::Impl& table, const Token& token);

/// A verb of speech outside its content, for a quotation that the tree leaves without one; no_token: none.
/// `marked`: tokens inside quotation marks.
TokenIndex loose_speech_verb(const CueTable::Impl& table, const Dependents& tree, Span marked);

/// The nearest noun or pronoun beside a cue and outside `marked`, for a sentence whose tree takes the words said for
/// the subject; no_token: none.
TokenIndex speaker_beside(const Dependents& tree, TokenIndex cue, Span marked);

/// Head of the phrase that a cue's content is given to; no_token: none.
TokenIndex speaker_of(const CueTable::Impl& table, const Dependents& tree, TokenIndex cue);

/// The phrase around a head: without clauses, appositions and punctuation on its edges.
Span phrase_of(const Dependents& tree, TokenIndex head);

/// A relative pronoun's antecedent, else the token itself.
TokenIndex antecedent_of(const Dependents& tree, TokenIndex pronoun);

}  // namespace entente::quote
