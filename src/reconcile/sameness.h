// Do two claims of different reports speak of one happening?
#pragma once

#include "reconcile/unit.h"

namespace entente::reconciling {

/// A filler of this weight tells one happening from others of its kind.
inline constexpr double specific = 5;

/// Do both predicates name one thing: one frame, or one lemma?
bool same_predicate(const Claim& a, const Claim& b, const CodedReport& x, const CodedReport& y);

bool same_predicate(const Trace& a, const Trace& b);

/// In how many core roles of two claims the same stands, in how many something else.
struct CoreMatch {
  int same = 0, differ = 0;
};
CoreMatch core_of(const Trace& a, const Trace& b);

/// Rarity of the fillers that both have, summed; times and amounts are no fillers.
double shared_fillers(const Claim& a, const Claim& b, const CodedReport& x, const CodedReport& y);

/// Do two phrases with one head word speak of different things: "personal weapons", "crew served weapons"?
bool told_apart(const Argument& a, const Argument& b, const CodedReport& x, const CodedReport& y);

}  // namespace entente::reconciling
