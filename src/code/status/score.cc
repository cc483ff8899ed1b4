#include "code/status/score.h"

#include <algorithm>

namespace entente::status {
namespace {

// One feature of a name and up to two values.
std::string feature(std::string_view name, std::string_view a, std::string_view b = {}) {
  std::string out(name);
  out.append(":").append(a);
  if (!b.empty()) out.append("/").append(b);
  return out;
}

std::string signed_status(const Value& v) {
  std::string out(name_of(v.base));
  if (v.negated) out += '-';
  return out;
}

std::string_view person_of(const Dependents& tree, TokenIndex subject) {
  if (subject == no_token) return "none";
  const Token& t = tree[subject];
  if (t.upos != Upos::PRON) return t.upos == Upos::PROPN ? "name" : "noun";
  if (t.lemma == "I" || t.lemma == "i" || t.lemma == "we") return "1";
  if (t.lemma == "you") return "2";
  if (t.lemma == "he" || t.lemma == "she" || t.lemma == "they" || t.lemma == "it") return "3";
  return "other";
}

std::string_view relation_of(const Dependents& tree, TokenIndex i) { return tree[i].relation; }

}  // namespace

std::vector<std::string> score_features(const Dependents& tree, const Sentence& sentence, std::span<const Marks> marks,
                                        std::span<const Value> values, TokenIndex i) {
  const Marks& m = marks[i];
  const Value& v = values[i];
  const Token& t = tree[i];
  std::vector<std::string> f;
  f.reserve(28);
  const std::string status = signed_status(v);
  const bool asks = sentence.tokens.back().lemma == "?";
  f.push_back("bias");
  f.push_back(feature("status", status));
  f.push_back(feature("status+tag", status, t.xpos));
  f.push_back(feature("status+rel", status, relation_of(tree, i)));
  f.push_back(feature("tag+rel", t.xpos, relation_of(tree, i)));
  f.push_back(feature("lemma", t.lemma));
  f.push_back(feature("lemma+status", t.lemma, status));
  const std::string_view person = person_of(tree, tree.child(i, "nsubj"));
  f.push_back(feature("person+status", person, status));
  if (asks) f.push_back(feature("asks", status));
  if (m.modal != Effect::none) {
    f.push_back(feature("modal", m.modal_lemma, m.negated ? "not" : "-"));
    f.push_back(feature("modal+person", m.modal_lemma, person));
    if (m.perfect) f.push_back(feature("modal+perfect", m.modal_lemma));
    if (m.if_clause) f.push_back(feature("modal+if", m.modal_lemma));
    if (asks) f.push_back(feature("modal+asks", m.modal_lemma, person));
  }
  if (m.imperative) f.push_back("imperative");
  if (m.progressive) f.push_back(feature("progressive", status));
  if (m.perfect) f.push_back(feature("perfect", status));
  if (m.passive) f.push_back(feature("passive", status));
  if (m.ahead) f.push_back(feature("ahead", status));
  if (m.adverb != Effect::none) f.push_back(feature("adverb", status));
  if (!m.mark_lemma.empty()) f.push_back(feature("mark", m.mark_lemma, t.xpos));
  if (!m.case_lemma.empty()) f.push_back(feature("case", m.case_lemma, t.xpos));
  if (tree.child(i, "cop") != no_token) f.push_back(feature("copula", status));
  if (t.head != no_token) {
    const TokenIndex h = t.head;
    const std::string head_status = signed_status(values[h]);
    f.push_back(feature("head+rel", head_status, relation_of(tree, i)));
    f.push_back(feature("head+status", head_status, status));
    f.push_back(feature("governor", tree[h].lemma, relation_of(tree, i)));
    f.push_back(feature("governor+tag", tree[h].lemma, t.xpos));
    f.push_back(feature("headtag", tree[h].xpos, relation_of(tree, i)));
    if (marks[h].negated) f.push_back(feature("governor+not", tree[h].lemma, t.xpos));
    if (marks[h].modal != Effect::none) f.push_back(feature("headmodal", marks[h].modal_lemma, relation_of(tree, i)));
    f.push_back(feature("headperson", person_of(tree, tree.child(h, "nsubj")), relation_of(tree, i)));
    if (const TokenIndex g = tree[h].head; g != no_token) f.push_back(feature("grand", signed_status(values[g]), relation_of(tree, h)));
  } else if (!m.finite && m.modal == Effect::none) {
    f.push_back(feature("bare", t.xpos));
  }
  return f;
}

double plain_score(const Value& value) {
  const double sign = value.negated ? -1 : 1;
  switch (value.base) {
    case Status::happened:
    case Status::ongoing:
    case Status::background: return 2.8 * sign;
    case Status::expected: return 1.0 * sign;
    case Status::planned: return 0.5 * sign;
    case Status::counterfactual: return -2.5;
    default: return 0;
  }
}

double score_of(const StatusTable::Impl& table, std::span<const std::string> features) {
  double sum = 0;
  for (const std::string& f : features)
    if (const auto at = table.weights.find(f); at != table.weights.end()) sum += at->second;
  return std::clamp(sum, -3.0, 3.0);
}

}  // namespace entente::status
