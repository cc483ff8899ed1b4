// Stories told one by one are those of the whole brief.
#include "entente/engine.h"

#include <gtest/gtest.h>

#include "entente/json.h"

namespace entente {
namespace {

Report report(const std::string& text, const std::string& path, const std::string& day, const std::string& key = "") {
  Report out;
  out.text = text;
  out.id = hash_report(text);
  out.key = key.empty() ? to_line(out.id) : key;
  out.path = path;
  out.language = "en";
  out.published = {{Day::parse(day), Day::parse(day)}, PublishedHow::stated};
  return out;
}

/// Two stories whose reports alternate, and an older version of one of them.
std::vector<Report> batch() {
  const std::string ferry = "Norway and Uruguay signed a ferry treaty in Montevideo. Ada Holm, the Norwegian prime minister, signed for Norway.";
  const std::string quake = "An earthquake shook the Rasht valley of Tajikistan and damaged two hundred houses, rescuers in Garm said.";
  return {report(ferry, "a", "2031-05-04"),
          report(quake, "b", "2031-05-06"),
          report(ferry + " She will visit Durazno on Monday.", "c", "2031-05-05"),
          report(quake + " Nobody was killed.", "d", "2031-05-07", "quake"),
          report(ferry + " Farmers in Durazno welcomed the treaty.", "e", "2031-05-05"),
          report(quake + " Nobody is known to be dead.", "f", "2031-05-06", "quake")};
}

TEST(Engine, StoriesOneByOneAreThoseOfTheBrief) {
  const Result<Models> models = load_models(ENTENTE_SOURCE "/models");
  if (!models) GTEST_SKIP() << models.error().what;
  const Brief whole = brief(*models, batch());
  ASSERT_EQ(whole.stories.size(), 2u);
  ASSERT_EQ(whole.reports.size(), 5u);
  EXPECT_EQ(whole.reports[3].report.path, "d");            // reports keep the order of the input
  EXPECT_EQ(whole.as_of, Day::parse("2031-05-07"));
  for (const StoryBrief& story : whole.stories) EXPECT_EQ(check(story, whole.reports), "");
  for (const unsigned threads : {1u, 3u}) {
    const Brief begun = outline(*models, batch(), {.threads = threads});
    EXPECT_EQ(json_head_of(begun), json_head_of(whole));
    std::vector<std::string> stories(begun.stories.size());
    tell(*models, begun, {.threads = threads}, [&](std::uint32_t s, const Brief& told) {
      ASSERT_EQ(told.stories.size(), 1u);
      EXPECT_EQ(told.reports.size(), whole.stories[s].story.reports.size());
      EXPECT_EQ(told.as_of, whole.as_of);
      EXPECT_EQ(told.superseded, 1u);
      EXPECT_EQ(check(told.stories[0], told.reports), "");
      stories[s] = json_of_story(0, told);
    });
    for (std::uint32_t s = 0; s < stories.size(); ++s) EXPECT_EQ(stories[s], json_of_story(s, whole));
  }
}

TEST(Engine, TellsNothingOfNothing) {
  const Result<Models> models = load_models(ENTENTE_SOURCE "/models");
  if (!models) GTEST_SKIP() << models.error().what;
  tell(*models, outline(*models, {}), {}, [](std::uint32_t, const Brief&) { FAIL(); });
}

}  // namespace
}  // namespace entente
