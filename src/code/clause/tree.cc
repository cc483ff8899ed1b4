#include "code/clause/tree.h"

#include <algorithm>
#include <array>
#include <utility>

namespace entente {
namespace {

using Pair = std::pair<std::string_view, Rel>;
constexpr std::array<Pair, 40> names = {{
    {"root", Rel::root}, {"nsubj", Rel::nsubj}, {"nsubj:pass", Rel::nsubj_pass}, {"csubj", Rel::csubj},
    {"obj", Rel::obj}, {"iobj", Rel::iobj}, {"obl", Rel::obl}, {"obl:agent", Rel::obl_agent},
    {"obl:unmarked", Rel::obl_unmarked}, {"obl:tmod", Rel::obl_unmarked}, {"obl:npmod", Rel::obl_unmarked},
    {"ccomp", Rel::ccomp}, {"xcomp", Rel::xcomp}, {"advcl", Rel::advcl}, {"advcl:relcl", Rel::advcl},
    {"acl", Rel::acl}, {"acl:relcl", Rel::relcl}, {"nmod", Rel::nmod}, {"nmod:poss", Rel::nmod_poss},
    {"nmod:unmarked", Rel::nmod_unmarked}, {"nmod:tmod", Rel::nmod_unmarked}, {"nmod:npmod", Rel::nmod_unmarked},
    {"appos", Rel::appos}, {"amod", Rel::amod}, {"compound", Rel::compound}, {"compound:prt", Rel::compound_prt},
    {"conj", Rel::conj}, {"cc", Rel::cc}, {"case", Rel::case_}, {"mark", Rel::mark}, {"aux", Rel::aux},
    {"aux:pass", Rel::aux_pass}, {"cop", Rel::cop}, {"expl", Rel::expl}, {"nummod", Rel::nummod},
    {"advmod", Rel::advmod}, {"flat", Rel::flat}, {"fixed", Rel::fixed}, {"parataxis", Rel::parataxis},
    {"punct", Rel::punct}
}};

Rel exact(std::string_view relation) {
  if (relation.empty()) return Rel::other;
  const auto found = std::find_if(names.begin(), names.end(), [&](const Pair& p) { return p.first.back() == relation.back() && p.first == relation; });
  return found == names.end() ? Rel::other : found->second;
}

// What hangs on a word without being part of the phrase it heads.
bool outside_phrase(Rel rel) {
  switch (rel) {
    case Rel::case_: case Rel::cc: case Rel::conj: case Rel::relcl: case Rel::punct: case Rel::mark: case Rel::appos:
    case Rel::parataxis: case Rel::acl: case Rel::advcl: case Rel::cop: case Rel::aux: case Rel::nsubj: case Rel::nsubj_pass:
    case Rel::csubj: case Rel::expl:
      return true;
    default:
      return false;
  }
}

// What tells more of a word without being needed to know which is meant.
bool beside(Rel rel) { return rel == Rel::relcl || rel == Rel::appos || rel == Rel::parataxis; }

}  // namespace

Rel rel_of(std::string_view relation) {
  if (relation == "list") return Rel::list;
  if (relation == "nsubj:outer" || relation == "csubj:outer") return Rel::other;   // "the question is who will go": not who goes
  if (relation == "det" || relation == "det:predet") return Rel::det;
  const Rel rel = exact(relation);
  if (rel != Rel::other) return rel;
  const std::size_t colon = relation.find(':');
  return colon == std::string_view::npos ? rel : exact(relation.substr(0, colon));
}

Tree::Tree(const Report& report, const Sentence& sentence) : report_(&report), tokens_(&sentence.tokens) {
  const auto n = static_cast<TokenIndex>(sentence.tokens.size());
  rels_.reserve(n);
  heads_.reserve(n);
  first_.assign(n + 1, 0);
  for (TokenIndex t = 0; t < n; ++t) {
    rels_.push_back(rel_of(sentence.tokens[t].relation));
    heads_.push_back(sentence.tokens[t].head);
  }
  // "Turkey is to withdraw": an outer subject without an inner one is the subject.
  for (TokenIndex t = 0; t < n; ++t) {
    if (sentence.tokens[t].relation != "nsubj:outer") continue;
    bool inner = false;
    for (TokenIndex c = 0; c < n; ++c) inner = inner || (c != t && heads_[c] == heads_[t] && rels_[c] == Rel::nsubj);
    if (!inner) rels_[t] = Rel::nsubj;
  }
  mend(sentence, heads_, rels_);
  for (TokenIndex t = 0; t < n; ++t) {
    if (head(t) != no_token) ++first_[head(t) + 1];
  }
  for (TokenIndex t = 0; t < n; ++t) first_[t + 1] += first_[t];
  children_.resize(first_[n]);
  std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
  top_down_.reserve(n);
  for (TokenIndex t = 0; t < n; ++t) {
    if (head(t) == no_token) top_down_.push_back(t);
    else children_[next[head(t)]++] = t;
  }
  for (std::size_t i = 0; i < top_down_.size(); ++i) {
    for (TokenIndex c : children(top_down_[i])) top_down_.push_back(c);
  }

  whole_.resize(n);
  phrase_.resize(n);
  tight_.resize(n);
  for (TokenIndex t = 0; t < n; ++t) whole_[t] = tight_[t] = phrase_[t] = {t, t + 1};
  for (std::size_t i = top_down_.size(); i-- > 0;) {
    const TokenIndex t = top_down_[i];
    const TokenIndex h = head(t);
    if (h == no_token || rels_[t] == Rel::punct) continue;
    whole_[h].widen(whole_[t]);
    if (!beside(rels_[t])) tight_[h].widen(tight_[t]);
    if (!outside_phrase(rels_[t]) || (rels_[t] == Rel::acl && says_what(t))) phrase_[h].widen(tight_[t]);
  }
  // "funds and help | to the rebels": behind the first conjunct nothing belongs to the first phrase.
  for (TokenIndex t = 0; t < n; ++t) {
    const TokenIndex h = head(t);
    if (h == no_token || rels_[t] != Rel::conj || token(t).upos == Upos::VERB || t < h || whole_[t].begin <= h || phrase_[h].end <= whole_[t].begin) continue;
    phrase_[h].end = whole_[t].begin;
    while (phrase_[h].end > h + 1 && token(phrase_[h].end - 1).upos == Upos::PUNCT) --phrase_[h].end;
  }
  // "shortly before her death": what stands before the preposition is not part of the phrase.
  for (TokenIndex t = 0; t < n; ++t) {
    const TokenIndex h = head(t);
    if (h != no_token && rels_[t] == Rel::case_ && t < h) phrase_[h].begin = std::max(phrase_[h].begin, whole_[t].end);
  }

  antecedent_.assign(n, no_token);
  for (TokenIndex t : top_down_) {
    if (head(t) == no_token) continue;
    antecedent_[t] = rels_[t] == Rel::relcl ? head(t) : antecedent_[head(t)];
  }
}

std::vector<Tree> trees_of(const Report& report, std::span<const Sentence> sentences) {
  std::vector<Tree> out;
  out.reserve(sentences.size());
  for (const Sentence& sentence : sentences) out.push_back(sentence.fallback ? Tree() : Tree(report, sentence));
  return out;
}

std::string Tree::form(TokenIndex t) const { return lowered(report_->at(token(t).span)); }

bool Tree::charged(TokenIndex t) const {
  static constexpr std::array<std::string_view, 6> verbs = {"accuse", "acquit", "convict", "suspect", "cure", "rid"};
  if (rels_[t] == Rel::conj) t = head(t);
  return head(t) != no_token && rels_[t] == Rel::obj && std::find(verbs.begin(), verbs.end(), lowered(token(head(t)).lemma)) != verbs.end();
}

bool Tree::deed_of(TokenIndex t) const {
  static constexpr std::array<std::string_view, 20> within = {"difficulty", "expertise", "experience", "failure", "hand", "hope", "interest", "involvement", "part", "pride",
                                                              "problem", "progress", "role", "skill", "success", "trouble", "delay", "step", "pleasure", "confidence"};
  const TokenIndex noun = head(t);
  if (noun == no_token || rels_[t] != Rel::acl || token(t).xpos != "VBG" || token(noun).upos != Upos::NOUN || charged(noun)) return false;
  const std::string word = mark(t);
  if (word == "in") return std::find(within.begin(), within.end(), lowered(token(noun).lemma)) != within.end();
  return word == "of" || word == "about" || word == "for" || word == "against" || word == "on";
}

// "a plan | to sell the port", "the claim | that it sank", "a role | in sinking it": the noun says nothing without it.
bool Tree::says_what(TokenIndex t) const {
  const TokenIndex begin = whole_[t].begin;
  if (begin == 0 || token(begin - 1).upos == Upos::PUNCT) return false;
  if (deed_of(t) && mark(t) != "for") return true;
  return std::any_of(children(t).begin(), children(t).end(), [&](TokenIndex c) { return rels_[c] == Rel::mark && (token(c).xpos == "TO" || form(c) == "that"); });
}

TokenIndex Tree::child(TokenIndex t, Rel rel) const {
  for (TokenIndex c : children(t)) {
    if (rels_[c] == rel) return c;
  }
  return no_token;
}

std::string Tree::joined(TokenIndex t, Rel rel) const {
  std::string out;
  const auto add = [&](TokenIndex c) {
    if (!out.empty()) out += ' ';
    out += lowered(report_->at(token(c).span));
  };
  for (TokenIndex c : children(t)) {
    if (rels_[c] != rel) continue;
    if (token(c).upos == Upos::PART && token(c).xpos == "POS") continue;  // "China's": the genitive is no preposition
    add(c);
    for (TokenIndex f : children(c)) {
      if (rels_[f] == Rel::fixed) add(f);
    }
  }
  return out;
}

std::string Tree::preposition(TokenIndex t) const { return joined(t, Rel::case_); }

std::string Tree::mark(TokenIndex t) const {
  std::string out = joined(t, Rel::mark);
  if (!out.empty()) return out;
  for (TokenIndex c : children(t)) {
    if (rels_[c] == Rel::advmod && token(c).xpos == "WRB") return lowered(token(c).lemma);
  }
  return out;
}

Span span_of(const Sentence& sentence, TokenRange range) {
  if (range.begin >= range.end || range.end > sentence.tokens.size()) return {};
  return sentence.tokens[range.begin].span.joined(sentence.tokens[range.end - 1].span);
}

std::string lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

}  // namespace entente
