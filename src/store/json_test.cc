#include "entente/json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace entente {
namespace {

Report ferry() {
  Report report;
  report.text = "Ferry treaty signed\n\nNorway and Uruguay signed a ferry treaty on 4 May 2031, \"at last\", said Ada Holm.";
  report.id = hash_report(report.text);
  report.key = to_line(report.id);
  report.path = "ferry.txt";
  report.title = {0, 19};
  report.language = "en";
  report.published = {{Day::parse("2031-05-05"), Day::parse("2031-05-05")}, PublishedHow::stated};
  report.debris = {{"Also read: \x22tin\x22", {120, 137}}};
  return report;
}

TEST(Json, ReportReadsBackAsItWas) {
  const Report report = ferry();
  const std::string line = to_json(report);
  EXPECT_EQ(line.find('\n'), std::string::npos);
  const Result<Report> back = report_from_json(line);
  ASSERT_TRUE(back) << back.error().what;
  EXPECT_EQ(*back, report);
}

TEST(Json, ReportLinesThatAreNone) {
  for (const char* bad : {"", "[]", "{", "{\"text\":\"\"}", "{\"v\":2,\"text\":\"a\"}", "{\"text\":\"a\\u0000\",\"title\":7"}) {
    EXPECT_FALSE(report_from_json(bad)) << bad;
  }
  const std::string line = to_json(ferry());
  for (std::size_t n = 0; n < line.size(); ++n) EXPECT_FALSE(report_from_json(line.substr(0, n))) << n;
}

TEST(Json, ClaimHasEveryFieldOfTheFormat) {
  const Report report = ferry();
  Claim claim;
  claim.kind = ClaimKind::event;
  claim.cite = {report.id, {21, 71}};
  claim.head = {40, 46};
  claim.status = Status::happened;
  claim.event = Event{EventType::SUPPORT, "", {}, {{.state = "NOR", .text = "Norway", .span = {21, 27}}}, {}};
  const auto json = nlohmann::json::parse(to_json(claim, 3, report));
  for (const char* key : {"v", "id", "report", "cite", "text", "kind", "frame", "args", "status", "polarity", "holders", "when",
                          "place", "quantity", "event", "announced", "tie", "rank", "degree", "links", "confidence", "rules"}) {
    EXPECT_TRUE(json.contains(key)) << key;
  }
  EXPECT_EQ(json["event"]["actor"][0]["iso3"], "NOR");
  EXPECT_EQ(json["event"]["mode"], nullptr);
  EXPECT_EQ(json["text"], std::string(report.at(claim.cite.span)));
}

TEST(Json, BriefNamesReportsByIdAndText) {
  Brief brief;
  brief.reports.push_back({ferry(), {}, {}});
  StoryBrief story;
  story.story = {"s1", {0}};
  story.published = {brief.reports[0].report.published};
  story.origins = {1, 1, {{0}}};
  Finding finding;
  finding.id = "f1";
  finding.text = "Norway and Uruguay signed a ferry treaty";
  finding.support = {{.report = 0, .span = {21, 61}}};
  finding.origins = story.origins;
  story.findings = {finding};
  EXPECT_EQ(check(story, brief.reports), "");
  brief.stories = {story};
  const auto json = nlohmann::json::parse(to_json(brief));
  EXPECT_EQ(json["as_of"], nullptr);
  const auto& support = json["stories"][0]["findings"][0]["support"][0];
  EXPECT_EQ(support["text"], "Norway and Uruguay signed a ferry treaty");
  EXPECT_EQ(support["report"], to_line(brief.reports[0].report.id));
  EXPECT_EQ(support["degree"], "full");
}

}  // namespace
}  // namespace entente
