#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <span>

#include "cli/html.h"
#include "cli/write.h"

namespace entente::cli {
namespace {

constexpr std::string_view head = R"(<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{}</title>
<style>
:root {{ color-scheme: light dark; --ink: #1c1c1c; --dim: #5c5c5c; --paper: #fffdf9; --line: #d9d4c8; --good: #1a6b3c; --bad: #a3231f; --warn: #7a5200; }}
@media (prefers-color-scheme: dark) {{ :root {{ --ink: #eae6dd; --dim: #a8a297; --paper: #191816; --line: #3b3833; --good: #7fcf9f; --bad: #ff9d94; --warn: #f0c36d; }} }}
body {{ font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }}
h1 {{ font-size: 1.1rem; color: var(--dim); font-weight: 600; }} h2 {{ font-size: 1.5rem; line-height: 1.25; margin: 2rem 0 .25rem; }}
h3 {{ font-size: .85rem; letter-spacing: .08em; color: var(--dim); border-bottom: 1px solid var(--line); margin: 2rem 0 .5rem; padding-bottom: .25rem; }}
.facts, .tag, footer {{ color: var(--dim); font-size: .9rem; }} ol.reports {{ padding-left: 1.4rem; font-size: .9rem; }}
ul.rows {{ list-style: none; padding: 0; margin: 0; }} ul.rows > li {{ padding: .35rem 0; border-bottom: 1px solid var(--line); }}
summary {{ cursor: pointer; display: grid; grid-template-columns: 1.6rem 1fr auto; gap: .25rem .5rem; min-height: 24px; }}
summary::-webkit-details-marker {{ display: none; }} .sign {{ font-weight: 700; text-align: center; }}
.agreed .sign, .kept .sign {{ color: var(--good); }} .hard .sign, .broken .sign {{ color: var(--bad); }} .repeated .sign, .soft .sign {{ color: var(--warn); }}
.count {{ color: var(--dim); font-size: .85rem; white-space: nowrap; text-align: right; }} .tag {{ grid-column: 2 / -1; }}
blockquote {{ margin: .4rem 0 .4rem 2.1rem; padding-left: .8rem; border-left: 3px solid var(--line); font-size: .95rem; }}
blockquote.against {{ border-left: 3px dashed var(--bad); }} blockquote footer {{ font-size: .8rem; overflow-wrap: anywhere; }}
.more > summary {{ display: block; color: var(--dim); padding: .35rem 0 .35rem 2.1rem; text-decoration: underline; }}
.sides {{ margin: .2rem 0 .2rem 2.1rem; }} .sides li {{ margin: .15rem 0; }} dl.key {{ display: grid; grid-template-columns: 2rem 1fr; font-size: .85rem; color: var(--dim); }} dl.key dd {{ margin: 0; }}
@media (max-width: 40rem) {{ summary {{ grid-template-columns: 1.6rem 1fr; }} .count {{ grid-column: 2; text-align: left; }} }}
</style></head><body><main>
<h1>entente brief</h1>
)";

constexpr std::string_view classes[] = {"agreed", "repeated", "hard",    "soft",   "single",  "quote", "kept",
                                        "broken", "pending",  "pending", "broken", "tie",      "origin",  "unknown"};

std::string counts_of(const Row& row) {
  if (row.reports.empty()) return {};
  std::string out = fmt::format("report{} {}", row.reports.size() == 1 && row.perhaps.empty() ? "" : "s", numbers_of(row, " "));
  if (!row.origins.empty()) out += fmt::format(" · {} origin{}", row.origins, row.origins == "1" ? "" : "s");
  return out;
}

void write(const Citation& cite, std::string& out) {
  out += fmt::format("<blockquote{}><mark>{}</mark><footer>{}{}report {} · {} · bytes {}-{}</footer></blockquote>\n",
                     cite.against ? " class=\"against\"" : "", escaped(cite.text), cite.against ? "against · " : "",
                     cite.partial ? "in part · " : "", cite.report, escaped(cite.path), cite.span.begin, cite.span.end);
}

void write_summary(const Row& row, std::string& out) {
  out += fmt::format("<span class=\"sign\" title=\"{}\">{}</span><span>{}</span><span class=\"count\">{}</span>", words_of(row.mark),
                     sign_of(row.mark), escaped(row.text), counts_of(row));
  if (!row.tag.empty()) out += fmt::format("<span class=\"tag\">{}</span>", escaped(row.tag));
}

void write(const Row& row, std::string& out) {
  out += fmt::format("<li class=\"{}\"><details><summary>", classes[static_cast<std::size_t>(row.mark)]);
  write_summary(row, out);
  out += "</summary>\n";
  for (const Citation& cite : row.cites) write(cite, out);
  out += "</details>";
  if (!row.sides.empty()) {
    out += "<ul class=\"sides\">";
    for (const Side& side : row.sides) out += fmt::format("<li>{} <span class=\"tag\">({})</span></li>", escaped(side.value), fmt::join(side.reports, ", "));
    out += "</ul>";
  }
  out += "</li>\n";
}

void write_rows(std::span<const Row> rows, std::string& out) {
  out += "<ul class=\"rows\">\n";
  for (const Row& row : rows) write(row, out);
  out += "</ul>";
}

constexpr std::size_t most_folded = 200;   // of one section: a page stays one that a browser opens at once

void write_folded(const std::vector<Row>& more, std::string& out) {
  const std::size_t shown = std::min(more.size(), most_folded);
  out += fmt::format("<details class=\"more\"><summary>{} more</summary>", more.size());
  write_rows(std::span(more).first(shown), out);
  if (shown < more.size()) out += fmt::format("<p class=\"tag\">{} more with --all</p>", more.size() - shown);
  out += "</details>";
}

void write(const Section& section, std::string& out) {
  out += fmt::format("<section><h3>{}</h3>", section.heading);
  write_rows(section.rows, out);
  if (!section.more.empty()) write_folded(section.more, out);
  out += "</section>\n";
}

void write(const StoryPage& story, std::string& out) {
  out += fmt::format("<article><h2>{}</h2><p class=\"facts\">{} reports · {} origins{}{}</p><ol class=\"reports\">\n", escaped(story.title),
                     story.reports.size(), story.origins, story.days.empty() ? "" : " · ", story.days);
  for (const ReportLine& r : story.reports) {
    out += fmt::format("<li>{} · {} · {} <span class=\"tag\">{}</span></li>\n", escaped(r.name), r.published, escaped(r.title), escaped(r.path));
  }
  out += "</ol>\n";
  for (const Section& section : story.sections) write(section, out);
  out += "</article>\n";
}

void write_key(std::string& out) {
  out += "<h3>SIGNS</h3><dl class=\"key\">";
  for (const Mark mark : {Mark::agreed, Mark::repeated, Mark::hard, Mark::soft, Mark::single}) {
    out += fmt::format("<dt>{}</dt><dd>{}</dd>", sign_of(mark), words_of(mark));
  }
  out += "<dt>(4)</dt><dd>perhaps report 4 too</dd></dl>";
}

}  // namespace

std::string html_of(const BriefPage& page) {
  const std::string title = page.stories.empty() ? "entente brief" : escaped(page.stories.front().title);
  std::string out = fmt::format(fmt::runtime(head), title);
  for (const StoryPage& story : page.stories) write(story, out);
  write_key(out);
  out += fmt::format("</main><footer><p>{}</p></footer></body></html>\n",
                     page.as_of.empty() ? "No publication day is known." : "Plans as of " + page.as_of + ".");
  return out;
}

}  // namespace entente::cli
