// brief, actors: what needs all reports together.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "cli/about.h"
#include "cli/commands.h"
#include "cli/page.h"
#include "cli/session.h"
#include "cli/write.h"
#include "entente/json.h"

namespace entente::cli {
namespace {

std::string written(const Brief& brief, const Options& options) {
  if (options.format == Format::json) return to_json(brief) + "\n";
  const BriefPage page = page_of(brief, options);
  if (page.stories.empty()) return {};
  if (options.format == Format::markdown) return markdown_of(page, options);
  if (options.format == Format::html) return html_of(page);
  return text_of(page, terminal_of_stdout(options.no_color), options);
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
  std::optional<Briefed> done = briefed(options);
  if (!done) return Exit::usage;
  const std::string text = written(done->brief, options);
  put(text);
  done->tally.found(text.empty() ? 0 : done->brief.stories.size());
  return done->tally.finish(done->inputs);
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
