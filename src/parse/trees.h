// Heads for a sentence from arc scores.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace entente {

/// Scores of all arcs of a sentence; node 0 is the root, 1..words its words.
struct ArcScores {
  std::size_t words = 0;
  std::size_t stride = 0;
  std::span<const std::int32_t> values;   ///< [head][stride], a column for each dependent
  std::int32_t operator()(std::size_t head, std::size_t dependent) const { return values[head * stride + dependent]; }
};

/// Scratch of `projective_heads`: grows with the square of the longest sentence.
struct TreeScratch {
  std::vector<std::int32_t> best;
  std::vector<std::int64_t> score;
  std::vector<std::uint16_t> back;
};

/// The projective tree with one word under the root that has the highest sum of scores: heads[d - 1] of word d, 0 the root.
/// Greedy heads are taken if they are such a tree already, else Eisner's algorithm (Eisner 1996): cubic in the words.
/// Ties go to the nearer split, always the same way.
void projective_heads(const ArcScores& scores, TreeScratch& scratch, std::vector<std::uint32_t>& heads);

/// For each word the score of its head above the best of the others; below 0 where the tree needed a worse one.
void head_margins(const ArcScores& scores, std::span<const std::uint32_t> heads, std::vector<std::int32_t>& margins);

/// One root, no circle, no arcs that cross.
bool is_projective_tree(std::span<const std::uint32_t> heads);

}  // namespace entente
