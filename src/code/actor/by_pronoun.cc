// Pronouns: the earlier entity that is most probably meant, or nobody (antecedent.h).
#include <algorithm>
#include <map>

#include "code/actor/antecedent.h"
#include "code/actor/coref.h"

namespace entente {
namespace {

/// "I", "we", "you": one speaker, one circle, one hearer a report; quotes are told apart by who speaks (code's quotes).
std::int32_t find_same_person(const Clusters& clusters, const std::vector<Found>& found, std::uint32_t mention) {
  const Found& m = found[mention];
  for (std::uint32_t i = mention; i-- > 0;) {
    const Found& other = found[i];
    if (other.form == Form::pronoun && other.person == m.person && other.number == m.number) return clusters.of(static_cast<std::int32_t>(i));
  }
  return no_cluster;
}

}  // namespace

Antecedent find_by_pronoun(const AntecedentWeights& weights, const Clusters& clusters, const std::vector<Found>& found, std::uint32_t mention) {
  const Found& m = found[mention];
  if (m.person != 3) return {find_same_person(clusters, found, mention), 1};
  const std::vector<Candidate> candidates = candidates_of(clusters, found, mention);
  const std::vector<double> p = weights.probabilities(class_of(m), candidates);
  std::vector<Antecedent> of;      // an entity is as probable as all its mentions together
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const auto at = std::find_if(of.begin(), of.end(), [&](const Antecedent& a) { return a.cluster == candidates[i].cluster; });
    if (at == of.end()) of.push_back({candidates[i].cluster, p[i]});
    else at->probability += p[i];
  }
  return *std::max_element(of.begin(), of.end(), [](const Antecedent& a, const Antecedent& b) { return a.probability < b.probability; });
}

}  // namespace entente
