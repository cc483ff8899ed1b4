// entente-eval stories DIR: the stage gather on a story set.
#include <chrono>
#include <fstream>
#include <optional>

#include "entente/gather.h"
#include "eval.h"
#include "partition.h"
#include "story_baselines.h"
#include "story_sets.h"

namespace entente::eval {

namespace {

constexpr std::string_view baseline_option = "baseline=";

std::vector<std::uint32_t> gathered(const StorySet& set) {
  const std::vector<Story> found = gather(set.reports);
  std::vector<std::uint32_t> out(set.reports.size());
  for (std::uint32_t s = 0; s < found.size(); ++s) {
    for (const std::uint32_t r : found[s].reports) out[r] = s;
  }
  return out;
}

}  // namespace

Result<Scores> stories(const Request& request) {
  const Result<StorySet> set = story_set(request.gold.front(), request.option != "undated");
  if (!set) return set.error();
  const auto begin = std::chrono::steady_clock::now();
  std::vector<std::uint32_t> system;
  std::optional<double> threshold;
  if (request.option.starts_with(baseline_option)) {
    Result<Baseline> simple = baseline(*set, request.option.substr(baseline_option.size()));
    if (!simple) return simple.error();
    system = std::move(simple->stories);
    threshold = simple->threshold;
  } else {
    system = gathered(*set);
  }
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  if (!request.out.empty()) {
    std::ofstream out(request.out);
    for (std::size_t i = 0; i < system.size(); ++i) {
      out << nlohmann::json{{"id", set->ids[i]}, {"story", std::to_string(system[i])}}.dump() << '\n';
    }
    if (!out) return Error{Error::Kind::io, request.out + ": cannot be written"};
  }
  const PartitionScores s = score_partition(numbered(set->stories), system);
  Scores scores{{"b3_p", s.b3_p}, {"b3_r", s.b3_r}, {"b3_f1", s.b3_f1}, {"pair_p", s.pair_p}, {"pair_r", s.pair_r}, {"pair_f1", s.pair_f1},
                {"clusters", s.clusters}, {"gold", s.gold}, {"largest", s.largest}, {"gain_over_singletons", s.gain_over_singletons},
                {"reports_per_s", seconds > 0 ? static_cast<double>(system.size()) / seconds : 0.0}};
  if (threshold) scores["threshold"] = *threshold;
  return scores;
}

}  // namespace entente::eval
