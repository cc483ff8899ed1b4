#include "text/resolve.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

std::optional<Day> day(const char* iso) { return *iso ? Day::parse(iso) : std::nullopt; }

struct Case {
  const char* steps;
  const char* anchor;
  const char* value;
  const char* days;
};
// 2031-05-06 is a Tuesday.
constexpr Case cases[] = {
    {"day -1", "2031-05-06", "2031-05-05", "2031-05-05"},
    {"week -1", "2031-05-06", "2031-W18", "2031-04-27..2031-05-04"},
    {"month -2", "2031-01-31", "2030-11", "2030-11-01..2030-11-30"},
    {"year 1", "2031-05-06", "2032", "2032-01-01..2032-12-31"},
    {"weekend 0", "2031-05-06", "2031-W19-WE", "2031-05-10..2031-05-11"},
    {"weekday 2 past", "2031-05-06", "2031-05-06", "2031-05-06"},
    {"weekday 2 last", "2031-05-06", "2031-04-29", "2031-04-29"},
    {"weekday 7 future", "2031-05-06", "2031-05-11", "2031-05-11"},
    {"month-of 3 last", "2031-03-15", "2030-03", "2030-03-01..2030-03-31"},
    {"month-of 3 past", "2031-03-15", "2031-03", "2031-03-01..2031-03-31"},
    {"quarter-of 3 past", "2031-05-06", "2030-Q3", "2030-07-01..2030-09-30"},
    {"quarter-of 3 past; back year 1", "2031-05-06", "2029-Q3", "2029-07-01..2029-09-30"},
    {"season-of 4 past", "2031-01-06", "2030-WI", "2030-12-01..2031-02-28"},
    {"date-of 12 31 near", "2031-01-06", "2030-12-31", "2030-12-31"},
    {"date-of 2 29 future", "2031-05-06", "2032-02-29", "2032-02-29"},
    {"day-of 31 past", "2031-05-06", "2031-03-31", "2031-03-31"},
    {"holiday 0 0 0 0 past", "2031-05-06", "2031-04-13", "2031-04-13"},
    {"holiday 11 0 4 4 past", "2031-05-06", "2030-11-28", "2030-11-28"},
    {"holiday 5 0 1 -1 future", "2031-05-06", "2031-05-26", "2031-05-26"},
    {"ago month 3", "2031-05-06", "2031-02", "2031-01-22..2031-02-21"},
    {"hence week 2", "2031-05-06", "2031-W21", "2031-05-17..2031-05-23"},
    {"for-past month 3", "2031-05-06", "2031-05-06", "2031-02-06..2031-05-06"},
    {"year -1; in quarter 3", "2031-05-06", "2030-Q3", "2030-07-01..2030-09-30"},
    {"week -1; in-weekday 2 1", "2031-05-06", "2031-04-29", "2031-04-29"},
    {"year 0; rest", "2031-05-06", "2031", "2031-05-06..2031-12-31"},
    {"year 0; so-far", "2031-05-06", "2031", "2031-01-01..2031-05-06"},
    {"in-year 2031; mid", "", "2031", "2031-05-01..2031-08-31"},
    {"in-year 2019; since", "2031-05-06", "2019", "2019-01-01..2031-05-06"},
    {"in-year 2019; since", "", "2019", "2019-01-01.."},
    {"in-year 2019; before", "", "2019", "..2018-12-31"},
    {"day -1; tod NI", "2031-05-06", "2031-05-05TNI", "2031-05-05"},
    {"day 0; clock 22 5", "2031-05-06", "2031-05-06T22:05", "2031-05-06"},
    {"weekday 5 past; day 1", "2031-05-06", "2031-05-03", "2031-05-03"},
    {"in-decade 198", "", "198", "1980-01-01..1989-12-31"},
};

TEST(Resolve, FollowsTheSteps) {
  for (const Case& c : cases) {
    SCOPED_TRACE(c.steps);
    const auto steps = steps_of(c.steps);
    ASSERT_TRUE(steps.has_value());
    EXPECT_EQ(to_line(*steps), c.steps);
    const auto reached = follow(*steps, day(c.anchor));
    ASSERT_TRUE(reached.has_value());
    EXPECT_EQ(reached->value, c.value);
    EXPECT_EQ(to_line(reached->days), c.days);
  }
}

TEST(Resolve, RefusesWhatThereIsNot) {
  for (const char* line : {"", "day", "day x", "weekday 5", "weekday 5 sometime", "day 1 2", "holiday 1 1", "nonsense 3", "day 1;", "day 99999999999"}) {
    EXPECT_FALSE(steps_of(line).has_value()) << line;
  }
  EXPECT_FALSE(follow(*steps_of("on 2031 2 31"), {}).has_value());
  EXPECT_FALSE(follow(*steps_of("day -1"), {}).has_value());
  EXPECT_FALSE(follow(*steps_of("year 99999"), day("2031-05-06")).has_value());
  EXPECT_FALSE(follow(*steps_of("in-month 2031 2; in-weekday 1 6"), {}).has_value());
}

TEST(Resolve, OverAnIntervalOfPublicationDays) {
  When sunday;
  sunday.relative = "weekday 7 past";
  EXPECT_EQ(to_line(resolve(sunday, {day("2031-05-06"), day("2031-05-09")})), "2031-05-04");
  EXPECT_EQ(to_line(resolve(sunday, {day("2031-05-03"), day("2031-05-09")})), "2031-04-27..2031-05-04");
  EXPECT_EQ(to_line(resolve(sunday, {day("2031-05-03"), {}})), "2031-04-27..");
  EXPECT_FALSE(resolve(sunday, {}).known());
  When absolute;
  absolute.days = {day("2030-01-01"), day("2030-01-31")};
  EXPECT_EQ(resolve(absolute, {day("2031-05-03"), day("2031-05-03")}), absolute.days);
}

TEST(Resolve, FromAnEvent) {
  When later;
  later.anchor = Anchor::event;
  later.relative = "hence day 2";
  EXPECT_EQ(to_line(resolve_by_event(later, {day("2031-05-03"), day("2031-05-03")})), "2031-05-05");
  EXPECT_EQ(to_line(resolve_by_event(later, {day("2031-05-03"), day("2031-05-05")})), "2031-05-05..2031-05-07");
  EXPECT_FALSE(resolve(later, {day("2031-05-03"), day("2031-05-03")}).known());   // a publication day is no event
  later.anchor = Anchor::publication;
  EXPECT_FALSE(resolve_by_event(later, {day("2031-05-03"), day("2031-05-03")}).known());
}

TEST(Calendar, EasterSundays) {
  EXPECT_EQ(to_line(easter(2000)), "2000-04-23");
  EXPECT_EQ(to_line(easter(2008)), "2008-03-23");
  EXPECT_EQ(to_line(easter(2038)), "2038-04-25");
}

TEST(Calendar, WeeksAtTheTurnOfTheYear) {
  EXPECT_EQ(value_of(period_of(Unit::week, *day("2027-01-01"))), "2026-W53");
  EXPECT_EQ(value_of(period_of(Unit::week, *day("2029-12-31"))), "2030-W01");
  EXPECT_EQ(value_of(shifted(period_of(Unit::quarter, *day("2031-01-15")), -1)), "2030-Q4");
}

}  // namespace
}  // namespace entente
