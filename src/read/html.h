// HTML -> blocks of text and the light tree of containers around them, in one pass and without a DOM.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "read/mapped.h"

namespace entente {

/// The first eight letters of a tag name, lower case.
using TagName = std::uint64_t;
constexpr TagName tag_name(std::string_view name) {
  TagName packed = 0;
  for (std::size_t i = 0; i < 8 && i < name.size(); ++i) packed |= TagName(static_cast<unsigned char>(name[i])) << (8 * i);
  return packed;
}

/// What an element says of itself by tag, class, id or attributes.
enum HtmlFlag : std::uint32_t {
  flag_out = 1,         ///< nav, button, select: never text of the article
  flag_bad = 2,         ///< class words of page furniture, aside, form, footer
  flag_good = 4,        ///< class words of an article body
  flag_article = 8,     ///< article, main
  flag_caption = 16,    ///< figure, figcaption
  flag_list = 32,       ///< ul, ol, dl
  flag_quote = 64,
  flag_hidden = 128,
  flag_table = 256,
  flag_header = 512,
  flag_comment = 1024,  ///< class words of reader comments
};

struct HtmlNode {
  TagName tag = 0;
  std::int32_t parent = -1;
  std::uint32_t flags = 0;
};

/// A run of text without an inner break. `kind`: p, l (li), 1-6 (h1-h6), d (anything else).
struct HtmlBlock {
  std::uint32_t begin = 0, end = 0;   ///< into HtmlPage::content.text
  std::uint32_t link = 0;             ///< bytes of it inside <a>
  std::uint32_t node = 0;
  std::uint32_t flags = 0;            ///< of the block element itself
  std::uint16_t marks = 0;            ///< sentence marks
  char kind = 'd';
  std::uint32_t size() const { return end - begin; }
  float link_share() const { return end > begin ? float(link) / float(end - begin) : 0.f; }
  bool heading() const { return kind >= '1' && kind <= '6'; }
};

/// <meta>: raw attribute values.
struct HtmlMeta {
  std::string_view name, content;
};

enum class HtmlMarkKind : std::uint8_t { time, published, modified, author, author_url, headline };

/// An element that marks up metadata in the body: <time>, itemprop, rel=author, a byline class.
struct HtmlMark {
  HtmlMarkKind kind = HtmlMarkKind::time;
  std::string_view value;             ///< datetime or content attribute, raw; may be empty
  std::uint32_t begin = 0, end = 0;   ///< its text
  std::uint32_t node = 0;
  bool pubdate = false;               ///< <time pubdate>, itemprop=datePublished, class published
};

/// Views are into the bytes tokenised.
struct HtmlPage {
  MappedText content;                 ///< blocks, each followed by a newline; source: the bytes tokenised
  std::vector<HtmlNode> nodes;        ///< parents before children; the first is the root
  std::vector<HtmlBlock> blocks;
  std::vector<HtmlMeta> metas;
  std::vector<HtmlMark> marks;
  std::vector<std::string_view> json_ld;
  std::string_view title, canonical, language;
  std::string_view at(const HtmlBlock& block) const { return std::string_view(content.text).substr(block.begin, block.size()); }
};

/// Never fails: what is not HTML becomes text. Linear, no recursion.
HtmlPage tokenise_html(std::string_view html);

/// Decodes character references and collapses white space: a raw attribute or title to text.
std::string html_text(std::string_view raw);

/// The character a reference after '&' stands for, and the bytes it took with the '&'; size 0: none.
struct Reference {
  char32_t code = 0;
  std::uint32_t size = 0;
};
Reference read_reference(std::string_view at);

}  // namespace entente
