#include "reconcile/main_claim.h"

#include <algorithm>
#include <optional>

#include "values/tokens.h"

namespace entente::reconciling {
namespace {

/// Steps between a claim's head and the root of its tree. Bounded: deeper is as bad as deepest.
constexpr int deepest = 6;

const Sentence* sentence_of(const Unit& unit, const CodedReport& report) {
  return unit.index < report.sentences.size() ? &report.sentences[unit.index] : nullptr;
}

int depth_of(const Claim& claim, const Unit& unit, const CodedReport& report) {
  const Sentence* sentence = sentence_of(unit, report);
  if (sentence == nullptr) return 0;
  const TokenIndex head = token_beginning_at(*sentence, claim.head.begin);
  if (head == no_token) return deepest;
  int depth = 0;
  for (TokenIndex at = sentence->tokens[head].head; at != no_token && depth < deepest; at = sentence->tokens[at].head) ++depth;
  return depth;
}

/// What speaks for a claim by itself. What somebody said counts for more than that it was said.
double standing(const Claim& claim, const Unit& unit, const CodedReport& report) {
  double score = -0.6 * depth_of(claim, unit, report);
  if (claim.kind == ClaimKind::statement) score -= 1.4;
  if (claim.kind == ClaimKind::event || claim.kind == ClaimKind::tie) score += 0.5;
  return score;
}

std::size_t common(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::size_t n = 0;
  for (const std::uint64_t v : a) n += std::binary_search(b.begin(), b.end(), v);
  return n;
}

bool same_value(const Quantity& a, const Quantity& b) {
  return a.unit == b.unit && a.low == b.low && a.high == b.high;
}

/// How much two claims share: frame, head word, event, who and what, figures. 0: nothing that tells them apart from any other two.
double likeness(const Trace& a, const Trace& b, const Claim& x, const Claim& y) {
  double score = 0;
  if (a.frame != 0 && a.frame == b.frame) score += 1;
  if (a.head == b.head) score += 1;
  if (a.event != 0 && a.event == b.event) score += 1;
  if (score == 0) return 0;
  score += 0.5 * static_cast<double>(std::min<std::size_t>(common(a.fillers, b.fillers), 3));
  const bool figure = std::any_of(x.quantities.begin(), x.quantities.end(), [&](const Quantity& q) {
    return std::any_of(y.quantities.begin(), y.quantities.end(), [&](const Quantity& r) { return same_value(q, r); });
  });
  return score + (figure ? 0.5 : 0);
}

const Claim& claim_at(const Unit& unit, std::size_t k, const Texts& texts) { return texts.of[unit.text]->coding.claims[unit.claims[k]]; }

double best_likeness(const Unit& unit, std::size_t k, const Unit& other, const Texts& texts) {
  double best = 0;
  for (std::size_t j = 0; j < other.claims.size(); ++j) {
    best = std::max(best, likeness(unit.traces[k], other.traces[j], claim_at(unit, k, texts), claim_at(other, j, texts)));
  }
  return best;
}

/// The claim with the highest score; ties: the earlier.
template <class Score>
std::int32_t best_claim(const Unit& unit, Score score) {
  std::int32_t best = -1;
  std::optional<double> most;
  for (std::size_t k = 0; k < unit.claims.size(); ++k) {
    const double s = score(k);
    if (most && s <= *most) continue;
    most = s;
    best = static_cast<std::int32_t>(unit.claims[k]);
  }
  return best;
}

bool is_predicate(const Token& token) { return token.upos == Upos::VERB || token.upos == Upos::AUX; }

bool asks(const Unit& unit, const Report& report) {
  std::string_view words = report.at(unit.span);
  while (!words.empty() && (static_cast<unsigned char>(words.back()) <= ' ' || words.back() == '"' || words.back() == ')' || words.back() == '\'')) words.remove_suffix(1);
  if (words.ends_with("\u201d") || words.ends_with("\u2019")) words.remove_suffix(3);
  return words.ends_with('?');
}

/// A paragraph in capitals without a full stop: "Why Relations Soured And Why It Matters".
bool is_heading(const Unit& unit, const Report& report) {
  constexpr std::size_t longest = 14;
  const std::string_view text = report.text;
  const bool opens = unit.span.begin == 0 || text[unit.span.begin - 1] == '\n';
  const bool closes = unit.span.end >= text.size() || text[unit.span.end] == '\n';
  const std::string_view words = report.at(unit.span);
  if (!opens || !closes || unit.words.size() > longest || words.empty() || std::string_view(".!?:;\"')").find(words.back()) != std::string_view::npos) return false;
  const auto content = std::count_if(unit.words.begin(), unit.words.end(), [](const Word& w) { return !w.stop && !w.number; });
  const auto capital = std::count_if(unit.words.begin(), unit.words.end(), [](const Word& w) { return !w.stop && !w.number && w.capital; });
  return content > 0 && 5 * capital >= 4 * content;
}

bool has_tag(const Token& token, std::string_view a, std::string_view b) { return token.xpos == a || token.xpos == b; }

const Token* root_of(const Sentence& sentence) {
  const auto at = std::find_if(sentence.tokens.begin(), sentence.tokens.end(), [](const Token& t) { return t.head == no_token; });
  return at == sentence.tokens.end() ? nullptr : &*at;
}

/// "as a navy boat approaches", hanging on the root. Under "a" a noun in the plural is a verb that was misread.
bool has_present_as(const Sentence& sentence, TokenIndex root) {
  const auto has_child = [&](TokenIndex t, auto fits) { return std::any_of(sentence.tokens.begin(), sentence.tokens.end(), [&](const Token& w) { return w.head == t && fits(w); }); };
  for (TokenIndex t = 0; t < sentence.tokens.size(); ++t) {
    const Token& token = sentence.tokens[t];
    const bool verb = (token.relation.starts_with("advcl") && has_tag(token, "VBZ", "VBP")) ||
                      (token.xpos == "NNS" && has_child(t, [](const Token& w) { return w.relation == "det" && (w.lemma == "a" || w.lemma == "an"); }));
    if (token.head == root && verb && has_child(t, [](const Token& w) { return w.lemma == "as" && (w.relation == "mark" || w.relation == "case"); })) return true;
  }
  return false;
}

/// What a picture shows, left among the paragraphs: one short sentence on its own in the present ("Rescuers lift a boat as a crowd looks on")
/// next to one in the past.
bool is_scene(const Unit& unit, const CodedReport& report) {
  constexpr std::size_t longest = 20;
  const Sentence* sentence = sentence_of(unit, report);
  const std::string& text = report.report.text;
  const bool alone = unit.span.begin > 0 && text[unit.span.begin - 1] == '\n' && (unit.span.end >= text.size() || text[unit.span.end] == '\n');
  if (sentence == nullptr || !alone || unit.title || unit.quote || !unit.numbers.empty() || unit.words.size() > longest) return false;
  const Token* root = root_of(*sentence);
  if (root == nullptr || !has_tag(*root, "VBZ", "VBP")) return false;
  if (std::any_of(sentence->tokens.begin(), sentence->tokens.end(), [](const Token& t) { return t.xpos == "VBD" || t.xpos == "MD"; })) return false;
  if (!has_present_as(*sentence, static_cast<TokenIndex>(root - sentence->tokens.data()))) return false;
  const auto told_as_past = [&](std::size_t s) {
    const Token* other = s < report.sentences.size() ? root_of(report.sentences[s]) : nullptr;
    return other != nullptr && other->xpos == "VBD";
  };
  return (unit.index > 0 && told_as_past(unit.index - 1)) || told_as_past(unit.index + 1);
}

}  // namespace

std::int32_t main_claim(const Unit& unit, const std::vector<std::uint32_t>& list, const std::vector<Unit>& units, const Texts& texts) {
  return main_claim(unit, list, units, texts, unit.span);
}

std::int32_t main_claim(const Unit& unit, const std::vector<std::uint32_t>& list, const std::vector<Unit>& units, const Texts& texts, Span told) {
  constexpr double elsewhere = 100;
  return best_claim(unit, [&](std::size_t k) {
    double shared = 0;
    std::size_t others = 0;
    for (const std::uint32_t u : list) {
      if (&units[u] == &unit) continue;
      shared += best_likeness(unit, k, units[u], texts);
      ++others;
    }
    const double inside = told.contains(claim_at(unit, k, texts).head) ? 0 : -elsewhere;
    // The mean: what most share, however many they are.
    return inside + standing(claim_at(unit, k, texts), unit, *texts.of[unit.text]) + (others > 0 ? 1.5 * shared / static_cast<double>(others) : 0);
  });
}

std::int32_t claim_like(const Unit& full, std::int32_t index, const Unit& unit, const Texts& texts) {
  const auto at = std::find(full.claims.begin(), full.claims.end(), static_cast<std::uint32_t>(index));
  const bool known = index >= 0 && at != full.claims.end();
  const std::size_t mine = known ? static_cast<std::size_t>(at - full.claims.begin()) : 0;
  return best_claim(unit, [&](std::size_t k) {
    const double like = known ? likeness(full.traces[mine], unit.traces[k], claim_at(full, mine, texts), claim_at(unit, k, texts)) : 0;
    return 3 * like + standing(claim_at(unit, k, texts), unit, *texts.of[unit.text]);
  });
}

bool is_checkable(const Unit& unit, const Texts& texts) {
  const CodedReport& report = *texts.of[unit.text];
  if (asks(unit, report.report) || is_heading(unit, report.report) || is_scene(unit, report)) return false;
  if (!unit.coded) return true;
  const Sentence* sentence = sentence_of(unit, report);
  if (sentence != nullptr && sentence->fallback) return true;
  if (unit.claims.empty()) return false;
  return sentence == nullptr || std::any_of(sentence->tokens.begin(), sentence->tokens.end(), is_predicate);
}

}  // namespace entente::reconciling
