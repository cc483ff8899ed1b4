#include "text/key_table.h"

#include <bit>

namespace entente {

KeyTable KeyTable::read(ByteReader& in, std::uint32_t count) {
  KeyTable table;
  const std::string_view lengths = in.take(count);
  std::size_t total = 0;
  for (const char c : lengths) total += static_cast<unsigned char>(c);
  table.bytes_ = in.take(total);
  if (!in.ok()) return {};
  table.begin_.reserve(count + 1u);
  table.begin_.push_back(0);
  for (const char c : lengths) table.begin_.push_back(table.begin_.back() + static_cast<unsigned char>(c));
  table.slots_.assign(std::bit_ceil(count * std::size_t{2} + 1), 0);
  const std::size_t mask = table.slots_.size() - 1;
  for (std::uint32_t i = 0; i < count; ++i) {
    std::size_t at = folded(key_hash(table.key(i))) & mask;
    while (table.slots_[at] != 0) at = (at + 1) & mask;
    table.slots_[at] = i + 1;
  }
  return table;
}

std::optional<std::uint32_t> KeyTable::find(std::string_view key) const {
  if (slots_.empty()) return std::nullopt;
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = folded(key_hash(key)) & mask; slots_[at] != 0; at = (at + 1) & mask)
    if (this->key(slots_[at] - 1) == key) return slots_[at] - 1;
  return std::nullopt;
}

}  // namespace entente
