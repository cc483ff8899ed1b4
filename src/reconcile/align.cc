#include "reconcile/align.h"

#include <algorithm>
#include <map>

#include "text/linkage.h"

namespace entente::reconciling {
namespace {

/// Added to the log odds of a pair: fitted by `entente-eval brief` so that at least seven links in ten are right.
constexpr double lenience = 0.9;
/// Log odds of two units that share no word, and of two sentences of one text.
constexpr double absent = -3.5;
constexpr double same_text = -1.0;
constexpr double most_for = 4, most_against = -5;

}  // namespace

std::vector<double> scores_of(const std::vector<Pair>& pairs) {
  const Logistic model = pair_model();
  std::vector<double> out;
  for (const Pair& pair : pairs) out.push_back(model.score(pair.x));
  return out;
}

std::vector<Group> align(const std::vector<Unit>& units, const std::vector<Pair>& pairs, const std::vector<double>& scores) {
  std::vector<Edge> edges;
  for (std::size_t i = 0; i < pairs.size(); ++i) edges.push_back({pairs[i].a, pairs[i].b, std::clamp(scores[i] + lenience, most_against, most_for)});
  for (std::uint32_t u = 0; u < units.size(); ++u) {
    for (std::uint32_t v = u + 1; v < units.size() && units[v].text == units[u].text; ++v) edges.push_back({u, v, same_text});
  }
  std::map<std::uint32_t, Group> groups;
  const std::vector<std::uint32_t> of = average_link(static_cast<std::uint32_t>(units.size()), edges, absent);
  for (std::uint32_t u = 0; u < units.size(); ++u) groups[of[u]].push_back(u);
  std::vector<Group> out;
  for (auto& [_, group] : groups) out.push_back(std::move(group));
  return out;
}

}  // namespace entente::reconciling
