// The network: words of sentences in, tags, heads, relations and name tags out.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "parse/analysis.h"
#include "parse/met_sentences.h"
#include "parse/model.h"
#include "parse/trees.h"
#include "parse/word_products.h"

namespace entente {

/// A model and the memory in which one thread uses it, batch after batch. Buffers only grow.
struct Workspace {
  explicit Workspace(const ParseModel::Impl& m) : model(m), words(m) {}

  const ParseModel::Impl& model;
  WordProducts words;
  MetSentences sentences;
  std::vector<std::string_view> forms;
  std::vector<std::uint32_t> slots;
  std::vector<const std::int32_t*> input_rows;
  std::vector<std::uint8_t> states[2], codes;
  std::vector<std::int32_t> products, recurrent, scores;
  std::vector<float> cells, values;
  std::vector<std::int8_t> signed_codes;
  std::vector<std::uint8_t> packed;
  TreeScratch trees;
};

/// Analyses sentences (forms of their words), in batches of like length. Same result for any grouping.
/// Cost: linear in words, and cubic in the length of a sentence in the worst case (trees.h).
void analyse(std::span<const std::vector<std::string_view>> sentences, Workspace& work, std::vector<Analysis>& out);

}  // namespace entente
