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

/// The words that two units share, by their weights in the first.
struct SharedTerms {
  double dot = 0;                    ///< of squared weights
  double rarest = 0, second = 0;
  std::uint32_t count = 0;
};

/// What two units have in common however their words are weighed. Counts go as far as the decision tells them apart.
struct Alike {
  std::uint32_t run = 0;             ///< longest run of words both have; 0: less than three
  std::uint8_t names = 0, numbers = 0, clashing_numbers = 0;
  std::uint8_t fillers = 0;          ///< of claims of one predicate
  std::uint8_t core_same = 0, core_differ = 0;
  bool frame = false, event = false, head = false;
};

/// A pair of units with what the decision needs of its surroundings.
struct Pair {
  std::uint32_t a = 0, b = 0;        ///< indices into the units, a < b
  SharedTerms terms;
  double cosine = 0;
  Alike alike;
  bool nearest_to_a = false;         ///< no sentence of b's text is nearer to a
  bool nearest_to_b = false;
  double neighbours = 0;             ///< cosine of the sentences beside them, the higher
};

/// Every pair of units that shares a content word with some weight; of a unit with very many, those with the nearest. Ascending.
/// `known`: pairs of the same units, weighed otherwise; what they have in common is taken over.
std::vector<Pair> pairs_of(const std::vector<Unit>& units, const std::vector<Pair>& known = {});

PairFeatures features_of(const Pair& pair, const std::vector<Unit>& units);

Logistic pair_model();

}  // namespace entente::reconciling
