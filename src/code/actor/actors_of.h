// From entities to actors: states and sectors of persons and bodies, learnt across the report.
#pragma once

#include <span>
#include <vector>

#include "code/actor/clusters.h"
#include "code/actor/mentions.h"

namespace entente {

/// Lets entities learn their states from owners, leaders, evidence and the report around them.
void settle(Clusters& clusters, const std::vector<Found>& found, std::span<const RoleEvidence> evidence);

/// Who acts in a mention; texts and spans are left to the caller. Empty: a place, a thing.
std::vector<Actor> actors_in(const Clusters& clusters, const std::vector<Found>& found, std::uint32_t mention);
/// Who an entity is, whatever its mentions.
std::vector<Actor> actors_of_cluster(const Clusters& clusters, std::int32_t cluster);

/// What one mention teaches of a person; state empty and office empty: nothing.
RoleEvidence role_of(const Clusters& clusters, const std::vector<Found>& found, std::uint32_t mention);

}  // namespace entente
