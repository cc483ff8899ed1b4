#include "code/tie/tie.h"

#include <fmt/format.h>

#include <algorithm>

#include "code/clause/tree.h"

namespace entente {
namespace {

std::string_view next_word(std::string_view& text) {
  const std::size_t begin = std::min(text.find_first_not_of(" \t\r"), text.size());
  const std::size_t end = std::min(text.find_first_of(" \t\r", begin), text.size());
  const std::string_view word = text.substr(begin, end - begin);
  text = text.substr(end);
  return word;
}

}  // namespace

Result<ScaleWords> ScaleWords::load(std::string_view text) {
  ScaleWords words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const std::size_t end = std::min(text.find('\n', at), text.size());
    at = end + 1;
    std::string_view line = text.substr(begin, end - begin);
    if (line.empty() || line[0] == '#') continue;
    const std::string_view kind = next_word(line);
    const std::string_view value = next_word(line);
    const bool number = value.size() == 2 && value[0] >= '0' && value[0] <= '9' && value[1] == ':';
    if (!number || (kind != "rank" && kind != "ordinal" && kind != "strength")) {
      return Error{Error::Kind::model, fmt::format("scales.txt: not KIND DIGIT: WORDS: \"{}\"", text.substr(begin, end - begin)),
                   static_cast<std::int64_t>(begin)};
    }
    const int n = value[0] - '0';
    for (std::string_view word = next_word(line); !word.empty(); word = next_word(line)) {
      if (kind == "rank") words.ranks_[std::string(word)] = static_cast<std::uint32_t>(n);
      else if (kind == "ordinal") words.ordinals_[std::string(word)] = static_cast<std::uint32_t>(n);
      else words.strengths_[std::string(word)] = static_cast<std::uint8_t>(n);
    }
  }
  return words;
}

std::uint32_t ScaleWords::rank(std::string_view word) const {
  const auto plain = ranks_.find(word);
  if (plain != ranks_.end()) return plain->second;
  const std::size_t hyphen = word.find('-');   // "second-largest"
  if (hyphen == std::string_view::npos) return 0;
  const auto ordinal = ordinals_.find(word.substr(0, hyphen));
  return ordinal != ordinals_.end() && ranks_.find(word.substr(hyphen + 1)) != ranks_.end() ? ordinal->second : 0;
}

std::uint8_t ScaleWords::strength(std::string_view word) const {
  const auto found = strengths_.find(word);
  return found == strengths_.end() ? 0 : found->second;
}

std::optional<std::uint32_t> rank_of(const ScaleWords& words, const Report& report, const Sentence& sentence, TokenIndex noun) {
  const TokenIndex head = sentence.tokens[noun].head;
  if (sentence.tokens[noun].features.number == Number::plural) return std::nullopt;
  if (head != no_token && sentence.tokens[noun].relation == "nmod" && sentence.tokens[head].lemma == "one") return std::nullopt;
  std::uint32_t ordinal = 0;
  std::uint32_t rank = 0;
  // The adjectives stand before the noun; the window keeps the cost linear.
  const TokenIndex first = noun > 12 ? noun - 12 : 0;
  for (TokenIndex t = first; t < noun; ++t) {
    const Token& token = sentence.tokens[t];
    const bool below = token.head == noun || (token.head != no_token && sentence.tokens[token.head].head == noun);
    if (!below) continue;
    const std::string form = lowered(report.at(token.span));
    const std::uint32_t value = words.rank(form);
    if (value != 0 && rank == 0) rank = value;
    if (ordinal == 0) ordinal = words.rank(form + "-largest");
  }
  if (rank == 0) return std::nullopt;
  return rank == 1 && ordinal > 1 ? ordinal : rank;
}

std::uint8_t strength_of(const ScaleWords& words, const Sentence& sentence, const Clause& clause) {
  std::uint8_t best = 0;
  for (TokenIndex t = clause.begin; t < clause.end; ++t) {
    const Token& token = sentence.tokens[t];
    if (token.head != clause.predicate || (token.upos != Upos::ADV && token.upos != Upos::ADJ)) continue;
    best = std::max(best, words.strength(lowered(token.lemma)));
  }
  return best;
}

}  // namespace entente
