// Did it happen: the status of every predicate of a sentence.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "entente/claim.h"
#include "entente/report.h"
#include "entente/result.h"
#include "entente/sentence.h"

namespace entente {

/// What embedding words do to the clause or noun below them, for both polarities; modals, adjectives and adverbs
/// of modality; negators; conditional markers. Read from data/status/*.txt. Immutable, shared by threads.
class StatusTable {
 public:
  /// Reads the tables built into the library. Errors: model (a row that cannot be read, named with its line).
  static Result<StatusTable> load();

  struct Impl;
  const Impl& impl() const { return *impl_; }
  explicit StatusTable(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}

 private:
  std::shared_ptr<const Impl> impl_;
};

/// Status of one token read as a predicate. For an event noun ("visit", "ban") too; for other words it says
/// nothing of use.
struct TokenStatus {
  Status status = Status::unclear;
  bool negated = false;                ///< whoever vouches says that it is not so ("is not expected to sign")
  double score = 0;                    ///< -3 certainly not .. +3 certainly; fitted, see docs/status.md
  TokenIndex holder_verb = no_token;   ///< nearest word above it that gives it to a speaker ("said", "denied")
};

/// Status of each token, in token order. The status is what the one who vouches asserts: below "said" it is the
/// speaker's, never raised to the report's own.
/// Cost: linear in the tokens. Pure. A `fallback` sentence is unclear throughout.
/// Source: docs/status.md.
std::vector<TokenStatus> statuses(const StatusTable& table, const Report& report, const Sentence& sentence);

/// What a report needs of a sentence: scores cost most, so that only predicates have one.
struct StatusReading {
  std::vector<TokenStatus> tokens;     ///< as `statuses` gives them, without scores
  std::vector<Factuality> predicates;  ///< every verb, predicate with a copula and event noun, in text order
};
StatusReading read_status(const StatusTable& table, const Report& report, const Sentence& sentence);

}  // namespace entente
