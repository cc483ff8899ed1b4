// "Norway closed its border, officials said": the first clause is what is said, however it was attached.
#pragma once

#include <span>

#include "entente/sentence.h"

namespace entente {

/// Three repairs of trees, made before features are set; tags, lemmas and heads are there.
/// A finite clause that stands before the verb it depends on and before its subject is `ccomp` if no word makes it an
/// adverbial one: no subordinator, no question word, no auxiliary before its subject.
/// A verb of saying has one subject: in "Norwegian jets struck a depot, officials said" the first of two is that of the verb between
/// them, which was taken for a participle.
/// What somebody is told ("told lawmakers that talks had failed") hangs on the verb, not on who is told.
void mark_reported_clauses(std::span<Token> tokens);

}  // namespace entente
