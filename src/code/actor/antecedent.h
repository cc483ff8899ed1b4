// Whom a pronoun of the third person may mean: cues for and against each earlier mention, weighed by a learnt model.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "code/actor/clusters.h"
#include "code/actor/mentions.h"
#include "entente/result.h"

namespace entente {

/// "he" and "she", "it", "they": each has weights of its own.
enum class PronounClass : std::uint8_t { person, thing, several };
inline constexpr std::array<std::string_view, 3> pronoun_classes = {"he", "it", "they"};
PronounClass class_of(const Found& pronoun);

/// What holds of a candidate beside a pronoun; the last row is of the case that nobody in sight is meant.
enum class Cue : std::uint8_t {
  any, same_sentence, one_back, two_back, three_back, nearer_ones, first_of_sentence,
  subject, object, oblique, owner, inside, other_place, main_clause, both_subject, both_object, above, same_clause, last_subject, hearer,
  name, definite, indefinite, same_pronoun, other_pronoun, coordination, newest,
  person, organisation, state, place, people, thing, guessed, mere_place, number_agrees, number_unknown, gender_known,
  topic, from_opening, said_of_before, quote_from_outside, quote_left, quote_from_speaker,
  nobody, nobody_subject, nobody_object, nobody_oblique, nobody_owner, nobody_be, nobody_clause, nobody_be_clause, nobody_adjective,
  nobody_noun, nobody_light, nobody_quoted, nobody_early, nobody_alone, nobody_many, nobody_opening,
  count
};
inline constexpr std::size_t cue_count = static_cast<std::size_t>(Cue::count);
std::string_view name_of(Cue cue);
using Cues = std::array<float, cue_count>;

struct Candidate {
  std::int32_t cluster = no_cluster;     ///< no_cluster: nobody in sight
  std::uint32_t mention = 0;
  Cues cues{};
};

/// Earlier mentions that agree, nearest first, and last the case that none of them is meant.
std::vector<Candidate> candidates_of(const Clusters& clusters, const std::vector<Found>& found, std::uint32_t pronoun);

/// Weights of the cues: data/actors/antecedents.tsv, fitted by train/actors/antecedents.cc.
class AntecedentWeights {
 public:
  /// Errors: model (a row names no class or cue).
  static Result<AntecedentWeights> load(std::string_view table);
  double score(PronounClass of, const Cues& cues) const;
  /// Probabilities of the candidates, in their order.
  std::vector<double> probabilities(PronounClass of, const std::vector<Candidate>& candidates) const;
  std::array<Cues, pronoun_classes.size()> weights{};
};

}  // namespace entente
