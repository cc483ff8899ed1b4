#include "reconcile/fullest.h"

#include <algorithm>
#include <cmath>
#include <map>

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

}  // namespace

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
    const double score = list.size() > 1 ? shared - 0.15 * own : own;
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
  return out;
}

}  // namespace entente::reconciling
