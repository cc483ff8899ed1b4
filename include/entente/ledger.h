// Stage follow: who depends on whom for what, over all stories of a brief.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/finding.h"

namespace entente {

/// A clause that states something, in a brief.
struct LedgerCite {
  std::uint32_t story = 0;                ///< index into Brief::stories
  Support support;                        ///< `claim`: the claim that states the tie; -1: it says so in words of its own
  friend bool operator==(const LedgerCite&, const LedgerCite&) = default;
};

/// One amount as written, with the interval that its hedge opens.
struct LedgerValue {
  std::string words;                      ///< "about 28,500", "nearly half"
  Interval amount;                        ///< a share in [0, 1] if the row's unit is percent
  std::vector<LedgerCite> cites;
  friend bool operator==(const LedgerValue&, const LedgerValue&) = default;
};

/// A standing relation, once for all reports of a brief.
struct LedgerRow {
  TieKind kind = TieKind::ally;
  std::vector<std::string> subjects;      ///< codes, else names; ascending
  std::vector<std::string> objects;
  std::string good;                       ///< one name for all names of the good (docs/follow.md); empty: none
  std::vector<LedgerValue> values;        ///< by low end; several: told differently
  std::optional<Interval> amount;         ///< all values joined
  std::string unit;                       ///< of the amounts; "percent": shares
  std::optional<std::uint32_t> rank;
  std::vector<LedgerCite> ranked;         ///< those that give a rank
  DayRange as_of;                         ///< days that the clauses give, else those on which they were published
  bool disputed = false;                  ///< values, or ranks, exclude each other
  bool over_one = false;                  ///< the shares of this user and good sum above 1
  std::int8_t better = 0, worse = 0;      ///< of relations: clauses by which they became so
  std::int8_t good_now = 0, bad_now = 0;  ///< clauses by which they are so, whatever they were ("relations are tense")
  std::int8_t to_be_better = 0;           ///< clauses by which that is wanted or planned
  std::uint32_t origins_low = 0, origins_high = 0, reports = 0;
  std::vector<LedgerCite> cites;          ///< by story, report, span
  friend bool operator==(const LedgerRow&, const LedgerRow&) = default;
};

/// The ties of all stories, folded by kind, parties and good. A party on both sides is left out of the second; what then has
/// no second side is no row. Most reports first, then by kind and parties. Cost: linear in the ties. Pure.
std::vector<LedgerRow> ledger(const Brief& brief);
/// The same of one story alone: an index into Brief::stories.
std::vector<LedgerRow> ledger(const Brief& brief, std::uint32_t story);

/// What somebody, or anybody, needs to make something ("rare earths are essential in semiconductor manufacturing").
struct NeedRow {
  std::string user;                       ///< code; empty: whoever makes it
  std::string input, output;
  std::vector<LedgerCite> cites;
  friend bool operator==(const NeedRow&, const NeedRow&) = default;
};
std::vector<NeedRow> needs(const Brief& brief);

/// Origins that speak in some clauses of a brief: at least, at most, and the reports.
struct Voices {
  std::uint32_t low = 0, high = 0, reports = 0;
  friend bool operator==(const Voices&, const Voices&) = default;
};
Voices voices(const Brief& brief, const std::vector<LedgerCite>& cites);

/// The report that a clause stands in.
const Report& report_of(const Brief& brief, const LedgerCite& cite);

}  // namespace entente
