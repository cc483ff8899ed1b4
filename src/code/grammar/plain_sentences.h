// Sentences without a parser: for tests, examples of rules and benchmarks of this folder's engine.
#pragma once

#include <string_view>
#include <vector>

#include "entente/report.h"
#include "entente/sentence.h"

namespace entente {

/// Cuts a text at ends of paragraphs and at ".", "!" or "?" before a blank and a capital; tokens at blanks, no tags, no tree.
inline std::vector<Sentence> plain_sentences(std::string_view text) {
  std::vector<Sentence> out;
  Sentence sentence;
  const auto close = [&](std::size_t end) {
    if (sentence.tokens.empty()) return;
    sentence.span = {sentence.tokens.front().span.begin, static_cast<std::uint32_t>(end)};
    out.push_back(std::move(sentence));
    sentence = {};
  };
  const auto blank = [&](std::size_t i) { return text[i] == ' ' || text[i] == '\n' || text[i] == '\t' || text[i] == '\r'; };
  for (std::size_t at = 0; at < text.size();) {
    if (blank(at)) {
      if (text[at] == '\n' && !sentence.tokens.empty()) close(sentence.tokens.back().span.end);
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && !blank(end)) ++end;
    Token token;
    token.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
    sentence.tokens.push_back(token);
    const char last = text[end - 1];
    const bool stop = last == '!' || last == '?' || (last == '.' && end - at > 4);
    if (stop && end + 1 < text.size() && text[end + 1] >= 'A' && text[end + 1] <= 'Z') close(end);
    at = end;
  }
  close(text.size());
  return out;
}

}  // namespace entente
