// Names that stand where only places stand, whatever the encoder took them for.
#pragma once

#include <span>

#include "entente/sentence.h"

namespace entente {

/// A person after "in", "near" and the like, or after "town of", is a place. Tags, lemmas and tree are set.
void mark_place_names(std::span<const Token> tokens, std::span<Name> names);

}  // namespace entente
