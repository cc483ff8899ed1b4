#include "entente/system.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "follow/holders.h"
#include "follow/party.h"

namespace entente {
namespace {

/// Actors of a claim that can be told apart: states, unions, named bodies; not persons.
void parties_in(const std::vector<Actor>& actors, std::set<std::string>& out) {
  for (const Actor& actor : actors) {
    if (!actor.state.empty() && !following::is_class(actor.state)) out.insert(actor.state);
    else if (following::is_class(actor.state) && !actor.name.empty()) out.insert(actor.name);
  }
}

std::set<std::string> parties_of(const Claim& claim) {
  std::set<std::string> out;
  for (const Argument& argument : claim.args) parties_in(argument.actors, out);
  if (claim.event) {
    parties_in(claim.event->actors, out);
    parties_in(claim.event->recipients, out);
  }
  if (claim.tie) {
    parties_in(claim.tie->subjects, out);
    parties_in(claim.tie->objects, out);
  }
  return out;
}

struct Seen {
  std::vector<StoryItem> findings;
  std::set<std::uint32_t> reports;              // indices into Brief::reports
  std::map<std::string, std::uint32_t> names;   // as written
};

void count_findings(const Brief& brief, std::map<std::string, Seen>& actors) {
  for (std::uint32_t s = 0; s < brief.stories.size(); ++s) {
    const StoryBrief& story = brief.stories[s];
    for (std::uint32_t f = 0; f < story.findings.size(); ++f) {
      const Finding& finding = story.findings[f];
      for (const std::string& code : parties_of(finding.claim)) {
        Seen& seen = actors[code];
        seen.findings.push_back({s, f});
        for (const Support& support : finding.support) seen.reports.insert(story.story.reports[support.report]);
      }
    }
  }
}

// A state is called what most of its mentions call it; "the country" and "Seoul" are no names of it.
void count_names(const Brief& brief, std::map<std::string, Seen>& actors) {
  for (const CodedReport& report : brief.reports) {
    for (const Entity& entity : report.coding.entities) {
      if (entity.kind != EntityKind::state || entity.actors.size() != 1) continue;
      const auto at = actors.find(entity.actors.front().state);
      if (at != actors.end() && !entity.name.empty()) at->second.names[entity.name] += static_cast<std::uint32_t>(entity.mentions.size());
    }
  }
}

std::string name_of(const Seen& seen) {
  const auto more = [](const auto& a, const auto& b) { return a.second < b.second || (a.second == b.second && a.first > b.first); };
  const auto at = std::max_element(seen.names.begin(), seen.names.end(), more);
  return at == seen.names.end() ? std::string() : at->first;
}

std::vector<ActorRow> actors_of(const Brief& brief) {
  std::map<std::string, Seen> seen;
  count_findings(brief, seen);
  std::map<std::string, std::vector<OfficeHolder>> holders = following::holders_of(brief);
  for (const auto& [code, people] : holders) seen.try_emplace(code);
  count_names(brief, seen);
  std::vector<ActorRow> rows;
  for (auto& [code, one] : seen) {
    const auto n = static_cast<std::uint32_t>(one.findings.size());
    rows.push_back({code, name_of(one), n, static_cast<std::uint32_t>(one.reports.size()), std::move(one.findings), std::move(holders[code])});
  }
  std::stable_sort(rows.begin(), rows.end(), [](const ActorRow& a, const ActorRow& b) {
    return std::tuple(b.findings, b.reports, a.code) < std::tuple(a.findings, a.reports, b.code);
  });
  return rows;
}

void widen(DayRange& days, const DayRange& other) {
  if (other.earliest && (!days.earliest || *other.earliest < *days.earliest)) days.earliest = other.earliest;
  if (other.latest && (!days.latest || *days.latest < *other.latest)) days.latest = other.latest;
}

/// Who tells any of these events.
Voices voices_of(const Brief& brief, const std::vector<PairEvent>& events) {
  std::vector<LedgerCite> cites;
  for (const PairEvent& event : events) {
    for (const Support& support : brief.stories[event.story].findings[event.finding].support) cites.push_back({event.story, support});
  }
  return voices(brief, cites);
}

std::vector<PairRow> pairs_of(const Brief& brief) {
  std::map<std::pair<std::string, std::string>, PairRow> all;
  std::set<std::tuple<std::string, std::string, std::uint32_t, std::uint32_t>> counted;
  for (PairEvent& event : pair_events(brief)) {
    const auto key = std::minmax(event.source, event.target);
    if (!counted.emplace(key.first, key.second, event.story, event.finding).second) continue;
    PairRow& row = all[key];
    std::tie(row.a, row.b) = key;
    ++row.events[static_cast<std::size_t>(quad_of(event.type))];
    widen(row.days, event.days);
    row.which.push_back(std::move(event));
  }
  std::vector<PairRow> rows;
  for (auto& [key, row] : all) {
    const Voices who = voices_of(brief, row.which);
    std::tie(row.reports, row.origins_low, row.origins_high) = std::tuple(who.reports, who.low, who.high);
    rows.push_back(std::move(row));
  }
  std::stable_sort(rows.begin(), rows.end(), [](const PairRow& a, const PairRow& b) { return a.n() > b.n(); });
  return rows;
}

std::vector<StoryItem> open_plans(const Brief& brief) {
  std::vector<StoryItem> out;
  for (std::uint32_t s = 0; s < brief.stories.size(); ++s) {
    const std::vector<Plan>& plans = brief.stories[s].plans;
    for (std::uint32_t p = 0; p < plans.size(); ++p) if (plans[p].outcome == Outcome::pending) out.push_back({s, p});
  }
  const auto due = [&](const StoryItem& item) {
    const DayRange& days = brief.stories[item.story].plans[item.item].due;
    return std::tuple(!days.known(), days.latest ? *days.latest : days.earliest.value_or(Day{}), item.story, item.item);
  };
  std::sort(out.begin(), out.end(), [&](const StoryItem& a, const StoryItem& b) { return due(a) < due(b); });
  return out;
}

std::vector<StoryItem> disputes_of(const Brief& brief) {
  std::vector<StoryItem> out;
  for (const bool hard : {true, false}) {
    for (std::uint32_t s = 0; s < brief.stories.size(); ++s) {
      const std::vector<Disagreement>& all = brief.stories[s].disagreements;
      for (std::uint32_t d = 0; d < all.size(); ++d) if (all[d].hard == hard) out.push_back({s, d});
    }
  }
  return out;
}

}  // namespace

System system_of(const Brief& brief) {
  System out;
  out.actors = actors_of(brief);
  out.ledger = ledger(brief);
  out.needs = needs(brief);
  out.pairs = pairs_of(brief);
  out.plans = open_plans(brief);
  out.disputes = disputes_of(brief);
  return out;
}

}  // namespace entente
