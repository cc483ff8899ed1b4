#include "parse/sentences.h"

#include <algorithm>
#include <array>

#include "parse/tokens.h"
#include "parse/words.h"

namespace entente {
namespace {

bool only(std::string_view word, std::string_view of) {
  return !word.empty() && word.find_first_not_of(of) == word.npos;
}

// Words that begin sentences and seldom a name: after "U.S." they tell a new sentence from "U.S. troops".
bool is_opener(std::string_view word) {
  static constexpr std::array<std::string_view, 34> openers = {
      "A", "After", "Although", "An", "And", "As", "At", "Both", "But", "For", "He", "However", "I", "If", "In", "It", "Its",
      "On", "Officials", "She", "Since", "That", "The", "Their", "There", "These", "They", "This", "Those", "We", "What", "When", "While", "You"};
  return std::binary_search(openers.begin(), openers.end(), word);
}

class Splitter {
 public:
  Splitter(std::string_view text, std::span<const Span> tokens) : text_(text), tokens_(tokens) {}

  void run(std::vector<std::uint32_t>& ends) {
    ends.clear();
    const auto n = static_cast<std::uint32_t>(tokens_.size());
    for (std::uint32_t i = 0; i < n; ++i) {
      if (!may_end(i)) continue;
      std::uint32_t next = i + 1;
      while (next < n && glued(next) && closes(next)) ++next;
      if (next < n && !ends_before(i, next)) continue;
      ends.push_back(next);
      i = next - 1;
    }
    if (n > 0 && (ends.empty() || ends.back() != n)) ends.push_back(n);
  }

 private:
  std::string_view at(std::uint32_t i) const { return text_.substr(tokens_[i].begin, tokens_[i].size()); }
  bool glued(std::uint32_t i) const { return i > 0 && tokens_[i - 1].end == tokens_[i].begin; }
  static bool is_final(std::string_view w) { return only(w, ".!?") || w == "\u2026"; }
  bool is_short(std::uint32_t i) const {
    const std::string_view w = at(i);
    return w.size() > 1 && w.back() == '.' && !is_final(w);
  }
  bool may_end(std::uint32_t i) const { return is_final(at(i)) || is_short(i); }

  bool closes(std::uint32_t i) const {
    const std::string p = plain(at(i));
    return p == "\"" || p == "'" || p == ")" || p == "]" || p == "}" || is_final(at(i));
  }

  bool begins_lower(std::uint32_t i) const {
    const char c = at(i).front();
    return c >= 'a' && c <= 'z';
  }
  bool begins_upper(std::uint32_t i) const {
    const char c = at(i).front();
    return c >= 'A' && c <= 'Z';
  }

  bool ends_before(std::uint32_t i, std::uint32_t next) const {
    if (is_short(i)) return ends_after_short(i, next);
    const std::string_view w = at(i);
    if (glued(next) && !begins_upper(next)) return false;
    std::uint32_t word = next;
    while (word < tokens_.size() && only(plain(at(word)), "\"'([")) ++word;
    if (word == tokens_.size()) return true;
    if (begins_lower(word)) return (w == "!" || w == "?" || w == "." ? next == i + 1 && w != "." : false) && !inside_quote(i, next);
    return true;
  }

  // 'asked "Why?" and left'
  bool inside_quote(std::uint32_t i, std::uint32_t next) const { return next > i + 1; }

  bool ends_after_short(std::uint32_t i, std::uint32_t next) const {
    std::string_view w = at(i);
    w.remove_suffix(1);
    if (next > i + 1) return !begins_lower(next);
    if (is_title(w) || w.size() == 1) return false;
    return is_opener(at(next)) || !(begins_lower(next) || begins_upper(next) || only(at(next), ",;:)-0123456789.%$'\""));
  }

  std::string_view text_;
  std::span<const Span> tokens_;
};

}  // namespace

void sentence_ends(std::string_view text, std::span<const Span> tokens, std::vector<std::uint32_t>& ends) {
  Splitter(text, tokens).run(ends);
}

}  // namespace entente
