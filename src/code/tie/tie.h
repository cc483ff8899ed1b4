// Ranks and degrees: the words on a scale that a clause uses.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "code/clause/clause.h"
#include "entente/claim.h"
#include "entente/report.h"
#include "entente/result.h"
#include "entente/sentence.h"
#include "text/string_map.h"

namespace entente {

/// Superlatives, ordinals, adverbs of strength: data/lexicon/scales.txt. Immutable, shared by threads.
class ScaleWords {
 public:
  /// Errors: model (an unknown kind of row), with the byte offset of the row.
  static Result<ScaleWords> load(std::string_view text);
  /// "largest" 1, "second" 2; 0: none.
  std::uint32_t rank(std::string_view word) const;
  /// "markedly" 3, "slightly" 1; 0: none.
  std::uint8_t strength(std::string_view word) const;

 private:
  StringMap<std::uint32_t> ranks_, ordinals_;
  StringMap<std::uint8_t> strengths_;
};

/// Rank that the adjectives of a noun give it: "second-largest partner" 2; nothing if none does.
/// "one of the largest partners" is no rank.
std::optional<std::uint32_t> rank_of(const ScaleWords& words, const Report& report, const Sentence& sentence, TokenIndex noun);

/// Strength of a change by the adverbs of its verb or the adjectives of its noun: "deteriorated markedly" 3; 0: not said.
std::uint8_t strength_of(const ScaleWords& words, const Sentence& sentence, const Clause& clause);

}  // namespace entente
