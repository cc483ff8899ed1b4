// Patterns of rules, written out as the sequences of classes they stand for.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "code/grammar/lexicon.h"
#include "entente/result.h"

namespace entente {

/// Class ids of a pattern's elements; glued_bit is set where no blank may stand before the element.
using Sequence = std::vector<std::uint32_t>;
inline constexpr std::uint32_t glued_bit = 0x10000;

struct Pattern {
  std::vector<Sequence> sequences;
  std::vector<ClassId> before, after;
  bool not_before = false, not_after = false;
};

inline constexpr std::size_t max_sequences = 6000;   ///< per pattern: a rule that needs more should be two

/// Errors: model (brackets, an empty pattern, more than max_sequences). Nesting is bounded by the line.
Result<Pattern> read_pattern(Lexicon& lexicon, std::string_view text);

}  // namespace entente
