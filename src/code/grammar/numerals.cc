#include "code/grammar/numerals.h"

#include <numeric>
#include <optional>

namespace entente {
namespace {

__extension__ typedef __int128 Wide;   // products of two 64-bit numbers
constexpr std::int64_t most = 1'000'000'000'000'000'000;   // 10^18: beyond it a numeral is left as it is

std::optional<Rational> made(Wide numerator, Wide denominator) {
  Wide a = numerator < 0 ? -numerator : numerator, b = denominator;
  while (b != 0) {
    const Wide t = a % b;
    a = b;
    b = t;
  }
  if (a == 0) a = 1;
  numerator /= a;
  denominator /= a;
  if (numerator > most || denominator > most) return std::nullopt;
  return Rational{static_cast<std::int64_t>(numerator), static_cast<std::int64_t>(denominator)};
}

std::optional<Rational> sum(Rational a, Rational b) {
  return made(static_cast<Wide>(a.numerator) * b.denominator + static_cast<Wide>(b.numerator) * a.denominator,
              static_cast<Wide>(a.denominator) * b.denominator);
}

std::optional<Rational> product(Rational a, Rational b) {
  return made(static_cast<Wide>(a.numerator) * b.numerator, static_cast<Wide>(a.denominator) * b.denominator);
}

Rational power_of_ten(std::int32_t exponent) {
  std::int64_t value = 1;
  for (std::int32_t i = 0; i < exponent && i < 18; ++i) value *= 10;
  return {value, 1};
}

/// Reads one number that begins at an element.
class Reader {
 public:
  Reader(const NumeralClasses& classes, const std::vector<Element>& in, std::size_t at) : c_(classes), in_(in), at_(at), begin_(at) {}

  /// Number of elements read; 0: no number begins here.
  std::size_t read(Numeral& out) {
    if (in_[at_].numeric) digits(out);
    else if (!words(out)) return 0;
    return at_ - begin_;
  }

 private:
  const Membership* in(std::size_t at, ClassId id) const { return at < in_.size() ? in_[at].in(id) : nullptr; }
  bool is(std::size_t at, ClassId id) const { return in(at, id) != nullptr; }
  bool glued(std::size_t at) const { return at < in_.size() && in_[at].glued; }

  void digits(Numeral& out) {
    out = in_[at_++].numeral;
    if (!out.decimal && glued(at_) && is(at_, c_.ordinal_suffix)) {
      out.ordinal = true;
      ++at_;
      return;
    }
    if (!out.decimal) fraction(out);
    scales(out);
  }

  /// "2 1/2", "2-1/2", "1/2", "2 ½".
  void fraction(Numeral& out) {
    if (const Membership* sign = in(at_, c_.fraction_sign)) return add(out, {sign->value / 100, sign->value % 100}, 1);
    if (proper(at_ - 1) && !(at_ >= 2 && glued(at_ - 1) && is(at_ - 2, c_.slash))) {
      const Rational part = simple(at_ - 1);
      out.value = part;
      out.decimal = true;
      at_ += 2;
      return;
    }
    const std::size_t from = is(at_, c_.dash) && glued(at_) ? at_ + 1 : at_;
    if (proper(from) && (from > at_ || !glued(from))) add(out, simple(from), from - at_ + 3);
  }

  void add(Numeral& out, Rational part, std::size_t elements) {
    if (part.denominator == 0) return;
    if (const auto total = sum(out.value, part)) {
      out.value = *total;
      out.decimal = true;
      at_ += elements;
    }
  }

  /// Digits, slash, digits without blanks, smaller than one, with a denominator that people use, and no third part.
  bool proper(std::size_t at) const {
    if (at + 2 >= in_.size() || !in_[at].numeric || !is(at + 1, c_.slash) || !in_[at + 2].numeric) return false;
    if (!glued(at + 1) || !glued(at + 2) || (is(at + 3, c_.slash) && glued(at + 3))) return false;
    const Numeral &top = in_[at].numeral, &bottom = in_[at + 2].numeral;
    if (top.decimal || bottom.decimal || top.width > 2 || bottom.width > 3) return false;
    const std::int64_t n = top.value.numerator, d = bottom.value.numerator;
    return n > 0 && n < d && (d <= 8 || d == 10 || d == 16 || d == 32 || d == 64 || d == 100 || d == 128);
  }
  Rational simple(std::size_t at) const {
    return made(in_[at].numeral.value.numerator, in_[at + 2].numeral.value.numerator).value_or(Rational{1, 2});
  }

  /// Scale words after a number: "3.2 million", "10-million".
  void scales(Numeral& out) {
    while (at_ < in_.size()) {
      const std::size_t from = is(at_, c_.dash) && glued(at_) && glued(at_ + 1) ? at_ + 1 : at_;
      const Membership* scale = in(from, c_.scale);
      const Membership* dozen = scale ? nullptr : in(from, c_.dozen);
      if (!scale && !dozen) return;
      const auto total = product(out.value, scale ? power_of_ten(scale->value) : Rational{dozen->value, 1});
      if (!total) return;
      out.value = *total;
      out.scaled = true;
      at_ = from + 1;
    }
  }

  std::optional<std::int64_t> unit_at(std::size_t at) const {
    const Membership* m = in(at, c_.card);
    return m ? std::optional<std::int64_t>(m->value) : std::nullopt;
  }
  std::optional<std::int64_t> tens_at(std::size_t at) const {
    const Membership* m = in(at, c_.tens);
    return m ? std::optional<std::int64_t>(m->value) : std::nullopt;
  }

  /// "ninety-six", "twelve", "ninety"; moves on.
  std::optional<std::int64_t> below_hundred() {
    if (const auto unit = unit_at(at_)) return ++at_, unit;
    const auto tens = tens_at(at_);
    if (!tens) return std::nullopt;
    ++at_;
    const std::size_t next = is(at_, c_.dash) && glued(at_) ? at_ + 1 : at_;
    if (const auto unit = unit_at(next); unit && *unit > 0 && *unit < 10 && !in_[next].numeric) {
      at_ = next + 1;
      return *tens + *unit;
    }
    return tens;
  }

  bool words(Numeral& out) {
    if (const Membership* sign = in(at_, c_.fraction_sign)) {
      out.value = {sign->value / 100, sign->value % 100 ? sign->value % 100 : 1};
      out.decimal = true;
      return ++at_, scales(out), true;
    }
    if (half_scale(out)) return true;
    if (ordinal_words(out)) return true;
    const bool article = (is(at_, c_.a) || is(at_, c_.an)) && (is(at_ + 1, c_.scale) || is(at_ + 1, c_.dozen));
    if (article) {
      ++at_;
      out.value = {1, 1};
    } else {
      const std::size_t before = at_;
      const auto first = below_hundred();
      if (!first) return false;
      if (year_words(out, *first, before)) return true;
      out.value = {*first, 1};
      and_a_half(out);
    }
    return groups(out), true;
  }

  /// "half a million", "half-dozen".
  bool half_scale(Numeral& out) {
    if (!is(at_, c_.half)) return false;
    std::size_t next = at_ + 1;
    if (is(next, c_.a) || is(next, c_.an) || (is(next, c_.dash) && glued(next))) ++next;
    if (!is(next, c_.scale) && !is(next, c_.dozen)) return false;
    out.value = {1, 2};
    at_ = next;
    return scales(out), true;
  }

  bool ordinal_words(Numeral& out) {
    std::int64_t value = 0;
    std::size_t at = at_;
    if (const auto tens = tens_at(at)) {
      value = *tens;
      ++at;
      if (is(at, c_.dash) && glued(at)) ++at;
    }
    const Membership* m = in(at, c_.ordinal_word);
    if (!m || (value > 0 && m->value >= 10)) return false;
    out.value = {value + m->value, 1};
    out.ordinal = true;
    at_ = at + 1;
    return true;
  }

  /// "nineteen ninety-six", "twenty twelve": two numbers that write a year.
  bool year_words(Numeral& out, std::int64_t first, std::size_t before) {
    if (first < 11 || first > 20 || at_ - before != 1) return false;
    const std::size_t mark = at_;
    if (is(at_, c_.dash)) ++at_;
    const auto second = below_hundred();
    if (!second || *second < 10) return at_ = mark, false;
    out.value = {first * 100 + *second, 1};
    out.width = 4;
    return true;
  }

  /// "two and a half", "one-and-a-half", "two and a quarter".
  void and_a_half(Numeral& out) {
    std::size_t at = at_;
    const auto step = [&] {
      ++at;
      if (is(at, c_.dash) && glued(at)) ++at;
    };
    if (is(at, c_.dash) && glued(at)) ++at;
    if (!is(at, c_.and_)) return;
    step();
    if (!is(at, c_.a)) return;
    step();
    if (is(at, c_.half)) add(out, {1, 2}, at + 1 - at_);
  }

  /// The rest of a number in words: "... hundred and thirty million two thousand".
  void groups(Numeral& out) {
    Rational total{0, 1}, current = out.value;
    std::int32_t last_scale = 99;
    while (at_ < in_.size()) {
      const std::size_t from = is(at_, c_.dash) && glued(at_) && glued(at_ + 1) ? at_ + 1 : at_;
      if (const Membership* scale = in(from, c_.scale)) {
        const auto grown = product(current, power_of_ten(scale->value));
        if (!grown) break;
        at_ = from + 1;
        out.scaled = true;
        current = *grown;
        if (scale->value > 2) {
          if (scale->value >= last_scale) { total = sum(total, current).value_or(total); current = {0, 1}; break; }
          total = sum(total, current).value_or(total);
          current = {0, 1};
          last_scale = scale->value;
        }
        if (!more(scale->value, current)) break;
        continue;
      }
      if (const Membership* dozen = in(from, c_.dozen)) {
        current = product(current, {dozen->value, 1}).value_or(current);
        at_ = from + 1;
        out.scaled = true;
      }
      break;
    }
    out.value = sum(total, current).value_or(out.value);
  }

  /// After a scale word: "and thirty", "thirty".
  bool more(std::int32_t scale, Rational& current) {
    const std::size_t mark = at_;
    if (is(at_, c_.and_)) ++at_;
    const auto next = below_hundred();
    if (!next || *next == 0) return at_ = mark, is(at_, c_.scale) && scale == 2;
    // "a thousand nineteen ninety": leave a year that follows alone; "two hundred and five to ten" is fine
    current = sum(current, {*next, 1}).value_or(current);
    return true;
  }

  const NumeralClasses& c_;
  const std::vector<Element>& in_;
  std::size_t at_, begin_;
};

void classify(const NumeralClasses& c, Element& e) {
  const Numeral& n = e.numeral;
  const std::int64_t value = n.value.numerator;
  const bool whole = n.value.denominator == 1 && !n.decimal && value >= 0;
  const auto small = static_cast<std::int32_t>(whole && value < 100000 ? value : 0);
  if (n.ordinal) {
    e.add(c.ordinal, small);
    if (value >= 1 && value <= 31) e.add(c.day, small);
    return;
  }
  e.add(c.num, 0);
  if (!whole || value >= 100000) return;
  e.add(c.integer, small);
  if (n.scaled && n.width == 0 && value >= 1900 && value <= 2199) e.add(c.year_word, small);   // "two thousand", after "the year"
  if (n.grouped || n.scaled) return;
  if (n.width == 4 && value >= 1000 && value <= 2199) e.add(c.year, small);
  if (n.width == 0) return;
  if (n.width <= 2 && value >= 1 && value <= 31) e.add(c.day, small);
  if (n.width <= 2 && value >= 1 && value <= 12) e.add(c.month_number, small);
  if (n.width <= 2 && value <= 24) e.add(c.hour, small);
  if (n.width == 2 && value <= 59) e.add(c.minute, small);
  if (n.width == 2) e.add(c.yy, small);
  if (n.width == 4 && value / 100 <= 24 && value % 100 <= 59) e.add(c.hhmm, small);
}

}  // namespace

void join_numerals(const NumeralClasses& classes, const std::vector<Element>& in, std::vector<Element>& out) {
  out.clear();
  for (std::size_t i = 0; i < in.size();) {
    Numeral numeral;
    const std::size_t n = in[i].count == 0 && !in[i].numeric ? 0 : Reader(classes, in, i).read(numeral);
    Element e = in[i];
    if (n > 1) {
      e.count = 0;
      e.span.end = in[i + n - 1].span.end;
      e.atom_end = in[i + n - 1].atom_end;
    }
    if (n > 0) {
      e.numeric = true;
      e.numeral = numeral;
      classify(classes, e);
    }
    out.push_back(e);
    i += std::max<std::size_t>(n, 1);
  }
}

}  // namespace entente
