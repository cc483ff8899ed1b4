// What the command was asked to do.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entente/day.h"

namespace entente::cli {

enum class Format : std::uint8_t { automatic, text, json, csv, markdown, html, dot, svg };

struct Options {
  std::vector<std::string> paths;
  Format format = Format::automatic;   ///< automatic: text on a terminal, JSON Lines into a pipe; a brief is text on both
  bool cite = false;                   ///< the sentences under every line
  bool all = false;                    ///< no limit on rows
  bool explain = false;                ///< which rule gave what
  bool one_story = false;
  bool diff = false;                   ///< of brief: compare the two paths
  std::string about;                   ///< actor code, name or good; empty: everything
  std::size_t limit = 0;               ///< rows a section; 0: the section's own limit
  unsigned threads = 0;                ///< 0: one a core
  std::optional<Day> published;        ///< for every report without its own
  std::optional<Day> as_of;
  std::string models;                  ///< folder of the weights; empty: beside the binary, then the installed one
  std::string source, target;          ///< of pair
  std::string period = "month";        ///< of pair: day, week, month
  double substitution = 0;             ///< of whatif: share that others make up for, by the user's judgement
  std::string as = "csv";              ///< of export: plover, gdelt, mentions, csv
  std::string out;                     ///< of export: a file; empty: standard output
  double sure = 0;                     ///< of code, export: claims and events of which a smaller share is held right are left out
  bool quiet = false;
  bool no_color = false;
};

/// Exit codes of the command.
enum Exit : int { found = 0, nothing = 1, usage = 2, some_failed = 3 };

}  // namespace entente::cli
