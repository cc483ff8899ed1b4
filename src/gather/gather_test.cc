#include "entente/gather.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace entente {
namespace {

CodedReport coded(const std::string& title, const std::string& body, const std::string& path) {
  CodedReport out;
  out.report.text = title + "\n\n" + body;
  out.report.title = {0, static_cast<std::uint32_t>(title.size())};
  out.report.id = hash_report(out.report.text);
  out.report.key = out.report.path = path;
  return out;
}

std::vector<CodedReport> batch() {
  return {
      coded("Norway's prime minister visits Uruguay",
            "Ada Holm arrived in Montevideo on Saturday to sign a ferry treaty with Uruguay. The Norwegian prime minister met farmers in Durazno.", "a"),
      coded("Uruguay and Norway sign ferry treaty",
            "Uruguay and Norway signed a ferry treaty in Montevideo after Ada Holm, the Norwegian prime minister, flew in on Saturday.", "b"),
      coded("Quake shakes Tajik valley",
            "An earthquake of magnitude 6.1 shook the Rasht valley of Tajikistan and damaged two hundred houses, rescuers in Garm said.", "c"),
      coded("Two hundred houses damaged by quake in Tajikistan",
            "Rescuers in Garm said that two hundred houses were damaged when an earthquake shook the Rasht valley in Tajikistan.", "d"),
      coded("Chess federation elects a treasurer", "Delegates of the chess federation elected Moro Silla treasurer in Porto-Novo.", "e"),
  };
}

/// Stories as sets of paths: comparable whatever the order of the batch.
std::set<std::set<std::string>> paths(const std::vector<CodedReport>& reports) {
  std::set<std::set<std::string>> out;
  for (const Story& story : gather(reports)) {
    std::set<std::string> one;
    for (const std::uint32_t r : story.reports) one.insert(reports[r].report.path);
    out.insert(one);
  }
  return out;
}

TEST(Gather, PartsStoriesOfAMixedBatch) {
  EXPECT_EQ(paths(batch()), (std::set<std::set<std::string>>{{"a", "b"}, {"c", "d"}, {"e"}}));
}

TEST(Gather, GivesTheSameForAnyOrder) {
  std::vector<CodedReport> reports = batch();
  const auto want = paths(reports);
  std::vector<std::string> ids;
  for (const Story& s : gather(reports)) ids.push_back(s.id);
  for (int turn = 0; turn < 5; ++turn) {
    std::rotate(reports.begin(), reports.begin() + 1, reports.end());
    EXPECT_EQ(paths(reports), want);
    std::vector<std::string> now;
    for (const Story& s : gather(reports)) now.push_back(s.id);
    EXPECT_EQ(now, ids);
  }
}

TEST(Gather, ExactCopiesChangeNoStory) {
  const std::vector<CodedReport> reports = batch();
  std::vector<CodedReport> doubled = reports;
  for (const CodedReport& r : reports) doubled.push_back(r);
  EXPECT_EQ(paths(doubled), paths(reports));
  for (const Story& story : gather(doubled)) EXPECT_EQ(story.reports.size() % 2, 0u);
}

TEST(Gather, TakesTheUsersWordForOneStory) {
  const std::vector<CodedReport> reports = batch();
  const std::vector<Story> stories = gather(reports, {.one_story = true});
  ASSERT_EQ(stories.size(), 1u);
  EXPECT_EQ(stories[0].reports.size(), reports.size());
}

TEST(Gather, OfNothingIsNothing) { EXPECT_TRUE(gather({}).empty()); }

}  // namespace
}  // namespace entente
