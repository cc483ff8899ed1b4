// What is told in passing, in sentences about something else: "before his scheduled trip to Tokyo", "its largest trading partner, China".
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "reconcile/unit.h"

namespace entente::reconciling {

/// One claim of one unit.
struct Told {
  std::uint32_t unit = 0;
  std::int32_t claim = -1;                ///< index into Coding::claims of the unit's text
  friend bool operator==(const Told&, const Told&) = default;
};

/// What two or more texts tell, in each list one thing: something planned or expected (one frame, the same doer, the same other side or thing, days
/// that do not exclude each other) or a standing tie (one kind, the same sides, good and direction). Each list ascends and holds at most one claim
/// of a unit; lists are in order of their first claim. Cost: quadratic at most in the claims of one story that share a frame or tie.
std::vector<std::vector<Told>> told_in_passing(const std::vector<Unit>& units, const Texts& texts);

/// Is the claim, no tie, less than half of its sentence, so that the rest says something else?
bool in_an_aside(const Told& told, const std::vector<Unit>& units, const Texts& texts);

/// The one whose clause tells most to a reader who sees nothing else: in the report's own voice, with the doer's name, then the shorter one: the rest is not shared.
/// None: no clause holds its doer ("assuring Oslo that ...").
std::optional<Told> plainest(const std::vector<Told>& list, const std::vector<Unit>& units, const Texts& texts);

}  // namespace entente::reconciling
