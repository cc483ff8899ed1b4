// The events of a brief as rows that every table format is written from.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "entente/finding.h"
#include "store/json.h"

namespace entente::store {

/// One event of one finding.
struct EventRow {
  std::string id;                     ///< of the finding
  std::uint32_t story = 0, finding = 0;
  DayRange days;                      ///< of the happening; of publication where `dated` is false
  bool dated = false;
  std::uint32_t first = 0;            ///< position in the story of the report published first among the supporters
  std::uint32_t reports = 0, outlets = 0;
  bool happened = false;              ///< happened or goes on, and is not denied
};

/// By story and finding.
std::vector<EventRow> event_rows(const Brief& brief);

const StoryBrief& story_of(const Brief& brief, const EventRow& row);
const Finding& finding_of(const Brief& brief, const EventRow& row);
const Event& event_of(const Brief& brief, const EventRow& row);
const CodedReport& report_at(const Brief& brief, const EventRow& row, std::uint32_t position);

/// Actors in pairs, one a row of tables that know two: each actor with each recipient; of parties without a recipient each
/// with each later one; a single one with nobody.
struct Side {
  const Actor* actor = nullptr;
  const Actor* other = nullptr;   ///< null: nobody
};
std::vector<Side> sides_of(const Event& event);

/// A number for tables whose ids are numbers: 63 bits of the finding's id, the story's and the pair's.
std::uint64_t number_of(const Brief& brief, const EventRow& row, std::size_t pair);

/// What no table of two actors holds; begins with the exported id.
Json extra_of(const Brief& brief, const EventRow& row, Json id);

/// A cell of a tab-separated table: tabs and line ends become blanks, control bytes go.
std::string cell(std::string_view text);
/// A cell of CSV: quoted where RFC 4180 asks for it; text that a spreadsheet would take for a formula gets an apostrophe.
std::string csv_cell(std::string_view text);

}  // namespace entente::store
