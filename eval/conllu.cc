#include "conllu.h"

#include <fmt/format.h>
#include <utf8proc.h>

#include <array>
#include <charconv>
#include <optional>

namespace entente::eval {
namespace {

bool is_blank(utf8proc_int32_t c) {
  if ((c >= 9 && c <= 13) || (c >= 28 && c <= 32) || c == 0x85) return true;
  const auto category = utf8proc_category(c);
  return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP;
}

std::u32string bare(std::string_view form) {
  std::u32string out;
  for (std::size_t i = 0; i < form.size();) {
    utf8proc_int32_t c = 0;
    const auto n = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(form.data() + i), static_cast<utf8proc_ssize_t>(form.size() - i), &c);
    if (n <= 0) c = 0xfffd;
    i += n > 0 ? static_cast<std::size_t>(n) : 1;
    if (!is_blank(c)) out += static_cast<char32_t>(c);
  }
  return out;
}

std::optional<int> number(std::string_view s) {
  int value = 0;
  const auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), value);
  if (error != std::errc() || end != s.data() + s.size()) return std::nullopt;
  return value;
}

using Columns = std::array<std::string_view, 10>;

std::optional<Columns> columns_of(std::string_view line) {
  Columns out;
  std::size_t n = 0;
  while (true) {
    const std::size_t tab = line.find('\t');
    if (n == 10) return std::nullopt;
    out[n++] = line.substr(0, tab);
    if (tab == line.npos) break;
    line.remove_prefix(tab + 1);
  }
  if (n != 10) return std::nullopt;
  return out;
}

class Reader {
 public:
  explicit Reader(const std::string& name) : name_(name) {}

  Result<Treebank> read(std::string_view bytes) {
    while (!bytes.empty() && !failed_) {
      const std::size_t end = bytes.find('\n');
      std::string_view line = bytes.substr(0, end);
      bytes.remove_prefix(end == bytes.npos ? bytes.size() : end + 1);
      ++line_;
      while (!line.empty() && line.back() == '\r') line.remove_suffix(1);
      take(line);
    }
    finish();
    if (failed_) return *failed_;
    return std::move(bank_);
  }

 private:
  void fail(std::string what) {
    if (!failed_) failed_ = Error{Error::Kind::format, fmt::format("{}:{}: {}", name_, line_, what)};
  }

  void take(std::string_view line) {
    if (line.starts_with("#")) {
      if (line.starts_with("# newpar") || line.starts_with("# newdoc")) pending_.new_paragraph = true;
      if (line.starts_with("# text = ")) pending_.text = line.substr(9);
    } else if (line.find_first_not_of(" \t") == line.npos) {
      finish();
    } else if (const auto columns = columns_of(line)) {
      token(*columns);
    } else {
      fail("not ten columns");
    }
  }

  void token(const Columns& c) {
    if (c[0].find('.') != c[0].npos) return;
    const std::u32string form = bare(c[1]);
    if (form.empty()) return fail("empty form");
    if (const std::size_t dash = c[0].find('-'); dash != c[0].npos) {
      const auto a = number(c[0].substr(0, dash)), b = number(c[0].substr(dash + 1));
      if (!a || !b || *a != static_cast<int>(pending_.words) + 1 || *b < *a || left_ > 0) return fail("multiword token out of place");
      left_ = *b - *a + 1;
      multi_begin_ = at();
      bank_.characters += form;
      return;
    }
    if (number(c[0]) != static_cast<int>(pending_.words) + 1) return fail("word out of order");
    Word w{.form = std::string(c[1]), .lemma = std::string(c[2]), .upos = std::string(c[3]), .relation = std::string(c[7])};
    const auto head = number(c[6]);
    if (!head || *head < 0) return fail("head is no number");
    w.head = *head;
    if (left_ > 0) {
      w.multi = true;
      w.begin = multi_begin_;
      --left_;
    } else {
      w.begin = at();
      bank_.characters += form;
    }
    w.end = at();
    bank_.words.push_back(std::move(w));
    ++pending_.words;
  }

  void finish() {
    if (pending_.words == 0) return;
    if (left_ > 0) return fail("multiword token without its words");
    const std::uint32_t first = static_cast<std::uint32_t>(bank_.words.size()) - pending_.words;
    for (std::uint32_t i = first; i < bank_.words.size(); ++i) {
      std::int32_t& head = bank_.words[i].head;
      if (head > static_cast<std::int32_t>(pending_.words)) return fail("head outside the sentence");
      head = head == 0 ? -1 : static_cast<std::int32_t>(first) + head - 1;
    }
    pending_.first = first;
    pending_.begin = begin_;
    pending_.end = begin_ = at();
    bank_.sentences.push_back(std::move(pending_));
    pending_ = {};
  }

  std::uint32_t at() const { return static_cast<std::uint32_t>(bank_.characters.size()); }

  std::string name_;
  Treebank bank_;
  TreeSentence pending_;
  std::optional<Error> failed_;
  int line_ = 0, left_ = 0;
  std::uint32_t begin_ = 0, multi_begin_ = 0;
};

}  // namespace

Result<Treebank> read_conllu(std::string_view bytes, const std::string& name) { return Reader(name).read(bytes); }

}  // namespace entente::eval
