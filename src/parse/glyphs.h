// Characters as the tokeniser sees them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace entente {

enum class Glyph : std::uint8_t { space, letter, digit, mark };

/// A character: code point, first byte, kind.
struct Character {
  char32_t code = 0;
  std::uint32_t at = 0;
  Glyph kind = Glyph::mark;
  bool upper = false;
};

/// The characters of text[begin, end), and one past the end (code 0, a space). Broken bytes are marks of one byte.
void characters_of(std::string_view text, std::uint32_t begin, std::uint32_t end, std::vector<Character>& out);

inline bool is_digit(const Character& c) { return c.kind == Glyph::digit; }
inline bool is_letter(const Character& c) { return c.kind == Glyph::letter; }
inline bool is_word(const Character& c) { return c.kind == Glyph::letter || c.kind == Glyph::digit; }
inline bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == '`' || c == 0x2018; }
inline bool is_dash(char32_t c) { return c == '-' || (c >= 0x2010 && c <= 0x2015); }

}  // namespace entente
