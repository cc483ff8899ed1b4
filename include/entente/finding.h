// Stories and what their reports say together.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/claim.h"
#include "entente/report.h"
#include "entente/sentence.h"

namespace entente {

/// A report with all that was read out of it: what `gather`, `reconcile` and `follow` take.
struct CodedReport {
  Report report;
  std::vector<Sentence> sentences;
  Coding coding;
};

enum class Lineage : std::uint8_t { unknown, copy, rewrite, common_source, independent };
std::string_view name_of(Lineage lineage);

/// How two reports of a story depend on each other. `a` and `b` are positions in Story::reports, a < b.
struct LineagePair {
  std::uint32_t a = 0, b = 0;
  Lineage kind = Lineage::unknown;
  double dependence = 0;                 ///< probability that they share an origin, [0, 1]
  std::vector<std::string> evidence;     ///< one line each: "14 rare words in common", "same credit: Meridian"
  friend bool operator==(const LineagePair&, const LineagePair&) = default;
};

/// Reports on one happening.
struct Story {
  std::string id;                        ///< from the report seen first; kept through repair
  std::vector<std::uint32_t> reports;    ///< indices into the batch, ascending
  friend bool operator==(const Story&, const Story&) = default;
};

/// Number of independent origins, as an interval: low = high only where it is certain.
struct Origins {
  std::uint32_t low = 0, high = 0;
  std::vector<std::vector<std::uint32_t>> groups;   ///< of positions in the story; likely one origin each
  friend bool operator==(const Origins&, const Origins&) = default;
};

/// One report's words for or against a finding.
struct Support {
  std::uint32_t report = 0;              ///< position in the story
  Span span;                             ///< the words
  std::int32_t claim = -1;               ///< index into that report's Coding::claims; -1: found by its words
  bool partial = false;                  ///< weaker, vaguer, or a name or figure dropped
  bool sure = true;                      ///< likely to make the very claim of the finding's text, not only to belong beside it
  friend bool operator==(const Support&, const Support&) = default;
};

enum class Band : std::uint8_t { agreed, repeated, differs, single };
std::string_view name_of(Band band);

/// The same claim across reports.
struct Finding {
  std::string id;
  Band band = Band::single;
  Claim claim;                           ///< the fullest supporting one, with its spans in `claim_report`
  std::uint32_t claim_report = 0;        ///< position in the story
  std::string text;                      ///< fullest supporting clause, pronouns resolved in [brackets], its speaker in front if it names none
  bool in_passing = false;               ///< told in sentences about something else: `text` is a clause of one of them
  std::string lacks;                     ///< what a reader of `text` alone misses ("an antecedent"); "worth": one report's line few would print; empty: nothing
  std::vector<Support> support;          ///< by position, then span
  std::vector<Support> contradict;
  Origins origins;                       ///< over its own supporters
  double weight = 0;                     ///< rank in its section: higher first
  friend bool operator==(const Finding&, const Finding&) = default;
};

/// One value of a disputed slot and who gives it.
struct DisputedValue {
  std::string value;
  std::vector<Support> support;
  friend bool operator==(const DisputedValue&, const DisputedValue&) = default;
};

/// What reports give differently. Hard: both cannot be true.
struct Disagreement {
  std::string slot;                      ///< "place", "date", "number", "identity", "polarity", "strength", "attribution" ...
  std::string about;                     ///< in words: the finding it belongs to
  bool hard = false;
  std::vector<DisputedValue> values;     ///< two or more
  std::vector<std::uint32_t> findings;   ///< indices into StoryBrief::findings
  friend bool operator==(const Disagreement&, const Disagreement&) = default;
};

enum class Outcome : std::uint8_t { pending, kept, broken, lapsed };
std::string_view name_of(Outcome outcome);

/// A finding announced or predicted for later.
struct Plan {
  std::uint32_t finding = 0;             ///< index into StoryBrief::findings
  DayRange due;
  Outcome outcome = Outcome::pending;
  std::int32_t settled_by = -1;          ///< index into StoryBrief::findings: `finding` itself if its own supporters differ in this; -1: none
  std::vector<Support> settled;          ///< the words that tell it as done, or as called off
  bool negated = false;                  ///< "no joint statement is planned"
  bool predicted = false;                ///< somebody expects it; nobody announced it
  friend bool operator==(const Plan&, const Plan&) = default;
};

/// A standing relation across reports.
struct Tie {
  TieClaim tie;
  std::optional<Interval> amount;        ///< all values stated, joined
  std::string unit;                      ///< of `amount`: "percent" as share in [0, 1], else the unit
  std::optional<std::uint32_t> rank;
  DayRange as_of;
  std::vector<std::uint32_t> findings;   ///< indices into StoryBrief::findings
  std::vector<Support> support;          ///< the clauses that state it, by report, then span
  bool disputed = false;                 ///< stated values exclude each other
  friend bool operator==(const Tie&, const Tie&) = default;
};

/// One story told once.
struct StoryBrief {
  Story story;
  std::string title;                     ///< one of the reports' own, else a finding's text
  std::uint32_t title_report = 0;
  std::vector<Published> published;      ///< per report of the story; inferred where none is stated
  std::vector<LineagePair> lineage;      ///< every pair; in a story of more than 65 texts those that were compared (docs/reconcile.md)
  Origins origins;
  std::vector<Finding> findings;         ///< ranked
  std::vector<Disagreement> disagreements;
  std::vector<Plan> plans;
  std::vector<Tie> ties;
  std::vector<std::string> not_known;    ///< never empty when something is not known
};

/// What a batch of reports says.
struct Brief {
  std::optional<Day> as_of;              ///< nothing: no day is known at all
  std::vector<CodedReport> reports;
  std::vector<StoryBrief> stories;       ///< largest first
  std::uint32_t superseded = 0;          ///< older versions of a document, left out
  std::string parser;                    ///< hash of the weights used
  std::string coder;                     ///< hash of the tables used
};

std::string check(const StoryBrief& brief, const std::vector<CodedReport>& reports);
std::string to_line(const Finding& finding);

}  // namespace entente
