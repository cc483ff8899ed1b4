// What sort of thing a phrase names, as far as the parts of a frame depend on it.
#pragma once

#include <cstdint>

namespace entente {

/// By the head of the phrase; several may hold, none if nobody knows.
struct Nature {
  bool actor = false;      ///< somebody who acts
  bool time = false;       ///< "Friday", "two years"; not where an actor is meant
  bool time_word = false;  ///< "moment", "outset": time only behind a preposition
  bool stretch = false;    ///< a duration: "two years"
  bool amount = false;     ///< "5 percent", "$2 million"; not a count of things
  bool place = false;      ///< a place, a state, a body
  bool means = false;      ///< what words go through: "statement", "radio"
  bool medium = false;     ///< a medium, though somebody may speak by it: "website", "radio"
  bool manner = false;     ///< how: "detail", "verge"
  bool gathering = false;  ///< where people come together: "summit", "rally"
};

}  // namespace entente
