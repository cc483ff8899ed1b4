// The work of a report must not grow with its story. Counted, not timed: docs/performance.md has the clock.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "reconcile/align.h"
#include "reconcile/lineage.h"
#include "reconcile/pair.h"

namespace entente::reconciling {
namespace {

constexpr std::size_t sentences = 4, facts = 2;

std::string word(std::size_t n) {
  static constexpr const char* syllables[] = {"ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu", "va"};
  std::string out;
  do {
    out += syllables[n % 16];
    n /= 16;
  } while (n > 0);
  return out;
}

/// Reports on one happening: three sentences in four tell one of a few facts in an order of their own, the fourth is the report's own.
std::vector<CodedReport> story(std::size_t reports) {
  std::mt19937 random(11);
  std::vector<CodedReport> out(reports);
  for (std::size_t r = 0; r < reports; ++r) {
    std::string& text = out[r].report.text;
    for (std::size_t s = 0; s < sentences; ++s) {
      const std::size_t fact = random() % facts;
      std::vector<std::string> words;
      for (std::size_t w = 0; w < 12; ++w) words.push_back(word(s % 4 != 3 ? fact * 12 + w : 5000 + random() % 30000));
      for (std::size_t w = 11; w > 0; --w) std::swap(words[w], words[random() % (w + 1)]);
      words.front().front() = static_cast<char>(words.front().front() - 'a' + 'A');
      for (const std::string& w : words) text += w + " ";
      text.back() = '.';
      text += "\n\n";
    }
    out[r].report.id = hash_report(text);
    out[r].report.language = "en";
  }
  return out;
}

struct Aligned {
  Texts texts;
  std::vector<Unit> units;
  std::vector<Pair> pairs;
  std::vector<Group> groups;
};

Aligned aligned(const std::vector<CodedReport>& reports) {
  Story all{"s", {}};
  for (std::uint32_t i = 0; i < reports.size(); ++i) all.reports.push_back(i);
  Aligned out;
  out.texts = distinct_texts(reports, all);
  out.units = units_of(out.texts);
  out.pairs = pairs_of(out.units);
  out.groups = align(out.units, out.pairs, scores_of(out.pairs, out.units), lenient);
  return out;
}

TEST(Growth, WorkOfAReportIsBounded) {
  for (const std::size_t reports : {50, 200, 600}) {
    SCOPED_TRACE(reports);
    const std::vector<CodedReport> batch = story(reports);
    const Aligned a = aligned(batch);
    ASSERT_EQ(a.units.size(), sentences * reports);
    EXPECT_LE(a.pairs.size(), 256 * a.units.size());
    EXPECT_LE(Bonds(a.texts, a.units, a.groups, voices_of(a.units, a.texts)).size(), 64 * reports);
  }
}

// What is left out is far away: a story of a few reports loses no pair, and in a large one those who tell a fact still meet.
TEST(Growth, SmallStoriesAreComparedInFull) {
  const std::vector<CodedReport> batch = story(20);
  const Aligned a = aligned(batch);
  std::size_t sharing = 0;
  for (std::uint32_t u = 0; u < a.units.size(); ++u) {
    for (std::uint32_t v = u + 1; v < a.units.size(); ++v) {
      double dot = 0;
      for (const Term& x : a.units[u].terms) for (const Term& y : a.units[v].terms) if (x.hash == y.hash) dot += x.weight * x.weight;
      sharing += a.units[u].text != a.units[v].text && dot / (a.units[u].norm * a.units[v].norm) > 0.02;
    }
  }
  EXPECT_EQ(a.pairs.size(), sharing);
  EXPECT_EQ(Bonds(a.texts, a.units, a.groups, voices_of(a.units, a.texts)).size(), 20u * 19 / 2);
}

TEST(Growth, ThoseWhoTellAFactStillMeet) {
  const std::vector<CodedReport> batch = story(600);
  const Aligned a = aligned(batch);
  std::size_t told = 0;
  for (const Group& group : a.groups) if (group.size() > 100) told += group.size();
  EXPECT_GT(10 * told, 4 * a.units.size());            // three in four tell one of the facts
}

}  // namespace
}  // namespace entente::reconciling
