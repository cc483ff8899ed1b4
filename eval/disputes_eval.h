// Disputes that a person has read.
#pragma once

#include "eval.h"

namespace entente::eval {

/// The folder of story sets and the file of verdicts. Scores: of the clashes read how many are real and shown, and how many of those shown are real.
Result<Scores> disputes(const Request&);

}  // namespace entente::eval
