// What holds for every story, on stories drawn at random: docs/reconcile.md.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <set>

#include "entente/reconcile.h"

namespace entente {
namespace {

/// A fact in two wordings; "#" stands for a number on which reports may differ.
constexpr std::array<std::array<const char*, 2>, 8> facts = {{
    {"Dockers closed the harbour of Ilo on Monday over night pay.", "The harbour of Ilo was closed on Monday by dockers who want night pay."},
    {"The strike left # freighters at anchor off Ilo.", "Off Ilo # freighters lay at anchor because of the strike."},
    {"Peru sent # inspectors from Lima to the harbour.", "From Lima # inspectors went to the harbour for Peru."},
    {"The union of Inés Roca asks for nine percent more.", "Nine percent more is what the union of Inés Roca asks for."},
    {"A tanker with Bolivian diesel turned back to Arica.", "Back to Arica went a tanker with Bolivian diesel."},
    {"Guards counted # broken windows at the customs house.", "At the customs house guards counted # broken windows."},
    {"The mayor of Ilo called both sides to the town hall.", "Both sides were called to the town hall by the mayor of Ilo."},
    {"Copper prices in London rose a little on the news.", "On the news the price of copper rose a little in London."},
}};
constexpr std::array<const char*, 4> counts = {"twelve", "fourteen", "31", "forty"};

CodedReport report_of(const std::string& text, const std::string& path) {
  CodedReport out;
  out.report.text = text;
  out.report.id = hash_report(text);
  out.report.key = out.report.path = path;
  out.report.language = "en";
  return out;
}

std::size_t below(std::mt19937& random, std::size_t n) { return random() % n; }

CodedReport drawn(std::mt19937& random, const std::string& path) {
  std::vector<std::size_t> order(facts.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  for (std::size_t i = order.size() - 1; i > 0; --i) std::swap(order[i], order[below(random, i + 1)]);
  std::string text;
  for (std::size_t k = 0, n = 4 + below(random, 4); k < n; ++k) {
    std::string line = facts[order[k]][below(random, 2)];
    if (const std::size_t at = line.find('#'); at != std::string::npos) line.replace(at, 1, counts[below(random, counts.size())]);
    text += (text.empty() ? "" : "\n\n") + line;
  }
  return report_of(text, path);
}

std::vector<CodedReport> story(std::uint32_t seed, std::size_t reports) {
  std::mt19937 random(seed);
  std::vector<CodedReport> out;
  for (std::size_t r = 0; r < reports; ++r) out.push_back(drawn(random, std::to_string(r) + ".txt"));
  return out;
}

StoryBrief brief_of(const std::vector<CodedReport>& reports) {
  Story all{"s", {}};
  for (std::uint32_t i = 0; i < reports.size(); ++i) all.reports.push_back(i);
  StoryBrief brief = reconcile(reports, all);
  EXPECT_EQ(check(brief, reports), "");
  return brief;
}

std::string words(const std::vector<CodedReport>& reports, const Support& s) { return std::string(reports[s.report].report.at(s.span)); }

/// Findings with their band and origins: what a reader sees, without who comes first.
std::multiset<std::string> lines(const StoryBrief& brief) {
  std::multiset<std::string> out;
  for (const Finding& f : brief.findings)
    out.insert(f.text + " " + std::string(name_of(f.band)) + " " + std::to_string(f.origins.low) + "-" + std::to_string(f.origins.high));
  for (const Disagreement& d : brief.disagreements) out.insert(d.slot + " " + d.about + (d.hard ? " hard" : " soft"));
  return out;
}

/// Pairs of words that stand against each other.
std::set<std::pair<std::string, std::string>> disputed(const StoryBrief& brief, const std::vector<CodedReport>& reports) {
  std::set<std::pair<std::string, std::string>> out;
  for (const Disagreement& d : brief.disagreements) {
    for (const DisputedValue& a : d.values) {
      for (const DisputedValue& b : d.values) {
        if (&a == &b) continue;
        for (const Support& s : a.support) for (const Support& t : b.support) out.emplace(words(reports, s), words(reports, t));
      }
    }
  }
  return out;
}

constexpr std::uint32_t seeds = 60;

TEST(Invariants, ExactCopiesChangeNothingButWhoSaysIt) {
  for (std::uint32_t seed = 0; seed < seeds; ++seed) {
    const std::vector<CodedReport> reports = story(seed, 3 + seed % 3);
    std::vector<CodedReport> more = reports;
    for (std::size_t i = 0; i < 1 + seed % 4; ++i) more.push_back(reports[seed % reports.size()]);
    const StoryBrief before = brief_of(reports), after = brief_of(more);
    EXPECT_EQ(after.origins.low, before.origins.low) << seed;
    EXPECT_EQ(after.origins.high, before.origins.high) << seed;
    ASSERT_EQ(after.findings.size(), before.findings.size()) << seed;
    EXPECT_EQ(after.disagreements.size(), before.disagreements.size()) << seed;
    for (std::size_t f = 0; f < before.findings.size(); ++f) {
      const Finding& a = before.findings[f];
      const Finding& b = after.findings[f];
      EXPECT_EQ(a.text, b.text) << seed;
      EXPECT_EQ(a.origins.low, b.origins.low) << seed;
      EXPECT_EQ(a.origins.high, b.origins.high) << seed;
      // A copy repeats, it does not confirm.
      EXPECT_TRUE(a.band == b.band || (a.band == Band::single && b.band == Band::repeated)) << seed << a.text;
    }
  }
}

TEST(Invariants, TheOrderOfTheReportsChangesNothing) {
  for (std::uint32_t seed = 0; seed < seeds; ++seed) {
    std::vector<CodedReport> reports = story(seed, 4);
    const auto want = lines(brief_of(reports));
    std::mt19937 random(seed);
    for (std::size_t i = reports.size() - 1; i > 0; --i) std::swap(reports[i], reports[below(random, i + 1)]);
    EXPECT_EQ(lines(brief_of(reports)), want) << seed;
  }
}

TEST(Invariants, DebrisChangesNothing) {
  for (std::uint32_t seed = 0; seed < seeds; ++seed) {
    const std::vector<CodedReport> reports = story(seed, 4);
    std::vector<CodedReport> dirty = reports;
    for (CodedReport& r : dirty) r.report.debris.push_back({facts[seed % facts.size()][0], {0, 10}});
    EXPECT_EQ(lines(brief_of(dirty)), lines(brief_of(reports))) << seed;
  }
}

TEST(Invariants, OneOriginIsNeverAgreed) {
  for (std::uint32_t seed = 0; seed < seeds; ++seed) {
    for (const Finding& f : brief_of(story(seed, 2 + seed % 4)).findings) {
      if (f.band == Band::agreed) EXPECT_GE(f.origins.low, 2u) << seed << f.text;
    }
  }
}

TEST(Invariants, AnotherReportRemovesNoDisagreement) {
  std::size_t seen = 0;
  for (std::uint32_t seed = 0; seed < seeds; ++seed) {
    std::vector<CodedReport> reports = story(seed, 3);
    const auto before = disputed(brief_of(reports), reports);
    seen += before.size();
    std::mt19937 random(seed + 1000);
    reports.push_back(drawn(random, "new.txt"));
    const auto after = disputed(brief_of(reports), reports);
    for (const auto& pair : before) EXPECT_TRUE(after.count(pair)) << seed << ": " << pair.first << " | " << pair.second;
  }
  EXPECT_GT(seen, seeds);
}

}  // namespace
}  // namespace entente
