#include "code/grammar/atoms.h"

namespace entente {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

/// A code point and its length in bytes; a byte that starts none counts as itself.
struct Point {
  char32_t code = 0;
  std::uint32_t size = 1;
};

Point point_at(std::string_view text, std::uint32_t at, std::uint32_t end) {
  const auto byte = [&](std::uint32_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  const std::uint32_t size = lead < 0x80 ? 1 : lead >= 0xC2 && lead < 0xE0 ? 2 : lead >= 0xE0 && lead < 0xF0 ? 3 : lead >= 0xF0 && lead < 0xF5 ? 4 : 1;
  if (size == 1 || at + size > end) return {lead, 1};
  char32_t code = lead & (0xFF >> (size + 1));
  for (std::uint32_t i = 1; i < size; ++i) {
    if ((byte(at + i) & 0xC0) != 0x80) return {lead, 1};
    code = code << 6 | (byte(at + i) & 0x3F);
  }
  return {code, size};
}

bool is_blank(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0xFEFF;
}

/// Letters beyond ASCII: everything but the blocks of punctuation, currency and symbols.
bool is_letter(Point p) {
  if (p.size == 1) return is_upper(static_cast<char>(p.code)) || (p.code < 0x80 && is_lower(static_cast<char>(p.code)));
  const char32_t c = p.code;
  if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA;
  return c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c <= 0x2BFF) && !(c >= 0x3000 && c <= 0x303F) && !(c >= 0xFE10 && c <= 0xFE6F);
}

/// Digits with groups of three ("1,234") and a decimal part ("1,234.5"); the end of the number.
std::uint32_t number_end(std::string_view text, std::uint32_t at, std::uint32_t end) {
  const std::uint32_t begin = at;
  while (at < end && is_digit(text[at])) ++at;
  const auto digits_after = [&](std::uint32_t from) {
    std::uint32_t n = 0;
    while (from + n < end && n < 20 && is_digit(text[from + n])) ++n;
    return n;
  };
  if (at - begin <= 3 && text[begin] != '0') {
    while (at + 3 < end && text[at] == ',' && digits_after(at + 1) == 3) at += 4;
  }
  const bool part = begin >= 2 && text[begin - 1] == '.' && is_digit(text[begin - 2]);
  if (!part && at + 1 < end && text[at] == '.' && digits_after(at + 1) > 0) {
    const std::uint32_t decimals = digits_after(at + 1), after = at + 1 + decimals;
    const bool version = after + 1 < end && text[after] == '.' && is_digit(text[after + 1]);   // 192.168.1.2, 5.6.2031
    if (!version) at = after;
  }
  return at;
}

Case case_of(std::string_view word) {
  std::size_t upper = 0, lower = 0;
  for (char c : word) upper += is_upper(c), lower += is_lower(c);
  if (upper == 0) return lower ? Case::lower : Case::none;
  if (lower == 0) return upper == 1 && word.size() == 1 ? Case::capital : Case::upper;
  return upper == 1 && is_upper(word[0]) ? Case::capital : Case::mixed;
}

bool is_apostrophe(Point p) { return p.code == '\'' || p.code == 0x2019; }

}  // namespace

void atomise(std::string_view text, Span within, std::vector<Atom>& out) {
  const std::uint32_t end = within.end;
  bool glued = false;
  for (std::uint32_t at = within.begin; at < end;) {
    const Point p = point_at(text, at, end);
    if (is_blank(p.code)) {
      glued = false;
      at += p.size;
      continue;
    }
    Atom atom{{at, at + p.size}, AtomForm::sign, Case::none, glued};
    const bool fraction = text[at] == '.' && !glued && at + 1 < end && is_digit(text[at + 1]);   // ".5"
    if ((p.size == 1 && is_digit(text[at])) || fraction) {
      atom.form = AtomForm::digits;
      atom.span.end = number_end(text, at, end);
    } else if (is_letter(p)) {
      atom.form = AtomForm::word;
      while (atom.span.end < end) {
        const Point next = point_at(text, atom.span.end, end);
        if (!is_letter(next)) break;
        atom.span.end += next.size;
      }
      atom.letters = case_of(text.substr(at, atom.span.size()));
    } else if (is_apostrophe(p) && (glued || at == within.begin) && at + p.size < end && (text[at + p.size] | 0x20) == 's' &&
               (at + p.size + 1 == end || !is_letter(point_at(text, at + p.size + 1, end)))) {
      atom.form = AtomForm::word;
      atom.span.end += 1;
    }
    out.push_back(atom);
    at = atom.span.end;
    glued = true;
  }
}

void fold(std::string_view text, const Atom& atom, std::string& out) {
  out.clear();
  for (std::uint32_t at = atom.span.begin; at < atom.span.end;) {
    const Point p = point_at(text, at, atom.span.end);
    if (p.size == 1) {
      out += is_upper(text[at]) ? static_cast<char>(text[at] + 32) : text[at];
    } else if ((p.code >= 0x2010 && p.code <= 0x2015) || p.code == 0x2212) {
      out += '-';
    } else if (p.code == 0x2018 || p.code == 0x2019 || p.code == 0x2032) {
      out += '\'';
    } else if (p.code == 0x201C || p.code == 0x201D || p.code == 0x2033) {
      out += '"';
    } else if (p.code == 0x2044) {
      out += '/';
    } else {
      out += text.substr(at, p.size);
    }
    at += p.size;
  }
}

}  // namespace entente
