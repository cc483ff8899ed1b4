// Which tokens are predicates, in which form.
#pragma once

#include <vector>

#include "code/clause/clause.h"
#include "code/clause/tree.h"
#include "code/clause/words.h"

namespace entente {

/// Clauses with predicate, support, form, passive, lemma, link and mark; without arguments. In the order of predicates.
std::vector<Clause> predicates(const ClauseWords& words, const Tree& tree);

/// The token by which the clause hangs in the tree: the light verb, "be" of an existential, else the predicate.
TokenIndex top(const Tree& tree, const Clause& clause);

/// Is the token a participle without an auxiliary, in passive sense ("troops stationed there")?
bool bare_passive(const Tree& tree, TokenIndex verb);

}  // namespace entente
