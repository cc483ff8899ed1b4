#include "text/lookup.h"

#include <algorithm>

namespace entente {

std::optional<std::string_view> lookup(std::string_view table, std::string_view key) {
  std::size_t low = 0, high = table.size();
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    const std::size_t newline = middle == 0 ? std::string_view::npos : table.rfind('\n', middle - 1);
    const std::size_t begin = newline == std::string_view::npos || newline < low ? low : newline + 1;
    const std::size_t end = std::min(table.find('\n', middle), high);
    const std::string_view line = table.substr(begin, end - begin);
    const std::size_t tab = std::min(line.find('\t'), line.size());
    const int order = line.substr(0, tab).compare(key);
    if (order == 0) return line.substr(std::min(tab + 1, line.size()));
    if (order < 0) low = end + 1;
    else high = begin;
  }
  return std::nullopt;
}

}  // namespace entente
