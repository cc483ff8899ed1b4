// Clauses with what the rooms read -> claims.
#pragma once

#include <vector>

#include "code/assembly/reading.h"
#include "code/model.h"

namespace entente {

/// Appends the claims of a sentence to `claims`, in the order of their predicates.
/// Which clause becomes a claim, of which kind, with which cite: docs/code.md, "Order of decisions".
/// Cost: linear in the clauses and their arguments, with the times and quantities of the sentence.
void assemble(const CodeModel::Impl& model, const Report& report, const Sentence& sentence, const SentenceReading& reading,
              std::vector<Claim>& claims);

}  // namespace entente
