#include "reconcile/clash_times.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "reconcile/sameness.h"
#include "text/resolve.h"

namespace entente::reconciling {
namespace {

/// Days further apart are mostly those of two happenings.
constexpr int near_days = 7, far_days = 45;

/// When a claim says its happening was. Only one of `when` and `by` is set.
struct Told {
  const When* when = nullptr;
  DayRange days;               ///< resolved; unknown where the report's day is unknown
  std::string words;
};

bool is_date(const When& when) { return when.type == TimexType::date && (when.days.known() || !when.relative.empty()); }

DayRange days_of(const When& when, const Published& published) { return when.days.known() || when.relative.empty() ? when.days : resolve(when, published.days); }

bool is_done(const Claim& claim) { return claim.status == Status::happened || claim.status == Status::background; }
bool is_ahead(const Claim& claim) { return claim.status == Status::planned || claim.status == Status::expected; }

/// What was told as done by a day was done by then: the latest day of the claim that says so.
std::optional<Told> told_by(const Claim& claim, const Side& side) {
  if (!is_done(claim) || claim.holders.empty()) return std::nullopt;
  for (const std::uint32_t i : side.unit.claims) {
    const Claim& saying = side.report.coding.claims[i];
    if (saying.kind != ClaimKind::statement || !is_done(saying) || saying.head != claim.holders.back().cue) continue;
    for (const When& when : saying.when) {
      if (!is_date(when)) continue;
      const DayRange days = days_of(when, side.published);
      if (days.latest) return Told{nullptr, {std::nullopt, days.latest}, "by " + std::string(side.report.report.at(when.span))};
    }
  }
  return std::nullopt;
}

std::optional<Told> told(const Claim& claim, const Side& side) {
  for (const When& when : claim.when) {
    if (is_date(when)) return Told{&when, days_of(when, side.published), std::string(side.report.report.at(when.span))};
  }
  return told_by(claim, side);
}

/// Never the same days, on whichever day both reports were published.
bool always_apart(const When& a, const When& b) {
  constexpr int year = 366, step = 2;
  for (int n = 0; n < year; n += step) {
    const DayRange day{Day{n}, Day{n}};
    const DayRange x = resolve(a, day), y = resolve(b, day);
    if (!x.known() || !y.known() || may_overlap(x, y)) return false;
  }
  return true;
}

/// "March 9" past and "March 9" to come, "around noon" and "noon" differ in how they were read.
bool same_words(const Told& a, const Told& b) {
  const std::string x = fold(a.words), y = fold(b.words);
  return !x.empty() && !y.empty() && (x.find(y) != std::string::npos || y.find(x) != std::string::npos);
}

bool apart(const Told& a, const Told& b) {
  if (same_words(a, b)) return false;
  if (a.days.known() && b.days.known()) return !may_overlap(a.days, b.days);
  if (a.when == nullptr || b.when == nullptr || a.days.known() || b.days.known()) return false;
  return always_apart(*a.when, *b.when);
}

/// Days between two intervals; nothing where an end is unknown.
std::optional<int> gap(const DayRange& a, const DayRange& b) {
  if (a.latest && b.earliest && *a.latest < *b.earliest) return *b.earliest - *a.latest;
  if (b.latest && a.earliest && *b.latest < *a.earliest) return *a.earliest - *b.latest;
  return std::nullopt;
}

/// The gap if both reports were published on one day.
int gap(const Told& a, const Told& b) {
  if (const std::optional<int> days = gap(a.days, b.days)) return *days;
  if (a.when == nullptr || b.when == nullptr) return far_days;
  const DayRange day{Day{0}, Day{0}};
  return gap(resolve(*a.when, day), resolve(*b.when, day)).value_or(far_days);
}

/// Does the report give a day for the same happening, anywhere, that both could be on?
bool gives(const Side& side, const Claim& other, const Side& of_other, const Told& value) {
  return std::any_of(side.report.coding.claims.begin(), side.report.coding.claims.end(), [&](const Claim& claim) {
    if (same_predicate(claim, other, side.report, of_other.report)) {
      const std::optional<Told> mine = told(claim, side);
      if (mine && !apart(*mine, value)) return true;
    }
    // The other's words stand in this sentence: told of something else there, but told.
    return value.when != nullptr && side.unit.span.contains(claim.head) && std::any_of(claim.when.begin(), claim.when.end(), [&](const When& when) {
      return is_date(when) && !apart({&when, days_of(when, side.published), std::string(side.report.report.at(when.span))}, value);
    });
  });
}

/// Weeks, months, years that a sentence gives and that fit no time of the other sentence; days belong to too many things.
std::vector<Told> own_periods(const Side& side, const Side& other) {
  constexpr int narrowest = 6;
  std::vector<Told> out;
  for (const When& when : side.report.coding.times) {
    if (!side.unit.span.contains(when.span) || !is_date(when)) continue;
    const DayRange days = days_of(when, side.published);
    if (!days.earliest || !days.latest || *days.latest - *days.earliest < narrowest) continue;
    const Told mine{&when, days, std::string(side.report.report.at(when.span))};
    const bool matched = std::any_of(other.report.coding.times.begin(), other.report.coding.times.end(), [&](const When& w) {
      return other.unit.span.contains(w.span) && is_date(w) && !apart(mine, {&w, days_of(w, other.published), std::string(other.report.report.at(w.span))});
    });
    if (!matched) out.push_back(mine);
  }
  return out;
}

/// "November 18", not "Friday": nobody counts it from another day.
bool is_calendar_day(const Told& told) { return told.when != nullptr && (told.when->relative.starts_with("date-of") || told.when->anchor == Anchor::explicit_date); }

/// Do the sentences give figures none of which can be the other's? "97 infections on Friday", "91 infections on Thursday" are two happenings.
bool excluding_figures(const Unit& a, const Unit& b) {
  return !a.numbers.empty() && !b.numbers.empty() && std::none_of(a.numbers.begin(), a.numbers.end(), [&](const Number& m) {
    return std::any_of(b.numbers.begin(), b.numbers.end(), [&](const Number& n) { return compatible(m, n); });
  });
}

const Argument* attribute_of(const Claim& claim) {
  const auto at = std::find_if(claim.args.begin(), claim.args.end(), [](const Argument& arg) { return arg.role == Role::attribute && !arg.lemma.empty(); });
  return at == claim.args.end() ? nullptr : &*at;
}

/// "became president in 2002", "was a fellow in 2008".
bool of_two_attributes(const Claim& c, const Claim& d) {
  const Argument* x = attribute_of(c);
  const Argument* y = attribute_of(d);
  return x != nullptr && y != nullptr && x->lemma != y->lemma;
}

/// Days further apart that nobody states as days of the calendar, or with something else done or done to, are those of two happenings.
bool of_two_happenings(const Told& a, const Told& b, CoreMatch core) {
  if (a.when == nullptr || b.when == nullptr || gap(a, b) <= near_days) return false;
  return core.differ > 0 || !is_calendar_day(a) || !is_calendar_day(b);
}

bool is_of_words(const Claim& claim) {
  return claim.event && (claim.event->type == EventType::ACCUSE || claim.event->type == EventType::REQUEST || claim.event->type == EventType::THREATEN);
}

/// Who accuses on Sunday may accuse again on Tuesday: the later report may tell of the later words.
bool may_be_said_again(const Claim& c, const Claim& d, const Side& a, const Side& b) {
  return is_of_words(c) && is_of_words(d) && !may_overlap(a.published.days, b.published.days);
}

double bar_of(const Told& a, const Told& b, double likeness, CoreMatch core) {
  const int days = gap(a, b);
  // The same one did the same to the same.
  if (days <= near_days && core.same >= 1 && core.differ == 0 && likeness >= specific) return -2.5;
  if (days > far_days) return likeness >= 2 * specific ? -1.0 : 1.0;
  if (days <= near_days && likeness >= specific && is_calendar_day(a) && is_calendar_day(b)) return -3.2;
  return likeness >= 2 * specific ? -1.5 : likeness >= specific ? -0.8 : 0.5;
}

/// Sentences that say nearly the same but for one period each.
void of_sentences(std::vector<Clash>& out, const Side& a, const Side& b) {
  constexpr double nearly_the_same = 1.4;
  const std::vector<Told> x = own_periods(a, b);
  if (x.size() != 1) return;
  const std::vector<Told> y = own_periods(b, a);
  if ( y.size() != 1 || !apart(x[0], y[0]) || gap(x[0], y[0]) > far_days) return;
  out.push_back({"date", "period", true, nearly_the_same, {x[0].words, x[0].words}, {y[0].words, y[0].words}});
}

void of_claims(std::vector<Clash>& out, const Side& a, const Side& b) {
  for (std::size_t i = 0; i < a.unit.claims.size(); ++i) {
    const Claim& c = a.report.coding.claims[a.unit.claims[i]];
    if (c.kind == ClaimKind::statement || !(is_done(c) || is_ahead(c))) continue;
    const std::optional<Told> x = told(c, a);
    if (!x) continue;
    for (std::size_t j = 0; j < b.unit.claims.size(); ++j) {
      const Claim& d = b.report.coding.claims[b.unit.claims[j]];
      // Ahead for one and done for the other is an update.
      if (d.kind == ClaimKind::statement || is_done(c) != is_done(d) || !(is_done(d) || is_ahead(d)) || c.negated != d.negated) continue;
      if (!same_predicate(a.unit.traces[i], b.unit.traces[j])) continue;
      const std::optional<Told> y = told(d, b);
      if (!y || !apart(*x, *y)) continue;
      const double likeness = shared_fillers(c, d, a.report, b.report);
      // Other figures, another happening.
      if (excluding_figures(a.unit, b.unit)) continue;
      const CoreMatch core = core_of(a.unit.traces[i], b.unit.traces[j]);
      if (likeness == 0 || of_two_happenings(*x, *y, core) || of_two_attributes(c, d) || may_be_said_again(c, d, a, b) || gives(b, c, a, *x) || gives(a, d, b, *y)) continue;
      out.push_back({"date", "of " + predicate_of(c, a.report), true, bar_of(*x, *y, likeness, core), {x->words, x->words}, {y->words, y->words}});
      return;
    }
  }
}

}  // namespace

void date_clashes(std::vector<Clash>& out, const Side& a, const Side& b) {
  const std::size_t before = out.size();
  of_claims(out, a, b);
  if (out.size() == before) of_sentences(out, a, b);
}

}  // namespace entente::reconciling
