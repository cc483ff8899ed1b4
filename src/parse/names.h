// Name tags of a sentence from their scores.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "entente/sentence.h"

namespace entente {

/// The best sequence of O, B-PER, I-PER, B-ORG, I-ORG, B-LOC, I-LOC in which I- follows B- or I- of its kind (Viterbi).
/// `scores`: [words][7].
void best_names(std::span<const float> scores, std::size_t words, std::vector<std::uint8_t>& out);

std::vector<Name> names_of(std::span<const std::uint8_t> tags);

}  // namespace entente
