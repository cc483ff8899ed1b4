#include "gather/neighbours.h"

#include <algorithm>
#include <cmath>

#include "text/tables.h"

namespace entente::gathering {
namespace {

/// Neighbours whose words are the background of a text.
constexpr std::size_t width = 20;
/// A text near very many others, such as a round-up, keeps its best: cost per report stays bounded.
constexpr std::size_t most_neighbours = 120;
constexpr double widest_margin = 6;
/// With this many neighbours local rarity counts half.
constexpr float small = 8;
/// Neighbours that tell how crowded the place of a text is, and what a missing one counts.
constexpr std::size_t nearest = 5;
constexpr double lonely = -6;

struct Neighbour {
  std::uint32_t document = 0;
  std::uint32_t pair = 0;                       ///< index of the candidate
  double score = 0;
  double likely = 0;
};
using Neighbourhood = std::vector<Neighbour>;   ///< best first

std::vector<Neighbourhood> neighbourhoods(std::size_t documents, std::span<const Candidate> candidates, std::span<const double> first) {
  std::vector<Neighbourhood> out(documents);
  for (std::uint32_t i = 0; i < candidates.size(); ++i) {
    const double likely = sigmoid(first[i]);
    out[candidates[i].a].push_back({candidates[i].b, i, first[i], likely});
    out[candidates[i].b].push_back({candidates[i].a, i, first[i], likely});
  }
  for (Neighbourhood& all : out) {
    std::sort(all.begin(), all.end(), [](const Neighbour& x, const Neighbour& y) { return x.score != y.score ? x.score > y.score : x.document < y.document; });
    if (all.size() > most_neighbours) all.resize(most_neighbours);
  }
  return out;
}

/// Sum over the words of both of f(weight in a, weight in b, word).
template <class F>
double over_shared(const Vector& a, const Vector& b, F f) {
  double sum = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i].stem < b[j].stem) ++i;
    else if (b[j].stem < a[i].stem) ++j;
    else {
      sum += f(static_cast<double>(a[i].weight), static_cast<double>(b[j].weight), a[i].stem);
      ++i;
      ++j;
    }
  }
  return sum;
}

/// Share of the weight of `a` on words that `b` has.
double cover(const Vector& a, const Vector& b) {
  return over_shared(a, b, [](double x, double, std::uint32_t) { return x * x; });
}

/// How much a word tells apart around a text: little if all its neighbours have it, 1 if one has. A few neighbours are no
/// background: among five reports of one story a shared word is not a common one.
class LocalRarity {
 public:
  explicit LocalRarity(const std::vector<Document>& documents) {
    std::size_t words = 0;
    for (const Document& d : documents) if (!d.body.empty()) words = std::max<std::size_t>(words, d.body.back().stem + 1);
    of_.assign(words, 1);
    holders_.assign(words, 0);
  }

  void move_to(const std::vector<Document>& documents, std::uint32_t centre, const Neighbourhood& near) {
    for (const std::uint32_t stem : seen_) of_[stem] = 1, holders_[stem] = 0;
    seen_.clear();
    const std::size_t n = std::min(width, near.size());
    add(documents[centre]);
    for (std::size_t i = 0; i < n; ++i) add(documents[near[i].document]);
    const auto total = static_cast<float>(n) + 1.5f;
    const float trust = static_cast<float>(n) / (static_cast<float>(n) + small);
    for (const std::uint32_t stem : seen_) of_[stem] = 1 - trust * std::log(static_cast<float>(holders_[stem])) / std::log(total);
  }

  /// Lengths of a vector as weighed here, and cosine of two.
  double length(const Vector& v) const {
    double sum = 0;
    for (const Term& term : v) {
      const double weight = static_cast<double>(term.weight) * of_[term.stem];
      sum += weight * weight;
    }
    return std::sqrt(sum);
  }
  double cosine(const Vector& a, const Vector& b, double length_a) const {
    const double lengths = length_a * length(b);
    if (lengths <= 0) return 0;
    return over_shared(a, b, [&](double x, double y, std::uint32_t stem) { return x * y * of_[stem] * of_[stem]; }) / lengths;
  }

 private:
  void add(const Document& document) {
    for (const Term& term : document.body) if (holders_[term.stem]++ == 0) seen_.push_back(term.stem);
  }
  std::vector<float> of_;                  ///< by stem
  std::vector<std::uint32_t> holders_, seen_;
};

/// A pair as one of its texts sees it; as it stands here, one that is not among its neighbours.
struct View {
  double body = 0, names = 0, opening = 0;
  double rank = std::log1p(static_cast<double>(most_neighbours)), margin = widest_margin;
};
using Views = std::array<View, 2>;

std::vector<Views> views_of(const std::vector<Document>& documents, std::span<const Candidate> candidates, const std::vector<Neighbourhood>& near) {
  std::vector<Views> out(candidates.size());
  LocalRarity rarity(documents);
  for (std::uint32_t i = 0; i < documents.size(); ++i) {
    const Document& centre = documents[i];
    rarity.move_to(documents, i, near[i]);
    const double body = rarity.length(centre.body), names = rarity.length(centre.names), opening = rarity.length(centre.opening);
    for (std::size_t k = 0; k < near[i].size(); ++k) {
      const Neighbour& neighbour = near[i][k];
      const Document& other = documents[neighbour.document];
      out[neighbour.pair][candidates[neighbour.pair].a == i ? 0 : 1] = {
          rarity.cosine(centre.body, other.body, body), rarity.cosine(centre.names, other.names, names),
          rarity.cosine(centre.opening, other.opening, opening), std::log1p(static_cast<double>(k)),
          std::min(widest_margin, near[i].front().score - neighbour.score)};
    }
  }
  return out;
}

struct Crowd {
  double likely = 0;      ///< expected number of partners
  double near = 0;        ///< mean log odds of the nearest
};

Crowd crowd_of(const Neighbourhood& near) {
  Crowd out;
  for (const Neighbour& n : near) out.likely += n.likely;
  for (std::size_t k = 0; k < nearest; ++k) out.near += k < near.size() ? std::max(lonely, near[k].score) : lonely;
  out.near /= nearest;
  return out;
}

/// How far the likely partners of both texts are the same, the two themselves left out.
double shared_partners(const Neighbourhood& a, const Neighbourhood& b, const std::vector<double>& likely_of_a, std::uint32_t first, std::uint32_t second) {
  double both = 0, either = 0;
  for (const Neighbour& n : b) {
    if (n.document == first) continue;
    both += std::min(n.likely, likely_of_a[n.document]);
    either += std::max(n.likely, likely_of_a[n.document]) - likely_of_a[n.document];
  }
  for (const Neighbour& n : a) if (n.document != second) either += n.likely;
  return both / (either + 0.5);
}

std::vector<double> shared_of(std::size_t documents, std::span<const Candidate> candidates, const std::vector<Neighbourhood>& near) {
  std::vector<double> out(candidates.size()), likely(documents, 0);
  for (std::uint32_t i = 0; i < documents; ++i) {
    for (const Neighbour& n : near[i]) likely[n.document] = n.likely;
    for (const Neighbour& n : near[i]) {
      if (candidates[n.pair].a == i) out[n.pair] = shared_partners(near[i], near[n.document], likely, i, n.document);
    }
    for (const Neighbour& n : near[i]) likely[n.document] = 0;
  }
  return out;
}

bool have_common(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  return std::any_of(a.begin(), a.end(), [&](std::uint32_t x) { return std::binary_search(b.begin(), b.end(), x); });
}

bool clash(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) { return !a.empty() && !b.empty() && !have_common(a, b); }

}  // namespace

std::vector<NeighbourFeatures> features_among(const std::vector<Document>& documents, std::span<const Candidate> candidates,
                                              std::span<const double> first) {
  const std::vector<Neighbourhood> near = neighbourhoods(documents.size(), candidates, first);
  const std::vector<Views> views = views_of(documents, candidates, near);
  const std::vector<double> shared = shared_of(documents.size(), candidates, near);
  std::vector<Crowd> crowds;
  for (const Neighbourhood& n : near) crowds.push_back(crowd_of(n));
  double usual = 0;
  for (const Crowd& c : crowds) usual += std::log1p(c.likely) / static_cast<double>(crowds.size());
  std::vector<NeighbourFeatures> out;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const Document& a = documents[candidates[i].a];
    const Document& b = documents[candidates[i].b];
    const auto& [x, y] = views[i];
    const Crowd& p = crowds[candidates[i].a];
    const Crowd& q = crowds[candidates[i].b];
    const auto [names_low, names_high] = std::minmax({cover(a.names, b.body), cover(b.names, a.body)});
    const auto [opening_low, opening_high] = std::minmax({cover(a.opening, b.body), cover(b.opening, a.body)});
    const double numbers = dot(a.numbers, b.numbers), crowd = std::log1p(p.likely) + std::log1p(q.likely);
    const double few = 1 / (1 + 0.2 * static_cast<double>(std::min(near[candidates[i].a].size(), near[candidates[i].b].size())));
    out.push_back({std::clamp(first[i], -8.0, 8.0), sigmoid(first[i]), (x.body + y.body) / 2, std::min(x.body, y.body), (x.names + y.names) / 2,
                   std::min(x.names, y.names), (x.opening + y.opening) / 2, std::min(x.rank, y.rank), std::max(x.rank, y.rank),
                   std::min(x.margin, y.margin),
                   crowd, (p.near + q.near) / 2, shared[i], names_high, names_low, opening_high, opening_low, numbers,
                   !a.numbers.empty() && !b.numbers.empty() && numbers == 0 ? 1.0 : 0.0, clash(a.years, b.years) ? 1.0 : 0.0, few, usual, usual * shared[i], usual * crowd});
  }
  return out;
}

std::vector<double> link_scores(const std::vector<Document>& documents, std::span<const Candidate> candidates) {
  const Logistic model = join_model();
  std::vector<JoinFeatures> pairs;
  std::vector<double> first;
  for (const Candidate& c : candidates) {
    pairs.push_back(features_of(documents[c.a], documents[c.b]));
    first.push_back(model.score(pairs.back()));
  }
  // One model over the features of the pair and of its neighbours, in this order.
  std::vector<std::string_view> names(join_features.begin(), join_features.end());
  names.insert(names.end(), neighbour_features.begin(), neighbour_features.end());
  const Logistic link = Logistic::of(table("gather/link.txt"), names);
  const std::vector<NeighbourFeatures> among = features_among(documents, candidates, first);
  std::vector<double> out;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    std::array<double, join_features.size() + neighbour_features.size()> x;
    std::copy(among[i].begin(), among[i].end(), std::copy(pairs[i].begin(), pairs[i].end(), x.begin()));
    out.push_back(link.score(x));
  }
  return out;
}

}  // namespace entente::gathering
