// What the parser costs the claims.
#pragma once

#include "eval.h"

namespace entente::eval {

/// Trees in CoNLL-U. Scores: claims and arguments of our trees against those of the file's trees, read by the same code.
Result<Scores> roles(const Request&);

}  // namespace entente::eval
