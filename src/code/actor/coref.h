// Joins mentions to entities, in text order: names, then descriptions, then pronouns, each by its own cues.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "code/actor/antecedent.h"
#include "code/actor/clusters.h"
#include "code/actor/mentions.h"
#include "entente/claim.h"

namespace entente {

/// Who says the words that a pronoun stands in (Found::speaker). Quotes and mentions are in text order.
void name_speakers(std::span<const Sentence> sentences, std::span<const Quote> quotes, std::vector<Found>& found);
/// Entities of a report. Linear in the mentions for bounded windows.
Clusters resolve(const ActorTable& table, std::vector<Found>& found);
/// Puts the next mention into its cluster; all before it have theirs.
void resolve_next(const ActorTable& table, Clusters& clusters, std::vector<Found>& found, std::uint32_t mention);

/// Name rules, each its own file: the cluster a mention belongs to, or no_cluster.
std::int32_t find_by_name(const Clusters& clusters, const std::vector<Found>& found, std::uint32_t mention);
std::int32_t find_by_description(const ActorTable& table, Clusters& clusters, const std::vector<Found>& found, std::uint32_t mention);
struct Antecedent {
  std::int32_t cluster = no_cluster;
  double probability = 0;
};
Antecedent find_by_pronoun(const AntecedentWeights& weights, const Clusters& clusters, const std::vector<Found>& found, std::uint32_t mention);
/// Joins each "I" of a quotation to a speaker who is named only after it.
void name_voices(Clusters& clusters, std::vector<Found>& found);

}  // namespace entente
