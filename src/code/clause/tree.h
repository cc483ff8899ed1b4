// A sentence's tree, indexed for walking: children, order, phrases. Scratch of one call.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "entente/report.h"
#include "entente/sentence.h"

namespace entente {

/// UD relations as far as clauses need them; subtypes fold into their relation unless named here.
enum class Rel : std::uint8_t {
  other, root, nsubj, nsubj_pass, csubj, obj, iobj, obl, obl_agent, obl_unmarked, ccomp, xcomp, advcl, acl, relcl, nmod,
  nmod_poss, nmod_unmarked, appos, amod, compound, compound_prt, conj, cc, case_, mark, aux, aux_pass, cop, expl, det,
  nummod, advmod, flat, fixed, parataxis, punct, list
};
Rel rel_of(std::string_view relation);

/// Tokens [begin, end).
struct TokenRange {
  TokenIndex begin = 0;
  TokenIndex end = 0;
  void widen(TokenRange other) {
    if (other.begin < begin) begin = other.begin;
    if (other.end > end) end = other.end;
  }
};

class Tree {
 public:
  /// Of no tokens.
  Tree() = default;
  /// Linear in the tokens. Report and sentence must outlive the tree.
  Tree(const Report& report, const Sentence& sentence);

  std::size_t size() const { return rels_.size(); }
  const Token& token(TokenIndex t) const { return (*tokens_)[t]; }
  /// The word as written, in lower case.
  std::string form(TokenIndex t) const;
  Rel rel(TokenIndex t) const { return rels_[t]; }
  TokenIndex head(TokenIndex t) const { return heads_[t]; }
  /// In text order.
  std::span<const TokenIndex> children(TokenIndex t) const {
    return std::span(children_).subspan(first_[t], first_[t + 1] - first_[t]);
  }
  /// First child with this relation; no_token: none.
  TokenIndex child(TokenIndex t, Rel rel) const;
  bool has(TokenIndex t, Rel rel) const { return child(t, rel) != no_token; }
  /// Every head before its dependents.
  std::span<const TokenIndex> top_down() const { return top_down_; }
  /// The subtree, without punctuation at its edges.
  TokenRange whole(TokenIndex t) const { return whole_[t]; }
  /// The subtree without what only tells more of a word: "officers in armour | , which shone".
  TokenRange tight(TokenIndex t) const { return tight_[t]; }
  /// The phrase: subtree without preposition, conjuncts, appositions, clauses and punctuation that hang on `t` itself.
  TokenRange phrase(TokenIndex t) const { return phrase_[t]; }
  /// The noun that the relative clause around `t` stands behind; no_token: none.
  TokenIndex antecedent(TokenIndex t) const { return antecedent_[t]; }
  /// "out of", "because of", "according to": words as written, in lower case; empty: none.
  std::string preposition(TokenIndex t) const;
  /// "accused the rebels | of sinking it": whose deed it is says nothing of who is meant.
  bool charged(TokenIndex t) const;
  /// "a role | in sinking it", "the idea of selling it": a gerund that says what the noun above is, and that the noun does not do.
  bool deed_of(TokenIndex t) const;
  /// "because", "so that"; for an adverbial clause also "when", "while"; empty: none.
  std::string mark(TokenIndex t) const;

 private:
  std::string joined(TokenIndex t, Rel rel) const;
  bool says_what(TokenIndex t) const;

  const Report* report_ = nullptr;
  const std::vector<Token>* tokens_ = nullptr;
  std::vector<TokenIndex> heads_;
  std::vector<Rel> rels_;
  std::vector<std::uint32_t> first_;
  std::vector<TokenIndex> children_;
  std::vector<TokenIndex> top_down_;
  std::vector<TokenRange> whole_, tight_, phrase_;
  std::vector<TokenIndex> antecedent_;
};

/// A tree a sentence; of no tokens for a fallback, which nobody codes.
std::vector<Tree> trees_of(const Report& report, std::span<const Sentence> sentences);

/// Mends slips of parsers whose right reading is plain from the words around: docs/code.md, "Trees". Keeps one tree.
void mend(const Sentence& sentence, std::vector<TokenIndex>& heads, std::vector<Rel>& rels);

/// Bytes of a range of tokens, never empty for a range that is not.
Span span_of(const Sentence& sentence, TokenRange range);
/// Lower case of ASCII letters; the rest as it is.
std::string lowered(std::string_view text);
/// The same; internal to each file, because parse has a function of this name.
[[maybe_unused]] static inline std::string lower(std::string_view text) { return lowered(text); }

}  // namespace entente
