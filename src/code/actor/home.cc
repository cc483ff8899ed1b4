#include "code/actor/home.h"

#include <algorithm>
#include <set>

namespace entente {
namespace {

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool governs(std::string_view office) { return one_of(office, {"government", "administration", "cabinet", "presidency", "regime"}); }

bool official(const std::vector<std::string>& sectors) {
  return !sectors.empty() && one_of(sectors.front(), {"GOV", "MIL", "COP", "JUD", "LEG", "SPY", "PTY", "OPP"});
}

constexpr double least = 0.5;      // a single name that may be somebody's surname tells no home

/// How much a name of the tables says that the report is about its state. Media and universities are quoted everywhere.
double weight_of(const Term& term, bool subject, bool modifier) {
  switch (term.kind) {
    case TermKind::institution: return one_of(term.sectors.empty() ? std::string_view() : term.sectors.front(), {"JRN", "EDU", "SOC", "BUS"}) ? 0 : 3;
    case TermKind::region: return 2;
    case TermKind::city: return subject ? 0.25 : term.word ? 0.5 : 1;      // who does something may be a person of that name
    case TermKind::capital: return modifier ? 0 : 1;      // "the Paris agreement"
    case TermKind::state: case TermKind::people: return 1;
    default: return 0;
  }
}

}  // namespace

Home::Home(const std::vector<Found>& found) {
  std::set<const Term*> cities;      // each counts once
  for (const Found& m : found) {
    if (m.form == Form::pronoun || !m.members.empty()) continue;
    if (m.term && m.term->kind == TermKind::city && !cities.insert(m.term).second) continue;
    if (m.term && !m.term->state.empty() && m.term->kind != TermKind::body) {
      add(m.term->state, weight_of(*m.term, m.rel == Rel::nsubj, m.rel == Rel::compound), m.sentence);
    } else if (!m.says.usual.empty()) {
      add(m.says.usual, 2, m.sentence);
    } else {
      const bool body_of_any_sort = m.kind == EntityKind::organisation && m.says.sectors.empty();      // "the Mali-based group"
      for (const std::string& state : m.says.states) add(state, official(m.says.sectors) ? 1 : body_of_any_sort ? 0.25 : 0.5, m.sentence);
    }
  }
}

void Home::add(std::string_view state, double weight, std::uint32_t sentence) {
  if (weight == 0 || one_of(state, {"UNO", "EUR", "IGO", "NGO", "MNC", "ISM", "IMG"})) return;
  auto at = std::find_if(weights_.begin(), weights_.end(), [&](const Weight& w) { return w.state == state; });
  if (at == weights_.end()) at = weights_.insert(at, {state, 0});
  at->weight += weight;
  sum_ += weight;
  seen_.push_back({sentence, state});
}

std::string_view Home::state(double share) const {
  for (const Weight& w : weights_) {
    if (w.weight >= std::max(share * sum_, least)) return w.state;
  }
  return {};
}

std::string_view Home::foremost() const {
  constexpr double share = 0.4, ahead = 2.5;
  for (const Weight& w : weights_) {
    const bool leads = std::all_of(weights_.begin(), weights_.end(), [&](const Weight& o) { return o.state == w.state || w.weight >= ahead * o.weight; });
    if (leads && w.weight >= std::max(share * sum_, least)) return w.state;
  }
  return {};
}

std::string_view Home::plainly() const {
  constexpr double share = 0.85, enough = 4;
  return sum_ < enough ? std::string_view() : state(share);
}

std::string_view Home::near(std::uint32_t sentence) const {
  std::string_view only;
  for (const Seen& s : seen_) {
    if (s.sentence + 1 < sentence || s.sentence > sentence) continue;
    if (!only.empty() && only != s.state) return {};
    only = s.state;
  }
  return only;
}

namespace {

/// An office of a state that the report says somebody holds.
struct Held {
  std::int32_t by = no_cluster;
  std::string office, state;
};

std::vector<Held> offices_held(const Clusters& clusters, const std::vector<Found>& found) {
  std::vector<Held> held;
  for (std::int32_t at = 0; at < clusters.size(); ++at) {
    const Cluster& c = clusters[at];
    if (c.mentions.empty() || c.kind != EntityKind::person || c.former || !c.leads) continue;
    const bool somebody = std::any_of(c.mentions.begin(), c.mentions.end(), [&](std::uint32_t i) { return found[i].definite; });
    if (!somebody) continue;      // "to become president of Norway"
    for (const std::string& state : c.states) held.push_back({at, c.office, state});
    if (c.states.empty()) held.push_back({at, c.office, {}});
  }
  return held;
}

bool held_by_another(const std::vector<Held>& held, const Clusters& clusters, std::int32_t at, std::string_view state) {
  const Cluster& c = clusters[at];
  return c.leads && c.kind == EntityKind::person &&
         std::any_of(held.begin(), held.end(), [&](const Held& h) { return h.by != at && h.office == c.office && h.state == state; });
}

/// Those whom another state or body has sent.
bool sent(std::string_view office) {
  return one_of(office, {"ambassador", "envoy", "special envoy", "diplomat", "negotiator", "mediator", "peacekeeper", "peacekeeping force", "consul", "consul general", "embassy",
                         "consulate", "attaché", "high commissioner", "delegation", "mission", "contingent", "occupation forces"});
}

/// A firm, or somebody of a firm, by name.
bool is_firm(const Cluster& c) { return !c.variants.empty() && !c.generic && !c.sectors.empty() && c.sectors.front() == "BUS" && c.kind != EntityKind::group; }

/// Share of the weight that its state must have; above 1: an office that anybody's may be.
double bar_of(const Cluster& c) {
  if (sent(c.office)) return 2;
  const bool scholar = c.kind == EntityKind::person && !c.variants.empty() && !c.sectors.empty() &&
                       (c.sectors.front() == "REL" || one_of(c.office, {"professor", "scientist", "researcher", "academic", "scholar", "lecturer"}));
  const bool local = c.kind != EntityKind::group && !scholar && !c.office.empty() && !c.sectors.empty() && one_of(c.sectors.front(), {"EDU", "MED", "REL", "LAB"});
  if (local) return 0.8;
  if (c.state_alone && one_of(c.office, {"country", "nation"})) return 0.6;
  if (c.state_alone && c.office == "state") return 0.75;
  if (c.kind == EntityKind::organisation && !c.variants.empty() && one_of(c.office, {"agency", "commission", "department", "bureau", "board", "authority", "council", "committee"})) return 0.75;
  if (is_firm(c)) return 0.9;
  if (!official(c.sectors)) return 2;
  if (c.generic) return one_of(c.office, {"official", "adviser", "advisor", "aide", "press secretary"}) ? 0.75 : 2;
  if (c.kind == EntityKind::person && c.office.empty()) return 2;
  return one_of(c.sectors.front(), {"MIL", "PTY", "OPP"}) ? 0.75 : 0.6;
}

/// Whoever is named with what he does, in a report that is plainly about one state.
bool is_told_of(const Cluster& c) {
  return c.kind == EntityKind::person && !c.variants.empty() && !c.generic && !c.sectors.empty() && !sent(c.office);
}

/// People of all trades in a report that is plainly about one state.
bool of_the_land(const Cluster& c) {
  return (c.kind == EntityKind::group || (c.kind == EntityKind::person && c.variants.empty())) && !c.office.empty() && !c.sectors.empty() &&
         one_of(c.sectors.front(), {"CVL", "LAB", "EDU", "MED", "AGR"});
}

std::string_view state_at_home(const Home& home, const Cluster& c, const std::vector<Found>& found) {
  const double bar = bar_of(c);
  if (!c.usual.empty() && (!official(c.sectors) || home.names(c.usual) || home.plainly().empty())) return c.usual;
  if (const std::string_view state = of_the_land(c) || is_told_of(c) ? home.plainly() : std::string_view(); !state.empty()) return state;
  if (bar > 1 || (is_firm(c) && !home.known())) return {};
  if (const std::string_view state = home.state(bar); !state.empty()) return state;
  if (bar <= 0.6 && c.kind != EntityKind::group) {
    if (const std::string_view state = home.foremost(); !state.empty()) return state;
  }
  return !c.sectors.empty() && one_of(c.sectors.front(), {"COP", "JUD", "GOV"}) ? home.near(found[c.mentions.front()].sentence) : std::string_view();
}

}  // namespace

namespace {

/// "Holm's cabinet", "the House speaker": somebody's of whom no state is known.
bool whose_is_open(const Clusters& clusters, std::int32_t at) {
  const Cluster& c = clusters[at];
  const std::int32_t owner = clusters.final(c.owner);
  if (owner == no_cluster || owner == at) return true;
  if (!clusters[owner].states.empty()) return false;
  if (clusters[owner].kind == EntityKind::person) return governs(c.office) && !clusters[owner].former;
  return clusters[owner].kind == EntityKind::organisation && official(c.sectors);
}

/// Who has a cabinet governs, if it is told by the name: "his" may be somebody else's.
void pass_to_owner(Clusters& clusters, const Cluster& c, const std::vector<Found>& found) {
  const bool told = std::any_of(c.mentions.begin(), c.mentions.end(), [&](std::uint32_t i) {
    constexpr double trusted = 0.8;
    const std::int32_t owner = found[i].owner;
    return owner >= 0 && (found[static_cast<std::size_t>(owner)].form != Form::pronoun || found[static_cast<std::size_t>(owner)].trust >= trusted);
  });
  if (c.owner == no_cluster || !told) return;
  Cluster& owner = clusters[clusters.final(c.owner)];
  if (owner.kind != EntityKind::person || owner.stands || !governs(c.office)) return;
  owner.states = c.states;
  if (owner.sectors.empty() || owner.generic) owner.sectors = {"GOV"}, owner.generic = false;
}

bool any(const Clusters& clusters, std::string_view sector, std::string_view office = {}) {
  for (std::int32_t at = 0; at < clusters.size(); ++at) {
    const Cluster& c = clusters[at];
    if (c.mentions.empty() || c.sectors.empty() || c.sectors.front() != sector) continue;
    if (office.empty() || c.office.starts_with(office)) return true;
  }
  return false;
}

bool any_named(const Clusters& clusters, std::string_view sector) {
  for (std::int32_t at = 0; at < clusters.size(); ++at) {
    const Cluster& c = clusters[at];
    if (!c.mentions.empty() && !c.variants.empty() && !c.sectors.empty() && c.sectors.front() == sector) return true;
  }
  return false;
}

bool any_office(const Clusters& clusters, std::string_view office) {
  for (std::int32_t at = 0; at < clusters.size(); ++at) {
    if (!clusters[at].mentions.empty() && clusters[at].office == office) return true;
  }
  return false;
}

bool rank(std::string_view office) {
  return one_of(office, {"lieutenant", "lt.", "sergeant", "sgt.", "captain", "capt.", "corporal", "cpl.", "major", "maj."});
}

/// Soldiers, an army: not a rank alone, which the police have too.
bool any_army(const Clusters& clusters) {
  for (std::int32_t at = 0; at < clusters.size(); ++at) {
    const Cluster& c = clusters[at];
    if (!c.mentions.empty() && !c.sectors.empty() && c.sectors.front() == "MIL" && !rank(c.office)) return true;
  }
  return false;
}

/// "deputies" of a report on a sheriff are police, beside a parliament its members; "Chief Holm" beside police leads them.
void read_short_titles(Clusters& clusters, const std::vector<Held>& held) {
  const bool police = any(clusters, "COP"), sheriff = police && any(clusters, "COP", "sheriff"), parliament = any(clusters, "LEG");
  const bool army = any_army(clusters), sport = any_office(clusters, "coach") || any_office(clusters, "player");
  const bool politics = parliament || any(clusters, "OPP") || any_named(clusters, "PTY") || !held.empty();
  for (std::int32_t at = 0; at < clusters.size(); ++at) {
    Cluster& c = clusters[at];
    if (c.mentions.empty()) continue;
    if (c.office == "party" && c.variants.empty() && c.states.empty() && !politics) c.sectors.clear(), c.generic = true;      // of climbers, of guests
    if (sport && c.office == "guard" && c.kind == EntityKind::person && !c.variants.empty()) c.sectors.clear(), c.generic = true;
    if (police && !army && c.kind == EntityKind::person && rank(c.office)) c.sectors = {"COP"};
    if (!c.sectors.empty()) continue;
    const bool deputies = c.office == "deputy" && c.owner == no_cluster;
    if (deputies && (sheriff || parliament)) c.sectors = {sheriff ? "COP" : "LEG"}, c.generic = false;
    if (c.office == "chief" && police && c.kind == EntityKind::person && !c.variants.empty()) c.sectors = {"COP"}, c.generic = false;
  }
}

}  // namespace

void settle_at_home(Clusters& clusters, const std::vector<Found>& found) {
  const Home home(found);
  const std::vector<Held> held = offices_held(clusters, found);
  read_short_titles(clusters, held);
  for (std::int32_t at = 0; at < clusters.size(); ++at) {
    Cluster& c = clusters[at];
    if (c.mentions.empty() || !c.states.empty() || !c.members.empty() || c.relational || !whose_is_open(clusters, at)) continue;
    if (c.kind != EntityKind::person && c.kind != EntityKind::organisation && c.kind != EntityKind::group) continue;
    const std::string_view state = state_at_home(home, c, found);
    if (state.empty() || held_by_another(held, clusters, at, state)) continue;
    c.states.emplace_back(state);
    pass_to_owner(clusters, c, found);
  }
}

bool Home::names(std::string_view state) const {
  return std::any_of(weights_.begin(), weights_.end(), [&](const Weight& w) { return w.state == state; });
}

}  // namespace entente
