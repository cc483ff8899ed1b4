// Files that hold several pages: feeds and JSON Lines.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entente/read.h"

namespace entente {

/// Media type of a page that is the text of a report as `read` wrote it: nothing is debris any more.
inline constexpr std::string_view read_media_type = "text/vnd.entente.report";

using Pages = std::vector<Result<Page>>;

bool looks_like_feed(std::string_view text);
/// RSS 0.9-2.0 and Atom 1.0. Document type declarations are refused; undeclared entities are read as HTML's. An item
/// without text is an Error in its place; a feed that breaks off gives the items before the break and an Error.
Pages feed_items(std::string_view text, const std::string& path);

bool looks_like_json_lines(std::string_view text);
/// One object a line: {url, outlet, published, title, text} or what `read` writes (docs/formats.md). Blank lines are
/// skipped; a line that cannot be read is an Error in its place. `path` and the line number name it.
Pages json_line_items(std::string_view text, const std::string& path);

}  // namespace entente
