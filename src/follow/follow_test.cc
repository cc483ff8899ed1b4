#include "entente/follow.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

Actor state(const char* code) { return {code, {"GOV"}, "", "", {}}; }

/// A story of two reports, a day apart, whose findings are given.
struct Fixture {
  std::vector<CodedReport> reports{2};
  StoryBrief brief;

  Fixture() {
    for (std::size_t i = 0; i < 2; ++i) {
      reports[i].report.text = std::string(400, static_cast<char>('a' + i));
      reports[i].report.id = hash_report(reports[i].report.text);
    }
    brief.story.reports = {0, 1};
    brief.published = {{{Day::of(2031, 5, 1), Day::of(2031, 5, 1)}, PublishedHow::stated}, {{Day::of(2031, 5, 6), Day::of(2031, 5, 6)}, PublishedHow::stated}};
  }

  void add(std::uint32_t report, const std::string& text, Claim claim) {
    const auto at = static_cast<std::uint32_t>(10 * brief.findings.size());
    claim.head = {at, at + 4};
    Finding finding;
    finding.text = text;
    finding.claim = claim;
    finding.claim_report = report;
    finding.support = {{report, {at, at + 9}, static_cast<std::int32_t>(reports[report].coding.claims.size()), false}};
    reports[report].coding.claims.push_back(claim);
    brief.findings.push_back(finding);
  }
};

Claim planned(bool negated = false) {
  Claim claim;
  claim.kind = ClaimKind::plan;
  claim.status = Status::planned;
  claim.negated = negated;
  claim.event = Event{EventType::AGREE, "", {}, {state("NOR")}, {state("URY")}};
  claim.announced = Announced{EventType::SUPPORT, ""};
  claim.when = {When{}};
  claim.when[0].days = {Day::of(2031, 5, 4), Day::of(2031, 5, 4)};
  return claim;
}

Claim done(bool negated = false) {
  Claim claim;
  claim.kind = ClaimKind::event;
  claim.status = Status::happened;
  claim.negated = negated;
  claim.event = Event{EventType::SUPPORT, "", {}, {state("NOR"), state("URY")}, {}};
  return claim;
}

Plan only_plan(Fixture& f, std::optional<Day> as_of) {
  follow(f.brief, f.reports, as_of);
  EXPECT_EQ(f.brief.plans.size(), 1u);
  return f.brief.plans.empty() ? Plan{} : f.brief.plans[0];
}

TEST(Follow, APlanIsKeptByTheThingDone) {
  Fixture f;
  f.add(0, "Norway and Uruguay will sign the ferry treaty on 4 May", planned());
  f.add(1, "Norway and Uruguay signed the ferry treaty", done());
  const Plan plan = only_plan(f, Day::of(2031, 5, 7));
  EXPECT_EQ(plan.outcome, Outcome::kept);
  EXPECT_EQ(plan.settled_by, 1);
  ASSERT_EQ(plan.settled.size(), 1u);
  EXPECT_EQ(plan.settled[0].report, 1u);
}

TEST(Follow, WhoToldThePlanDoesNotTellItsOutcome) {
  Fixture f;
  f.add(0, "Norway and Uruguay will sign the ferry treaty on 4 May", planned());
  f.add(0, "Norway and Uruguay sign the ferry treaty", done());
  EXPECT_EQ(only_plan(f, std::nullopt).outcome, Outcome::pending);
}

TEST(Follow, ThisYearOfAReportOfEitherYearIsNoDueDay) {
  Fixture f;
  Claim claim = planned();
  claim.when[0].days = {};
  claim.when[0].relative = "year 0";
  f.add(0, "Norway and Uruguay will sign the ferry treaty this year", claim);
  f.brief.published[0] = {{Day::of(2031, 12, 20), Day::of(2032, 1, 5)}, PublishedHow::inferred};
  EXPECT_FALSE(only_plan(f, std::nullopt).due.known());
  f.brief.published[0] = {{Day::of(2031, 12, 20), Day::of(2031, 12, 22)}, PublishedHow::inferred};
  EXPECT_EQ(only_plan(f, std::nullopt).due.latest, Day::of(2031, 12, 31));
}

TEST(Follow, ASupporterThatTellsItAsDoneSettlesIt) {
  Fixture f;
  f.add(0, "Norway and Uruguay will sign the ferry treaty on 4 May", planned());
  Claim told = done();
  told.head = {50, 54};
  told.cite.span = {45, 60};
  f.reports[1].coding.claims.push_back(told);
  f.brief.findings[0].support.push_back({1, {40, 70}, 0, false});
  const Plan plan = only_plan(f, Day::of(2031, 5, 7));
  EXPECT_EQ(plan.outcome, Outcome::kept);
  EXPECT_EQ(plan.settled_by, 0);
  ASSERT_EQ(plan.settled.size(), 1u);
  EXPECT_EQ(plan.settled[0].span, told.cite.span);
  // A sentence that announces it too tells of something else as done.
  Claim ahead = planned();
  ahead.head = {62, 66};
  f.reports[1].coding.claims.push_back(ahead);
  f.brief.plans.clear();
  EXPECT_EQ(only_plan(f, std::nullopt).outcome, Outcome::pending);
}

TEST(Follow, APlanIsBrokenByADenial) {
  Fixture f;
  f.add(0, "Norway and Uruguay will sign the ferry treaty on 4 May", planned());
  f.add(1, "Norway and Uruguay did not sign the ferry treaty", done(true));
  EXPECT_EQ(only_plan(f, Day::of(2031, 5, 7)).outcome, Outcome::broken);
}

TEST(Follow, ANegatedPlanIsBrokenByTheThingDone) {
  Fixture f;
  f.add(0, "Norway and Uruguay will sign no ferry treaty", planned(true));
  f.add(1, "Norway and Uruguay signed the ferry treaty", done());
  const Plan plan = only_plan(f, std::nullopt);
  EXPECT_TRUE(plan.negated);
  EXPECT_EQ(plan.outcome, Outcome::broken);
}

TEST(Follow, LapsesOnlyAfterItsDayAndOnlyWithADay) {
  Fixture f;
  f.add(0, "Norway and Uruguay will sign the ferry treaty on 4 May", planned());
  EXPECT_EQ(only_plan(f, Day::of(2031, 5, 4)).outcome, Outcome::pending);
  EXPECT_EQ(only_plan(f, Day::of(2031, 5, 5)).outcome, Outcome::lapsed);
  EXPECT_EQ(only_plan(f, std::nullopt).outcome, Outcome::pending);
}

TEST(Follow, AnOlderReportSettlesNothing) {
  Fixture f;
  f.add(1, "Norway and Uruguay will sign the ferry treaty on 4 May", planned());
  f.add(0, "Norway and Uruguay signed the ferry treaty", done());
  EXPECT_EQ(only_plan(f, std::nullopt).outcome, Outcome::pending);
}

Claim buys(int low, Hedge hedge) {
  Claim claim;
  claim.kind = ClaimKind::tie;
  claim.status = Status::ongoing;
  claim.tie = TieClaim{TieKind::buys, {state("URY")}, {state("NOR")}, "ore", 0};
  Quantity q;
  q.low = q.high = {low, 1};
  q.hedge = hedge;
  q.unit = "percent";
  q.dimension = "share";
  claim.quantities = {q};
  return claim;
}

TEST(Follow, TiesAreFoldedWithTheirAmounts) {
  Fixture f;
  f.add(0, "Uruguay buys half of Norway's ore", buys(50, Hedge::exact));
  f.add(1, "Uruguay buys at least half of Norway's ore", buys(50, Hedge::at_least));
  follow(f.brief, f.reports, std::nullopt);
  ASSERT_EQ(f.brief.ties.size(), 1u);
  EXPECT_EQ(f.brief.ties[0].amount, (Interval{0.5, 1}));
  EXPECT_EQ(f.brief.ties[0].unit, "percent");
  EXPECT_FALSE(f.brief.ties[0].disputed);
  EXPECT_EQ(f.brief.ties[0].findings, (std::vector<std::uint32_t>{0, 1}));
}

TEST(Follow, SharesThatExcludeEachOtherAreDisputed) {
  Fixture f;
  f.add(0, "Uruguay buys half of Norway's ore", buys(50, Hedge::exact));
  f.add(1, "Uruguay buys 70 % of Norway's ore", buys(70, Hedge::exact));
  follow(f.brief, f.reports, std::nullopt);
  ASSERT_EQ(f.brief.ties.size(), 1u);
  EXPECT_TRUE(f.brief.ties[0].disputed);
}

// Reconcile takes another share for a contradiction: it states the tie all the same.
TEST(Follow, AContradictingShareIsPartOfTheTie) {
  Fixture f;
  f.add(0, "Uruguay buys half of Norway's ore", buys(50, Hedge::exact));
  f.add(1, "Uruguay buys 70 % of Norway's ore", buys(70, Hedge::exact));
  f.brief.findings[0].contradict = f.brief.findings[1].support;
  f.brief.findings.pop_back();
  follow(f.brief, f.reports, std::nullopt);
  ASSERT_EQ(f.brief.ties.size(), 1u);
  EXPECT_TRUE(f.brief.ties[0].disputed);
  EXPECT_EQ(f.brief.ties[0].support.size(), 2u);
}

TEST(Follow, WhatIsDeniedIsNoTie) {
  Fixture f;
  Claim claim = buys(50, Hedge::exact);
  claim.negated = true;
  f.add(0, "Uruguay buys no ore of Norway", claim);
  follow(f.brief, f.reports, std::nullopt);
  EXPECT_TRUE(f.brief.ties.empty());
}

}  // namespace
}  // namespace entente
