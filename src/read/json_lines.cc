#include <fmt/format.h>

#include "read/dates.h"
#include "read/items.h"
#include "read/json_scan.h"

namespace entente {
namespace {

struct Item {
  std::string url, outlet, title, text, guid, id, author, published, earliest, latest, how;
  bool has_text = false, has_debris = false;
};

// Where a string of the object goes; null: nobody asks for it.
std::string* field_of(Item& item, const std::string& key, const std::string& inner) {
  if (!inner.empty()) {
    if (key != "published") return nullptr;
    return inner == "earliest" ? &item.earliest : inner == "latest" ? &item.latest : inner == "how" ? &item.how : nullptr;
  }
  if (key == "url" || key == "link") return &item.url;
  if (key == "outlet" || key == "source") return &item.outlet;
  if (key == "title" || key == "headline") return &item.title;
  if (key == "text" || key == "body" || key == "html" || key == "content") return &item.text;
  if (key == "key" || key == "guid") return &item.guid;
  if (key == "id") return &item.id;
  if (key == "author") return &item.author;
  if (key == "published" || key == "date") return &item.published;
  return nullptr;
}

Result<Item> parse(std::string_view line, const std::string& name) {
  JsonScanner scanner(line, JsonScanner::Mode::strict);
  Item item;
  std::string key, inner;
  std::size_t depth = 0;
  for (bool first = true;; first = false) {
    using Event = JsonScanner::Event;
    const Event event = scanner.next();
    if (first && event != Event::begin_object) return Error{Error::Kind::format, name + ": not a JSON object", 0};
    switch (event) {
      case Event::begin_object:
      case Event::begin_array: ++depth; break;
      case Event::end_object:
      case Event::end_array: --depth; inner.clear(); break;
      case Event::key:
        if (depth == 1) key = scanner.text(), inner.clear();
        else inner = scanner.text();
        if (depth == 1 && key == "debris") item.has_debris = true;
        break;
      case Event::string:
        if (depth == 1 || (depth == 2 && !inner.empty())) {
          if (std::string* field = field_of(item, key, depth == 1 ? std::string() : inner)) *field = scanner.text();
          if (depth == 1 && field_of(item, key, {}) == &item.text) item.has_text = true;
        }
        break;
      case Event::number:
      case Event::literal: break;
      case Event::end: return item;
      case Event::error:
        return Error{Error::Kind::format, fmt::format("{}: not valid JSON at byte {}", name, scanner.offset()), static_cast<std::int64_t>(scanner.offset())};
    }
  }
}

Result<Page> page_of(Item item, const std::string& name) {
  if (!item.has_text) return Error{Error::Kind::format, name + ": no field \"text\""};
  Page page;
  page.path = name;
  page.facts.url = std::move(item.url);
  page.facts.outlet = std::move(item.outlet);
  page.facts.title = std::move(item.title);
  page.facts.author = std::move(item.author);
  if (item.guid != item.id) page.facts.guid = std::move(item.guid);
  page.bytes = std::move(item.text);
  if (!item.published.empty()) {
    page.facts.published = day_of_value(item.published);
    if (!page.facts.published) return Error{Error::Kind::format, fmt::format("{}: \"published\" is no date: {}", name, item.published)};
  } else if (!item.earliest.empty() && item.earliest == item.latest) {
    page.facts.published = Day::parse(item.earliest);
    page.facts.published_how = item.how == "stated" ? PublishedHow::stated : PublishedHow::user;
  }
  // Text that `read` wrote carries the hash of itself: it is taken as it is.
  if (item.has_debris && report_id_of(item.id) == hash_report(page.bytes)) page.media_type = read_media_type;
  return page;
}

}  // namespace

bool looks_like_json_lines(std::string_view text) {
  const std::size_t at = text.find_first_not_of(" \t\r\n");
  if (at == text.npos || text[at] != '{') return false;
  const std::size_t next = text.find_first_not_of(" \t\r\n", at + 1);
  return next != text.npos && (text[next] == '"' || text[next] == '}');
}

Pages json_line_items(std::string_view text, const std::string& path) {
  Pages pages;
  // One object over many lines.
  const std::size_t first_end = std::min(text.find('\n'), text.size());
  if (!parse(text.substr(0, first_end), path)) {
    if (Result<Item> whole = parse(text, path)) {
      pages.push_back(page_of(std::move(*whole), path));
      return pages;
    }
  }
  std::size_t number = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    ++number;
    at = end + 1;
    if (line.find_first_not_of(" \t\r") == line.npos) continue;
    const std::string name = fmt::format("{}:{}", path, number);
    Result<Item> item = parse(line, name);
    if (item) pages.push_back(page_of(std::move(*item), name));
    else pages.push_back(item.error());
  }
  return pages;
}

}  // namespace entente
