#include "read/html.h"

#include <cstring>

#include "read/class_words.h"
#include "text/utf8.h"

namespace entente {
namespace {

enum class TagKind : std::uint8_t { inline_, block, container, raw, line_break, empty };

constexpr TagKind kind_of(TagName tag) {
  switch (tag) {
    case tag_name("div"): case tag_name("section"): case tag_name("article"): case tag_name("main"): case tag_name("aside"):
    case tag_name("nav"): case tag_name("header"): case tag_name("footer"): case tag_name("ul"): case tag_name("ol"):
    case tag_name("table"): case tag_name("form"): case tag_name("figure"): case tag_name("blockquo"): case tag_name("body"):
    case tag_name("dl"): case tag_name("details"): case tag_name("fieldset"): case tag_name("td"): case tag_name("button"):
    case tag_name("figcapti"): case tag_name("select"): case tag_name("center"): case tag_name("dialog"): case tag_name("menu"):
      return TagKind::container;
    case tag_name("p"): case tag_name("h1"): case tag_name("h2"): case tag_name("h3"): case tag_name("h4"): case tag_name("h5"):
    case tag_name("h6"): case tag_name("li"): case tag_name("dt"): case tag_name("dd"): case tag_name("tr"): case tag_name("th"):
    case tag_name("pre"): case tag_name("address"): case tag_name("caption"): case tag_name("summary"): case tag_name("option"):
    case tag_name("label"): case tag_name("hr"): case tag_name("tbody"): case tag_name("thead"):
      return TagKind::block;
    case tag_name("script"): case tag_name("style"): case tag_name("svg"): case tag_name("noscript"): case tag_name("template"):
    case tag_name("textarea"): case tag_name("iframe"): case tag_name("object"): case tag_name("title"): case tag_name("video"):
    case tag_name("audio"): case tag_name("canvas"): case tag_name("math"):
      return TagKind::raw;
    case tag_name("br"): return TagKind::line_break;
    case tag_name("img"): case tag_name("input"): case tag_name("meta"): case tag_name("link"): case tag_name("source"):
    case tag_name("base"): case tag_name("wbr"):
      return TagKind::empty;
    default: return TagKind::inline_;
  }
}

constexpr std::uint32_t flags_of(TagName tag) {
  switch (tag) {
    case tag_name("nav"): case tag_name("button"): case tag_name("select"): case tag_name("menu"): case tag_name("dialog"):
      return flag_out;
    case tag_name("aside"): case tag_name("form"): case tag_name("fieldset"): case tag_name("footer"): return flag_bad;
    case tag_name("figure"): case tag_name("figcapti"): return flag_caption;
    case tag_name("article"): case tag_name("main"): return flag_article;
    case tag_name("ul"): case tag_name("ol"): case tag_name("dl"): return flag_list;
    case tag_name("blockquo"): return flag_quote;
    case tag_name("table"): case tag_name("td"): return flag_table;
    case tag_name("header"): return flag_header;
    default: return 0;
  }
}

constexpr char block_kind(TagName tag) {
  if (tag == tag_name("p")) return 'p';
  if (tag == tag_name("li")) return 'l';
  if ((tag & 0xff) == 'h' && (tag >> 16) == 0) {
    const char level = static_cast<char>(tag >> 8);
    if (level >= '1' && level <= '6') return level;
  }
  return 'd';
}

bool is_blank(char c) { return static_cast<unsigned char>(c) <= ' '; }
bool is_alpha(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }
bool is_name(char c) { return is_alpha(c) || (c >= '0' && c <= '9'); }

bool same_folded(std::string_view a, std::string_view lower) {
  if (a.size() != lower.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const char c = a[i] >= 'A' && a[i] <= 'Z' ? static_cast<char>(a[i] | 32) : a[i];
    if (c != lower[i]) return false;
  }
  return true;
}

// The '>' of a tag. A quote counts only right after '=': a stray apostrophe must not swallow the page.
const char* tag_end(const char* p, const char* end) {
  while (p < end) {
    const char c = *p;
    if (c == '>') return p;
    if ((c == '"' || c == '\'') && p[-1] == '=') {
      const auto* close = static_cast<const char*>(std::memchr(p + 1, c, static_cast<std::size_t>(end - p - 1)));
      if (!close) {
        const auto* angle = static_cast<const char*>(std::memchr(p, '>', static_cast<std::size_t>(end - p)));
        return angle ? angle : end;
      }
      p = close;
    }
    ++p;
  }
  return end;
}

// Calls take(name, value) for each attribute of a tag body.
template <class Take>
void each_attribute(std::string_view body, Take take) {
  const char* at = body.data();
  const char* const end = at + body.size();
  while (at < end) {
    while (at < end && (is_blank(*at) || *at == '/')) ++at;
    const char* name = at;
    while (at < end && *at != '=' && !is_blank(*at)) ++at;
    const std::string_view key(name, static_cast<std::size_t>(at - name));
    while (at < end && is_blank(*at)) ++at;
    std::string_view value;
    if (at < end && *at == '=') {
      ++at;
      while (at < end && is_blank(*at)) ++at;
      if (at < end && (*at == '"' || *at == '\'')) {
        const auto* close = static_cast<const char*>(std::memchr(at + 1, *at, static_cast<std::size_t>(end - at - 1)));
        if (!close) close = end;
        value = {at + 1, static_cast<std::size_t>(close - at - 1)};
        at = close < end ? close + 1 : end;
      } else {
        const char* from = at;
        while (at < end && !is_blank(*at)) ++at;
        value = {from, static_cast<std::size_t>(at - from)};
      }
    } else if (key.empty()) {
      ++at;
    }
    if (!key.empty()) take(key, value);
  }
}

bool has(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

constexpr std::size_t deepest = 400;      // containers beyond it hang on the last one
constexpr std::size_t close_reach = 12;   // an end tag looks so far up: survives tag soup

class Tokeniser {
 public:
  explicit Tokeniser(std::string_view html) : html_(html) {
    page_.content.text.reserve(html.size() / 3 + 64);
    page_.content.points.reserve(html.size() / 200 + 16);
    page_.nodes.push_back({tag_name("html"), -1, 0});
    open_.push_back(0);
  }

  HtmlPage run() {
    const std::string_view head = html_.substr(0, 4096);
    in_body_ = !has(head, "<head") && !has(head, "<HEAD") && !has(head, "<html") && !has(head, "<HTML") && !has(head, "<body");
    const char* p = html_.data();
    const char* const end = p + html_.size();
    while (p < end) {
      const auto* angle = static_cast<const char*>(std::memchr(p, '<', static_cast<std::size_t>(end - p)));
      if (!angle) angle = end;
      if (angle > p && in_body_) text(p, angle);
      if (angle == end) break;
      p = markup(angle, end);
    }
    flush();
    close_mark();
    return std::move(page_);
  }

 private:
  std::size_t offset(const char* p) const { return static_cast<std::size_t>(p - html_.data()); }

  // From '<'; returns where to go on.
  const char* markup(const char* angle, const char* end) {
    const char* q = angle + 1;
    if (q < end && *q == '!') return declaration(q, end);
    const bool close = q < end && *q == '/';
    if (close) ++q;
    if (q >= end || !is_alpha(*q)) {
      if (q < end && (close || *q == '?')) {
        const auto* stop = static_cast<const char*>(std::memchr(q, '>', static_cast<std::size_t>(end - q)));
        return stop ? stop + 1 : end;
      }
      if (in_body_) text(angle, angle + 1);
      return angle + 1;
    }
    TagName tag = 0;
    int packed = 0;
    const char* name = q;
    for (; q < end && is_name(*q); ++q) {
      if (packed < 8) tag |= TagName(static_cast<unsigned char>(*q >= 'A' && *q <= 'Z' ? *q | 32 : *q)) << (8 * packed++);
    }
    const bool custom = q < end && *q == '-';
    const char* stop = tag_end(q, end);
    const char* next = stop < end ? stop + 1 : end;
    const std::string_view body(q, static_cast<std::size_t>(stop - q));
    const TagKind kind = custom ? TagKind::inline_ : kind_of(tag);
    if (kind == TagKind::raw) return close ? next : raw(tag, {name, static_cast<std::size_t>(q - name)}, body, next, end);
    if (tag == tag_name("meta")) return take_meta(body), next;
    if (tag == tag_name("link")) return take_link(body), next;
    if (tag == tag_name("html")) return take_html(body), next;
    if (!in_body_) {
      if (tag != tag_name("body") && tag != tag_name("div") && tag != tag_name("p") && tag != tag_name("article")) return next;
      in_body_ = true;
    }
    switch (kind) {
      case TagKind::line_break: line_break(next, end); break;
      case TagKind::block: block(tag, close, body); break;
      case TagKind::container: close ? leave(tag) : enter(tag, body); break;
      case TagKind::inline_: inline_tag(tag, close, body); break;
      default: break;
    }
    return next;
  }

  const char* declaration(const char* q, const char* end) {
    const auto left = static_cast<std::size_t>(end - q);
    if (left > 2 && q[1] == '-' && q[2] == '-' && !endless_comment_) {
      if (left > 3 && q[3] == '>') return q + 4;
      const auto* stop = static_cast<const char*>(memmem(q + 3, left - 3, "-->", 3));
      if (stop) return stop + 3;
      endless_comment_ = true;   // searched for once only: a page of unclosed comments stays linear
    }
    const auto* stop = static_cast<const char*>(std::memchr(q, '>', left));
    return stop ? stop + 1 : end;
  }

  // The content of script, style ... is skipped to its end tag.
  const char* raw(TagName tag, std::string_view name, std::string_view body, const char* p, const char* end) {
    if (body.ends_with('/') && tag == tag_name("svg")) return p;
    if (tag == tag_name("noscript") && !in_body_) return p;
    for (const TagName endless : endless_) {
      if (endless == tag) return p;
    }
    const char* stop = p;
    if (name == "script" || name == "style") {   // written small they end small; the text inside is full of other "</"
      const std::string_view close = name == "script" ? "</script" : "</style";
      stop = static_cast<const char*>(memmem(p, static_cast<std::size_t>(end - p), close.data(), close.size()));
      if (!stop) stop = p;
    }
    for (;;) {
      stop = static_cast<const char*>(memmem(stop, static_cast<std::size_t>(end - stop), "</", 2));
      if (!stop) break;
      const auto left = static_cast<std::size_t>(end - stop);
      if (left >= name.size() + 2 && strncasecmp(stop + 2, name.data(), name.size()) == 0) break;
      stop += 2;
    }
    if (!stop) endless_.push_back(tag);
    if (!stop && tag != tag_name("script") && tag != tag_name("style") && tag != tag_name("title")) return p;
    if (!stop) stop = end;
    const std::string_view inside(p, static_cast<std::size_t>(stop - p));
    if (tag == tag_name("title") && page_.title.empty()) page_.title = inside;
    if (tag == tag_name("script") && has(body, "ld+json")) page_.json_ld.push_back(inside);
    const auto* close = static_cast<const char*>(stop < end ? std::memchr(stop, '>', static_cast<std::size_t>(end - stop)) : nullptr);
    return close ? close + 1 : end;
  }

  void take_meta(std::string_view body) {
    HtmlMeta meta;
    std::string_view item;
    each_attribute(body, [&](std::string_view key, std::string_view value) {
      if (same_folded(key, "name") || same_folded(key, "property")) meta.name = value;
      else if (same_folded(key, "itemprop")) item = value;
      else if (same_folded(key, "content")) meta.content = value;
    });
    if (meta.name.empty()) meta.name = item;
    if (!meta.name.empty() && !meta.content.empty()) page_.metas.push_back(meta);
  }

  void take_link(std::string_view body) {
    std::string_view rel, href;
    each_attribute(body, [&](std::string_view key, std::string_view value) {
      if (same_folded(key, "rel")) rel = value;
      else if (same_folded(key, "href")) href = value;
    });
    if (same_folded(rel, "canonical") && page_.canonical.empty()) page_.canonical = href;
  }

  void take_html(std::string_view body) {
    each_attribute(body, [&](std::string_view key, std::string_view value) {
      if ((same_folded(key, "lang") || same_folded(key, "xml:lang")) && page_.language.empty()) page_.language = value;
    });
  }

  void text(const char* p, const char* end) {
    std::string& out = page_.content.text;
    const std::size_t before = out.size();
    while (p < end) {
      const auto c = static_cast<unsigned char>(*p);
      if (c <= ' ' || (c == 0xc2 && p + 1 < end && static_cast<unsigned char>(p[1]) == 0xa0)) {
        if (!spaced_) page_.content.mark(offset(p)), out.push_back(' ');
        spaced_ = true;
        p += c == 0xc2 ? 2 : 1;
      } else if (c == '&') {
        p = reference(p, end);
      } else if (const std::size_t unseen = unseen_sign(p, end); unseen > 0) {
        p += unseen;
      } else {
        const char* q = run_end(p, end);
        page_.content.mark(offset(p));
        out.append(p, static_cast<std::size_t>(q - p));
        spaced_ = out.back() == ' ';
        p = q;
      }
    }
    if (link_) link_bytes_ += static_cast<std::uint32_t>(out.size() - before);
  }

  // Bytes that need no care: single blanks included, up to a reference, white space to collapse or a two-byte lead that may be NBSP.
  static const char* run_end(const char* p, const char* end) {
    const char* q = p + 1;
    for (; q < end; ++q) {
      const auto c = static_cast<unsigned char>(*q);
      if (c > ' ' && c != '&' && c != 0xc2 && c != 0xe2 && c != 0xef) continue;
      if (c == ' ' && q + 1 < end && static_cast<unsigned char>(q[1]) > ' ' && static_cast<unsigned char>(q[1]) != 0xc2) continue;
      if (c == 0xe2 && unseen_sign(q, end) == 0) continue;
      if (c == 0xef && unseen_sign(q, end) == 0) continue;
      if (c == 0xc2 && !(q + 1 < end && (static_cast<unsigned char>(q[1]) == 0xa0 || static_cast<unsigned char>(q[1]) == 0xad))) continue;
      break;
    }
    return q;
  }

  // Soft hyphen, zero-width space and joiners, byte order mark: no reader sees them.
  static std::size_t unseen_sign(const char* p, const char* end) {
    const auto at = [&](int i) { return static_cast<unsigned char>(p[i]); };
    if (end - p >= 2 && at(0) == 0xc2 && at(1) == 0xad) return 2;
    if (end - p >= 3 && at(0) == 0xe2 && at(1) == 0x80 && (at(2) == 0x8b || at(2) == 0x8e || at(2) == 0x8f)) return 3;
    if (end - p >= 3 && at(0) == 0xe2 && at(1) == 0x81 && at(2) == 0xa0) return 3;
    if (end - p >= 3 && at(0) == 0xef && at(1) == 0xbb && at(2) == 0xbf) return 3;
    return 0;
  }

  const char* reference(const char* p, const char* end) {
    std::string& out = page_.content.text;
    Reference found = read_reference({p, static_cast<std::size_t>(end - p)});
    if (found.size == 0) found = {'&', 1};
    const char32_t code = found.code;
    if (is_space(code)) {
      if (!spaced_) page_.content.mark(offset(p)), out.push_back(' ');
      spaced_ = true;
    } else if (code != 0xad && code != 0x200b && code != 0x200e && code != 0x200f && code != 0xfeff && code != 0x2060) {
      page_.content.mark(offset(p));
      append_utf8(out, code);
      spaced_ = false;
    }
    return p + found.size;
  }

  void flush() {
    std::string& out = page_.content.text;
    std::size_t end = out.size();
    while (end > begin_ && out[end - 1] == ' ') --end;
    if (end > begin_) {
      HtmlBlock block;
      block.begin = static_cast<std::uint32_t>(begin_);
      block.end = static_cast<std::uint32_t>(end);
      block.link = std::min(link_bytes_, block.size());
      block.node = open_.back();
      block.kind = kind_;
      block.flags = block_flags_;
      block.marks = sentence_marks(std::string_view(out).substr(begin_, end - begin_));
      page_.blocks.push_back(block);
      out.resize(end);
      out.push_back('\n');
    } else {
      out.resize(begin_);
    }
    begin_ = out.size();
    link_bytes_ = 0;
    spaced_ = true;
    kind_ = 'd';
    block_flags_ = 0;
  }

  static std::uint16_t sentence_marks(std::string_view text) {
    std::uint32_t marks = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      if (c == '.' || c == ',' || c == '!' || c == '?' || c == ';') {
        marks += i + 1 == text.size() || text[i + 1] == ' ' || text[i + 1] == '"' || static_cast<unsigned char>(text[i + 1]) == 0xe2;
      } else if (static_cast<unsigned char>(c) == 0xe3 && text.substr(i).starts_with("。")) {
        ++marks;
      } else if (static_cast<unsigned char>(c) == 0xef && text.substr(i).starts_with("，")) {
        ++marks;
      }
    }
    return static_cast<std::uint16_t>(std::min<std::uint32_t>(marks, 60000));
  }

  void line_break(const char* next, const char* end) {
    const char* z = next;
    while (z < end && is_blank(*z)) ++z;
    const bool twice = end - z > 3 && z[0] == '<' && (z[1] | 32) == 'b' && (z[2] | 32) == 'r';
    if (twice) {
      const char kind = kind_;
      const std::uint32_t flags = block_flags_;
      flush();
      kind_ = kind, block_flags_ = flags;
    } else if (!spaced_) {
      page_.content.mark(offset(next));
      page_.content.text.push_back(' ');
      spaced_ = true;
    }
  }

  void block(TagName tag, bool close, std::string_view body) {
    flush();
    if (close) return;
    kind_ = block_kind(tag);
    if (body.size() > 6) block_flags_ = attribute_flags(tag, body);
  }

  std::uint32_t attribute_flags(TagName tag, std::string_view body) {
    std::uint32_t flags = 0;
    std::uint8_t cues = 0;
    HtmlMark mark;
    bool marked = false;
    each_attribute(body, [&](std::string_view key, std::string_view value) {
      switch (key.size()) {
        case 2: if (same_folded(key, "id")) cues |= class_cues(value); break;
        case 5:
          if (same_folded(key, "class")) cues |= class_cues(value);
          else if (same_folded(key, "style") && (has(value, "display:none") || has(value, "display: none"))) flags |= flag_hidden;
          break;
        case 6: if (same_folded(key, "hidden")) flags |= flag_hidden; break;
        case 7: if (same_folded(key, "content")) mark.value = value; break;
        case 8:
          if (same_folded(key, "itemprop")) {
            if (value == "articleBody") flags |= flag_good;
            marked |= item_property(value, mark);
          } else if (same_folded(key, "datetime")) {
            mark.value = value;
          }
          break;
        case 11: if (same_folded(key, "aria-hidden") && value == "true" && tag != tag_name("p")) flags |= flag_hidden; break;
        default: break;
      }
    });
    if (cues & cue_comment) flags |= flag_comment;
    if (cues & cue_good) flags |= flag_good;
    else if (cues & (cue_bad | cue_comment)) flags |= flag_bad;
    if (flags & flag_good) flags &= ~std::uint32_t{flag_bad};
    if (!marked && (cues & cue_byline)) mark.kind = HtmlMarkKind::author, marked = true;
    if (marked) open_mark(tag, mark);
    return flags;
  }

  static bool item_property(std::string_view value, HtmlMark& mark) {
    if (has(value, "datePublished")) mark.kind = HtmlMarkKind::published, mark.pubdate = true;
    else if (has(value, "dateModified")) mark.kind = HtmlMarkKind::modified;
    else if (value == "author" || value == "creator") mark.kind = HtmlMarkKind::author;
    else if (value == "headline") mark.kind = HtmlMarkKind::headline;
    else return false;
    return true;
  }

  void inline_tag(TagName tag, bool close, std::string_view body) {
    if (close) {
      if (tag == tag_name("a")) link_ = false;
      if (mark_open_ && tag == mark_tag_) close_mark();
      return;
    }
    if (tag == tag_name("a")) link_ = true, link_depth_ = open_.size();
    if (tag == tag_name("time")) {
      take_time(body);
    } else if (body.size() > 10 && (tag == tag_name("span") || tag == tag_name("a") || tag == tag_name("cite") || tag == tag_name("strong"))) {
      take_inline_mark(tag, body);
    }
  }

  void take_time(std::string_view body) {
    HtmlMark mark;
    each_attribute(body, [&](std::string_view key, std::string_view value) {
      if (same_folded(key, "datetime") || (same_folded(key, "content") && mark.value.empty())) mark.value = value;
      else if (same_folded(key, "pubdate")) mark.pubdate = true;
      else if (same_folded(key, "itemprop")) item_property(value, mark);
      else if (same_folded(key, "class")) {
        if (has(value, "updated") || has(value, "modified")) mark.kind = HtmlMarkKind::modified;
        if (has(value, "publish") || has(value, "entry-date")) mark.pubdate = true, mark.kind = HtmlMarkKind::time;
      }
    });
    open_mark(tag_name("time"), mark);
  }

  // Only spans and links that may name an author or a date are looked into: there are thousands of others.
  void take_inline_mark(TagName tag, std::string_view body) {
    if (!has(body, "uthor") && !has(body, "yline") && !has(body, "itemprop") && !has(body, "reator")) return;
    HtmlMark mark;
    bool marked = false;
    each_attribute(body, [&](std::string_view key, std::string_view value) {
      if (same_folded(key, "content") || same_folded(key, "datetime")) mark.value = value;
      else if (same_folded(key, "itemprop")) marked |= item_property(value, mark);
      else if (same_folded(key, "rel") && has(value, "author")) mark.kind = HtmlMarkKind::author_url, marked = true;
      else if (same_folded(key, "class") && (class_cues(value) & cue_byline) && !marked) mark.kind = HtmlMarkKind::author, marked = true;
    });
    if (marked) open_mark(tag, mark);
  }

  void open_mark(TagName tag, HtmlMark mark) {
    close_mark();
    if (page_.marks.size() > 2000) return;
    mark.begin = mark.end = static_cast<std::uint32_t>(page_.content.text.size());
    mark.node = open_.back();
    page_.marks.push_back(mark);
    mark_tag_ = tag;
    mark_open_ = true;
  }

  void close_mark() {
    if (!mark_open_) return;
    HtmlMark& mark = page_.marks.back();
    const auto size = static_cast<std::uint32_t>(page_.content.text.size());
    mark.begin = std::min(mark.begin, size);
    mark.end = std::max(mark.begin, size);
    mark_open_ = false;
  }

  void enter(TagName tag, std::string_view body) {
    flush();
    if (body.ends_with('/') && tag != tag_name("div")) return;
    std::uint32_t flags = flags_of(tag);
    if (body.size() > 4 && tag != tag_name("body")) {
      const std::uint32_t more = attribute_flags(tag, body);
      if (more & flag_good) flags &= ~std::uint32_t{flag_bad};
      flags |= more;
    }
    page_.nodes.push_back({tag, static_cast<std::int32_t>(open_.back()), flags});
    if (open_.size() < deepest) open_.push_back(static_cast<std::uint32_t>(page_.nodes.size() - 1));
    else open_.back() = static_cast<std::uint32_t>(page_.nodes.size() - 1);
  }

  void leave(TagName tag) {
    flush();
    const std::size_t lowest = open_.size() > close_reach ? open_.size() - close_reach : 1;
    for (std::size_t i = open_.size(); i-- > lowest;) {
      if (page_.nodes[open_[i]].tag != tag) continue;
      open_.resize(i);
      break;
    }
    // An <a> nobody closed ends with the container it stands in.
    if (link_ && open_.size() < link_depth_) link_ = false;
    if (mark_open_ && tag == mark_tag_) close_mark();
  }

  std::string_view html_;
  HtmlPage page_;
  std::vector<std::uint32_t> open_;
  std::vector<TagName> endless_;        ///< raw elements known to have no end tag further on
  std::size_t begin_ = 0, link_depth_ = 0;
  std::uint32_t link_bytes_ = 0, block_flags_ = 0;
  TagName mark_tag_ = 0;
  char kind_ = 'd';
  bool spaced_ = true, link_ = false, in_body_ = false, mark_open_ = false, endless_comment_ = false;
};

}  // namespace

HtmlPage tokenise_html(std::string_view html) { return Tokeniser(html).run(); }

std::string html_text(std::string_view raw) {
  std::string out;
  for (std::size_t i = 0; i < raw.size();) {
    const CodePoint plain = decode_utf8(raw.substr(i));
    Reference found = raw[i] == '&' ? read_reference(raw.substr(i)) : Reference{};
    if (found.size == 0) found = {plain.value, plain.size};
    i += found.size;
    if (is_space(found.code)) {
      if (!out.empty() && out.back() != ' ') out.push_back(' ');
    } else if (found.code != 0xad && found.code != 0x200b && found.code != 0xfeff) {
      append_utf8(out, found.code);
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace entente
