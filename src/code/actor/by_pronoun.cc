// Pronouns: the most salient earlier mention that agrees (after Hobbs 1978 and Lappin and Leass 1994, on UD trees).
#include <algorithm>

#include "code/actor/coref.h"

namespace entente {
namespace {

constexpr std::uint32_t window = 3;    // sentences

bool subject(Rel rel) { return rel == Rel::nsubj || rel == Rel::nsubj_pass; }
bool object(Rel rel) { return rel == Rel::obj || rel == Rel::iobj; }
bool inside_phrase(Rel rel) { return rel == Rel::nmod || rel == Rel::nmod_poss || rel == Rel::compound || rel == Rel::nmod_unmarked; }

bool person_agrees(const Found& m, const Cluster& c, const Found& candidate) {
  if (c.kind != EntityKind::person && c.kind != EntityKind::other) return false;
  if (c.kind == EntityKind::other && (candidate.form == Form::nominal || c.surely)) return false;
  if (candidate.number == Number::plural || c.number == Number::plural) return false;
  return c.gender == Gender::none || c.gender == m.gender;
}

bool thing_agrees(const Cluster& c, const Found& candidate) {
  if (c.kind == EntityKind::person || c.kind == EntityKind::group) return false;
  if (candidate.form == Form::name && candidate.kind == EntityKind::state && candidate.stance == Stance::place) return false;
  return candidate.number != Number::plural || candidate.form == Form::name;
}

bool plural_agrees(const Cluster& c, const Found& candidate) {
  if (c.kind == EntityKind::person && candidate.number != Number::plural) return false;
  if (candidate.number == Number::plural || c.kind == EntityKind::group || !candidate.members.empty()) return true;
  return c.kind == EntityKind::organisation;
}

bool agrees(const Found& m, const Cluster& c, const Found& candidate) {
  if (candidate.form == Form::pronoun && candidate.person != 3) return false;
  if (m.gender == Gender::masculine || m.gender == Gender::feminine) return person_agrees(m, c, candidate);
  return m.gender == Gender::neuter ? thing_agrees(c, candidate) : plural_agrees(c, candidate);
}

/// Two arguments of one predicate are not the same unless one says "-self" (binding, principle B).
bool bound_apart(const Found& m, const Found& candidate) {
  if (m.sentence != candidate.sentence || m.reflexive || m.possessive) return false;
  return m.governor == candidate.governor && m.governor != no_token;
}

double score(const Clusters& clusters, const Found& m, const Found& candidate, std::int32_t at, const Salience& w) {
  const Cluster& c = clusters[at];
  double out = w.distance * static_cast<double>(m.sentence - candidate.sentence);
  if (m.sentence == candidate.sentence) out += w.place_in_sentence * static_cast<double>(m.head - std::min(m.head, candidate.head));
  if (subject(candidate.rel)) out += w.subject;
  if (object(candidate.rel)) out += w.object;
  if (inside_phrase(candidate.rel)) out += w.modifier;
  if ((subject(candidate.rel) && subject(m.rel)) || (object(candidate.rel) && object(m.rel))) out += w.parallel;
  out += w.topic * static_cast<double>(std::min<std::size_t>(c.mentions.size(), 4) - 1);
  if (candidate.form == Form::name) out += w.name;
  if (candidate.form == Form::pronoun && candidate.gender == m.gender && candidate.number == m.number) out += w.pronoun;
  if (!c.surely) out += w.unsure;
  if (c.kind == EntityKind::other) out += w.thing;
  return out;
}

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

std::int32_t find_by_pronoun(const Clusters& clusters, const std::vector<Found>& found, std::uint32_t mention, const Salience& w) {
  const Found& m = found[mention];
  if (m.person != 3) return find_same_person(clusters, found, mention);
  std::int32_t best = no_cluster;
  double best_score = w.least;
  for (std::uint32_t i = mention; i-- > 0;) {
    const Found& candidate = found[i];
    if (candidate.sentence + window < m.sentence) break;
    const std::int32_t c = clusters.of(static_cast<std::int32_t>(i));
    if (c == no_cluster || !agrees(m, clusters[c], candidate) || bound_apart(m, candidate)) continue;
    if (candidate.range.begin <= m.head && m.head < candidate.range.end && candidate.sentence == m.sentence) continue;   // "his wife": not the wife
    const double s = score(clusters, m, candidate, c, w);
    if (s > best_score) best = c, best_score = s;
  }
  return best;
}

}  // namespace entente
