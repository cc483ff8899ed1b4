// Scores of coded events: the figures of the reference scorer, to the last digit it prints.
#pragma once

#include "eval.h"

namespace entente::eval {

/// Scores the system's records ({"id", "events"}) against gold records, both in file order. Errors: format.
/// Source: the protocol in docs/quality.md (events): types, events, dyads, modes, status, exact sentences, false alarms.
Result<Scores> score_events(const std::vector<nlohmann::json>& gold, const std::vector<nlohmann::json>& system, int resamples = 1000);

/// Python's random.Random(seed).randrange(n) for small n: MT19937 seeded by array, bits drawn until they fit.
class PythonRandom {
 public:
  explicit PythonRandom(std::uint32_t seed);
  std::uint32_t below(std::uint32_t n);

 private:
  std::uint32_t next();
  std::uint32_t state_[624];
  int index_ = 624;
};

}  // namespace entente::eval
