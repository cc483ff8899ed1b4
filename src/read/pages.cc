#include "entente/read.h"
#include "read/charset.h"
#include "read/items.h"
#include "read/unpack.h"

namespace entente {

Result<std::vector<Result<Page>>> pages_of(Page file, const ReadOptions& options) {
  const std::string name = file.path.empty() ? "input" : file.path;
  Result<std::string> bytes = unpack(std::move(file.bytes), name, options);
  if (!bytes) return bytes.error();
  file.bytes = std::move(*bytes);
  Pages pages;
  // Feeds and JSON Lines are told by their first signs; a page in an odd encoding is left to `read`.
  const std::string_view head = std::string_view(file.bytes).substr(0, 4096);
  const bool marked = head.starts_with("\xff\xfe") || head.starts_with("\xfe\xff") || head.starts_with("\xef\xbb\xbf");
  if (marked || looks_like_feed(head) || looks_like_json_lines(head)) {
    Result<Decoded> decoded = decode(file.bytes);
    if (!decoded) return Error{decoded.error().kind, name + ": " + decoded.error().what, decoded.error().offset};
    const std::string_view text = decoded->view();
    if (looks_like_feed(text.substr(0, 4096))) pages = feed_items(text, name);
    else if (looks_like_json_lines(text.substr(0, 4096))) pages = json_line_items(text, name);
  }
  if (pages.empty()) {
    pages.push_back(std::move(file));
    return pages;
  }
  // What the giver of the file knows of all its items: their own words go before it.
  for (Result<Page>& page : pages) {
    if (!page) continue;
    if (page->facts.outlet.empty()) page->facts.outlet = file.facts.outlet;
    if (!page->facts.published) page->facts.published = file.facts.published, page->facts.published_how = file.facts.published_how;
  }
  return pages;
}

}  // namespace entente
