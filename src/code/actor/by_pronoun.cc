// Pronouns: the earlier entity that is most probably meant, or nobody (antecedent.h).
#include <algorithm>
#include <array>
#include <map>

#include "code/actor/antecedent.h"
#include "code/actor/coref.h"
#include "code/clause/tree.h"

namespace entente {
namespace {

constexpr std::uint32_t voice_window = 60;      // sentences

bool is_i(const Found& m) { return m.form == Form::pronoun && m.person == 1 && m.number == Number::singular; }

/// Is the mention, if it has been read, somebody who may say "I"?
bool can_speak(const Clusters& clusters, std::int32_t mention) {
  const std::int32_t at = clusters.of(mention);
  return at != no_cluster && clusters[at].members.empty() && (clusters[at].kind == EntityKind::person || clusters[at].kind == EntityKind::other);
}

/// Do two pronouns of the first or second person stand in words of the same speaker, or both in nobody's?
bool one_voice(const Clusters& clusters, const Found& a, const Found& b) {
  if (a.speaker == b.speaker) return true;
  const std::int32_t speaker = clusters.of(a.speaker);
  return speaker != no_cluster && speaker == clusters.of(b.speaker);
}

/// "I", "we", "you": one speaker, one circle, one hearer a voice. "I" is whoever speaks, if he is named before his words;
/// if after them, `name_voices` joins the two.
std::int32_t find_same_person(const Clusters& clusters, const std::vector<Found>& found, std::uint32_t mention) {
  const Found& m = found[mention];
  if (is_i(m) && m.speaker >= 0 && can_speak(clusters, m.speaker)) return clusters.of(m.speaker);
  for (std::uint32_t i = mention; i-- > 0 && found[i].sentence + voice_window >= m.sentence;) {
    const Found& other = found[i];
    if (other.form != Form::pronoun || other.person != m.person || other.number != m.number) continue;
    if (one_voice(clusters, m, other)) return clusters.of(static_cast<std::int32_t>(i));
  }
  return no_cluster;
}

/// "his regime", "her cabinet": of somebody who governs.
bool of_a_ruler(const Found& m) {
  static constexpr std::array<std::string_view, 6> had = {"regime", "government", "administration", "cabinet", "presidency", "premiership"};
  return m.possessive && m.gender != Gender::neuter && m.number != Number::plural && std::find(had.begin(), had.end(), m.owned) != had.end();
}

bool governs(const Cluster& c) { return c.leads || c.stands || (!c.sectors.empty() && c.sectors.front() == "GOV"); }

/// "the bank said it would close", "Norway announced that its army will leave": whoever tells, if he is a body or a state; no_cluster: none does.
std::int32_t teller(const Clusters& clusters, const std::vector<Found>& found, std::uint32_t mention) {
  const Found& m = found[mention];
  if (m.gender != Gender::neuter || m.quoted) return no_cluster;
  for (std::uint32_t i = mention; i-- > 0 && found[i].sentence == m.sentence;) {
    const Found& other = found[i];
    const bool tells = other.rel == Rel::nsubj && other.clause_below && other.governor_upos == Upos::VERB && other.members.empty() && other.number != Number::plural;
    const bool above = std::find(m.predicates_above.begin(), m.predicates_above.end(), other.predicate) != m.predicates_above.end();
    if (!tells || !above || other.predicate == m.predicate) continue;
    const std::int32_t at = clusters.of(static_cast<std::int32_t>(i));
    const bool body = at != no_cluster && (clusters[at].kind == EntityKind::organisation || clusters[at].kind == EntityKind::state);
    return body ? at : no_cluster;
  }
  return no_cluster;
}

}  // namespace

Antecedent find_by_pronoun(const AntecedentWeights& weights, const Clusters& clusters, const std::vector<Found>& found, std::uint32_t mention) {
  const Found& m = found[mention];
  if (m.person != 3) return {find_same_person(clusters, found, mention), is_i(m) && m.speaker >= 0 ? found[static_cast<std::size_t>(m.speaker)].trust : 1};
  constexpr double least = 0.2, told = 0.7;      // in news whoever tells is nearly always meant; the weights know other texts
  const std::int32_t telling = teller(clusters, found, mention);
  const std::vector<Candidate> candidates = candidates_of(clusters, found, mention);
  const std::vector<double> p = weights.probabilities(class_of(m), candidates);
  std::vector<Antecedent> of;      // an entity is as probable as all its mentions together
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const auto at = std::find_if(of.begin(), of.end(), [&](const Antecedent& a) { return a.cluster == candidates[i].cluster; });
    if (at == of.end()) of.push_back({candidates[i].cluster, p[i]});
    else at->probability += p[i];
  }
  if (of_a_ruler(m)) {
    const auto rules = [&](const Antecedent& a) { return a.cluster != no_cluster && governs(clusters[a.cluster]); };
    if (std::any_of(of.begin(), of.end(), rules)) std::erase_if(of, [&](const Antecedent& a) { return !rules(a); });
  }
  for (const Antecedent& a : of) {
    if (a.cluster == telling && telling != no_cluster && a.probability >= least) return {telling, std::max(a.probability, told)};
  }
  return *std::max_element(of.begin(), of.end(), [](const Antecedent& a, const Antecedent& b) { return a.probability < b.probability; });
}

void name_speakers(std::span<const Sentence> sentences, std::span<const Quote> quotes, std::vector<Found>& found) {
  const auto core = [&](const Found& m) { return span_of(sentences[m.sentence], {m.core_begin, m.core_end}); };
  const auto before = [&](const Found& m, std::uint32_t at) { return core(m).end <= at; };
  std::size_t from = 0;
  for (const Quote& quote : quotes) {
    if (quote.kind == QuoteKind::indirect || quote.speaker.empty()) continue;
    std::int32_t speaker = -1;
    auto at = std::partition_point(found.begin(), found.end(), [&](const Found& m) { return before(m, quote.speaker.begin); });
    for (; at != found.end() && core(*at).begin < quote.speaker.end; ++at) {
      if (at->members.empty() && (speaker < 0 || at->form == Form::name)) speaker = static_cast<std::int32_t>(at - found.begin());
    }
    while (from < found.size() && core(found[from]).end <= quote.span.begin) ++from;
    for (std::size_t i = from; speaker >= 0 && i < found.size() && core(found[i]).begin < quote.span.end; ++i) {
      if (found[i].form == Form::pronoun) found[i].speaker = speaker;
    }
  }
}

void name_voices(Clusters& clusters, std::vector<Found>& found) {
  for (std::uint32_t i = 0; i < found.size(); ++i) {
    if (!is_i(found[i]) || found[i].speaker < 0) continue;
    if (!can_speak(clusters, found[i].speaker)) continue;
    found[i].trust = found[static_cast<std::size_t>(found[i].speaker)].trust;
    clusters.join(clusters.of(found[i].speaker), clusters.of(static_cast<std::int32_t>(i)));
  }
}

}  // namespace entente
