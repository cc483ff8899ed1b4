// Words of a text as every stage that compares texts sees them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "entente/span.h"

namespace entente {

/// A run of letters and digits. Dashes part words; apostrophes and points inside abbreviations and numbers do not.
struct Word {
  Span span;                 ///< without a possessive 's
  std::string folded;        ///< lower case, marks off, "U.S." and "US" -> "u.s", "3,000" -> "3000"
  std::string stem;          ///< of `folded`; see stem()
  bool capital = false;      ///< begins with a capital letter
  bool opens = false;        ///< first of its sentence or of a quotation: a capital says nothing here
  bool number = false;       ///< begins with a digit
  bool stop = false;         ///< in data/text/stopwords.txt
  friend bool operator==(const Word&, const Word&) = default;
};

/// Words of `text` in order; spans count from `offset`. Never fails: bytes that are no UTF-8 part words. Linear.
std::vector<Word> words_of(std::string_view text, std::uint32_t offset = 0);

/// Cuts English endings so that "damaged", "damage" and "damaging" meet. Not a lemma: never shown to anybody.
std::string stem(std::string_view folded);

/// Lower case, marks off, typographic quotes and dashes made plain, runs of blanks made one.
std::string fold(std::string_view text);

}  // namespace entente
