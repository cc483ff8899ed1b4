// Who said it: quotes and who vouches for a predicate.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "entente/claim.h"
#include "entente/report.h"
#include "entente/result.h"
#include "entente/sentence.h"

namespace entente {

/// Words that give a content to somebody: speech, belief and wish verbs, speech nouns, "according to", and the
/// words of hearsay. Read from data/quote/cues.txt. Immutable, shared by threads.
class CueTable {
 public:
  /// Reads the table built into the library. Errors: model (a row that cannot be read, named with its line).
  static Result<CueTable> load();

  struct Impl;
  const Impl& impl() const { return *impl_; }
  explicit CueTable(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}

 private:
  std::shared_ptr<const Impl> impl_;
};

/// Quotes of a report in text order: direct (marks around it), indirect, mixed (marks inside). Marks may be straight,
/// curly, doubled apostrophes, nested, reopened at the head of a paragraph. The speaker is the subject of the cue, else
/// somebody of the same paragraph, else the last speaker; a pronoun keeps its own span. Scare quotes are no quotes.
/// Cost: linear in the tokens. Pure.
/// Source: docs/quote.md.
std::vector<Quote> quotes(const CueTable& table, const Report& report, std::span<const Sentence> sentences);

/// Who vouches for each of `predicates`, outermost first; empty: the report itself. Actor::text and span are those of the
/// speaker's phrase; codes are left to the reader of actors. `quotes`: of the same report, in text order; they give
/// the speaker of a sentence that lies within a quotation.
/// Cost: linear in the tokens, and for each predicate in the depth of the tree.
std::vector<std::vector<Holder>> holders(const CueTable& table, const Report& report, const Sentence& sentence,
                                         std::span<const TokenIndex> predicates, std::span<const Quote> quotes);

}  // namespace entente
