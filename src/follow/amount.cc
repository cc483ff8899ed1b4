#include "follow/amount.h"

#include <algorithm>

namespace entente::following {

std::optional<Amount> amount_of(const Claim& claim) {
  const std::int32_t q = claim.tie->quantity;
  if (q < 0 || static_cast<std::size_t>(q) >= claim.quantities.size()) return std::nullopt;
  const Quantity& quantity = claim.quantities[static_cast<std::size_t>(q)];
  Amount out{interval_of(quantity), quantity.unit};
  if (quantity.unit == "percent") {
    out.interval.low /= 100;
    out.interval.high /= 100;
  } else if (quantity.dimension == "share") {
    out.unit = "percent";
  }
  if (out.unit == "percent") out.interval = {std::clamp(out.interval.low, 0.0, 1.0), std::clamp(out.interval.high, 0.0, 1.0)};
  return out;
}

}  // namespace entente::following
