#include "text/utf8.h"

#include <utf8proc.h>

#include <cstdlib>
#include <cstring>
#include <memory>

namespace entente {
namespace {

constexpr bool is_trail(unsigned char byte) { return (byte & 0xc0) == 0x80; }

std::string mapped(std::string_view text, int options) {
  utf8proc_uint8_t* out = nullptr;
  const utf8proc_ssize_t n =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()), &out,
                   static_cast<utf8proc_option_t>(options));
  if (n < 0) return std::string(text);
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(out, &std::free);
  return {reinterpret_cast<const char*>(out), static_cast<std::size_t>(n)};
}

// ASCII, and the dashes and quotes of typography: signs without case, accents or another normal form.
bool is_simple(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (i + 8 <= text.size()) {
      std::uint64_t eight = 0;
      std::memcpy(&eight, text.data() + i, 8);
      if ((eight & 0x8080808080808080u) == 0) {
        i += 8;
        continue;
      }
    }
    const auto c = static_cast<unsigned char>(text[i]);
    if (c < 0x80) {
      ++i;
      continue;
    }
    if (c != 0xe2 || i + 2 >= text.size()) return false;
    const auto second = static_cast<unsigned char>(text[i + 1]), third = static_cast<unsigned char>(text[i + 2]);
    const bool sign = (second == 0x80 && third >= 0x90) || (second == 0x81 && third < 0x9f);   // U+2010..U+205E
    if (!sign) return false;
    i += 3;
  }
  return true;
}

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 32);
  }
  return out;
}

}  // namespace

CodePoint decode_utf8(std::string_view text) {
  if (text.empty()) return {};
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char a = at(0);
  if (a < 0x80) return {a, 1};
  const std::size_t n = text.size();
  if (a >= 0xc2 && a < 0xe0 && n > 1 && is_trail(at(1))) return {char32_t((a & 0x1f) << 6 | (at(1) & 0x3f)), 2};
  if (a >= 0xe0 && a < 0xf0 && n > 2 && is_trail(at(1)) && is_trail(at(2))) {
    const auto code = char32_t((a & 0x0f) << 12 | (at(1) & 0x3f) << 6 | (at(2) & 0x3f));
    if (code >= 0x800 && (code < 0xd800 || code > 0xdfff)) return {code, 3};
  }
  if (a >= 0xf0 && a < 0xf5 && n > 3 && is_trail(at(1)) && is_trail(at(2)) && is_trail(at(3))) {
    const auto code = char32_t((a & 0x07) << 18 | (at(1) & 0x3f) << 12 | (at(2) & 0x3f) << 6 | (at(3) & 0x3f));
    if (code >= 0x10000 && code <= 0x10ffff) return {code, 4};
  }
  return {0xfffd, 1};
}

CodePoint decode_utf8_back(std::string_view text) {
  for (std::size_t back = 1; back <= 4 && back <= text.size(); ++back) {
    const std::size_t from = text.size() - back;
    if (is_trail(static_cast<unsigned char>(text[from]))) continue;
    const CodePoint code = decode_utf8(text.substr(from));
    if (code.size == back) return code;
    break;
  }
  return text.empty() ? CodePoint{} : CodePoint{0xfffd, 1};
}

void append_utf8(std::string& out, char32_t code) {
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) code = 0xfffd;
  if (code < 0x80) {
    out.push_back(static_cast<char>(code));
  } else if (code < 0x800) {
    out.push_back(static_cast<char>(0xc0 | code >> 6));
    out.push_back(static_cast<char>(0x80 | (code & 0x3f)));
  } else if (code < 0x10000) {
    out.push_back(static_cast<char>(0xe0 | code >> 12));
    out.push_back(static_cast<char>(0x80 | (code >> 6 & 0x3f)));
    out.push_back(static_cast<char>(0x80 | (code & 0x3f)));
  } else {
    out.push_back(static_cast<char>(0xf0 | code >> 18));
    out.push_back(static_cast<char>(0x80 | (code >> 12 & 0x3f)));
    out.push_back(static_cast<char>(0x80 | (code >> 6 & 0x3f)));
    out.push_back(static_cast<char>(0x80 | (code & 0x3f)));
  }
}

std::size_t valid_utf8_prefix(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size()) {
    while (i + 8 <= text.size()) {
      std::uint64_t eight = 0;
      std::memcpy(&eight, text.data() + i, 8);
      if (eight & 0x8080808080808080u) break;
      i += 8;
    }
    if (i >= text.size()) break;
    if (static_cast<unsigned char>(text[i]) < 0x80) {
      ++i;
      continue;
    }
    const CodePoint code = decode_utf8(text.substr(i));
    if (code.size == 1) return i;
    i += code.size;
  }
  return i;
}

std::string nfc(std::string_view text) {
  return is_simple(text) ? std::string(text) : mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

std::string fold_case(std::string_view text) {
  return is_simple(text) ? lower_ascii(text) : mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
}

std::string fold_accents(std::string_view text) {
  return is_simple(text) ? lower_ascii(text) : mapped(text, UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK);
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint code = decode_utf8(text.substr(i));
    const int columns = utf8proc_charwidth(static_cast<utf8proc_int32_t>(code.value));
    width += columns > 0 ? static_cast<std::size_t>(columns) : 0;
    i += code.size;
  }
  return width;
}

bool is_letter(char32_t code) {
  if (code < 0x80) return (code | 32) >= 'a' && (code | 32) <= 'z';
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(code));
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_ME;  // letters and their marks
}

bool is_upper(char32_t code) {
  if (code < 0x80) return code >= 'A' && code <= 'Z';
  return utf8proc_category(static_cast<utf8proc_int32_t>(code)) == UTF8PROC_CATEGORY_LU;
}

bool is_digit(char32_t code) {
  if (code < 0x80) return code >= '0' && code <= '9';
  return utf8proc_category(static_cast<utf8proc_int32_t>(code)) == UTF8PROC_CATEGORY_ND;
}

bool is_space(char32_t code) {
  if (code <= 0x20) return code == 0x20 || (code >= 0x09 && code <= 0x0d);
  return code == 0xa0 || code == 0x85 || code == 0x1680 || (code >= 0x2000 && code <= 0x200a) || code == 0x2028 ||
         code == 0x2029 || code == 0x202f || code == 0x205f || code == 0x3000;
}

}  // namespace entente
