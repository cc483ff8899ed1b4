#include "entente/claim.h"

#include <gtest/gtest.h>

#include "entente/finding.h"

namespace entente {
namespace {

TEST(Plover, EveryTypeHasItsNameQuadAndScore) {
  for (int i = 0; i < event_types; ++i) {
    const auto type = static_cast<EventType>(i);
    EXPECT_EQ(event_type_of(name_of(type)), type);
    EXPECT_TRUE(plover_score(type, "").has_value());
    EXPECT_EQ(cameo_root(type, "").size(), 2u);
  }
  EXPECT_TRUE(is_mode(EventType::CONSULT, "visit"));
  EXPECT_FALSE(is_mode(EventType::AGREE, "visit"));
  EXPECT_FALSE(plover_score(EventType::PROTEST, "vandalize").has_value());
  EXPECT_EQ(cameo_root(EventType::ACCUSE, "investigate"), "09");
  EXPECT_TRUE(is_sector("PRE"));
  EXPECT_FALSE(is_sector("XXX"));
}

TEST(Status, NamesReadBack) {
  for (int i = 0; i < 10; ++i) {
    const auto status = static_cast<Status>(i);
    EXPECT_EQ(status_of(name_of(status)), status);
  }
  EXPECT_FALSE(status_of("hypothetical"));
}

TEST(Quantity, IntervalsOfHedges) {
  Quantity q{.low = {60, 1}, .high = {60, 1}, .unit = "percent", .dimension = "share"};
  EXPECT_EQ(interval_of(q), (Interval{60, 60}));
  q.hedge = Hedge::just_below;
  EXPECT_EQ(interval_of(q), (Interval{50, 60}));
  q.hedge = Hedge::above;
  EXPECT_EQ(interval_of(q), (Interval{60, 100}));
  q.hedge = Hedge::at_most;
  EXPECT_EQ(interval_of(q), (Interval{0, 60}));
}

TEST(Quantity, SharesAreOnOneScale) {
  const Quantity percent{.low = {40, 1}, .high = {40, 1}, .unit = "percent", .dimension = "share"};
  const Quantity fraction{.low = {2, 5}, .high = {2, 5}, .unit = "", .dimension = "share"};
  EXPECT_EQ(share_of(percent), (Interval{0.4, 0.4}));
  EXPECT_EQ(share_of(fraction), (Interval{0.4, 0.4}));
}

TEST(Claim, CheckFindsWhatIsBroken) {
  Report report;
  report.text = "Norway signed the treaty.";
  report.id = hash_report(report.text);
  Claim claim;
  EXPECT_NE(check(claim, report), "");
  claim.cite = {report.id, {0, 25}};
  claim.head = {7, 13};
  EXPECT_EQ(check(claim, report), "");
  claim.event = Event{};
  EXPECT_EQ(check(claim, report), "event without an actor");
  claim.event->actors = {{.state = "NOR", .text = "Norway", .span = {0, 6}}};
  claim.event->type = EventType::SUPPORT;
  claim.status = Status::happened;
  EXPECT_EQ(to_line(claim, report), "NOR | SUPPORT | happened | Norway signed the treaty.");
  claim.cite.span.end = 26;
  EXPECT_EQ(check(claim, report), "cite outside the text");
}

}  // namespace
}  // namespace entente
