// Firms that no legal form gives away.
#pragma once

#include <vector>

#include "code/actor/clusters.h"
#include "code/actor/mentions.h"

namespace entente {

/// Who has shares, earnings, subsidiaries, or is bought and sold is a firm, though the parser takes its name for a person's or says nothing of its kind.
void settle_firms(Clusters& clusters, const std::vector<Found>& found);

}  // namespace entente
