// Bytes of any encoding -> UTF-8 with the way back.
#pragma once

#include <optional>
#include <string_view>

#include "entente/result.h"
#include "read/mapped.h"

namespace entente {

/// UTF-8 of some bytes. `view()` is the input itself where that is UTF-8 already.
struct Decoded {
  std::string_view bytes;     ///< of the input after a byte order mark, if they are UTF-8 as they stand
  std::uint32_t skipped = 0;  ///< bytes of that mark
  MappedText made;            ///< else: what they were turned into
  bool converted = false;
  std::string encoding;       ///< "utf-8", "windows-1252", "utf-16le" ..., lower case
  std::string_view view() const { return converted ? std::string_view(made.text) : bytes; }
  std::uint32_t source(std::uint32_t at) const { return converted ? source_of(made.points, at) : at + skipped; }
};

/// Order of proof: byte order mark; UTF-16 by its zero bytes; validity as UTF-8; what the page declares; windows-1252.
/// Errors: encoding (no text in any encoding we know), format (binary). Linear.
/// Source: WHATWG Encoding Standard, for labels and their meaning (latin-1 is windows-1252).
Result<Decoded> decode(std::string_view bytes);

/// The encoding a page declares in its first 2 kB (XML declaration, meta charset); empty: none.
std::string declared_encoding(std::string_view bytes);

}  // namespace entente
