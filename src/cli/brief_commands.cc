// brief, actors: what needs all reports together.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>

#include "cli/about.h"
#include "cli/commands.h"
#include "cli/in_order.h"
#include "cli/page.h"
#include "cli/session.h"
#include "cli/write.h"
#include "entente/json.h"

namespace entente::cli {
namespace {

/// Each story goes out when those before it are out. Its number is what there is to find.
std::size_t put_json(Outlined& begun, const Options& options) {
  const std::size_t stories = begun.outline.stories.size();
  Options silent = options;
  silent.quiet |= terminal_of_stdout(options.no_color).interactive;   // progress would stand between the stories
  put(json_head_of(begun.outline));
  InOrder lines([](const std::string& line) { put(line); });
  each_story(begun, silent, [&](std::uint32_t s, const Brief& told) { lines.add(s, (s > 0 ? "," : "") + json_of_story(0, told)); });
  put(std::string(json_tail) + "\n");
  return stories;
}

std::string written(const BriefPage& page, const Options& options) {
  if (options.format == Format::markdown) return markdown_of(page, options);
  if (options.format == Format::html) return html_of(page);
  return text_of(page, terminal_of_stdout(options.no_color), options);
}

std::size_t put_page(Outlined& begun, const Options& options) {
  BriefPage page = page_of(Brief{.as_of = begun.outline.as_of}, options);
  std::vector<BriefPage> stories(begun.outline.stories.size());
  each_story(begun, options, [&](std::uint32_t s, const Brief& told) { stories[s] = page_of(told, options); });
  for (BriefPage& story : stories) std::move(story.stories.begin(), story.stories.end(), std::back_inserter(page.stories));
  if (page.stories.empty()) return 0;
  put(written(page, options));
  return stories.size();
}

std::string role_line(const RoleEvidence& e) {
  const std::string office = e.office.empty() ? "office unknown" : (e.former ? "former " : "") + e.office;
  std::string code = e.state.empty() ? "---" : e.state;
  for (const std::string& sector : e.sectors) code += " " + sector;
  return fmt::format("{:<28} {:<12} {}{}", one_line(e.person), code, one_line(office), e.body.empty() ? "" : ", " + one_line(e.body));
}

bool fits(const RoleEvidence& e, const Options& options) {
  return is_about(Actor{.state = e.state, .name = e.person, .text = e.office}, options.about) || options.about.empty();
}

const Report* report_of(const std::vector<CodedReport>& reports, ReportId id) {
  const auto at = std::find_if(reports.begin(), reports.end(), [&](const CodedReport& r) { return r.report.id == id; });
  return at == reports.end() ? nullptr : &at->report;
}

}  // namespace

int run_brief(const Options& options) {
  if (options.diff) return run_diff(options);
  std::optional<Outlined> begun = outlined(options);
  if (!begun) return Exit::usage;
  begun->tally.found(options.format == Format::json ? put_json(*begun, options) : put_page(*begun, options));
  return begun->tally.finish(begun->inputs);
}

int run_actors(const Options& options) {
  const Inputs inputs = find_inputs(options.paths);
  Tally tally(options);
  const std::optional<Models> models = models_for(options);
  if (!models) return Exit::usage;
  const std::vector<CodedReport> coded = code_reports(*models, all_reports(options, inputs, tally), engine_options(options));
  std::vector<RoleEvidence> evidence;
  for (const CodedReport& r : coded) evidence.insert(evidence.end(), r.coding.roles.begin(), r.coding.roles.end());
  const Format format = format_for(options);
  for (const RoleEvidence& e : merge(std::move(evidence))) {
    const Report* report = report_of(coded, e.cite.report);
    if (report == nullptr || !fits(e, options)) continue;
    tally.found(1);
    put((format == Format::json ? to_json(e, *report) : role_line(e)) + "\n");
    if (options.cite && format != Format::json) put(fmt::format("    \"{}\" {}\n", one_line(report->at(e.cite.span)), report->path));
  }
  return tally.finish(inputs);
}

}  // namespace entente::cli
