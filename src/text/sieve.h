// A sieve before a table: most words that are asked for are not in it and need no search.
#pragma once

#include <bit>
#include <cstdint>
#include <string_view>
#include <vector>

namespace entente {

/// May let a word through that was not added, never holds one back that was. One bit a word: Bloom, CACM 1970, with one hash.
class Sieve {
 public:
  /// `words`: how many will be added; one in sixteen of others passes.
  explicit Sieve(std::size_t words = 0) : bits_(std::bit_ceil(words * 16 + 64) / 64, 0) {}

  void add(std::string_view word) {
    const std::uint32_t bit = place(word);
    bits_[bit / 64] |= std::uint64_t{1} << (bit % 64);
  }
  bool passes(std::string_view word) const {
    const std::uint32_t bit = place(word);
    return (bits_[bit / 64] >> (bit % 64) & 1) != 0;
  }

 private:
  std::uint32_t place(std::string_view word) const {
    std::uint32_t h = 2166136261u;   // FNV-1a
    for (const char c : word) h = (h ^ static_cast<unsigned char>(c)) * 16777619u;
    return (h ^ (h >> 16)) & static_cast<std::uint32_t>(bits_.size() * 64 - 1);
  }

  std::vector<std::uint64_t> bits_;
};

}  // namespace entente
