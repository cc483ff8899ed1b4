// Calendar days, without a clock or a time zone.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

/// A day of the proleptic Gregorian calendar, counted from 1970-01-01 (day 0).
struct Day {
  std::int32_t number = 0;

  /// The day of a civil date; nothing if there is no such date (2031-02-30).
  static std::optional<Day> of(int year, int month, int day);
  /// Reads "YYYY-MM-DD" and nothing else.
  static std::optional<Day> parse(std::string_view iso);

  int year() const;
  int month() const;    ///< 1..12
  int day() const;      ///< 1..31
  int weekday() const;  ///< ISO: 1 Monday .. 7 Sunday
  Day first_of_month() const;
  Day last_of_month() const;

  friend constexpr auto operator<=>(const Day&, const Day&) = default;
  friend constexpr Day operator+(Day d, int days) { return {d.number + days}; }
  friend constexpr Day operator-(Day d, int days) { return {d.number - days}; }
  friend constexpr int operator-(Day a, Day b) { return a.number - b.number; }
};

/// "2031-05-03"
std::string to_line(Day day);

/// Inclusive days. An end that is not known is absent, never a default.
struct DayRange {
  std::optional<Day> earliest;
  std::optional<Day> latest;
  bool known() const { return earliest.has_value() || latest.has_value(); }
  bool exact() const { return earliest && latest && *earliest == *latest; }
  friend bool operator==(const DayRange&, const DayRange&) = default;
};

/// "2031-05-03..2031-05-05", "2031-05-03.." or "unknown"; one day is written once.
std::string to_line(const DayRange& range);

/// Both could be the same day: true also where an end is unknown.
bool may_overlap(const DayRange& a, const DayRange& b);

}  // namespace entente
