// A brief as a reader meets it: sections of rows, chosen and worded once for the terminal, Markdown and HTML.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cli/options.h"
#include "entente/finding.h"

namespace entente::cli {

/// The words of one report under a row.
struct Citation {
  std::uint32_t report = 0;    ///< number of the report in the story, from 1
  std::string path;
  Span span;
  std::string text;
  bool partial = false;
  bool against = false;        ///< contradicts the row
};

/// One side of something disputed.
struct Side {
  std::string value;
  std::vector<std::uint32_t> reports;
};

enum class Mark : std::uint8_t { agreed, repeated, hard, soft, single, quote, kept, broken, pending, lapsed, negated, tie, origin, unknown };

/// The sign of a mark ("●") and its meaning in words ("agreed by two or more origins").
std::string_view sign_of(Mark mark);
std::string_view words_of(Mark mark);

struct Row {
  Mark mark = Mark::single;
  std::string text;
  std::vector<std::uint32_t> reports;   ///< numbers of the supporting reports, ascending
  std::vector<std::uint32_t> perhaps;   ///< of those that may say it too
  std::string origins;                  ///< "2", "1-3"; empty: does not apply
  std::string tag;                      ///< "CONSULT visit, planned, 4 Jan 2031"
  std::vector<Side> sides;              ///< of a disagreement
  std::vector<Citation> cites;
  bool alone = true;                    ///< a reader needs no more than the row; the others are shown with --all
  bool spare = false;                   ///< it can be understood, and stands where its section has little else
};

/// "1 2 (4)": in brackets who may say it too.
std::string numbers_of(const Row& row, std::string_view between);

struct Section {
  std::string heading;
  std::vector<Row> rows;
  std::vector<Row> more;                ///< not shown at first: beyond the limit, or not to be understood alone
};

struct ReportLine {
  std::uint32_t number = 0;
  std::string name;                     ///< outlet, else file name
  std::string published;                ///< "4 May 2031", "3-5 May 2031, inferred", "no date"
  std::string title;                    ///< its own, else its first words in quotation marks
  std::string path;
};

struct StoryPage {
  std::string title;
  std::uint32_t title_report = 0;       ///< number; 0: the title is nobody's
  std::string origins;
  std::string days;
  std::vector<ReportLine> reports;
  std::vector<Section> sections;        ///< those with rows
};

struct BriefPage {
  std::string as_of;                    ///< "2 January 2031", or "no day is known"
  std::vector<StoryPage> stories;
};

/// "4 May 2031", "3-5 May 2031", "since 3 May 2031"; empty if unknown.
std::string words_of(const DayRange& days);

/// Chooses and words what is shown. A story without a row that fits `options.about` is left out.
BriefPage page_of(const Brief& brief, const Options& options);

}  // namespace entente::cli
