#include "code/grammar/elements.h"

#include <algorithm>
#include <numeric>

#include "code/grammar/numerals.h"

namespace entente {

void Element::add(ClassId id, std::int32_t value) {
  if (count < max_classes && in(id) == nullptr) classes[count++] = {id, value};
}

const Membership* Element::in(ClassId id) const {
  for (std::uint32_t i = 0; i < count; ++i) {
    if (classes[i].id == id) return &classes[i];
  }
  return nullptr;
}

NumeralClasses::NumeralClasses(Lexicon& lexicon)
    : card(lexicon.class_of("CARD")), tens(lexicon.class_of("TENS")), scale(lexicon.class_of("SCALE")),
      dozen(lexicon.class_of("DOZEN")), ordinal_word(lexicon.class_of("ORDWORD")),
      ordinal_suffix(lexicon.class_of("ORDSUFFIX")), fraction_sign(lexicon.class_of("FRACSIGN")),
      num(lexicon.class_of("NUM")), integer(lexicon.class_of("INT")), day(lexicon.class_of("DAY")),
      year(lexicon.class_of("YEAR")), year_word(lexicon.class_of("YEARWORD")), yy(lexicon.class_of("YY")), hour(lexicon.class_of("HOUR")),
      minute(lexicon.class_of("MINUTE")), month_number(lexicon.class_of("MONTHNUM")), ordinal(lexicon.class_of("ORD")),
      hhmm(lexicon.class_of("HHMM")), a(lexicon.literal("a")), an(lexicon.literal("an")), and_(lexicon.literal("and")),
      half(lexicon.literal("half")), quarter(lexicon.literal("quarter")), dash(lexicon.literal("-")),
      slash(lexicon.literal("/")), word(lexicon.class_of("WORD")), capitalised(lexicon.class_of("CAP")),
      bos(lexicon.class_of("BOS")), eos(lexicon.class_of("EOS")) {}

namespace {

/// Value of digits as an exact rational; nothing beyond 17 digits.
bool read_digits(std::string_view text, Numeral& out) {
  std::int64_t value = 0, denominator = 1;
  int digits = 0;
  bool after_point = false;
  for (char c : text) {
    if (c == ',') {
      out.grouped = true;
    } else if (c == '.') {
      after_point = out.decimal = true;
    } else {
      if (++digits > 17) return false;
      value = value * 10 + (c - '0');
      if (after_point) denominator *= 10;
    }
  }
  const std::int64_t common = std::gcd(value, denominator);
  out.value = {value / std::max<std::int64_t>(common, 1), denominator / std::max<std::int64_t>(common, 1)};
  out.width = static_cast<std::uint8_t>(std::min(digits, 200));
  return true;
}

Element element_at(const std::vector<Atom>& atoms, std::size_t begin, std::size_t end) {
  Element e;
  e.span = {atoms[begin].span.begin, atoms[end - 1].span.end};
  e.atom_begin = static_cast<std::uint32_t>(begin);
  e.atom_end = static_cast<std::uint32_t>(end);
  e.glued = atoms[begin].glued;
  e.letters = atoms[begin].letters;
  return e;
}

}  // namespace

void read_elements(const Lexicon& lexicon, const NumeralClasses& classes, std::string_view text, Span within,
                   ElementScratch& scratch, std::vector<Element>& out) {
  scratch.atoms.clear();
  scratch.raw.clear();
  atomise(text, within, scratch.atoms);
  if (scratch.folded.size() < scratch.atoms.size()) scratch.folded.resize(scratch.atoms.size());
  for (std::size_t i = 0; i < scratch.atoms.size(); ++i) fold(text, scratch.atoms[i], scratch.folded[i]);
  for (std::size_t i = 0; i < scratch.atoms.size();) {
    std::array<Membership, Element::max_classes> found;
    const Lexicon::Found entry = lexicon.find(scratch.atoms, scratch.folded, text, i, found.data(), Element::max_classes - 4);
    Element e = element_at(scratch.atoms, i, i + std::max(entry.atoms, 1u));
    for (std::uint32_t k = 0; k < entry.count; ++k) e.add(found[k].id, found[k].value);
    const Atom& atom = scratch.atoms[i];
    if (atom.form == AtomForm::digits) e.numeric = read_digits(text.substr(atom.span.begin, atom.span.size()), e.numeral);
    if (atom.form == AtomForm::word) e.add(classes.word, 0);
    if (atom.letters == Case::capital || atom.letters == Case::upper || atom.letters == Case::mixed) e.add(classes.capitalised, 0);
    scratch.raw.push_back(e);
    i = e.atom_end;
  }
  join_numerals(classes, scratch.raw, out);
}

}  // namespace entente
