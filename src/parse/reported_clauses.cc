#include "parse/reported_clauses.h"

#include <algorithm>

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

}  // namespace

void mark_reported_clauses(std::span<Token> tokens) {
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
