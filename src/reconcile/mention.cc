#include "reconcile/mention.h"

#include <algorithm>
#include <cmath>

#include "text/frequency.h"
#include "text/linkage.h"
#include "text/shingles.h"
#include "text/tables.h"

namespace entente::reconciling {
namespace {

constexpr double absent = -2.5;
constexpr double fitted_shift = 0.5;

bool holds(const std::vector<Term>& terms, const std::string& stem) {
  const std::uint64_t hash = hash_of(stem);
  const auto at = std::lower_bound(terms.begin(), terms.end(), hash, [](const Term& t, std::uint64_t h) { return t.hash < h; });
  return at != terms.end() && at->hash == hash;
}

double cosine(const std::vector<Term>& a, const std::vector<Term>& b) {
  double dot = 0, x = 0, y = 0;
  for (const Term& t : a) x += t.weight * t.weight;
  for (const Term& t : b) y += t.weight * t.weight;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i].hash < b[j].hash) ++i;
    else if (b[j].hash < a[i].hash) ++j;
    else dot += a[i++].weight * b[j++].weight;
  }
  return x > 0 && y > 0 ? dot / std::sqrt(x * y) : 0;
}

std::size_t common(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::vector<std::uint64_t> out;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
  return out.size();
}

}  // namespace

bool is_candidate(const EventMention& a, const EventMention& b) {
  return a.head == b.head || (a.report != b.report && (holds(b.context, a.head) || holds(a.context, b.head)));
}

MentionFeatures features_of(const EventMention& a, const EventMention& b) {
  const bool same = a.head == b.head;
  const double near = cosine(a.context, b.context);
  return {1, same ? 1.0 : 0.0, same ? near : 0.0, a.report == b.report ? 1.0 : 0.0, a.report == b.report && a.sentence == b.sentence ? 1.0 : 0.0,
          near, std::min(static_cast<double>(common(a.names, b.names)), 3.0), same ? rarity(a.head) / 10 : 0.0,
          holds(b.context, a.head) && holds(a.context, b.head) ? 1.0 : 0.0};
}

std::vector<std::uint32_t> corefer(std::span<const EventMention> mentions, const Logistic& model, double shift) {
  std::vector<Edge> edges;
  for (std::uint32_t a = 0; a < mentions.size(); ++a) {
    for (std::uint32_t b = a + 1; b < mentions.size(); ++b) {
      if (is_candidate(mentions[a], mentions[b])) edges.push_back({a, b, std::clamp(model.score(features_of(mentions[a], mentions[b])) + shift, -4.0, 4.0)});
    }
  }
  return average_link(static_cast<std::uint32_t>(mentions.size()), edges, absent);
}

std::vector<std::uint32_t> corefer(std::span<const EventMention> mentions) {
  return corefer(mentions, Logistic::of(table("reconcile/mention.txt"), mention_features), fitted_shift);
}

}  // namespace entente::reconciling
