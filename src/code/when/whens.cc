#include "code/when/whens.h"

#include <algorithm>

#include "code/grammar/elements.h"
#include "code/grammar/rules.h"
#include "code/when/actions.h"
#include "code/when/anchor.h"
#include "code/when/grammar.h"
#include "code/when/tense.h"
#include "text/tables.h"

namespace entente {
namespace {

/// What one report needs from sentence to sentence.
struct Workspace {
  ElementScratch scratch;
  std::vector<Element> elements, next;
  std::vector<Expression> expressions;
};

std::string lower(std::string_view word) {
  std::string out(word);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

bool starts_with_time(const Expression& e) {
  return e.steps.size() == 2 && e.steps[0].kind == Step::Kind::unit && e.steps[0].unit == Unit::day && e.steps[0].a == 0 &&
         e.steps[1].kind == Step::Kind::clock;
}

/// The element that a match becomes: what it is as a whole, and if it was a single word, still that word.
Element reduced(const WhenGrammar::Impl& g, const RuleMatch& match, std::span<const Element> elements, const Expression& e, std::size_t payload) {
  Element out = elements[match.begin];
  if (match.end - match.begin > 1 || out.payload >= 0) out.count = 0;
  out.span = e.span;
  out.atom_end = elements[match.end - 1].atom_end;
  out.payload = static_cast<std::int32_t>(payload);
  if (e.fixed) {
    out.add(e.type == TimexType::duration ? g.dur : e.type == TimexType::set ? g.set : g.ref, 0);
    if (e.type == TimexType::duration && elements[match.begin].in(g.the) == nullptr) out.add(g.dur_bare, 0);
    if (e.type == TimexType::duration && e.rule == "dur.a" && e.unit == Unit::year) out.add(g.dur_year, 0);
    return out;
  }
  const Unit grain = grain_of(e);
  if (starts_with_time(e)) return out.add(g.clock, 0), out;
  if (grain == Unit::hour) return out.add(e.emit ? g.hour : g.tod, 0), out;
  out.add(g.date, 0);
  out.add(g.grains[static_cast<std::size_t>(grain)], 0);
  return out;
}

/// Rewrites the elements by the rules of one level, leftmost longest.
void rewrite(const WhenGrammar::Impl& g, int level, Workspace& w) {
  w.next.clear();
  for (std::size_t at = 0; at < w.elements.size();) {
    const auto match = g.rules.match(level, w.elements, at, g.numerals);
    if (!match) {
      w.next.push_back(w.elements[at++]);
      continue;
    }
    const auto rule = static_cast<std::size_t>(match->rule - g.rules.rules().data());
    std::optional<Expression> e = run_actions(g.actions[rule], *match, w.elements, w.expressions, g.lexicon);
    if (!e) {
      w.next.push_back(w.elements[at++]);
      continue;
    }
    w.next.push_back(reduced(g, *match, w.elements, *e, w.expressions.size()));
    w.expressions.push_back(std::move(*e));
    at = match->end;
  }
  std::swap(w.elements, w.next);
}

/// "2,000 people" never comes here; "2000 people" does. A noun in the plural right after is what is counted.
bool counts_noun(const Sentence& sentence, Span span) {
  TokenIndex at = token_at(sentence, span);
  if (at == no_token) return false;
  while (at < sentence.tokens.size() && sentence.tokens[at].span.begin < span.end) ++at;
  for (int n = 0; n < 3 && at < sentence.tokens.size(); ++n, ++at) {
    const Token& t = sentence.tokens[at];
    if (t.xpos == "NNS" || t.upos == Upos::SYM) return true;
    if (t.upos != Upos::ADJ) return false;
  }
  return false;
}

/// "may", "march", "fall", "spring" as verbs.
bool is_verb(const Sentence& sentence, const Element& element, const Expression& e) {
  if (e.open == Open::none || element.atom_end - element.atom_begin != 1) return false;
  const TokenIndex at = token_at(sentence, e.span);
  if (at == no_token) return false;
  const Upos upos = sentence.tokens[at].upos;
  return upos == Upos::VERB || upos == Upos::AUX;
}

bool stands(const Sentence& sentence, const Element& element, const Expression& e) {
  return e.emit && !(e.guard && counts_noun(sentence, e.span)) && !is_verb(sentence, element, e);
}

/// Are two neighbouring dates the ends of one interval? `opener` is the word before the first.
bool spans_interval(std::string_view opener, std::string_view between) {
  if (opener == "between") return between == "and";
  const bool to = between == "to" || between == "until" || between == "till" || between == "through";
  return (opener == "from" && to) || between == "-" || between == "\u2013";
}

void read_sentence(const WhenGrammar::Impl& g, const Report& report, const Sentence& sentence, Workspace& w, Anchoring& anchoring,
                   std::vector<When>& out) {
  w.expressions.clear();
  read_elements(g.lexicon, g.numerals, report.text, sentence.span, w.scratch, w.elements);
  for (int level = 0; level < g.rules.levels(); ++level) {
    rewrite(g, level, w);
    if (w.expressions.empty()) return;   // most sentences name no time
  }
  std::string opener;
  std::size_t last = static_cast<std::size_t>(-2);
  for (std::size_t i = 0; i < w.elements.size(); ++i) {
    const Element& element = w.elements[i];
    if (element.payload < 0) continue;
    Expression& e = w.expressions[static_cast<std::size_t>(element.payload)];
    if (!stands(sentence, element, e)) continue;
    const std::string before = i > 0 ? lower(report.at(w.elements[i - 1].span)) : std::string();
    const Outlook outlook = e.open == Open::none ? Outlook::unknown : outlook_of(report, sentence, e.span);
    out.push_back(anchoring.anchored(std::move(e), outlook, before));
    if (i == last + 2 && spans_interval(opener, before)) Anchoring::join(out[out.size() - 2], out.back());
    else opener = before;
    last = i;
  }
}

}  // namespace

WhenGrammar::WhenGrammar(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}

Result<WhenGrammar> WhenGrammar::load() {
  return read(table("grammar/numbers.table"), table("when/words.table"), table("when/time.rules"));
}

Result<WhenGrammar> WhenGrammar::read(std::string_view numbers, std::string_view words, std::string_view rules) {
  auto impl = std::make_shared<Impl>();
  if (auto done = impl->lexicon.read("grammar/numbers.table", numbers); !done) return done.error();
  if (auto done = impl->lexicon.read("when/words.table", words); !done) return done.error();
  if (auto done = impl->rules.read(impl->lexicon, "when/time.rules", rules); !done) return done.error();
  impl->rules.build();
  auto actions = compile_actions(impl->rules.rules(), impl->lexicon);
  if (!actions) return actions.error();
  impl->actions = std::move(*actions);
  return WhenGrammar(std::move(impl));
}

std::vector<When> whens(const WhenGrammar& grammar, const Report& report, std::span<const Sentence> sentences) {
  Workspace workspace;
  Anchoring anchoring(report);
  std::vector<When> out;
  for (const Sentence& sentence : sentences) read_sentence(grammar.impl(), report, sentence, workspace, anchoring, out);
  return out;
}

}  // namespace entente
