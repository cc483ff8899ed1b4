#include "parse/tokens.h"

#include <algorithm>
#include <array>
#include <string>

namespace entente {
namespace {

using Characters = std::span<const Character>;

std::string lower_ascii(std::string_view s) {
  std::string out(s);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

// A list written in any order, sorted by the compiler.
template <std::size_t N>
consteval std::array<std::string_view, N> sorted(std::array<std::string_view, N> words) {
  std::sort(words.begin(), words.end());
  return words;
}

template <std::size_t N>
bool has(const std::array<std::string_view, N>& words, std::string_view key) {
  return std::binary_search(words.begin(), words.end(), key);
}

constexpr auto titles = sorted(std::to_array<std::string_view>({
    "adm",  "amb", "assoc", "asst", "atty", "brig", "capt", "cmdr", "col", "cong", "cpl", "dep", "dr",  "ft",   "gen",  "gov", "hon",
    "lt", "maj", "messrs", "mr", "mrs",  "ms",   "msgr", "mt",   "no",   "nos", "pfc", "pres", "prof", "pt", "pvt", "rep", "reps", "rev",
    "sec", "secy", "sen", "sens",  "sgt",  "spc",  "spec", "sr",   "st",  "supt", "v",  "viz",  "vol",  "vols", "vs", "gens"}));
constexpr auto shortened = sorted(std::to_array<std::string_view>({
    "a.k.a", "a.m", "al",  "apr",  "approx", "apt", "attn", "aug",  "ave",  "blvd", "bros", "ca",   "cf",   "co",   "conf", "corp",
    "dec",  "dept", "dist", "e.g", "eg",   "esp",  "est",  "et",   "etc",  "ext",  "fax",  "feb",  "fig",  "figs", "fri", "i.e",
    "inc",  "jan",  "jr",  "jul",  "jun",  "lb",   "lbs",  "ltd",  "mar",  "min",  "mins", "misc", "mon",  "nov",  "oct",  "oz",
    "p.m",  "para", "ph", "ph.d", "m.sc", "b.sc", "mlle", "mme", "arr", "pct", "ret", "tel", "wed", "sun",  "plc",  "pp",   "rd",   "sat",  "sept", "sep",  "thu",  "thur", "thurs", "tue",  "tues", "univ"}));
// With a capital only: the small word is another.
constexpr auto capitalised = sorted(std::to_array<std::string_view>({
    "ala", "ariz", "calif", "co", "colo", "conn", "cong", "dep", "est", "fla", "fr", "ga", "kan", "ky", "mar", "md", "mich", "min", "minn",
    "mont", "neb", "nev", "no", "okla", "pa", "pt", "sat", "sec", "spec", "st", "sun", "tenn", "tex", "va", "vt", "wis", "wyo"}));
// Words as well: the dot belongs to them where the sentence goes on.
constexpr auto words_too = sorted(std::to_array<std::string_view>({"ark", "art", "del", "ill", "ind", "la", "mass", "miss", "mo", "ore", "wash"}));
constexpr auto prefixes = sorted(std::to_array<std::string_view>({
    "anti", "bi", "co", "counter", "cross", "de", "e", "ex", "inter", "intra", "macro", "mega", "micro", "mid", "mini", "multi",
    "neo", "non", "over", "pan", "post", "pre", "pro", "pseudo", "re", "semi", "socio", "sub", "super", "un", "under"}));

// Two words without a mark between them, as people type them.
struct Contraction {
  std::string_view word;
  std::size_t cut;
};
constexpr auto contractions = std::to_array<Contraction>({
    {"aint", 2}, {"alot", 1}, {"arent", 3}, {"cannot", 3}, {"cant", 2}, {"couldnt", 5}, {"didnt", 3}, {"doesnt", 4}, {"dont", 2},
    {"gonna", 3}, {"gotta", 3}, {"hasnt", 3}, {"havent", 4}, {"im", 1}, {"isnt", 2}, {"ive", 1}, {"shouldnt", 6}, {"thats", 4},
    {"theres", 5}, {"theyre", 4}, {"wanna", 3}, {"wasnt", 3}, {"werent", 4}, {"whats", 4}, {"wont", 2}, {"wouldnt", 5}, {"youre", 3}});
static_assert(std::is_sorted(contractions.begin(), contractions.end(), [](const auto& a, const auto& b) { return a.word < b.word; }));

// Letters each followed by a dot, the last dot cut off: "U.S", "e.g".
bool is_dotted(std::string_view word) {
  if (word.size() < 3 || word.size() % 2 == 0) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = static_cast<char>(word[i] | 0x20);
    if (i % 2 == 0 ? c < 'a' || c > 'z' : word[i] != '.') return false;
  }
  return true;
}

// One chunk between spaces: characters [begin, end) of `c`.
class Chunk {
 public:
  Chunk(std::string_view text, Characters c, std::size_t begin, std::size_t end, std::vector<Span>& out)
      : text_(text), c_(c), begin_(begin), end_(end), end_chunk_(end), out_(out) {}

  void run() {
    if (plain_word()) return emit(begin_, end_);
    if (is_address(begin_, end_)) return address();
    if (is_face()) return emit(begin_, end_);
    leading();
    trailing();
    if (begin_ < end_) core(begin_, end_);
    for (auto i = held_.rbegin(); i != held_.rend(); ++i) out_.push_back(*i);
  }

 private:
  char32_t at(std::size_t i) const { return i < c_.size() ? c_[i].code : 0; }
  std::string_view bytes(std::size_t a, std::size_t b) const { return text_.substr(c_[a].at, c_[b].at - c_[a].at); }
  Span span(std::size_t a, std::size_t b) const { return {c_[a].at, c_[b].at}; }
  void emit(std::size_t a, std::size_t b) {
    if (a < b) out_.push_back(span(a, b));
  }

  bool plain_word() const {
    for (std::size_t i = begin_; i < end_; ++i)
      if (c_[i].kind != Glyph::letter) return false;
    return first_of_two(begin_, end_) == 0;
  }

  // Length of the first of two words that are written as one, 0: one word.
  std::size_t first_of_two(std::size_t a, std::size_t b) const {
    const std::size_t n = b - a;
    if (n < 2 || n > 8) return 0;
    char low[8];
    for (std::size_t i = 0; i < n; ++i) {
      if (at(a + i) >= 0x80) return 0;
      low[i] = static_cast<char>(c_[a + i].upper ? at(a + i) + 32 : at(a + i));
    }
    const auto found = std::lower_bound(contractions.begin(), contractions.end(), std::string_view(low, n),
                                        [](const Contraction& c, std::string_view key) { return c.word < key; });
    return found != contractions.end() && found->word == std::string_view(low, n) ? found->cut : 0;
  }

  bool is_address(std::size_t a, std::size_t b) const {
    if (b - a < 5) return false;
    const std::string_view s = bytes(a, b);
    if (s.starts_with("http://") || s.starts_with("https://") || s.starts_with("www.") || s.starts_with("ftp://") || s.starts_with("mailto:"))
      return true;
    const std::size_t sign = s.find('@');
    if (sign != s.npos && sign > 0 && s.find('.', sign) != s.npos && s.find('.', sign) + 1 < s.size()) return s.front() != '<' && s.front() != '(' && s.front() != '[';
    return false;
  }

  void address() {
    std::size_t b = end_;
    while (b > begin_ + 1 && (at(b - 1) == '.' || at(b - 1) == ',' || at(b - 1) == ')' || at(b - 1) == ';' || at(b - 1) == '"' ||
                              at(b - 1) == ']' || at(b - 1) == '>' || at(b - 1) == '!' || at(b - 1) == '?' || at(b - 1) == ':'))
      --b;
    emit(begin_, b);
    for (; b < end_; ++b) emit(b, b + 1);
  }

  bool is_face() const {
    if (end_ - begin_ < 2 || end_ - begin_ > 3) return false;
    const char32_t eyes = at(begin_), mouth = at(end_ - 1);
    if (eyes != ':' && eyes != ';' && eyes != '=') return false;
    if (end_ - begin_ == 3 && at(begin_ + 1) != '-' && at(begin_ + 1) != '\'') return false;
    return mouth == ')' || mouth == '(' || mouth == 'D' || mouth == 'P' || mouth == 'p' || mouth == '/' || mouth == 'o' || mouth == '|';
  }

  // A run of one sign is one token: "--", "***", "!!!".
  std::size_t run_end(std::size_t i) const {
    std::size_t j = i + 1;
    while (j < end_ && at(j) == at(i)) ++j;
    return j;
  }

  static bool stands_alone(char32_t c) {
    return c == '(' || c == ')' || c == '[' || c == ']' || c == '{' || c == '}' || c == 0xab || c == 0xbb || c == ',' || c == ';' || c == 0x20ac || c == 0xa3 || c == '%';
  }

  void leading() {
    while (begin_ < end_ && !is_word(c_[begin_])) {
      const char32_t c = at(begin_);
      if (is_apostrophe(c) && keeps_apostrophe()) return;
      if (c == '.' && is_digit(c_[begin_ + 1])) return;
      if ((c == '@' || c == '#') && begin_ + 1 < end_ && is_letter(c_[begin_ + 1])) return;
      if ((c == '-' || c == '+') && end_ - begin_ == 2 && is_digit(c_[begin_ + 1])) return;
      std::size_t j = stands_alone(c) ? begin_ + 1 : run_end(begin_);
      if (c == '!' || c == '?' || c == '.')
        while (j < end_ && (at(j) == '!' || at(j) == '?' || at(j) == '.')) ++j;
      if (is_apostrophe(c) && j - begin_ > 2) j = begin_ + 2;
      emit(begin_, j);
      begin_ = j;
    }
  }

  // "'s" torn from its word, "'90s", "'em".
  bool keeps_apostrophe() const {
    if (end_ - begin_ < 2) return false;
    if (is_digit(c_[begin_ + 1])) return true;
    const std::string low = lower_ascii(bytes(begin_ + 1, end_));
    return low == "s" || low == "re" || low == "ve" || low == "ll" || low == "d" || low == "m" || low == "em" || low == "til" || low == "cause" || low == "t";
  }

  void hold(std::size_t a) {
    held_.push_back(span(a, end_));
    end_ = a;
  }

  void trailing() {
    while (begin_ < end_ && !is_word(c_[end_ - 1])) {
      const char32_t c = at(end_ - 1);
      if (c == '.' || c == '!' || c == '?') {
        std::size_t a = end_ - 1;
        while (a > begin_ && (at(a - 1) == '.' || at(a - 1) == '!' || at(a - 1) == '?')) --a;
        if (end_ - a == 1 && c == '.' && is_abbreviation(bytes(begin_, a)) && keeps_dot(a)) return;
        if (end_ - a == 1 && c == '.' && is_page_mark(a)) return;
        if (end_ - a == 2 && c == '.' && at(a) == '.' && is_abbreviation(bytes(begin_, a))) ++a;   // "Inc.."
        if (end_ - a == 1 && c == '.' && ends_in_initials(a)) return;
        hold(a);
      } else if (c == '+' && end_ - begin_ > 1 && is_word(c_[end_ - 2])) {
        return;
      } else {
        std::size_t a = end_ - 1;
        if (!stands_alone(c))
          while (a > begin_ && at(a - 1) == c) --a;
        hold(a);
      }
    }
  }

  // The first character after the chunk that is no space; 0 at the end of the block.
  const Character& following() const {
    std::size_t i = end_chunk_;
    while (i + 1 < c_.size() && c_[i].kind == Glyph::space) ++i;
    return c_[i];
  }

  // "2 p.m. Thursday", "9 a.m. Eastern time": the hour goes on.
  bool tells_day_or_zone() const {
    static constexpr auto words = sorted(std::to_array<std::string_view>({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "eastern", "pacific",
                                                                          "central", "mountain", "et", "est", "edt", "gmt", "utc", "bst", "cet", "pt", "pst", "pdt", "ct", "cst", "cdt"}));
    std::size_t a = end_chunk_;
    while (a + 1 < c_.size() && c_[a].kind == Glyph::space) ++a;
    std::size_t b = a;
    while (b < c_.size() && is_word(c_[b])) ++b;
    return has(words, lower_ascii(bytes(a, b)));
  }

  // "No. 5" but "No."; "etc. in" but "etc."; "Portland, Ore., on Monday" but "for ore."
  bool keeps_dot(std::size_t a) const {
    const std::string low = lower_ascii(bytes(begin_, a));
    if (low == "no" || low == "nos") return is_digit(following());
    if (low == "v") return following().upper;
    if (has(words_too, low)) return !held_.empty() || (following().code != 0 && !following().upper);
    if (low == "etc" || low == "p.m" || low == "a.m") return following().code != 0 && (!following().upper || (low != "etc" && tells_day_or_zone()));
    return true;
  }

  // "p. 330", "c. 1600", "b. 1971"
  bool is_page_mark(std::size_t a) const {
    if (a - begin_ != 1 || !is_digit(following())) return false;
    const char32_t c = at(begin_);
    return c == 'p' || c == 'c' || c == 'b' || c == 'd' || c == 'm';
  }

  // "China-U.S." and the like.
  bool ends_in_initials(std::size_t a) const {
    std::size_t from = a;
    while (from > begin_ && (is_letter(c_[from - 1]) || at(from - 1) == '.')) --from;
    return from > begin_ && from < a && is_abbreviation(bytes(from, a));
  }

  // The inside: parted at hyphens, dashes, slashes, brackets, then pieces at clitics and units.
  void core(std::size_t a, std::size_t b) {
    if (is_address(a, b) || is_file(a, b) || is_code(a, b)) return emit(a, b);
    std::size_t from = a;
    for (std::size_t i = a; i < b; ++i) {
      if (i < from || is_word(c_[i])) continue;
      const std::size_t n = separator(a, from, i, b);
      if (n == 0) continue;
      piece(from, i);
      emit(i, i + n);
      from = i + n;
    }
    piece(from, b);
  }

  // Names of files, and of sites without "www.".
  bool is_file(std::size_t a, std::size_t b) const {
    const std::string_view s = bytes(a, b);
    const std::size_t dot = s.rfind('.');
    if (dot == s.npos || dot == 0 || s.size() - dot > 5 || s.size() - dot < 3) return false;
    static constexpr auto ends = sorted(std::to_array<std::string_view>({"asp", "com", "csv", "doc", "edu", "exe", "gov", "htm", "html", "jpg",
                                                              "net", "org", "pdf", "php", "ppt", "txt", "uk", "xls", "zip"}));
    return has(ends, lower_ascii(s.substr(dot + 1)));
  }

  // Telephone numbers and the like: digits and hyphens, three groups, or 3-4 digits.
  bool is_code(std::size_t a, std::size_t b) const {
    std::size_t digits = 0, hyphens = 0, last = a;
    for (std::size_t i = a; i < b; ++i) {
      if (is_digit(c_[i])) ++digits;
      else if (at(i) == '-' && i > a) ++hyphens, last = i;
      else return false;
    }
    return (hyphens >= 2 && digits >= 7) || (hyphens == 1 && last - a == 3 && b - last == 5);
  }

  // Length of the separator at i, 0 if there is none.
  std::size_t separator(std::size_t a, std::size_t from, std::size_t i, std::size_t b) const {
    const char32_t c = at(i);
    const bool digits = i > a && is_digit(c_[i - 1]) && i + 1 < b && is_digit(c_[i + 1]);
    if (is_dash(c)) {
      std::size_t n = 1;
      while (i + n < b && at(i + n) == c) ++n;
      if (n == 1 && c == '-' && after_prefix(from, i, b)) return 0;
      return n;
    }
    if (c == '.' || c == '!' || c == '?') {
      std::size_t n = 1;
      while (i + n < b && (at(i + n) == '.' || at(i + n) == '!' || at(i + n) == '?')) ++n;
      if (n > 1) return n;
      if (c != '.') return 1;
      // Two sentences glued together: "ended.The".
      const bool glued = i >= from + 2 && is_letter(c_[i - 1]) && !c_[i - 1].upper && is_letter(c_[i - 2]) && !c_[i - 2].upper && i + 2 < b &&
                         c_[i + 1].upper && is_letter(c_[i + 2]) && !c_[i + 2].upper;
      return glued ? 1 : 0;
    }
    if (c == ',' || c == ':') return digits ? 0 : 1;
    if (c == '/') return digits || all_marks_or_digits(a, b) ? 0 : 1;
    if (is_apostrophe(c) || c == '&' || c == '_' || c == '@' || c == '#' || c == 0xb0 || c == '+') return 0;
    std::size_t n = 1;
    if (!stands_alone(c))
      while (i + n < b && at(i + n) == c) ++n;
    return n;
  }

  bool all_marks_or_digits(std::size_t a, std::size_t b) const {
    for (std::size_t i = a; i < b; ++i)
      if (is_letter(c_[i])) return false;
    return true;
  }

  bool after_prefix(std::size_t from, std::size_t i, std::size_t b) const {
    if (i - from > 7 || i + 1 >= b || !is_letter(c_[i + 1])) return false;
    return has(prefixes, lower_ascii(bytes(from, i)));
  }

  // Letters, digits and apostrophes.
  void piece(std::size_t a, std::size_t b) {
    if (a >= b) return;
    if (const std::size_t n = first_of_two(a, b); n != 0) {
      emit(a, a + n);
      emit(a + n, b);
      return;
    }
    if (const std::size_t cut = clitic(a, b); cut != 0) {
      piece(a, cut);
      emit(cut, b);
      return;
    }
    if (const std::size_t cut = unit(a, b); cut != 0) {
      emit(a, cut);
      emit(cut, b);
      return;
    }
    emit(a, b);
  }

  // Where the clitic begins that ends [a, b), 0: none.
  std::size_t clitic(std::size_t a, std::size_t b) const {
    for (std::size_t n = 2; n <= 3 && a + n < b; ++n) {
      const std::size_t i = b - n;
      if (!is_apostrophe(at(i))) continue;
      const std::string low = lower_ascii(bytes(i + 1, b));
      if (low == "t" && i > a + 1 && (at(i - 1) | 0x20) == 'n') return i - 1;
      if (low == "s" || low == "m" || low == "d" || low == "re" || low == "ve" || low == "ll") return i;
    }
    return 0;
  }

  // "5pm", "10km": digits, then a unit.
  std::size_t unit(std::size_t a, std::size_t b) const {
    std::size_t i = a;
    while (i < b && !is_letter(c_[i])) ++i;
    if (i == a || i == b || !is_digit(c_[i - 1])) return 0;
    static constexpr auto units = sorted(std::to_array<std::string_view>({"a.m", "a.m.", "am", "bn", "cm", "ft", "gb", "hrs", "in", "kg", "km",
                                                               "lb", "lbs", "mb", "mg", "mins", "ml", "mm", "mph", "p.m", "p.m.", "pm"}));
    return has(units, lower_ascii(bytes(i, b))) ? i : 0;
  }

  std::string_view text_;
  Characters c_;
  std::size_t begin_, end_;
  std::size_t end_chunk_;    // as given; `end_` moves
  std::vector<Span>& out_;
  std::vector<Span> held_;   // trailing tokens, last first
};

}  // namespace

bool is_abbreviation(std::string_view word) {
  if (word.empty() || word.size() > 7) return is_dotted(word);
  const bool capital = word[0] >= 'A' && word[0] <= 'Z';
  if (word.size() == 1) return word == "v" || (capital && word[0] != 'I');
  if (is_dotted(word)) return true;
  const std::string low = lower_ascii(word);
  if (has(capitalised, low) || has(words_too, low)) return capital;
  return has(titles, low) || has(shortened, low);
}

bool is_title(std::string_view word) {
  const std::string low = lower_ascii(word);
  return has(titles, low);
}

void Tokeniser::run(std::string_view text, Span block, std::vector<Span>& out) {
  characters_of(text, block.begin, block.end, characters_);
  const std::size_t n = characters_.size() - 1;
  for (std::size_t i = 0; i < n;) {
    if (characters_[i].kind == Glyph::space) {
      ++i;
      continue;
    }
    std::size_t j = i;
    while (characters_[j].kind != Glyph::space) ++j;
    Chunk(text, characters_, i, j, out).run();
    i = j;
  }
}

}  // namespace entente
