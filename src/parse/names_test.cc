#include "parse/names.h"

#include <gtest/gtest.h>

#include <random>

#include "parse/encode.h"

namespace entente {
namespace {

bool may_follow(std::uint8_t before, std::uint8_t tag) { return tag == 0 || tag % 2 == 1 || before == tag || before + 1 == tag; }

float best_by_trying_all(const std::vector<float>& scores, std::size_t words) {
  float best = -1e30f;
  std::vector<std::uint8_t> tags(words, 0);
  while (true) {
    float sum = 0;
    bool fits = true;
    for (std::size_t t = 0; t < words; ++t) {
      fits = fits && may_follow(t == 0 ? 0 : tags[t - 1], tags[t]);
      sum += scores[t * name_tags + tags[t]];
    }
    if (fits) best = std::max(best, sum);
    std::size_t i = 0;
    while (i < words && ++tags[i] == name_tags) tags[i++] = 0;
    if (i == words) return best;
  }
}

TEST(Names, AreTheBestSequenceThatFits) {
  std::mt19937 random(4);
  std::vector<std::uint8_t> tags;
  for (int round = 0; round < 60; ++round) {
    const std::size_t n = 1 + random() % 5;
    std::vector<float> scores(n * name_tags);
    for (float& x : scores) x = static_cast<float>(random() % 2001) / 100 - 10;
    best_names(scores, n, tags);
    float sum = 0;
    for (std::size_t t = 0; t < n; ++t) {
      EXPECT_TRUE(may_follow(t == 0 ? 0 : tags[t - 1], tags[t]));
      sum += scores[t * name_tags + tags[t]];
    }
    EXPECT_NEAR(sum, best_by_trying_all(scores, n), 1e-3);
  }
}

TEST(Names, AreSpansOfTheirTags) {
  const std::uint8_t tags[] = {0, 1, 2, 2, 3, 5, 5, 0};
  const std::vector<Name> want = {{NameKind::person, 1, 4}, {NameKind::organisation, 4, 5}, {NameKind::place, 5, 6}, {NameKind::place, 6, 7}};
  EXPECT_EQ(names_of(tags), want);
}

}  // namespace
}  // namespace entente
