#include "read/class_words.h"

#include <array>
#include <cstring>

#include "text/tables.h"

namespace entente {
namespace {

constexpr std::size_t longest_word = 32;

// Open addressing by FNV-1a of the word: most class words are not in the table and end at an empty slot.
// Equal hashes are taken for equal words; the table's own words are checked for that by a test.
class WordSet {
 public:
  explicit WordSet(std::string_view table) {
    while (!table.empty()) {
      const std::string_view line = table.substr(0, table.find('\n'));
      table.remove_prefix(std::min(table.size(), line.size() + 1));
      add_line(line);
    }
  }

  static std::uint32_t seed() { return 2166136261u; }
  static std::uint32_t step(std::uint32_t hash, unsigned char byte) { return (hash ^ byte) * 16777619u; }

  std::uint8_t find(std::uint32_t hash) const {
    hash |= 1;
    for (std::uint32_t at = hash >> 7 & mask; keys_[at]; at = (at + 1) & mask) {
      if (keys_[at] == hash) return cues_[at];
    }
    return 0;
  }

 private:
  static constexpr std::uint32_t mask = 2047;

  void add_line(std::string_view line) {
    std::uint8_t cue = 0;
    while (!line.empty()) {
      const std::string_view word = line.substr(0, line.find(' '));
      line.remove_prefix(std::min(line.size(), word.size() + 1));
      if (word.empty()) continue;
      if (cue == 0) {
        cue = word == "good" ? cue_good : word == "bad" ? cue_bad : word == "comment" ? cue_comment : cue_byline;
        continue;
      }
      std::uint32_t hash = seed();
      for (const char c : word) hash = step(hash, static_cast<unsigned char>(c));
      add(hash | 1, cue);
    }
  }

  void add(std::uint32_t hash, std::uint8_t cue) {
    std::uint32_t at = hash >> 7 & mask;
    while (keys_[at] && keys_[at] != hash) at = (at + 1) & mask;
    keys_[at] = hash;
    cues_[at] |= cue;
  }

  std::array<std::uint32_t, mask + 1> keys_{};
  std::array<std::uint8_t, mask + 1> cues_{};
};

bool is_small(unsigned char c) { return c >= 'a' && c <= 'z'; }
bool is_capital(unsigned char c) { return c >= 'A' && c <= 'Z'; }

}  // namespace

std::uint8_t class_cues(std::string_view value) {
  static const WordSet words(table("read/class_words.txt"));
  std::uint8_t cues = 0;
  const std::size_t n = std::min<std::size_t>(value.size(), 400);
  std::uint32_t previous = 0;   // hash state after the previous word, to try both as one
  bool joined = false;
  for (std::size_t i = 0; i < n;) {
    const auto c = static_cast<unsigned char>(value[i]);
    if (!is_small(c) && !is_capital(c)) {
      if (c == ' ') joined = false;
      ++i;
      continue;
    }
    std::uint32_t one = WordSet::seed(), two = previous;
    std::size_t size = 0;
    do {
      const auto d = static_cast<unsigned char>(value[i]);
      if (!is_small(d) && !is_capital(d)) break;
      if (size > 0 && is_capital(d) && is_small(static_cast<unsigned char>(value[i - 1]))) break;
      one = WordSet::step(one, d | 32);
      two = WordSet::step(two, d | 32);
      ++size, ++i;
    } while (i < n && size < longest_word);
    cues |= words.find(one);
    if (joined) cues |= words.find(two) & (cue_good | cue_bad);
    previous = one;
    joined = true;
  }
  return cues;
}

}  // namespace entente
