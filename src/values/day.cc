#include "entente/day.h"

#include <fmt/format.h>

namespace entente {
namespace {

struct Civil {
  int year, month, day;
};

// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": eras of 400 years that begin in March.
std::int32_t days_from_civil(int y, int m, int d) {
  y -= m <= 2;
  const int era = (y >= 0 ? y : y - 399) / 400;
  const int year_of_era = y - era * 400;
  const int day_of_year = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

Civil civil_from_days(std::int32_t z) {
  z += 719468;
  const int era = (z >= 0 ? z : z - 146096) / 146097;
  const int doe = z - era * 146097;
  const int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const int mp = (5 * doy + 2) / 153;
  const int month = mp + (mp < 10 ? 3 : -9);
  return {yoe + era * 400 + (month <= 2), month, doy - (153 * mp + 2) / 5 + 1};
}

bool leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int days_in(int year, int month) {
  constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && leap(year) ? 29 : days[month - 1];
}

std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::optional<Day> Day::of(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > days_in(year, month)) return std::nullopt;
  return Day{days_from_civil(year, month, day)};
}

std::optional<Day> Day::parse(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const auto y = digits(iso.substr(0, 4)), m = digits(iso.substr(5, 2)), d = digits(iso.substr(8, 2));
  if (!y || !m || !d) return std::nullopt;
  return of(*y, *m, *d);
}

int Day::year() const { return civil_from_days(number).year; }
int Day::month() const { return civil_from_days(number).month; }
int Day::day() const { return civil_from_days(number).day; }
int Day::weekday() const { return ((number + 3) % 7 + 7) % 7 + 1; }
Day Day::first_of_month() const { return *this - (day() - 1); }
Day Day::last_of_month() const {
  const Civil c = civil_from_days(number);
  return *this + (days_in(c.year, c.month) - c.day);
}

std::string to_line(Day day) {
  const Civil c = civil_from_days(day.number);
  return fmt::format("{:04}-{:02}-{:02}", c.year, c.month, c.day);
}

std::string to_line(const DayRange& range) {
  if (!range.known()) return "unknown";
  if (range.exact()) return to_line(*range.earliest);
  return (range.earliest ? to_line(*range.earliest) : "") + ".." + (range.latest ? to_line(*range.latest) : "");
}

bool may_overlap(const DayRange& a, const DayRange& b) {
  const bool a_before_b = a.latest && b.earliest && *a.latest < *b.earliest;
  const bool b_before_a = b.latest && a.earliest && *b.latest < *a.earliest;
  return !a_before_b && !b_before_a;
}

}  // namespace entente
