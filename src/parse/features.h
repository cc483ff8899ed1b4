// UD features of the words of a sentence, from tags, words and tree.
#pragma once

#include <string_view>
#include <vector>

#include "entente/sentence.h"

namespace entente {

/// Fills Token::features of all tokens; their tags, lemmas and heads are set. `text` holds the forms at their spans.
void set_features(std::vector<Token>& tokens, std::string_view text);

}  // namespace entente
