#include "read/language.h"

#include <algorithm>
#include <array>
#include <bit>
#include <unordered_map>
#include <vector>

#include "text/frequency.h"
#include "text/tables.h"
#include "text/utf8.h"
#include "text/words.h"

namespace entente {
namespace {

constexpr std::size_t looked_at = 2400;
constexpr double few = 0.06;   // less of the words than this: none of the languages
constexpr std::size_t one_sentence = 20;   // fewer words hardly hold small words enough to be known by them

struct SmallWords {
  std::vector<std::string> languages;
  std::unordered_map<std::string, std::uint64_t> of;   // word -> bits of the languages that have it
};

SmallWords read_languages() {
  SmallWords words;
  std::string_view rest = table("read/languages.txt");
  while (!rest.empty()) {
    std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    bool first = true;
    while (!line.empty()) {
      const std::string_view word = line.substr(0, line.find(' '));
      line.remove_prefix(std::min(line.size(), word.size() + 1));
      if (word.empty()) continue;
      if (first) words.languages.emplace_back(word);
      else words.of[fold_accents(word)] |= std::uint64_t{1} << (words.languages.size() - 1);
      first = false;
    }
  }
  return words;
}

const SmallWords& small_words() {
  static const SmallWords words = read_languages();
  return words;
}

struct Script {
  char32_t first, last;
  std::string_view language;   // if most letters are of it; empty: decided by words
};
constexpr Script scripts[] = {{0x3040, 0x30ff, "ja"}, {0xac00, 0xd7af, "ko"}, {0x4e00, 0x9fff, "zh"}, {0x0e00, 0x0e7f, "th"},
                              {0x0590, 0x05ff, "he"}, {0x0600, 0x06ff, "ar"}, {0x0900, 0x097f, "hi"}, {0x0980, 0x09ff, "bn"},
                              {0x0b80, 0x0bff, "ta"}, {0x0c00, 0x0c7f, "te"}, {0x10a0, 0x10ff, "ka"}, {0x0530, 0x058f, "hy"}};

std::string by_script(std::string_view text, std::string_view prior) {
  std::array<std::size_t, std::size(scripts)> counts{};
  std::size_t letters = 0;
  bool persian = false;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint code = decode_utf8(text.substr(i));
    i += code.size;
    if (!is_letter(code.value)) continue;
    ++letters;
    persian |= code.value == 0x67e || code.value == 0x686 || code.value == 0x6af;
    for (std::size_t k = 0; k < counts.size(); ++k) counts[k] += code.value >= scripts[k].first && code.value <= scripts[k].last;
  }
  if (counts[0] * 10 > letters && (counts[0] + counts[2]) * 2 > letters) return "ja";   // kana beside Chinese signs
  for (std::size_t k = 0; k < counts.size(); ++k) {
    if (counts[k] * 2 <= letters) continue;
    // Languages that share a script: the page knows, where it says so.
    if (scripts[k].language == "ar") return prior == "fa" || prior == "ur" || prior == "ps" ? std::string(prior) : persian ? "fa" : "ar";
    if (scripts[k].language == "hi" && (prior == "mr" || prior == "ne")) return std::string(prior);
    return std::string(scripts[k].language);
  }
  return {};
}

// The letter of "Kenya's" and "don't", which is a word in other languages.
bool is_clitic(std::string_view text, std::size_t begin) {
  return begin > 0 && (text[begin - 1] == '\'' || text.substr(0, begin).ends_with("\u2019"));
}

/// Are most words of a short text English ones? "her" and "on" stand in other languages as well.
bool reads_english(std::string_view text) {
  std::size_t known = 0, all = 0;
  for (const Word& word : words_of(text)) {
    if (word.number || (word.capital && !word.opens)) continue;      // names are of any language
    ++all;
    const std::string_view written = text.substr(word.span.begin, word.span.size());
    const bool marked = std::any_of(written.begin(), written.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    known += !marked && (word.stop || rarity(word.stem) < highest_rarity());
  }
  return all > 0 && known * 4 >= all * 3;
}

}  // namespace

bool is_function_word(std::string_view folded) { return small_words().of.contains(std::string(folded)); }

std::string language_of(std::string_view text, std::string_view prior) {
  text = text.substr(0, looked_at);
  std::string primary = fold_case(prior.substr(0, prior.find_first_of("-_")));
  if (primary == "nb" || primary == "nn") primary = "no";
  if (std::string script = by_script(text, primary); !script.empty()) return script;
  const SmallWords& words = small_words();
  std::vector<double> hits(words.languages.size());
  const std::string folded = fold_accents(text);
  std::size_t total = 0;
  for (std::size_t i = 0; i < folded.size();) {
    const std::size_t begin = i;
    while (i < folded.size()) {
      const CodePoint code = decode_utf8(std::string_view(folded).substr(i));
      if (!is_letter(code.value)) break;
      i += code.size;
    }
    if (i == begin) {
      i += decode_utf8(std::string_view(folded).substr(i)).size;
      continue;
    }
    if (i - begin == 1 && is_clitic(folded, begin)) continue;
    ++total;
    const auto it = words.of.find(folded.substr(begin, i - begin));
    if (it == words.of.end()) continue;
    // A word of many languages tells little of any.
    for (std::uint64_t bits = it->second; bits; bits &= bits - 1)
      hits[static_cast<std::size_t>(std::countr_zero(bits))] += 1.0 / std::popcount(it->second);
  }
  std::size_t best = 0;
  double best_score = 0;
  for (std::size_t k = 0; k < hits.size(); ++k) {
    // A stated language is taken when it is nearly as good as the best.
    const double score = hits[k] * (words.languages[k] == primary ? 1.3 : 1.0);
    if (score > best_score) best_score = score, best = k;
  }
  if (best_score < few * static_cast<double>(total)) return total < one_sentence ? primary : std::string();
  const bool barely = total < one_sentence && primary.empty() && best_score < hits[0] + 2;
  return barely && reads_english(text) ? words.languages[0] : words.languages[best];
}

}  // namespace entente
