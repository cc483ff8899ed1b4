// A sentence's tree turned downwards.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "entente/sentence.h"

namespace entente::status {

/// Children of each token in text order, and an order in which every head stands before its children.
/// Cost: linear in the tokens. The sentence must outlive it.
class Dependents {
 public:
  explicit Dependents(const Sentence& sentence);

  std::span<const TokenIndex> children(TokenIndex i) const {
    return std::span(children_).subspan(first_[i], first_[i + 1] - first_[i]);
  }
  std::span<const TokenIndex> downwards() const { return order_; }
  const Token& operator[](TokenIndex i) const { return sentence_.tokens[i]; }
  std::size_t size() const { return sentence_.tokens.size(); }

  /// First child with that relation, subtypes included ("nsubj" finds "nsubj:pass"); no_token: none.
  TokenIndex child(TokenIndex i, std::string_view relation) const;

 private:
  const Sentence& sentence_;
  std::vector<std::uint32_t> first_;
  std::vector<TokenIndex> children_;
  std::vector<TokenIndex> order_;
};

/// Is `relation` this one or a subtype of it?
inline bool is_relation(std::string_view relation, std::string_view base) {
  return relation.starts_with(base) && (relation.size() == base.size() || relation[base.size()] == ':');
}

}  // namespace entente::status
