#include "reconcile/in_passing.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "entente/reconcile.h"

namespace entente {
namespace {

/// A claim that one report makes in passing, by the words of its parts.
struct Told {
  std::string text;                       // the whole report
  std::string clause, predicate, doer, object;
  std::string frame = "visit";
  Status status = Status::planned;
  std::string state = "KEN", other = "OMN";
  bool tie = false;
  std::vector<Holder> holders = {};
};

Span find(const Report& report, const std::string& words) {
  const auto at = static_cast<std::uint32_t>(report.text.find(words));
  return {at, at + static_cast<std::uint32_t>(words.size())};
}

Argument argument(const Report& report, Role role, const std::string& words, const std::string& state) {
  const Span span = find(report, words);
  Actor actor{state, {}, "", words, span};
  return {role, span, span, words, -1, -1, -1, {actor}};
}

CodedReport coded(const Told& told, std::size_t index) {
  CodedReport out;
  out.report.text = told.text;
  out.report.id = hash_report(told.text);
  out.report.key = out.report.path = std::to_string(index);
  out.report.language = "en";
  Claim claim;
  claim.kind = told.tie ? ClaimKind::tie : ClaimKind::plan;
  claim.frame = told.frame;
  claim.status = told.status;
  claim.holders = told.holders;
  claim.head = find(out.report, told.predicate);
  claim.cite = {out.report.id, find(out.report, told.clause)};
  claim.args = {argument(out.report, Role::agent, told.doer, told.state), argument(out.report, Role::recipient, told.object, told.other)};
  if (told.tie) claim.tie = TieClaim{TieKind::largest_partner, claim.args[0].actors, claim.args[1].actors, "", -1};
  out.coding.claims.push_back(std::move(claim));
  return out;
}

std::vector<CodedReport> coded(const std::vector<Told>& list) {
  std::vector<CodedReport> out;
  for (std::size_t i = 0; i < list.size(); ++i) out.push_back(coded(list[i], i));
  return out;
}

StoryBrief brief_of(const std::vector<CodedReport>& reports) {
  Story story{"s", {}};
  for (std::uint32_t i = 0; i < reports.size(); ++i) story.reports.push_back(i);
  return reconcile(reports, story);
}

const Told trip{"Fishermen in Mombasa mended their nets before Njoroge's planned visit to Oman.", "Njoroge's planned visit to Oman", "visit", "Njoroge", "Oman"};
const Told tour{"Shops along the old harbour closed at noon ahead of the Kenyan leader's coming trip to Muscat.", "the Kenyan leader's coming trip to Muscat", "trip",
                "the Kenyan leader", "Muscat"};

/// What the sentence is about.
void add_main(CodedReport& report, const std::string& clause, const std::string& predicate) {
  Claim claim;
  claim.kind = ClaimKind::event;
  claim.status = Status::happened;
  claim.head = find(report.report, predicate);
  claim.cite = {report.report.id, find(report.report, clause)};
  report.coding.claims.insert(report.coding.claims.begin(), std::move(claim));
}

TEST(InPassing, WhatSeveralTellOfAPlanIsAFindingOfItsOwn) {
  std::vector<CodedReport> reports = coded({trip, tour});
  add_main(reports[0], "Fishermen in Mombasa mended their nets", "mended");
  add_main(reports[1], "Shops along the old harbour closed at noon", "closed");
  const StoryBrief brief = brief_of(reports);
  const auto found = std::find_if(brief.findings.begin(), brief.findings.end(), [](const Finding& f) { return f.text == "Njoroge's planned visit to Oman"; });
  ASSERT_NE(found, brief.findings.end());
  EXPECT_EQ(found->support.size(), 2u);
  EXPECT_NE(found->band, Band::single);
  EXPECT_EQ(check(brief, reports), "");
}

TEST(InPassing, OtherDoersSidesFramesTimesAndPolaritiesAreOtherPlans) {
  struct Case {
    const char* what;
    Told second;
  };
  std::vector<Case> cases = {{"another doer", tour}, {"another side", tour}, {"another frame", tour}, {"done", tour}};
  cases[0].second.state = "TZA";
  cases[1].second.other = "YEM";
  cases[2].second.frame = "invite";
  cases[3].second.status = Status::happened;
  for (const Case& c : cases) {
    const StoryBrief brief = brief_of(coded({trip, c.second}));
    for (const Finding& finding : brief.findings) EXPECT_EQ(finding.support.size(), 1u) << c.what;
  }
  std::vector<CodedReport> denied = coded({trip, tour});
  denied[1].coding.claims[0].negated = true;
  for (const Finding& finding : brief_of(denied).findings) EXPECT_EQ(finding.support.size(), 1u);
}

TEST(InPassing, ANameWithoutAWordIsNobody) {
  std::vector<CodedReport> reports = coded({trip, tour});
  Actor& named = reports[0].coding.claims[0].args[0].actors[0];
  Actor& marks = reports[1].coding.claims[0].args[0].actors[0];
  named.state = marks.state = "";
  named.name = "Njoroge";
  marks.text = "\u2014";
  for (const Finding& finding : brief_of(reports).findings) EXPECT_EQ(finding.support.size(), 1u);
  marks.name = marks.text;
  std::swap(named, marks);
  for (const Finding& finding : brief_of(reports).findings) EXPECT_EQ(finding.support.size(), 1u);
}

TEST(InPassing, SentencesAboutOneTieStandInOneFinding) {
  Told about{"Oman is the largest partner of Kenya.", "Oman is the largest partner of Kenya", "partner", "Oman", "Kenya", "partner", Status::ongoing, "OMN", "KEN", true};
  Told aside{"Traders on the coast fear for their dates since the storm, with Muscat by far the first customer of Nairobi.",
             "Muscat by far the first customer of Nairobi", "customer", "Muscat", "Nairobi", "partner", Status::ongoing, "OMN", "KEN", true};
  const std::vector<CodedReport> reports = coded({about, aside});
  const StoryBrief brief = brief_of(reports);
  ASSERT_FALSE(brief.findings.empty());
  EXPECT_EQ(brief.findings[0].support.size(), 2u);
  EXPECT_EQ(check(brief, reports), "");
}

TEST(InPassing, ThePlainestClauseNamesItsDoerAndIsNobodysWords) {
  using namespace reconciling;
  Told said = trip;
  said.text = "Clerks in Lamu believe that Njoroge's planned visit to Oman and its islands will be short.";
  said.clause = "Njoroge's planned visit to Oman and its islands";
  said.holders = {Holder{}};
  Told headless = tour;
  headless.clause = "coming trip to Muscat";
  const std::vector<CodedReport> reports = coded({trip, tour, said, headless});
  Story story{"s", {0, 1, 2, 3}};
  const Texts texts = distinct_texts(reports, story);
  const std::vector<Unit> units = units_of(texts);
  const auto list = told_in_passing(units, texts);
  ASSERT_EQ(list.size(), 1u);
  const std::optional<reconciling::Told> best = plainest(list[0], units, texts);
  ASSERT_TRUE(best);
  EXPECT_EQ(texts.of[units[best->unit].text]->report.text, trip.text);
}

}  // namespace
}  // namespace entente
