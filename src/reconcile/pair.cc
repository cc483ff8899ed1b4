#include "reconcile/pair.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>
#include <utility>

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
  std::vector<std::size_t> last(b.words.size() + 1, 0), now(b.words.size() + 1, 0);
  std::size_t best = 0;
  for (const Word& x : a.words) {
    for (std::size_t j = 0; j < b.words.size(); ++j) {
      now[j + 1] = x.folded == b.words[j].folded ? last[j] + 1 : 0;
      best = std::max(best, now[j + 1]);
    }
    std::swap(last, now);
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
  return {1, cosine, shorter > 0 ? shared.dot / (shorter * shorter) : 0, shared.rarest / 10, shared.second / 10, std::log1p(static_cast<double>(shared.count)),
          std::min(names, 3.0), fewest_names > 0 && names == 0 ? 1.0 : 0.0, std::min(numbers.same, 2) * 1.0, std::min(numbers.clash, 2) * 1.0,
          std::log1p(std::max(run - 2, 0.0)), a.index < 4 && b.index < 4 ? 1.0 : 0.0, a.title || b.title ? 1.0 : 0.0, 0, 0,
          std::abs(place_of(a) - place_of(b)), 1 / (1 + static_cast<double>(std::min(a.words.size(), b.words.size())) / 8), 0,
          a.quote && b.quote ? 1.0 : 0.0, cosine * cosine, claims.frame, claims.event, claims.head, claims.fillers};
}

enum Feature { cosine_at = 1, best_both_at = 13, best_one_at = 14, neighbours_at = 17 };

/// Adds what depends on the other pairs: is b the sentence of its report that is nearest to a, do their neighbours meet too?
void add_surroundings(std::vector<Pair>& pairs, const std::vector<Unit>& units) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, double> best;                  // (unit, other text) -> cosine
  std::map<std::pair<std::uint32_t, std::uint32_t>, double> cosine;
  for (const Pair& pair : pairs) {
    double& a = best[{pair.a, units[pair.b].text}];
    double& b = best[{pair.b, units[pair.a].text}];
    a = std::max(a, pair.cosine);
    b = std::max(b, pair.cosine);
    cosine[{pair.a, pair.b}] = pair.cosine;
  }
  const auto near = [&](std::uint32_t a, std::uint32_t b) {
    const auto at = cosine.find({a, b});
    return at == cosine.end() ? 0.0 : at->second;
  };
  for (Pair& pair : pairs) {
    const bool of_a = pair.cosine >= best[{pair.a, units[pair.b].text}];
    const bool of_b = pair.cosine >= best[{pair.b, units[pair.a].text}];
    pair.x[best_both_at] = of_a && of_b ? 1 : 0;
    pair.x[best_one_at] = of_a != of_b ? 1 : 0;
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
