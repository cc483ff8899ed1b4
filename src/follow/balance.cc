#include "entente/balance.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace entente {
namespace {

struct Neighbour {
  std::uint32_t node;
  std::int8_t sign;
};
using Network = std::vector<std::vector<Neighbour>>;

Network network_of(std::uint32_t nodes, std::span<const SignedEdge> edges, std::uint32_t& kept) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, int> sums;
  for (const SignedEdge& e : edges) {
    if (e.a != e.b && e.a < nodes && e.b < nodes) sums[std::minmax(e.a, e.b)] += e.sign;
  }
  Network network(nodes);
  for (const auto& [pair, sum] : sums) {
    if (sum == 0) continue;
    const std::int8_t sign = sum > 0 ? 1 : -1;
    network[pair.first].push_back({pair.second, sign});
    network[pair.second].push_back({pair.first, sign});
    ++kept;
  }
  return network;
}

void count_triads(const Network& network, Balance& out) {
  std::vector<std::int8_t> mark(network.size(), 0);
  for (std::uint32_t a = 0; a < network.size(); ++a) {
    for (const Neighbour& n : network[a]) mark[n.node] = n.sign;
    for (const Neighbour& b : network[a]) {
      if (b.node <= a) continue;
      for (const Neighbour& c : network[b.node]) {
        if (c.node <= b.node || mark[c.node] == 0) continue;
        ++out.triads;
        if (b.sign * c.sign * mark[c.node] > 0) ++out.balanced;
      }
    }
    for (const Neighbour& n : network[a]) mark[n.node] = 0;
  }
}

std::vector<std::vector<std::uint32_t>> parts_of(const Network& network) {
  std::vector<std::vector<std::uint32_t>> parts;
  std::vector<bool> seen(network.size(), false);
  for (std::uint32_t start = 0; start < network.size(); ++start) {
    if (seen[start]) continue;
    std::vector<std::uint32_t> part = {start};
    seen[start] = true;
    for (std::size_t i = 0; i < part.size(); ++i) {
      for (const Neighbour& n : network[part[i]]) {
        if (seen[n.node]) continue;
        seen[n.node] = true;
        part.push_back(n.node);
      }
    }
    parts.push_back(std::move(part));
  }
  return parts;
}

bool frustrated(std::int8_t sign, std::uint8_t a, std::uint8_t b) { return (sign > 0) != (a == b); }

std::uint32_t cost_at(const Network& network, const std::vector<std::uint8_t>& camp, std::uint32_t node, std::uint8_t side) {
  std::uint32_t cost = 0;
  for (const Neighbour& n : network[node]) cost += frustrated(n.sign, side, camp[n.node]);
  return cost;
}

// Moves one node at a time while that helps, from every single-node-flipped start of a breadth-first camp.
std::uint32_t total_cost(const Network& network, const std::vector<std::uint32_t>& part, const std::vector<std::uint8_t>& camp) {
  std::uint32_t twice = 0;
  for (const std::uint32_t node : part) twice += cost_at(network, camp, node, camp[node]);
  return twice / 2;
}

void improve(const Network& network, const std::vector<std::uint32_t>& part, std::vector<std::uint8_t>& camp) {
  for (bool moved = true; moved;) {
    moved = false;
    for (const std::uint32_t node : part) {
      const std::uint8_t other = 1 - camp[node];
      if (cost_at(network, camp, node, other) < cost_at(network, camp, node, camp[node])) {
        camp[node] = other;
        moved = true;
      }
    }
  }
}

std::uint32_t local_search(const Network& network, const std::vector<std::uint32_t>& part, std::vector<std::uint8_t>& camp) {
  improve(network, part, camp);
  std::uint32_t best = total_cost(network, part, camp);
  const std::size_t starts = std::min<std::size_t>(part.size(), 64);
  for (std::size_t s = 0; s < starts; ++s) {
    std::vector<std::uint8_t> other = camp;
    other[part[s]] ^= 1;
    for (const Neighbour& n : network[part[s]]) other[n.node] ^= 1;
    improve(network, part, other);
    const std::uint32_t cost = total_cost(network, part, other);
    if (cost < best) {
      best = cost;
      camp = std::move(other);
    }
  }
  return best;
}

/// Branch and bound over the camps of one part, in order of degree, with the cost of what is decided as the bound.
class Search {
 public:
  Search(const Network& network, std::vector<std::uint32_t> part, std::vector<std::uint8_t>& camp, std::uint32_t best)
      : network_(network), order_(std::move(part)), best_camp_(camp), camp_(camp), best_(best), placed_(network.size(), false) {
    std::sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) {
      return std::pair(network_[b].size(), a) < std::pair(network_[a].size(), b);
    });
  }

  // Depth is at most the limit on nodes, so recursion is bounded by us and not by the input.
  std::uint32_t run() {
    place(0, 0);
    return best_;
  }

 private:
  void place(std::size_t depth, std::uint32_t cost) {
    if (cost >= best_) return;
    if (depth == order_.size()) {
      best_ = cost;
      for (const std::uint32_t node : order_) best_camp_[node] = camp_[node];
      return;
    }
    const std::uint32_t node = order_[depth];
    placed_[node] = true;
    const std::uint32_t as0 = added(node, 0), as1 = added(node, 1);
    const std::uint8_t first = as1 < as0 && depth > 0 ? 1 : 0;
    for (const std::uint8_t side : {first, static_cast<std::uint8_t>(1 - first)}) {
      if (depth == 0 && side == 1) continue;  // the two camps can be named either way
      camp_[node] = side;
      place(depth + 1, cost + (side == 0 ? as0 : as1));
    }
    placed_[node] = false;
  }

  std::uint32_t added(std::uint32_t node, std::uint8_t side) const {
    std::uint32_t cost = 0;
    for (const Neighbour& n : network_[node]) {
      if (n.node != node && placed_[n.node]) cost += frustrated(n.sign, side, camp_[n.node]);
    }
    return cost;
  }

  const Network& network_;
  std::vector<std::uint32_t> order_;
  std::vector<std::uint8_t>& best_camp_;
  std::vector<std::uint8_t> camp_;
  std::uint32_t best_;
  std::vector<bool> placed_;
};

// Edge-disjoint unbalanced triads each cost at least one edge.
std::uint32_t lower_bound(const Network& network, const std::vector<std::uint32_t>& part) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::int8_t> edges;
  for (const std::uint32_t a : part) for (const Neighbour& n : network[a]) edges[std::minmax(a, n.node)] = n.sign;
  std::uint32_t found = 0;
  for (const std::uint32_t a : part) {
    for (const Neighbour& b : network[a]) {
      for (const Neighbour& c : network[b.node]) {
        if (!(a < b.node && b.node < c.node)) continue;
        const auto ab = edges.find(std::minmax(a, b.node)), bc = edges.find(std::minmax(b.node, c.node)), ac = edges.find(std::minmax(a, c.node));
        if (ab == edges.end() || bc == edges.end() || ac == edges.end() || ab->second * bc->second * ac->second > 0) continue;
        edges.erase(ab);
        edges.erase(bc);
        edges.erase(ac);
        ++found;
      }
    }
  }
  return found;
}

}  // namespace

Balance balance(std::uint32_t nodes, std::span<const SignedEdge> edges, std::uint32_t exact_nodes) {
  Balance out;
  out.nodes = nodes;
  const Network network = network_of(nodes, edges, out.edges);
  count_triads(network, out);
  out.camp.assign(nodes, 0);
  for (const std::vector<std::uint32_t>& part : parts_of(network)) {
    std::uint32_t cost = local_search(network, part, out.camp);
    if (part.size() <= exact_nodes) {
      cost = Search(network, part, out.camp, cost).run();
      out.at_least += cost;
    } else {
      const std::uint32_t least = lower_bound(network, part);
      out.at_least += least;
      if (least < cost) out.exact = false;
    }
    out.frustration += cost;
  }
  return out;
}

}  // namespace entente
