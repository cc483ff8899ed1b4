#include "text/shingles.h"

#include <xxhash.h>

#include <algorithm>
#include <limits>

namespace entente {
namespace {

constexpr std::uint64_t empty = std::numeric_limits<std::uint64_t>::max();

/// Finaliser of SplitMix64: spreads a combined hash over all bits.
std::uint64_t mix(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ull;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebull;
  return x ^ (x >> 31);
}

}  // namespace

std::uint64_t hash_of(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

std::vector<std::uint64_t> shingles(std::span<const Word> words, std::size_t length) {
  std::vector<std::uint64_t> hashes;
  hashes.reserve(words.size());
  for (const Word& word : words) hashes.push_back(hash_of(word.folded));
  std::vector<std::uint64_t> out;
  if (words.size() < length) return out;
  out.reserve(words.size() - length + 1);
  for (std::size_t i = 0; i + length <= words.size(); ++i) {
    std::uint64_t h = 0;
    for (std::size_t k = 0; k < length; ++k) h = mix(h * 31 + hashes[i + k]);
    out.push_back(h);
  }
  return out;
}

Signature signature_of(std::span<const std::uint64_t> shingles) {
  Signature signature;
  signature.fill(empty);
  for (const std::uint64_t h : shingles) {
    std::uint64_t& bin = signature[h >> 58];
    bin = std::min(bin, h & std::uint64_t{0x03ffffffffffffff});
  }
  return signature;
}

double similarity(const Signature& a, const Signature& b) {
  int same = 0, used = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] == empty && b[i] == empty) continue;
    ++used;
    same += a[i] == b[i];
  }
  return used == 0 ? 0 : static_cast<double>(same) / used;
}

}  // namespace entente
