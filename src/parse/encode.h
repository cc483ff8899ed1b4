// The network: words of sentences in, tags, heads, relations and name tags out.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "parse/model.h"
#include "parse/trees.h"
#include "parse/words.h"

namespace entente {

struct Analysis {
  std::vector<std::uint16_t> tags;        ///< numbers in Impl::tags
  std::vector<std::uint32_t> heads;       ///< 0: the root, else word number from 1
  std::vector<std::uint16_t> relations;
  std::vector<std::uint8_t> names;        ///< numbers in `name_tags`: O, B-PER, I-PER, B-ORG, I-ORG, B-LOC, I-LOC
};
inline constexpr std::size_t name_tags = 7;

/// Memory that one thread reuses from batch to batch.
struct Workspace {
  std::vector<std::uint8_t> inputs, states[2], codes;
  std::vector<std::int32_t> products, recurrent, scores;
  std::vector<float> cells, values;
  std::vector<std::int8_t> signed_codes;
  std::vector<std::uint8_t> packed;
  TreeScratch trees;
};

/// Analyses sentences (forms of their words), in batches of like length. Same result for any grouping.
/// Cost: linear in words, and cubic in the length of a sentence in the worst case (trees.h).
void analyse(const ParseModel::Impl& model, std::span<const std::vector<WordKeys>> sentences, Workspace& work,
             std::vector<Analysis>& out);

}  // namespace entente
