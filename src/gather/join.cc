#include "gather/join.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "text/tables.h"

namespace entente::gathering {
namespace {

/// A word in more reports than this brings no candidates: the list would be quadratic in a large batch.
constexpr std::size_t longest_posting = 400;
/// Cosine of the texts below which the decision is always no.
constexpr double too_far = 0.04;

/// Days between the nearest ends of two publication intervals; nothing if one is unknown.
std::optional<double> days_between(const Document& a, const Document& b) {
  if (!a.earliest || !a.latest || !b.earliest || !b.latest) return std::nullopt;
  if (*a.latest < *b.earliest) return *b.earliest - *a.latest;
  if (*b.latest < *a.earliest) return *a.earliest - *b.latest;
  return 0;
}

struct Partner {
  double score = 0;
  std::uint32_t other = 0;
};

}  // namespace

JoinFeatures features_of(const Document& a, const Document& b) {
  const double body = dot(a.body, b.body);
  const double names = dot(a.names, b.names);
  const bool titles = !a.title.empty() && !b.title.empty();
  const std::optional<double> days = days_between(a, b);
  const double shorter = std::min(a.words, b.words);
  const double brief = 1 / (1 + shorter / 80);
  return {1, body, dot(a.title, b.title), names, dot(a.opening, b.opening), std::max(dot(a.title, b.body), dot(b.title, a.body)), body * body,
          std::sqrt(names * body), titles ? 0.0 : 1.0, days ? 1.0 : 0.0, days ? std::min(*days, 14.0) / 7 : 0, days && *days > 10 ? 1.0 : 0.0,
          days && *days < 1 ? 1.0 : 0.0, brief, similarity(a.signature, b.signature), brief * body};
}

Logistic join_model() { return Logistic::of(table("gather/join.txt"), join_features); }

std::vector<Candidate> candidates_of(const std::vector<Document>& documents, std::size_t most) {
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> postings;
  for (std::uint32_t i = 0; i < documents.size(); ++i) {
    for (const std::uint32_t term : documents[i].key_terms) postings[term].push_back(i);
  }
  std::vector<Candidate> out;
  std::vector<double> score(documents.size(), 0);
  for (std::uint32_t i = 0; i < documents.size(); ++i) {
    std::vector<std::uint32_t> touched;
    for (const std::uint32_t term : documents[i].key_terms) {
      const std::vector<std::uint32_t>& posting = postings[term];
      if (posting.size() > longest_posting) continue;
      const auto at = std::lower_bound(documents[i].body.begin(), documents[i].body.end(), term, [](const Term& t, std::uint32_t stem) { return t.stem < stem; });
      for (const std::uint32_t other : posting) {
        if (other == i) continue;
        if (score[other] == 0) touched.push_back(other);
        score[other] += static_cast<double>(at->weight) * at->weight;
      }
    }
    std::vector<Partner> partners;
    for (const std::uint32_t other : touched) partners.push_back({score[other], other});
    for (const std::uint32_t other : touched) score[other] = 0;
    const std::size_t n = std::min(most, partners.size());
    std::partial_sort(partners.begin(), partners.begin() + static_cast<std::ptrdiff_t>(n), partners.end(), [](const Partner& x, const Partner& y) {
      return x.score != y.score ? x.score > y.score : x.other < y.other;
    });
    for (std::size_t k = 0; k < n; ++k) {
      if (dot(documents[i].body, documents[partners[k].other].body) < too_far) continue;
      out.push_back({std::min(i, partners[k].other), std::max(i, partners[k].other)});
    }
  }
  std::sort(out.begin(), out.end(), [](Candidate x, Candidate y) { return x.a != y.a ? x.a < y.a : x.b < y.b; });
  out.erase(std::unique(out.begin(), out.end(), [](Candidate x, Candidate y) { return x.a == y.a && x.b == y.b; }), out.end());
  return out;
}

}  // namespace entente::gathering
