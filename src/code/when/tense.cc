#include "code/when/tense.h"

#include <algorithm>
#include <array>

namespace entente {
namespace {

template <std::size_t N>
bool among(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 9> future_aux = {"will", "shall", "'ll", "\u2019ll", "wo", "may", "might", "would", "could"};
/// Verbs that put what they speak of ahead even in the past tense ("planned a rally on Saturday").
constexpr std::array<std::string_view, 8> schedulers = {"schedule", "plan", "expect", "slate", "intend", "hope", "forecast", "project"};
constexpr std::array<std::string_view, 7> openers = {"begin", "start", "commence", "open", "resume", "reopen", "expire"};
/// Verbs that move an end: "extended the ban until Monday".
constexpr std::array<std::string_view, 8> movers = {"extend", "postpone", "delay", "adjourn", "defer", "suspend", "prolong", "reschedule"};
/// Predicates whose complement, or whose subject, lies ahead.
constexpr std::array<std::string_view, 20> ahead = {"schedule", "plan", "expect", "due", "set", "intend", "agree", "slate", "hope", "likely", "go",
                                                    "aim", "promise", "vow", "pledge", "want", "need", "order", "forecast", "project"};
constexpr std::array<std::string_view, 10> ahead_words = {"will", "'ll", "shall", "scheduled", "due", "upcoming", "planned", "slated", "expected", "tentatively"};

std::string lower(std::string_view word) {
  std::string out(word);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

bool is_verb(const Token& t) { return t.upos == Upos::VERB || t.upos == Upos::AUX; }

/// Tense of one predicate, without what governs it. `end`: the time is where something ends ("until Monday").
Outlook of_predicate(const Report& report, const Sentence& sentence, TokenIndex verb, bool end) {
  const Token& v = sentence.tokens[verb];
  bool to = false, past_aux = false, present_be = false, perfect = false;
  const TokenIndex first = verb > 12 ? verb - 12 : 0;   // auxiliaries stand close before their verb, or right after in questions
  for (TokenIndex i = first; i < sentence.tokens.size() && i < verb + 3; ++i) {
    const Token& t = sentence.tokens[i];
    if (t.head != verb) continue;
    const std::string word = lower(report.at(t.span));
    if (t.relation.starts_with("aux") || t.relation == "cop") {
      if (among(future_aux, word)) return Outlook::future;
      if (word == "has" || word == "have" || word == "'ve") perfect = true;
      if (t.xpos == "VBD" || perfect) past_aux = true;
      if (word == "is" || word == "are" || word == "be") present_be = true;
    }
    if (t.relation == "mark" && word == "to") to = true;
  }
  if ((past_aux || v.xpos == "VBD" || v.xpos == "VBN") && among(schedulers, v.lemma)) return Outlook::future;
  if (end && (perfect || among(movers, v.lemma))) return Outlook::future;   // "has given them until Monday"
  if (past_aux || v.xpos == "VBD") return Outlook::past;
  if (to && present_be) return Outlook::future;   // "is to sign"
  if (to) {   // "plans to sign", but not "met to sign": then what governs it decides
    const bool awaited = v.head != no_token && among(ahead, sentence.tokens[v.head].lemma);
    return awaited ? Outlook::future : Outlook::unknown;
  }
  // "talks beginning Thursday", "the ban begins on Sunday": whoever names the first day of something speaks of what lies ahead.
  if (v.xpos != "VBN" && !present_be && among(openers, v.lemma)) return Outlook::future;
  if (v.xpos == "VBN" || v.xpos == "VBG" || v.upos == Upos::ADJ) {
    if (present_be && among(ahead, v.lemma)) return Outlook::future;
    if (v.relation.starts_with("acl") && among(ahead, v.lemma)) return Outlook::future;
    const bool finite = v.relation == "root" || v.relation == "conj" || v.relation == "ccomp" || v.relation == "parataxis" ||
                        v.relation.starts_with("acl");   // "the year ended March 31"
    return v.xpos == "VBN" && finite && !present_be ? Outlook::past : Outlook::unknown;
  }
  return Outlook::unknown;
}

bool has_tree(const Sentence& sentence) {
  return !sentence.fallback && std::any_of(sentence.tokens.begin(), sentence.tokens.end(), [](const Token& t) { return t.head != no_token; });
}

Outlook by_tree(const Report& report, const Sentence& sentence, TokenIndex at, bool end) {
  int verbs = 0;
  for (int steps = 0; at != no_token && steps < 10; ++steps, at = sentence.tokens[at].head) {
    const Token& t = sentence.tokens[at];
    const bool predicate = is_verb(t) || t.relation == "root" || t.relation.starts_with("acl") || among(ahead, t.lemma);
    if (!predicate) continue;
    if (const Outlook found = of_predicate(report, sentence, at, end); found != Outlook::unknown) return found;
    if (++verbs == 3) return Outlook::unknown;
  }
  return Outlook::unknown;
}

Outlook by_words(const Report& report, const Sentence& sentence, TokenIndex at) {
  for (TokenIndex n = 0; n < 10 && n < at; ++n) {
    const Token& t = sentence.tokens[at - 1 - n];
    if (t.xpos == "VBD") return Outlook::past;
    if (among(ahead_words, lower(report.at(t.span)))) return Outlook::future;
  }
  return Outlook::unknown;
}

}  // namespace

TokenIndex token_at(const Sentence& sentence, Span span) {
  const auto found = std::partition_point(sentence.tokens.begin(), sentence.tokens.end(), [&](const Token& t) { return t.span.end <= span.begin; });
  if (found == sentence.tokens.end() || !found->span.overlaps(span)) return no_token;
  return static_cast<TokenIndex>(found - sentence.tokens.begin());
}

Outlook outlook_of(const Report& report, const Sentence& sentence, Span span) {
  const TokenIndex first = token_at(sentence, span);
  if (first == no_token) return Outlook::unknown;
  if (!has_tree(sentence)) return by_words(report, sentence, first);
  TokenIndex top = first;   // the expression's own top: the last of its tokens whose head lies outside
  for (TokenIndex i = first; i < sentence.tokens.size() && sentence.tokens[i].span.begin < span.end; ++i) {
    const TokenIndex head = sentence.tokens[i].head;
    if (head == no_token || !sentence.tokens[head].span.overlaps(span)) top = i;
  }
  const std::string before = first > 0 ? lower(report.at(sentence.tokens[first - 1].span)) : std::string();
  return by_tree(report, sentence, sentence.tokens[top].head, before == "until" || before == "till");
}

}  // namespace entente
