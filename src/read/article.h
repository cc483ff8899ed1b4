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
  float kept_text = 0;            ///< bytes kept
  float long_text = 0;            ///< bytes of kept blocks of a sentence or more
  bool is_article = false;
};

/// Weighs blocks by length, links and sentence marks, sums up the container tree, goes down while one child holds most,
/// and keeps the blocks below in order, without furniture.
/// Cost: linear in blocks and nodes.
/// Source: Kohlschütter et al., WSDM 2010 (text density, link density); docs/read.md.
///
/// `stated`: the article's text as the page states it in JSON-LD, may be empty or a teaser; where it fits the blocks, its
/// first and last words fix where the article begins and ends.
/// `title_block`: the block of the headline; -1: unknown. Of several articles on one page its own is taken.
Article find_article(const HtmlPage& page, std::int32_t title_block, std::string_view stated);

}  // namespace entente
