// Pages as found and reports as read.
#pragma once

#include <cassert>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/day.h"
#include "entente/span.h"

namespace entente {

/// How the publication day is known.
enum class PublishedHow : std::uint8_t { none, stated, user, inferred };
std::string_view name_of(PublishedHow how);

/// What the giver of a page already knows of it (PATH.meta.json, a feed, a flag).
struct PageFacts {
  std::string url;
  std::string outlet;
  std::string title;
  std::string guid;
  std::optional<Day> published;
  PublishedHow published_how = PublishedHow::stated;   ///< `user`: a default that counts only where the page has no day
  std::string author;
  friend bool operator==(const PageFacts&, const PageFacts&) = default;
};

/// Bytes as found.
struct Page {
  std::string path;         ///< file path or "-": names the input in errors and output
  std::string media_type;   ///< "text/html", "text/plain" ...; empty: found by looking at the bytes
  std::string bytes;        ///< any encoding, already decompressed
  PageFacts facts;
};

/// Identity of a report: XXH3-128 of its text. The same text is the same report in every run.
struct ReportId {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
  friend constexpr auto operator<=>(const ReportId&, const ReportId&) = default;
};
std::string to_line(ReportId id);                         ///< 32 hexadecimal digits
std::optional<ReportId> report_id_of(std::string_view hex);
ReportId hash_report(std::string_view text);

struct Published {
  DayRange days;                          ///< unknown: both ends absent
  PublishedHow how = PublishedHow::none;
  friend bool operator==(const Published&, const Published&) = default;
};

/// Text of the page that is not the article: menus, related headlines, forms. Kept apart, never coded.
struct Debris {
  std::string text;
  Span page;        ///< bytes of the page it came from
  friend bool operator==(const Debris&, const Debris&) = default;
};

/// A run of text that came from one run of page bytes; runs are in text order.
struct PageRun {
  Span text;
  Span page;
  friend bool operator==(const PageRun&, const PageRun&) = default;
};

/// One news report as read: the article itself, without the page around it.
struct Report {
  ReportId id;
  std::string key;          ///< document key: guid, else canonical url, else id; versions share it
  std::string path;         ///< where the page was found
  std::string url;
  std::string outlet;       ///< registrable domain or name as stated; empty: unknown
  std::string language;     ///< BCP 47 ("en"); empty: unknown
  Published published;
  std::string credit;       ///< agency credited ("Reuters"); empty: none stated
  std::string author;       ///< byline; empty: none stated
  std::string text;         ///< UTF-8, NFC, paragraphs parted by "\n\n", under 4 GiB, begins with the title
  Span title;               ///< the first paragraph if it is a title; empty: the report has none
  std::vector<Debris> debris;
  std::vector<PageRun> page_map;

  /// The words at `span`. The view dies with this report, so temporaries are refused.
  std::string_view at(Span span) const& {
    assert(span.begin <= span.end && span.end <= text.size());
    return std::string_view(text).substr(span.begin, span.size());
  }
  std::string_view at(Span) const&& = delete;
  friend bool operator==(const Report&, const Report&) = default;
};

/// Where something was read: the atom of provenance. No claim leaves the engine without one.
struct Cite {
  ReportId report;
  Span span;
  friend constexpr auto operator<=>(const Cite&, const Cite&) = default;
};

/// Empty if the report keeps its invariants, else the first one broken.
std::string check(const Report& report);
std::string to_line(const Report& report);
std::string to_line(const Cite& cite);

}  // namespace entente
