#include "reconcile/align.h"

#include <algorithm>
#include <map>
#include <set>

#include "text/linkage.h"

namespace entente::reconciling {
namespace {

/// Log odds of two units that share no word, and of two sentences of one text.
constexpr double absent = -3.5;
constexpr double same_text = -1.0;
constexpr double most_for = 4, most_against = -5;
/// Mean log odds with the units of a group from which a unit helps it, with the one text that says a thing alone, and what an absent pair
/// counts. One pair is less sure than the mean of several, and a line that only one report has must not look repeated.
constexpr double helps = -0.3, helps_one = 0.5;
constexpr double no_pair = -6;

}  // namespace

std::vector<double> scores_of(const std::vector<Pair>& pairs, const std::vector<Unit>& units) {
  const Logistic model = pair_model();
  std::vector<double> out;
  for (const Pair& pair : pairs) out.push_back(model.score(features_of(pair, units)));
  return out;
}

std::vector<Group> align(const std::vector<Unit>& units, const std::vector<Pair>& pairs, const std::vector<double>& scores, double lenience) {
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

std::vector<std::size_t> group_of(const std::vector<Group>& groups, const std::vector<Unit>& units) {
  std::vector<std::size_t> out(units.size());
  for (std::size_t g = 0; g < groups.size(); ++g) for (const std::uint32_t u : groups[g]) out[u] = g;
  return out;
}

std::vector<Group> helpers(const std::vector<Group>& groups, const std::vector<Unit>& units, const std::vector<Pair>& pairs, const std::vector<double>& scores) {
  std::vector<std::vector<std::pair<std::uint32_t, double>>> near(units.size());
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (scores[i] <= no_pair) continue;
    near[pairs[i].a].push_back({pairs[i].b, scores[i]});
    near[pairs[i].b].push_back({pairs[i].a, scores[i]});
  }
  std::vector<Group> out;
  for (const Group& group : groups) {
    std::map<std::uint32_t, double> sum;                                    // of the scores above `no_pair`
    std::set<std::uint32_t> texts;
    for (const std::uint32_t u : group) {
      texts.insert(units[u].text);
      for (const auto& [v, score] : near[u]) sum[v] += score - no_pair;
    }
    std::map<std::uint32_t, std::pair<double, std::uint32_t>> best;         // text -> mean, unit
    for (const auto& [v, total] : sum) {
      const double mean = total / static_cast<double>(group.size()) + no_pair;
      if (mean < (texts.size() > 1 ? helps : helps_one) || units[v].title || texts.count(units[v].text)) continue;
      const auto [at, fresh] = best.try_emplace(units[v].text, mean, v);
      if (!fresh && mean > at->second.first) at->second = {mean, v};
    }
    Group list;
    for (const auto& [_, helper] : best) list.push_back(helper.second);
    std::sort(list.begin(), list.end());
    out.push_back(std::move(list));
  }
  return out;
}

std::vector<Group> folded(std::vector<Group> groups, const std::vector<Unit>& units, const std::vector<Pair>& pairs, const std::vector<double>& scores) {
  const std::vector<Group> helping = helpers(groups, units, pairs, scores);
  const std::vector<std::size_t> of = group_of(groups, units);
  std::vector<Group> out = groups;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    if (groups[g].size() != 1 || units[groups[g].front()].title || helping[g].size() < 2) continue;
    const std::size_t home = of[helping[g].front()];
    if (groups[home].size() < 2 || std::any_of(helping[g].begin(), helping[g].end(), [&](std::uint32_t u) { return of[u] != home; })) continue;
    out[home].push_back(groups[g].front());
    out[g].clear();
  }
  std::erase_if(out, [](const Group& group) { return group.empty(); });
  for (Group& group : out) std::sort(group.begin(), group.end());
  return out;
}

}  // namespace entente::reconciling
