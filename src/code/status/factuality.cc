#include "code/status/factuality.h"

#include "code/status/compose.h"
#include "code/status/score.h"

namespace entente {
namespace {

using namespace status;

bool is_predicate(const StatusTable::Impl& table, const Dependents& tree, const Marks& m, TokenIndex i) {
  if (m.clause) return true;
  if (tree[i].upos != Upos::NOUN) return false;
  return table.small_word(SmallWord::event, tree[i].lemma) != nullptr;
}

double score_at(const StatusTable::Impl& table, const Dependents& tree, const Sentence& sentence, std::span<const Marks> marks,
                std::span<const Value> values, TokenIndex i) {
  const Upos upos = tree[i].upos;
  const bool verb = marks[i].clause || (upos != Upos::NOUN && upos != Upos::PROPN);
  return verb ? score_of(table, score_features(tree, sentence, marks, values, i)) : plain_score(values[i]);
}

TokenStatus token_status(const Value& value) {
  TokenStatus out;
  out.status = status_of(value);
  out.negated = value.negated;
  out.holder_verb = value.holder;
  return out;
}

}  // namespace

std::vector<TokenStatus> statuses(const StatusTable& table, const Report& report, const Sentence& sentence) {
  std::vector<TokenStatus> out(sentence.tokens.size());
  if (sentence.fallback) return out;
  const Dependents tree(sentence);
  const std::vector<Marks> marks = marks_of(table.impl(), tree);
  const std::vector<Value> values = compose(table.impl(), tree, report, sentence, marks);
  for (TokenIndex i = 0; i < out.size(); ++i) {
    out[i] = token_status(values[i]);
    out[i].score = score_at(table.impl(), tree, sentence, marks, values, i);
  }
  return out;
}

StatusReading read_status(const StatusTable& table, const Report& report, const Sentence& sentence) {
  StatusReading out;
  out.tokens.resize(sentence.tokens.size());
  if (sentence.fallback) return out;
  const Dependents tree(sentence);
  const std::vector<Marks> marks = marks_of(table.impl(), tree);
  const std::vector<Value> values = compose(table.impl(), tree, report, sentence, marks);
  for (TokenIndex i = 0; i < out.tokens.size(); ++i) {
    out.tokens[i] = token_status(values[i]);
    if (!is_predicate(table.impl(), tree, marks[i], i)) continue;
    out.predicates.push_back({sentence.tokens[i].span, out.tokens[i].status, values[i].negated, score_at(table.impl(), tree, sentence, marks, values, i)});
  }
  return out;
}

}  // namespace entente
