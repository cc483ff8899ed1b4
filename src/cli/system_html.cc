#include <fmt/format.h>

#include <set>

#include "cli/html.h"
#include "cli/system_write.h"

namespace entente::cli {
namespace {

constexpr std::string_view head = R"(<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>entente system</title>
<style>
:root { color-scheme: light dark; --ink: #1c1c1c; --dim: #5c5c5c; --paper: #fffdf9; --line: #d9d4c8; --node: #efe9dc;
  --accord: #1a6b3c; --strain: #a3231f; --trade: #1c5a99; --troops: #6b3fa0; --relations: #6b6b6b; --events: #6b6b6b; }
@media (prefers-color-scheme: dark) { :root { --ink: #eae6dd; --dim: #a8a297; --paper: #191816; --line: #3b3833; --node: #33302a;
  --accord: #7fcf9f; --strain: #ff9d94; --trade: #8fc1f5; --troops: #c9a6f5; --relations: #a8a297; --events: #a8a297; } }
* { box-sizing: border-box; }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 64rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0; } h2 { font-size: 1.15rem; margin: 2.2rem 0 0; scroll-margin-top: 1rem; }
.facts, caption, .note, footer, nav { color: var(--dim); font-size: .9rem; } nav a { margin-right: .9rem; display: inline-block; min-height: 24px; }
a { color: inherit; } table { width: 100%; border-collapse: collapse; } caption { text-align: left; padding: .1rem 0 .5rem; }
th { text-align: left; font-size: .8rem; color: var(--dim); font-weight: 600; } th, td { border-bottom: 1px solid var(--line); padding: .35rem .5rem .35rem 0; vertical-align: top; }
tbody th { font-size: 1rem; color: var(--ink); font-weight: 400; } tr.own > th { font-weight: 600; } tr.under > th { padding-left: 1.4rem; }
td.counts { white-space: nowrap; font-size: .85rem; color: var(--dim); width: 13rem; } tr:target { background: var(--node); scroll-margin-top: 4rem; }
summary { cursor: pointer; min-height: 24px; } .note { display: block; } .flag { color: var(--strain); font-weight: 700; }
blockquote { margin: .4rem 0 .4rem .2rem; padding-left: .8rem; border-left: 3px solid var(--line); font-size: .95rem; }
blockquote footer { font-size: .8rem; overflow-wrap: anywhere; }
ul.key { list-style: none; display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; padding: 0; font-size: .85rem; color: var(--dim); } ul.key svg { width: 46px; height: 12px; vertical-align: middle; }
svg.network { width: 100%; height: auto; margin: 1rem 0 0; }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
)";

constexpr std::string_view begin = "</style></head><body><main>\n";

constexpr std::string_view classes[] = {"accord", "strain", "trade", "troops", "relations", "events"};

std::string anchor_of(std::string heading) {
  for (char& c : heading) c = c == ' ' ? '-' : static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  return heading;
}

std::string title_of(const std::string& heading) {
  std::string out = heading;
  for (std::size_t i = 1; i < out.size(); ++i) if (out[i] >= 'A' && out[i] <= 'Z') out[i] = static_cast<char>(out[i] - 'A' + 'a');
  return out;
}

std::string cites_of(const SystemRow& row) {
  std::string out;
  for (const SystemCite& cite : row.cites) {
    const std::string where = cite.outlet.empty() ? cite.path : cite.outlet + ", " + cite.path;
    out += fmt::format("<blockquote>{}<footer>{}, bytes {}-{}</footer></blockquote>", escaped(cite.text), escaped(where), cite.span.begin, cite.span.end);
  }
  if (row.more > 0) out += fmt::format("<p class=\"note\">{} more clauses are in the JSON.</p>", row.more);
  return out;
}

std::string row_of(const SystemRow& row) {
  const bool under = row.text.starts_with("  ");
  const std::string text = (row.flagged ? "<span class=\"flag\" aria-label=\"flagged\">▲</span> " : "") + escaped(row.text.substr(under ? 2 : 0));
  const std::string note = row.note.empty() ? "" : fmt::format("<span class=\"note\">{}</span>", escaped(row.note));
  std::string out = fmt::format("<tr{}{}><th scope=\"row\">", row.anchor.empty() ? "" : fmt::format(" id=\"{}\"", row.anchor),
                                under ? " class=\"under\"" : row.anchor.starts_with("actor-") ? " class=\"own\"" : "");
  if (row.cites.empty()) out += text + note;
  else out += fmt::format("<details><summary>{}{}</summary>{}</details>", text, note, cites_of(row));
  return out + fmt::format("</th><td class=\"counts\">{}</td></tr>\n", escaped(row.counts));
}

std::string section_of(const SystemSection& section) {
  std::string out = fmt::format("<section aria-labelledby=\"{0}\"><h2 id=\"{0}\">{1}</h2>\n<table><caption>{2}</caption>\n<thead><tr><th scope=\"col\">what</th>"
                                "<th scope=\"col\">told by</th></tr></thead>\n<tbody>\n", anchor_of(section.heading), title_of(section.heading), escaped(section.explanation));
  for (const SystemRow& row : section.rows) out += row_of(row);
  out += "</tbody></table>\n";
  if (section.hidden > 0) out += fmt::format("<p class=\"facts\">{} more rows are left out.</p>\n", section.hidden);
  return out + "</section>\n";
}

std::string key_of(const Network& network) {
  std::set<EdgeKind> used;
  for (const NetworkEdge& edge : network.edges) used.insert(edge.kind);
  std::string out = "<ul class=\"key\">";
  for (const EdgeKind kind : used) {
    out += fmt::format("<li><svg viewBox=\"0 0 46 12\" aria-hidden=\"true\" class=\"{}\"><path class=\"line\" fill=\"none\" d=\"M2 6H44\"/>{}</svg> {}</li>",
                       classes[static_cast<std::size_t>(kind)], kind == EdgeKind::events ? "<path class=\"inner\" d=\"M2 6H44\"/>" : "", escaped(words_of(kind)));
  }
  return out + "</ul>\n";
}

std::string figure_of(const Network& network) {
  if (network.nodes.empty()) return {};
  std::string out = fmt::format("<section aria-labelledby=\"network\"><h2 id=\"network\">Network</h2>\n<p class=\"facts\">{} actors, {} lines. A line leads to its row "
                                "below, where the sentences are.{}</p>\n", network.nodes.size(), network.edges.size(),
                                network.hidden > 0 ? fmt::format(" {} lighter actors are not drawn.", network.hidden) : "");
  return out + svg_of(network) + key_of(network) + "</section>\n";
}

}  // namespace

std::string html_of(const SystemPage& page) {
  std::string out(head);
  out += network_css();
  out += begin;
  out += fmt::format("<h1>{}</h1>\n<p class=\"facts\">{}</p>\n<nav aria-label=\"sections\">", page.title, escaped(page.facts));
  if (!page.network.nodes.empty()) out += "<a href=\"#network\">Network</a>";
  for (const SystemSection& section : page.sections) out += fmt::format("<a href=\"#{}\">{}</a>", anchor_of(section.heading), title_of(section.heading));
  out += "</nav>\n" + figure_of(page.network);
  for (const SystemSection& section : page.sections) out += section_of(section);
  out += fmt::format("</main><footer><p>{} Amounts and shares are as the reports state them; the interval is what the words allow. Codes follow ISO 3166 and take no "
                     "position on any territory.</p></footer></body></html>\n", page.as_of.empty() ? "No publication day is known." : "Plans as of " + page.as_of + ".");
  return out;
}

}  // namespace entente::cli
