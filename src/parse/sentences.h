// Where sentences end inside a block.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "entente/span.h"

namespace entente {

/// A linear classifier over the gaps between tokens, trained by train/splitter.py.
struct SplitterWeights {
  static constexpr std::size_t buckets = std::size_t{1} << 15;
  std::vector<std::int8_t> of;    ///< [buckets]
};

/// Finds the ends of the sentences of a block: positions in `tokens`, ascending, the last one tokens.size().
/// Cost: linear.
class Splitter {
 public:
  explicit Splitter(const SplitterWeights& weights) : weights_(weights) {}
  void run(std::string_view text, std::span<const Span> tokens, std::vector<std::uint32_t>& ends);

 private:
  struct Piece {
    std::string key;       // plain, lower case, digits as 0
    char kind = '#';       // see kind_of in sentences.cc
    bool glued = false;    // no space before it
  };
  struct State {
    std::size_t since = 0;
    bool quoted = false;
    std::size_t depth = 0;
  };
  bool ends_after(std::size_t i, const State& state) const;
  std::size_t dateline() const;
  const Piece& at(std::size_t i, std::ptrdiff_t offset) const;

  const SplitterWeights& weights_;
  std::vector<Piece> pieces_;
  std::size_t count_ = 0;
};

}  // namespace entente
