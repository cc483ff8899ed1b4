#include "parse/glyphs.h"

#include <utf8proc.h>

namespace entente {
namespace {

Character ascii(unsigned char c, std::uint32_t at) {
  if (c >= 'a' && c <= 'z') return {c, at, Glyph::letter, false};
  if (c >= 'A' && c <= 'Z') return {c, at, Glyph::letter, true};
  if (c >= '0' && c <= '9') return {c, at, Glyph::digit, false};
  // Control bytes part words as blanks do.
  return {c, at, c <= ' ' || c == 0x7f ? Glyph::space : Glyph::mark, false};
}

Character wide(char32_t c, std::uint32_t at) {
  if (c == 0x200b || c == 0xfeff) return {c, at, Glyph::space, false};   // break points without width
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_LU: case UTF8PROC_CATEGORY_LT: return {c, at, Glyph::letter, true};
    case UTF8PROC_CATEGORY_LL: case UTF8PROC_CATEGORY_LM: case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN: case UTF8PROC_CATEGORY_MC: case UTF8PROC_CATEGORY_ME: return {c, at, Glyph::letter, false};
    case UTF8PROC_CATEGORY_ND: return {c, at, Glyph::digit, false};
    case UTF8PROC_CATEGORY_ZS: case UTF8PROC_CATEGORY_ZL: case UTF8PROC_CATEGORY_ZP: case UTF8PROC_CATEGORY_CC:
      return {c, at, Glyph::space, false};
    case UTF8PROC_CATEGORY_CF: return {c, at, Glyph::letter, false};      // soft hyphens and joiners lie inside words
    default: return {c, at, Glyph::mark, false};
  }
}

}  // namespace

void characters_of(std::string_view text, std::uint32_t begin, std::uint32_t end, std::vector<Character>& out) {
  out.clear();
  for (std::uint32_t i = begin; i < end;) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) {
      out.push_back(ascii(byte, i++));
      continue;
    }
    utf8proc_int32_t c = 0;
    const auto n = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + i), end - i, &c);
    if (n <= 0) {
      out.push_back({0xfffd, i++, Glyph::mark, false});
      continue;
    }
    out.push_back(wide(static_cast<char32_t>(c), i));
    i += static_cast<std::uint32_t>(n);
  }
  out.push_back({0, end, Glyph::space, false});
}

}  // namespace entente
