// Time expressions that hang on another day, and how they are resolved once that day is known.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "entente/day.h"
#include "entente/value.h"
#include "text/calendar.h"

namespace entente {

/// Where an incomplete date ("Friday", "in March") is looked for, seen from the anchor day A.
/// past: latest that has begun by A. future: earliest that has not ended before A (a Friday may be today). near: nearest to A.
/// last: latest wholly before the one that holds A. next: earliest wholly after it. same: of A's own week, month or year.
enum class Side : std::uint8_t { past, future, near, last, next, same };

/// One step of the notation in When::relative: steps parted by "; ", applied from the anchor day on. The first step sees the
/// anchor; a step of that kind further on sees the first day of the period reached ("weekday 5 past; day 1": the day after).
///
///   UNIT N                  the UNIT that holds the day, N on: "week -1", "day 0", "quarter -1", "year 1"
///   ago UNIT N              N UNITs before the day, known to half a UNIT: "ago month 3"; hence UNIT N: after it
///   weekday W SIDE          ISO weekday: "weekday 7 past"
///   month-of M SIDE         "month-of 3 future"; quarter-of, half-of, season-of (spring 1 .. winter 4) alike
///   date-of M D SIDE        a day and month without year: "date-of 5 17 near"
///   day-of D SIDE           a day of the month: "day-of 17 past"
///   for-past UNIT N         the N UNITs up to the day; for-next UNIT N: those from it on
///   holiday M D W N SIDE    0 < M: Nth (from the end if < 0) weekday W of month M, D days on, or, if W = 0, day D of M;
///                           M = 0: D days after Easter Sunday
///   in UNIT N               Nth UNIT (from the end if < 0) of the period reached: "year -1; in quarter 3"
///   in-weekday W N          Nth weekday W of the period reached
///   back UNIT N             the same period N UNITs before: "quarter-of 3 past; back year 1"
///   start | mid | end       that part of the days reached;  rest: those from the anchor on;  so-far: those up to it
///   since | until | before | after | by      the days that the preposition makes of those reached
///   tod CODE                part of the day as in TIMEX3: "tod MO"
///   clock H M               time of day; M = -1: only the hour is said
///   on Y M D                a full date; in-year Y; in-month Y M; in-quarter Y Q; in-half Y H; in-season Y S; in-week Y W;
///                           in-decade N (198: the 1980s); in-century N (19: the 1900s)
struct Step {
  enum class Kind : std::uint8_t {
    unit, ago, hence, weekday, month_of, quarter_of, half_of, season_of, date_of, day_of,
    for_past, for_next, holiday, in, in_weekday, back,
    start, mid, end, rest, so_far, since, until, before, after, by, tod, clock,
    on, in_year, in_month, in_quarter, in_half, in_season, in_week, in_decade, in_century
  };
  Kind kind = Kind::unit;
  Unit unit = Unit::day;
  Side side = Side::past;
  int a = 0, b = 0, c = 0, d = 0;
  friend bool operator==(const Step&, const Step&) = default;
};

/// Parts of the day: codes of TIMEX3.
enum class PartOfDay : std::uint8_t { morning, midday, afternoon, evening, night, daytime };

std::string to_line(std::span<const Step> steps);
/// Reads the notation; nothing if it is not well formed.
std::optional<std::vector<Step>> steps_of(std::string_view line);

/// Does the first step need an anchor day?
bool is_relative(std::span<const Step> steps);

/// Where the steps lead.
struct Reached {
  Period period;
  std::string value;   ///< TIMEX3
  DayRange days;
  friend bool operator==(const Reached&, const Reached&) = default;
};
/// Follows the steps. Nothing if an anchor is needed and absent, or if there is no such day (31 February).
std::optional<Reached> follow(std::span<const Step> steps, std::optional<Day> anchor);

/// The days of a time expression if its report was published on one of the days given; what is not known stays unknown.
/// An absolute expression keeps its own days, and so does one counted from an event. Cost: constant. Pure.
DayRange resolve(const When& when, const DayRange& publication);
/// The days of a time expression counted from an event (Anchor::event) that took place on the days given; others keep their own.
DayRange resolve_by_event(const When& when, const DayRange& event);

}  // namespace entente
