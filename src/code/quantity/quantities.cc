#include "code/quantity/quantities.h"

#include <algorithm>
#include <cmath>

#include "code/quantity/counted.h"
#include "code/quantity/grammar.h"
#include "text/rows.h"
#include "text/tables.h"

namespace entente {
namespace {

struct Workspace {
  ElementScratch scratch;
  std::vector<Element> elements, next;
  std::vector<Amount> amounts;
};

using Impl = QuantityGrammar::Impl;

void rewrite(const Impl& g, int level, Workspace& w) {
  rewrite(g.rules, level, g.numerals, w.elements, w.next, [&](std::size_t rule, const RuleMatch& match) -> std::optional<Element> {
    std::optional<Amount> amount = run_amount(g.actions[rule], match, w.elements, w.amounts, g.lexicon, g.units);
    if (!amount) return std::nullopt;
    Element e = w.elements[match.begin];
    e.span = amount->span;
    e.atom_end = w.elements[match.end - 1].atom_end;
    e.count = 0;
    e.payload = static_cast<std::int32_t>(w.amounts.size());
    e.add(g.amount, 0);
    w.amounts.push_back(std::move(*amount));
    return e;
  });
}

bool is_sign(const Element& e, const Report& report, char sign) { return e.span.size() == 1 && report.at(e.span)[0] == sign; }

/// "-1.3%", "minus 40 degrees", "+0.2%": a sign that is not part of a range or a word.
void read_sign(const Report& report, std::span<const Element> elements, std::size_t at, Amount& amount) {
  if (at == 0) return;
  const Element& before = elements[at - 1];
  const bool spelled = at > 1 && is_sign(before, report, '-') && report.at(elements[at - 2].span) == "minus";   // "minus-40 degrees"
  const bool word = spelled || report.at(before.span) == "minus";
  const bool apart = !before.glued && elements[at].glued;
  const bool minus = word || (apart && (is_sign(before, report, '-') || report.at(before.span) == "\u2212" || report.at(before.span) == "\u2013"));
  if (minus && amount.low == amount.high) {
    amount.low.numerator = amount.high.numerator = -amount.low.numerator;
    amount.span.begin = before.span.begin;
    if (!word) amount.change = Change::down;
  } else if (apart && is_sign(before, report, '+')) {
    amount.change = Change::up;
    amount.span.begin = before.span.begin;
  }
}

/// The direction of the verb or particle right before ("rose by nearly 5 %"). A level reached ("to 3.2 m") has none.
Change change_before(const Impl& g, std::span<const Element> elements, std::size_t at) {
  for (std::size_t n = 1; n <= 4 && n <= at; ++n) {
    const Element& e = elements[at - n];
    if (e.in(g.up)) return Change::up;
    if (e.in(g.down)) return Change::down;
    if (!e.in(g.filler)) return Change::none;
  }
  return Change::none;
}

/// "190 points, or 0.6%", "7.5 million crowns (1.1 million dollars)": the second is the first in another unit.
bool restates(const Report& report, std::span<const Element> elements, std::size_t at) {
  if (at >= 2 && elements[at - 2].payload >= 0 && is_sign(elements[at - 1], report, '(')) return true;
  if (at >= 2 && elements[at - 2].payload >= 0 && report.at(elements[at - 1].span) == "or") return true;
  if (at < 3) return false;
  const std::string_view joint = report.at(elements[at - 1].span), words = report.at(elements[at].span);
  const bool or_ = joint == "or" || words.starts_with("or ");
  const std::size_t last = joint == "or" ? at - 1 : at;   // "125,600 posts, or 2.2 percent": the noun stands between
  if (!or_) return false;
  for (std::size_t n = 1; n <= 3 && n <= last; ++n) {
    if (elements[last - n].payload >= 0) return true;
  }
  return false;
}

/// A number glued to what stands around it is part of a name, a score or a telephone number: "A320", "2-0", "555-0199".
bool glued_in(const Report& report, std::span<const Element> elements, std::size_t at) {
  if (elements[at].glued && at > 0) {
    const char c = report.at(elements[at - 1].span)[0];
    if (c != '(' && c != '"' && c != '~' && c != '+' && c != '-' && c != '/' && static_cast<unsigned char>(c) < 0x80) return true;
    if ((c == '-' || c == '/') && elements[at - 1].glued) return true;
  }
  if (at + 1 < elements.size() && elements[at + 1].glued) {
    const Element& next = elements[at + 1];
    const char c = report.at(next.span)[0];
    if ((c == '-' || c == '/' || c == ':') && at + 2 < elements.size() && elements[at + 2].glued && elements[at + 2].numeric) return true;
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return true;
  }
  return false;
}

/// First time expression that ends after `byte`; times are in text order.
const When* time_at(std::span<const When> times, Span span) {
  const auto found = std::partition_point(times.begin(), times.end(), [&](const When& w) { return w.span.end <= span.begin; });
  return found != times.end() && found->span.overlaps(span) ? &*found : nullptr;
}

/// Numbers inside dates and times of day are none of ours; "nine days" in "nine days later" is.
void hide_dates(std::span<const When> times, std::vector<Element>& elements) {
  for (Element& e : elements) {
    if (!e.numeric) continue;
    const When* when = time_at(times, e.span);
    if (!when || when->type == TimexType::duration || when->type == TimexType::set || when->rule.starts_with("dur")) continue;
    e.count = 0;
  }
}

/// "From $75 in October to $46": one range, though words stand between the end of the first and "to".
void join_apart(const Report& report, Workspace& w) {
  constexpr std::size_t reach = 8;
  for (std::size_t i = 1; i < w.elements.size(); ++i) {
    if (w.elements[i].payload < 0 || report.at(w.elements[i - 1].span) != "from") continue;
    for (std::size_t j = i + 1; j < w.elements.size() && j <= i + reach; ++j) {
      const std::string_view word = report.at(w.elements[j].span);
      if (word == "," || word == ";" || word == "(" || word == ":") break;
      if (w.elements[j].payload < 0) continue;
      if (j < i + 3 || report.at(w.elements[j - 1].span) != "to") break;
      const Amount& first = w.amounts[static_cast<std::size_t>(w.elements[i].payload)];
      Amount& second = w.amounts[static_cast<std::size_t>(w.elements[j].payload)];
      std::optional<Amount> both = joined(first, second);
      if (!both || (both->unit.empty() && !first.bare)) break;
      both->span = first.span.joined(second.span);
      both->rule = "range.apart";
      w.amounts[static_cast<std::size_t>(w.elements[i].payload)] = std::move(*both);
      w.elements[i].span = w.elements[i].span.joined(w.elements[j].span);
      w.elements.erase(w.elements.begin() + static_cast<std::ptrdiff_t>(i) + 1, w.elements.begin() + static_cast<std::ptrdiff_t>(j) + 1);
      break;
    }
  }
}

/// "Ada Holm, 44, said": the age of a person.
bool is_age(const Report& report, const Sentence& sentence, const Amount& amount) {
  const TokenIndex at = last_token(sentence, amount.span);
  if (!amount.bare || at == no_token || at < 2 || at + 1 >= sentence.tokens.size() || amount.low.value() > 115 || amount.low.denominator != 1) return false;
  const std::string_view after = report.at(sentence.tokens[at + 1].span);
  return amount.low == amount.high && sentence.tokens[at - 2].upos == Upos::PROPN && report.at(sentence.tokens[at - 1].span) == "," &&
         (after == "," || after == "." || after == ")");
}

/// "2-1": two small numbers with a dash between and nothing counted.
bool is_score(const Report& report, const Sentence& sentence, const Amount& amount, Span counted) {
  if (!amount.rule.starts_with("range") || !amount.bare || report.at(amount.span).find(' ') != std::string_view::npos) return false;
  if (amount.high.value() > 15) return false;
  if (counted.empty()) return true;
  const TokenIndex last = last_token(sentence, counted);
  return last != no_token && sentence.tokens[last].xpos != "NNS" && sentence.tokens[last].xpos != "NN";
}

Quantity quantity_of(const Report& report, const Sentence& sentence, const Amount& amount) {
  Quantity q;
  q.span = amount.span;
  q.low = amount.low;
  q.high = amount.high;
  q.hedge = amount.hedge;
  q.change = amount.change;
  q.unit = amount.unit;
  q.dimension = amount.dimension;
  q.rule = amount.rule;
  if (q.dimension == "count" && q.unit.empty()) {
    q.of = counted_after(sentence, amount.span);
  } else if (q.dimension == "share") {
    const bool counted = amount.rule.starts_with("fraction.one");   // "one in five voters"
    q.whole = counted ? counted_after(sentence, amount.span) : complement_of(report, sentence, amount.span);
    q.of = measured_by(sentence, amount.span);
  } else {
    const Span complement = complement_of(report, sentence, amount.span);
    q.of = complement.empty() ? measured_by(sentence, amount.span) : complement;
  }
  q.holder = holder_of(sentence, amount.span);
  return q;
}

void read_sentence(const Impl& g, const Report& report, const Sentence& sentence, std::span<const When> times, Workspace& w,
                   std::vector<Quantity>& out) {
  w.amounts.clear();
  read_elements(g.lexicon, g.numerals, report.text, sentence.span, w.scratch, w.elements);
  hide_dates(times, w.elements);
  for (int level = 0; level < g.rules.levels(); ++level) {
    rewrite(g, level, w);
    if (w.amounts.empty()) return;
  }
  join_apart(report, w);
  const Quantity* previous = nullptr;
  const std::size_t before = out.size();
  for (std::size_t i = 0; i < w.elements.size(); ++i) {
    if (w.elements[i].payload < 0) continue;
    Amount& amount = w.amounts[static_cast<std::size_t>(w.elements[i].payload)];
    const Span counted = counted_after(sentence, amount.span);
    if (is_score(report, sentence, amount, counted)) continue;
    if (is_age(report, sentence, amount)) {
      amount.unit = "year of age";
      amount.dimension = "age";
      amount.bare = false;
      amount.rule = "age.apposition";
    }
    if (amount.unit.empty() && !amount.bare && !amount.scaled && amount.hedged && glued_in(report, w.elements, i)) continue;   // "up to 3G"
    if (amount.bare) {
      if (i > 0 && w.elements[i - 1].in(g.names)) continue;
      if (i > 1 && w.elements[i - 1].in(g.dash) && w.elements[i - 2].in(g.names)) continue;   // "Covid-19"
      if (glued_in(report, w.elements, i) || !is_counting(report, sentence, amount.span, counted)) continue;
    }
    read_sign(report, w.elements, i, amount);
    if (amount.change == Change::none) amount.change = change_before(g, w.elements, i);
    previous = out.size() > before ? &out.back() : nullptr;
    if (previous && restates(report, w.elements, i)) {
      if (!amount.hedged) amount.hedge = previous->hedge;
      if (amount.change == Change::none) amount.change = previous->change;
    }
    out.push_back(quantity_of(report, sentence, amount));
  }
}

/// CLASS | unit | dimension | name | words  ->  entries, and the lexicon's table CLASS | number of the entry | words.
Result<bool> read_units(Lexicon& lexicon, std::string_view file, std::string_view text, std::vector<UnitEntry>& units) {
  std::string table;
  std::size_t number = 0;
  while (!text.empty()) {
    std::string_view line = rows::cut(text, "\n");
    ++number;
    if (line.empty() || line[0] == '#') {
      table += '\n';
      continue;
    }
    const std::string_view name = rows::cut(line, "|"), unit = rows::cut(line, "|"), dimension = rows::cut(line, "|"), spelled = rows::cut(line, "|");
    if (name.empty() || unit.empty() || dimension.empty() || spelled.empty() || rows::trimmed(line).empty()) {
      return Error{Error::Kind::model, std::string(file) + ":" + std::to_string(number) + ": not CLASS | unit | dimension | name | words", -1};
    }
    table += std::string(name) + " | " + std::to_string(units.size()) + " | " + std::string(rows::trimmed(line)) + "\n";
    units.push_back({std::string(unit), std::string(dimension), std::string(spelled)});
  }
  return lexicon.read(file, table);
}

}  // namespace

QuantityGrammar::QuantityGrammar(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}

Result<QuantityGrammar> QuantityGrammar::load() {
  return read(table("grammar/numbers.table"), table("quantity/words.table"), table("quantity/units.table"), table("quantity/amounts.rules"));
}

Result<QuantityGrammar> QuantityGrammar::read(std::string_view numbers, std::string_view words, std::string_view units, std::string_view rules) {
  auto impl = std::make_shared<Impl>();
  if (auto done = impl->lexicon.read("grammar/numbers.table", numbers); !done) return done.error();
  if (auto done = impl->lexicon.read("quantity/words.table", words); !done) return done.error();
  if (auto done = read_units(impl->lexicon, "quantity/units.table", units, impl->units); !done) return done.error();
  if (auto done = impl->rules.read(impl->lexicon, "quantity/amounts.rules", rules); !done) return done.error();
  impl->rules.build();
  auto actions = compile_amounts(impl->rules.rules());
  if (!actions) return actions.error();
  impl->actions = std::move(*actions);
  return QuantityGrammar(std::move(impl));
}

std::string_view QuantityGrammar::unit_name(std::string_view unit) const {
  for (const UnitEntry& entry : impl_->units) {
    if (entry.unit == unit) return entry.name;
  }
  return unit;
}

std::vector<Quantity> quantities(const QuantityGrammar& grammar, const Report& report, std::span<const Sentence> sentences,
                                 std::span<const When> times) {
  Workspace workspace;
  std::vector<Quantity> out;
  for (const Sentence& sentence : sentences) read_sentence(grammar.impl(), report, sentence, times, workspace, out);
  return out;
}

}  // namespace entente
