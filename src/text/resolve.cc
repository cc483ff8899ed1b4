#include "text/resolve.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace entente {
namespace {

using Kind = Step::Kind;

/// The period being narrowed, step by step.
struct Walk {
  Period period;
  std::string suffix;           // of the value: part of the day or time of day
  std::optional<DayRange> days; // of the period, narrowed
  std::optional<Day> anchor;
};

void reach(Walk& walk, const Period& period) {
  walk.period = period;
  walk.days = days_of(period);
}

/// The instance of a period that comes round (every year, every month ...): `at(n)` is the nth one from the anchor's own.
/// `far`: of so many before and behind one fits.
template <class At>
std::optional<Period> instance(At at, Day anchor, Side side, int far) {
  std::optional<Period> best;
  int distance = 0;
  for (int n = -far; n <= far; ++n) {
    const std::optional<Period> period = at(n);
    const std::optional<DayRange> days = period ? days_of(*period) : std::nullopt;
    if (!days) continue;
    const Day first = *days->earliest, last = *days->latest;
    const int gap = anchor < first ? first - anchor : last < anchor ? anchor - last : 0;
    const bool fits = side == Side::past     ? first <= anchor
                      : side == Side::future ? last >= anchor
                      : side == Side::last   ? last < anchor
                      : side == Side::next   ? first > anchor
                      : side == Side::same   ? n == 0
                                             : true;
    if (fits && (!best || gap < distance)) best = period, distance = gap;
  }
  return best;
}

constexpr int next_but_one = 2;   // winter, which ends in the year after
constexpr int leap_years = 9;     // 29 February comes round within 8 years, a fifth Monday of a month sooner
constexpr int short_months = 3;   // no two of them follow each other

std::optional<Period> weekday(int w, Side side, Day anchor) {
  const Day monday = anchor - (anchor.weekday() - 1);
  return instance([&](int n) { return std::optional(period_of(Unit::day, monday + (w - 1) + 7 * n)); }, anchor, side, next_but_one);
}

std::optional<Period> yearly(Unit grain, int index, Side side, Day anchor) {
  return instance([&, year = anchor.year()](int n) { return std::optional(Period{grain, year + n, index, 0}); }, anchor, side, next_but_one);
}

std::optional<Period> date_of(int month, int day, Side side, Day anchor) {
  const int far = month == 2 && day == 29 ? leap_years : next_but_one;
  return instance([&, year = anchor.year()](int n) { return std::optional(Period{Unit::day, year + n, month, day}); }, anchor, side, far);
}

std::optional<Period> day_of(int day, Side side, Day anchor) {
  return instance(
      [&](int n) {
        const Period month = shifted(period_of(Unit::month, anchor), n);
        return std::optional(Period{Unit::day, month.year, month.index, day});
      },
      anchor, side, short_months);
}

/// Nth weekday of some days, from the end if n < 0.
std::optional<Day> nth_weekday(const DayRange& days, int w, int n) {
  if (n == 0 || w < 1 || w > 7 || !days.earliest || !days.latest) return std::nullopt;
  const Day first = *days.earliest + (w - days.earliest->weekday() + 7) % 7;
  const Day last = *days.latest - (days.latest->weekday() - w + 7) % 7;
  const Day day = n > 0 ? first + 7 * (n - 1) : last + 7 * (n + 1);
  if (day < *days.earliest || day > *days.latest) return std::nullopt;
  return day;
}

std::optional<Period> holiday(const Step& s, Day anchor) {
  return instance(
      [&, of_anchor = anchor.year()](int n) -> std::optional<Period> {
        const int year = of_anchor + n;
        if (year < 1 || year > 9998) return std::nullopt;
        if (s.a == 0) return period_of(Unit::day, easter(year) + s.b);
        if (s.c == 0) return Period{Unit::day, year, s.a, s.b};
        const std::optional<DayRange> month = days_of({Unit::month, year, s.a, 0});
        const std::optional<Day> day = month ? nth_weekday(*month, s.c, s.d) : std::nullopt;
        if (!day) return std::nullopt;
        return period_of(Unit::day, *day + s.b);
      },
      anchor, s.side, leap_years);
}

/// Nth unit inside the period reached.
std::optional<Period> inside(const Period& outer, Unit unit, int n) {
  const std::optional<DayRange> days = days_of(outer);
  if (!days || n == 0) return std::nullopt;
  Period first = period_of(unit, *days->earliest), last = period_of(unit, *days->latest);
  if (unit == Unit::weekend && *days_of(first)->earliest < *days->earliest) first = shifted(first, 1);
  const Period found = n > 0 ? shifted(first, n - 1) : shifted(last, n + 1);
  const std::optional<DayRange> inner = days_of(found);
  if (!inner || *inner->earliest > *days->latest || *inner->latest < *days->earliest) return std::nullopt;
  return found;
}

void narrow(Walk& walk, Kind part) {
  if (!walk.days || !walk.days->earliest || !walk.days->latest) return;
  Day &first = *walk.days->earliest, &last = *walk.days->latest;
  const int length = last - first + 1, third = length / 3;
  if (part == Kind::start) last = last - (length - std::max(1, third + (length > 3 ? length % 3 != 0 : 0)));
  if (part == Kind::end) first = first + (length - std::max(1, third + (length > 3 ? length % 3 != 0 : 0)));
  if (part == Kind::mid && walk.period.grain == Unit::year) {
    first = Day::of(walk.period.year, 5, 1).value_or(first);
    last = Day::of(walk.period.year, 8, 31).value_or(last);
  } else if (part == Kind::mid) {
    first = first + third;
    last = last - third;
  }
  if (!walk.anchor) return;
  if (part == Kind::rest && *walk.anchor <= last) first = std::max(first, *walk.anchor);
  if (part == Kind::so_far && *walk.anchor >= first) last = std::min(last, *walk.anchor);
}

void open(Walk& walk, Kind preposition) {
  if (!walk.days) return;
  DayRange& days = *walk.days;
  switch (preposition) {
    case Kind::since: days.latest = walk.anchor && days.earliest && *days.earliest <= *walk.anchor ? walk.anchor : std::nullopt; break;
    case Kind::until: case Kind::by:
      days.earliest = walk.anchor && days.latest && *walk.anchor <= *days.latest ? walk.anchor : std::nullopt;
      break;
    case Kind::before:
      if (days.earliest) days.latest = *days.earliest - 1;
      days.earliest.reset();
      break;
    case Kind::after:
      if (days.latest) days.earliest = *days.latest + 1;
      days.latest.reset();
      break;
    default: break;
  }
}

constexpr std::array<std::string_view, 6> part_suffix = {"TMO", "TMI", "TAF", "TEV", "TNI", "TDT"};

std::string clock_suffix(int hour, int minute) {
  std::array<char, 32> buffer{};
  if (minute < 0) std::snprintf(buffer.data(), buffer.size(), "T%02d:00", hour);
  else std::snprintf(buffer.data(), buffer.size(), "T%02d:%02d", hour, minute);
  return buffer.data();
}

std::optional<Period> ago(const Step& s, Day anchor, int n) { return period_of(s.unit, plus(anchor, s.unit, n)); }

/// Half a unit around the exact day.
void widen(Walk& walk, const Step& s, Day from, int n) {
  constexpr std::array<int, 13> half = {18262, 1826, 183, 91, 46, 46, 15, 3, 3, 0, 0, 0, 0};
  const Day middle = plus(from, s.unit, n);
  const int reach = half[static_cast<std::size_t>(s.unit)];
  walk.days = DayRange{middle - reach, middle + reach};
}

bool anchored(Walk& walk, const Step& s) {
  const std::optional<DayRange> reached = walk.days ? days_of(walk.period) : std::nullopt;
  const std::optional<Day> from = reached ? reached->earliest : walk.anchor;
  if (!from) return false;
  const Day day = *from;
  std::optional<Period> found;
  switch (s.kind) {
    case Kind::unit: found = shifted(period_of(s.unit, day), s.a); break;
    case Kind::ago: found = ago(s, day, -s.a); break;
    case Kind::hence: found = ago(s, day, s.a); break;
    case Kind::weekday: found = weekday(s.a, s.side, day); break;
    case Kind::month_of: found = yearly(Unit::month, s.a, s.side, day); break;
    case Kind::quarter_of: found = yearly(Unit::quarter, s.a, s.side, day); break;
    case Kind::half_of: found = yearly(Unit::half, s.a, s.side, day); break;
    case Kind::season_of: found = yearly(Unit::season, s.a, s.side, day); break;
    case Kind::date_of: found = date_of(s.a, s.b, s.side, day); break;
    case Kind::day_of: found = day_of(s.a, s.side, day); break;
    case Kind::for_past: case Kind::for_next: found = period_of(Unit::day, day); break;
    default: found = holiday(s, day); break;
  }
  if (!found) return false;
  reach(walk, *found);
  if (s.kind == Kind::ago) widen(walk, s, day, -s.a);
  if (s.kind == Kind::hence) widen(walk, s, day, s.a);
  if (s.kind == Kind::for_past) walk.days = DayRange{plus(day, s.unit, -s.a), day};
  if (s.kind == Kind::for_next) walk.days = DayRange{day, plus(day, s.unit, s.a)};
  if (s.kind == Kind::unit && s.unit == Unit::week && walk.days) walk.days->earliest = *walk.days->earliest - 1;   // outlets differ on where a week begins
  return walk.days.has_value();
}

bool take(Walk& walk, const Step& s) {
  std::optional<Period> found;
  switch (s.kind) {
    case Kind::on: found = Period{Unit::day, s.a, s.b, s.c}; break;
    case Kind::in_year: found = Period{Unit::year, s.a, 0, 0}; break;
    case Kind::in_month: found = Period{Unit::month, s.a, s.b, 0}; break;
    case Kind::in_quarter: found = Period{Unit::quarter, s.a, s.b, 0}; break;
    case Kind::in_half: found = Period{Unit::half, s.a, s.b, 0}; break;
    case Kind::in_season: found = Period{Unit::season, s.a, s.b, 0}; break;
    case Kind::in_week: found = Period{Unit::week, s.a, s.b, 0}; break;
    case Kind::in_decade: found = Period{Unit::decade, s.a, 0, 0}; break;
    case Kind::in_century: found = Period{Unit::century, s.a, 0, 0}; break;
    case Kind::in: found = walk.days ? inside(walk.period, s.unit, s.a) : std::nullopt; break;
    case Kind::in_weekday: {
      const std::optional<DayRange> days = days_of(walk.period);
      const std::optional<Day> day = walk.days && days ? nth_weekday(*days, s.a, s.b) : std::nullopt;
      if (day) found = period_of(Unit::day, *day);
      break;
    }
    case Kind::back: if (walk.days) found = moved(walk.period, s.unit, -s.a); break;
    case Kind::start: case Kind::mid: case Kind::end: case Kind::rest: case Kind::so_far: narrow(walk, s.kind); return true;
    case Kind::since: case Kind::until: case Kind::before: case Kind::after: case Kind::by: open(walk, s.kind); return true;
    case Kind::tod: walk.suffix = part_suffix[static_cast<std::size_t>(std::clamp(s.a, 0, 5))]; return true;
    case Kind::clock: walk.suffix = clock_suffix(s.a, s.b); return true;
    default: return anchored(walk, s);
  }
  if (!found) return false;
  reach(walk, *found);
  return walk.days.has_value();
}

/// As far as the steps lead, with days; nullopt: nowhere.
std::optional<Walk> walked(std::span<const Step> steps, std::optional<Day> anchor) {
  Walk walk;
  walk.anchor = anchor;
  for (const Step& step : steps) {
    if (!take(walk, step)) return std::nullopt;
  }
  if (!walk.days) return std::nullopt;
  return walk;
}

DayRange joined(const std::optional<Walk>& a, const std::optional<Walk>& b) {
  if (!a || !b) return {};
  DayRange out;
  if (a->days->earliest && b->days->earliest) out.earliest = std::min(*a->days->earliest, *b->days->earliest);
  if (a->days->latest && b->days->latest) out.latest = std::max(*a->days->latest, *b->days->latest);
  return out;
}

}  // namespace

bool is_relative(std::span<const Step> steps) { return !steps.empty() && steps.front().kind <= Kind::holiday; }

std::optional<Reached> follow(std::span<const Step> steps, std::optional<Day> anchor) {
  const std::optional<Walk> walk = walked(steps, anchor);
  if (!walk) return std::nullopt;
  return Reached{walk->period, value_of(walk->period) + walk->suffix, *walk->days};
}

namespace {

/// Where `relative` leads from a day of `anchors`.
DayRange led(const When& when, const DayRange& anchors) {
  const std::optional<std::vector<Step>> steps = steps_of(when.relative);
  if (!steps) return when.days;
  if (anchors.earliest && anchors.latest) {
    const std::optional<Walk> first = walked(*steps, anchors.earliest);
    return joined(first, anchors.latest == anchors.earliest ? first : walked(*steps, anchors.latest));
  }
  DayRange out;   // one end of the anchor is known: so is, at most, that end of the expression
  if (anchors.earliest) {
    if (const auto from = walked(*steps, anchors.earliest)) out.earliest = from->days->earliest;
  } else if (anchors.latest) {
    if (const auto to = walked(*steps, anchors.latest)) out.latest = to->days->latest;
  }
  return out;
}

}  // namespace

DayRange resolve(const When& when, const DayRange& publication) {
  return when.relative.empty() || when.anchor == Anchor::event ? when.days : led(when, publication);
}

DayRange resolve_by_event(const When& when, const DayRange& event) {
  return when.relative.empty() || when.anchor != Anchor::event ? when.days : led(when, event);
}

}  // namespace entente
