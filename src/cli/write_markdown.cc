#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/write.h"

namespace entente::cli {
namespace {

// Markdown's own signs in foreign text are escaped, so that a report cannot make a link or a heading.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("\\`*_{}[]<>#|~!").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string numbers(const std::vector<std::uint32_t>& reports) { return fmt::format("{}", fmt::join(reports, ", ")); }

void write(const Row& row, bool cite, std::string& out) {
  out += fmt::format("- {} {}", sign_of(row.mark), escaped(row.text));
  if (!row.reports.empty()) out += fmt::format(" — reports {}", numbers_of(row, ", "));
  if (!row.origins.empty()) out += fmt::format(", origins {}", row.origins);
  if (!row.tag.empty()) out += fmt::format(" *({})*", escaped(row.tag));
  out += "\n";
  for (const Side& side : row.sides) out += fmt::format("  - {} ({})\n", escaped(side.value), numbers(side.reports));
  if (!cite) return;
  for (const Citation& c : row.cites) {
    out += fmt::format("  > {}{}: {} `{}:{}-{}`\n", c.report, c.against ? ", against" : c.partial ? ", in part" : "", escaped(c.text),
                       c.path, c.span.begin, c.span.end);
  }
}

void write(const StoryPage& story, bool cite, std::string& out) {
  out += fmt::format("## {}\n\n{} reports · {} origins{}{}\n\n", escaped(story.title), story.reports.size(), story.origins,
                     story.days.empty() ? "" : " · ", story.days);
  for (const ReportLine& r : story.reports) {
    out += fmt::format("{}. {} · {} · {} (`{}`)\n", r.number, escaped(r.name), r.published, escaped(r.title), r.path);
  }
  for (const Section& section : story.sections) {
    out += fmt::format("\n### {}\n\n", section.heading);
    for (const Row& row : section.rows) write(row, cite, out);
    if (!section.more.empty()) out += fmt::format("- … {} more\n", section.more.size());
  }
  out += "\n";
}

}  // namespace

std::string markdown_of(const BriefPage& page, const Options& options) {
  std::string out;
  for (const StoryPage& story : page.stories) write(story, options.cite, out);
  return out + (page.as_of.empty() ? "No publication day is known.\n" : fmt::format("Plans as of {}.\n", page.as_of));
}

}  // namespace entente::cli
