#include "reconcile/clash.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>

#include "reconcile/clash_claims.h"
#include "reconcile/clash_polarity.h"
#include "reconcile/clash_times.h"
#include "reconcile/sameness.h"
#include "text/shingles.h"

namespace entente::reconciling {
namespace {

/// Things that a sentence may count more than once in different respects: only near-identical sentences can clash on them.
constexpr std::array<std::string_view, 16> loose_things = {"percent", "year", "month", "week", "dai", "hour", "minut", "time", "dollar", "peopl", "point", "million", "billion", "mile", "kilomet", "person"};
constexpr std::array<std::string_view, 4> directions = {"north", "south", "east", "west"};

bool is_loose(const Number& number) {
  return number.things.empty() || std::any_of(loose_things.begin(), loose_things.end(), [&](std::string_view t) { return number.things.back() == hash_of(t); });
}

std::string value_key(const Number& n) { return fmt::format("{}-{}", n.low, n.high); }

/// Does this text give a value compatible with `number` for the same thing anywhere? Then it does not exclude it.
bool gives(const std::vector<Unit>& units, std::uint32_t text, const Number& number) {
  auto unit = std::partition_point(units.begin(), units.end(), [&](const Unit& u) { return u.text < text; });
  for (; unit != units.end() && unit->text == text; ++unit) {
    for (const Number& other : unit->numbers) if (same_thing(number, other) && compatible(number, other)) return true;
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

/// Is it counted in the same happening? Where nothing was coded the sentences must say so.
bool counted_in_one(const Number& m, const Number& n, const Side& a, const Side& b) {
  const std::optional<std::size_t> c = clause_at(m.span, a), d = clause_at(n.span, b);
  if (!c || !d) return false;
  return same_predicate(a.unit.traces[*c], b.unit.traces[*d]) || shared_fillers(claim_at(a, *c), claim_at(b, *d), a.report, b.report) >= 2 * specific;
}

/// Counts of one thing lie near each other, or the clauses tell that the same did the same to as many.
bool of_one_count(const Number& m, const Number& n, const Side& a, const Side& b) {
  constexpr double rounding = 1.13, near = 2, far = 3;
  const double ratio = std::min(m.low, n.low) > 0 ? std::max(m.low, n.low) / std::min(m.low, n.low) : far;
  if (ratio <= rounding) return true;
  const std::optional<std::size_t> c = clause_at(m.span, a), d = clause_at(n.span, b);
  if (ratio > far || !c || !d) return ratio <= near && !is_loose(m) && !is_loose(n);
  const Trace& x = a.unit.traces[*c];
  const Trace& y = b.unit.traces[*d];
  const CoreMatch core = core_of(x, y);
  if (claim_at(a, *c).status != claim_at(b, *d).status) return false;
  return (ratio <= near && !is_loose(m) && !is_loose(n)) || (same_predicate(x, y) && core.same > 0 && core.differ == 0);
}

double number_bar(const Number& m, const Number& n, const Side& a, const Side& b) {
  const bool loose = is_loose(m) || is_loose(n);
  if (same_words_counted(m, n) && !loose) return -3;
  if (loose) return 0.8;
  return counted_in_one(m, n, a, b) ? -1.0 : 0.0;
}

void number_clashes(std::vector<Clash>& out, const Side& a, const Side& b, const std::vector<Unit>& units) {
  for (const Number& m : a.unit.numbers) {
    for (const Number& n : b.unit.numbers) {
      if (!same_thing(m, n) || compatible(m, n)) continue;
      if ((m.joined || n.joined) && !same_words_counted(m, n)) continue;
      if (gives(units, b.unit.text, m) || gives(units, a.unit.text, n)) continue;
      if (excused(m, n, a.report, b.report) || !of_one_count(m, n, a, b)) continue;
      const double bar = number_bar(m, n, a, b);
      // A rough figure may be a rounded one.
      const bool far = std::max(m.high, n.high) > 1.3 * std::min(m.low, n.low);
      out.push_back({"number", std::to_string(shared_thing(m, n)), !(m.rough || n.rough) || far, bar,
                     {value_key(m), std::string(a.report.report.at(m.span))}, {value_key(n), std::string(b.report.report.at(n.span))}});
    }
  }
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

void bearing_clashes(std::vector<Clash>& out, const Side& a, const Side& b) {
  for (const Bearing& m : bearings(a.unit)) {
    for (const Bearing& n : bearings(b.unit)) {
      if (m.place != n.place || m.direction == n.direction) continue;
      out.push_back({"place", m.place, true, -2, {m.direction, std::string(a.report.report.at(m.span))}, {n.direction, std::string(b.report.report.at(n.span))}});
    }
  }
}

}  // namespace

const Claim& claim_at(const Side& side, std::size_t place) { return side.report.coding.claims[side.unit.claims[place]]; }

std::optional<std::size_t> clause_at(Span span, const Side& side) {
  std::optional<std::size_t> out;
  for (std::size_t i = 0; i < side.unit.claims.size(); ++i) {
    const Claim& claim = claim_at(side, i);
    if (claim.kind == ClaimKind::statement || !claim.cite.span.contains(span)) continue;
    if (!out || claim.cite.span.size() < claim_at(side, *out).cite.span.size()) out = i;
  }
  return out;
}

Side side_of(const Unit& unit, const CodedReport& report, const Published& published) {
  Side side{unit, report, published, {}, {}, {}, {}, {}, {}};
  read_polarity(side);
  read_amounts(side);
  read_quotations(side);
  read_contacts(side);
  return side;
}

std::vector<Clash> clashes_of(const Side& a, const Side& b, const std::vector<Unit>& units) {
  std::vector<Clash> out;
  number_clashes(out, a, b, units);
  date_clashes(out, a, b);
  bearing_clashes(out, a, b);
  share_clashes(out, a, b);
  sum_clashes(out, a, b);
  speaker_clashes(out, a, b);
  event_clashes(out, a, b);
  meeting_clashes(out, a, b);
  polarity_clashes(out, a, b);
  return out;
}

}  // namespace entente::reconciling
