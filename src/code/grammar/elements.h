// A sentence as the rules see it: words with their classes, numbers read, later whole expressions.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "code/grammar/atoms.h"
#include "code/grammar/lexicon.h"
#include "entente/value.h"

namespace entente {

/// A number as written.
struct Numeral {
  Rational value;
  std::uint8_t width = 0;     ///< digits written; 0: in words
  bool grouped = false;       ///< "1,234"
  bool decimal = false;       ///< "1.5"
  bool scaled = false;        ///< "million" is part of it
  bool ordinal = false;
  friend bool operator==(const Numeral&, const Numeral&) = default;
};

/// One or more atoms that the rules take as one.
struct Element {
  static constexpr std::uint32_t max_classes = 14;
  Span span;
  std::uint32_t atom_begin = 0, atom_end = 0;
  bool glued = false;                        ///< no blank before it
  Case letters = Case::none;
  bool numeric = false;
  Numeral numeral;
  std::int32_t payload = -1;                 ///< what a rule made of it; -1: nothing
  std::uint32_t count = 0;
  std::array<Membership, max_classes> classes;

  void add(ClassId id, std::int32_t value);
  const Membership* in(ClassId id) const;
};

/// The classes that numbers get. Words of numbers come from data/grammar/numbers.table.
struct NumeralClasses {
  explicit NumeralClasses(Lexicon& lexicon);
  ClassId card, tens, scale, dozen, ordinal_word, ordinal_suffix, fraction_sign;                  // read from the table
  ClassId num, integer, day, year, year_word, yy, hour, minute, month_number, ordinal, hhmm;       // given to numbers
  ClassId a, an, and_, half, quarter, dash, slash, word, capitalised, bos, eos;
};

/// Memory that one thread reuses from sentence to sentence.
struct ElementScratch {
  std::vector<Atom> atoms;
  std::vector<std::string> folded;
  std::vector<Element> raw;
};

/// The elements of text[within]: entries of the lexicon (longest first), numbers in digits and words.
/// Cost: linear.
void read_elements(const Lexicon& lexicon, const NumeralClasses& classes, std::string_view text, Span within,
                   ElementScratch& scratch, std::vector<Element>& out);

}  // namespace entente
