#include "read/dates.h"

#include <string>
#include <unordered_map>
#include <vector>

#include "text/tables.h"
#include "text/utf8.h"

namespace entente {
namespace {

constexpr std::size_t looked_at = 400;
constexpr int first_year = 1995, last_year = 2099;   // of reports on the web

std::unordered_map<std::string, int> read_months() {
  std::unordered_map<std::string, int> months;
  std::string_view rest = table("read/months.txt");
  while (!rest.empty()) {
    std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    int month = 0;
    while (!line.empty()) {
      const std::string_view word = line.substr(0, line.find(' '));
      line.remove_prefix(std::min(line.size(), word.size() + 1));
      if (!word.empty() && is_digit(static_cast<unsigned char>(word[0]))) month = std::atoi(std::string(word).c_str());
      else if (!word.empty()) months.try_emplace(std::string(word), month);
    }
  }
  return months;
}

int month_of(std::string_view word) {
  static const std::unordered_map<std::string, int> months = read_months();
  if (word.size() < 3 || word.size() > 40) return 0;
  const auto it = months.find(fold_accents(word));
  return it == months.end() ? 0 : it->second;
}

struct Token {
  enum Kind { number, month, joiner, other } kind = other;
  int value = 0;
  int digits = 0;
  char sign = 0;              // of a joiner: - / . , or the first letter of a word that may stand inside a date
  std::size_t begin = 0, end = 0;
};

// "st", "de", "of": words that stand between the parts of a date.
bool may_join(std::string_view word) {
  for (const std::string_view w : {"st", "nd", "rd", "th", "de", "del", "of", "the", "er", "di", "den", "le", "г"}) {
    if (word == w) return true;
  }
  return false;
}

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint code = decode_utf8(text.substr(i));
    Token token;
    token.begin = i;
    if (code.value < 0x80 && is_digit(code.value)) {
      token.kind = Token::number;
      while (i < text.size() && text[i] >= '0' && text[i] <= '9') {
        if (token.digits < 9) token.value = token.value * 10 + (text[i] - '0');
        ++token.digits, ++i;
      }
    } else if (code.value == U'年' || code.value == U'月' || code.value == U'日' || code.value == U'년' || code.value == U'월' || code.value == U'일') {
      token.kind = Token::joiner;
      token.sign = '-';
      i += code.size;
    } else if (is_letter(code.value)) {
      // A capital after a small letter starts a new word: "PublishedMarch 3".
      bool small = false;
      while (i < text.size()) {
        const CodePoint next = decode_utf8(text.substr(i));
        if (!is_letter(next.value) || (small && is_upper(next.value))) break;
        small = !is_upper(next.value);
        i += next.size;
      }
      const std::string_view word = text.substr(token.begin, i - token.begin);
      token.value = month_of(word);
      token.kind = token.value ? Token::month : may_join(word) ? Token::joiner : Token::other;
      token.sign = 'w';
    } else {
      i += code.size;
      if (is_space(code.value)) continue;
      const bool sign = code.value == '-' || code.value == '/' || code.value == '.' || code.value == ',' || code.value == 0x2013 || code.value == 0xba;
      token.kind = sign ? Token::joiner : Token::other;
      token.sign = sign && code.value < 0x80 ? static_cast<char>(code.value) : '-';
    }
    token.end = i;
    tokens.push_back(token);
  }
  return tokens;
}

bool is_year(const Token& token) { return token.kind == Token::number && token.digits == 4 && token.value >= first_year && token.value <= last_year; }
bool is_small_number(const Token& token) { return token.kind == Token::number && token.digits <= 2 && token.value >= 1; }

class DayReader {
 public:
  DayReader(std::vector<Token> tokens, DateOrder order) : tokens_(std::move(tokens)), order_(order) {}

  std::optional<WrittenDay> first() const {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      for (const auto& found : {year_first(i), month_name_first(i), day_first(i), numeric(i), compact(i)}) {
        if (found) return found;
      }
    }
    return std::nullopt;
  }

 private:
  // Index of the next token that is no joiner, with at most `most` joiners on the way; size(): none.
  std::size_t after(std::size_t i, std::size_t most = 2) const {
    for (std::size_t k = i + 1; k < tokens_.size() && k <= i + 1 + most; ++k) {
      if (tokens_[k].kind != Token::joiner) return k;
    }
    return tokens_.size();
  }
  bool adjoins(std::size_t a, std::size_t b) const { return tokens_[a].end == tokens_[b].begin; }

  std::optional<WrittenDay> made(int year, int month, int day, std::size_t from, std::size_t to) const {
    const std::optional<Day> found = Day::of(year, month, day);
    if (!found) return std::nullopt;
    return WrittenDay{*found, tokens_[from].begin, tokens_[to].end};
  }

  std::optional<WrittenDay> year_first(std::size_t i) const {
    if (!is_year(tokens_[i])) return std::nullopt;
    const std::size_t j = after(i, 1);
    if (j >= tokens_.size()) return std::nullopt;
    const std::size_t k = after(j, 1);
    if (k >= tokens_.size() || !is_small_number(tokens_[k])) return std::nullopt;
    if (tokens_[j].kind == Token::month) return made(tokens_[i].value, tokens_[j].value, tokens_[k].value, i, k);
    if (!is_small_number(tokens_[j]) || j != i + 2 || k != j + 2) return std::nullopt;
    return made(tokens_[i].value, tokens_[j].value, tokens_[k].value, i, k);
  }

  std::optional<WrittenDay> month_name_first(std::size_t i) const {
    if (tokens_[i].kind != Token::month) return std::nullopt;
    const std::size_t j = after(i);
    if (j >= tokens_.size() || !is_small_number(tokens_[j])) return std::nullopt;
    const std::size_t k = after(j);
    if (k >= tokens_.size() || !is_year(tokens_[k])) return std::nullopt;
    return made(tokens_[k].value, tokens_[i].value, tokens_[j].value, i, k);
  }

  std::optional<WrittenDay> day_first(std::size_t i) const {
    if (!is_small_number(tokens_[i])) return std::nullopt;
    const std::size_t j = after(i);
    if (j >= tokens_.size() || tokens_[j].kind != Token::month) return std::nullopt;
    const std::size_t k = after(j);
    if (k >= tokens_.size() || !is_year(tokens_[k])) return std::nullopt;
    return made(tokens_[k].value, tokens_[j].value, tokens_[i].value, i, k);
  }

  // "3/4/2031", "03.04.2031", "3.4.31" after a label
  std::optional<WrittenDay> numeric(std::size_t i) const {
    if (!is_small_number(tokens_[i]) || i + 4 >= tokens_.size()) return std::nullopt;
    const Token &a = tokens_[i], &s = tokens_[i + 1], &b = tokens_[i + 2], &t = tokens_[i + 3], &y = tokens_[i + 4];
    if (s.kind != Token::joiner || t.kind != Token::joiner || s.sign != t.sign || s.sign == ',' || s.sign == 'w') return std::nullopt;
    if (!is_small_number(b)) return std::nullopt;
    int year = y.value;
    if (!is_year(y)) {
      if (y.kind != Token::number || y.digits != 2 || a.digits != 2 || b.digits != 2) return std::nullopt;
      year = 2000 + y.value;
    }
    const bool month_first = s.sign != '.' && (order_ == DateOrder::month_first ? a.value <= 12 : b.value > 12);
    return month_first ? made(year, a.value, b.value, i, i + 4) : made(year, b.value, a.value, i, i + 4);
  }

  // "20310503"
  std::optional<WrittenDay> compact(std::size_t i) const {
    const Token& a = tokens_[i];
    if (a.kind != Token::number || a.digits != 8) return std::nullopt;
    const int year = a.value / 10000;
    if (year < first_year || year > last_year) return std::nullopt;
    return made(year, a.value / 100 % 100, a.value % 100, i, i);
  }

  std::vector<Token> tokens_;
  DateOrder order_;
};

}  // namespace

std::optional<WrittenDay> find_day(std::string_view text, DateOrder order) {
  bool digit = false;
  text = text.substr(0, looked_at);
  for (const char c : text) digit |= c >= '0' && c <= '9';
  if (!digit) return std::nullopt;
  return DayReader(tokens_of(text), order).first();
}

std::optional<Day> day_of_value(std::string_view value, DateOrder order) {
  // The clock time would read as a number beside the date.
  const std::size_t t = value.find('T');
  if (t == 10 || t == 8) value = value.substr(0, t);
  const std::optional<WrittenDay> found = find_day(value, order);
  if (found) return found->day;
  // Seconds or milliseconds since 1970.
  if (value.size() == 10 || value.size() == 13) {
    std::int64_t n = 0;
    for (const char c : value) {
      if (c < '0' || c > '9') return std::nullopt;
      n = n * 10 + (c - '0');
    }
    if (value.size() == 13) n /= 1000;
    const Day day{static_cast<std::int32_t>(n / 86400)};
    if (day.year() >= first_year && day.year() <= last_year) return day;
  }
  return std::nullopt;
}

std::optional<Day> day_of_url(std::string_view url) {
  const std::size_t scheme = url.find("://");
  const std::size_t path = url.find('/', scheme == url.npos ? 0 : scheme + 3);
  if (path == url.npos) return std::nullopt;
  url = url.substr(path, url.find_first_of("?#", path) - path);
  for (std::size_t i = 0; i + 8 < url.size(); ++i) {
    if (url[i] != '/' && url[i] != '-' && url[i] != '_') continue;
    const std::string_view rest = url.substr(i + 1, 10);
    const std::optional<WrittenDay> found = find_day(rest);
    if (!found || found->begin != 0) continue;
    const std::string_view date = rest.substr(0, found->end);
    const bool year_first = date.size() >= 8 && date[0] == '2' && date[1] == '0';
    const std::size_t after = i + 1 + found->end;
    if (year_first && (after >= url.size() || !is_digit(static_cast<unsigned char>(url[after])))) return found->day;
  }
  return std::nullopt;
}

}  // namespace entente
