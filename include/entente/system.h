// Stage follow: the system of actors that a brief describes.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "entente/finding.h"
#include "entente/ledger.h"
#include "entente/pair.h"

namespace entente {

/// Who holds an office, by all evidence of a brief.
struct OfficeHolder {
  std::string person, office, body;       ///< the fullest name and the most telling office; lower case
  bool former = false;
  DayRange seen;                          ///< first to last day of the evidence; unknown if no report has a day
  std::vector<Cite> cites;                ///< by report, span
  std::uint32_t reports = 0;
  friend bool operator==(const OfficeHolder&, const OfficeHolder&) = default;
};

/// A place in a brief: a finding, a plan or a disagreement of one of its stories.
struct StoryItem {
  std::uint32_t story = 0, item = 0;
  friend bool operator==(const StoryItem&, const StoryItem&) = default;
};

struct ActorRow {
  std::string code;                       ///< ISO 3166-1 alpha-3, UNO, EUR, KOS; a body's name where there is no code
  std::string name;                       ///< as reports most often write it; empty: only the code is known
  std::uint32_t findings = 0, reports = 0;///< findings in which it takes part, and the reports that tell them
  std::vector<StoryItem> which;           ///< those findings
  std::vector<OfficeHolder> holders;      ///< of public offices; by number of reports
  friend bool operator==(const ActorRow&, const ActorRow&) = default;
};

/// Both directions of a pair together; a reciprocal event counts once.
struct PairRow {
  std::string a, b;
  std::array<std::uint32_t, 4> events{};  ///< by Quad
  std::uint32_t reports = 0;              ///< those that tell any of the events, each once
  std::uint32_t origins_low = 0, origins_high = 0;
  DayRange days;
  std::vector<PairEvent> which;
  std::uint32_t n() const { return events[0] + events[1] + events[2] + events[3]; }
  std::uint32_t cooperation() const { return events[0] + events[1]; }
  std::uint32_t conflict() const { return events[2] + events[3]; }
  friend bool operator==(const PairRow&, const PairRow&) = default;
};

struct System {
  std::vector<ActorRow> actors;           ///< by findings, then reports, then code
  std::vector<LedgerRow> ledger;
  std::vector<NeedRow> needs;
  std::vector<PairRow> pairs;             ///< by number of events
  std::vector<StoryItem> plans;           ///< still open; by due day, those without one last
  std::vector<StoryItem> disputes;        ///< hard ones first
};

/// Everything at once, from the findings; no report is read again. Cost: linear in findings and claims. Pure.
System system_of(const Brief& brief);

}  // namespace entente
