#include "coref_score.h"

#include <algorithm>
#include <limits>
#include <map>
#include <queue>

#include "partition.h"

namespace entente::eval {
namespace {

using Clusters = std::vector<std::vector<std::uint32_t>>;

struct Fraction {
  double n = 0, d = 0;
};

std::map<std::uint32_t, std::uint32_t> where_of(const Clusters& clusters) {
  std::map<std::uint32_t, std::uint32_t> out;
  for (std::uint32_t k = 0; k < clusters.size(); ++k) for (const std::uint32_t m : clusters[k]) out[m] = k;
  return out;
}

struct Side {
  Fraction muc, b3, lea;
};

/// Recall parts of `key` given the other side.
Side side(const Clusters& key, const Clusters& other) {
  const auto where = where_of(other);
  Side out;
  for (const auto& c : key) {
    std::map<std::uint32_t, double> parts;
    double alone = 0;
    for (const std::uint32_t m : c) {
      if (const auto at = where.find(m); at != where.end()) ++parts[at->second];
      else ++alone;
    }
    const auto size = static_cast<double>(c.size());
    out.muc.n += size - static_cast<double>(parts.size()) - alone;
    out.muc.d += size - 1;
    double links = 0;
    for (const auto& [_, n] : parts) {
      out.b3.n += n * n / size;
      links += n * (n - 1);
    }
    out.b3.d += size;
    if (c.size() == 1) out.lea.n += !parts.empty() && other[parts.begin()->first].size() == 1 ? 1 : 0;
    else out.lea.n += size * links / (size * (size - 1));
    out.lea.d += size;
  }
  return out;
}

/// Largest sum over one-to-one maps of rows to columns: shortest augmenting paths with potentials, row by row; column -1-r of
/// row r costs nothing, so that a row may stay alone.
class Assignment {
 public:
  explicit Assignment(std::vector<std::map<std::int64_t, double>> weights) : weights_(std::move(weights)), u_(weights_.size(), 0) {
    for (std::size_t r = 0; r < weights_.size(); ++r) weights_[r][-1 - static_cast<std::int64_t>(r)] = 0;
    for (std::size_t r = 0; r < weights_.size(); ++r) augment(r);
  }

  double sum() const {
    double total = 0;
    for (const auto& [column, row] : row_of_) if (column >= 0) total += weights_[row].at(column);
    return total;
  }

 private:
  void augment(std::size_t r) {
    u_[r] = std::numeric_limits<double>::infinity();
    for (const auto& [c, w] : weights_[r]) u_[r] = std::min(u_[r], -w - v_[c]);
    std::map<std::int64_t, double> dist, done;
    std::map<std::int64_t, std::size_t> back;
    std::priority_queue<std::pair<double, std::int64_t>, std::vector<std::pair<double, std::int64_t>>, std::greater<>> heap;
    std::size_t i = r;
    double d = 0;
    std::int64_t end = 0;
    for (;;) {
      for (const auto& [c, w] : weights_[i]) {
        const double next = d + std::max(0.0, -w - u_[i] - v_[c]);
        const auto at = dist.find(c);
        if (done.count(c) || (at != dist.end() && next >= at->second)) continue;
        dist[c] = next;
        back[c] = i;
        heap.push({next, c});
      }
      do {
        d = heap.top().first;
        end = heap.top().second;
        heap.pop();
      } while (done.count(end));
      done[end] = d;
      const auto taken = row_of_.find(end);
      if (taken == row_of_.end()) break;
      i = taken->second;
    }
    u_[r] += d;
    for (const auto& [c, dc] : done) {
      if (c == end) continue;
      u_[row_of_[c]] += d - dc;
      v_[c] -= d - dc;
    }
    for (std::int64_t c = end;;) {
      const std::size_t row = back[c];
      const auto before = at_.find(row);
      const bool last = before == at_.end();
      const std::int64_t next = last ? 0 : before->second;
      row_of_[c] = row;
      at_[row] = c;
      if (last) break;
      c = next;
    }
  }

  std::vector<std::map<std::int64_t, double>> weights_;
  std::vector<double> u_;
  std::map<std::int64_t, double> v_;
  std::map<std::int64_t, std::size_t> row_of_;
  std::map<std::size_t, std::int64_t> at_;
};

double ceafe(const Clusters& gold, const Clusters& system) {
  const auto where = where_of(system);
  std::vector<std::map<std::int64_t, double>> weights;
  for (const auto& c : gold) {
    std::map<std::uint32_t, double> parts;
    for (const std::uint32_t m : c) if (const auto at = where.find(m); at != where.end()) ++parts[at->second];
    weights.emplace_back();
    for (const auto& [k, n] : parts) weights.back()[k] = 2 * n / static_cast<double>(c.size() + system[k].size());
  }
  const double phi = Assignment(std::move(weights)).sum();
  const double p = system.empty() ? 0 : phi / static_cast<double>(system.size()), r = gold.empty() ? 0 : phi / static_cast<double>(gold.size());
  return f1(p, r);
}

double f1_of(Fraction p, Fraction r) {
  const double precision = p.d > 0 ? p.n / p.d : r.d > 0 ? 0 : 1, recall = r.d > 0 ? r.n / r.d : p.d > 0 ? 0 : 1;
  return f1(precision, recall);
}

}  // namespace

CorefScores score_coref(const Clusters& gold, const Clusters& system) {
  const Side recall = side(gold, system), precision = side(system, gold);
  return {f1_of(precision.muc, recall.muc), f1_of(precision.b3, recall.b3), ceafe(gold, system), f1_of(precision.lea, recall.lea)};
}

}  // namespace entente::eval
