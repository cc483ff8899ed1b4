// What a report makes of a headline: agrees, discusses, disagrees.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "entente/finding.h"
#include "text/logistic.h"

namespace entente::reconciling {

enum class Stance : std::uint8_t { agree, discuss, disagree };

inline constexpr std::array<std::string_view, 24> stance_features = {
    "bias", "refute_headline", "refute_opening", "refute_best", "refute_body", "hedge_headline", "hedge_opening", "hedge_best", "hedge_body",
    "best", "opening", "length", "question", "polarity_differs", "expose_headline", "expose_opening", "expose_near", "expose_body", "negated_near", "not_so",
    "deny_near", "deny_headline", "expose_differs", "question_body"};
using StanceFeatures = std::array<double, stance_features.size()>;

/// What the decision sees: words of doubt and of denial near what the headline says.
StanceFeatures features_of(std::string_view headline, const Report& report);

/// Two decisions: does the report reject it (data/reconcile/disagree.txt); if not, does it vouch for it (agree.txt)?
Stance stance_of(std::string_view headline, const Report& report);

}  // namespace entente::reconciling
