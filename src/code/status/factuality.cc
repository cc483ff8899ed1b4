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

}  // namespace

std::vector<TokenStatus> statuses(const StatusTable& table, const Report& report, const Sentence& sentence) {
  std::vector<TokenStatus> out(sentence.tokens.size());
  if (sentence.fallback) return out;
  const Dependents tree(sentence);
  const std::vector<Marks> marks = marks_of(table.impl(), tree);
  const std::vector<Value> values = compose(table.impl(), tree, report, sentence, marks);
  for (TokenIndex i = 0; i < out.size(); ++i) {
    out[i].status = status_of(values[i]);
    out[i].negated = values[i].negated;
    out[i].holder_verb = values[i].holder;
    const Upos upos = tree[i].upos;
    if (!marks[i].clause && upos != Upos::NOUN && upos != Upos::VERB && upos != Upos::ADJ && upos != Upos::PROPN) continue;
    out[i].score = score_of(table.impl(), score_features(tree, sentence, marks, values, i));
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
      const auto features = score_features(tree, sentence, marks, values, i);
      out.push_back({sentence.tokens[i].span, status_of(values[i]), values[i].negated, score_of(table.impl(), features)});
    }
  }
  return out;
}

}  // namespace entente
