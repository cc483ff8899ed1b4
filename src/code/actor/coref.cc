#include "code/actor/coref.h"

#include <algorithm>

namespace entente {
namespace {

bool joinable(const Cluster& a, const Cluster& b, bool relational) {
  const auto human = [](const Cluster& c) { return c.kind == EntityKind::person || c.kind == EntityKind::group; };
  if (a.kind == EntityKind::other || b.kind == EntityKind::other) return true;
  if (human(a) != human(b) && !relational) return false;
  if (a.gender != Gender::none && b.gender != Gender::none && a.gender != b.gender) return false;
  if (!a.key.empty() && !b.key.empty()) return false;
  const bool both_named = !a.variants.empty() && !b.variants.empty();
  return !both_named || a.kind != EntityKind::person;
}

std::int32_t find(const ActorTable& table, Clusters& clusters, std::vector<Found>& found, std::uint32_t i) {
  switch (found[i].form) {
    case Form::name: return find_by_name(clusters, found, i);
    case Form::nominal: return find_by_description(table, clusters, found, i);
    case Form::pronoun: break;
  }
  if (found[i].reflexive && found[i].same_as >= 0) return clusters.of(found[i].same_as);
  const Antecedent antecedent = find_by_pronoun(table.antecedents(), clusters, found, i);
  found[i].trust = antecedent.probability;
  return antecedent.cluster;
}

}  // namespace

void resolve_next(const ActorTable& table, Clusters& clusters, std::vector<Found>& found, std::uint32_t i) {
  std::int32_t at = clusters.final(find(table, clusters, found, i));
  if (at == no_cluster) at = clusters.make();
  clusters.add(i, at);
  if (found[i].same_as < 0) return;
  const std::int32_t same = clusters.final(clusters.of(found[i].same_as));
  if (same != no_cluster && same != at && joinable(clusters[same], clusters[at], found[i].says.relational || found[found[i].same_as].says.relational)) clusters.join(same, at);
}

Clusters resolve(const ActorTable& table, std::vector<Found>& found) {
  Clusters clusters(found);
  for (std::uint32_t i = 0; i < found.size(); ++i) resolve_next(table, clusters, found, i);
  name_voices(clusters, found);
  return clusters;
}

}  // namespace entente
