#include "code/clause/words.h"

#include <gtest/gtest.h>

#include "text/tables.h"

namespace entente {
namespace {

TEST(ClauseWords, TheTableOfTheBuildLoads) {
  const Result<ClauseWords> words = ClauseWords::load(table("lexicon/clause_words.txt"), table("actors/nouns.tsv"));
  ASSERT_TRUE(words) << words.error().what;
  EXPECT_TRUE(words->light("hold", "talk"));
  EXPECT_FALSE(words->light("hold", "hand"));
  EXPECT_TRUE(words->copula("remain"));
  EXPECT_TRUE(words->as_copula("serve"));
  EXPECT_TRUE(words->phase("cancel"));
  EXPECT_TRUE(words->subject_control("promise"));
  EXPECT_TRUE(words->raising("expected"));
  EXPECT_TRUE(words->object_control("urge"));
  EXPECT_FALSE(words->object_control("promise"));
  EXPECT_TRUE(words->addressing("appeal", "to"));
  EXPECT_TRUE(words->person("sailor"));
  EXPECT_FALSE(words->person("gear"));
  EXPECT_TRUE(words->body("police"));
  EXPECT_TRUE(words->partitive("dozen"));
  EXPECT_FALSE(words->partitive("soldier"));
}

TEST(ClauseWords, BrokenRowsAreErrors) {
  for (const char* text : {"copula remain", "copula:", "light: talk", "strange: word", ": word"}) {
    SCOPED_TRACE(text);
    const Result<ClauseWords> words = ClauseWords::load(text);
    ASSERT_FALSE(words);
    EXPECT_EQ(words.error().kind, Error::Kind::model);
  }
}

}  // namespace
}  // namespace entente
