#include "text/calendar.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace entente {
namespace {

constexpr std::array<std::string_view, 13> unit_names = {"century", "decade", "year",    "half", "quarter", "season", "month",
                                                         "week",    "weekend", "day", "hour", "minute",  "second"};
constexpr std::array<const char*, 4> season_codes = {"SP", "SU", "FA", "WI"};

int floor_div(int a, int b) { return a / b - (a % b != 0 && (a < 0) != (b < 0)); }

int days_in(int year, int month) { return Day::of(year, month, 1)->last_of_month().day(); }

Day civil(int year, int month, int day) {
  year = std::clamp(year, 1, 9999);
  return *Day::of(year, month, std::min(day, days_in(year, month)));
}

Day week_start(int year, int week) {
  const Day fourth = civil(year, 1, 4);   // ISO 8601: week 1 holds 4 January
  return fourth - (fourth.weekday() - 1) + 7 * (week - 1);
}

Period week_of(Day day) {
  const Day thursday = day - (day.weekday() - 4);
  const Day first = civil(thursday.year(), 1, 1);
  return {Unit::week, thursday.year(), (thursday - first) / 7 + 1, 0};
}

int per_year(Unit grain) {
  switch (grain) {
    case Unit::half: return 2;
    case Unit::quarter: case Unit::season: return 4;
    case Unit::month: return 12;
    default: return 1;
  }
}

std::string text_of(const char* format, int a, int b = 0, int c = 0) {
  std::array<char, 48> buffer{};
  const int n = std::snprintf(buffer.data(), buffer.size(), format, a, b, c);
  return std::string(buffer.data(), static_cast<std::size_t>(std::clamp(n, 0, 47)));
}

bool in_range(int year) { return year >= 1 && year <= 9998; }

}  // namespace

std::string_view name_of(Unit unit) { return unit_names[static_cast<std::size_t>(unit)]; }

std::optional<Unit> unit_of(std::string_view name) {
  const auto found = std::find(unit_names.begin(), unit_names.end(), name);
  if (found == unit_names.end()) return std::nullopt;
  return static_cast<Unit>(found - unit_names.begin());
}

Period period_of(Unit grain, Day day) {
  const int year = day.year(), month = day.month();
  switch (grain) {
    case Unit::century: return {grain, floor_div(year, 100), 0, 0};
    case Unit::decade: return {grain, floor_div(year, 10), 0, 0};
    case Unit::year: return {grain, year, 0, 0};
    case Unit::half: return {grain, year, month <= 6 ? 1 : 2, 0};
    case Unit::quarter: return {grain, year, (month + 2) / 3, 0};
    case Unit::season: return month < 3 ? Period{grain, year - 1, 4, 0} : Period{grain, year, month / 3, 0};
    case Unit::month: return {grain, year, month, 0};
    case Unit::week: return week_of(day);
    case Unit::weekend: {
      Period week = week_of(day);
      week.grain = Unit::weekend;
      return week;
    }
    default: return {Unit::day, year, month, day.day()};
  }
}

Period shifted(const Period& period, int n) {
  Period out = period;
  switch (period.grain) {
    case Unit::century: case Unit::decade: case Unit::year: out.year += n; return out;
    case Unit::half: case Unit::quarter: case Unit::season: case Unit::month: {
      const int count = per_year(period.grain), at = period.year * count + period.index - 1 + n;
      out.year = floor_div(at, count);
      out.index = at - out.year * count + 1;
      return out;
    }
    default: break;
  }
  const std::optional<DayRange> days = days_of(period);
  if (!days) return out;
  const int width = period.grain == Unit::week || period.grain == Unit::weekend ? 7 : 1;
  return period_of(period.grain, *days->earliest + width * n);
}

Day plus(Day day, Unit unit, int n) {
  switch (unit) {
    case Unit::week: case Unit::weekend: return day + 7 * n;
    case Unit::day: return day + n;
    case Unit::hour: case Unit::minute: case Unit::second: return day;
    default: break;
  }
  int months = n;
  switch (unit) {
    case Unit::century: months = n * 1200; break;
    case Unit::decade: months = n * 120; break;
    case Unit::year: months = n * 12; break;
    case Unit::half: months = n * 6; break;
    case Unit::quarter: case Unit::season: months = n * 3; break;
    default: break;
  }
  const int at = day.year() * 12 + day.month() - 1 + months, year = floor_div(at, 12);
  return civil(year, at - year * 12 + 1, day.day());
}

Period moved(const Period& period, Unit unit, int n) {
  const std::optional<DayRange> days = days_of(period);
  if (!days) return period;
  if ((period.grain == Unit::week || period.grain == Unit::weekend) && unit < Unit::week) {
    return period_of(period.grain, plus(*days->earliest + 3, unit, n));   // the middle decides which week it becomes
  }
  return period_of(period.grain, plus(*days->earliest, unit, n));
}

std::optional<DayRange> days_of(const Period& p) {
  Day first, last;
  switch (p.grain) {
    case Unit::century: case Unit::decade: {
      const int width = p.grain == Unit::century ? 100 : 10;
      if (p.year < 0 || !in_range(p.year * width + width - 1)) return std::nullopt;
      first = civil(std::max(1, p.year * width), 1, 1);
      last = civil(p.year * width + width - 1, 12, 31);
      break;
    }
    case Unit::year:
      if (!in_range(p.year)) return std::nullopt;
      first = civil(p.year, 1, 1);
      last = civil(p.year, 12, 31);
      break;
    case Unit::half: case Unit::quarter: case Unit::season: case Unit::month: {
      const int width = 12 / per_year(p.grain), begin = p.grain == Unit::season ? 3 * p.index : (p.index - 1) * width + 1;
      if (!in_range(p.year) || p.index < 1 || p.index > per_year(p.grain)) return std::nullopt;
      first = civil(p.year, begin, 1);
      last = plus(first, Unit::month, width) - 1;
      break;
    }
    case Unit::week: case Unit::weekend:
      if (!in_range(p.year) || p.index < 1 || p.index > 53) return std::nullopt;
      first = week_start(p.year, p.index) + (p.grain == Unit::weekend ? 5 : 0);
      last = week_start(p.year, p.index) + 6;
      break;
    default: {
      const std::optional<Day> day = in_range(p.year) ? Day::of(p.year, p.index, p.day) : std::nullopt;
      if (!day) return std::nullopt;
      first = last = *day;
    }
  }
  return DayRange{first, last};
}

std::string value_of(const Period& p) {
  switch (p.grain) {
    case Unit::century: return text_of("%02d", p.year);
    case Unit::decade: return text_of("%03d", p.year);
    case Unit::year: return text_of("%04d", p.year);
    case Unit::half: return text_of("%04d-H%d", p.year, p.index);
    case Unit::quarter: return text_of("%04d-Q%d", p.year, p.index);
    case Unit::season: return text_of("%04d-", p.year) + season_codes[static_cast<std::size_t>(std::clamp(p.index, 1, 4) - 1)];
    case Unit::month: return text_of("%04d-%02d", p.year, p.index);
    case Unit::week: return text_of("%04d-W%02d", p.year, p.index);
    case Unit::weekend: return text_of("%04d-W%02d-WE", p.year, p.index);
    default: return text_of("%04d-%02d-%02d", p.year, p.index, p.day);
  }
}

Day easter(int year) {
  const int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451, n = h + l - 7 * m + 114;
  return civil(year, n / 31, n % 31 + 1);
}

}  // namespace entente
