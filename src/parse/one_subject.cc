#include "parse/one_subject.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include "parse/words.h"

namespace entente {
namespace {

bool is_day(std::string_view word) {
  static constexpr std::string_view days[] = {"friday", "monday", "saturday", "sunday", "thursday", "today", "tonight", "tuesday", "wednesday", "yesterday"};
  return std::binary_search(std::begin(days), std::end(days), word);
}

bool is_bare(std::span<const Token> tokens, TokenIndex word) {
  return std::none_of(tokens.begin(), tokens.end(), [&](const Token& t) { return t.head == word && (t.relation == "case" || t.relation == "nmod:poss"); });
}

bool is_determined(std::span<const Token> tokens, TokenIndex word) {
  return std::any_of(tokens.begin(), tokens.end(), [&](const Token& t) { return t.head == word && (t.relation == "det" || t.relation == "nmod:poss"); });
}

// Whether nothing but parts of `name` stands between.
bool is_right_before(std::span<const Token> tokens, TokenIndex noun, TokenIndex name) {
  for (TokenIndex i = noun + 1; i < name; ++i)
    if (tokens[i].head != name || tokens[i].upos == Upos::PUNCT) return false;
  return true;
}

void join(std::span<Token> tokens, TokenIndex noun, TokenIndex name) {
  if (is_determined(tokens, noun)) {
    tokens[name].head = noun;
    tokens[name].relation = "appos";
  } else {
    tokens[noun].head = name;
    tokens[noun].relation = "nmod:desc";
  }
}

}  // namespace

void keep_one_subject(std::span<Token> tokens, std::string_view text) {
  const auto is_subject = [&](TokenIndex i) { return tokens[i].relation == "nsubj" || tokens[i].relation == "nsubj:pass"; };
  std::vector<TokenIndex> last(tokens.size(), no_token);     // of each verb
  for (TokenIndex i = 0; i < tokens.size(); ++i) {
    if (!is_subject(i) || tokens[i].head == no_token || tokens[i].head < i) continue;
    TokenIndex& before = last[tokens[i].head];
    if (before == no_token) {
      before = i;
      continue;
    }
    const auto word = [&](TokenIndex t) { return lower(text.substr(tokens[t].span.begin, tokens[t].span.size())); };
    if (is_day(word(i)) && is_bare(tokens, i)) {
      tokens[i].relation = "obl:unmarked";
    } else if (is_day(word(before)) && is_bare(tokens, before)) {
      tokens[before].relation = "obl:unmarked";
      before = i;
    } else if (tokens[before].upos == Upos::NOUN && tokens[i].upos == Upos::PROPN && is_right_before(tokens, before, i)) {
      const bool name_stays = !is_determined(tokens, before);
      join(tokens, before, i);
      if (name_stays) before = i;
    }
  }
}

}  // namespace entente
