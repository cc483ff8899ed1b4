#include "reconcile/unit.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <unordered_map>

#include "text/frequency.h"
#include "text/pronouns.h"
#include "text/segment.h"
#include "text/shingles.h"
#include "values/tokens.h"

namespace entente::reconciling {
namespace {

constexpr std::array<std::string_view, 16> negations = {"not", "no", "never", "nobody", "none", "nothing", "deny", "denied", "denies", "denying",
                                                        "without", "cannot", "neither", "nor", "unlikely", "false"};

bool negates(const Word& word) {
  return word.folded.ends_with("n't") || std::find(negations.begin(), negations.end(), word.folded) != negations.end();
}

std::vector<Span> sentence_spans(const CodedReport& report) {
  std::vector<Span> out;
  for (const Sentence& sentence : report.sentences) out.push_back(sentence.span);
  return out.empty() ? sentences_of(report.report.text) : out;
}

std::vector<std::uint64_t> sorted_unique(std::vector<std::uint64_t> v) {
  std::sort(v.begin(), v.end());
  v.erase(std::unique(v.begin(), v.end()), v.end());
  return v;
}

Unit read(const CodedReport& coded, Span span, std::uint32_t text, std::uint32_t index, std::uint32_t sentences) {
  const Report& report = coded.report;
  Unit unit;
  unit.text = text;
  unit.index = index;
  unit.sentences = sentences;
  unit.span = span;
  unit.title = !report.title.empty() && report.title.contains(span);
  unit.coded = !coded.sentences.empty() && coded.coding.coded;
  const std::string_view words = report.at(span);
  unit.words = words_of(words, span.begin);
  unit.quote = words.find('"') != std::string_view::npos || words.find("\u201c") != std::string_view::npos;
  unit.negated = std::any_of(unit.words.begin(), unit.words.end(), negates);
  if (!unit.words.empty()) {
    const std::uint32_t first = unit.words.front().span.begin;
    unit.numbers = numbers_of(unit.words, report.at({first, span.end}));
  }
  for (const Word& word : unit.words) {
    unit.folded.push_back(hash_of(word.folded));
    if (word.capital && !word.opens && !word.stop && !unit.title) unit.names.push_back(hash_of(word.stem));
  }
  unit.names = sorted_unique(std::move(unit.names));
  return unit;
}

/// How many sentences of the story hold each stem: a word of every sentence tells no two apart.
using Counts = std::unordered_map<std::uint64_t, double>;

/// `special(term)`: how far the story tells the term from others, [0, 1].
template <class Special>
void weigh(Unit& unit, Special special) {
  std::vector<Term> terms;
  for (const Word& word : unit.words) {
    if (word.stop || word.stem.size() < 2) continue;
    const std::uint64_t hash = term_of(unit, word);
    terms.push_back({hash, rarity(word.stem) * (0.25 + 0.75 * special(hash))});
  }
  std::sort(terms.begin(), terms.end(), [](const Term& a, const Term& b) { return a.hash < b.hash; });
  unit.terms.clear();
  unit.norm = 0;
  for (const Term& term : terms) {
    if (!unit.terms.empty() && unit.terms.back().hash == term.hash) continue;
    unit.terms.push_back(term);
    unit.norm += term.weight * term.weight;
  }
  unit.norm = std::sqrt(unit.norm);
}

std::vector<std::uint64_t> names_of(const Argument& arg, const CodedReport& report) {
  std::vector<std::uint64_t> out;
  if (!arg.lemma.empty()) out.push_back(hash_of(stem(fold(arg.lemma))));
  if (const std::string name = entity_of(arg, report); !name.empty()) out.push_back(hash_of(name));
  for (const Actor& actor : arg.actors) if (!actor.state.empty()) out.push_back(hash_of(actor.state));
  return out;
}

bool is_core(Role role) {
  return role == Role::agent || role == Role::theme || role == Role::recipient || role == Role::content || role == Role::topic;
}

Trace trace_of(const Claim& claim, const CodedReport& report) {
  Trace trace;
  if (!claim.frame.empty()) trace.frame = hash_of(claim.frame);
  trace.head = hash_of(predicate_of(claim, report));
  if (claim.event) trace.event = hash_of(std::string(name_of(claim.event->type)) + "/" + claim.event->mode);
  for (const Argument& arg : claim.args) {
    std::vector<std::uint64_t> names = names_of(arg, report);
    trace.fillers.insert(trace.fillers.end(), names.begin(), names.end());
    if (is_core(arg.role) && !names.empty() && !is_pronoun(arg, report)) trace.core.push_back({arg.role, sorted_unique(std::move(names))});
  }
  trace.fillers = sorted_unique(std::move(trace.fillers));
  return trace;
}

void attach_claims(std::vector<Unit>& units, std::size_t begin, const CodedReport& coded) {
  for (std::uint32_t c = 0; c < coded.coding.claims.size(); ++c) {
    const Claim& claim = coded.coding.claims[c];
    if (claim.kind == ClaimKind::comment) continue;
    for (std::size_t u = begin; u < units.size(); ++u) {
      if (units[u].span.contains(claim.head) || units[u].span.contains(claim.cite.span)) {
        units[u].claims.push_back(c);
        units[u].traces.push_back(trace_of(claim, coded));
        break;
      }
    }
  }
}

/// Does this sentence only open the next one of its paragraph ("The statement went on: ...")?
bool opens_next(const Report& report, std::span<const Span> spans, std::size_t s) {
  constexpr std::size_t longest_opening = 8;
  if (s + 1 >= spans.size()) return false;
  const std::string_view words = report.at(spans[s]), between = report.at({spans[s].end, spans[s + 1].begin});
  return words.ends_with(':') && words_of(words).size() <= longest_opening && between.find('\n') == std::string_view::npos;
}

/// Names of states and of their seats, one word each.
void attach_states(std::vector<Unit>& units, std::size_t begin, const CodedReport& coded) {
  for (const Entity& entity : coded.coding.entities) {
    const bool place = entity.kind == EntityKind::state || entity.kind == EntityKind::place;
    if (!place || entity.actors.size() != 1 || entity.actors.front().state.empty()) continue;
    for (const Mention& mention : entity.mentions) {
      if (mention.pronoun) continue;
      const auto at = std::find_if(units.begin() + static_cast<std::ptrdiff_t>(begin), units.end(), [&](const Unit& u) { return u.span.contains(mention.head); });
      if (at == units.end()) continue;
      for (const Word& word : at->words) if (mention.head.contains(word.span)) at->states.emplace_back(word.span.begin, entity.actors.front().state);
    }
  }
  for (std::size_t u = begin; u < units.size(); ++u) std::sort(units[u].states.begin(), units[u].states.end());
}

}  // namespace

std::uint64_t term_of(const Unit& unit, const Word& word) {
  const auto at = std::lower_bound(unit.states.begin(), unit.states.end(), word.span.begin, [](const auto& s, std::uint32_t begin) { return s.first < begin; });
  return hash_of(at != unit.states.end() && at->first == word.span.begin ? at->second : word.stem);
}

bool is_pronoun(const Argument& arg, const CodedReport& report) {
  return is_bare_pronoun(arg.lemma) && entity_of(arg, report).empty();
}

std::string predicate_of(const Claim& claim, const CodedReport& report) {
  if (claim.sentence < report.sentences.size()) {
    const Sentence& sentence = report.sentences[claim.sentence];
    const TokenIndex head = token_beginning_at(sentence, claim.head.begin);
    if (head != no_token && !sentence.tokens[head].lemma.empty()) return stem(fold(sentence.tokens[head].lemma));
  }
  return stem(fold(report.report.at(claim.head)));
}

std::string entity_of(const Argument& arg, const CodedReport& report) {
  if (arg.entity < 0 || static_cast<std::size_t>(arg.entity) >= report.coding.entities.size()) return {};
  const std::vector<Word> words = words_of(report.coding.entities[static_cast<std::size_t>(arg.entity)].name);
  return words.empty() ? std::string() : words.back().stem;
}

Texts distinct_texts(std::span<const CodedReport> reports, const Story& story) {
  std::vector<std::uint32_t> order(story.reports.size());
  std::iota(order.begin(), order.end(), 0u);
  const auto id = [&](std::uint32_t position) { return reports[story.reports[position]].report.id; };
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return id(a) != id(b) ? id(a) < id(b) : a < b; });
  Texts texts;
  for (const std::uint32_t position : order) {
    const CodedReport& report = reports[story.reports[position]];
    if (texts.of.empty() || texts.of.back()->report.id != report.report.id) {
      texts.of.push_back(&report);
      texts.positions.emplace_back();
    }
    texts.positions.back().push_back(position);
  }
  return texts;
}

std::vector<Unit> units_of(const Texts& texts, std::size_t fewest) {
  std::vector<Unit> units;
  for (std::uint32_t t = 0; t < texts.of.size(); ++t) {
    const std::vector<Span> spans = sentence_spans(*texts.of[t]);
    const std::size_t begin = units.size();
    for (std::uint32_t s = 0; s < spans.size(); ++s) {
      std::uint32_t first = s;
      while (opens_next(texts.of[t]->report, spans, s)) ++s;
      Unit unit = read(*texts.of[t], spans[first].joined(spans[s]), t, s, static_cast<std::uint32_t>(spans.size()));
      if (unit.words.size() >= fewest || (unit.title && !unit.words.empty())) units.push_back(std::move(unit));
    }
    attach_claims(units, begin, *texts.of[t]);
    attach_states(units, begin, *texts.of[t]);
  }
  Counts counts;
  for (const Unit& unit : units) {
    std::vector<std::uint64_t> stems;
    for (const Word& word : unit.words) stems.push_back(term_of(unit, word));
    for (const std::uint64_t hash : sorted_unique(std::move(stems))) ++counts[hash];
  }
  const double sentences = static_cast<double>(units.size());
  for (Unit& unit : units) weigh(unit, [&](std::uint64_t hash) { return std::log((sentences + 1) / (counts.at(hash) + 0.5)) / std::log(sentences + 2); });
  return units;
}

std::vector<Unit> weighed_alone(std::vector<Unit> units) {
  constexpr double usual = 0.8;
  for (Unit& unit : units) weigh(unit, [](std::uint64_t) { return usual; });
  return units;
}

std::vector<std::string> theme_of(const std::vector<Unit>& units) {
  struct Held {
    std::size_t units = 0;
    const Unit* last = nullptr;
    bool title = false;
  };
  std::unordered_map<std::string_view, Held> holding;
  for (const Unit& unit : units) {
    for (const Word& word : unit.words) {
      if (word.stop) continue;
      Held& held = holding[word.stem];
      held.units += held.last != &unit;
      held.last = &unit;
      held.title = held.title || unit.title;
    }
  }
  std::vector<std::string> out;
  for (const auto& [stem, held] : holding) if (held.title || (held.units >= 3 && 10 * held.units >= units.size())) out.emplace_back(stem);
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace entente::reconciling
