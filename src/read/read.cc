#include "entente/read.h"

#include <fmt/format.h>

#include "read/acceptance.h"
#include "read/article.h"
#include "read/builder.h"
#include "read/charset.h"
#include "read/html.h"
#include "read/language.h"
#include "read/lines.h"
#include "read/metadata.h"
#include "read/items.h"
#include "read/plain.h"
#include "text/utf8.h"

namespace entente {
namespace {

bool looks_like_html(const Page& page, std::string_view text) {
  if (page.media_type.find("html") != std::string::npos) return true;
  if (page.media_type == "text/plain") return false;
  std::size_t at = text.find_first_not_of(" \t\r\n");
  if (at == text.npos) return false;
  const std::string head = fold_case(text.substr(at, 4096));
  if (head.starts_with("<!doctype html") || head.starts_with("<html") || head.starts_with("<?xml") || head.starts_with("<!--")) return true;
  for (const std::string_view tag : {"<html", "<head>", "<body", "<p>", "<p ", "<div", "</p>", "<article", "<br>", "<br/", "<h1"}) {
    if (head.find(tag) != head.npos) return true;
  }
  return false;
}

// What the giver of the page knows goes before what the page says.
void take_facts(const PageFacts& facts, Report& report) {
  if (!facts.url.empty()) report.url = facts.url;
  if (!facts.outlet.empty()) report.outlet = facts.outlet;
  if (!facts.author.empty()) report.author = facts.author;
}

void set_day(const PageFacts& facts, std::optional<Day> stated, Report& report) {
  const bool given = facts.published && facts.published_how == PublishedHow::stated;
  const std::optional<Day> day = given ? facts.published : stated ? stated : facts.published;
  if (!day) return;
  const bool is_stated = given || stated.has_value();
  report.published = {{day, day}, is_stated ? PublishedHow::stated : PublishedHow::user};
}

void finish(const Page& page, const std::string& canonical, std::string_view language, Report& report) {
  report.path = page.path;
  report.id = hash_report(report.text);
  report.key = !page.facts.guid.empty() ? page.facts.guid : !canonical.empty() ? canonical : !report.url.empty() ? report.url : to_line(report.id);
  report.language = language_of(std::string_view(report.text).substr(report.title.end), language);
}

Error no_article(const Page& page) { return {Error::Kind::format, page.path + ": no article found"}; }

std::string_view body_of(const Report& report) {
  std::string_view body = std::string_view(report.text).substr(report.title.end);
  while (body.starts_with('\n')) body.remove_prefix(1);
  return body;
}

// ---- HTML ----

bool says_the_same(std::string_view a, std::string_view b) {
  const auto letters = [](std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
      const CodePoint code = decode_utf8(text.substr(i));
      if (is_word(code.value)) append_utf8(out, code.value);
      i += code.size;
    }
    return fold_case(out);
  };
  return a.size() < b.size() * 2 + 8 && b.size() < a.size() * 2 + 8 && letters(a) == letters(b);
}

// Short items of a feed: all that is not a link.
std::vector<std::uint32_t> words_of_page(const HtmlPage& html) {
  std::vector<std::uint32_t> blocks;
  for (std::size_t i = 0; i < html.blocks.size(); ++i) {
    const HtmlBlock& block = html.blocks[i];
    if (block.link_share() < 0.5f && !is_furniture(html.at(block))) blocks.push_back(static_cast<std::uint32_t>(i));
  }
  return blocks;
}

void build_html(const HtmlPage& html, const Article& article, const PageMetadata& metadata, const Page& page, const SourceText& source, Report& report) {
  ReportBuilder builder(source, report);
  const std::string& title = page.facts.title.empty() ? metadata.title : page.facts.title;
  const bool on_page = page.facts.title.empty() && metadata.title_block >= 0;
  if (on_page) {
    const HtmlBlock& block = html.blocks[static_cast<std::size_t>(metadata.title_block)];
    builder.add({block.begin, block.end});
  } else {
    builder.add_foreign(title);
  }
  report.title = {0, static_cast<std::uint32_t>(report.text.size())};
  std::size_t next = 0;
  Span debris;   // neighbours that are no part of the article go together
  const auto flush_debris = [&] {
    if (!debris.empty()) builder.add_debris(debris);
    debris = {};
  };
  for (std::size_t i = 0; i < html.blocks.size(); ++i) {
    const HtmlBlock& block = html.blocks[i];
    const bool kept = next < article.blocks.size() && article.blocks[next] == i;
    if (kept) ++next;
    if (static_cast<std::int32_t>(i) == metadata.title_block && on_page) {
      flush_debris();
      continue;
    }
    const bool repeats_title = kept && block.size() < 400 && !title.empty() && says_the_same(html.at(block), title);
    if (!kept || repeats_title) {
      debris = debris.empty() ? Span{block.begin, block.end} : Span{debris.begin, block.end};
      continue;
    }
    flush_debris();
    builder.begin_paragraph();
    const std::string_view words = without_bullet(html.at(block));
    builder.add({block.end - static_cast<std::uint32_t>(words.size()), block.end});
  }
  flush_debris();
}

Result<Report> read_html(const Page& page, const Decoded& decoded, const ReadOptions& options) {
  const HtmlPage html = tokenise_html(decoded.view());
  PageMetadata metadata = read_metadata(html, page.facts);
  Article article = find_article(html, metadata.title_block, html_text(metadata.structured.body));
  const bool vouched = !page.facts.title.empty() || options.keep_refused;
  if (!vouched && !is_report_page(article, metadata, page.facts.url.empty() ? metadata.canonical : page.facts.url)) return no_article(page);
  if (article.blocks.empty()) article.blocks = words_of_page(html);
  const SourceText source{html.content.text, &html.content.points, &decoded};
  Report report;
  build_html(html, article, metadata, page, source, report);
  if (report.text.empty() || (body_of(report).empty() && !vouched)) return no_article(page);
  report.url = metadata.canonical;
  report.outlet = metadata.outlet;
  report.author = metadata.author;
  report.credit = metadata.credit.empty() ? agency_of(body_of(report)) : metadata.credit;
  take_facts(page.facts, report);
  set_day(page.facts, metadata.published ? metadata.published : day_of_dateline(body_of(report)), report);
  finish(page, metadata.canonical, metadata.language, report);
  return report;
}

// ---- plain text ----

Result<Report> read_plain(const Page& page, const Decoded& decoded, const ReadOptions&) {
  const PlainArticle article = label_lines(decoded.view(), page.facts.title);
  if (!article.is_article) return no_article(page);
  const SourceText source{decoded.view(), nullptr, &decoded};
  Report report;
  ReportBuilder builder(source, report);
  const PlainLine* title = nullptr;
  for (const PlainLine& line : article.lines) {
    if (line.kind == LineKind::title && !title) title = &line;
  }
  if (title) {
    for (const PlainLine& line : article.lines) {
      if (line.kind == LineKind::title) builder.add(line.span);
    }
  } else if (!page.facts.title.empty()) {
    builder.add_foreign(page.facts.title);
  }
  report.title = {0, static_cast<std::uint32_t>(report.text.size())};
  for (const PlainLine& line : article.lines) {
    if (line.kind == LineKind::title) continue;
    if (line.kind == LineKind::debris) {
      builder.add_debris(line.span);
      continue;
    }
    if (!line.joined) builder.begin_paragraph();
    builder.add(line.span);
  }
  if (report.text.empty()) return no_article(page);
  report.author = article.author;
  report.credit = article.credit.empty() ? agency_of(body_of(report)) : article.credit;
  take_facts(page.facts, report);
  set_day(page.facts, article.published ? article.published : day_of_dateline(body_of(report)), report);
  finish(page, page.facts.url, {}, report);
  return report;
}

// ---- text that was read before ----

Result<Report> read_again(const Page& page, const Decoded& decoded) {
  Report report;
  const SourceText source{decoded.view(), nullptr, &decoded};
  ReportBuilder builder(source, report);
  const std::string_view text = source.text;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find("\n\n", at), text.size());
    builder.begin_paragraph();
    builder.add({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
    if (at == 0 && report.text == page.facts.title) report.title = {0, static_cast<std::uint32_t>(report.text.size())};
    at = end + 2;
  }
  if (report.text.empty()) return no_article(page);
  report.credit = agency_of(body_of(report));
  take_facts(page.facts, report);
  set_day(page.facts, day_of_dateline(body_of(report)), report);
  finish(page, page.facts.url, {}, report);
  return report;
}

}  // namespace

Result<Report> read(const Page& page, const ReadOptions& options) {
  const std::string name = page.path.empty() ? "input" : page.path;
  if (page.bytes.size() > options.max_bytes || page.bytes.size() > 0xfffffff0u) {
    return Error{Error::Kind::limit, fmt::format("{}: larger than {} bytes", name, options.max_bytes)};
  }
  if (page.bytes.find_first_not_of(" \t\r\n") == std::string::npos) return Error{Error::Kind::format, name + ": empty"};
  Result<Decoded> decoded = decode(page.bytes);
  if (!decoded) return Error{decoded.error().kind, name + ": " + decoded.error().what, decoded.error().offset};
  if (page.media_type == read_media_type) return read_again(page, *decoded);
  return looks_like_html(page, decoded->view()) ? read_html(page, *decoded, options) : read_plain(page, *decoded, options);
}

}  // namespace entente
