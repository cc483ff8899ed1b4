// Stage read: bytes -> reports.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "entente/report.h"
#include "entente/result.h"

namespace entente {

struct ReadOptions {
  std::size_t max_bytes = 64u << 20;     ///< of one page, decompressed; more is Error::limit
  std::size_t max_ratio = 200;           ///< of decompressed to compressed bytes
  bool keep_refused = false;             ///< give pages that are no article (lists, start pages) all the same
};

/// Reads the article out of a page and leaves the page behind: navigation, "also read" lists, comment forms.
///
/// Input:   HTML or plain text in the encoding it declares or shows.
/// Output:  a report in reading order; every later span counts bytes of its text.
/// Errors:  encoding (cannot be decoded), limit (over max_bytes), format (empty, binary, or no article found).
///          A page that is merely broken is read as far as it goes.
/// Cost:    linear in the page, about twice its size in memory. Pure: any number of threads.
/// Source:  Kohlschütter, Fankhauser, Nejdl, "Boilerplate Detection using Shallow Text Features", WSDM 2010.
Result<Report> read(const Page& page, const ReadOptions& options = {});

/// Splits what a file holds into pages: one for HTML and text, one an item for RSS and Atom, one a line for JSON Lines;
/// gzip and zstd are unpacked first (by content, not by name). An item that cannot be read is an Error in its place.
/// Errors of the file as a whole: limit, format.
Result<std::vector<Result<Page>>> pages_of(Page file, const ReadOptions& options = {});

}  // namespace entente
