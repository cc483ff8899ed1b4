#include "entente/reconcile.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "entente/follow.h"

namespace entente {
namespace {

CodedReport report_of(const std::string& title, const std::string& body, const std::string& path, const char* day = nullptr) {
  CodedReport out;
  Report& report = out.report;
  report.text = title.empty() ? body : title + "\n\n" + body;
  report.title = {0, static_cast<std::uint32_t>(title.size())};
  report.id = hash_report(report.text);
  report.key = report.path = path;
  report.language = "en";
  if (day) report.published = {{Day::parse(day), Day::parse(day)}, PublishedHow::stated};
  return out;
}

std::vector<CodedReport> ferry() {
  return {
      report_of("Norway and Uruguay sign ferry treaty",
                "Norway and Uruguay signed a ferry treaty in Montevideo on Tuesday.\n\nAda Holm, the Norwegian prime minister, brought nine "
                "advisers to the port.\n\nFishermen of Paysandu blocked the road to the airport for an hour.",
                "1.txt", "2031-05-06"),
      report_of("Holm signs treaty on ferries in Montevideo",
                "Prime minister Ada Holm of Norway signed a ferry treaty with Uruguay in Montevideo on Tuesday.\n\nHolm came to the port with "
                "twelve advisers.\n\nA choir from Durazno sang before the ceremony.",
                "2.txt"),
      report_of("", "A ferry treaty between Norway and Uruguay was signed on Tuesday in Montevideo, officials said.\n\nTin ore makes up most of "
                    "what Norway ships to Uruguay.",
                "3.txt"),
  };
}

Story story_of(const std::vector<CodedReport>& reports) {
  Story story{"s", {}};
  for (std::uint32_t i = 0; i < reports.size(); ++i) story.reports.push_back(i);
  return story;
}

StoryBrief brief_of(const std::vector<CodedReport>& reports) { return reconcile(reports, story_of(reports)); }

/// The finding that holds these words in its support.
const Finding* finding_with(const StoryBrief& brief, const std::vector<CodedReport>& reports, const std::string& words) {
  for (const Finding& finding : brief.findings) {
    for (const Support& s : finding.support) {
      const Report& report = reports[brief.story.reports[s.report]].report;
      if (report.at(s.span).find(words) != std::string_view::npos) return &finding;
    }
  }
  return nullptr;
}

/// A brief without anything that hangs on the order of the reports: who supports is named by path.
std::multiset<std::string> shape(const StoryBrief& brief, const std::vector<CodedReport>& reports) {
  std::multiset<std::string> out;
  const auto paths = [&](const std::vector<Support>& list) {
    std::multiset<std::string> who;
    for (const Support& s : list) who.insert(reports[brief.story.reports[s.report]].report.path + "@" + std::to_string(s.span.begin));
    std::string line;
    for (const std::string& w : who) line += " " + w;
    return line;
  };
  for (const Finding& f : brief.findings) out.insert(to_line(f) + " |" + paths(f.support) + " |" + paths(f.contradict));
  for (const Disagreement& d : brief.disagreements) {
    std::multiset<std::string> values;
    for (const DisputedValue& v : d.values) values.insert(v.value + paths(v.support));
    std::string line = d.slot;
    for (const std::string& v : values) line += " / " + v;
    out.insert(line);
  }
  return out;
}

TEST(Reconcile, PutsTheSameClaimTogether) {
  const std::vector<CodedReport> reports = ferry();
  const StoryBrief brief = brief_of(reports);
  EXPECT_EQ(check(brief, reports), "");
  const Finding* signing = finding_with(brief, reports, "was signed on Tuesday");
  ASSERT_NE(signing, nullptr);
  std::set<std::uint32_t> who;
  for (const Support& s : signing->support) who.insert(s.report);
  EXPECT_EQ(who, (std::set<std::uint32_t>{0, 1, 2}));
  const Finding* choir = finding_with(brief, reports, "A choir from Durazno");
  ASSERT_NE(choir, nullptr);
  EXPECT_EQ(choir->band, Band::single);
  EXPECT_TRUE(brief.title == "Norway and Uruguay sign ferry treaty" || brief.title == "Holm signs treaty on ferries in Montevideo");
}

TEST(Reconcile, ShowsNumbersThatExcludeEachOther) {
  const std::vector<CodedReport> reports = ferry();
  const StoryBrief brief = brief_of(reports);
  ASSERT_EQ(brief.disagreements.size(), 1u);
  const Disagreement& d = brief.disagreements[0];
  EXPECT_EQ(d.slot, "number");
  EXPECT_TRUE(d.hard);
  ASSERT_EQ(d.values.size(), 2u);
  const Finding* nine = finding_with(brief, reports, "nine advisers");
  ASSERT_NE(nine, nullptr);
  EXPECT_EQ(nine->band, Band::differs);
  ASSERT_EQ(nine->contradict.size(), 1u);
  EXPECT_EQ(nine->contradict[0].report, 1u);
}

TEST(Reconcile, ExactCopiesChangeNoOriginAndNoBand) {
  const std::vector<CodedReport> reports = ferry();
  const StoryBrief before = brief_of(reports);
  std::vector<CodedReport> more = reports;
  for (int i = 0; i < 20; ++i) more.push_back(reports[0]);
  const StoryBrief after = brief_of(more);
  EXPECT_EQ(check(after, more), "");
  EXPECT_EQ(after.origins.low, before.origins.low);
  EXPECT_EQ(after.origins.high, before.origins.high);
  ASSERT_EQ(after.findings.size(), before.findings.size());
  EXPECT_EQ(after.disagreements.size(), before.disagreements.size());
  for (std::size_t f = 0; f < before.findings.size(); ++f) {
    EXPECT_EQ(after.findings[f].id, before.findings[f].id);
    EXPECT_EQ(after.findings[f].origins.low, before.findings[f].origins.low);
    EXPECT_EQ(after.findings[f].origins.high, before.findings[f].origins.high);
    EXPECT_NE(after.findings[f].band, before.findings[f].band == Band::agreed ? Band::repeated : Band::agreed);
  }
}

TEST(Reconcile, CopiesOfOneTextAreOneOriginForSure) {
  const std::vector<CodedReport> reports(5, ferry()[0]);
  const StoryBrief brief = brief_of(reports);
  EXPECT_EQ(brief.origins.low, 1u);
  EXPECT_EQ(brief.origins.high, 1u);
  for (const Finding& f : brief.findings) EXPECT_EQ(f.band, Band::repeated);
  for (const LineagePair& pair : brief.lineage) EXPECT_EQ(pair.kind, Lineage::copy);
}

TEST(Reconcile, GivesTheSameForAnyOrder) {
  std::vector<CodedReport> reports = ferry();
  const auto want = shape(brief_of(reports), reports);
  std::sort(reports.begin(), reports.end(), [](const CodedReport& a, const CodedReport& b) { return a.report.path > b.report.path; });
  EXPECT_EQ(shape(brief_of(reports), reports), want);
  std::rotate(reports.begin(), reports.begin() + 1, reports.end());
  EXPECT_EQ(shape(brief_of(reports), reports), want);
}

TEST(Reconcile, DebrisChangesNothing) {
  const std::vector<CodedReport> reports = ferry();
  std::vector<CodedReport> dirty = reports;
  for (CodedReport& r : dirty) r.report.debris.push_back({"Nine advisers? Twelve advisers! Subscribe now", {0, 10}});
  EXPECT_EQ(shape(brief_of(dirty), dirty), shape(brief_of(reports), reports));
}

TEST(Reconcile, AddingAReportRemovesNoDisagreement) {
  std::vector<CodedReport> reports = ferry();
  reports.push_back(report_of("Treaty signed", "Norway and Uruguay signed a ferry treaty in Montevideo on Tuesday, with twelve advisers of Ada Holm in the port.", "4.txt"));
  const StoryBrief brief = brief_of(reports);
  EXPECT_TRUE(std::any_of(brief.disagreements.begin(), brief.disagreements.end(), [](const Disagreement& d) { return d.slot == "number"; }));
}

TEST(Reconcile, OneOriginIsNeverAgreed) {
  const StoryBrief brief = brief_of(ferry());
  for (const Finding& f : brief.findings) {
    if (f.band == Band::agreed) EXPECT_GE(f.origins.low, 2u);
  }
}

TEST(Reconcile, OwnsUpToWhatIsNotKnown) {
  const StoryBrief brief = brief_of(ferry());
  const auto says = [&](const std::string& words) {
    return std::any_of(brief.not_known.begin(), brief.not_known.end(), [&](const std::string& line) { return line.find(words) != std::string::npos; });
  };
  EXPECT_TRUE(says("no date"));
  EXPECT_TRUE(says("order of reports"));
}

TEST(Reconcile, OfOneShortReport) {
  const std::vector<CodedReport> reports = {report_of("", "Rain.", "1")};
  const StoryBrief brief = brief_of(reports);
  EXPECT_EQ(check(brief, reports), "");
}

}  // namespace
}  // namespace entente
