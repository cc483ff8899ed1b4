#include "entente/gather.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace entente {
namespace {

Report report(const std::string& title, const std::string& body, const std::string& path) {
  Report out;
  out.text = title + "\n\n" + body;
  out.title = {0, static_cast<std::uint32_t>(title.size())};
  out.id = hash_report(out.text);
  out.key = out.path = path;
  return out;
}

std::vector<Report> batch() {
  return {
      report("Norway's prime minister visits Uruguay",
            "Ada Holm arrived in Montevideo on Saturday to sign a ferry treaty with Uruguay. The Norwegian prime minister met farmers in Durazno.", "a"),
      report("Uruguay and Norway sign ferry treaty",
            "Uruguay and Norway signed a ferry treaty in Montevideo after Ada Holm, the Norwegian prime minister, flew in on Saturday.", "b"),
      report("Quake shakes Tajik valley",
            "An earthquake of magnitude 6.1 shook the Rasht valley of Tajikistan and damaged two hundred houses, rescuers in Garm said.", "c"),
      report("Two hundred houses damaged by quake in Tajikistan",
            "Rescuers in Garm said that two hundred houses were damaged when an earthquake shook the Rasht valley in Tajikistan.", "d"),
      report("Chess federation elects a treasurer", "Delegates of the chess federation elected Moro Silla treasurer in Porto-Novo.", "e"),
  };
}

/// Stories as sets of paths: comparable whatever the order of the batch.
std::set<std::set<std::string>> paths(const std::vector<Report>& reports) {
  std::set<std::set<std::string>> out;
  for (const Story& story : gather(reports)) {
    std::set<std::string> one;
    for (const std::uint32_t r : story.reports) one.insert(reports[r].path);
    out.insert(one);
  }
  return out;
}

TEST(Gather, PartsStoriesOfAMixedBatch) {
  EXPECT_EQ(paths(batch()), (std::set<std::set<std::string>>{{"a", "b"}, {"c", "d"}, {"e"}}));
}

/// Two happenings of one kind, told in like words: what parts them is who, where and how many.
TEST(Gather, PartsHappeningsOfOneKind) {
  const std::vector<Report> reports = {
      report("Ferry sinks off Samar, 12 dead", "A ferry sank in heavy seas off Samar on Monday and twelve people drowned, the coast guard in Guiuan said. The ferry Santa Rita had left Guiuan with 80 people.", "a"),
      report("Twelve drown as ferry Santa Rita goes down", "Twelve people drowned when the ferry Santa Rita sank in heavy seas off Samar, the coast guard said. It had left Guiuan with 80 people.", "b"),
      report("Coast guard: 12 dead in Samar ferry sinking", "The coast guard in Guiuan counted twelve dead after the ferry Santa Rita sank off Samar on Monday with 80 people on board.", "c"),
      report("Ferry sinks on Lake Kivu, 31 dead", "A ferry sank in heavy seas on Lake Kivu on Friday and thirty-one people drowned, the governor in Bukavu said. The ferry Umoja had left Goma with 140 people.", "d"),
      report("Thirty-one drown as ferry Umoja goes down", "Thirty-one people drowned when the ferry Umoja sank on Lake Kivu, the governor said. It had left Goma with 140 people.", "e"),
      report("Governor: 31 dead in Lake Kivu ferry sinking", "The governor in Bukavu counted thirty-one dead after the ferry Umoja sank on Lake Kivu on Friday with 140 people on board.", "f"),
  };
  EXPECT_EQ(paths(reports), (std::set<std::set<std::string>>{{"a", "b", "c"}, {"d", "e", "f"}}));
}

TEST(Gather, GivesTheSameForAnyOrder) {
  std::vector<Report> reports = batch();
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
  const std::vector<Report> reports = batch();
  std::vector<Report> doubled = reports;
  for (const Report& r : reports) doubled.push_back(r);
  EXPECT_EQ(paths(doubled), paths(reports));
  for (const Story& story : gather(doubled)) EXPECT_EQ(story.reports.size() % 2, 0u);
}

TEST(Gather, ReportsOnOtherThingsChangeNoStory) {
  std::vector<Report> reports = batch();
  reports.push_back(report("Beekeepers of Moldova meet", "Beekeepers from Soroca and Balti met to compare hives, queens and the price of acacia honey.", "f"));
  reports.push_back(report("Tide gauge replaced", "Engineers in Apia replaced the tide gauge that a storm surge had bent in the harbour.", "g"));
  EXPECT_EQ(paths(reports), (std::set<std::set<std::string>>{{"a", "b"}, {"c", "d"}, {"e"}, {"f"}, {"g"}}));
}

/// A round-up that names what many reports are on is near them all; it must neither join them nor cost more than one of them.
TEST(Gather, ARoundUpJoinsNoStories) {
  std::vector<Report> reports = batch();
  reports.push_back(report("The week in brief",
                          "Uruguay and Norway signed a ferry treaty. An earthquake damaged houses in Tajikistan. The chess federation elected Moro Silla treasurer.", "w"));
  const auto found = paths(reports);
  for (const auto& story : found) EXPECT_FALSE(story.contains("a") && story.contains("c"));
  for (const auto& story : found) EXPECT_FALSE(story.contains("c") && story.contains("e"));
}

TEST(Gather, TakesTheUsersWordForOneStory) {
  const std::vector<Report> reports = batch();
  const std::vector<Story> stories = gather(reports, {.one_story = true});
  ASSERT_EQ(stories.size(), 1u);
  EXPECT_EQ(stories[0].reports.size(), reports.size());
}

TEST(Gather, OfNothingIsNothing) { EXPECT_TRUE(gather({}).empty()); }

}  // namespace
}  // namespace entente
