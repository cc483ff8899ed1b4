// Which claim of a sentence a finding is about.
#pragma once

#include <cstdint>
#include <vector>

#include "reconcile/unit.h"

namespace entente::reconciling {

/// Index into Coding::claims of the claim of `unit` that the other sentences of `list` share most of; where they share none, the claim
/// nearest to the root of its sentence, what was said before that it was said. Of the claims whose predicate stands in `told` if there are any. -1: the
/// sentence has no checkable claim.
std::int32_t main_claim(const Unit& unit, const std::vector<std::uint32_t>& list, const std::vector<Unit>& units, const Texts& texts, Span told);
std::int32_t main_claim(const Unit& unit, const std::vector<std::uint32_t>& list, const std::vector<Unit>& units, const Texts& texts);

/// The claim of `unit` that is nearest to claim `index` of unit `full`; its own main claim if none shares anything with it.
std::int32_t claim_like(const Unit& full, std::int32_t index, const Unit& unit, const Texts& texts);

/// Has the sentence something to check? Not: a question, a heading, what a picture shows, words without a predicate, a sentence whose claims are all comments.
/// Sentences that were not coded are taken to have.
bool is_checkable(const Unit& unit, const Texts& texts);

}  // namespace entente::reconciling
