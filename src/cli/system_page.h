// The system of actors as a reader meets it: sections of rows, worded once for the terminal and for HTML.
#pragma once

#include <string>
#include <vector>

#include "cli/network.h"
#include "cli/options.h"
#include "entente/system.h"

namespace entente::cli {

/// A clause under a row.
struct SystemCite {
  std::string path;
  std::string outlet;        ///< empty: not known
  Span span;
  std::string text;
};

struct SystemRow {
  std::string anchor;        ///< "tie-3"; empty: nothing leads here
  std::string text;
  std::string counts;        ///< "3 reports, 1-2 origins"
  std::string note;          ///< what else is known: interval, days, net share
  bool flagged = false;      ///< disputed, or shares above 1
  std::vector<SystemCite> cites;
  std::size_t more = 0;      ///< clauses beyond those shown; --json has all
  std::vector<std::string> parties;   ///< codes of those it is about where the text has their names
};

struct SystemSection {
  std::string heading, explanation;
  std::vector<SystemRow> rows;
  std::size_t usual = 0;     ///< rows shown without --all
  std::size_t hidden = 0;
};

struct SystemPage {
  std::string title;
  std::string facts;         ///< "5 reports in 1 story, 29 Dec 2025 - 11 Jan 2026"
  std::string as_of;
  std::vector<SystemSection> sections;   ///< those with rows
  Network network;
};

/// Sections of a system: actors, dependences, ties, needs, pairs, plans due, disputes. `options.about` keeps the rows of one actor
/// or good; `options.all` and `options.limit` say how many.
SystemPage page_of(const System& system, const Brief& brief, const Options& options);

/// The facts of a batch, for a page whose sections follow.
SystemPage page_without_sections(const Brief& brief, const char* title);

/// Only what depends on what and how actors are tied, for the command `ties`.
SystemPage ledger_page_of(const System& system, const Brief& brief, const Options& options);

}  // namespace entente::cli
