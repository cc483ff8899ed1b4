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

}  // namespace

std::vector<TokenStatus> statuses(const StatusTable& table, const Report& report, const Sentence& sentence, bool scores) {
  std::vector<TokenStatus> out(sentence.tokens.size());
  if (sentence.fallback) return out;
  const Dependents tree(sentence);
  const std::vector<Marks> marks = marks_of(table.impl(), tree);
  const std::vector<Value> values = compose(table.impl(), tree, report, sentence, marks);
  for (TokenIndex i = 0; i < out.size(); ++i) {
    out[i].status = status_of(values[i]);
    out[i].negated = values[i].negated;
    out[i].holder_verb = values[i].holder;
    if (scores) out[i].score = score_at(table.impl(), tree, sentence, marks, values, i);
  }
  return out;
}

std::vector<Factuality> factuality(const StatusTable& table, const Report& report, std::span<const Sentence> sentences) {
  std::vector<Factuality> out;
  for (const Sentence& sentence : sentences) {
    if (sentence.fallback) continue;
    const Dependents tree(sentence);
    const std::vector<Marks> marks = marks_of(table.impl(), tree);
    const std::vector<Value> values = compose(table.impl(), tree, report, sentence, marks);
    for (TokenIndex i = 0; i < sentence.tokens.size(); ++i) {
      if (!is_predicate(table.impl(), tree, marks[i], i)) continue;
      out.push_back({sentence.tokens[i].span, status_of(values[i]), values[i].negated, score_at(table.impl(), tree, sentence, marks, values, i)});
    }
  }
  return out;
}

}  // namespace entente
