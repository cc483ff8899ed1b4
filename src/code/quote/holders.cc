#include <algorithm>

#include "code/quote/attribution.h"

namespace entente {
namespace {

using namespace quote;

bool vouches(CueClass kind) { return kind == CueClass::speech || kind == CueClass::thought || kind == CueClass::hearsay; }

Holder holder_of(const Dependents& tree, const Report& report, const Attribution& a) {
  Holder h;
  h.cue = a.cue_span;
  h.hearsay = a.kind == CueClass::hearsay;
  if (h.hearsay) return h;
  const TokenIndex speaker = antecedent_of(tree, a.speaker);
  if (speaker == no_token) return h;
  h.actor.span = phrase_of(tree, speaker);
  h.actor.text = std::string(report.at(h.actor.span));
  return h;
}

std::vector<Holder> holders_of(const Dependents& tree, const std::vector<Attribution>& found, const Report& report, const Sentence& sentence,
                               TokenIndex predicate, std::span<const Quote> quotes) {
  std::vector<Holder> out;
  // Innermost first: cues whose content lies on the way up.
  TokenIndex below = no_token;
  for (TokenIndex i = predicate; i != no_token; below = i, i = tree[i].head) {
    for (const Attribution& a : found) {
      if (a.content != i || !vouches(a.kind) || a.negated || a.cue == below || a.cue == predicate) continue;
      if (a.cue != tree[i].head && below != no_token && tree[below].relation == "parataxis") continue;
      Holder h = holder_of(tree, report, a);
      if (!h.hearsay && h.actor.text.empty() && tree[a.cue].upos != Upos::NOUN) h.hearsay = tree[a.cue].upos == Upos::VERB;
      out.push_back(std::move(h));
    }
  }
  // A sentence within a quotation, whose cue stands elsewhere.
  const Span at = sentence.tokens[predicate].span;
  for (const Quote& q : quotes) {
    if (q.kind == QuoteKind::indirect || !q.span.contains(at) || q.speaker.empty() || sentence.span.overlaps(q.cue)) continue;
    out.push_back({{.text = std::string(report.at(q.speaker)), .span = q.speaker}, false, q.cue});
    break;
  }
  std::reverse(out.begin(), out.end());
  return out;
}

}  // namespace

std::vector<std::vector<Holder>> holders(const CueTable& table, const Report& report, const Sentence& sentence,
                                         std::span<const TokenIndex> predicates, std::span<const Quote> quotes) {
  std::vector<std::vector<Holder>> out(predicates.size());
  if (sentence.fallback || predicates.empty()) return out;
  const Dependents tree(sentence);
  const std::vector<Attribution> found = attributions(table.impl(), tree, report);
  for (std::size_t i = 0; i < predicates.size(); ++i) out[i] = holders_of(tree, found, report, sentence, predicates[i], quotes);
  return out;
}

}  // namespace entente
