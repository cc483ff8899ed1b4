#include "code/assembly/natures.h"

#include "code/clause/tree.h"

namespace entente {
namespace {

/// Runs `mark` on the tokens that a span holds; spans are in text order.
template <class Mark>
void inside(const Sentence& sentence, std::size_t& from, Span span, Mark mark) {
  while (from < sentence.tokens.size() && sentence.tokens[from].span.end <= span.begin) ++from;
  for (std::size_t t = from; t < sentence.tokens.size() && sentence.tokens[t].span.begin < span.end; ++t) mark(t);
}

// Neither article nor adjective nor owner before the noun: "in office", not "in a rented office".
bool bare(const Sentence& sentence, std::size_t t) {
  if (t == 0) return true;
  const Token& before = sentence.tokens[t - 1];
  return before.head != t || before.upos == Upos::ADP;
}

}  // namespace

std::vector<Nature> natures(const ClauseWords& words, const Sentence& sentence, const SentenceReading& reading) {
  std::vector<Nature> out(sentence.tokens.size());
  for (std::size_t t = 0; t < out.size(); ++t) {
    const Token& token = sentence.tokens[t];
    out[t].actor = !reading.actors[t].empty();
    out[t].place = t < reading.place_like.size() && reading.place_like[t];
    if (token.upos != Upos::NOUN && token.upos != Upos::PROPN) continue;
    const std::string lemma = lowered(token.lemma);
    const bool put = t + 1 < out.size() && sentence.tokens[t + 1].lemma == "to" && sentence.tokens[t + 1].upos == Upos::ADP;      // "an end to the war" is none
    out[t].time_word = token.upos == Upos::NOUN && words.time(lemma) && !(put && lemma == "end");
    out[t].means = words.means(lemma);
    out[t].medium = words.medium(lemma);
    out[t].manner = words.manner(lemma) || (words.bare_manner(lemma) && bare(sentence, t));
    out[t].gathering = words.gathering(lemma);
  }
  std::size_t from = 0;
  for (const When& when : reading.times) {
    inside(sentence, from, when.span, [&](std::size_t t) { out[t].time = true, out[t].stretch = when.type == TimexType::duration; });
  }
  from = 0;
  for (const Quantity& quantity : reading.quantities) {
    if (quantity.unit.empty()) continue;
    inside(sentence, from, quantity.span, [&](std::size_t t) { out[t].amount = true; });
  }
  from = 0;
  for (const Place& place : reading.places) {
    inside(sentence, from, place.span, [&](std::size_t t) { out[t].place = true; });
  }
  for (Nature& nature : out) {
    if (nature.actor) nature.time = nature.stretch = false;
  }
  return out;
}

}  // namespace entente
