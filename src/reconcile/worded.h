// The line by which a finding is told, and who tells all of it.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "reconcile/align.h"
#include "reconcile/tells.h"

namespace entente::reconciling {

/// A sentence of another text that may tell a line.
struct Teller {
  std::uint32_t unit = 0;
  double probability = 0;
  TellsFeatures features{};
};

/// A line with the sentence of each other text that most likely tells it, by text.
struct Worded {
  Wording line;
  std::vector<Teller> tellers;
  double certainty = 1;                   ///< that a text is rightly listed, or not: the mean (geometric) of those that are
};

/// Reads the units and pairs of a story; they must outlive it.
class Wordings {
 public:
  Wordings(const std::vector<Unit>& units, const Texts& texts, const std::vector<Pair>& pairs, const std::vector<double>& scores);

  /// Of the lines that units of `group` give, whole or shorter, the one whose list of tellers is surest, in many texts and full; one that stands alone (`alone`) before one that
  /// does not. `by_slots`: units that tell the group's claim by its slots; `against`: units that deny it.
  Worded best(const Group& group, const Group& by_slots, const Group& against, const std::function<bool(const Wording&)>& alone) const;

  /// Of each other text that has anything to do with the line the sentence that most likely tells it, by text. `against`: as above.
  std::vector<Teller> tellers(const Wording& line, const Group& against) const;

 private:
  struct Candidate;
  Worded worded(const Wording& line, const Group& by_slots, const Group& against) const;
  std::vector<Wording> lines_of(const Group& group) const;

  const std::vector<Unit>& units_;
  const Texts& texts_;
  std::vector<std::vector<std::pair<std::uint32_t, double>>> near_;      // of each unit: units of other texts, log odds
  std::vector<std::vector<std::uint64_t>> terms_;                        // of each text
  Logistic tells_;
};

/// A teller from here on is listed, if the list is as sure as this; from `perhaps` on it may tell the line, and from `joins` on without standing in its group.
inline constexpr double likely = 0.6, joins = 0.4, perhaps = 0.25, sure_list = 0.7;
inline bool may_tell(const Teller& teller) { return teller.probability >= perhaps && teller.probability < likely; }

}  // namespace entente::reconciling
