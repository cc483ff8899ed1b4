#include "code/actor/home.h"

#include <algorithm>

namespace entente {
namespace {

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool official(const std::vector<std::string>& sectors) {
  return !sectors.empty() && one_of(sectors.front(), {"GOV", "MIL", "COP", "JUD", "LEG", "SPY", "PTY", "OPP"});
}

/// How much a name of the tables says that the report is about its state. Media and universities are quoted everywhere.
double weight_of(const Term& term) {
  switch (term.kind) {
    case TermKind::institution: return one_of(term.sectors.empty() ? std::string_view() : term.sectors.front(), {"JRN", "EDU", "SOC", "BUS"}) ? 0 : 3;
    case TermKind::region: return 2;
    case TermKind::city: return term.word ? 0 : 1;
    case TermKind::state: case TermKind::capital: case TermKind::people: return 1;
    default: return 0;
  }
}

}  // namespace

Home::Home(const std::vector<Found>& found) {
  for (std::uint32_t i = 0; i < found.size(); ++i) {
    const Found& m = found[i];
    if (m.form == Form::pronoun || !m.members.empty()) continue;
    if (m.term && !m.term->state.empty() && m.term->kind != TermKind::body) {
      add(m.term->state, weight_of(*m.term), m.sentence);
    } else if (!m.says.usual.empty()) {
      add(m.says.usual, 2, m.sentence);
    } else {
      for (const std::string& state : m.says.states) add(state, official(m.says.sectors) ? 1 : 0.5, m.sentence);
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
    if (w.weight >= share * sum_) return w.state;
  }
  return {};
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

/// Does somebody else hold this office of this state now?
bool held_by_another(const Clusters& clusters, std::int32_t at, std::string_view state) {
  const Cluster& c = clusters[at];
  if (!c.leads || c.kind != EntityKind::person) return false;
  for (std::int32_t other = 0; other < clusters.size(); ++other) {
    const Cluster& o = clusters[other];
    if (other == at || o.mentions.empty() || o.kind != EntityKind::person || o.former || o.variants.empty() || o.office != c.office) continue;
    if (!o.states.empty() && o.states.front() == state) return true;
  }
  return false;
}

/// Share of the weight that its state must have; above 1: an office that anybody's may be.
double bar_of(const Cluster& c) {
  if (!official(c.sectors)) return 2;
  if (c.generic) return one_of(c.office, {"official", "adviser", "advisor"}) ? 0.75 : 2;
  if (c.kind == EntityKind::person && c.office.empty()) return 2;
  return one_of(c.sectors.front(), {"MIL", "PTY", "OPP"}) ? 0.75 : 0.6;
}

std::string_view state_at_home(const Home& home, const Cluster& c, const std::vector<Found>& found) {
  const double bar = bar_of(c);
  if (!c.usual.empty() && (home.names(c.usual) || home.state(bar).empty())) return c.usual;
  if (bar > 1) return {};
  if (const std::string_view state = home.state(bar); !state.empty()) return state;
  return one_of(c.sectors.front(), {"COP", "JUD", "GOV"}) ? home.near(found[c.mentions.front()].sentence) : std::string_view();
}

}  // namespace

void settle_at_home(Clusters& clusters, const std::vector<Found>& found) {
  const Home home(found);
  for (std::int32_t at = 0; at < clusters.size(); ++at) {
    Cluster& c = clusters[at];
    if (c.mentions.empty() || !c.states.empty() || !c.members.empty() || c.relational || c.owner != no_cluster) continue;
    if (c.kind != EntityKind::person && c.kind != EntityKind::organisation && c.kind != EntityKind::group) continue;
    const std::string_view state = state_at_home(home, c, found);
    if (!state.empty() && !held_by_another(clusters, at, state)) c.states.emplace_back(state);
  }
}

bool Home::names(std::string_view state) const {
  return std::any_of(weights_.begin(), weights_.end(), [&](const Weight& w) { return w.state == state; });
}

}  // namespace entente
