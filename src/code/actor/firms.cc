#include "code/actor/firms.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace entente {
namespace {

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// What only a firm has.
bool firms_alone(std::string_view lemma) {
  return one_of(lemma, {"share", "shareholder", "stockholder", "earnings", "subsidiary", "dividend", "debenture", "takeover", "bondholder", "franchisee"});
}

/// What a firm has, though not it alone.
bool may_be_firms(std::string_view lemma) {
  return one_of(lemma, {"stock", "sale", "revenue", "profit", "customer", "product", "brand", "store", "factory", "plant", "unit", "acquisition", "chairman", "board", "offer", "bid", "stake",
                        "price", "loss", "ceo", "executive", "line", "device", "user", "dealer", "supplier", "competitor", "asset", "headquarters", "employee", "officer", "business"});
}

/// "acquired Holm", "Holm makes": the verb if firms do it or have it done to them; empty: none.
std::string_view firms_verb(const Found& m) {
  if (m.form != Form::name || m.governor_upos != Upos::VERB) return {};
  const bool does = m.rel == Rel::nsubj && one_of(m.governor_lemma, {"acquire", "manufacture", "distribute", "market", "underwrite", "publish", "export", "own", "operate", "post", "earn", "file"});
  const bool done_to = (m.rel == Rel::obj || m.rel == Rel::nsubj_pass) && one_of(m.governor_lemma, {"acquire", "buy", "purchase", "list", "trade", "liquidate"});
  return does || done_to ? m.governor_lemma : std::string_view();
}

bool is_person_for_sure(const Cluster& c, const std::vector<Found>& found) {
  return std::any_of(c.mentions.begin(), c.mentions.end(), [&](std::uint32_t i) {
    const Found& m = found[i];
    if (m.form == Form::pronoun) return m.person == 1 || m.gender == Gender::masculine || m.gender == Gender::feminine;
    return m.title_begin != no_token || m.gender != Gender::none || (m.kind == EntityKind::person && !m.says.office.empty());
  });
}

bool may_be_firm(const Cluster& c, const std::vector<Found>& found) {
  if (c.mentions.empty() || c.variants.empty() || !c.key.empty() || !c.members.empty() || c.stands || !c.office.empty()) return false;
  if (!c.sectors.empty() && !c.generic) return false;
  const bool known = std::any_of(c.mentions.begin(), c.mentions.end(), [&](std::uint32_t i) { return found[i].term; });
  if (known || c.kind == EntityKind::state || c.kind == EntityKind::group || c.kind == EntityKind::place) return false;
  return c.kind != EntityKind::person || !is_person_for_sure(c, found);
}

/// How much speaks for each one's being a firm; each word counts once.
std::vector<int> cues_of(const Clusters& clusters, const std::vector<Found>& found) {
  constexpr int sure = 2;
  std::vector<int> cues(static_cast<std::size_t>(clusters.size()));
  std::set<std::pair<std::int32_t, std::string_view>> told;
  for (std::uint32_t i = 0; i < found.size(); ++i) {
    const Found& m = found[i];
    const std::int32_t owner = clusters.of(m.owner), own = clusters.of(static_cast<std::int32_t>(i));
    const bool named = owner != no_cluster && found[static_cast<std::size_t>(m.owner)].form == Form::name;
    if (named && (firms_alone(m.lemma) || may_be_firms(m.lemma)) && told.emplace(owner, m.lemma).second) {
      cues[static_cast<std::size_t>(owner)] += firms_alone(m.lemma) ? sure : 1;
    }
    const std::string_view verb = firms_verb(m);
    if (own != no_cluster && !verb.empty() && told.emplace(own, verb).second) ++cues[static_cast<std::size_t>(own)];
  }
  return cues;
}

}  // namespace

void settle_firms(Clusters& clusters, const std::vector<Found>& found) {
  constexpr int enough = 2;
  const std::vector<int> cues = cues_of(clusters, found);
  for (std::int32_t at = 0; at < clusters.size(); ++at) {
    Cluster& c = clusters[at];
    if (cues[static_cast<std::size_t>(at)] < enough || !may_be_firm(c, found)) continue;
    c.kind = EntityKind::organisation;
    c.office = "company";
    c.sectors = {"BUS"};
    c.generic = false;
  }
}

}  // namespace entente
