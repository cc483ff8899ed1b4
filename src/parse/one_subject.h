// A verb has one subject; the arcs of a tree are chosen one by one and may give it two.
#pragma once

#include <span>
#include <string_view>

#include "entente/sentence.h"

namespace entente {

/// Of two subjects before a verb a day is no subject ("the blast Sunday killed two"). Two neighbours are one phrase: a noun
/// describes the name after it ("tycoon Ivo Holm" nmod:desc, "the tycoon Ivo Holm" appos), numbers, adjectives and nouns
/// the noun after them, a second with a conjunction is `conj`, one with a preposition `nmod`. Tags and heads are set.
void keep_one_subject(std::span<Token> tokens, std::string_view text);

}  // namespace entente
