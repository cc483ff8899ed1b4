// Do two sentences say (partly) the same? A learned decision over what they share.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "reconcile/unit.h"
#include "text/logistic.h"

namespace entente::reconciling {

inline constexpr std::array<std::string_view, 27> pair_features = {
    "bias", "cosine", "contained", "rarest", "second_rarest", "shared", "names_shared", "names_differ", "number_same", "number_clash",
    "run", "openings", "title", "best_both", "best_one", "apart", "short", "neighbours", "quotes", "cosine_squared",
    "same_frame", "same_event", "same_head", "shared_fillers", "negation_differs", "core_same", "core_differ"};
using PairFeatures = std::array<double, pair_features.size()>;

/// A pair of units with what the decision needs of its surroundings.
struct Pair {
  std::uint32_t a = 0, b = 0;        ///< indices into the units, a < b
  PairFeatures x{};
  double cosine = 0;
};

/// Every pair of units that shares a content word with some weight. Ascending.
std::vector<Pair> pairs_of(const std::vector<Unit>& units);

Logistic pair_model();

}  // namespace entente::reconciling
