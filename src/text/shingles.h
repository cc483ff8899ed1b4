// Runs of words as numbers, and MinHash over them.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "text/words.h"

namespace entente {

/// 64-bit hash of a string: XXH3, the same on every machine.
std::uint64_t hash_of(std::string_view bytes);

/// Hashes of every run of `length` words, in text order; empty if there are fewer words.
std::vector<std::uint64_t> shingles(std::span<const Word> words, std::size_t length);

/// One-permutation MinHash with 64 bins; an empty bin holds the largest number.
/// Source: Li, Owen, Zhang, "One Permutation Hashing", NIPS 2012.
using Signature = std::array<std::uint64_t, 64>;
Signature signature_of(std::span<const std::uint64_t> shingles);

/// Jaccard similarity estimated from two signatures; 0 if either is empty.
double similarity(const Signature& a, const Signature& b);

}  // namespace entente
