// brief --diff A B: what the reports of B add, drop and change against those of A.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <set>

#include "cli/commands.h"
#include "cli/session.h"
#include "cli/terminal.h"
#include "entente/difference.h"
#include "entente/json.h"

namespace entente::cli {
namespace {

constexpr std::size_t default_limit = 12;    // rows of one heading

struct Heading {
  DifferenceKind change;
  const char* words;
  const char* sign;
};

constexpr std::array<Heading, 5> headings = {{{DifferenceKind::changed, "CHANGED", "≠"},
                                              {DifferenceKind::vaguer, "VAGUER IN B", "↓"},
                                              {DifferenceKind::fuller, "FULLER IN B", "↑"},
                                              {DifferenceKind::added, "ONLY IN B", "+"},
                                              {DifferenceKind::dropped, "ONLY IN A", "-"}}};

/// Reports of one path, known by their text; each is its own document, so that no version hides another.
std::set<ReportId> take(const Options& options, const std::string& path, Tally& tally, Inputs& inputs, std::vector<Report>& reports) {
  const Inputs found = find_inputs({path});
  std::set<ReportId> out;
  for (Report& report : all_reports(options, found, tally)) {
    report.key = to_line(report.id);
    out.insert(report.id);
    reports.push_back(std::move(report));
  }
  inputs.failures.insert(inputs.failures.end(), found.failures.begin(), found.failures.end());
  inputs.skipped += found.skipped;
  return out;
}

void sentences(std::string& out, const Brief& brief, const Difference& d, const std::vector<Support>& list, const char* side, std::size_t width) {
  for (const Support& s : list) {
    const Report& report = brief.reports[brief.stories[d.story].story.reports[s.report]].report;
    for (const std::string& line : wrapped(fmt::format("{} “{}” {}", side, one_line(report.at(s.span)), report.path), width - 5)) out += "     " + line + "\n";
  }
}

std::string text_of(const Brief& brief, const std::vector<Difference>& list, const Options& options) {
  const Terminal terminal = terminal_of_stdout(options.no_color);
  std::string out;
  for (std::uint32_t story = 0; story < brief.stories.size(); ++story) {
    std::string rows;
    for (const Heading& heading : headings) {
      std::size_t n = 0, hidden = 0;
      for (const Difference& d : list) {
        if (d.story != story || d.change != heading.change) continue;
        if (!options.all && n >= (options.limit > 0 ? options.limit : default_limit)) {
          ++hidden;
          continue;
        }
        if (n++ == 0) rows += "\n" + styled(terminal, Style::bold, heading.words) + "\n";
        bool first = true;
        for (const std::string& line : wrapped(one_line(d.text), terminal.width - 3)) {
          rows += (first ? fmt::format(" {} ", heading.sign) : "   ") + line + "\n";
          first = false;
        }
        if (!d.lost.empty()) rows += fmt::format("   A: {}\n", one_line(fmt::format("{}", fmt::join(d.lost, ", "))));
        if (!d.gained.empty()) rows += fmt::format("   B: {}\n", one_line(fmt::format("{}", fmt::join(d.gained, ", "))));
        if (!options.cite) continue;
        sentences(rows, brief, d, d.before, "A", terminal.width);
        sentences(rows, brief, d, d.after, "B", terminal.width);
      }
      if (hidden > 0) rows += styled(terminal, Style::dim, fmt::format("   … {} more (--all)", hidden)) + "\n";
    }
    if (rows.empty()) continue;
    const std::string& title = brief.stories[story].title;
    out += (out.empty() ? "" : "\n") + styled(terminal, Style::bold, one_line(title.empty() ? "untitled" : title)) + "\n" + rows;
  }
  return out;
}

}  // namespace

int run_diff(const Options& options) {
  if (options.paths.size() != 2) {
    fmt::print(stderr, "entente: --diff compares two paths, A and B\n");
    return Exit::usage;
  }
  if (options.format == Format::markdown || options.format == Format::html) {
    fmt::print(stderr, "entente: --diff writes text or JSON\n");
    return Exit::usage;
  }
  const std::optional<Models> models = models_for(options);
  if (!models) return Exit::usage;
  Inputs inputs;
  Tally tally(options);
  std::vector<Report> reports;
  const std::set<ReportId> a = take(options, options.paths[0], tally, inputs, reports);
  const std::set<ReportId> b = take(options, options.paths[1], tally, inputs, reports);
  EngineOptions engine = engine_options(options);
  // Whoever compares one report with another says that they belong together.
  engine.gather.one_story |= a.size() == 1 && b.size() == 1;
  const Brief brief = entente::brief(*models, std::move(reports), engine);
  const std::vector<Difference> list = differences(brief, a, b);
  tally.found(list.size());
  if (options.format == Format::json) for (const Difference& d : list) put(to_json(d, brief) + "\n");
  else put(text_of(brief, list, options));
  return tally.finish(inputs);
}

}  // namespace entente::cli
