#include "entente/whatif.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

Supply supply(const char* from, const char* to, const char* good, std::optional<Interval> share) {
  return {from, to, good, share, 0, {1}};
}

const std::vector<Supply> supplies = {supply("CHN", "KOR", "rare earth", Interval{0.4, 0.5}),
                                      supply("AUS", "KOR", "rare earth", std::nullopt),
                                      supply("CHN", "JPN", "rare earth", Interval{0.6, 0.6}),
                                      supply("NOR", "URY", "tin ore", Interval{0.5, 1.0})};
const std::vector<Need> needs = {{"KOR", "rare earth", "chip", 0, {2}}, {"KOR", "chip", "car", 0, {3}}, {"KOR", "car", "taxi", 0, {4}}};

TEST(Shock, ReadsItsGrammar) {
  const Result<Shock> shock = shock_of("CHN -> KOR rare earths -50%");
  ASSERT_TRUE(shock) << shock.error().what;
  EXPECT_EQ(*shock, (Shock{"CHN", "KOR", "rare earths", 0.5}));
  EXPECT_EQ(shock_of("CHN->*  rare-earth magnets  -12.5%")->good, "rare-earth magnets");
  EXPECT_TRUE(shock_of("CHN -> * ore -100 %"));
}

TEST(Shock, NamesWhatIsWrongAndWhere) {
  for (const char* bad : {"", "CHN", "CHN KOR ore -5%", "CHN -> ore -5%", "CHN -> KOR -5%", "CHN -> KOR ore", "CHN -> KOR ore -5",
                          "CHN -> KOR ore -%", "CHN -> KOR ore -101%", "CHN -> KOR ore -5% x", "china -> KOR ore -5%"}) {
    const Result<Shock> shock = shock_of(bad);
    EXPECT_FALSE(shock) << bad;
    if (!shock) EXPECT_GE(shock.error().offset, 0) << bad;
  }
}

TEST(WhatIf, GivesTheGapAsAnInterval) {
  const std::vector<Gap> gaps = what_if(supplies, {}, {"CHN", "KOR", "rare earths", 0.5});
  ASSERT_EQ(gaps.size(), 1u);
  EXPECT_EQ(gaps[0].share, (Interval{0.2, 0.25}));
  ASSERT_EQ(gaps[0].others.size(), 1u);
  EXPECT_EQ(gaps[0].others[0].supplier, "AUS");
  EXPECT_EQ(what_if(supplies, {}, {"CHN", "", "rare earth", 1}).size(), 2u);
}

TEST(WhatIf, UnknownIsUnknownAndNeverNought) {
  const std::vector<Gap> none = what_if(supplies, needs, {"CHN", "KOR", "gallium", 1});
  ASSERT_EQ(none.size(), 1u);
  EXPECT_FALSE(none[0].share);
  const std::vector<Gap> unstated = what_if(supplies, needs, {"AUS", "KOR", "rare earth", 1});
  for (const Gap& gap : unstated) EXPECT_FALSE(gap.share);
}

TEST(WhatIf, ChainsStopAfterThreeHops) {
  const std::vector<Gap> gaps = what_if(supplies, needs, {"CHN", "KOR", "rare earth", 1});
  ASSERT_EQ(gaps.size(), 3u);
  EXPECT_EQ(gaps[2].good, "car");
  EXPECT_EQ(gaps[2].hop, 3u);
  EXPECT_EQ(gaps[2].findings, (std::vector<std::uint32_t>{3}));
}

TEST(WhatIf, Invariants) {
  double last = -1;
  for (double f = 0; f <= 1.0; f += 0.125) {
    const std::vector<Gap> gaps = what_if(supplies, needs, {"CHN", "KOR", "rare earth", f});
    for (const Gap& gap : gaps) {
      ASSERT_TRUE(gap.share);
      EXPECT_LE(gap.share->low, gap.share->high);
      EXPECT_EQ(gap.user, "KOR");  // what is not connected is untouched
    }
    EXPECT_GE(gaps[0].share->high, last);
    last = gaps[0].share->high;
    if (f == 0) EXPECT_EQ(gaps[0].share, (Interval{0, 0}));
    EXPECT_EQ(what_if(supplies, needs, {"CHN", "KOR", "rare earth", f}, 1.0)[0].share, (Interval{0, 0}));
  }
}

TEST(WhatIf, CyclesEnd) {
  const std::vector<Need> circle = {{"KOR", "rare earth", "chip", 0, {}}, {"KOR", "chip", "rare earth", 0, {}}};
  EXPECT_EQ(what_if(supplies, circle, {"CHN", "KOR", "rare earth", 1}).size(), 2u);
}

TEST(Supplies, SharesAboveOneAreFlagged) {
  const std::vector<Supply> rows = {supply("CHN", "KOR", "ore", Interval{0.7, 0.8}), supply("AUS", "KOR", "ore", Interval{0.4, 0.4}),
                                    supply("AUS", "JPN", "ore", Interval{0.9, 0.9})};
  EXPECT_EQ(over_one(rows), (std::vector<std::vector<std::uint32_t>>{{0, 1}}));
}

}  // namespace
}  // namespace entente
