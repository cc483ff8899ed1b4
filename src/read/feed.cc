#include <expat.h>
#include <fmt/format.h>

#include <memory>

#include "read/dates.h"
#include "read/html.h"
#include "read/items.h"
#include "read/lines.h"
#include "text/utf8.h"

namespace entente {
namespace {

constexpr std::size_t deepest = 256;

struct Item {
  std::string title, link, id, published, author, source, full, summary;
};

class FeedReader {
 public:
  FeedReader(XML_Parser parser, std::string path) : parser_(parser), path_(std::move(path)) {}

  void start(std::string_view name, const char** attributes) {
    if (++depth_ > deepest) return stop("nested too deeply");
    if (markup_depth_) {
      append_tag(name, false);
      return;
    }
    text_.clear();
    if (name == "item" || name == "entry") {
      item_ = {};
      item_depth_ = depth_;
      line_ = XML_GetCurrentLineNumber(parser_);
    }
    if (name == "link" && item_depth_) take_link(attributes);
    if ((name == "content" || name == "summary") && attribute(attributes, "type") == "xhtml") markup_depth_ = depth_;
  }

  void end(std::string_view name) {
    if (markup_depth_ && depth_ > markup_depth_) {
      append_tag(name, true);
    } else {
      markup_depth_ = 0;
      if (item_depth_ == depth_ && item_depth_) finish_item();
      else if (item_depth_) take(name);
      else take_channel(name);
      text_.clear();
    }
    --depth_;
  }

  void text(std::string_view bytes) {
    if (!markup_depth_) {
      text_ += bytes;
      return;
    }
    for (const char c : bytes) {
      if (c == '<') text_ += "&lt;";
      else if (c == '&') text_ += "&amp;";
      else text_ += c;
    }
  }

  void stop(std::string_view why) {
    if (why_.empty()) why_ = why;
    XML_StopParser(parser_, XML_FALSE);
  }

  Pages pages;
  const std::string& why() const { return why_; }

 private:
  static std::string_view attribute(const char** attributes, std::string_view name) {
    for (; *attributes; attributes += 2) {
      if (name == attributes[0]) return attributes[1];
    }
    return {};
  }

  void append_tag(std::string_view name, bool close) {
    const std::size_t colon = name.find(':');   // xhtml:p
    text_ += close ? "</" : "<";
    text_ += name.substr(colon == name.npos ? 0 : colon + 1);
    text_ += '>';
  }

  void take_link(const char** attributes) {
    const std::string_view rel = attribute(attributes, "rel"), href = attribute(attributes, "href");
    if (!href.empty() && (rel.empty() || rel == "alternate") && item_.link.empty()) item_.link = href;
  }

  // Elements inside an item; those inside Atom's author and source are told apart by their depth.
  void take(std::string_view name) {
    const bool direct = depth_ == item_depth_ + 1;
    const auto set = [&](std::string& field) {
      if (field.empty()) field = trimmed(text_);
    };
    if (!direct) {
      if (name == "name") set(item_.author);
      return;
    }
    if (name == "title") set(item_.title);
    else if (name == "link") set(item_.link);
    else if (name == "guid" || name == "id") set(item_.id);
    else if (name == "pubDate" || name == "published" || name == "dc:date" || name == "issued") set(item_.published);
    else if (name == "dc:creator" || name == "author") set(item_.author);
    else if (name == "source") set(item_.source);
    else if (name == "content:encoded" || name == "content") set(item_.full);
    else if (name == "description" || name == "summary") set(item_.summary);
  }

  void take_channel(std::string_view name) {
    if (name == "title" && outlet_.empty()) outlet_ = html_text(text_);
  }

  void finish_item() {
    item_depth_ = 0;
    const std::string name = fmt::format("{}#{}", path_, pages.size() + 1);
    Page page;
    page.path = name;
    page.bytes = item_.full.empty() ? std::move(item_.summary) : std::move(item_.full);
    if (trimmed(page.bytes).empty()) {
      pages.push_back(Error{Error::Kind::format, fmt::format("{} (line {}): item without text", name, line_)});
      return;
    }
    const bool markup = page.bytes.find("</") != std::string::npos || page.bytes.find("<br") != std::string::npos ||
                        page.bytes.find("<p>") != std::string::npos || page.bytes.find("<img") != std::string::npos || page.bytes.find('&') != std::string::npos;
    page.media_type = markup ? "text/html" : "text/plain";
    page.facts.url = item_.link;
    page.facts.guid = item_.id;
    page.facts.title = html_text(item_.title);
    page.facts.author = html_text(item_.author);
    page.facts.outlet = item_.source.empty() ? outlet_ : html_text(item_.source);
    page.facts.published = day_of_value(item_.published);
    pages.push_back(std::move(page));
  }

  XML_Parser parser_;
  std::string path_, why_, outlet_, text_;
  Item item_;
  std::size_t depth_ = 0, item_depth_ = 0, markup_depth_ = 0;
  unsigned long line_ = 0;
};

// Entities that only HTML declares, and stray '&', would stop an XML parser; feeds are full of them.
std::string with_entities(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 64);
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t stop = std::min(text.find_first_of("&<", i), text.size());
    out.append(text, i, stop - i);
    i = stop;
    if (i == text.size()) break;
    if (text[i] == '<') {
      const bool data = text.substr(i).starts_with("<![CDATA[");
      const std::size_t end = data ? text.find("]]>", i) : i + 1;
      const std::size_t to = std::min(end, text.size());
      out.append(text, i, to - i);
      i = to;
      continue;
    }
    const std::string_view rest = text.substr(i, 12);
    const bool own = rest.starts_with("&amp;") || rest.starts_with("&lt;") || rest.starts_with("&gt;") || rest.starts_with("&quot;") ||
                     rest.starts_with("&apos;");
    const Reference found = own ? Reference{} : read_reference(rest);
    if (found.size > 0 && found.code >= 0x20 && found.code != '<' && found.code != '&') {
      append_utf8(out, found.code);
      i += found.size;
    } else if (own || found.size > 0) {
      out += own ? "&" : found.code == '<' ? "&lt;" : found.code == '&' ? "&amp;" : " ";
      i += own ? 1 : found.size;
    } else {
      out += "&amp;";
      ++i;
    }
  }
  return out;
}

}  // namespace

bool looks_like_feed(std::string_view text) {
  const std::size_t at = text.find_first_not_of(" \t\r\n");
  if (at == text.npos || text[at] != '<') return false;
  const std::string_view head = text.substr(at, 2048);
  if (!head.starts_with("<?xml") && !head.starts_with("<rss") && !head.starts_with("<feed") && !head.starts_with("<rdf:RDF") && !head.starts_with("<!--")) return false;
  return head.find("<rss") != head.npos || head.find("<feed") != head.npos || head.find("<rdf:RDF") != head.npos;
}

Pages feed_items(std::string_view text, const std::string& path) {
  const std::string safe = with_entities(text.substr(text.find('<')));
  const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(XML_ParserCreate("UTF-8"), &XML_ParserFree);
  FeedReader reader(parser.get(), path);
  XML_SetUserData(parser.get(), &reader);
  XML_SetElementHandler(
      parser.get(), [](void* self, const char* name, const char** attributes) { static_cast<FeedReader*>(self)->start(name, attributes); },
      [](void* self, const char* name) { static_cast<FeedReader*>(self)->end(name); });
  XML_SetCharacterDataHandler(parser.get(), [](void* self, const char* bytes, int n) {
    static_cast<FeedReader*>(self)->text({bytes, static_cast<std::size_t>(n)});
  });
  XML_SetStartDoctypeDeclHandler(parser.get(), [](void* self, const char*, const char*, const char*, int) {
    static_cast<FeedReader*>(self)->stop("a document type declaration is refused");
  });
  constexpr std::size_t piece = 1 << 20;
  for (std::size_t at = 0; at < safe.size() || at == 0; at += piece) {
    const std::size_t n = std::min(piece, safe.size() - at);
    if (XML_Parse(parser.get(), safe.data() + at, static_cast<int>(n), at + n >= safe.size()) == XML_STATUS_ERROR) {
      const std::string why = reader.why().empty() ? XML_ErrorString(XML_GetErrorCode(parser.get())) : reader.why();
      reader.pages.push_back(Error{Error::Kind::format,
                                   fmt::format("{}: line {}: {}", path, XML_GetCurrentLineNumber(parser.get()), why),
                                   static_cast<std::int64_t>(XML_GetCurrentByteIndex(parser.get()))});
      break;
    }
  }
  return std::move(reader.pages);
}

}  // namespace entente
