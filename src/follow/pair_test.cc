#include "entente/pair.h"

#include <gtest/gtest.h>

#include <cmath>

namespace entente {
namespace {

Day day(const char* iso) { return *Day::parse(iso); }

PairEvent event(const char* iso, EventType type, std::uint32_t story, std::uint32_t origins = 1) {
  PairEvent e;
  e.source = "NOR";
  e.target = "URY";
  e.type = type;
  e.days = {day(iso), day(iso)};
  e.story = story;
  e.origins = origins;
  return e;
}

Finding finding(Status status, std::vector<Actor> actors, std::vector<Actor> recipients) {
  Finding f;
  f.claim.kind = ClaimKind::event;
  f.claim.status = status;
  f.claim.event = Event{EventType::CONSULT, "", {}, std::move(actors), std::move(recipients)};
  f.support = {{.report = 0, .span = {0, 1}}};
  f.origins = {1, 1, {{0}}};
  return f;
}

TEST(Pair, CountsWhatHappenedBetweenStates) {
  const Actor nor{.state = "NOR"}, ury{.state = "URY"}, nobody{.name = "Ada Holm"};
  Brief brief;
  StoryBrief story;
  story.published = {{{day("2031-05-04"), day("2031-05-04")}, PublishedHow::stated}};
  story.findings = {finding(Status::happened, {nor, ury}, {}), finding(Status::planned, {nor}, {ury}),
                    finding(Status::happened, {nor}, {nobody}), finding(Status::ongoing, {nor}, {ury})};
  story.findings[3].claim.negated = true;
  brief.stories = {story};
  const std::vector<PairEvent> events = pair_events(brief);
  ASSERT_EQ(events.size(), 2u);  // reciprocal: both directions of the first finding, nothing of the others
  EXPECT_EQ(events[0].source + events[0].target, "NORURY");
  EXPECT_EQ(events[1].source + events[1].target, "URYNOR");
  EXPECT_EQ(events[0].days.earliest, day("2031-05-04"));
}

TEST(Pair, SeriesHasNoGapsAndTellsNoDataFromNothing) {
  const std::vector<PairEvent> events = {event("2031-05-02", EventType::CONSULT, 0), event("2031-05-02", EventType::ACCUSE, 1)};
  const std::vector<Day> covered = {day("2031-05-01"), day("2031-05-04")};
  const std::vector<PairPeriod> series = pair_series(events, "NOR", "URY", Period::day, covered);
  ASSERT_EQ(series.size(), 4u);
  EXPECT_TRUE(series[0].covered);
  EXPECT_EQ(series[0].n(), 0u);
  EXPECT_EQ(series[1].cooperation(), 1u);
  EXPECT_EQ(series[1].conflict(), 1u);
  EXPECT_DOUBLE_EQ(series[1].plover, 2.5 - 3);
  EXPECT_DOUBLE_EQ(series[1].goldstein, 1.0 - 2.0);
  EXPECT_FALSE(series[2].covered);
  EXPECT_EQ(pair_series(events, "NOR", "URY", Period::week, covered).size(), 1u);
  EXPECT_EQ(pair_series(events, "NOR", "URY", Period::month, covered).front().days.latest, day("2031-05-31"));
  EXPECT_TRUE(pair_series({}, "NOR", "URY", Period::day, {}).empty());
}

TEST(Pair, NetShareHasItsInterval) {
  EXPECT_FALSE(net_share(0, 0));
  const auto even = net_share(10, 10), friendly = net_share(20, 0);
  EXPECT_DOUBLE_EQ(even->value, 0);
  EXPECT_NEAR(even->low, -even->high, 1e-9);
  EXPECT_DOUBLE_EQ(friendly->value, 1);
  // Beta(21, 1): the p quantile is p^(1/21).
  EXPECT_NEAR(friendly->low, 2 * std::pow(0.025, 1.0 / 21) - 1, 1e-9);
  for (std::uint32_t n = 1; n < 40; ++n) {
    for (std::uint32_t c = 0; c <= n; ++c) {
      const auto share = net_share(c, n - c);
      EXPECT_LE(share->low, share->value);
      EXPECT_LE(share->value, share->high);
    }
  }
}

// A planted series: one event every tenth day, then a burst told by three stories.
TEST(Alerts, FindThePlantedSpikeAndNothingElse) {
  std::vector<PairEvent> events;
  std::vector<Day> covered;
  const Day first = day("2031-01-01");
  for (int d = 0; d < 120; ++d) covered.push_back(first + d);
  for (int d = 0; d < 120; d += 10) events.push_back(event(to_line(first + d).c_str(), EventType::ACCUSE, static_cast<std::uint32_t>(d)));
  for (int i = 0; i < 5; ++i) events.push_back(event(to_line(first + 105).c_str(), EventType::ACCUSE, 1000u + static_cast<std::uint32_t>(i)));
  const std::vector<PairPeriod> series = pair_series(events, "NOR", "URY", Period::day, covered);
  const std::vector<Alert> found = alerts(series, events);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].period, 105u);
  EXPECT_EQ(found[0].observed, 5u);
  EXPECT_EQ(found[0].quad, Quad::verbal_conflict);
  EXPECT_LT(found[0].p, 1e-4);
}

TEST(Alerts, OneStoryIsNoneHoweverManyItsEvents) {
  std::vector<PairEvent> events;
  std::vector<Day> covered;
  const Day first = day("2031-01-01");
  for (int d = 0; d < 60; ++d) covered.push_back(first + d);
  for (int i = 0; i < 6; ++i) events.push_back(event(to_line(first + 50).c_str(), EventType::ACCUSE, 1, 3));
  const std::vector<PairPeriod> series = pair_series(events, "NOR", "URY", Period::day, covered);
  EXPECT_TRUE(alerts(series, events).empty());
  for (std::uint32_t i = 0; i < 6; ++i) events[i].story = i;
  EXPECT_EQ(alerts(series, events).size(), 1u);
  AlertOptions strict;
  strict.least = 55;  // not enough history
  EXPECT_TRUE(alerts(series, events, strict).empty());
  strict.least = 30;
  strict.origins = 7;
  EXPECT_TRUE(alerts(series, events, strict).empty());
}

TEST(Alerts, AChangeThatLastsIsFoundOverAWeek) {
  std::vector<PairEvent> events;
  std::vector<Day> covered;
  const Day first = day("2031-01-01");
  for (int d = 0; d < 100; ++d) covered.push_back(first + d);
  for (int d = 80; d < 100; ++d) events.push_back(event(to_line(first + d).c_str(), EventType::ACCUSE, static_cast<std::uint32_t>(d)));
  const std::vector<PairPeriod> series = pair_series(events, "NOR", "URY", Period::day, covered);
  const std::vector<Alert> found = alerts(series, events);
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found[0].periods, 7u);
  EXPECT_LE(found[0].period, 82u);
  for (std::size_t i = 1; i < found.size(); ++i) EXPECT_GE(found[i].period, found[i - 1].period + 7);
}

}  // namespace
}  // namespace entente
