// A number for how sure it is that something happened, fitted to people's judgements.
#pragma once

#include "code/status/compose.h"

namespace entente::status {

/// Names of what the score is made of, for one token: the weights of data/status/weights.txt are added up.
std::vector<std::string> score_features(const Dependents& tree, const Sentence& sentence, std::span<const Marks> marks,
                                        std::span<const Value> values, TokenIndex i);

/// For words that are no verbs, of which the judgements have none: by status alone.
double plain_score(const Value& value);

/// -3 .. +3.
double score_of(const StatusTable::Impl& table, std::span<const std::string> features);

}  // namespace entente::status
