#include "text/frequency.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <functional>
#include <vector>

#include "text/tables.h"

namespace entente {
namespace {

/// Lines "word<TAB>count", hashed once: a story asks for each of its words. The first, "!sentences", holds how many sentences were counted.
class Counts {
 public:
  Counts() : table_(table("text/frequencies.txt")) {
    slots_.resize(std::bit_ceil(static_cast<std::size_t>(std::count(table_.begin(), table_.end(), '\n')) * 2 + 2));
    for (std::size_t at = 0; at < table_.size();) {
      const std::size_t end = std::min(table_.find('\n', at), table_.size());
      add(static_cast<std::uint32_t>(at), table_.substr(at, end - at));
      at = end + 1;
    }
  }

  double of(std::string_view word) const {
    const Slot& slot = slots_[place(word)];
    return slot.size == 0 ? 0 : slot.count;
  }

 private:
  struct Slot {
    std::uint32_t begin = 0, size = 0;   // of the word in the table; no size: empty
    double count = 0;
  };

  void add(std::uint32_t begin, std::string_view line) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos || tab == 0) return;
    Slot& slot = slots_[place(line.substr(0, tab))];
    slot = {begin, static_cast<std::uint32_t>(tab), 0};
    std::from_chars(line.data() + tab + 1, line.data() + line.size(), slot.count);
  }

  /// Where the word stands, or where it would.
  std::size_t place(std::string_view word) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = std::hash<std::string_view>{}(word) & mask;
    while (slots_[at].size != 0 && table_.substr(slots_[at].begin, slots_[at].size) != word) at = (at + 1) & mask;
    return at;
  }

  std::string_view table_;
  std::vector<Slot> slots_;
};

double count_of(std::string_view stem) {
  static const Counts counts;
  return counts.of(stem);
}

double sentences() {
  static const double n = count_of("!sentences");
  return n > 0 ? n : 1;
}

}  // namespace

double rarity(std::string_view stem) { return std::log((sentences() + 1) / (count_of(stem) + 0.5)); }

double highest_rarity() { return std::log((sentences() + 1) / 0.5); }

}  // namespace entente
