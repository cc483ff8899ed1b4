// Joins mentions to entities, in text order: names, then descriptions, then pronouns, each by its own cues.
#pragma once

#include <cstdint>
#include <vector>

#include "code/actor/clusters.h"
#include "code/actor/mentions.h"

namespace entente {

/// Weights of the cues of a pronoun's antecedent; set by hand (docs/actors.md).
struct Salience {
  double distance = -1.0;         ///< a sentence back
  double place_in_sentence = -0.02;   ///< a token back, in the same sentence
  double subject = 1.2;
  double object = 0.2;
  double topic = 0.5;             ///< per earlier mention of the entity, up to three
  double name = 0.3;
  double pronoun = 0.8;           ///< the candidate is itself the same pronoun
  double parallel = 0.5;          ///< subject to subject, object to object
  double modifier = -0.8;         ///< the candidate is part of another phrase
  double unsure = -0.5;           ///< kind or number only guessed
  double thing = -0.3;            ///< neither person nor body
  double least = -3.0;            ///< no antecedent below
};

/// Entities of a report. Linear in the mentions for bounded windows.
Clusters resolve(const ActorTable& table, std::vector<Found>& found, const Salience& weights = {});

/// Name rules, each its own file: the cluster a mention belongs to, or no_cluster.
std::int32_t find_by_name(const Clusters& clusters, const std::vector<Found>& found, std::uint32_t mention);
std::int32_t find_by_description(const ActorTable& table, Clusters& clusters, const std::vector<Found>& found, std::uint32_t mention);
std::int32_t find_by_pronoun(const Clusters& clusters, const std::vector<Found>& found, std::uint32_t mention, const Salience& weights);

}  // namespace entente
