// A line as a tree, with what of it a reader is shown.
#pragma once

#include <algorithm>
#include <vector>

#include "reconcile/alone.h"

namespace entente::reconciling {

/// For what reads one line: its words in the tree of their sentence. The sentence and what is shown must outlive it.
class ShownTree {
 protected:
  ShownTree(const Shown& shown, const Sentence& sentence) : shown_(shown), tokens_(sentence.tokens) {
    for (TokenIndex t = 0; t < tokens_.size(); ++t) if (shown.told.contains(tokens_[t].span)) told_.push_back(t);
  }

  const Token& at(TokenIndex t) const { return tokens_[t]; }
  bool quoted(TokenIndex t) const { return shown_.quoted_at(at(t).span); }
  bool explained(TokenIndex t) const { return shown_.explained_at(at(t).span); }

  template <class Fits>
  bool has_child(TokenIndex t, Fits fits) const {
    for (TokenIndex c = 0; c < tokens_.size(); ++c) if (at(c).head == t && fits(c)) return true;
    return false;
  }

  TokenIndex root() const {
    const auto r = std::find_if(tokens_.begin(), tokens_.end(), [](const Token& token) { return token.head == no_token; });
    return static_cast<TokenIndex>(r - tokens_.begin());
  }

  const Shown& shown_;
  const std::vector<Token>& tokens_;
  std::vector<TokenIndex> told_;          ///< those of the line, ascending
};

}  // namespace entente::reconciling
