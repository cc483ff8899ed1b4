// The amount that a clause gives a tie.
#pragma once

#include <optional>
#include <string>

#include "entente/claim.h"

namespace entente::following {

/// An amount as stated: a share in [0, 1] if its unit is percent.
struct Amount {
  Interval interval;
  std::string unit;
};

/// The amount of the claim's tie; nothing if it states none.
std::optional<Amount> amount_of(const Claim& claim);

}  // namespace entente::following
