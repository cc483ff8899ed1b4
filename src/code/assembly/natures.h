// What the phrases of a sentence name, for the roles of its clauses.
#pragma once

#include <vector>

#include "code/assembly/reading.h"
#include "code/clause/words.h"
#include "code/frame/nature.h"
#include "entente/sentence.h"

namespace entente {

/// One entry a token, taken as the head of a phrase. Cost: linear in the tokens.
std::vector<Nature> natures(const ClauseWords& words, const Sentence& sentence, const SentenceReading& reading);

}  // namespace entente
