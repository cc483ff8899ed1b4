#include "reconcile/pair.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <tuple>
#include <utility>

#include "reconcile/sameness.h"
#include "text/shingles.h"
#include "text/tables.h"

namespace entente::reconciling {
namespace {

/// Of the units that hold a word each meets so many before and behind it: a word of a whole story tells no two of it apart.
constexpr std::size_t most_met = 300;

/// Of so many others a unit is paired with, the nearest; most stories have no unit with more.
constexpr std::size_t most_neighbours = 256;

void add(SharedTerms& shared, double weight) {
  shared.dot += weight * weight;
  ++shared.count;
  if (weight > shared.rarest) shared.second = std::exchange(shared.rarest, weight);
  else shared.second = std::max(shared.second, weight);
}

SharedTerms shared_of(const Unit& a, const Unit& b) {
  SharedTerms out;
  for (std::size_t i = 0, j = 0; i < a.terms.size() && j < b.terms.size();) {
    if (a.terms[i].hash < b.terms[j].hash) ++i;
    else if (b.terms[j].hash < a.terms[i].hash) ++j;
    else add(out, a.terms[i++].weight), ++j;
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
std::uint32_t common_run(const Unit& a, const Unit& b) {
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

/// Runs of three words as numbers, ascending: most pairs share none, and no run then counts.
std::vector<std::uint64_t> triples_of(const Unit& unit) {
  std::vector<std::uint64_t> out;
  for (std::size_t i = 2; i < unit.folded.size(); ++i) out.push_back((unit.folded[i - 2] * 31 + unit.folded[i - 1]) * 31 + unit.folded[i]);
  std::sort(out.begin(), out.end());
  return out;
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

bool meet(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] < b[j]) ++i;
    else if (b[j] < a[i]) ++j;
    else return true;
  }
  return false;
}

/// The best match of two claims, one of each unit.
void match_claims(Alike& out, const Unit& a, const Unit& b) {
  for (const Trace& x : a.traces) {
    for (const Trace& y : b.traces) {
      const bool frame = x.frame != 0 && x.frame == y.frame, event = x.event != 0 && x.event == y.event, head = x.head == y.head;
      if (!frame && !event && !head) continue;
      const std::size_t shared = common(x.fillers, y.fillers);
      if (shared == 0) continue;
      out.frame |= frame;
      out.event |= event;
      out.head |= head;
      if (frame || head) out.fillers = std::max(out.fillers, static_cast<std::uint8_t>(std::min<std::size_t>(shared, 3)));
    }
  }
}

/// The claims of one predicate that agree best; none: no predicate in common.
void match_core(Alike& out, const Unit& a, const Unit& b) {
  std::optional<CoreMatch> best;
  for (const Trace& x : a.traces) {
    for (const Trace& y : b.traces) {
      if (!same_predicate(x, y)) continue;
      const CoreMatch match = core_of(x, y);
      if (!best || match.same - match.differ > best->same - best->differ) best = match;
    }
  }
  if (!best) return;
  out.core_same = static_cast<std::uint8_t>(std::min(best->same, 3));
  out.core_differ = static_cast<std::uint8_t>(std::min(best->differ, 3));
}

Alike alike_of(const Unit& a, const Unit& b, bool triple) {
  Alike out;
  if (triple) out.run = common_run(a, b);
  const NumberMatch numbers = match_numbers(a, b);
  out.names = static_cast<std::uint8_t>(std::min<std::size_t>(common(a.names, b.names), 3));
  out.numbers = static_cast<std::uint8_t>(std::min(numbers.same, 2));
  out.clashing_numbers = static_cast<std::uint8_t>(std::min(numbers.clash, 2));
  match_claims(out, a, b);
  match_core(out, a, b);
  return out;
}

double place_of(const Unit& unit) { return static_cast<double>(unit.index) / unit.sentences; }

/// For each pair, in the order of `order`: is no pair of the same unit and the same other text nearer? Pairs of one unit stand together.
template <class Unit_, class Other>
void find_nearest(std::vector<Pair>& pairs, const std::vector<std::uint32_t>& order, bool Pair::*nearest, Unit_ unit, Other other_text) {
  for (std::size_t begin = 0, end = 0; begin < order.size(); begin = end) {
    double best = 0;
    const auto together = [&](const Pair& p) { return unit(p) == unit(pairs[order[begin]]) && other_text(p) == other_text(pairs[order[begin]]); };
    for (end = begin; end < order.size() && together(pairs[order[end]]); ++end) best = std::max(best, pairs[order[end]].cosine);
    for (std::size_t i = begin; i < end; ++i) pairs[order[i]].*nearest = pairs[order[i]].cosine >= best;
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
  find_nearest(pairs, by_a, &Pair::nearest_to_a, [](const Pair& p) { return p.a; }, [&](const Pair& p) { return units[p.b].text; });
  find_nearest(pairs, by_b, &Pair::nearest_to_b, [](const Pair& p) { return p.b; }, [&](const Pair& p) { return units[p.a].text; });
  const auto near = [&](std::uint32_t a, std::uint32_t b) {
    const auto begin = pairs.begin() + static_cast<std::ptrdiff_t>(row[a]), end = pairs.begin() + static_cast<std::ptrdiff_t>(row[a + 1]);
    const auto at = std::lower_bound(begin, end, b, [](const Pair& p, std::uint32_t wanted) { return p.b < wanted; });
    return at == end || at->b != b ? 0.0 : at->cosine;
  };
  for (Pair& pair : pairs) pair.neighbours = std::max(near(pair.a + 1, pair.b + 1), pair.a > 0 ? near(pair.a - 1, pair.b - 1) : 0);
}

double cosine_of(const SharedTerms& shared, const Unit& a, const Unit& b) { return a.norm > 0 && b.norm > 0 ? shared.dot / (a.norm * b.norm) : 0; }

/// Units by the words they hold.
class Postings {
 public:
  explicit Postings(const std::vector<Unit>& units) : units_(units), terms_(units.size()), met_(units.size()) {
    std::vector<std::tuple<std::uint64_t, std::uint32_t, double>> all;     // ascending: by word, then unit
    for (std::uint32_t u = 0; u < units.size(); ++u) for (const Term& term : units[u].terms) all.emplace_back(term.hash, u, term.weight);
    std::sort(all.begin(), all.end());
    for (std::size_t begin = 0, end = 0; begin < all.size(); begin = end) {
      for (end = begin; end < all.size() && std::get<0>(all[end]) == std::get<0>(all[begin]); ++end) holders_.push_back(std::get<1>(all[end]));
      has_common_ |= end - begin > most_met + 1;
      for (std::size_t i = begin; i < end; ++i) {
        const std::size_t first = i - std::min(i - begin, most_met), last = std::min(end, i + most_met + 1);
        terms_[std::get<1>(all[i])].push_back({std::get<2>(all[i]), static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last)});
      }
    }
  }

  /// Is there a word whose holders do not all meet? Then what `shared` says of two units may fall short.
  bool has_common() const { return has_common_; }

  /// Units of other texts that share a word with `u`, ascending: only those after it, or all.
  const std::vector<std::uint32_t>& others(std::uint32_t u, bool only_later) {
    for (const std::uint32_t other : touched_) met_[other] = {};
    touched_.clear();
    for (const Held& term : terms_[u]) {
      for (std::uint32_t i = only_later ? term.at + 1 : term.begin; i < term.end; ++i) {
        const std::uint32_t other = holders_[i];
        if (units_[other].text == units_[u].text) continue;
        if (met_[other].count == 0) touched_.push_back(other);
        add(met_[other], term.weight);
      }
    }
    std::sort(touched_.begin(), touched_.end());
    return touched_;
  }
  const SharedTerms& shared(std::uint32_t other) const { return met_[other]; }      ///< with the unit last asked for

 private:
  struct Held {
    double weight = 0;
    std::uint32_t at = 0, begin = 0, end = 0;                              // the unit's own place among the holders of the word, those it meets
  };
  const std::vector<Unit>& units_;
  std::vector<std::uint32_t> holders_;
  std::vector<std::vector<Held>> terms_;                                   // of each unit, ascending by word
  std::vector<SharedTerms> met_;
  std::vector<std::uint32_t> touched_;
  bool has_common_ = false;
};

/// How near a unit must be to another to be among its nearest. Of equals, those that stand near in the story.
struct Nearness {
  double cosine = 0;
  std::uint32_t apart = 0xffffffffu;
  bool operator<(const Nearness& o) const { return cosine != o.cosine ? cosine < o.cosine : apart > o.apart; }
};

Nearness nearness(double cosine, std::uint32_t u, std::uint32_t v) { return {cosine, u < v ? v - u : u - v}; }

/// For each unit the least near of its `most_neighbours` nearest.
std::vector<Nearness> bars_of(const std::vector<Unit>& units, Postings& postings) {
  std::vector<Nearness> out(units.size()), list;
  if (units.size() <= most_neighbours) return out;
  for (std::uint32_t u = 0; u < units.size(); ++u) {
    list.clear();
    for (const std::uint32_t v : postings.others(u, false)) list.push_back(nearness(cosine_of(postings.shared(v), units[u], units[v]), u, v));
    if (list.size() <= most_neighbours) continue;
    const auto last = list.begin() + static_cast<std::ptrdiff_t>(list.size() - most_neighbours);
    std::nth_element(list.begin(), last, list.end());
    out[u] = *last;
  }
  return out;
}

}  // namespace

std::vector<Pair> pairs_of(const std::vector<Unit>& units, const std::vector<Pair>& known) {
  constexpr double least_cosine = 0.02;
  std::vector<std::vector<std::uint64_t>> triples;
  for (const Unit& unit : units) triples.push_back(triples_of(unit));
  Postings postings(units);
  const std::vector<Nearness> bars = bars_of(units, postings);
  std::vector<Pair> out;
  auto at = known.begin();
  for (std::uint32_t u = 0; u < units.size(); ++u) {
    for (const std::uint32_t v : postings.others(u, true)) {
      const SharedTerms& met = postings.shared(v);
      if (const Nearness near = nearness(cosine_of(met, units[u], units[v]), u, v); near < bars[u] && near < bars[v]) continue;
      const SharedTerms shared = postings.has_common() ? shared_of(units[u], units[v]) : met;
      const double cosine = cosine_of(shared, units[u], units[v]);
      if (cosine <= least_cosine) continue;
      while (at != known.end() && std::pair(at->a, at->b) < std::pair(u, v)) ++at;
      const bool read = at != known.end() && at->a == u && at->b == v;
      out.push_back({u, v, shared, cosine, read ? at->alike : alike_of(units[u], units[v], meet(triples[u], triples[v]))});
    }
  }
  add_surroundings(out, units);
  return out;
}

PairFeatures features_of(const Pair& pair, const std::vector<Unit>& units) {
  const Unit &a = units[pair.a], &b = units[pair.b];
  const Alike& alike = pair.alike;
  const double shorter = std::min(a.norm, b.norm);
  const std::size_t fewest_names = std::min(a.names.size(), b.names.size());
  return {1, pair.cosine, shorter > 0 ? pair.terms.dot / (shorter * shorter) : 0, pair.terms.rarest / 10, pair.terms.second / 10,
          std::log1p(static_cast<double>(pair.terms.count)), alike.names * 1.0, fewest_names > 0 && alike.names == 0 ? 1.0 : 0.0,
          alike.numbers * 1.0, alike.clashing_numbers * 1.0, alike.run > 2 ? std::log1p(static_cast<double>(alike.run - 2)) : 0.0,
          a.index < 4 && b.index < 4 ? 1.0 : 0.0, a.title || b.title ? 1.0 : 0.0,
          pair.nearest_to_a && pair.nearest_to_b ? 1.0 : 0.0, pair.nearest_to_a != pair.nearest_to_b ? 1.0 : 0.0,
          std::abs(place_of(a) - place_of(b)), 1 / (1 + static_cast<double>(std::min(a.words.size(), b.words.size())) / 8), pair.neighbours,
          a.quote && b.quote ? 1.0 : 0.0, pair.cosine * pair.cosine, alike.frame * 1.0, alike.event * 1.0, alike.head * 1.0, alike.fillers * 1.0,
          a.negated != b.negated ? 1.0 : 0.0, alike.core_same * 1.0, alike.core_differ * 1.0};
}

Logistic pair_model() { return Logistic::of(table("reconcile/pair.txt"), pair_features); }

}  // namespace entente::reconciling
