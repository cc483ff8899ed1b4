// Who stands for election, and the people around them.
#pragma once

#include <vector>

#include "code/actor/clusters.h"
#include "code/actor/mentions.h"

namespace entente {

/// In a report that speaks of an election: who has a campaign, voters, delegates is of a party, and so are the campaign and its staff;
/// supporters are people of the state. An office that somebody holds stays his.
void settle_campaigns(Clusters& clusters, const std::vector<Found>& found);

}  // namespace entente
