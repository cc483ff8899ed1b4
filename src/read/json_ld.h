// What a page says of its article in schema.org terms (JSON-LD).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// The article node of a page; fields as written, empty: not said.
struct StructuredArticle {
  std::string headline, published, modified, author, publisher, url, language, credit, body;
  bool found = false;
};

/// Reads the JSON-LD scripts of a page. Of several articles the one whose address or headline fits is taken, else the
/// first. Broken scripts are read as far as they go. Linear.
/// Source: schema.org, NewsArticle.
StructuredArticle read_json_ld(const std::vector<std::string_view>& scripts, std::string_view url, std::string_view headline);

}  // namespace entente
