// UTF-8 text: code points, normal form, case, width.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace entente {

/// One code point and the bytes it took. A byte that is not UTF-8 reads as U+FFFD of size 1.
struct CodePoint {
  char32_t value = 0;
  std::uint32_t size = 0;   ///< 0: end of text
};

/// The first code point of `text`.
CodePoint decode_utf8(std::string_view text);
/// The last code point of `text`.
CodePoint decode_utf8_back(std::string_view text);
void append_utf8(std::string& out, char32_t code);
/// Bytes of the longest valid prefix (no surrogates, no overlong forms). Linear, 16 bytes at a time over ASCII.
std::size_t valid_utf8_prefix(std::string_view text);
inline bool is_utf8(std::string_view text) { return valid_utf8_prefix(text) == text.size(); }

/// Unicode NFC of valid UTF-8.
std::string nfc(std::string_view text);
/// Case folding (full, Unicode), then NFC.
std::string fold_case(std::string_view text);
/// As fold_case, and without accents ("São" -> "sao").
std::string fold_accents(std::string_view text);
/// Terminal columns: 2 for wide characters, 0 for marks.
std::size_t display_width(std::string_view text);

bool is_letter(char32_t code);
bool is_upper(char32_t code);
bool is_digit(char32_t code);      ///< decimal digit of any script
bool is_space(char32_t code);      ///< white space, no-break spaces included
inline bool is_word(char32_t code) { return is_letter(code) || is_digit(code); }

}  // namespace entente
