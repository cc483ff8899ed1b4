// Would a careful editor print the line of one report as it stands? A learned decision over what its reader meets.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "reconcile/alone.h"
#include "reconcile/pair.h"
#include "text/logistic.h"

namespace entente::reconciling {

/// What the other reports hold of one sentence.
struct Echo {
  double nearest = -6;         ///< highest log odds that a sentence of another text says (partly) the same, [-6, 4]
  double own_names = 0;        ///< names that no other text has
};

/// One for each unit. `scores` are those of `pairs`.
std::vector<Echo> echoes_of(const std::vector<Unit>& units, const std::vector<Pair>& pairs, const std::vector<double>& scores);

inline constexpr std::array<std::string_view, 19> worth_features = {
    "bias", "length", "length_squared", "short", "named_doer", "figure", "names", "own_names", "nearest", "near", "lead", "hedged",   // does it say who did what, and do others?
    "opens_bare", "pronouns",                                                                                               // does it lean on what stands before?
    "quoted", "speaker_in_front", "speaker_in_brackets", "quotation_leans", "asks_or_cries"};                               // is it somebody's words, whole and his?
using WorthFeatures = std::array<double, worth_features.size()>;

/// The sentence of `unit` has a tree.
WorthFeatures features_of(const Shown& shown, const Unit& unit, const Echo& echo);

/// Probability that an editor would. The sentence of `unit` has a tree.
double worth_of(const Shown& shown, const Unit& unit, const Echo& echo);

/// Is it likely enough? Four in five of the lines that were read and are above the bar are to be printed as they stand. Lines without a tree are not judged.
bool is_worth(const Shown& shown, const Unit& unit, const Echo& echo);

}  // namespace entente::reconciling
