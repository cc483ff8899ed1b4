// Which blocks of a page are the article.
#pragma once

#include <string_view>
#include <vector>

#include "read/html.h"

namespace entente {

/// The article as block indices in page order, and how sure that is one.
struct Article {
  std::vector<std::uint32_t> blocks;
  std::int32_t node = -1;         ///< the container chosen; -1: none
  float sentence_text = 0;        ///< bytes of sentences kept
  float page_sentence_text = 0;   ///< bytes of sentences on the page
  float link_text = 0;            ///< bytes inside links on the page, page furniture not counted
  bool is_article = false;
};

/// Weighs blocks by length, links and sentence marks, sums up the container tree, goes down while one child holds most,
/// and keeps the blocks below in order, without furniture. `headline`: og:title or the like, may be empty.
/// Cost: linear in blocks and nodes.
/// Source: Kohlschütter et al., WSDM 2010 (text density, link density); docs/read.md.
Article find_article(const HtmlPage& page, std::string_view headline);

}  // namespace entente
