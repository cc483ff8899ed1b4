#include "text/segment.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <string>

namespace entente {
namespace {

// Words after which a point does not end a sentence unless a paragraph ends too.
constexpr std::array<std::string_view, 44> abbreviations = {
    "adm", "apr", "aug", "brig", "bros", "capt", "cf", "cmdr", "co", "col", "corp", "dec", "dr", "feb", "gen", "gov", "hon", "inc", "jan",
    "jr", "lt", "ltd", "maj", "mr", "mrs", "ms", "mt", "no", "nov", "oct", "pres", "prof", "rep", "reps", "rev", "sec", "sen", "sens", "sept",
    "sgt", "sr", "st", "vs", "supt",
};

bool is_abbreviation(std::string_view text, std::size_t point) {
  std::size_t begin = point;
  while (begin > 0 && (std::isalpha(static_cast<unsigned char>(text[begin - 1])) || text[begin - 1] == '.')) --begin;
  std::string word(text.substr(begin, point - begin));
  if (word.size() == 1 || (word.size() <= 5 && word.find('.') != std::string::npos)) return true;
  std::transform(word.begin(), word.end(), word.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return std::find(abbreviations.begin(), abbreviations.end(), word) != abbreviations.end();
}

/// Closing quotation marks and brackets belong to the sentence they end.
std::size_t after_closers(std::string_view text, std::size_t at) {
  for (;;) {
    if (at < text.size() && (text[at] == '"' || text[at] == '\'' || text[at] == ')' || text[at] == ']')) ++at;
    else if (text.substr(at).starts_with("\u201d") || text.substr(at).starts_with("\u2019")) at += 3;
    else return at;
  }
}

bool begins_sentence(std::string_view text, std::size_t at) {
  while (at < text.size() && std::isspace(static_cast<unsigned char>(text[at]))) ++at;
  if (at == text.size()) return true;
  const auto c = static_cast<unsigned char>(text[at]);
  return !std::islower(c);
}

void add(std::vector<Span>& out, std::string_view text, std::size_t begin, std::size_t end) {
  while (begin < end && std::isspace(static_cast<unsigned char>(text[begin]))) ++begin;
  while (end > begin && std::isspace(static_cast<unsigned char>(text[end - 1]))) --end;
  if (begin < end) out.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
}

}  // namespace

std::vector<Span> sentences_of(std::string_view text) {
  std::vector<Span> out;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\n') {
      add(out, text, begin, at);
      begin = at + 1;
    } else if (c == '.' || c == '!' || c == '?') {
      if (c == '.' && is_abbreviation(text, at)) continue;
      const std::size_t end = after_closers(text, at + 1);
      const bool blank = end == text.size() || std::isspace(static_cast<unsigned char>(text[end]));
      if (!blank || !begins_sentence(text, end)) continue;
      add(out, text, begin, end);
      begin = end;
      at = end - 1;
    }
  }
  add(out, text, begin, text.size());
  return out;
}

}  // namespace entente
