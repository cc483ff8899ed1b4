// Are two reports on one happening? A learned decision.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "gather/vectors.h"
#include "text/logistic.h"

namespace entente::gathering {

inline constexpr std::array<std::string_view, 16> join_features = {
    "bias", "body", "title", "names", "opening", "title_in_body", "body_squared", "names_by_body", "no_titles", "dated", "days_apart", "far_apart",
    "same_day", "short", "shingles", "short_body"};
using JoinFeatures = std::array<double, join_features.size()>;

JoinFeatures features_of(const Document& a, const Document& b);

/// The weights of data/gather/join.txt; trained by train/gather.
Logistic join_model();

/// Pairs of documents worth a decision: they share a heavy word that is rare in the batch and are not all too far. a < b, ascending.
/// Each document keeps its best `most` partners.
struct Candidate {
  std::uint32_t a = 0, b = 0;
};
std::vector<Candidate> candidates_of(const std::vector<Document>& documents, std::size_t most = 30);

}  // namespace entente::gathering
