// The rows of data/status/*.txt, ready to look up.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "code/status/factuality.h"
#include "text/string_map.h"

namespace entente::status {

/// What a word says of the clause or noun below it.
enum class Effect : std::uint8_t {
  none, same, fact, own, inverse, planned, expected, possible, conditional, counterfactual, denied, unclear, ongoing, background
};

struct Signature {
  Effect effect = Effect::none;
  bool negated = false;
};

/// How the complement hangs below the word.
enum class Frame : std::uint8_t { to, that, ing, from, noun, subject };
inline constexpr std::size_t frame_count = 6;

/// Signatures of one word: a frame each, for the word as it stands and for the word negated.
struct Embedding {
  std::array<Signature, frame_count> positive{};
  std::array<Signature, frame_count> negative{};
};

enum class WordClass : std::uint8_t { verb, passive, adjective, noun, adverb, going };
enum class SmallWord : std::uint8_t { modal, adverb, adjective, negator, mark, head, nonvolitional, ahead, past, event };
inline constexpr std::size_t word_class_count = 6;
inline constexpr std::size_t small_word_count = 10;

/// An example of a row, for the tests: WORD=status pairs.
struct StatusExample {
  std::string file;
  int line = 0;
  std::string text;
  std::string expected;
};

}  // namespace entente::status

namespace entente {

struct StatusTable::Impl {
  std::array<StringMap<status::Embedding>, status::word_class_count> embeddings;
  std::array<StringMap<status::Signature>, status::small_word_count> small;
  StringMap<double> weights;                  ///< of the fitted score, by feature name
  std::vector<status::StatusExample> examples;

  const status::Embedding* embedding(status::WordClass kind, std::string_view lemma) const;
  const status::Signature* small_word(status::SmallWord kind, std::string_view word) const;
};

}  // namespace entente

namespace entente::status {

/// Reads tables from their text; `load` gives it those built in.
Result<StatusTable> read_status_table(std::string_view predicates, std::string_view words, std::string_view weights);

}  // namespace entente::status
