#include "code/status/past.h"

namespace entente::status {
namespace {

// A year written with four digits; 0: none.
int year_of(std::string_view word) {
  if (word.size() != 4) return 0;
  int year = 0;
  for (char c : word) {
    if (c < '0' || c > '9') return 0;
    year = year * 10 + (c - '0');
  }
  return year >= 1500 && year < 2100 ? year : 0;
}

bool subordinate(const Token& token) {
  return is_relation(token.relation, "acl") || is_relation(token.relation, "advcl") || token.relation == "parataxis";
}

bool is_time_above(std::string_view relation) {
  return is_relation(relation, "obl") || is_relation(relation, "nmod") || relation == "nummod" || relation == "compound" ||
         relation == "advmod" || relation == "amod" || relation == "appos" || relation == "dep";
}

}  // namespace

std::vector<bool> dated_before(const Dependents& tree, const Report& report, std::span<const Marks> marks) {
  const std::size_t n = tree.size();
  const auto& published = report.published.days;
  const int limit = published.earliest ? published.earliest->year() : (published.latest ? published.latest->year() : 0);

  // Inside a subordinate clause or below a noun: decided from above.
  std::vector<bool> inside(n, false);
  for (TokenIndex i : tree.downwards())
    if (tree[i].head != no_token) inside[i] = inside[tree[i].head] || subordinate(tree[i]);

  std::vector<bool> dated(n, false);
  const auto order = tree.downwards();
  for (std::size_t k = order.size(); k-- > 0;) {
    const TokenIndex i = order[k];
    const Token& t = tree[i];
    const int year = t.upos == Upos::NUM || t.upos == Upos::NOUN ? year_of(report.at(t.span)) : 0;
    if (year != 0 && (limit != 0 ? year < limit : true)) dated[i] = true;
    if (t.lemma == "ago" && t.head != no_token) {
      for (TokenIndex c : tree.children(i))
        if (tree[c].lemma == "year" || tree[c].lemma == "decade" || tree[c].lemma == "century") dated[i] = true;
    }
    if ((t.lemma == "year" || t.lemma == "century" || t.lemma == "decade") && inside[i])
      for (TokenIndex c : tree.children(i))
        if (tree[c].lemma == "last" || tree[c].lemma == "previous") dated[i] = true;
    if (!dated[i] || t.head == no_token) continue;
    const TokenIndex h = t.head;
    const bool clause = marks[i].clause;
    const bool head_clause = marks[h].clause;
    if (clause) {
      // From clause to clause only inside the same aside.
      if (inside[h] && (subordinate(t) || is_relation(t.relation, "conj"))) dated[h] = true;
      continue;
    }
    if (inside[h] && t.relation == "obj" && head_clause) dated[h] = true;   // "that ended the war in 1975"
    if (!is_time_above(t.relation)) continue;
    if (marks[i].case_lemma == "by" || marks[i].case_lemma == "until" || marks[i].case_lemma == "for") continue;
    if (head_clause && !inside[h] && limit == 0) continue;
    if (marks[i].case_lemma == "since" && head_clause) continue;   // reaches into the present
    if (year_of(report.at(t.span)) != 0 || t.lemma == "ago" || t.lemma == "year" || t.lemma == "century" || t.lemma == "decade" ||
        is_relation(t.relation, "nmod") || tree[h].upos == Upos::PROPN || !head_clause)
      dated[h] = true;
  }
  return dated;
}

}  // namespace entente::status
