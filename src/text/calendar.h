// Calendar periods: centuries to days, their TIMEX3 values and their days.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "entente/day.h"

namespace entente {

/// Units of the calendar, coarse to fine; also the grain of a period.
enum class Unit : std::uint8_t {
  century, decade, year, half, quarter, season, month, week, weekend, day, hour, minute, second
};
std::string_view name_of(Unit unit);
std::optional<Unit> unit_of(std::string_view name);

/// One period of the calendar. `index` counts from 1 inside the year: half, quarter, season (spring 1 .. winter 4,
/// winter begins in December of `year`), month, ISO week; for a day it is the month. A decade is year / 10
/// (198 = the 1980s), a century year / 100 (19 = the 1900s), both in `year`.
struct Period {
  Unit grain = Unit::day;
  int year = 0;
  int index = 0;
  int day = 0;      ///< of the month, for a day
  friend bool operator==(const Period&, const Period&) = default;
};

/// The period of this grain that holds the day. Grains finer than a day give the day.
Period period_of(Unit grain, Day day);
/// N periods on, the same grain.
Period shifted(const Period& period, int n);
/// The same period N `unit`s on, keeping its grain ("a year before the third quarter"): 31 May - 3 months is 28 February.
Period moved(const Period& period, Unit unit, int n);
/// First and last day; nothing outside the years 1 .. 9999.
std::optional<DayRange> days_of(const Period& period);
/// TIMEX3: "2031", "2031-Q3", "2031-SU", "2031-W18", "2031-W18-WE", "2031-05-03", "203", "20".
std::string value_of(const Period& period);

/// N units from a day, as the calendar counts: a month on from 31 January is the last day of February.
Day plus(Day day, Unit unit, int n);

/// Easter Sunday of the Gregorian calendar. Source: the anonymous algorithm (Meeus, Jones, Butcher).
Day easter(int year);

}  // namespace entente
