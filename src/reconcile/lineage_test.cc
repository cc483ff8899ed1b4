#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "entente/reconcile.h"

namespace entente {
namespace {

struct Said {
  std::string speaker, words;
};

CodedReport report_of(const std::string& body, const std::vector<Said>& said, const char* day = nullptr) {
  CodedReport out;
  Report& report = out.report;
  report.text = body;
  report.id = hash_report(report.text);
  report.key = report.path = to_line(report.id);
  report.language = "en";
  if (day) report.published = {{Day::parse(day), Day::parse(day)}, PublishedHow::stated};
  const auto span = [&](const std::string& words) {
    const std::size_t at = body.find(words);
    EXPECT_NE(at, std::string::npos) << words;
    return Span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
  };
  for (const Said& s : said) out.coding.quotes.push_back({QuoteKind::direct, span(s.words), span(s.speaker), {}, -1});
  return out;
}

StoryBrief brief_of(const std::vector<CodedReport>& reports) {
  Story story{"s", {}};
  for (std::uint32_t i = 0; i < reports.size(); ++i) story.reports.push_back(i);
  StoryBrief brief = reconcile(reports, story);
  EXPECT_EQ(check(brief, reports), "");
  return brief;
}

/// Sentences of one report on a strike, each in two wordings: a rewrite takes one of each, in an order of its own.
constexpr std::array<std::array<const char*, 2>, 8> sentences = {{
    {"Dockers closed the harbour of Ilo on Monday over pay for night shifts.", "The harbour of Ilo was closed by dockers on Monday over pay for night work."},
    {"Trucks with copper from Toquepala waited along the coast road until noon.", "Until noon trucks carrying copper from Toquepala queued along the coast road."},
    {"Nine cranes stood idle under the fog while pickets burned pallets.", "Under the fog nine cranes stood idle as pickets set fire to pallets."},
    {"\"We will sleep at home again\" said Inés Roca of the Harbour Union.", "Inés Roca of the Harbour Union vowed: \"We will sleep at home again\"."},
    {"A baker in Calle Zepita gave away bread to the strikers at dawn.", "At dawn the strikers got bread from a baker in Calle Zepita."},
    {"The port lost 310 containers to Arica in a single week of May.", "In a single week of May 310 containers were lost to Arica by the port."},
    {"Smelters upriver have ore for eleven days and no more, engineers reckon.", "Engineers reckon that smelters upriver have ore for no more than eleven days."},
    {"The mayor of Ilo asked both sides for patience and a mediator.", "Both sides were asked for patience and a mediator by the mayor of Ilo."},
}};

CodedReport rewrite(unsigned number) {
  std::string body;
  for (std::size_t k = 0; k < sentences.size(); ++k) {
    const std::size_t s = number % 3 == 0 ? (k ^ 1u) : k;
    if (s == number % 7 + 1 && s != 3) continue;
    body += (body.empty() ? "" : "\n\n") + std::string(sentences[s][number >> s & 1u]);
  }
  return report_of(body, {{"Inés Roca", "\"We will sleep at home again\""}});
}

/// Written by somebody who was there: the closing and the mayor are all that it has in common with the others.
CodedReport own() {
  return report_of(
      "Tomás Vera has sold melons from his boat for thirty years, and this week they rot.\n\nHarbour workers in Ilo, where dockers want more "
      "pay for night work, closed the harbour on Monday.\n\n\"My fruit rots in the hold\" said Tomás Vera.\n\nGulls picked at crates on the "
      "pier as a priest read mass for the crews.\n\nAn insurer in Lima counted late freighters and called it a lost season.\n\nThe mayor of Ilo, "
      "once a diver, asked for patience.\n\nSchools near the quay taught outdoors because nobody had delivered chairs.",
      {{"Tomás Vera", "\"My fruit rots in the hold\""}});
}

const Finding* finding_with(const StoryBrief& brief, const std::vector<CodedReport>& reports, const std::string& words) {
  for (const Finding& f : brief.findings) {
    if (std::any_of(f.support.begin(), f.support.end(), [&](const Support& s) { return reports[s.report].report.at(s.span).find(words) != std::string_view::npos; })) return &f;
  }
  return nullptr;
}

TEST(Lineage, ReportWrittenByItselfIsASecondOrigin) {
  std::vector<CodedReport> reports;
  for (const unsigned n : {1u, 2u, 5u, 12u}) reports.push_back(rewrite(n));
  reports.push_back(own());
  const StoryBrief brief = brief_of(reports);
  EXPECT_EQ(brief.origins.low, 2u);
  EXPECT_EQ(brief.origins.groups, (std::vector<std::vector<std::uint32_t>>{{0, 1, 2, 3}, {4}}));
  const Finding* both = finding_with(brief, reports, "Harbour workers in Ilo");
  ASSERT_NE(both, nullptr);
  EXPECT_GE(both->support.size(), 3u);
  EXPECT_EQ(both->origins.low, 2u);
  EXPECT_EQ(both->band, Band::agreed);
  const Finding* one = finding_with(brief, reports, "cranes stood idle");
  ASSERT_NE(one, nullptr);
  EXPECT_EQ(one->origins.low, 1u);
  EXPECT_EQ(one->band, Band::repeated);
}

TEST(Lineage, ManyRewritesOfOneTextAreOneOrigin) {
  std::vector<CodedReport> reports;
  for (unsigned n = 0; n < 60; ++n) reports.push_back(rewrite(n));
  const StoryBrief brief = brief_of(reports);
  EXPECT_EQ(brief.origins.low, 1u);
  EXPECT_EQ(brief.origins.high, 2u);
  EXPECT_EQ(brief.origins.groups.size(), 1u);
  for (const Finding& f : brief.findings) EXPECT_NE(f.band, Band::agreed) << f.text;
  // The one that was written by itself stays the second, however many rewrites there are.
  reports.push_back(own());
  EXPECT_EQ(brief_of(reports).origins.low, 2u);
}

TEST(Lineage, OnlyOneTextIsOneOriginForSure) {
  for (const unsigned n : {1u, 2u, 5u}) {
    const StoryBrief two = brief_of({rewrite(0), rewrite(n)});
    EXPECT_EQ(two.origins.low, 1u);
    EXPECT_EQ(two.origins.high, 2u);
    const StoryBrief copies = brief_of({rewrite(n), rewrite(n), rewrite(n)});
    EXPECT_EQ(copies.origins.low, 1u);
    EXPECT_EQ(copies.origins.high, 1u);
  }
}

TEST(Lineage, SaysTheSameFromBothSidesAndForAnyDays) {
  const CodedReport a = rewrite(3), b = rewrite(6), c = own();
  const auto of = [](const std::vector<CodedReport>& reports) { return brief_of(reports).lineage; };
  for (const auto& [x, y] : {std::pair{a, b}, std::pair{a, c}}) {
    const LineagePair one = of({x, y})[0], other = of({y, x})[0];
    EXPECT_EQ(one.kind, other.kind);
    EXPECT_EQ(one.dependence, other.dependence);
    CodedReport early = x, late = y;
    early.report.published = {{Day::parse("2033-05-02"), Day::parse("2033-05-02")}, PublishedHow::stated};
    late.report.published = {{Day::parse("2033-05-09"), Day::parse("2033-05-09")}, PublishedHow::stated};
    EXPECT_EQ(of({early, late})[0].dependence, one.dependence);
  }
  EXPECT_EQ(of({a, c})[0].kind, Lineage::independent);
  EXPECT_GT(of({a, b})[0].dependence, 0.9);
}

}  // namespace
}  // namespace entente
