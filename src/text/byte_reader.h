// Reads little-endian fields from bytes that nobody vouches for.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace entente {

static_assert(std::endian::native == std::endian::little, "model files are read as they lie");

/// A failed read gives zeros or nothing, and every later one fails too: ask `ok` once at the end.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

  bool ok() const { return ok_; }
  std::size_t offset() const { return at_; }
  std::size_t left() const { return ok_ ? bytes_.size() - at_ : 0; }

  std::string_view take(std::size_t n) {
    if (!ok_ || n > bytes_.size() - at_) {
      ok_ = false;
      return {};
    }
    at_ += n;
    return bytes_.substr(at_ - n, n);
  }

  template <class T>
  T number() {
    T value{};
    if (const std::string_view raw = take(sizeof(T)); !raw.empty()) std::memcpy(&value, raw.data(), sizeof(T));
    return value;
  }

  /// u32 length, then the bytes.
  std::string_view text() { return take(number<std::uint32_t>()); }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
  bool ok_ = true;
};

}  // namespace entente
