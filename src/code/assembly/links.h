// Cause, order, concession, exchange, condition and purpose between claims of a sentence.
#pragma once

#include <vector>

#include "code/clause/clause.h"
#include "entente/claim.h"

namespace entente {

/// Adds links by the marks of adverbial clauses and the prepositions before event nouns.
/// `claim_at`: for every clause its index into `claims`; -1: none.
void link_claims(const std::vector<Clause>& clauses, const std::vector<std::int32_t>& claim_at, std::vector<Claim>& claims);

}  // namespace entente
