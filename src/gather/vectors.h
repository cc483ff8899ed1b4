// Reports as weighted words: the whole text, its title, its opening, its names.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "entente/finding.h"
#include "text/shingles.h"

namespace entente::gathering {

/// A sparse vector of length 1: stems ascending, as numbers of the batch that follow the order of their hashes, with weights.
struct Term {
  std::uint32_t stem = 0;
  float weight = 0;
};
using Vector = std::vector<Term>;

double dot(const Vector& a, const Vector& b);

/// A report as the join decision sees it.
struct Document {
  Vector body, title, opening, names;
  Vector numbers;                         ///< of the opening, without years
  std::vector<std::uint32_t> years;       ///< named in the text, ascending
  std::vector<std::uint32_t> key_terms;   ///< the heaviest terms of body and names, heaviest first: for candidates
  Signature signature;
  std::optional<Day> earliest, latest;    ///< of publication
  std::uint32_t words = 0;
};

/// Documents of a batch; the weight of a word falls with the share of the batch and of news at large that hold it.
std::vector<Document> documents_of(std::span<const Report* const> reports);

}  // namespace entente::gathering
