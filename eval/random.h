// Draws that are the same on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace entente::eval {

/// SplitMix64.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    std::uint64_t z = state_ += 0x9e3779b97f4a7c15ull;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
    return z ^ (z >> 31);
  }
  double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }      ///< [0, 1)
  bool chance(double p) { return unit() < p; }
  std::size_t below(std::size_t n) { return n == 0 ? 0 : static_cast<std::size_t>(next() % n); }

  template <class T>
  void shuffle(std::vector<T>& list, std::size_t begin, std::size_t end) {
    for (std::size_t i = end; i > begin + 1; --i) std::swap(list[i - 1], list[begin + below(i - begin)]);
  }

 private:
  std::uint64_t state_;
};

}  // namespace entente::eval
