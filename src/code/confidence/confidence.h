// How sure a claim and an event are: a learned share, by what the parser and the rooms knew while they read it. docs/code.md, Confidence.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "entente/claim.h"
#include "entente/sentence.h"

namespace entente {

/// One thing a reader could doubt a claim for, on a scale near [0, 1].
struct Doubt {
  std::string_view name;
  double value = 0;
};

/// What the reports at hand are about, as far as it bears on their claims; of one report.
struct Topic {
  double states = 0;            ///< states named, a tenth each, at most 1
  double state_mentions = 0;    ///< mentions of actors with a state, for each sentence, at most 2
  double officials = 0;         ///< share of actors' mentions that are governments, parliaments, courts, forces
  double business = 0;          ///< share that are firms
};
Topic topic_of(std::span<const Sentence> sentences, const Coding& coding);

/// Always the same names in the same order. The claim is one of `coding` and its sentence has a tree.
std::vector<Doubt> doubts_of_claim(const Report& report, const Sentence& sentence, const Coding& coding, const Topic& topic, const Claim& claim);
/// The doubts of a claim with an event, and those of the event behind them.
std::vector<Doubt> doubts_of_event(std::vector<Doubt> of_claim, const Sentence& sentence, const Claim& claim);

/// Fills the confidence of all claims and their events. Cost: linear in the claims and their arguments.
void rate(const Report& report, std::span<const Sentence> sentences, Coding& coding);

}  // namespace entente
