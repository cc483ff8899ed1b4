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
  if (e.steps.size() == 1 && e.steps.front().kind == Step::Kind::holiday) out.add(g.holiday, 0);
  return out;
}

void rewrite(const WhenGrammar::Impl& g, int level, Workspace& w) {
  rewrite(g.rules, level, g.numerals, w.elements, w.next, [&](std::size_t rule, const RuleMatch& match) -> std::optional<Element> {
    std::optional<Expression> e = run_actions(g.actions[rule], match, w.elements, w.expressions, g.lexicon);
    if (!e) return std::nullopt;
    const Element out = reduced(g, match, w.elements, *e, w.expressions.size());
    w.expressions.push_back(std::move(*e));
    return out;
  });
}

/// "2,000 people" never comes here; "2000 people" does. A noun in the plural right after is what is counted.
bool counts_noun(const Sentence& sentence, Span span) {
  TokenIndex at = token_at(sentence, span);
  if (at == no_token) return false;
  while (at < sentence.tokens.size() && sentence.tokens[at].span.begin < span.end) ++at;
  for (int n = 0; n < 3 && at < sentence.tokens.size(); ++n, ++at) {
    const Token& t = sentence.tokens[at];
    if (t.xpos == "NNS" || (t.upos == Upos::SYM && t.lemma != "-" && t.lemma != "\u2013")) return true;
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

/// "April Holm", "Ada May": a month that is part of a name.
bool is_name(const Sentence& sentence, const Expression& e) {
  if (e.steps.size() != 1 || e.steps.front().kind != Step::Kind::month_of) return false;
  const TokenIndex at = token_at(sentence, e.span);
  if (at == no_token || sentence.tokens[at].span != e.span) return false;
  const bool more = at + 1 < sentence.tokens.size() && sentence.tokens[at + 1].head == at && sentence.tokens[at + 1].relation.starts_with("flat") &&
                    sentence.tokens[at + 1].upos == Upos::PROPN;
  const std::string_view relation = sentence.tokens[at].relation;
  // "President April Holm": a title stands right before it.
  const bool titled = at > 0 && sentence.tokens[at - 1].upos == Upos::PROPN && sentence.tokens[at - 1].relation == "nmod:desc";
  return more || titled || relation.starts_with("flat") || relation == "nmod:desc";
}

/// "$5 million a year", "four flights a week": a rate, no time.
bool is_rate(const Sentence& sentence, const Expression& e) {
  if (e.rule != "dur.a") return false;
  const TokenIndex at = token_at(sentence, e.span);
  if (at == no_token || at == 0) return false;
  const Token& before = sentence.tokens[at - 1];
  if (before.upos == Upos::NUM || before.upos == Upos::SYM || before.lemma == "percent") return true;
  for (TokenIndex i = at; i < sentence.tokens.size() && sentence.tokens[i].span.begin < e.span.end; ++i) {
    if (sentence.tokens[i].head == at - 1 && before.xpos == "NNS") return true;
  }
  return false;
}

bool stands(const Sentence& sentence, const Element& element, const Expression& e) {
  return e.emit && !(e.guard && counts_noun(sentence, e.span)) && !is_verb(sentence, element, e) && !is_rate(sentence, e) && !is_name(sentence, e);
}

/// Are two neighbouring dates the ends of one interval? `opener` is the word before the first.
bool spans_interval(std::string_view opener, std::string_view between) {
  if (opener == "between") return between == "and";
  const bool to = between == "to" || between == "until" || between == "till" || between == "through";
  return (opener == "from" && to) || between == "-" || between == "\u2013";
}

/// Which way a duration is counted from a date right after it ("two weeks after 3 May").
std::optional<int> counted_from(std::string_view between) {
  if (between == "after" || between == "from" || between == "following") return 1;
  if (between == "before") return -1;
  return std::nullopt;
}

const Sentence& sentence_of(std::span<const Sentence> stretch, Span span) {
  for (const Sentence& s : stretch) {
    if (span.begin < s.span.end) return s;
  }
  return stretch.back();
}

/// Reads one stretch of text that the rules see whole: a sentence, or more where one ends in "p.m." or "Nov."
class Reader {
 public:
  Reader(const WhenGrammar::Impl& g, const Report& report, std::span<const Sentence> stretch, Workspace& w, Anchoring& anchoring, std::vector<When>& out)
      : g_(g), report_(report), stretch_(stretch), w_(w), anchoring_(anchoring), out_(out) {}

  void run() {
    for (int level = 0; level < g_.rules.levels(); ++level) {
      rewrite(g_, level, w_);
      if (w_.expressions.empty()) return;   // most sentences name no time
    }
    for (std::size_t i = 0; i < w_.elements.size(); ++i) {
      Expression* e = standing(i);
      if (e) e->element = i, found_.push_back(e);
    }
    for (std::size_t k = 0; k < found_.size(); ++k) emit(k);
  }

 private:
  Expression* standing(std::size_t i) const {
    const Element& element = w_.elements[i];
    if (element.payload < 0) return nullptr;
    Expression& e = w_.expressions[static_cast<std::size_t>(element.payload)];
    return stands(sentence_of(stretch_, e.span), element, e) ? &e : nullptr;
  }

  std::string word_before(std::size_t element) const { return element > 0 ? lower(report_.at(w_.elements[element - 1].span)) : std::string(); }
  bool neighbours(std::size_t k) const { return k > 0 && found_[k]->element == found_[k - 1]->element + 2; }

  /// "On Sunday it left at 10 p.m.": a bare time of day is one of the day named in its sentence, before it or else after it.
  Span borrow_day(std::size_t k) {
    Expression& e = *found_[k];
    if (!starts_with_time(e)) return e.span;
    const Expression* donor = nullptr;
    for (std::size_t j = 0; j < found_.size() && (j < k || !donor); ++j) {
      const Expression& other = *found_[j];
      if (j != k && !other.fixed && other.type == TimexType::date && other.base == Base::publication && grain_of(other) == Unit::day) donor = &other;
    }
    if (!donor) return e.span;
    e.steps.erase(e.steps.begin());
    e.steps.insert(e.steps.begin(), donor->steps.begin(), donor->steps.end());
    e.open = donor->open;
    return donor->span;
  }

  /// "Will reopen in two weeks": a day ahead, not how long.
  void look_ahead(std::size_t k) {
    Expression& e = *found_[k];
    if (e.type != TimexType::duration || !e.mod.empty() || word_before(e.element) != "in") return;
    if (outlook_of(report_, sentence_of(stretch_, e.span), e.span) == Outlook::future) Anchoring::hence(e);
  }

  /// "From March through June 2030", "3 May to 5 June 2030": the first is of the year of the second, or the year before.
  void borrow_year(std::size_t k) {
    using Kind = Step::Kind;
    if (k + 1 == found_.size() || found_[k + 1]->element != found_[k]->element + 2) return;
    Expression &e = *found_[k], &next = *found_[k + 1];
    if (e.steps.size() != 1 || next.steps.size() != 1 || !spans_interval("from", lower(report_.at(w_.elements[e.element + 1].span)))) return;
    Step &first = e.steps.front(), &last = next.steps.front();
    if (first.kind == Kind::month_of && last.kind == Kind::in_month) first = {Kind::in_month, Unit::month, Side::past, last.a - (first.a > last.b), first.a};
    else if (first.kind == Kind::date_of && last.kind == Kind::on) first = {Kind::on, Unit::day, Side::past, last.a - (first.a > last.b), first.a, first.b};
    else return;
    e.open = Open::none;
  }

  /// "For the quarter ended 31 July": the quarter that most of it lies in.
  void end_of_quarter(std::size_t k) {
    Expression& e = *found_[k];
    if (e.rule != "period.the" || grain_of(e) != Unit::quarter || k + 1 == found_.size() || found_[k + 1]->element != e.element + 2) return;
    const std::string between = lower(report_.at(w_.elements[e.element + 1].span));
    const Expression& date = *found_[k + 1];
    if ((between != "ended" && between != "ending") || date.fixed || grain_of(date) != Unit::day) return;
    e.steps = date.steps;
    e.steps.push_back({Step::Kind::unit, Unit::day, Side::past, -40});
    e.steps.push_back({Step::Kind::unit, Unit::quarter, Side::past, 0});
    e.base = date.base;
    e.open = Open::past;
  }

  void emit(std::size_t k) {
    Expression& e = *found_[k];
    const std::string before = word_before(e.element);
    const bool from_date = k + 1 < found_.size() && found_[k + 1]->element == e.element + 2 && !found_[k + 1]->fixed;
    if ((e.type == TimexType::duration || e.base == Base::event) && !from_date) {
      if (const auto event = anchor_event(report_, sentence_of(stretch_, e.span), e.span); event && (event->direction != 0 || e.base == Base::event)) {
        out_.push_back(anchoring_.after_event(e, *event));
        return;
      }
    }
    if (e.base == Base::event && !from_date) e.steps.clear();   // its event is not to be found: no days
    look_ahead(k);
    end_of_quarter(k);
    borrow_year(k);
    const Span by = borrow_day(k);
    const Outlook outlook = e.open == Open::none ? Outlook::unknown : outlook_of(report_, sentence_of(stretch_, by), by);
    const auto direction = neighbours(k) && found_[k - 1]->type == TimexType::duration ? counted_from(before) : std::nullopt;
    out_.push_back(anchoring_.anchored(e, outlook, direction ? std::string_view() : before));   // "after" is the duration's word then
    if (direction) Anchoring::count_from(*found_[k - 1], *direction, out_.back(), out_[out_.size() - 2]);
    if (neighbours(k) && spans_interval(opener_, before)) Anchoring::join(out_[out_.size() - 2], out_.back());
    else opener_ = before;
  }

  const WhenGrammar::Impl& g_;
  const Report& report_;
  std::span<const Sentence> stretch_;
  Workspace& w_;
  Anchoring& anchoring_;
  std::vector<When>& out_;
  std::vector<Expression*> found_;   ///< those that are written, in text order
  std::string opener_;
};

/// A sentence that ends in "p.m." or "Nov." may have been cut too early.
bool may_run_on(const WhenGrammar::Impl& g, std::span<const Element> elements) {
  return !elements.empty() && (elements.back().in(g.ampm) || elements.back().in(g.month));
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
  const WhenGrammar::Impl& g = grammar.impl();
  const auto read = [&](Span within) {
    workspace.expressions.clear();
    read_elements(g.lexicon, g.numerals, report.text, within, workspace.scratch, workspace.elements);
  };
  for (std::size_t first = 0, end = 1; first < sentences.size(); first = end++) {
    Span within = sentences[first].span;
    read(within);
    for (; end < sentences.size() && may_run_on(g, workspace.elements); ++end) {
      const std::string_view gap = report.at({within.end, sentences[end].span.begin});
      if (gap.find('\n') != std::string_view::npos) break;
      within = within.joined(sentences[end].span);
      read(within);
    }
    Reader(g, report, sentences.subspan(first, end - first), workspace, anchoring, out).run();
  }
  return out;
}

}  // namespace entente
