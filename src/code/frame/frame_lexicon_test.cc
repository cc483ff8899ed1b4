#include "code/frame/frame_lexicon.h"

#include <gtest/gtest.h>

#include "text/tables.h"

namespace entente {
namespace {

TEST(FrameLexicon, TheTableOfTheBuildLoads) {
  const Result<FrameLexicon> lexicon = FrameLexicon::load(table("lexicon/frames.txt"), table("lexicon/events/sorts.txt"));
  ASSERT_TRUE(lexicon) << lexicon.error().what;
  EXPECT_GE(lexicon->frames().size(), 150u);
  EXPECT_NE(lexicon->rows(RowKind::verb, "call off"), nullptr);
  EXPECT_EQ(lexicon->rows(RowKind::verb, "no such verb"), nullptr);
}

TEST(FrameLexicon, ReadsSlots) {
  const Result<FrameLexicon> lexicon = FrameLexicon::load(
      "set TROOPS soldier troop\n"
      "frame host tie\n"
      "tie hosts_troops agent of theme\n"
      "v host|take_in: subj=agent +obj|for[TROOPS,base]/doer|by@=of -to | Norway hosts Dutch soldiers.\n"
      "no Norway hosts a fair.\n");
  ASSERT_TRUE(lexicon) << lexicon.error().what;
  const Frame& frame = lexicon->frames().front();
  ASSERT_EQ(frame.rows.size(), 1u);
  const FrameRow& row = frame.rows.front();
  EXPECT_EQ(row.lemmas, (std::vector<std::string>{"host", "take in"}));
  ASSERT_EQ(row.slots.size(), 3u);
  EXPECT_TRUE(row.slots[1].required && row.slots[1].actor);
  EXPECT_EQ(row.slots[1].words, (std::vector<std::string>{"base", "soldier", "troop"}));
  EXPECT_EQ(row.slots[1].places.size(), 2u);
  EXPECT_EQ(row.slots[1].inner.size(), 2u);
  EXPECT_EQ(row.slots[1].role, Role::of);
  EXPECT_TRUE(row.slots[2].excluded);
  EXPECT_EQ(row.example, "Norway hosts Dutch soldiers.");
}

TEST(FrameLexicon, TakesNounsFromSorts) {
  const Result<FrameLexicon> lexicon = FrameLexicon::load(
      "set IDEA sort:idea plan\n"
      "frame criticise statement\n"
      "v attack: +subj%=agent +obj[IDEA]=recipient | Ada Holm attacked the idea.\n"
      "no A.\n",
      "# sorts\nidea: notion, point of view\nbeast: cat\nidea: thought\n");
  ASSERT_TRUE(lexicon) << lexicon.error().what;
  const FrameRow& row = lexicon->frames().front().rows.front();
  EXPECT_EQ(row.slots[1].words, (std::vector<std::string>{"notion", "plan", "point of view", "thought"}));
  EXPECT_TRUE(row.slots[0].places.front().somebody && !row.slots[0].places.front().actor);
}

struct Broken {
  const char* name;
  const char* text;
};

TEST(FrameLexicon, SaysWhatIsWrongAndWhere) {
  constexpr Broken broken[] = {
      {"row before a frame", "v see: subj=agent | A."},
      {"unknown kind", "frame f event\nx see: subj=agent | A."},
      {"unknown claim kind", "frame f thing\n"},
      {"frame twice", "frame f event\nv see: subj=agent | A.\nno B.\nframe f event\n"},
      {"unknown role", "frame f event\nv see: subj=doer | A."},
      {"no example", "frame f event\nv see: subj=agent"},
      {"role and exclusion", "frame f event\nv see: -subj=agent | A."},
      {"no role", "frame f event\nv see: subj | A."},
      {"bracket", "frame f event\nv see: subj[a=agent | A."},
      {"tie without its line", "frame f tie\nv see: subj=agent | A.\nno B."},
      {"unknown tie", "frame f tie\ntie friend agent theme theme\n"},
      {"no counterexample", "frame f event\nv see: subj=agent | A."},
      {"no rows", "frame f event\nno B."},
      {"empty set", "set X"},
      {"unknown sort", "set X sort:nothing"},
  };
  for (const Broken& b : broken) {
    SCOPED_TRACE(b.name);
    const Result<FrameLexicon> lexicon = FrameLexicon::load(b.text);
    ASSERT_FALSE(lexicon);
    EXPECT_EQ(lexicon.error().kind, Error::Kind::model);
    EXPECT_NE(lexicon.error().what.find("frames.txt"), std::string::npos);
  }
}

}  // namespace
}  // namespace entente
