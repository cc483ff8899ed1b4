#include "parse/reported_clauses.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <vector>

namespace entente {
namespace {

bool is_finite_tag(std::string_view xpos) { return xpos == "VBD" || xpos == "VBZ" || xpos == "VBP" || xpos == "MD"; }
bool is_question_word(std::string_view xpos) { return xpos.starts_with("W"); }
bool is_subject(const Token& t) { return t.relation.starts_with("nsubj") || t.relation.starts_with("csubj") || t.relation == "expl"; }

// What hangs on the head of a clause, as far as it tells what kind of clause it is.
struct Clause {
  bool finite = false, subordinated = false;
  TokenIndex subject = no_token, auxiliary = no_token;
};

Clause clause_of(std::span<const Token> tokens, TokenIndex head) {
  Clause c;
  c.finite = is_finite_tag(tokens[head].xpos);
  for (TokenIndex i = 0; i < tokens.size(); ++i) {
    const Token& t = tokens[i];
    if (t.head != head) continue;
    if (is_subject(t)) c.subject = std::min(c.subject, i);
    if (t.relation.starts_with("aux") || t.relation == "cop") {
      c.finite |= is_finite_tag(t.xpos);
      c.auxiliary = std::min(c.auxiliary, i);
    }
    c.subordinated |= t.relation == "mark" || (i < head && is_question_word(t.xpos));
  }
  return c;
}

bool is_saying(std::string_view lemma) {
  static constexpr std::string_view verbs[] = {"add",    "announce", "argue", "believe", "claim", "confirm", "declare", "estimate", "explain", "insist", "note",
                                               "report", "say",      "state", "tell",    "testify", "think", "warn",   "write"};
  return std::binary_search(std::begin(verbs), std::end(verbs), lemma);
}

bool is_telling(std::string_view lemma) {
  static constexpr std::string_view verbs[] = {"advise", "assure", "convince", "inform", "notify", "persuade", "remind", "tell", "warn"};
  return std::binary_search(std::begin(verbs), std::end(verbs), lemma);
}

bool has_child(std::span<const Token> tokens, TokenIndex head, std::string_view relation) {
  return std::any_of(tokens.begin(), tokens.end(), [&](const Token& t) { return t.head == head && t.relation == relation; });
}

// "told lawmakers that talks had failed": what was told, hung on those who were told it.
void give_what_is_told(std::span<Token> tokens, TokenIndex verb) {
  if (has_child(tokens, verb, "ccomp")) return;
  for (TokenIndex i = verb + 1; i < tokens.size(); ++i) {
    const TokenIndex told = tokens[i].head;
    const bool clause = told != no_token && told > verb && told < i && tokens[told].head == verb && tokens[i].relation.starts_with("acl");
    if (!clause || (tokens[told].relation != "iobj" && tokens[told].relation != "obj")) continue;
    const Clause said = clause_of(tokens, i);
    if (!said.finite || said.subject == no_token) continue;
    for (TokenIndex that = told + 1; that < said.subject; ++that) {
      if (tokens[that].head != i || tokens[that].lemma != "that") continue;
      // "told the man that she loved" may be a relative clause, "told lawmakers that" is none.
      if (tokens[that].relation != "mark" && has_child(tokens, told, "det")) return;
      tokens[that].relation = "mark";
      tokens[that].upos = Upos::SCONJ;
      tokens[that].xpos = "IN";
      tokens[told].relation = "iobj";
      tokens[i].head = verb;
      tokens[i].relation = "ccomp";
      return;
    }
  }
}

// The subjects of a verb that stand before it.
std::vector<TokenIndex> subjects_before(std::span<const Token> tokens, TokenIndex verb) {
  std::vector<TokenIndex> out;
  for (TokenIndex i = 0; i < verb; ++i)
    if (tokens[i].head == verb && tokens[i].relation.starts_with("nsubj")) out.push_back(i);
  return out;
}

// The verb between two subjects that the first one belongs to: it has no subject, and a mark parts it from the second.
TokenIndex robbed_verb(std::span<const Token> tokens, TokenIndex first, TokenIndex second, TokenIndex saying) {
  for (TokenIndex v = first + 1; v < second; ++v) {
    const Token& t = tokens[v];
    const bool participle = t.head == first && t.relation == "acl" && (t.xpos == "VBN" || t.xpos == "VBD");
    const bool clause = t.head == saying && (t.relation == "advcl" || t.relation == "ccomp" || t.relation == "parataxis") && is_finite_tag(t.xpos);
    if (!participle && !clause) continue;
    const Clause c = clause_of(tokens, v);
    const bool parted = std::any_of(tokens.begin() + v, tokens.begin() + second, [](const Token& x) { return x.upos == Upos::PUNCT; });
    return c.subordinated || c.subject != no_token || c.auxiliary != no_token || !parted ? no_token : v;
  }
  return no_token;
}

void give_subject(std::span<Token> tokens, TokenIndex first, TokenIndex second, TokenIndex saying, TokenIndex v) {
  tokens[v].head = saying;
  tokens[v].relation = "ccomp";
  if (tokens[v].xpos == "VBN") tokens[v].xpos = "VBD";
  // What hung across the new arcs goes to the verb.
  for (TokenIndex i = first + 1; i < second; ++i) {
    if (i == v) continue;
    Token& t = tokens[i];
    const bool of_subject = t.head == first && i > v;
    const bool of_saying = t.head == saying && (i < v || t.upos == Upos::PUNCT);
    if (of_subject || of_saying) t.head = v;
  }
  tokens[first].head = v;
  tokens[first].relation = "nsubj";
}

}  // namespace

void mark_reported_clauses(std::span<Token> tokens) {
  for (TokenIndex i = 0; i < tokens.size(); ++i) {
    if (tokens[i].upos != Upos::VERB || !is_saying(tokens[i].lemma)) continue;
    const std::vector<TokenIndex> subjects = subjects_before(tokens, i);
    if (subjects.size() < 2) continue;
    const TokenIndex first = subjects.front(), second = subjects.back(), verb = robbed_verb(tokens, first, second, i);
    if (verb != no_token) give_subject(tokens, first, second, i, verb);
  }
  for (TokenIndex i = 0; i < tokens.size(); ++i) {
    if (tokens[i].upos == Upos::VERB && is_telling(tokens[i].lemma)) give_what_is_told(tokens, i);
  }
  for (TokenIndex i = 0; i < tokens.size(); ++i) {
    Token& t = tokens[i];
    if (t.relation != "advcl" || t.head == no_token || t.head < i || tokens[t.head].upos != Upos::VERB) continue;
    const Clause said = clause_of(tokens, i), saying = clause_of(tokens, t.head);
    const bool inverted = said.auxiliary != no_token && said.auxiliary < said.subject;
    if (!said.finite || said.subordinated || inverted || said.subject == no_token) continue;
    if (saying.subject != no_token && saying.subject > i) t.relation = "ccomp";
  }
}

}  // namespace entente
