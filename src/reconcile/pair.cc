#include "reconcile/pair.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <unordered_map>
#include <utility>

#include "reconcile/sameness.h"
#include "text/shingles.h"
#include "text/tables.h"

namespace entente::reconciling {
namespace {

/// A word in more units than this brings no pairs by itself.
constexpr std::size_t longest_posting = 600;

struct Shared {
  double dot = 0;           ///< of squared weights of the words both hold
  double rarest = 0, second = 0;
  std::size_t count = 0;
};

Shared shared_of(const Unit& a, const Unit& b) {
  Shared out;
  for (std::size_t i = 0, j = 0; i < a.terms.size() && j < b.terms.size();) {
    if (a.terms[i].hash < b.terms[j].hash) ++i;
    else if (b.terms[j].hash < a.terms[i].hash) ++j;
    else {
      const double weight = a.terms[i++].weight;
      ++j;
      out.dot += weight * weight;
      ++out.count;
      if (weight > out.rarest) out.second = std::exchange(out.rarest, weight);
      else out.second = std::max(out.second, weight);
    }
  }
  return out;
}

std::size_t common(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::size_t n = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] < b[j]) ++i;
    else if (b[j] < a[i]) ++j;
    else ++n, ++i, ++j;
  }
  return n;
}

/// Longest run of words both have.
std::size_t common_run(const Unit& a, const Unit& b) {
  thread_local std::vector<std::uint32_t> runs;                            // that end at each word of b and the last word of a
  runs.assign(b.folded.size() + 1, 0);
  std::uint32_t best = 0;
  for (const std::uint64_t x : a.folded) {
    for (std::size_t j = b.folded.size(); j-- > 0;) {
      runs[j + 1] = x == b.folded[j] ? runs[j] + 1 : 0;
      best = std::max(best, runs[j + 1]);
    }
  }
  return best;
}

struct NumberMatch {
  int same = 0, clash = 0;
};

NumberMatch match_numbers(const Unit& a, const Unit& b) {
  NumberMatch out;
  for (const Number& x : a.numbers) {
    bool same = false, clash = false;
    for (const Number& y : b.numbers) {
      if (compatible(x, y) && (same_thing(x, y) || (x.low > 12 && x.low == y.low))) same = true;
      else if (same_thing(x, y)) clash = true;
    }
    out.same += same;
    out.clash += clash && !same;
  }
  return out;
}

/// The best match of two claims, one of each unit.
struct ClaimMatch {
  double frame = 0, event = 0, head = 0, fillers = 0;
};

ClaimMatch match_claims(const Unit& a, const Unit& b) {
  ClaimMatch out;
  for (const Trace& x : a.traces) {
    for (const Trace& y : b.traces) {
      const auto shared = static_cast<double>(common(x.fillers, y.fillers));
      if (shared == 0) continue;
      if (x.frame != 0 && x.frame == y.frame) out.frame = 1;
      if (x.event != 0 && x.event == y.event) out.event = 1;
      if (x.head == y.head) out.head = 1;
      if ((x.frame != 0 && x.frame == y.frame) || x.head == y.head) out.fillers = std::max(out.fillers, std::min(shared, 3.0));
    }
  }
  return out;
}

/// The claims of one predicate that agree best; nothing: no predicate in common.
std::optional<CoreMatch> best_core(const Unit& a, const Unit& b) {
  std::optional<CoreMatch> best;
  for (const Trace& x : a.traces) {
    for (const Trace& y : b.traces) {
      if (!same_predicate(x, y)) continue;
      const CoreMatch match = core_of(x, y);
      if (!best || match.same - match.differ > best->same - best->differ) best = match;
    }
  }
  return best;
}

double place_of(const Unit& unit) { return static_cast<double>(unit.index) / unit.sentences; }

PairFeatures features_of(const Unit& a, const Unit& b) {
  const Shared shared = shared_of(a, b);
  const double cosine = a.norm > 0 && b.norm > 0 ? shared.dot / (a.norm * b.norm) : 0;
  const double shorter = std::min(a.norm, b.norm);
  const double names = static_cast<double>(common(a.names, b.names));
  const double fewest_names = static_cast<double>(std::min(a.names.size(), b.names.size()));
  const NumberMatch numbers = match_numbers(a, b);
  const double run = static_cast<double>(common_run(a, b));
  const ClaimMatch claims = match_claims(a, b);
  const std::optional<CoreMatch> core = best_core(a, b);
  return {1, cosine, shorter > 0 ? shared.dot / (shorter * shorter) : 0, shared.rarest / 10, shared.second / 10, std::log1p(static_cast<double>(shared.count)),
          std::min(names, 3.0), fewest_names > 0 && names == 0 ? 1.0 : 0.0, std::min(numbers.same, 2) * 1.0, std::min(numbers.clash, 2) * 1.0,
          std::log1p(std::max(run - 2, 0.0)), a.index < 4 && b.index < 4 ? 1.0 : 0.0, a.title || b.title ? 1.0 : 0.0, 0, 0,
          std::abs(place_of(a) - place_of(b)), 1 / (1 + static_cast<double>(std::min(a.words.size(), b.words.size())) / 8), 0,
          a.quote && b.quote ? 1.0 : 0.0, cosine * cosine, claims.frame, claims.event, claims.head, claims.fillers,
          a.negated != b.negated ? 1.0 : 0.0, core ? std::min(core->same, 3) * 1.0 : 0.0, core ? std::min(core->differ, 3) * 1.0 : 0.0};
}

enum Feature { cosine_at = 1, best_both_at = 13, best_one_at = 14, neighbours_at = 17 };

/// For each pair, in the order of `order`: is no pair of the same unit and the same other text nearer? Pairs of one unit stand together.
template <class Unit_, class Other>
void find_nearest(std::vector<bool>& nearest, const std::vector<Pair>& pairs, const std::vector<std::uint32_t>& order, Unit_ unit, Other other_text) {
  for (std::size_t begin = 0, end = 0; begin < order.size(); begin = end) {
    double best = 0;
    const auto together = [&](const Pair& p) { return unit(p) == unit(pairs[order[begin]]) && other_text(p) == other_text(pairs[order[begin]]); };
    for (end = begin; end < order.size() && together(pairs[order[end]]); ++end) best = std::max(best, pairs[order[end]].cosine);
    for (std::size_t i = begin; i < end; ++i) nearest[order[i]] = pairs[order[i]].cosine >= best;
  }
}

/// Adds what depends on the other pairs: is b the sentence of its report that is nearest to a, do their neighbours meet too?
void add_surroundings(std::vector<Pair>& pairs, const std::vector<Unit>& units) {
  std::vector<std::uint32_t> by_a(pairs.size()), by_b(pairs.size());
  std::iota(by_a.begin(), by_a.end(), 0u);
  std::vector<std::size_t> row(units.size() + 2, 0), column(units.size() + 1, 0);        // where the pairs of a unit begin
  for (const Pair& pair : pairs) ++row[pair.a + 1], ++column[pair.b + 1];
  std::partial_sum(row.begin(), row.end(), row.begin());
  std::partial_sum(column.begin(), column.end(), column.begin());
  for (std::uint32_t i = 0; i < pairs.size(); ++i) by_b[column[pairs[i].b]++] = i;
  std::vector<bool> of_a(pairs.size()), of_b(pairs.size());
  find_nearest(of_a, pairs, by_a, [](const Pair& p) { return p.a; }, [&](const Pair& p) { return units[p.b].text; });
  find_nearest(of_b, pairs, by_b, [](const Pair& p) { return p.b; }, [&](const Pair& p) { return units[p.a].text; });
  const auto near = [&](std::uint32_t a, std::uint32_t b) {
    const auto begin = pairs.begin() + static_cast<std::ptrdiff_t>(row[a]), end = pairs.begin() + static_cast<std::ptrdiff_t>(row[a + 1]);
    const auto at = std::lower_bound(begin, end, b, [](const Pair& p, std::uint32_t wanted) { return p.b < wanted; });
    return at == end || at->b != b ? 0.0 : at->cosine;
  };
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    Pair& pair = pairs[i];
    pair.x[best_both_at] = of_a[i] && of_b[i] ? 1 : 0;
    pair.x[best_one_at] = of_a[i] != of_b[i] ? 1 : 0;
    pair.x[neighbours_at] = std::max(near(pair.a + 1, pair.b + 1), pair.a > 0 ? near(pair.a - 1, pair.b - 1) : 0);
  }
}

}  // namespace

std::vector<Pair> pairs_of(const std::vector<Unit>& units) {
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> postings;
  for (std::uint32_t u = 0; u < units.size(); ++u) {
    for (const Term& term : units[u].terms) postings[term.hash].push_back(u);
  }
  std::vector<Pair> out;
  std::vector<std::uint32_t> others;
  for (std::uint32_t u = 0; u < units.size(); ++u) {
    others.clear();
    for (const Term& term : units[u].terms) {
      const std::vector<std::uint32_t>& posting = postings[term.hash];
      if (posting.size() > longest_posting) continue;
      for (auto at = std::upper_bound(posting.begin(), posting.end(), u); at != posting.end(); ++at) {
        if (units[*at].text != units[u].text) others.push_back(*at);
      }
    }
    std::sort(others.begin(), others.end());
    others.erase(std::unique(others.begin(), others.end()), others.end());
    for (const std::uint32_t other : others) {
      Pair pair{u, other, features_of(units[u], units[other]), 0};
      pair.cosine = pair.x[cosine_at];
      if (pair.cosine > 0.02) out.push_back(pair);
    }
  }
  add_surroundings(out, units);
  return out;
}

Logistic pair_model() { return Logistic::of(table("reconcile/pair.txt"), pair_features); }

}  // namespace entente::reconciling
