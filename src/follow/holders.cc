#include "follow/holders.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "text/words.h"

namespace entente::following {
namespace {

bool is_public(const RoleEvidence& e) {
  static const std::set<std::string, std::less<>> sectors = {"GOV", "MIL", "COP", "JUD", "LEG", "PTY", "SPY", "REB", "OPP", "PRM"};
  const bool union_or_body = e.state == "UNO" || e.state == "EUR" || e.state == "IGO";
  return union_or_body || (!e.sectors.empty() && sectors.contains(e.sectors.front()));
}

/// An office that says only that somebody counts.
bool general(std::string_view office) {
  static const std::set<std::string, std::less<>> words = {"leader", "official", "head", "chief", "figure", "politician", "member", "boss", "counterpart", "former leader"};
  return office.empty() || words.contains(office);
}

/// "Lee Jae-myung" and "Lee Jae Myung" are one.
std::string key_of(const std::string& person) {
  std::string key;
  for (const char c : fold(person)) if (c != ' ' && c != '-' && c != '.') key += c;
  return key;
}

struct Person {
  std::map<std::string, std::uint32_t> names;
  std::vector<const RoleEvidence*> evidence;
};

/// By state, then key_of: people of one name and two states are two.
using People = std::map<std::pair<std::string, std::string>, Person>;

void move_to(Person& from, Person& to) {
  to.evidence.insert(to.evidence.end(), from.evidence.begin(), from.evidence.end());
  from.evidence.clear();
}

/// Evidence without a state goes to the only state in which somebody has the name.
void join_stateless(People& people) {
  std::map<std::string, std::vector<Person*>> named;
  for (auto& [key, person] : people) if (!key.first.empty()) named[key.second].push_back(&person);
  for (auto& [key, person] : people) {
    if (!key.first.empty()) continue;
    const auto at = named.find(key.second);
    if (at != named.end() && at->second.size() == 1) move_to(person, *at->second.front());
  }
}

/// A name of one word goes to the only longer one of its state that holds it.
void join_short_names(People& people) {
  std::map<std::pair<std::string, std::string>, std::vector<Person*>> holding;   // by state and word
  for (auto& [key, person] : people) {
    const std::vector<Word> words = words_of(person.names.begin()->first);
    if (words.size() < 2) continue;
    for (const Word& word : words) holding[{key.first, word.folded}].push_back(&person);
  }
  for (auto& [key, person] : people) {
    const std::vector<Word> words = words_of(person.names.begin()->first);
    if (words.size() != 1) continue;
    const auto at = holding.find({key.first, words.front().folded});
    if (at != holding.end() && at->second.size() == 1) move_to(person, *at->second.front());
  }
}

template <class Map>
std::string most(const Map& counts) {
  const auto at = std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) {
    return a.second < b.second || (a.second == b.second && a.first > b.first);
  });
  return at == counts.end() ? std::string() : at->first;
}

/// Nothing if no evidence names an office.
std::optional<OfficeHolder> holder_of(const Person& person) {
  std::map<std::string, std::uint32_t> offices, others, bodies;
  std::uint32_t former = 0, now = 0;
  for (const RoleEvidence* e : person.evidence) {
    if (!e->office.empty()) ++(general(e->office) ? others : offices)[e->office];
    if (!e->body.empty()) ++bodies[e->body];
    if (!e->office.empty()) ++(e->former ? former : now);
  }
  OfficeHolder out;
  out.office = offices.empty() ? most(others) : most(offices);
  if (out.office.empty()) return std::nullopt;
  out.person = most(person.names);
  out.body = most(bodies);
  out.former = former > 0 && former >= now;
  std::set<ReportId> reports;
  for (const RoleEvidence* e : person.evidence) {
    if (e->office.empty()) continue;
    if (e->when.earliest && (!out.seen.earliest || *e->when.earliest < *out.seen.earliest)) out.seen.earliest = e->when.earliest;
    if (e->when.latest && (!out.seen.latest || *out.seen.latest < *e->when.latest)) out.seen.latest = e->when.latest;
    out.cites.push_back(e->cite);
    reports.insert(e->cite.report);
  }
  std::sort(out.cites.begin(), out.cites.end());
  out.cites.erase(std::unique(out.cites.begin(), out.cites.end()), out.cites.end());
  out.reports = static_cast<std::uint32_t>(reports.size());
  return out;
}

}  // namespace

std::map<std::string, std::vector<OfficeHolder>> holders_of(const Brief& brief) {
  People people;
  for (const CodedReport& report : brief.reports) {
    for (const RoleEvidence& e : report.coding.roles) {
      if (e.person.empty() || !is_public(e)) continue;
      Person& person = people[{e.state, key_of(e.person)}];
      ++person.names[e.person];
      person.evidence.push_back(&e);
    }
  }
  join_stateless(people);
  join_short_names(people);
  std::map<std::string, std::vector<OfficeHolder>> out;
  for (const auto& [key, person] : people) {
    if (key.first.empty()) continue;
    if (std::optional<OfficeHolder> holder = holder_of(person)) out[key.first].push_back(std::move(*holder));
  }
  for (auto& [state, row] : out) {
    std::stable_sort(row.begin(), row.end(), [](const OfficeHolder& a, const OfficeHolder& b) {
      return std::tuple(a.former, b.reports) < std::tuple(b.former, a.reports);
    });
  }
  return out;
}

}  // namespace entente::following
