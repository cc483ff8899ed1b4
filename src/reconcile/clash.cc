#include "reconcile/clash.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "reconcile/clash_claims.h"
#include "text/shingles.h"

namespace entente::reconciling {
namespace {

/// Things that a sentence may count more than once in different respects: only near-identical sentences can clash on them.
constexpr std::array<std::string_view, 16> loose_things = {"percent", "year", "month", "week", "dai", "hour", "minut", "time", "dollar", "peopl", "point", "million", "billion", "mile", "kilomet", "person"};
constexpr std::array<std::string_view, 12> months = {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"};
constexpr std::array<std::string_view, 4> directions = {"north", "south", "east", "west"};
constexpr std::array<std::string_view, 9> negations = {"not", "no", "never", "nobody", "none", "nothing", "without", "neither", "nor"};

bool is_loose(const Number& number) {
  return number.things.empty() || std::any_of(loose_things.begin(), loose_things.end(), [&](std::string_view t) { return number.things.back() == hash_of(t); });
}

std::string value_key(const Number& n) { return fmt::format("{}-{}", n.low, n.high); }

/// Does this text give a value compatible with `number` for the same thing anywhere? Then it does not exclude it.
bool gives(const std::vector<Unit>& units, std::uint32_t text, const Number& number) {
  for (const Unit& unit : units) {
    if (unit.text != text) continue;
    for (const Number& other : unit.numbers) if (same_thing(number, other) && compatible(number, other)) return true;
  }
  return false;
}

std::uint64_t shared_thing(const Number& a, const Number& b) {
  for (const std::uint64_t thing : a.things) if (std::find(b.things.begin(), b.things.end(), thing) != b.things.end()) return thing;
  return 0;
}

/// The quantity as coded that stands at a counted thing; nullptr: none.
const Quantity* coded_at(const Number& number, const CodedReport& report) {
  for (const Quantity& q : report.coding.quantities) {
    if (q.span.begin < number.span.end && number.span.begin < q.span.end && q.low.value() == number.low) return &q;
  }
  return nullptr;
}

std::string counted_noun(const Quantity& q, const CodedReport& report) {
  const std::vector<Word> words = words_of(report.report.at(q.of));
  return words.empty() ? "" : words.back().stem;
}

/// Do the coded quantities let both be right: other nouns counted, other units, "at least one" and nine?
bool excused(const Number& m, const Number& n, const CodedReport& x, const CodedReport& y) {
  const Quantity* p = coded_at(m, x);
  const Quantity* q = coded_at(n, y);
  if (p == nullptr || q == nullptr) return false;
  if (p->unit != q->unit || p->dimension != q->dimension) return true;
  const std::string a = counted_noun(*p, x), b = counted_noun(*q, y);
  if (!a.empty() && !b.empty() && a != b) return true;
  const auto open_above = [](const Quantity& v) { return v.hedge == Hedge::at_least || v.hedge == Hedge::above; };
  const auto open_below = [](const Quantity& v) { return v.hedge == Hedge::at_most || v.hedge == Hedge::below; };
  return (open_above(*p) && m.low <= n.high) || (open_above(*q) && n.low <= m.high) || (open_below(*p) && n.low <= m.high) || (open_below(*q) && m.low <= n.high);
}

/// "48-page indictment" and "47-page indictment": the same two words counted, both exact.
bool same_words_counted(const Number& m, const Number& n) {
  return m.things.size() >= 2 && n.things.size() >= 2 && std::equal(m.things.begin(), m.things.begin() + 2, n.things.begin()) && !m.rough && !n.rough;
}

void number_clashes(std::vector<Clash>& out, const Unit& a, const Unit& b, const CodedReport& x, const CodedReport& y, const std::vector<Unit>& units) {
  for (const Number& m : a.numbers) {
    for (const Number& n : b.numbers) {
      if (!same_thing(m, n) || compatible(m, n)) continue;
      if (gives(units, b.text, m) || gives(units, a.text, n)) continue;
      if (excused(m, n, x, y)) continue;
      const double bar = same_words_counted(m, n) && !is_loose(m) && !is_loose(n) ? -3 : is_loose(m) || is_loose(n) ? 0.8 : -0.6;
      // A rough figure may be a rounded one.
      const bool far = std::max(m.high, n.high) > 1.3 * std::min(m.low, n.low);
      out.push_back({"number", std::to_string(shared_thing(m, n)), !(m.rough || n.rough) || far, bar,
                     {value_key(m), std::string(x.report.at(m.span))}, {value_key(n), std::string(y.report.at(n.span))}});
    }
  }
}

/// A day of a month as written: "18 November", "November 18".
struct MonthDay {
  int month = 0, day = 0;
  Span span;
};

int month_of(const Word& word) {
  if (!word.capital || word.folded.size() < 3) return 0;
  for (std::size_t m = 0; m < months.size(); ++m) {
    if (word.folded == months[m] || (word.folded.size() <= 4 && months[m].starts_with(word.folded))) return static_cast<int>(m) + 1;
  }
  return 0;
}

std::vector<MonthDay> month_days(const Unit& unit) {
  std::vector<MonthDay> out;
  for (std::size_t i = 0; i < unit.words.size(); ++i) {
    const int month = month_of(unit.words[i]);
    if (month == 0) continue;
    for (const std::size_t k : {i + 1, i - 1}) {
      if (k >= unit.words.size() || !unit.words[k].number || unit.words[k].folded.size() > 4) continue;
      const int day = std::atoi(unit.words[k].folded.c_str());
      if (day < 1 || day > 31) continue;
      out.push_back({month, day, unit.words[i].span.joined(unit.words[k].span)});
      break;
    }
  }
  return out;
}

/// Does one event stand in both sentences?
bool one_event(const Unit& a, const Unit& b, const CodedReport& x, const CodedReport& y) {
  for (const std::uint32_t i : a.claims) {
    for (const std::uint32_t j : b.claims) {
      const Claim& c = x.coding.claims[i];
      const Claim& d = y.coding.claims[j];
      if (c.kind == ClaimKind::statement || d.kind == ClaimKind::statement || c.status != Status::happened || d.status != Status::happened) continue;
      if (!c.when.empty() && !d.when.empty() && same_predicate(c, d, x, y)) return true;
    }
  }
  return false;
}

void date_clashes(std::vector<Clash>& out, const Unit& a, const Unit& b, const CodedReport& x, const CodedReport& y) {
  const std::vector<MonthDay> m = month_days(a), n = month_days(b);
  if (m.size() == 1 && n.size() == 1 && (m[0].month != n[0].month || m[0].day != n[0].day)) {
    // Neighbouring days of one happening clash; far days are mostly two happenings.
    const int apart = std::abs((m[0].month - n[0].month) * 30 + m[0].day - n[0].day);
    out.push_back({"date", "day", true, apart <= 7 ? (one_event(a, b, x, y) ? -2.0 : -0.3) : 1.0, {fmt::format("{}-{}", m[0].month, m[0].day), std::string(x.report.at(m[0].span))},
                   {fmt::format("{}-{}", n[0].month, n[0].day), std::string(y.report.at(n[0].span))}});
  }
  const auto times = [](const Unit& unit, const CodedReport& report) {
    std::vector<const When*> list;
    for (const When& when : report.coding.times) {
      if (unit.span.contains(when.span) && when.type == TimexType::date && when.days.earliest && when.days.latest && *when.days.latest - *when.days.earliest < 40)
        list.push_back(&when);
    }
    return list;
  };
  const auto s = times(a, x), t = times(b, y);
  if (!m.empty() || !n.empty() || s.size() != 1 || t.size() != 1 || may_overlap(s[0]->days, t[0]->days)) return;
  // The same words are the same day: one of the two was resolved to the wrong side.
  if (fold(x.report.at(s[0]->span)) == fold(y.report.at(t[0]->span))) return;
  out.push_back({"date", "day", true, one_event(a, b, x, y) ? 0.2 : 2.5, {to_line(s[0]->days), std::string(x.report.at(s[0]->span))}, {to_line(t[0]->days), std::string(y.report.at(t[0]->span))}});
}

/// "east of Aden": direction and place.
struct Bearing {
  std::string direction, place;
  Span span;
};

std::vector<Bearing> bearings(const Unit& unit) {
  std::vector<Bearing> out;
  for (std::size_t i = 0; i + 2 < unit.words.size(); ++i) {
    const std::string& word = unit.words[i].folded;
    if (unit.words[i + 1].folded != "of" || !unit.words[i + 2].capital) continue;
    if (std::find(directions.begin(), directions.end(), word) != directions.end())
      out.push_back({word, unit.words[i + 2].folded, unit.words[i].span.joined(unit.words[i + 2].span)});
  }
  return out;
}

void place_clashes(std::vector<Clash>& out, const Unit& a, const Unit& b, const CodedReport& x, const CodedReport& y) {
  for (const Bearing& m : bearings(a)) {
    for (const Bearing& n : bearings(b)) {
      if (m.place != n.place || m.direction == n.direction) continue;
      out.push_back({"place", m.place, true, -2, {m.direction, std::string(x.report.at(m.span))}, {n.direction, std::string(y.report.at(n.span))}});
    }
  }
}

/// Fillers of a claim: lemmas of its arguments and the states of their actors.
std::set<std::string> fillers(const Claim& claim) {
  std::set<std::string> out;
  for (const Argument& arg : claim.args) {
    if (!arg.lemma.empty()) out.insert(stem(fold(arg.lemma)));
    for (const Actor& actor : arg.actors) if (!actor.state.empty()) out.insert(actor.state);
  }
  return out;
}

/// "if the soldiers were not free" denies nothing.
bool is_open(const Claim& claim) { return claim.status == Status::conditional || claim.status == Status::counterfactual || claim.status == Status::possible; }
bool denies(const Claim& claim) { return !is_open(claim) && (claim.negated || claim.status == Status::denied); }
bool asserts(const Claim& claim) { return !denies(claim) && (claim.status == Status::happened || claim.status == Status::ongoing || claim.status == Status::unclear); }

/// "not only", "no less than" say yes.
bool has_mock_negation(const Unit& unit) {
  for (std::size_t i = 0; i + 1 < unit.words.size(); ++i) {
    const std::string& word = unit.words[i].folded;
    const std::string& next = unit.words[i + 1].folded;
    if (word == "not" && (next == "only" || next == "just" || next == "merely")) return true;
    if (word == "no" && (next == "less" || next == "fewer" || next == "more" || next == "later")) return true;
  }
  return false;
}

void polarity_of_claims(std::vector<Clash>& out, const Unit& a, const Unit& b, const CodedReport& x, const CodedReport& y) {
  if (has_mock_negation(a) || has_mock_negation(b)) return;
  for (const std::uint32_t i : a.claims) {
    for (const std::uint32_t j : b.claims) {
      const Claim& c = x.coding.claims[i];
      const Claim& d = y.coding.claims[j];
      if (!((denies(c) && asserts(d)) || (asserts(c) && denies(d))) || !same_predicate(c, d, x, y)) continue;
      const std::set<std::string> f = fillers(c), g = fillers(d);
      const auto shared = std::count_if(f.begin(), f.end(), [&](const std::string& v) { return g.count(v) > 0; });
      if (shared == 0) continue;
      out.push_back({"polarity", "claim", true, shared > 1 ? -0.8 : 0.0, {denies(c) ? "no" : "yes", std::string(x.report.at(c.cite.span))},
                     {denies(d) ? "no" : "yes", std::string(y.report.at(d.cite.span))}});
      return;
    }
  }
}

/// Stems right after a negation: what is denied by the words alone.
std::set<std::string> negated_stems(const Unit& unit) {
  std::set<std::string> out;
  for (std::size_t i = 0; i < unit.words.size(); ++i) {
    const std::string& word = unit.words[i].folded;
    if (!word.ends_with("n't") && std::find(negations.begin(), negations.end(), word) == negations.end()) continue;
    int taken = 0;
    for (std::size_t k = i + 1; k < unit.words.size() && k < i + 6 && taken < 2; ++k) {
      if (unit.words[k].stop) continue;
      out.insert(unit.words[k].stem);
      ++taken;
    }
  }
  return out;
}

void polarity_of_words(std::vector<Clash>& out, const Unit& a, const Unit& b, const CodedReport& x, const CodedReport& y) {
  // What was coded has its polarity in its claims.
  if (a.negated == b.negated || (!a.claims.empty() && !b.claims.empty())) return;
  const Unit& no = a.negated ? a : b;
  const Unit& yes = a.negated ? b : a;
  const std::set<std::string> denied = negated_stems(no);
  const auto shared = std::count_if(yes.words.begin(), yes.words.end(), [&](const Word& w) { return !w.stop && denied.count(w.stem) > 0; });
  if (shared < 2) return;
  out.push_back({"polarity", "claim", true, 0.3, {a.negated ? "no" : "yes", std::string(x.report.at(a.span))}, {b.negated ? "no" : "yes", std::string(y.report.at(b.span))}});
}

}  // namespace

std::vector<Clash> clashes_of(const Unit& a, const Unit& b, const CodedReport& x, const CodedReport& y, const std::vector<Unit>& units) {
  std::vector<Clash> out;
  number_clashes(out, a, b, x, y, units);
  date_clashes(out, a, b, x, y);
  place_clashes(out, a, b, x, y);
  share_clashes(out, a, b, x, y);
  speaker_clashes(out, a, b, x, y);
  event_clashes(out, a, b, x, y);
  polarity_of_claims(out, a, b, x, y);
  if (out.empty()) polarity_of_words(out, a, b, x, y);
  return out;
}

}  // namespace entente::reconciling
