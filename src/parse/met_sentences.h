// Analyses of sentences met before: copies of a report say the same sentences.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "parse/analysis.h"

namespace entente {

/// Keeps the last few thousand sentences, in two generations. An analysis depends on the forms alone, so that nothing of it shows.
class MetSentences {
 public:
  /// The analysis of the sentence of these forms; nullptr: not met, or forgotten. Valid until the next call.
  const Analysis* find(std::span<const std::string_view> forms);
  /// After a `find` that did not; keeps no sentence that is too long to come again.
  void add(std::span<const std::string_view> forms, const Analysis& analysis);

 private:
  static constexpr std::size_t generation = 2048;
  static constexpr std::size_t longest = 100;      // words

  std::unordered_map<std::string, Analysis> young_, old_;
  std::string key_;
};

}  // namespace entente
