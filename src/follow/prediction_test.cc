#include "entente/prediction.h"

#include <gtest/gtest.h>

#include <tuple>

namespace entente {
namespace {

TEST(Prediction, IsScoredByWhatSettledIt) {
  const DayRange may{Day::of(2031, 5, 1), Day::of(2031, 5, 4)};
  const std::tuple<Outcome, DayRange, Verdict> rows[] = {
      {Outcome::kept, may, Verdict::right},       {Outcome::kept, {}, Verdict::right},          {Outcome::broken, may, Verdict::wrong},
      {Outcome::pending, may, Verdict::too_early}, {Outcome::pending, {}, Verdict::untestable}, {Outcome::pending, {Day::of(2031, 5, 1), {}}, Verdict::untestable},
      {Outcome::lapsed, may, Verdict::untestable}};
  for (const auto& [outcome, due, verdict] : rows) {
    Plan plan;
    plan.outcome = outcome;
    plan.due = due;
    EXPECT_EQ(verdict_of(plan), verdict) << name_of(outcome);
  }
}

TEST(Prediction, BelongsToItsSpeakersElseToThoseWhoWillDoIt) {
  StoryBrief story;
  Finding finding;
  finding.claim.event = Event{EventType::AGREE, "", {}, {{"NOR", {"GOV"}, "Ada Holm", "Holm", {}}}, {}};
  story.findings = {finding};
  Plan plan;
  EXPECT_EQ(announcers_of(story, plan), std::vector<std::string>{"Ada Holm [NOR]"});
  plan.predicted = true;
  EXPECT_TRUE(announcers_of(story, plan).empty());
  story.findings[0].claim.holders = {{.hearsay = true}, {.actor = {"", {}, "", "analysts", {}}}};
  EXPECT_EQ(announcers_of(story, plan), std::vector<std::string>{"analysts"});
}

}  // namespace
}  // namespace entente
