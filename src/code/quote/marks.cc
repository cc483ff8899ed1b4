#include "code/quote/marks.h"

#include <cstdint>

namespace entente::quote {
namespace {

enum class Kind : std::uint8_t { none, double_straight, double_curly, apostrophes, angle, single_curly, single_straight };
enum class Side : std::uint8_t { open, close, either };

struct Mark {
  Kind kind = Kind::none;
  Side side = Side::either;
  std::uint32_t size = 0;
};

bool letter(unsigned char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80; }

// A letter before: a closing mark or an apostrophe. A multi-byte dash or mark is no letter.
bool word_before(std::string_view text, std::size_t at) {
  if (at == 0) return false;
  const unsigned char c = static_cast<unsigned char>(text[at - 1]);
  if (c < 0x80) return letter(c);
  return !(at >= 3 && static_cast<unsigned char>(text[at - 3]) == 0xE2);   // general punctuation
}

bool blank(char c) { return c == ' ' || c == '\n' || c == '\t'; }

bool opens_here(std::string_view text, std::size_t at, std::size_t size) {
  const bool start = at == 0 || blank(text[at - 1]) || text[at - 1] == '(' || text[at - 1] == '[' || text[at - 1] == '-' ||
                     text[at - 1] == '/' || (at >= 3 && static_cast<unsigned char>(text[at - 3]) == 0xE2 && !word_before(text, at));
  const bool more = at + size < text.size() && !blank(text[at + size]);
  return start && more;
}

Mark mark_at(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  const auto is = [&](std::string_view s) { return rest.starts_with(s); };
  if (is("\"")) return {Kind::double_straight, Side::either, 1};
  if (is("\u201c") || is("\u201e") || is("\u201f")) return {Kind::double_curly, Side::open, 3};
  if (is("\u201d")) return {Kind::double_curly, Side::close, 3};
  if (is("''")) return {Kind::apostrophes, Side::either, 2};
  if (is("``")) return {Kind::apostrophes, Side::open, 2};
  if (is("\u00ab")) return {Kind::angle, Side::open, 2};
  if (is("\u00bb")) return {Kind::angle, Side::close, 2};
  if (is("\u2018")) return {Kind::single_curly, Side::open, 3};
  if (is("\u2019")) return {Kind::single_curly, Side::close, 3};
  if (is("'") || is("`")) return {Kind::single_straight, Side::either, 1};
  return {};
}

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  std::vector<Marked> run() {
    for (std::size_t i = 0; i < text_.size();) {
      if (text_.substr(i).starts_with("\n\n")) end_paragraph(static_cast<std::uint32_t>(i));
      const Mark m = special(text_[i]) ? mark_at(text_, i) : Mark{};
      if (m.kind != Kind::none) take(m, static_cast<std::uint32_t>(i));
      i += m.size != 0 ? m.size : 1;
    }
    end_paragraph(static_cast<std::uint32_t>(text_.size()));
    return std::move(found_);
  }

 private:
  static bool special(char c) { return c == '"' || c == '\'' || c == '`' || static_cast<unsigned char>(c) == 0xE2 || static_cast<unsigned char>(c) == 0xC2; }

  static bool single(Kind k) { return k == Kind::single_curly || k == Kind::single_straight; }

  void take(Mark m, std::uint32_t at) {
    const bool could_open = m.side == Side::open || (m.side == Side::either && opens_here(text_, at, m.size));
    if (single(m.kind) && apostrophe(m, at)) return;
    if (open_.kind == Kind::none) {
      if (could_open) begin(m, at);
      return;
    }
    if (m.kind != open_.kind) {
      // A directed single that opened by mistake ("‘til") must not swallow a whole quotation.
      if (single(open_.kind) && !single(m.kind) && could_open) begin(m, at);
      return;
    }
    if (m.side == Side::open) return;                        // nested of the same kind: the outer one goes on
    if (m.side == Side::either && could_open && !closes(at)) return;
    finish(at, m.size);
  }

  bool closes(std::uint32_t at) const { return at > 0 && !blank(text_[at - 1]); }

  // "don't", "the states' plan", "'90s"; a closing single mark without an open one.
  bool apostrophe(Mark m, std::uint32_t at) const {
    const bool before = word_before(text_, at);
    const std::size_t next = at + m.size;
    const bool after = next < text_.size() && letter(static_cast<unsigned char>(text_[next])) &&
                       !(static_cast<unsigned char>(text_[next]) == 0xE2);
    if (before && after) return true;
    if (m.side != Side::open && open_.kind != m.kind && before) return true;
    if (m.side == Side::either && open_.kind != m.kind && after && next < text_.size() && text_[next] >= '0' && text_[next] <= '9') return true;
    // Below a pair of doubles singles are nested.
    return open_.kind != Kind::none && open_.kind != m.kind;
  }

  void begin(Mark m, std::uint32_t at) {
    open_ = m;
    start_ = at;
    reopened_ = pending_ == m.kind && at == paragraph_;
    if (reopened_ && !found_.empty()) found_.back().open_after = true;
    if (pending_ != Kind::none && !reopened_ && at == paragraph_) pending_ = Kind::none;
  }

  void finish(std::uint32_t at, std::uint32_t size) {
    found_.push_back({{start_, at + size}, {start_ + open_.size, at}, reopened_, false});
    if (found_.back().inner.empty()) found_.pop_back();
    open_ = {};
    pending_ = Kind::none;
  }

  void end_paragraph(std::uint32_t at) {
    if (open_.kind != Kind::none) {
      const Kind kind = open_.kind;
      const bool whole = start_ == paragraph_ || open_.side == Side::open || opens_with(kind, at);
      if (whole && !single(kind) && at > start_ + open_.size) {
        found_.push_back({{start_, at}, {start_ + open_.size, at}, reopened_, false});
        pending_ = kind;
      } else {
        pending_ = Kind::none;
      }
      open_ = {};
    } else if (at > paragraph_) {
      pending_ = Kind::none;
    }
    paragraph_ = at + 2;
  }

  // Does the next paragraph open with a mark of this kind?
  bool opens_with(Kind kind, std::size_t at) const {
    while (at < text_.size() && blank(text_[at])) ++at;
    return at < text_.size() && mark_at(text_, at).kind == kind;
  }

  std::string_view text_;
  std::vector<Marked> found_;
  Mark open_;
  Kind pending_ = Kind::none;    // left open by the paragraph before
  std::uint32_t start_ = 0;
  std::uint32_t paragraph_ = 0;  // its first byte
  bool reopened_ = false;
};

}  // namespace

std::vector<Marked> quotations(std::string_view text) { return Scanner(text).run(); }

}  // namespace entente::quote
