// "Norway closed its border, officials said": the first clause is what is said, however it was attached.
#pragma once

#include <span>

#include "entente/sentence.h"

namespace entente {

/// Calls a finite clause `ccomp` that stands before the verb it depends on and before its subject, if no word makes it
/// an adverbial one: no subordinator, no question word, no auxiliary before its subject. Tags and heads are set.
void mark_reported_clauses(std::span<Token> tokens);

}  // namespace entente
