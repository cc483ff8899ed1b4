#include "parse/trees.h"

#include <gtest/gtest.h>

#include <random>

namespace entente {
namespace {

std::int64_t sum_of(const ArcScores& s, const std::vector<std::uint32_t>& heads) {
  std::int64_t sum = 0;
  for (std::size_t d = 1; d <= s.words; ++d) sum += s(heads[d - 1], d);
  return sum;
}

// All assignments of heads, the best that is a projective tree.
std::int64_t best_by_trying_all(const ArcScores& s) {
  std::vector<std::uint32_t> heads(s.words, 0);
  std::int64_t best = -(std::int64_t{1} << 60);
  while (true) {
    if (is_projective_tree(heads)) best = std::max(best, sum_of(s, heads));
    std::size_t i = 0;
    while (i < s.words && ++heads[i] > s.words) heads[i++] = 0;
    if (i == s.words) return best;
  }
}

TEST(Trees, AreTheBestOfAllProjectiveTrees) {
  std::mt19937 random(3);
  TreeScratch scratch;
  std::vector<std::uint32_t> heads;
  for (int round = 0; round < 400; ++round) {
    const std::size_t n = 1 + random() % 5, stride = n + 3;
    std::vector<std::int32_t> values((n + 1) * stride);
    for (auto& x : values) x = static_cast<std::int32_t>(random() % 41) - 20;
    const ArcScores s{n, stride, values};
    projective_heads(s, scratch, heads);
    ASSERT_TRUE(is_projective_tree(heads));
    EXPECT_EQ(sum_of(s, heads), best_by_trying_all(s)) << n;
  }
}

TEST(Trees, MarginsAreToTheBestOfTheOtherHeads) {
  // Two words; rows are heads (0: the root), columns dependents.
  const std::vector<std::int32_t> values = {0, 9, 4,
                                            0, 0, 10,
                                            0, 7, 0};
  std::vector<std::int32_t> margins;
  head_margins({2, 3, values}, std::vector<std::uint32_t>{0, 1}, margins);
  EXPECT_EQ(margins, (std::vector<std::int32_t>{2, 6}));
  head_margins({2, 3, values}, std::vector<std::uint32_t>{2, 0}, margins);      // a worse tree: below 0
  EXPECT_EQ(margins, (std::vector<std::int32_t>{-2, -6}));
}

TEST(Trees, TellTreesFromOthers) {
  using Heads = std::vector<std::uint32_t>;
  EXPECT_TRUE(is_projective_tree(Heads{2, 0, 2}));
  EXPECT_FALSE(is_projective_tree(Heads{2, 3, 1}));       // a circle, no root
  EXPECT_FALSE(is_projective_tree(Heads{0, 0}));          // two roots
  EXPECT_FALSE(is_projective_tree(Heads{2, 1, 0}));       // a circle beside the root
  EXPECT_FALSE(is_projective_tree(Heads{3, 4, 0, 3}));    // arcs 1-3 and 2-4 cross
  EXPECT_FALSE(is_projective_tree(Heads{3, 0, 2}));       // the root's arc to 2 lies under 1-3
  EXPECT_FALSE(is_projective_tree(Heads{9}));
}

TEST(Trees, ManyWordsNeedNoStack) {
  const std::size_t n = 300;
  std::vector<std::int32_t> values((n + 1) * (n + 1), 0);   // all ties: the greedy heads are no tree
  TreeScratch scratch;
  std::vector<std::uint32_t> heads;
  projective_heads({n, n + 1, values}, scratch, heads);
  EXPECT_TRUE(is_projective_tree(heads));
}

}  // namespace
}  // namespace entente
