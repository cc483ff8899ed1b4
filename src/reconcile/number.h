// Counted things of a sentence, read from its words alone.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "entente/span.h"
#include "text/words.h"

namespace entente::reconciling {

/// "three patrol boats": 3, {patrol, boat}. Years, days of a month and clock times are not counted things.
struct Number {
  double low = 0, high = 0;
  bool rough = false;                   ///< "about", "more than", "nearly"
  bool joined = false;                  ///< "60-vote threshold": it counts no votes
  std::vector<std::uint64_t> things;    ///< hashes of the stems of up to three words counted; "percent" for shares
  std::vector<std::string> words;       ///< the same, folded, for people
  Span span;                            ///< number and things
  friend bool operator==(const Number&, const Number&) = default;
};

std::vector<Number> numbers_of(std::span<const Word> words, std::string_view text);

/// Do both count the same thing? The last word counted must be the same.
bool same_thing(const Number& a, const Number& b);
/// The values can both be right: within 5 % where one is rough, else equal or overlapping.
bool compatible(const Number& a, const Number& b);

}  // namespace entente::reconciling
