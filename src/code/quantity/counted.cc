#include "code/quantity/counted.h"

#include <algorithm>
#include <array>

namespace entente {
namespace {

TokenIndex first_at_or_after(const Sentence& sentence, std::uint32_t byte) {
  const auto found = std::partition_point(sentence.tokens.begin(), sentence.tokens.end(), [&](const Token& t) { return t.span.begin < byte; });
  return static_cast<TokenIndex>(found - sentence.tokens.begin());
}

bool is_noun(const Token& t) { return t.upos == Upos::NOUN || t.upos == Upos::PROPN; }

/// The end of a noun phrase without determiner that begins at a token: modifiers, then nouns. Returns its first token if there is none.
TokenIndex phrase_end(const Sentence& sentence, TokenIndex at) {
  TokenIndex end = at;
  const TokenIndex limit = std::min<TokenIndex>(at + 8, static_cast<TokenIndex>(sentence.tokens.size()));
  for (TokenIndex i = at; i < limit; ++i) {
    const Token& t = sentence.tokens[i];
    if (is_noun(t)) {
      end = i + 1;
      continue;
    }
    const bool hyphen = t.upos == Upos::PUNCT && t.span.size() == 1 && i > at && t.span.begin == sentence.tokens[i - 1].span.end &&
                        i + 1 < limit && sentence.tokens[i + 1].span.begin == t.span.end;
    const bool modifier = t.upos == Upos::ADJ || hyphen || ((t.xpos == "VBN" || t.xpos == "VBG") && i == at && i + 1 < limit && is_noun(sentence.tokens[i + 1]));
    if (!modifier) break;
  }
  return end;
}

/// The token of the amount whose head lies outside it; no_token: none.
TokenIndex top_of(const Sentence& sentence, Span amount) {
  const TokenIndex first = first_at_or_after(sentence, amount.begin);
  if (first >= sentence.tokens.size()) return no_token;
  TokenIndex top = first;
  for (TokenIndex i = first; i < sentence.tokens.size() && sentence.tokens[i].span.begin < amount.end; ++i) {
    const TokenIndex head = sentence.tokens[i].head;
    if (head == no_token || !sentence.tokens[head].span.overlaps(amount)) top = i;
  }
  return top;
}

/// A noun with the words before it that belong to it: determiner, adjectives, the rest of a name.
Span phrase_of(const Sentence& sentence, TokenIndex head) {
  TokenIndex begin = head, end = head + 1;
  const auto part = [&](const Token& t) {
    return t.head == head && (t.relation == "det" || t.relation == "amod" || t.relation.starts_with("compound") || t.relation.starts_with("flat") || t.relation == "nummod");
  };
  while (begin > 0 && part(sentence.tokens[begin - 1])) --begin;
  while (end < sentence.tokens.size() && sentence.tokens[end].head == head && sentence.tokens[end].relation.starts_with("flat")) ++end;
  return {sentence.tokens[begin].span.begin, sentence.tokens[end - 1].span.end};
}

TokenIndex child(const Sentence& sentence, TokenIndex head, std::string_view relation) {
  for (TokenIndex i = 0; i < sentence.tokens.size(); ++i) {
    if (sentence.tokens[i].head == head && sentence.tokens[i].relation == relation) return i;
  }
  return no_token;
}

Span span_of(const Sentence& sentence, TokenIndex begin, TokenIndex end) {
  if (begin >= end) return {};
  return {sentence.tokens[begin].span.begin, sentence.tokens[end - 1].span.end};
}

}  // namespace

Span counted_after(const Sentence& sentence, Span number) {
  TokenIndex at = first_at_or_after(sentence, number.end);
  if (at < sentence.tokens.size() && sentence.tokens[at].lemma == "of") {   // "thousands of people", "one of the boats"
    ++at;
    while (at < sentence.tokens.size() && (sentence.tokens[at].upos == Upos::DET || sentence.tokens[at].upos == Upos::PRON)) ++at;
  }
  return span_of(sentence, at, phrase_end(sentence, at));
}

Span complement_of(const Report& report, const Sentence& sentence, Span amount) {
  TokenIndex at = first_at_or_after(sentence, amount.end);
  if (at >= sentence.tokens.size() || report.at(sentence.tokens[at].span) != "of") return {};
  const TokenIndex begin = ++at;
  while (at < sentence.tokens.size() && (sentence.tokens[at].upos == Upos::DET || sentence.tokens[at].upos == Upos::PRON || sentence.tokens[at].upos == Upos::NUM)) ++at;
  TokenIndex end = phrase_end(sentence, at);
  if (end < sentence.tokens.size() && end > at && sentence.tokens[end].xpos == "POS") end = phrase_end(sentence, end + 1);   // "the state's tin exports"
  if (end == at) return span_of(sentence, begin, at);
  return span_of(sentence, begin, end);
}

Span measured_by(const Sentence& sentence, Span amount) {
  const TokenIndex top = top_of(sentence, amount);
  if (top == no_token) return {};
  const TokenIndex head = sentence.tokens[top].head;
  if (head == no_token) return {};
  const Token& governor = sentence.tokens[head];
  if (is_noun(governor)) return governor.span;
  for (TokenIndex i = 0; i < sentence.tokens.size(); ++i) {
    const Token& t = sentence.tokens[i];
    if (t.head == head && t.relation.starts_with("nsubj") && is_noun(t) && !t.span.overlaps(amount)) return t.span;
  }
  return {};
}

Span holder_of(const Sentence& sentence, Span amount) {
  // Verbs that say how much their subject is, not what it has.
  static constexpr std::array<std::string_view, 14> measuring = {"cost", "weigh", "measure", "last", "take", "total", "reach",
                                                                 "number", "span", "cover", "exceed", "near", "average", "hit"};
  TokenIndex at = top_of(sentence, amount);
  if (at == no_token) return {};
  for (int up = 0; up < 4; ++up) {   // from "30 percent" over "a 30 percent stake" to the verb
    if (const TokenIndex owner = child(sentence, at, "nmod:poss"); owner != no_token && is_noun(sentence.tokens[owner])) return phrase_of(sentence, owner);
    if (const TokenIndex made = child(sentence, at, "acl"); made != no_token) {
      if (const TokenIndex by = child(sentence, made, "obl:agent"); by != no_token) return phrase_of(sentence, by);
    }
    const Token& t = sentence.tokens[at];
    if (t.head == no_token) return {};
    const Token& verb = sentence.tokens[t.head];
    if (verb.upos == Upos::VERB) {
      if (std::find(measuring.begin(), measuring.end(), verb.lemma) != measuring.end()) return {};
      const TokenIndex preposition = child(sentence, at, "case");
      const bool accounts = t.relation.starts_with("obl") && preposition != no_token && sentence.tokens[preposition].lemma == "for" && verb.lemma == "account";
      if (t.relation == "nsubj:pass") {
        const TokenIndex by = child(sentence, t.head, "obl:agent");
        return by == no_token ? Span{} : phrase_of(sentence, by);
      }
      const TokenIndex subject = t.relation == "obj" || accounts ? child(sentence, t.head, "nsubj") : no_token;
      return subject == no_token ? Span{} : phrase_of(sentence, subject);
    }
    if (t.relation != "nummod" && t.relation != "compound" && t.relation != "amod" && !t.relation.starts_with("nmod")) return {};
    at = t.head;
  }
  return {};
}

TokenIndex last_token(const Sentence& sentence, Span span) {
  const TokenIndex end = first_at_or_after(sentence, span.end);
  if (end == 0 || !span.contains(sentence.tokens[end - 1].span)) return no_token;
  return end - 1;
}

bool is_counting(const Report& report, const Sentence& sentence, Span number, Span counted) {
  const TokenIndex at = first_at_or_after(sentence, number.begin);
  if (at >= sentence.tokens.size() || sentence.tokens[at].span.begin != number.begin) return false;   // inside a word: "A320"
  const Token& t = sentence.tokens[at];
  if (t.upos == Upos::X) return true;   // no tags: take it
  const bool one = report.at(number).size() == 3 && (report.at(number)[0] | 0x20) == 'o';
  if (one) return t.upos == Upos::NUM && !counted.empty();
  if (at > 0 && counted.empty()) {
    const Token& before = sentence.tokens[at - 1];
    if (before.upos == Upos::PROPN || before.xpos == "NN") return false;   // "S&P 500", "iPhone 14", "page 3"
  }
  if (at > 0 && sentence.tokens[at - 1].upos == Upos::PROPN && at + 1 < sentence.tokens.size() && sentence.tokens[at + 1].upos == Upos::PROPN) {
    return false;   // "Boeing 787 Dreamliner"
  }
  const TokenIndex end = last_token(sentence, number);   // "half a million", "between 20 and 30": the number stands last
  const Upos upos = end == no_token ? t.upos : sentence.tokens[end].upos;
  return upos == Upos::NUM || upos == Upos::NOUN || upos == Upos::ADJ || upos == Upos::SYM;
}

}  // namespace entente
