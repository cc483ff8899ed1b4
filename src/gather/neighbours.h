// The join decision seen among the neighbours of both texts: what all of them share says little there.
#pragma once

#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "gather/join.h"

namespace entente::gathering {

inline constexpr std::array<std::string_view, 24> neighbour_features = {
    "first", "first_likely", "local_body", "local_body_low", "local_names", "local_names_low", "local_opening", "rank_best", "rank_worst", "margin",
    "crowd", "crowd_near", "shared", "names_cover", "names_cover_low", "opening_cover", "opening_cover_low", "numbers", "numbers_clash", "years_clash", "few",
    "usual_crowd", "usual_by_shared", "usual_by_crowd"};
using NeighbourFeatures = std::array<double, neighbour_features.size()>;

/// One row a candidate. `first`: log odds of the first decision (join.h) on it.
/// local: cosines in which a word counts by how few of the nearest 20 neighbours of one text have it, mean, or the lower of
/// both texts; rank, margin: place of the pair among all of each text, and how far behind the best; crowd: how many likely
/// partners both have; shared: how far these are the same; cover: share of the weight of one text found in the other; few: hardly any
/// neighbours, so that all this says little; usual: the mean crowd of the batch, for stories of three and of thirty differ in kind.
std::vector<NeighbourFeatures> features_among(const std::vector<Document>& documents, std::span<const Candidate> candidates,
                                              std::span<const double> first);

/// Log odds of one story, for each candidate: the first decision on all, then the second among the neighbours it gives.
std::vector<double> link_scores(const std::vector<Document>& documents, std::span<const Candidate> candidates);

}  // namespace entente::gathering
