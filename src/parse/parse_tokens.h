// Analysis of given tokens: what the evaluation measures on gold tokens.
#pragma once

#include <span>
#include <string_view>

#include "entente/sentence.h"
#include "parse/encode.h"

namespace entente {

/// Fills tags, lemmas, features, trees and names of sentences whose token spans are set; fallbacks are left as they are.
void parse_tokens(std::string_view text, std::span<Sentence> sentences, Workspace& work);

}  // namespace entente
