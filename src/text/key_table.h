// An immutable table of strings: key -> its number in the file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/byte_reader.h"

namespace entente {

/// FNV-1a, 64 bits, folded once; the same in train/features.py.
constexpr std::uint64_t key_hash(std::string_view key, std::uint64_t h = 1469598103934665603ull) {
  for (const char c : key) h = (h ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  return h;
}
constexpr std::uint64_t folded(std::uint64_t h) { return h ^ (h >> 29); }

class KeyTable {
 public:
  /// u32 count, u8 length of each, their bytes. Empty if the reader fails.
  static KeyTable read(ByteReader& in) { return read(in, in.number<std::uint32_t>()); }
  /// The same without the count, which is known.
  static KeyTable read(ByteReader& in, std::uint32_t count);

  std::size_t size() const { return begin_.empty() ? 0 : begin_.size() - 1; }
  std::string_view key(std::size_t i) const { return std::string_view(bytes_).substr(begin_[i], begin_[i + 1] - begin_[i]); }
  std::optional<std::uint32_t> find(std::string_view key) const;

 private:
  std::string bytes_;
  std::vector<std::uint32_t> begin_;
  std::vector<std::uint32_t> slots_;   // number + 1, 0: empty; linear probing
};

}  // namespace entente
