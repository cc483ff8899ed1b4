// The rows of data/quote/cues.txt, ready to look up.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "code/quote/quotes.h"
#include "text/string_map.h"

namespace entente {
namespace quote {

enum class CueClass : std::uint8_t { none, speech, thought, aware, wish, judge, hearsay, vague };
enum class CueFrame : std::uint8_t { that, to, ing, noun, marks, passive };
inline constexpr std::size_t cue_frame_count = 6;

/// Class of a word for each frame.
using Cue = std::array<CueClass, cue_frame_count>;
inline CueClass at(const Cue& cue, CueFrame frame) { return cue[static_cast<std::size_t>(frame)]; }

struct CueExample {
  int line = 0;
  std::string text;
  std::string expected;
};

using CueMap = StringMap<Cue>;

}  // namespace quote

struct CueTable::Impl {
  quote::CueMap words;     ///< verbs, adjectives and adverbs
  quote::CueMap nouns;
  std::vector<quote::CueExample> examples;

  const quote::Cue* word(std::string_view lemma) const;
  const quote::Cue* noun(std::string_view lemma) const;
};

namespace quote {

/// Reads a table from its text; `load` gives it the one built in.
Result<CueTable> read_cue_table(std::string_view text);

}  // namespace quote
}  // namespace entente
