// The fullest words for a finding, and who says less.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "reconcile/unit.h"

namespace entente::reconciling {

/// The unit that holds most of what several of `list` say without much else; one that opens with "this" or "such" only if it is far
/// better. Ties: the earlier unit.
std::uint32_t fullest(const std::vector<std::uint32_t>& list, const std::vector<Unit>& units);

/// Does `unit` leave out a name or a figure that `full` shares with another unit of the list?
bool vaguer(const Unit& unit, const Unit& full, const std::vector<std::uint32_t>& list, const std::vector<Unit>& units);

/// What of the unit is told to a reader: without an opening that hangs on the sentence before ("Against this backdrop,", "Additionally,") and
/// without a participle at the end ("..., underlining its resolve") that only this unit has.
Span telling(const Unit& unit, const std::vector<std::uint32_t>& list, const std::vector<Unit>& units, const CodedReport& report);

/// The words at `span` with a capital at the front, a full stop where words were cut, and the pronouns whose entity is known in brackets: "[Ada Holm] met them".
std::string resolved(const CodedReport& report, Span span);

}  // namespace entente::reconciling
