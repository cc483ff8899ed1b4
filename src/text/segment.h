// Sentences of a text without a parser.
#pragma once

#include <string_view>
#include <vector>

#include "entente/span.h"

namespace entente {

/// Sentences by punctuation and paragraph ends: for texts in a language without a parser. Linear.
/// Spans are without outer blanks and never empty.
std::vector<Span> sentences_of(std::string_view text);

}  // namespace entente
