// Plain text -> title, article and debris, line by line.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/day.h"
#include "entente/span.h"

namespace entente {

enum class LineKind : std::uint8_t { title, body, heading, list, debris };

/// A line that is not blank. `joined`: it goes on the paragraph of the line before (text wrapped to a width).
struct PlainLine {
  Span span;                       ///< trimmed, bullet dropped
  LineKind kind = LineKind::body;
  bool joined = false;
  const char* reason = "";         ///< why it is debris, for --explain
};

struct PlainArticle {
  std::vector<PlainLine> lines;    ///< in text order
  std::optional<Day> published;    ///< from a date line beside the article
  std::string author;
  std::string credit;
  bool is_article = false;
};

/// Labels each line. `title`: known from elsewhere, may be empty. Linear.
PlainArticle label_lines(std::string_view text, std::string_view title);

}  // namespace entente
