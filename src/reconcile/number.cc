#include "reconcile/number.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

#include "text/shingles.h"

namespace entente::reconciling {
namespace {

struct NumberWord {
  std::string_view word;
  double value;
};

constexpr std::array<NumberWord, 31> small = {{
    {"zero", 0}, {"one", 1}, {"two", 2}, {"three", 3}, {"four", 4}, {"five", 5}, {"six", 6}, {"seven", 7}, {"eight", 8}, {"nine", 9},
    {"ten", 10}, {"eleven", 11}, {"twelve", 12}, {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17},
    {"eighteen", 18}, {"nineteen", 19}, {"twenty", 20}, {"thirty", 30}, {"forty", 40}, {"fifty", 50}, {"sixty", 60}, {"seventy", 70},
    {"eighty", 80}, {"ninety", 90}, {"dozen", 12}, {"half", 0.5}, {"single", 1},
}};
constexpr std::array<NumberWord, 6> scales = {{{"hundred", 100}, {"thousand", 1e3}, {"million", 1e6}, {"billion", 1e9}, {"trillion", 1e12}, {"m", 1e6}}};
/// "two-thirds", "three quarters".
constexpr std::array<NumberWord, 10> parts = {{{"third", 3}, {"thirds", 3}, {"quarter", 4}, {"quarters", 4}, {"fifth", 5}, {"fifths", 5}, {"tenth", 10}, {"tenths", 10}, {"eighth", 8}, {"eighths", 8}}};
constexpr std::array<std::string_view, 12> rough_words = {"about", "around", "nearly", "almost", "approximately", "roughly", "over", "least", "more", "less", "fewer", "some"};
constexpr std::array<std::string_view, 12> months = {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"};
/// What stands behind the time of a clock.
constexpr std::array<std::string_view, 16> clock_words = {"am", "pm", "a.m", "p.m", "gmt", "utc", "est", "edt", "et", "cst", "cdt", "pst", "pdt", "bst", "cet", "cest"};

std::optional<double> look(std::span<const NumberWord> table, std::string_view word) {
  for (const NumberWord& entry : table) if (entry.word == word) return entry.value;
  return std::nullopt;
}

bool is_month(std::string_view word) {
  if (word.size() < 3) return false;
  return std::any_of(months.begin(), months.end(), [&](std::string_view m) { return m == word || (word.size() <= 4 && m.starts_with(word.substr(0, 3)) && word != "mar"); });
}

std::optional<double> digits(std::string_view word) {
  double value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc() || end != word.data() + word.size()) return std::nullopt;
  return value;
}

/// Is there a break (comma, bracket, end of clause) between two words?
bool breaks(std::string_view text, const Word& a, const Word& b, std::uint32_t base) {
  const std::string_view between = text.substr(a.span.end - base, b.span.begin - a.span.end);
  return between.find_first_of(",;:()\"!?") != std::string_view::npos || (between.find('.') != std::string_view::npos);
}

class Reader {
 public:
  Reader(std::span<const Word> words, std::string_view text) : words_(words), text_(text), base_(words.empty() ? 0 : base_of(words, text)) {}

  std::vector<Number> read() {
    std::vector<Number> out;
    while (at_ < words_.size()) {
      if (std::optional<Number> number = one()) out.push_back(std::move(*number));
    }
    return out;
  }

 private:
  /// Words carry spans of the whole report; `text` is the sentence that the first word opens or nearly opens.
  static std::uint32_t base_of(std::span<const Word> words, std::string_view) { return words.front().span.begin; }

  std::string_view after(const Word& word, std::size_t n) const {
    const std::size_t at = word.span.end - base_;
    return at < text_.size() ? text_.substr(at, n) : std::string_view();
  }

  std::optional<Number> one() {
    const std::size_t begin = at_;
    std::optional<double> value = words_[at_].number ? digits(words_[at_].folded) : look(small, words_[at_].folded);
    if (!value) {
      ++at_;
      return std::nullopt;
    }
    ++at_;
    // "twenty-three", "sixty five"
    if (!words_[begin].number && *value >= 20 && *value <= 90 && at_ < words_.size()) {
      const std::optional<double> unit = look(small, words_[at_].folded);
      if (unit && *unit >= 1 && *unit <= 9 && adjacent(at_)) {
        *value += *unit;
        ++at_;
      }
    }
    if (!words_[begin].number && *value >= 1 && *value <= 9 && at_ < words_.size() && adjacent(at_)) {
      if (const std::optional<double> part = look(parts, words_[at_].folded)) {
        *value /= *part;
        ++at_;
      }
    }
    while (at_ < words_.size() && adjacent(at_)) {
      const std::optional<double> scale = look(scales, words_[at_].folded);
      if (!scale) break;
      *value *= *scale;
      ++at_;
    }
    take_half(*value);
    if (is_date(begin, *value) || is_label(begin)) return std::nullopt;
    Number number;
    number.low = number.high = *value;
    number.rough = begin > 0 && std::find(rough_words.begin(), rough_words.end(), words_[begin - 1].folded) != rough_words.end();
    if (begin > 1 && words_[begin - 1].folded == "than") number.rough = true;
    number.span = {words_[begin].span.begin, words_[at_ - 1].span.end};
    take_things(number);
    number.joined = !number.things.empty() && after(words_[at_ - 1], 1) == "-";
    return number;
  }

  bool is_word(std::size_t at, std::string_view word) const { return at < words_.size() && words_[at].folded == word; }

  /// "22 and a half years", "22 1/2 years".
  void take_half(double& value) {
    const bool in_words = is_word(at_, "and") && is_word(at_ + 1, "a") && is_word(at_ + 2, "half");
    const bool in_figures = is_word(at_, "1") && is_word(at_ + 1, "2") && adjacent(at_) && after(words_[at_], 1) == "/";
    if (!in_words && !in_figures) return;
    value += 0.5;
    at_ += in_words ? 3 : 2;
  }

  bool adjacent(std::size_t at) const { return at > 0 && words_[at].span.begin - words_[at - 1].span.end <= 1; }

  /// "18 November", "November 18", "2031", "10:30", "7 p.m.", "1100 GMT"
  bool is_date(std::size_t begin, double value) const {
    if (words_[begin].number && value >= 1800 && value <= 2100 && words_[begin].folded.size() == 4 && value == std::floor(value)) return true;
    if (begin > 0 && is_month(words_[begin - 1].folded) && words_[begin - 1].capital && value <= 31) return true;
    if (at_ < words_.size() && is_month(words_[at_].folded) && words_[at_].capital && value <= 31) return true;
    if (at_ < words_.size() && std::find(clock_words.begin(), clock_words.end(), words_[at_].folded) != clock_words.end()) return true;
    const std::string_view next = after(words_[at_ - 1], 2);
    return next.starts_with(":") && next.size() > 1 && next[1] >= '0' && next[1] <= '9';
  }

  char before(std::size_t begin) const {
    const std::size_t at = words_[begin].span.begin - base_;
    return at > 0 ? text_[at - 1] : ' ';
  }

  /// "AK-47", "No. 2", the second half of a score, the whole that some are of, the "06" of "17:06", the "2" of "1/2": part of a name, a rank, a time.
  bool is_label(std::size_t begin) const {
    if (begin == 0) return false;
    const Word& last = words_[begin - 1];
    const bool joined = last.span.end + 1 == words_[begin].span.begin;
    const char c = before(begin);
    if (joined && (c == ':' || c == '/')) return true;
    if (joined && c == '-' && words_[begin].number && !last.number && last.capital) return true;
    // The "35" of "54-35".
    if (joined && c == '-' && words_[begin].number && last.number) return true;
    if (begin > 1 && last.folded == "of" && words_[begin - 2].number && words_[begin].number) return true;
    return last.capital && (last.folded == "no" || last.folded == "nos" || last.folded == "number") && words_[begin].number;
  }

  void take_things(Number& number) {
    const Word& last = words_[at_ - 1];
    const std::string_view next = after(last, 1);
    if (next == "%") {
      number.things = {hash_of("percent")};
      number.words = {"percent"};
      number.span.end += 1;
      return;
    }
    // "157 of 338 seats" counts seats.
    const std::size_t first = at_ + 1 < words_.size() && words_[at_].folded == "of" && words_[at_ + 1].number ? at_ + 2 : at_;
    for (std::size_t k = first; k < words_.size() && number.things.size() < 3 && k < first + 4; ++k) {
      // "seven AK-47 rifles" counts rifles.
      if (words_[k].number && k > first && before(k) == '-') continue;
      if (words_[k].stop || words_[k].number || breaks(text_, words_[k - 1], words_[k], base_)) break;
      std::string stem = words_[k].stem;
      if (words_[k].folded == "per" || words_[k].folded == "percent" || words_[k].folded == "cent") stem = "percent";
      number.things.push_back(hash_of(stem));
      number.words.push_back(words_[k].folded);
      number.span.end = words_[k].span.end;
      if (stem == "percent") {
        number.things = {hash_of("percent")};
        break;
      }
    }
  }

  std::span<const Word> words_;
  std::string_view text_;
  std::uint32_t base_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<Number> numbers_of(std::span<const Word> words, std::string_view text) { return Reader(words, text).read(); }

bool same_thing(const Number& a, const Number& b) {
  if (a.things.empty() || b.things.empty()) return false;
  return std::any_of(a.things.begin(), a.things.end(), [&](std::uint64_t t) { return std::find(b.things.begin(), b.things.end(), t) != b.things.end(); });
}

bool compatible(const Number& a, const Number& b) {
  const double tolerance = a.rough || b.rough ? 0.05 * std::max(std::abs(a.high), std::abs(b.high)) : 1e-9;
  return a.low <= b.high + tolerance && b.low <= a.high + tolerance;
}

}  // namespace entente::reconciling
