// Tokens of a sentence by their place in the text.
#pragma once

#include <algorithm>

#include "entente/sentence.h"

namespace entente {

/// The token that begins at this byte of the report, as the head of a claim does; no_token: none.
inline TokenIndex token_beginning_at(const Sentence& sentence, std::uint32_t begin) {
  const auto at = std::partition_point(sentence.tokens.begin(), sentence.tokens.end(), [&](const Token& t) { return t.span.begin < begin; });
  return at == sentence.tokens.end() || at->span.begin != begin ? no_token : static_cast<TokenIndex>(at - sentence.tokens.begin());
}

}  // namespace entente
