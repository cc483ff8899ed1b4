#include "code/actor/actors_of.h"

#include <algorithm>

#include "code/actor/campaign.h"
#include "code/actor/firms.h"
#include "code/actor/fold.h"
#include "code/actor/home.h"
#include "code/clause/tree.h"

namespace entente {
namespace {

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool governs(std::string_view office) { return one_of(office, {"government", "administration", "cabinet", "presidency", "regime", "leadership"}); }

/// Bodies above states have no executive of their own in PLOVER; UNO and IGO stand alone.
void fit_sectors(std::string_view state, std::vector<std::string>& sectors) {
  if (state == "UNO" || state == "IGO" || state == "NGO") std::erase(sectors, "GOV");
}

std::vector<std::string> joined_parts(std::string_view name) {
  std::vector<std::string> out(1);
  for (const char c : lower(fold_name(name))) {
    if (c == ' ' || c == '-') {
      if (!out.back().empty()) out.emplace_back();
    } else if (c != '.') {
      out.back() += c;
    }
  }
  if (out.back().empty()) out.pop_back();
  return out;
}

/// "his Chinese counterpart", "her successor": the office is the owner's.
void take_owners_office(Clusters& clusters, Cluster& c) {
  const Cluster& owner = clusters[clusters.final(c.owner)];
  if (one_of(c.office, {"counterpart", "successor", "predecessor", "opposite number"}) && c.generic && !owner.sectors.empty()) {
    c.sectors = owner.sectors;
    c.generic = false;
    c.leads = owner.leads;
  }
}

/// "the company's president", "the group's leadership", "Holm Shoes officials": who leads a body has its sector.
void take_owners_sector(Cluster& c, const Cluster& owner) {
  const bool leads = (c.leads && (c.kind == EntityKind::person || c.kind == EntityKind::group)) || one_of(c.office, {"leadership", "board", "management"}) || (c.generic && c.office == "official");
  if (!leads || owner.kind != EntityKind::organisation || owner.key.starts_with("s:")) return;
  if (!owner.sectors.empty() && one_of(owner.sectors.front(), {"GOV", "MIL"})) return;
  if (owner.sectors.empty() && owner.variants.empty()) return;
  c.sectors = owner.sectors;
  c.generic = owner.generic;
  c.leads = false;
}

void take_owners_state(Clusters& clusters, std::int32_t at) {
  Cluster& c = clusters[at];
  if (c.owner == no_cluster || clusters.final(c.owner) == at) return;
  const Cluster& owner = clusters[clusters.final(c.owner)];
  take_owners_office(clusters, c);
  take_owners_sector(c, owner);
  const bool speaks_for = c.generic && one_of(c.office, {"spokesman", "spokeswoman", "spokesperson"}) && (owner.kind == EntityKind::person || owner.kind == EntityKind::group);
  if (speaks_for && owner.office != "president") c.sectors = owner.sectors;      // "spokesman for the relatives"
  if (!c.states.empty() || owner.states.empty() || c.relational) return;
  const bool of_house = c.kind == EntityKind::person && !c.variants.empty() && owner.kind == EntityKind::organisation && !owner.sectors.empty() &&
                        owner.sectors.front() == "JRN";
  if (c.office.empty() && of_house && c.sectors.empty()) c.sectors = owner.sectors, c.generic = false;      // "the Oslo Times's Ada Holm"
  if (c.office.empty() && !of_house) return;        // "Holm's house" has no state
  c.states = owner.states;
  // Kin, friends and lawyers of an official hold no office.
  const bool body = owner.kind == EntityKind::organisation, person = owner.kind == EntityKind::person;
  if ((body || person) && c.generic && ((body && c.sectors.empty()) || one_of(c.office, {"member", "chief", "head", "boss", "director", "chairman", "deputy", "spokesman", "spokeswoman", "spokesperson"}))) c.sectors = owner.sectors;
}

/// "the previous government under Ada Holm": state and office pass both ways.
void join_leaders(Clusters& clusters, const std::vector<Found>& found) {
  std::int32_t last = no_cluster;     // the latest government with a state, or its head
  std::uint32_t last_sentence = 0;
  for (std::uint32_t i = 0; i < found.size(); ++i) {
    const std::int32_t at = clusters.of(static_cast<std::int32_t>(i));
    if (at == no_cluster) continue;
    take_owners_state(clusters, at);
    Cluster& c = clusters[at];
    const bool government = governs(c.office) && found[i].form != Form::pronoun;
    if (government && c.states.empty() && c.former && c.owner == no_cluster && last != no_cluster && found[i].sentence <= last_sentence + 2) {
      c.states = clusters[last].states;
    }
    if (government && found[i].leader >= 0) {
      Cluster& leader = clusters[clusters.of(found[i].leader)];
      if (leader.kind == EntityKind::person || (leader.kind == EntityKind::other && !leader.variants.empty())) {
        leader.kind = EntityKind::person;
        if (leader.states.empty()) leader.states = c.states;
        if (c.states.empty()) c.states = leader.states;
        if (leader.sectors.empty()) leader.sectors = {"GOV"}, leader.leads = true, leader.generic = false;
        leader.former = leader.former || c.former;
      }
    }
    if (!c.states.empty() && (government || (c.leads && c.kind == EntityKind::person)) && !c.former) {
      last = at;
      last_sentence = found[i].sentence;
    }
  }
}

void take_evidence(Cluster& c, std::span<const RoleEvidence> evidence) {
  if (c.kind != EntityKind::person || c.variants.empty() || !c.states.empty()) return;
  const RoleEvidence* match = nullptr;
  for (const RoleEvidence& e : evidence) {
    const std::vector<std::string> parts = joined_parts(e.person);
    const std::string joined = joined_name(parts);
    const bool same = std::any_of(c.variants.begin(), c.variants.end(), [&](const auto& v) {
      return joined_name(v) == joined || (v.size() == 1 && (v.front() == parts.front() || v.front() == parts.back()));
    });
    if (!same || e.state.empty()) continue;
    if (match && (match->state != e.state || match->person != e.person)) return;      // two persons fit: nobody knows which
    match = &e;
  }
  if (!match) return;
  c.states = {match->state};
  if (c.sectors.empty() || c.generic) c.sectors = match->sectors;
  if (c.office.empty()) c.office = match->office;
  c.former = c.former || match->former;
}

std::vector<std::string> sectors_of(const Cluster& c, std::string_view state) {
  // A spokesman is a government's only beside a state: teams and firms have theirs.
  const bool anybodys = c.generic && state.empty() && one_of(c.office, {"spokesman", "spokeswoman", "spokesperson", "representative", "delegate", "adviser", "advisor", "leader"});
  if (anybodys) return {};
  std::vector<std::string> out = c.sectors;
  fit_sectors(state, out);
  const bool held_office = !out.empty() && !one_of(out.front(), {"LAB", "BUS", "EDU", "CVL", "MED", "AGR", "JRN", "REL", "REF", "SOC", "CRM", "UAF"});
  if (c.former && c.kind == EntityKind::person && held_office) make_former(out);
  return out;
}

/// What only somebody does: a name in front of it is a person's or a body's.
bool speaks(const Found& m) {
  return m.rel == Rel::nsubj && m.governor_upos == Upos::VERB &&
         one_of(m.governor_lemma, {"say", "tell", "announce", "ask", "argue", "admit", "believe", "claim", "declare", "decide", "decline", "deny", "explain", "hope", "insist",
                                   "offer", "plan", "promise", "refuse", "reply", "sign", "speak", "suggest", "think", "try", "urge", "vow", "want", "warn", "write"});
}

void make_doers(Clusters& clusters, const std::vector<Found>& found) {
  for (std::int32_t at = 0; at < clusters.size(); ++at) {
    Cluster& c = clusters[at];
    if (c.kind != EntityKind::other || c.variants.empty() || !c.key.empty()) continue;
    const bool doer = std::any_of(c.mentions.begin(), c.mentions.end(), [&](std::uint32_t i) { return found[i].form != Form::pronoun && speaks(found[i]); });
    if (doer) c.kind = EntityKind::organisation;
  }
}

bool acts(const Cluster& c) {
  return c.kind != EntityKind::place && c.kind != EntityKind::other;
}

}  // namespace

void settle(Clusters& clusters, const std::vector<Found>& found, std::span<const RoleEvidence> evidence) {
  make_doers(clusters, found);
  settle_campaigns(clusters, found);
  settle_firms(clusters, found);
  join_leaders(clusters, found);
  for (std::int32_t at = 0; at < clusters.size(); ++at) take_evidence(clusters[at], evidence);
  settle_at_home(clusters, found);
  join_leaders(clusters, found);      // what was learnt last passes on to offices that it owns
}

std::vector<Actor> actors_of_cluster(const Clusters& clusters, std::int32_t at) {
  const Cluster& c = clusters[at];
  std::vector<Actor> out;
  if (!c.members.empty()) {
    for (const std::int32_t member : c.members) {
      for (Actor& actor : actors_of_cluster(clusters, clusters.final(member))) out.push_back(std::move(actor));
    }
    return out;
  }
  if (!acts(c)) return out;
  const auto add = [&](std::string_view state) {
    Actor actor;
    actor.state = state;
    actor.sectors = sectors_of(c, state);
    if (c.kind == EntityKind::person || c.kind == EntityKind::organisation) actor.name = c.name;
    out.push_back(std::move(actor));
  };
  for (const std::string& state : c.states) add(state);
  if (c.states.empty()) add({});
  return out;
}

namespace {

/// "We" of a minister are her government, of a firm's spokesman the firm; of anybody else people of his state and sort.
std::vector<Actor> side_of_speaker(const Clusters& clusters, std::int32_t speaker) {
  if (speaker == no_cluster || !clusters[speaker].members.empty()) return {};
  std::vector<Actor> out = actors_of_cluster(clusters, speaker);
  for (Actor& actor : out) {
    if (!actor.sectors.empty() && actor.sectors.front() == "ELI") actor.sectors.clear();      // he speaks for his state, not for those in office
  }
  std::erase_if(out, [](const Actor& actor) { return actor.sectors.empty() && actor.state.empty(); });
  if (clusters[speaker].kind == EntityKind::person) {
    for (Actor& actor : out) actor.name.clear();
  }
  return out;
}

}  // namespace

std::vector<Actor> actors_in(const Clusters& clusters, const std::vector<Found>& found, std::uint32_t mention) {
  const Found& m = found[mention];
  const std::int32_t at = clusters.of(static_cast<std::int32_t>(mention));
  if (!m.members.empty()) {
    std::vector<Actor> out;
    for (const std::uint32_t member : m.members) {
      for (Actor& actor : actors_in(clusters, found, member)) out.push_back(std::move(actor));
    }
    return out;
  }
  const Term* term = m.form == Form::name ? m.term : nullptr;
  if (term && term->kind == TermKind::capital && clusters[at].kind != EntityKind::organisation) {
    if (m.stance == Stance::place) return {};
    Actor actor;
    actor.state = term->state;
    actor.sectors.assign(term->sectors.begin(), term->sectors.end());
    if (m.stance == Stance::doer) actor.sectors.insert(actor.sectors.begin(), "GOV");
    return {actor};
  }
  if (term && (term->kind == TermKind::city || term->kind == TermKind::region)) {
    if (m.stance != Stance::target && !(m.stance == Stance::doer && term->kind == TermKind::region)) return {};
    Actor actor;
    actor.state = term->state;
    return {actor};
  }
  if (m.form == Form::pronoun && m.person == 1 && m.number == Number::plural && m.speaker >= 0) {
    if (std::vector<Actor> side = side_of_speaker(clusters, clusters.of(m.speaker)); !side.empty()) return side;
  }
  std::vector<Actor> out = actors_of_cluster(clusters, at);
  if (term && term->kind == TermKind::capital) {      // "Brussels" for the Union
    for (Actor& actor : out) actor.sectors = {"GOV"};
  }
  return out;
}

/// "his predecessor, Ada Holm": the office is his. A successor or counterpart may hold another ("the president's Danish counterpart, the prime minister").
std::string office_told(const Clusters& clusters, const Found& m) {
  if (!one_of(m.says.office, {"counterpart", "successor", "predecessor", "opposite number"})) return m.says.office;
  return m.says.office == "predecessor" && m.owner >= 0 ? clusters[clusters.of(m.owner)].office : std::string{};
}

RoleEvidence role_of(const Clusters& clusters, const std::vector<Found>& found, std::uint32_t mention) {
  const Found& m = found[mention];
  const std::int32_t at = clusters.of(static_cast<std::int32_t>(mention));
  const Cluster& c = clusters[at];
  RoleEvidence role;
  if (c.kind != EntityKind::person || c.name.empty() || m.form == Form::pronoun) return role;
  const bool first = m.form == Form::name && c.mentions.front() == mention;      // belonging learnt elsewhere is told once
  const std::string office = office_told(clusters, m);
  const bool says = !office.empty() || !m.says.states.empty() || m.owner >= 0 || first;
  if (!says || (office.empty() && c.states.empty())) return role;
  role.person = c.name;
  role.office = office;
  role.state = !m.says.states.empty() ? m.says.states.front() : c.states.empty() ? std::string{} : c.states.front();
  role.sectors = !m.says.sectors.empty() && !m.says.generic ? m.says.sectors : c.sectors;
  fit_sectors(role.state, role.sectors);
  role.body = m.says.body.empty() ? c.body : m.says.body;
  role.former = m.says.former || c.former;
  return role;
}

}  // namespace entente
