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

bool has(std::span<const Token> tokens, TokenIndex head, std::string_view relation) {
  return std::any_of(tokens.begin(), tokens.end(), [&](const Token& t) { return t.head == head && t.relation == relation; });
}

bool is_bare(std::span<const Token> tokens, TokenIndex word) { return !has(tokens, word, "case") && !has(tokens, word, "nmod:poss"); }
bool is_determined(std::span<const Token> tokens, TokenIndex word) { return has(tokens, word, "det") || has(tokens, word, "nmod:poss"); }
bool is_nominal(const Token& t) { return t.upos == Upos::NOUN || t.upos == Upos::PROPN; }

// Whether nothing but parts of `second` stands between.
bool is_right_before(std::span<const Token> tokens, TokenIndex first, TokenIndex second) {
  for (TokenIndex i = first + 1; i < second; ++i)
    if (tokens[i].head != second || tokens[i].upos == Upos::PUNCT) return false;
  return true;
}

void hang(Token& t, TokenIndex head, std::string_view relation) {
  t.head = head;
  t.relation = relation;
}

// Makes one subject of two neighbours; the one that stays, or no_token if they are not one phrase.
TokenIndex joined(std::span<Token> tokens, TokenIndex first, TokenIndex second) {
  Token &a = tokens[first], &b = tokens[second];
  if (!is_nominal(b) || !is_right_before(tokens, first, second)) return no_token;
  if (has(tokens, second, "cc")) {                                      // "ships and planes"
    hang(b, first, "conj");
  } else if (has(tokens, second, "case")) {                             // "prices on goods"
    hang(b, first, "nmod");
  } else if (b.upos == Upos::PROPN && is_nominal(a) && is_determined(tokens, first)) {
    hang(b, first, "appos");
  } else if (b.upos == Upos::PROPN && is_nominal(a)) {
    hang(a, second, "nmod:desc");
    return second;
  } else if (first + 1 == second && (a.upos == Upos::NUM || a.upos == Upos::ADJ || a.upos == Upos::NOUN)) {
    hang(a, second, a.upos == Upos::NUM ? "nummod" : a.upos == Upos::ADJ ? "amod" : "compound");
    return second;
  } else {
    return no_token;
  }
  return first;
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
    } else if (const TokenIndex kept = joined(tokens, before, i); kept != no_token) {
      before = kept;
    }
  }
}

}  // namespace entente
