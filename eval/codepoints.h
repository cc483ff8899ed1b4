// Offsets in code points, as the gold files count, against offsets in bytes.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "entente/span.h"

namespace entente::eval {

/// Number of code points before each byte; one entry more than there are bytes.
inline std::vector<std::uint32_t> codepoints_before(std::string_view text) {
  std::vector<std::uint32_t> out(text.size() + 1);
  std::uint32_t n = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    out[i] = n;
    const bool last = i + 1 == text.size() || (static_cast<unsigned char>(text[i + 1]) & 0xC0) != 0x80;
    if (last) ++n;
  }
  out[text.size()] = n;
  return out;
}

/// Byte at which each code point begins; one entry more than there are code points.
inline std::vector<std::uint32_t> bytes_before(std::string_view text) {
  std::vector<std::uint32_t> out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) out.push_back(static_cast<std::uint32_t>(i));
  }
  out.push_back(static_cast<std::uint32_t>(text.size()));
  return out;
}

}  // namespace entente::eval
