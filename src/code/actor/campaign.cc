#include "code/actor/campaign.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace entente {
namespace {

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Words of elections alone.
bool of_elections(std::string_view word) {
  return one_of(word, {"election", "primary", "caucus", "nominee", "nomination", "candidate", "candidacy", "voter", "ballot", "electorate", "re-election", "reelection", "runoff",
                       "front-runner", "frontrunner", "superdelegate", "constituency", "electoral", "presidential"});
}

bool is_campaign(std::string_view lemma) { return one_of(lemma, {"campaign", "camp", "candidacy"}); }

bool names_party(const Term& term) { return term.kind == TermKind::institution && !term.sectors.empty() && term.sectors.front() == "PTY"; }

bool speaks_of_election(const std::vector<Found>& found) {
  constexpr std::size_t enough = 3;
  std::set<std::string_view> words;
  for (const Found& m : found) {
    if (of_elections(m.lemma)) words.insert(m.lemma);
    if (m.owner >= 0 && is_campaign(m.lemma)) words.insert("campaign");
    if (m.term && names_party(*m.term)) words.insert("party");
    if (m.governor_upos == Upos::VERB && one_of(m.governor_lemma, {"vote", "elect", "nominate", "re-elect"})) words.insert("vote");
    for (const std::string& word : m.modifiers) {
      if (of_elections(word)) words.insert(word);
    }
  }
  return words.size() >= enough;
}

bool stands_as(std::string_view office) {
  return one_of(office, {"candidate", "nominee", "contender", "hopeful", "front-runner", "frontrunner", "running mate", "presidential candidate", "presidential nominee",
                         "presidential hopeful", "presidential contender"});
}

/// What a candidate has, though not he alone.
bool may_be_candidates(std::string_view lemma) {
  return one_of(lemma, {"supporter", "backer", "voter", "delegate", "surrogate", "rally", "bid", "rival", "strategist", "opponent", "fundraiser", "donor", "endorsement", "team"});
}

bool is_follower(std::string_view lemma) { return one_of(lemma, {"supporter", "backer", "voter", "fan", "admirer", "follower", "crowd"}); }

bool is_staff(std::string_view office) {
  return one_of(office, {"aide", "adviser", "advisor", "strategist", "spokesman", "spokeswoman", "spokesperson", "manager", "director", "chairman", "chairwoman", "chair", "surrogate",
                         "staffer", "official", "operative", "pollster", "press secretary", "consultant", "insider", "ally"});
}

bool is_person(const Cluster& c) { return !c.mentions.empty() && !c.variants.empty() && c.key.empty() && (c.kind == EntityKind::person || c.kind == EntityKind::other); }

/// "voted for Holm", "endorsed Holm", "Holm campaigned": the verb if it speaks for a candidate; empty: none.
std::string_view candidates_verb(const Found& m) {
  if (m.form != Form::name || m.governor_upos != Upos::VERB) return {};
  const bool done_to = (m.rel == Rel::obj || m.rel == Rel::nsubj_pass) && one_of(m.governor_lemma, {"endorse", "nominate", "elect", "back"});
  const bool for_him = m.rel == Rel::obl && one_of(m.governor_lemma, {"vote", "campaign", "canvass", "stump", "caucus"});
  const bool does = m.rel == Rel::nsubj && one_of(m.governor_lemma, {"campaign", "stump", "run", "win"});
  return done_to || for_him || does ? m.governor_lemma : std::string_view();
}

/// How much speaks for each person's standing for election.
std::vector<int> cues_of(const Clusters& clusters, const std::vector<Found>& found) {
  constexpr int sure = 2;
  std::vector<int> cues(static_cast<std::size_t>(clusters.size()));
  std::set<std::pair<std::int32_t, std::string_view>> told;
  for (std::uint32_t i = 0; i < found.size(); ++i) {
    const Found& m = found[i];
    const std::int32_t owner = clusters.of(m.owner), own = clusters.of(static_cast<std::int32_t>(i));
    if (owner != no_cluster && is_campaign(m.lemma)) cues[static_cast<std::size_t>(owner)] += sure;
    else if (owner != no_cluster && may_be_candidates(m.lemma) && told.emplace(owner, m.lemma).second) ++cues[static_cast<std::size_t>(owner)];
    const std::string_view verb = candidates_verb(m);
    if (own != no_cluster && !verb.empty() && told.emplace(own, verb).second) ++cues[static_cast<std::size_t>(own)];
    if (own != no_cluster && stands_as(m.says.office) && m.number != Number::plural) cues[static_cast<std::size_t>(own)] += sure;
  }
  return cues;
}

void stand(Cluster& c) {
  c.stands = true;
  c.kind = EntityKind::person;
  const bool trade = !c.sectors.empty() && one_of(c.sectors.front(), {"BUS", "EDU", "MED", "LAB", "JRN", "CVL", "REL", "SOC"});      // a professor who stands is a candidate
  if (!c.sectors.empty() && !c.generic && !c.former && !trade) return;
  if (trade) c.office = "candidate";
  c.sectors = {"PTY"};
  c.generic = c.former = false;
  if (c.office.empty()) c.office = "candidate";
}

void join_campaign(Cluster& c, const Found& m) {
  if (m.lemma == "people" && m.form == Form::nominal) {      // "the Holm people"
    c.kind = EntityKind::group;
    c.office = "campaign";
  } else if (is_campaign(m.lemma) || m.lemma == "team") {
    c.kind = EntityKind::organisation;
    c.office = "campaign";
  } else if (is_follower(m.lemma)) {
    c.kind = m.number == Number::plural ? EntityKind::group : c.kind;
    c.relational = false;
    if (c.office.empty()) c.office = m.lemma;
    if (c.sectors.empty()) c.sectors = {"CVL"};
    return;
  } else if (!is_staff(m.says.office) || c.stands || (!c.generic && !one_of(c.office, {"manager"}))) {
    return;
  }
  c.sectors = {"PTY"};
  c.generic = c.relational = false;
}

/// Rivals for an office are of one state, and so are the parties that a report names; empty: several, or none known.
std::string state_of_election(const Clusters& clusters, const std::vector<Found>& found) {
  std::set<std::string> states;
  for (std::int32_t at = 0; at < clusters.size(); ++at) {
    const Cluster& c = clusters[at];
    if (c.stands && !c.mentions.empty()) states.insert(c.states.begin(), c.states.end());
  }
  for (const Found& m : found) {
    if (m.term && names_party(*m.term) && !m.term->state.empty()) states.emplace(m.term->state);
  }
  return states.size() == 1 ? *states.begin() : std::string{};
}

}  // namespace

void settle_campaigns(Clusters& clusters, const std::vector<Found>& found) {
  if (!speaks_of_election(found)) return;
  constexpr int enough = 2;
  const std::vector<int> cues = cues_of(clusters, found);
  for (std::int32_t at = 0; at < clusters.size(); ++at) {
    if (cues[static_cast<std::size_t>(at)] >= enough && is_person(clusters[at])) stand(clusters[at]);
  }
  if (const std::string state = state_of_election(clusters, found); !state.empty()) {
    for (std::int32_t at = 0; at < clusters.size(); ++at) {
      if (clusters[at].stands && clusters[at].states.empty()) clusters[at].states = {state};
    }
  }
  for (std::uint32_t i = 0; i < found.size(); ++i) {
    const std::int32_t at = clusters.of(static_cast<std::int32_t>(i)), owner = clusters.of(found[i].owner);
    if (at == no_cluster || owner == no_cluster || at == owner || found[i].form == Form::pronoun) continue;
    const bool campaigns = clusters[owner].stands || clusters[owner].office == "campaign";
    if (campaigns && clusters[at].states.empty()) join_campaign(clusters[at], found[i]);
  }
}

}  // namespace entente
