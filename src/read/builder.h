// Puts a report's text together and keeps the way back to the page.
#pragma once

#include <string_view>

#include "entente/report.h"
#include "read/charset.h"

namespace entente {

/// The text a report is cut from: a page's blocks or its lines, and how its bytes lead back to the page.
struct SourceText {
  std::string_view text;
  const std::vector<MapPoint>* points = nullptr;   ///< to the decoded page; null: it is the decoded page
  const Decoded* decoded = nullptr;

  std::uint32_t page_offset(std::uint32_t at) const {
    return decoded->source(points ? source_of(*points, at) : at);
  }
  Span page_span(Span span) const;
};

/// Appends paragraphs: NFC, white space collapsed, unseen signs dropped.
class ReportBuilder {
 public:
  ReportBuilder(const SourceText& source, Report& report) : source_(source), report_(report) {}

  /// Begins a paragraph; nothing is written until words come.
  void begin_paragraph() { pending_ = true; }
  /// Words of the source; several calls in one paragraph are parted by a blank.
  void add(Span words);
  /// Words that stand nowhere on the page (a title given from outside).
  void add_foreign(std::string_view words);
  void add_debris(Span words);

 private:
  void separate();
  void copy(Span words);
  void put(std::string_view bytes, std::uint32_t from, std::uint32_t to);

  const SourceText& source_;
  Report& report_;
  bool pending_ = true;
};

/// White space collapsed, unseen signs dropped, NFC.
std::string clean_text(std::string_view text);

}  // namespace entente
