#include "reconcile/fullest.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string_view>

namespace entente::reconciling {
namespace {

bool holds(const std::vector<std::uint64_t>& sorted, std::uint64_t hash) { return std::binary_search(sorted.begin(), sorted.end(), hash); }

bool holds(const Unit& unit, const Number& number) {
  return std::any_of(unit.numbers.begin(), unit.numbers.end(), [&](const Number& n) { return n.low == number.low && n.high == number.high; });
}

struct Replacement {
  Span span;
  std::string words;
};

// The first mention of an entity in these words, if it is a pronoun that surely means it; later ones are explained by it.
// An entity that the words name themselves needs no explanation.
const Mention* unexplained_pronoun(const Entity& entity, Span span) {
  const Mention* first = nullptr;
  for (const Mention& mention : entity.mentions) {
    if (!span.contains(mention.span)) continue;
    if (!mention.pronoun) return nullptr;
    if (first == nullptr) first = &mention;
  }
  return first != nullptr && first->sure ? first : nullptr;
}

const Token* token_at(const CodedReport& report, Span span) {
  const auto sentence = std::upper_bound(report.sentences.begin(), report.sentences.end(), span.begin,
                                         [](std::uint32_t at, const Sentence& s) { return at < s.span.begin; });
  if (sentence == report.sentences.begin()) return nullptr;
  for (const Token& token : (sentence - 1)->tokens) {
    if (token.span.begin == span.begin) return &token;
  }
  return nullptr;
}

// "its" becomes "[Uruguay's]"; a description would explain nothing. A speaker's "I" and "we" stay: the words are quoted.
void add_replacement(const CodedReport& report, const Entity& entity, const Mention& mention, std::vector<Replacement>& out) {
  const Token* token = token_at(report, mention.span);
  if (token == nullptr || !entity.named || entity.name.empty() || token->features.person == 1 || token->features.person == 2) return;
  const bool possessive = token->features.possessive || token->xpos == "PRP$";
  out.push_back({mention.span, possessive ? entity.name + (entity.name.ends_with('s') ? "'" : "'s") : entity.name});
}

template <class List, class T>
bool one_of(const List& list, const T& value) { return std::find(std::begin(list), std::end(list), value) != std::end(list); }

constexpr std::array<std::string_view, 12> connectives = {"additionally", "however", "meanwhile", "moreover", "furthermore", "nevertheless", "nonetheless",
                                                          "consequently", "therefore", "thus", "likewise", "similarly"};
constexpr std::array<std::string_view, 3> conjunctions = {"but", "and", "yet"};
constexpr std::array<std::string_view, 6> pointers = {"this", "these", "that", "those", "such", "it"};
constexpr std::array<std::string_view, 9> openers = {"against", "in", "amid", "with", "at", "for", "under", "on", "given"};

char next_char(const Word& word, const Report& report) { return word.span.end < report.text.size() ? report.text[word.span.end] : ' '; }

/// How many words at the front only tie the sentence to the one before.
std::size_t opening_words(const Unit& unit, const Report& report) {
  constexpr std::size_t longest = 5;
  const std::vector<Word>& words = unit.words;
  if (words.size() < 4 || words.front().span.begin != unit.span.begin) return 0;
  if (one_of(conjunctions, words[0].folded)) return 1;
  if (one_of(connectives, words[0].folded) && next_char(words[0], report) == ',') return 1;
  if (!one_of(openers, words[0].folded) || !one_of(pointers, words[1].folded)) return 0;
  for (std::size_t k = 2; k < std::min(longest, words.size()); ++k) if (next_char(words[k], report) == ',') return k + 1;
  return 0;
}

bool opens_with_pointer(const Unit& unit) { return !unit.words.empty() && one_of(pointers, unit.words.front().folded); }

/// The comma before a participle that ends the sentence and hangs on its root; the end of the unit: none.
std::uint32_t before_participle(const Unit& unit, const CodedReport& report) {
  if (unit.index >= report.sentences.size()) return unit.span.end;
  const std::vector<Token>& tokens = report.sentences[unit.index].tokens;
  for (TokenIndex t = static_cast<TokenIndex>(tokens.size()); t-- > 1;) {
    if (tokens[t].xpos != "VBG" || tokens[t - 1].span.size() != 1 || report.report.at(tokens[t - 1].span) != "," || !tokens[t].relation.starts_with("advcl")) continue;
    const TokenIndex governor = tokens[t].head;
    const bool all_inside = std::all_of(tokens.begin() + t + 1, tokens.end(), [&](const Token& token) {
      return token.upos == Upos::PUNCT || (token.head != no_token && token.head >= t);
    });
    if (governor < t && all_inside) return tokens[t - 1].span.begin;
  }
  return unit.span.end;
}

}  // namespace

Span telling(const Unit& unit, const std::vector<std::uint32_t>& list, const std::vector<Unit>& units, const CodedReport& report) {
  Span out = unit.span;
  const std::size_t skip = unit.title ? 0 : opening_words(unit, report.report);
  if (skip > 0 && skip < unit.words.size()) out.begin = unit.words[skip].span.begin;
  const std::uint32_t cut = before_participle(unit, report);
  if (cut >= unit.span.end || cut <= out.begin) return out;
  double shared = 0, own = 0;
  for (const Word& word : unit.words) {
    if (word.span.begin < cut || word.stop) continue;
    const bool by_others = std::any_of(list.begin(), list.end(), [&](std::uint32_t u) {
      return units[u].text != unit.text && std::any_of(units[u].words.begin(), units[u].words.end(), [&](const Word& w) { return w.stem == word.stem; });
    });
    (by_others ? shared : own) += 1;
  }
  const bool fact = !unit.numbers.empty() && std::any_of(unit.numbers.begin(), unit.numbers.end(), [&](const Number& n) { return n.span.begin >= cut; });
  // Alone, nobody says what of the sentence matters.
  if (list.size() > 1 && !fact && shared * 3 <= own) out.end = cut;
  return out;
}

std::uint32_t fullest(const std::vector<std::uint32_t>& list, const std::vector<Unit>& units) {
  std::map<std::uint64_t, double> votes;
  for (const std::uint32_t u : list) for (const Term& term : units[u].terms) votes[term.hash] += 1;
  std::uint32_t best = list.front();
  double most = -1;
  for (const std::uint32_t u : list) {
    if (units[u].title) continue;
    double shared = 0, own = 0;
    for (const Term& term : units[u].terms) (votes[term.hash] > 1 ? shared : own) += term.weight;
    // Words nobody else has lengthen a line without making it better supported.
    double score = list.size() > 1 ? shared - 0.15 * own : own;
    if (opens_with_pointer(units[u])) score *= 0.6;
    if (score > most) {
      most = score;
      best = u;
    }
  }
  return best;
}

bool vaguer(const Unit& unit, const Unit& full, const std::vector<std::uint32_t>& list, const std::vector<Unit>& units) {
  if (&unit == &full) return false;
  const auto by_another = [&](auto&& has) {
    return std::any_of(list.begin(), list.end(), [&](std::uint32_t u) { return &units[u] != &unit && &units[u] != &full && has(units[u]); });
  };
  for (const std::uint64_t name : full.names) {
    if (!holds(unit.names, name) && by_another([&](const Unit& u) { return holds(u.names, name); })) return true;
  }
  for (const Number& number : full.numbers) {
    if (!holds(unit, number) && by_another([&](const Unit& u) { return holds(u, number); })) return true;
  }
  return false;
}

std::string resolved(const CodedReport& report, Span span) {
  std::vector<Replacement> replacements;
  for (const Entity& entity : report.coding.entities) {
    if (const Mention* mention = unexplained_pronoun(entity, span)) add_replacement(report, entity, *mention, replacements);
  }
  std::sort(replacements.begin(), replacements.end(), [](const Replacement& a, const Replacement& b) { return a.span < b.span; });
  std::string out;
  std::uint32_t at = span.begin;
  for (const Replacement& r : replacements) {
    if (r.span.begin < at) continue;
    out += report.report.at({at, r.span.begin});
    out += "[" + r.words + "]";
    at = r.span.end;
  }
  out += report.report.at({at, span.end});
  std::replace(out.begin(), out.end(), '\n', ' ');
  if (!out.empty() && out.front() >= 'a' && out.front() <= 'z') out.front() = static_cast<char>(out.front() - 'a' + 'A');
  const bool cut = span.end < report.report.text.size() && report.report.text[span.end] == ',';
  return cut ? out + "." : out;
}

}  // namespace entente::reconciling
