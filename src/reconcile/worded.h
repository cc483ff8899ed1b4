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
};

/// A line with the sentence of each other text that is nearest to it, by text.
struct Worded {
  Wording line;
  std::vector<Teller> tellers;
  double certainty = 1;                   ///< that a text is rightly listed, or not: the mean (geometric) of those that may tell it
};

/// Reads the units and pairs of a story; they must outlive it.
class Wordings {
 public:
  Wordings(const std::vector<Unit>& units, const Texts& texts, const std::vector<Pair>& pairs, const std::vector<double>& scores);

  /// Of the lines that units of `group` give, whole or shorter, the one whose list of tellers is surest, in many texts and full; one that stands alone (`alone`) before one that
  /// does not. `by_slots`: units that tell the group's claim by its slots; `against`: units that deny it.
  Worded best(const Group& group, const Group& by_slots, const Group& against, const std::function<bool(const Wording&)>& alone) const;

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

/// A teller from here on is listed, if the list is as sure as this.
inline constexpr double likely = 0.6, sure_list = 0.73;

}  // namespace entente::reconciling
