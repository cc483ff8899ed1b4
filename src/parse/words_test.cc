#include "parse/words.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

struct Case {
  const char* form;
  const char* word;
  const char* vector;
  std::array<std::uint32_t, affix_count> affixes;
};

// The right-hand sides are what train/features.py gives.
TEST(Words, KeysAreThoseOfTraining) {
  const Case cases[] = {
      {"Visited", "visited", "visited", {2306, 3735, 2732, 5483, 3286}},
      {"U.S.", "u.s.", "u.s.", {7642, 3387, 6802, 6593, 3235}},
      {"1,200", "0,000", "1,200", {2875, 7679, 1863, 7536, 6704}},
      {"“", "\"", "\"", {5461, 6384, 595, 4087, 4912}},
      {"Çelik", "çelik", "çelik", {527, 3274, 7372, 4787, 3286}},
      {"n’t", "n't", "n't", {1096, 7495, 2864, 7540, 2764}},
      {"OSLO", "oslo", "oslo", {3702, 5322, 217, 3855, 842}},
      {"x", "x", "x", {1223, 5310, 5265, 7525, 1406}},
      {"Ørland-3", "ørland-0", "ørland-3", {2926, 5541, 6627, 971, 4808}},
      {"𝒳y", "𝒳y", "𝒳y", {5296, 7896, 6873, 3978, 2255}},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.form);
    const WordKeys keys = keys_of(c.form);
    EXPECT_EQ(keys.word, c.word);
    EXPECT_EQ(keys.vector, c.vector);
    EXPECT_EQ(keys.affixes, c.affixes);
  }
}

TEST(Words, BrokenBytesAreTaken) {
  EXPECT_EQ(keys_of("\xff").word, "\xef\xbf\xbd");
  EXPECT_EQ(keys_of("").word, "");
}

}  // namespace
}  // namespace entente
