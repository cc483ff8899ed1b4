// Static word vectors: one word, one direction; near words are near in meaning or topic ("troops", "soldiers").
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "entente/result.h"
#include "text/key_table.h"

namespace entente {

/// The table models/vectors.bin (made by train/vectors.py), immutable and shared by threads.
class WordVectors {
 public:
  /// Errors: model (not ours, another version, damaged).
  static Result<std::shared_ptr<const WordVectors>> load(std::string_view bytes);

  std::size_t size() const { return words_.size(); }
  std::size_t dims() const { return dims_; }

  /// Number of a word, given in lower case with plain quotes and hyphens; none if it is not in the table.
  std::optional<std::uint32_t> find(std::string_view word) const { return words_.find(word); }
  std::string_view word(std::uint32_t number) const { return words_.key(number); }

  /// Direction as stored: 8-bit parts, about the same length for every word.
  std::span<const std::int8_t> of(std::uint32_t word) const { return std::span(rows_).subspan(word * dims_, dims_); }
  /// How rare the word is: -log2 of its share of the corpus, in bits.
  float rarity(std::uint32_t word) const { return static_cast<float>(rarity_[word]) / 8.0f; }

  /// Cosine of two words. Integer sums: the same on every machine up to one division.
  float similarity(std::uint32_t a, std::uint32_t b) const;

  /// Mean of the known words' directions, each weighted by its rarity, of length 1; all zeros if none is known.
  std::vector<float> mean(std::span<const std::string_view> words) const;

 private:
  KeyTable words_;
  std::size_t dims_ = 0;
  std::vector<std::uint8_t> rarity_;
  std::vector<std::int8_t> rows_;
};

/// Cosine of two directions of like size; 0 if one is all zeros.
float cosine(std::span<const float> a, std::span<const float> b);

}  // namespace entente
