// Title, day, author, outlet and address of an HTML page.
#pragma once

#include <optional>
#include <string>

#include "entente/day.h"
#include "entente/report.h"
#include "read/article.h"
#include "read/html.h"
#include "read/json_ld.h"

namespace entente {

struct PageMetadata {
  std::string title;               ///< empty: none found
  std::int32_t title_block = -1;   ///< the block that holds it; -1: it stands in the head only
  std::string canonical;           ///< absolute address; empty: none
  std::string outlet, author, language, credit;
  std::optional<Day> published;    ///< never a day of modification
  StructuredArticle structured;
  bool declared_article = false;   ///< og:type article or JSON-LD of an article
};

/// Cascade of published signals, then what stands near the headline; docs/read.md has the order. Linear.
PageMetadata read_metadata(const HtmlPage& page, const PageFacts& facts);

/// The day of a dateline at the head of an article: "LIMA, March 26, 2031 (Agency) - ..."; a day without its year is none.
std::optional<Day> day_of_dateline(std::string_view first);

/// "www.news.example.co.uk/a" -> "news.example.co.uk".
std::string host_of(std::string_view url);
/// Title without the outlet's name at its end or start ("Treaty signed | Oslo Times").
std::string without_outlet(std::string_view title, std::string_view outlet);
/// Agency a text opens with ("OSLO (Norden) - ...", "(Norden) ..."); empty: none.
std::string agency_of(std::string_view first_paragraph);

}  // namespace entente
