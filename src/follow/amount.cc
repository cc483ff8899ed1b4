#include "follow/amount.h"

#include <algorithm>

namespace entente::following {

std::optional<Amount> amount_of(const Claim& claim) {
  const std::int32_t q = claim.tie->quantity;
  if (q < 0 || static_cast<std::size_t>(q) >= claim.quantities.size()) return std::nullopt;
  const Quantity& quantity = claim.quantities[static_cast<std::size_t>(q)];
  const bool share = quantity.unit == "percent" || quantity.dimension == "share";
  if (!share) return Amount{interval_of(quantity), quantity.unit};
  const Interval part = share_of(quantity);
  return Amount{{std::clamp(part.low, 0.0, 1.0), std::clamp(part.high, 0.0, 1.0)}, "percent"};
}

}  // namespace entente::following
