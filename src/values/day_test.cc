#include "entente/day.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(Day, CivilAndBack) {
  for (int n = -200000; n < 200000; n += 37) {
    const Day d{n};
    EXPECT_EQ(Day::of(d.year(), d.month(), d.day()), d) << n;
    EXPECT_EQ(Day::parse(to_line(d)), d) << n;
  }
  EXPECT_EQ(Day{}.weekday(), 4);  // 1970-01-01 was a Thursday
  EXPECT_EQ(Day::of(2031, 5, 3)->weekday(), 6);
}

TEST(Day, RefusesWhatIsNoDate) {
  for (const char* bad : {"2031-02-30", "2031-13-01", "2031-00-01", "2031-1-01", "20310101", "2031-01-0a", "", "0000-01-01"}) {
    EXPECT_FALSE(Day::parse(bad)) << bad;
  }
  EXPECT_TRUE(Day::parse("2032-02-29"));
  EXPECT_FALSE(Day::parse("2031-02-29"));
}

TEST(DayRange, Lines) {
  const auto d = Day::parse("2031-05-03"), e = Day::parse("2031-05-05");
  EXPECT_EQ(to_line(DayRange{d, e}), "2031-05-03..2031-05-05");
  EXPECT_EQ(to_line(DayRange{d, d}), "2031-05-03");
  EXPECT_EQ(to_line(DayRange{d, {}}), "2031-05-03..");
  EXPECT_EQ(to_line(DayRange{}), "unknown");
  EXPECT_FALSE(may_overlap({d, d}, {e, e}));
  EXPECT_TRUE(may_overlap({d, {}}, {e, e}));
  EXPECT_TRUE(may_overlap({}, {e, e}));
}

}  // namespace
}  // namespace entente
