#include "text/words.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <span>

#include "text/sieve.h"
#include "text/string_map.h"
#include "text/tables.h"

namespace entente {
namespace {

bool is_ascii_letter(unsigned char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_ascii_digit(unsigned char c) { return c >= '0' && c <= '9'; }
char lower_ascii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// One code point at `at`; a byte that is no UTF-8 is a code point of length 1 that is no letter.
struct Point {
  std::int32_t code = 0;
  std::uint32_t size = 1;
};

Point point_at(std::string_view text, std::size_t at) {
  const auto c = static_cast<unsigned char>(text[at]);
  if (c < 0x80) return {c, 1};
  utf8proc_int32_t code = 0;
  const utf8proc_ssize_t n = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at,
                                              static_cast<utf8proc_ssize_t>(text.size() - at), &code);
  if (n <= 0) return {0, 1};
  return {code, static_cast<std::uint32_t>(n)};
}

bool is_letter(std::int32_t code) {
  if (code < 0x80) return is_ascii_letter(static_cast<unsigned char>(code));
  switch (utf8proc_category(code)) {
    case UTF8PROC_CATEGORY_LU: case UTF8PROC_CATEGORY_LL: case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM: case UTF8PROC_CATEGORY_LO: case UTF8PROC_CATEGORY_MN: case UTF8PROC_CATEGORY_MC:
      return true;
    default:
      return false;
  }
}

bool is_apostrophe(std::int32_t code) { return code == '\'' || code == 0x2019 || code == 0x02bc; }

/// Appends one letter folded: lower case, without marks.
void append_folded(std::string& out, std::int32_t code) {
  if (code < 0x80) {
    out += lower_ascii(static_cast<char>(code));
    return;
  }
  utf8proc_int32_t parts[8];
  int boundary = 0;
  const utf8proc_ssize_t n = utf8proc_decompose_char(
      code, parts, 8, static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK | UTF8PROC_COMPAT), &boundary);
  for (utf8proc_ssize_t i = 0; i < std::min<utf8proc_ssize_t>(n, 8); ++i) {
    utf8proc_uint8_t bytes[4];
    const utf8proc_ssize_t size = utf8proc_encode_char(parts[i], bytes);
    out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
  }
}

bool is_upper(std::int32_t code) {
  if (code < 0x80) return code >= 'A' && code <= 'Z';
  return utf8proc_category(code) == UTF8PROC_CATEGORY_LU;
}

/// A step of the stemmer: `ending` goes if at least `keep` letters stay, and `instead` comes in its place.
struct Ending {
  std::string_view ending;
  std::string_view instead;
  std::size_t keep;
};

constexpr std::array<Ending, 9> plurals = {{   // all in s
    {"sses", "ss", 2}, {"ies", "y", 2}, {"shes", "sh", 2}, {"ches", "ch", 2}, {"xes", "x", 2}, {"ss", "ss", 1}, {"us", "us", 1}, {"is", "is", 1}, {"s", "", 3},
}};
constexpr std::array<Ending, 3> verbs = {{{"ing", "", 3}, {"ied", "y", 2}, {"ed", "", 3}}};
constexpr std::array<Ending, 8> derivations_in_n = {{
    {"ization", "iz", 3}, {"isation", "iz", 3}, {"ation", "", 4}, {"ition", "it", 3}, {"ction", "ct", 2}, {"ption", "pt", 3}, {"sion", "s", 4}, {"tion", "t", 4},
}};
constexpr std::array<Ending, 3> derivations_in_y = {{{"fully", "", 3}, {"ally", "al", 3}, {"ly", "", 4}}};
constexpr std::array<Ending, 3> derivations_in_e = {{{"ate", "", 4}, {"ise", "iz", 4}, {"ize", "iz", 4}}};
constexpr std::array<Ending, 1> derivations_in_l = {{{"ational", "", 3}}}, derivations_in_t = {{{"ment", "", 4}}}, derivations_in_s = {{{"ness", "", 4}}};

std::span<const Ending> derivations_in(char last) {
  switch (last) {
    case 'n': return derivations_in_n;
    case 'y': return derivations_in_y;
    case 'e': return derivations_in_e;
    case 'l': return derivations_in_l;
    case 't': return derivations_in_t;
    case 's': return derivations_in_s;
    default: return {};
  }
}

bool apply(std::string& word, const Ending& e) {
  if (word.size() < e.ending.size() + e.keep) return false;
  const std::size_t rest = word.size() - e.ending.size();
  if (word[rest] != e.ending.front() || !word.ends_with(e.ending)) return false;      // most fail by one letter
  word.resize(rest);
  word += e.instead;
  return true;
}

bool has_vowel(std::string_view word) { return word.find_first_of("aeiouy") != std::string_view::npos; }

/// Undoes a doubled last consonant: "stopp" -> "stop", but "kill" stays.
void undouble(std::string& word) {
  const std::size_t n = word.size();
  if (n < 4 || word[n - 1] != word[n - 2]) return;
  if (std::string_view("aeioulsz").find(word[n - 1]) == std::string_view::npos) word.pop_back();
}

/// The stopwords with a sieve before them.
class Stopwords {
 public:
  Stopwords() {
    const std::string_view all = table("text/stopwords.txt");
    for (std::size_t at = 0; at < all.size();) {
      const std::size_t end = std::min(all.find('\n', at), all.size());
      words_.emplace(all.substr(at, end - at));
      at = end + 1;
    }
    sieve_ = Sieve(words_.size());
    for (const std::string& word : words_) sieve_.add(word);
  }
  bool holds(std::string_view word) const { return sieve_.passes(word) && words_.contains(word); }

 private:
  StringSet words_;
  Sieve sieve_;
};

/// Reads words one by one; a class so that its parts stay short.
class Scanner {
 public:
  Scanner(std::string_view text, std::uint32_t offset) : text_(text), offset_(offset) {}

  std::vector<Word> scan() {
    std::vector<Word> words;
    words.reserve(text_.size() / 6 + 1);
    static const Stopwords stopwords;   // never written again: a sieve for each name would cost more than the name
    while (at_ < text_.size()) {
      const Point point = point_at(text_, at_);
      if (is_letter(point.code)) words.push_back(letters());
      else if (point.code < 0x80 && is_ascii_digit(static_cast<unsigned char>(point.code))) words.push_back(number());
      else {
        pass(point);
        continue;
      }
      Word& word = words.back();
      word.stem = word.number ? word.folded : stem(word.folded);
      word.stop = !word.number && stopwords.holds(word.folded);
      opens_ = false;
    }
    return words;
  }

 private:
  void pass(Point point) {
    if (point.code == '.' || point.code == '!' || point.code == '?' || point.code == '\n' || point.code == ':' || point.code == '"' ||
        point.code == 0x201c || point.code == '(' || point.code == '[')
      opens_ = true;
    at_ += point.size;
  }

  bool letter_at(std::size_t at) const { return at < text_.size() && is_letter(point_at(text_, at).code); }

  Word letters() {
    Word word;
    const std::size_t begin = at_;
    std::size_t end = at_;
    word.opens = opens_;
    word.capital = is_upper(point_at(text_, at_).code);
    bool dotted = false;
    bool all_upper = true;
    while (at_ < text_.size()) {
      const Point point = point_at(text_, at_);
      if (is_letter(point.code)) {
        all_upper = all_upper && is_upper(point.code);
        append_folded(word.folded, point.code);
      } else if (point.code < 0x80 && is_ascii_digit(static_cast<unsigned char>(point.code))) {
        word.folded += static_cast<char>(point.code);
      } else if (is_apostrophe(point.code) && letter_at(at_ + point.size)) {
        const std::int32_t next = point_at(text_, at_ + point.size).code;
        const bool last = !letter_at(at_ + point.size + 1);
        if ((next == 's' || next == 'S') && last) {
          end = at_;
          at_ += point.size + 1;
          break;
        }
        word.folded += '\'';
      } else if (point.code == '.' && is_abbreviation(begin)) {
        dotted = true;
      } else {
        break;
      }
      at_ += point.size;
      end = at_;
    }
    word.span = {offset_ + static_cast<std::uint32_t>(begin), offset_ + static_cast<std::uint32_t>(end)};
    if ((dotted || all_upper) && word.folded == "us") word.folded = "u.s";
    return word;
  }

  /// "U.S", "U.N.": single letters parted by points from `begin` to here.
  bool is_abbreviation(std::size_t begin) const {
    if (at_ == begin || (at_ - begin) % 2 == 0) return false;
    for (std::size_t i = begin; i < at_; ++i) {
      const auto c = static_cast<unsigned char>(text_[i]);
      if ((i - begin) % 2 == 0 ? !is_ascii_letter(c) : c != '.') return false;
    }
    const bool more = at_ + 2 < text_.size() && is_ascii_letter(static_cast<unsigned char>(text_[at_ + 1])) && text_[at_ + 2] == '.';
    return at_ - begin > 1 || more;
  }

  Word number() {
    Word word;
    const std::size_t begin = at_;
    word.number = true;
    word.opens = opens_;
    while (at_ < text_.size()) {
      const auto c = static_cast<unsigned char>(text_[at_]);
      if (is_ascii_digit(c) || is_ascii_letter(c)) word.folded += lower_ascii(static_cast<char>(c));
      else if ((c == ',' || c == '.') && at_ + 1 < text_.size() && is_ascii_digit(static_cast<unsigned char>(text_[at_ + 1]))) {
        if (c == '.') word.folded += '.';
      } else break;
      ++at_;
    }
    word.span = {offset_ + static_cast<std::uint32_t>(begin), offset_ + static_cast<std::uint32_t>(at_)};
    return word;
  }

  std::string_view text_;
  std::uint32_t offset_;
  std::size_t at_ = 0;
  bool opens_ = true;
};

}  // namespace

std::string stem(std::string_view folded) {
  std::string word(folded);
  if (word.size() < 4) return word;
  if (word.back() == 's') for (const Ending& e : plurals) if (apply(word, e)) break;
  for (const Ending& e : verbs) {
    if (word.back() != e.ending.back() || !word.ends_with(e.ending)) continue;
    const std::string before = word;
    if (!apply(word, e)) continue;
    if (!has_vowel(word)) word = before;
    else undouble(word);
    break;
  }
  for (const Ending& e : derivations_in(word.back())) if (apply(word, e)) break;
  if (word.size() > 4 && word.back() == 'e') word.pop_back();
  if (word.size() > 3 && word.back() == 'y') word.back() = 'i';
  return word;
}

std::vector<Word> words_of(std::string_view text, std::uint32_t offset) { return Scanner(text, offset).scan(); }

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    const Point point = point_at(text, at);
    at += point.size;
    if (point.code == ' ' || point.code == '\n' || point.code == '\t' || point.code == '\r' || point.code == 0xa0) {
      blank = !out.empty();
      continue;
    }
    if (blank) out += ' ';
    blank = false;
    if (is_apostrophe(point.code) || point.code == 0x2018) out += '\'';
    else if (point.code == 0x201c || point.code == 0x201d) out += '"';
    else if (point.code >= 0x2010 && point.code <= 0x2015) out += '-';
    else append_folded(out, point.code);
  }
  return out;
}

}  // namespace entente
