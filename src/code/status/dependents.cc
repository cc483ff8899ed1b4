#include "code/status/dependents.h"

namespace entente::status {

Dependents::Dependents(const Sentence& sentence) : sentence_(sentence) {
  const std::size_t n = sentence.tokens.size();
  first_.assign(n + 1, 0);
  for (const Token& token : sentence.tokens)
    if (token.head != no_token) ++first_[token.head + 1];
  for (std::size_t i = 0; i < n; ++i) first_[i + 1] += first_[i];
  children_.resize(first_[n]);
  std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
  order_.reserve(n);
  for (TokenIndex i = 0; i < n; ++i) {
    const TokenIndex head = sentence.tokens[i].head;
    if (head == no_token) order_.push_back(i);
    else children_[next[head]++] = i;
  }
  for (std::size_t i = 0; i < order_.size(); ++i)
    for (TokenIndex c : children(order_[i])) order_.push_back(c);
}

TokenIndex Dependents::child(TokenIndex i, std::string_view relation) const {
  for (TokenIndex c : children(i))
    if (is_relation(sentence_.tokens[c].relation, relation)) return c;
  return no_token;
}

}  // namespace entente::status
