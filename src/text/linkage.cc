#include "text/linkage.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <queue>

namespace entente {
namespace {

struct Sum {
  double weight = 0;
  double pairs = 0;
};

struct Entry {
  double mean = 0;
  std::uint32_t a = 0, b = 0;       // a < b
  std::uint32_t version_a = 0, version_b = 0;
  bool operator<(const Entry& o) const {      // for a heap with the best on top
    if (mean != o.mean) return mean < o.mean;
    return a != o.a ? a > o.a : b > o.b;
  }
};

class Clusters {
 public:
  Clusters(std::uint32_t members, double absent) : absent_(absent), size_(members, 1), version_(members, 0), parent_(members), links_(members) {
    std::iota(parent_.begin(), parent_.end(), 0u);
  }

  void link(const Edge& edge) {
    const std::uint32_t a = root(edge.a), b = root(edge.b);
    if (a == b) return;
    for (const auto& [x, y] : {std::pair{a, b}, std::pair{b, a}}) {
      Sum& sum = links_[x][y];
      sum.weight += edge.weight;
      sum.pairs += 1;
    }
  }

  std::uint32_t root(std::uint32_t node) {
    while (parent_[node] != node) node = parent_[node] = parent_[parent_[node]];
    return node;
  }

  void merge(std::uint32_t a, std::uint32_t b) {
    if (b < a) std::swap(a, b);
    links_[a].erase(b);
    links_[b].erase(a);
    for (const auto& [other, sum] : links_[b]) {
      for (const auto& [x, y] : {std::pair{a, other}, std::pair{other, a}}) {
        Sum& total = links_[x][y];
        total.weight += sum.weight;
        total.pairs += sum.pairs;
      }
      links_[other].erase(b);
    }
    links_[b].clear();
    parent_[b] = a;
    size_[a] += size_[b];
    ++version_[a];
    ++version_[b];
    for (const auto& [other, sum] : links_[a]) push(a, other);
  }

  void push(std::uint32_t a, std::uint32_t b) {
    if (b < a) std::swap(a, b);
    const Sum& sum = links_[a].at(b);
    const double cross = static_cast<double>(size_[a]) * size_[b];
    const double mean = (sum.weight + (cross - sum.pairs) * absent_) / cross;
    if (mean > 0) heap_.push({mean, a, b, version_[a], version_[b]});
  }

  void run() {
    for (std::uint32_t a = 0; a < links_.size(); ++a) {
      for (const auto& [b, sum] : links_[a]) if (a < b) push(a, b);
    }
    while (!heap_.empty()) {
      const Entry best = heap_.top();
      heap_.pop();
      if (best.version_a == version_[best.a] && best.version_b == version_[best.b]) merge(best.a, best.b);
    }
  }

 private:
  double absent_;
  std::vector<std::uint32_t> size_, version_, parent_;
  std::vector<std::map<std::uint32_t, Sum>> links_;
  std::priority_queue<Entry> heap_;
};

/// Two clusters have a mean above 0 only if one of their edges is: what lies between parts that no such edge joins is never asked for.
std::vector<Edge> within_parts(std::uint32_t members, std::span<const Edge> edges) {
  std::vector<std::uint32_t> parent(members);
  std::iota(parent.begin(), parent.end(), 0u);
  const auto root = [&](std::uint32_t node) {
    while (parent[node] != node) node = parent[node] = parent[parent[node]];
    return node;
  };
  for (const Edge& edge : edges) if (edge.weight > 0) parent[root(edge.a)] = root(edge.b);
  std::vector<Edge> out;
  for (const Edge& edge : edges) if (root(edge.a) == root(edge.b)) out.push_back(edge);
  return out;
}

}  // namespace

std::vector<std::uint32_t> average_link(std::uint32_t members, std::span<const Edge> edges, double absent) {
  // Sums of doubles depend on their order, so the edges get one.
  std::vector<Edge> sorted = within_parts(members, edges);
  for (Edge& edge : sorted) if (edge.b < edge.a) std::swap(edge.a, edge.b);
  std::sort(sorted.begin(), sorted.end(), [](const Edge& x, const Edge& y) {
    return x.a != y.a ? x.a < y.a : x.b != y.b ? x.b < y.b : x.weight > y.weight;
  });
  sorted.erase(std::unique(sorted.begin(), sorted.end(), [](const Edge& x, const Edge& y) { return x.a == y.a && x.b == y.b; }), sorted.end());
  Clusters clusters(members, absent);
  for (const Edge& edge : sorted) {
    if (std::isinf(edge.weight) && clusters.root(edge.a) != clusters.root(edge.b)) clusters.merge(clusters.root(edge.a), clusters.root(edge.b));
  }
  for (const Edge& edge : sorted) if (!std::isinf(edge.weight)) clusters.link(edge);
  clusters.run();
  std::vector<std::uint32_t> out(members);
  for (std::uint32_t i = 0; i < members; ++i) out[i] = clusters.root(i);
  return out;
}

}  // namespace entente
