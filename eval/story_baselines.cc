#include "story_baselines.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>
#include <optional>
#include <unordered_map>

#include "partition.h"
#include "text/linkage.h"
#include "text/words.h"

namespace entente::eval {
namespace {

struct Weight {
  std::uint32_t stem = 0;
  float weight = 0;
};
using Vector = std::vector<Weight>;
using Stories = std::vector<std::uint32_t>;

/// Cosines below this are taken for none where all pairs are compared.
constexpr float least_cosine = 0.05f;

std::vector<Vector> vectors_of(const StorySet& set) {
  std::unordered_map<std::string, std::uint32_t> numbers;
  std::vector<std::unordered_map<std::uint32_t, double>> counts;
  std::vector<double> holders;
  for (const Report& report : set.reports) {
    counts.emplace_back();
    for (const Word& word : words_of(report.text)) {
      if (!word.stop) ++counts.back()[numbers.try_emplace(word.stem, static_cast<std::uint32_t>(numbers.size())).first->second];
    }
    holders.resize(numbers.size(), 0);
    for (const auto& [stem, _] : counts.back()) ++holders[stem];
  }
  std::vector<Vector> out;
  for (const auto& count : counts) {
    Vector v;
    double norm = 0;
    for (const auto& [stem, n] : count) {
      const double weight = (1 + std::log(n)) * std::log(static_cast<double>(counts.size()) / holders[stem]);
      v.push_back({stem, static_cast<float>(weight)});
      norm += weight * weight;
    }
    for (Weight& w : v) w.weight = norm > 0 ? static_cast<float>(w.weight / std::sqrt(norm)) : 0;
    std::sort(v.begin(), v.end(), [](Weight a, Weight b) { return a.stem < b.stem; });
    out.push_back(std::move(v));
  }
  return out;
}

/// Stories open so far: sums of their vectors, found by stem.
class Centroids {
 public:
  Stories run(const std::vector<Vector>& vectors, const StorySet& set, double threshold, std::optional<int> window) {
    Stories out;
    for (std::size_t i = 0; i < vectors.size(); ++i) {
      const auto day = set.reports[i].published.days.earliest;
      const std::uint32_t story = nearest(vectors[i], threshold, day && window ? day->number - *window : std::numeric_limits<int>::min());
      add(vectors[i], story);
      if (day) last_[story] = std::max(last_[story], day->number);
      out.push_back(story);
    }
    return out;
  }

 private:
  std::uint32_t nearest(const Vector& v, double threshold, int oldest) {
    std::vector<std::uint32_t> touched;
    for (const Weight& w : v) {
      for (const auto& [story, sum] : postings_[w.stem]) {
        if (score_[story] == 0) touched.push_back(story);
        score_[story] += w.weight * sum;
      }
    }
    auto best = static_cast<std::uint32_t>(norm_.size());
    double best_score = threshold;
    for (const std::uint32_t story : touched) {
      const double cosine = score_[story] / std::sqrt(norm_[story]);
      score_[story] = 0;
      if (last_[story] < oldest) continue;
      if (cosine > best_score || (cosine == best_score && story < best)) best = story, best_score = cosine;
    }
    return best;
  }

  void add(const Vector& v, std::uint32_t story) {
    if (story == norm_.size()) {
      norm_.push_back(0);
      score_.push_back(0);
      last_.push_back(std::numeric_limits<int>::min());
    }
    for (const Weight& w : v) {
      double& sum = postings_[w.stem][story];
      norm_[story] += w.weight * w.weight + 2 * sum * w.weight;
      sum += w.weight;
    }
  }

  std::unordered_map<std::uint32_t, std::unordered_map<std::uint32_t, double>> postings_;
  std::vector<double> norm_, score_;
  std::vector<int> last_;
};

/// Cosines of all pairs that have one worth a mention.
std::vector<Edge> cosines(const std::vector<Vector>& vectors) {
  std::unordered_map<std::uint32_t, std::vector<std::pair<std::uint32_t, float>>> postings;
  std::vector<Edge> out;
  std::vector<float> score(vectors.size(), 0);
  for (std::uint32_t i = 0; i < vectors.size(); ++i) {
    for (const Weight& w : vectors[i]) {
      for (const auto& [other, weight] : postings[w.stem]) score[other] += w.weight * weight;
      postings[w.stem].push_back({i, w.weight});
    }
    for (std::uint32_t other = 0; other < i; ++other) {
      if (score[other] >= least_cosine) out.push_back({other, i, score[other]});
      score[other] = 0;
    }
  }
  return out;
}

Stories components(std::size_t members, const std::vector<Edge>& pairs, double threshold) {
  Stories parent(members);
  std::iota(parent.begin(), parent.end(), 0u);
  const auto root = [&](std::uint32_t node) {
    while (parent[node] != node) node = parent[node] = parent[parent[node]];
    return node;
  };
  for (const Edge& e : pairs) if (e.weight > threshold) parent[root(e.b)] = root(e.a);
  for (std::uint32_t i = 0; i < members; ++i) parent[i] = root(i);
  return parent;
}

Stories averaged(std::size_t members, std::vector<Edge> pairs, double threshold) {
  for (Edge& e : pairs) e.weight -= threshold;
  return average_link(static_cast<std::uint32_t>(members), pairs, -threshold);
}

Baseline best_of(const StorySet& set, double least, const std::function<Stories(double)>& method) {
  const Stories gold = numbered(set.stories);
  Baseline best;
  double score = -1;
  for (int step = 0; least + 0.02 * step < 0.8; ++step) {
    Stories stories = method(least + 0.02 * step);
    const double now = score_partition(gold, stories).b3_f1;
    if (now > score) score = now, best = {std::move(stories), least + 0.02 * step};
  }
  return best;
}

}  // namespace

Result<Baseline> baseline(const StorySet& set, const std::string& name) {
  const std::size_t members = set.reports.size();
  if (name == "singletons") {
    Baseline out{Stories(members), 1};
    std::iota(out.stories.begin(), out.stories.end(), 0u);
    return out;
  }
  const std::vector<Vector> vectors = vectors_of(set);
  if (name.starts_with("centroid")) {
    std::optional<int> window;
    int days = 0;
    if (const std::size_t comma = name.find(','); comma != std::string::npos &&
        std::from_chars(name.data() + comma + 1, name.data() + name.size(), days).ec == std::errc()) window = days;
    return best_of(set, 0.05, [&](double threshold) { return Centroids().run(vectors, set, threshold, window); });
  }
  if (name != "link" && name != "average") return Error{Error::Kind::format, "no baseline named " + name};
  const std::vector<Edge> pairs = cosines(vectors);
  return best_of(set, 0.05, [&](double threshold) { return name == "link" ? components(members, pairs, threshold) : averaged(members, pairs, threshold); });
}

}  // namespace entente::eval
