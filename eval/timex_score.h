// Scores of time expressions after TempEval-3, task A. The same protocol as the reference scorer (score_timex.py).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente::eval {

/// One expression; offsets in code points.
struct Timex {
  std::uint32_t begin = 0, end = 0;
  std::string type, value, mod;
};

/// Counts pooled over documents.
struct TimexTally {
  std::size_t gold = 0, system = 0, strict = 0, relaxed = 0, value = 0;
  double strict_f1() const;
  double relaxed_f1() const;
  double value_f1() const;   ///< relaxed F1 x share of pairs with the right value
};

/// Adds one document. Pairs: equal spans first, then the largest overlap, one to one.
void add_document(TimexTally& tally, std::string_view text, const std::vector<Timex>& gold, const std::vector<Timex>& system);

}  // namespace entente::eval
