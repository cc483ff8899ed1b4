// Share of claims that the lexicons know.
#pragma once

#include "eval.h"

namespace entente::eval {

/// Lines of text, 4,000 a file. Scores: claims with two coded actors, with a frame, with a frame or an event.
Result<Scores> frames(const Request&);

}  // namespace entente::eval
