// Is a page one report, or a list, a shop, a start page?
#pragma once

#include <string_view>

#include "read/article.h"
#include "read/metadata.h"

namespace entente {

/// A page that declares an article (JSON-LD, og:type, published time) needs only its text; others must look like one by
/// length, links, day and author. `url`: may be empty.
bool is_report_page(const Article& article, const PageMetadata& metadata, std::string_view url);

}  // namespace entente
