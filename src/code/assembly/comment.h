// Comments: what a report judges, likens, advises or guesses in its own voice. Nothing in them can be checked.
#pragma once

#include "code/assembly/reading.h"
#include "code/clause/words.h"
#include "entente/claim.h"

namespace entente {

/// Views of one sentence; `words`, `report`, `sentence` and `reading` must outlive it.
class Commentary {
 public:
  Commentary(const ClauseWords& words, const Report& report, const Sentence& sentence, const SentenceReading& reading);

  /// Is the clause a comment by its own words? A claim with an event, a figure, a rank, a date or a speaker is none.
  bool judges(std::size_t clause, const Claim& claim) const;
  /// Does the clause only spell out the one above it ("signals an effort to solidify ties"), so that it is a comment if that is one?
  bool spells_out(std::size_t clause, const Claim& claim) const;
  /// Has the clause a doer that is neither an actor, nor a meeting, whose agenda is a matter of fact?
  bool thing_does(const Clause& clause) const;

 private:
  bool has_anchor(const Claim& claim) const;
  static bool nobodys_degree(const Claim& claim);
  bool heading() const;
  bool quoted(const Clause& clause) const;
  bool advises(const Clause& clause) const;
  bool addresses_reader(const Clause& clause) const;
  bool likens(const Clause& clause) const;
  bool guesses(const Clause& clause, const Claim& claim) const;

  const ClauseWords& words_;
  const Report& report_;
  const Sentence& sentence_;
  const SentenceReading& reading_;
  bool heading_;
};

}  // namespace entente
