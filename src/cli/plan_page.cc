#include "cli/plan_page.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <tuple>

#include "cli/about.h"
#include "cli/page.h"
#include "cli/terminal.h"
#include "entente/json.h"
#include "entente/prediction.h"

namespace entente::cli {
namespace {

struct Placed {
  std::uint32_t story = 0;
  const Plan* plan = nullptr;
};

std::vector<Placed> plans_of(const Brief& brief, bool predicted, const std::string& about) {
  std::vector<Placed> out;
  for (std::uint32_t s = 0; s < brief.stories.size(); ++s) {
    for (const Plan& plan : brief.stories[s].plans) {
      if (plan.predicted == predicted && is_about(brief.stories[s].findings[plan.finding], about)) out.push_back({s, &plan});
    }
  }
  const auto due = [](const Placed& p) {
    const DayRange& days = p.plan->due;
    return std::tuple(!days.known(), days.latest ? *days.latest : days.earliest.value_or(Day{}));
  };
  std::stable_sort(out.begin(), out.end(), [&](const Placed& a, const Placed& b) { return due(a) < due(b); });
  return out;
}

std::string_view outcome_of(const Plan& plan) { return plan.predicted ? name_of(verdict_of(plan)) : name_of(plan.outcome); }

void add_cites(const Brief& brief, std::uint32_t story, const std::vector<Support>& support, std::vector<SystemCite>& out) {
  for (const Support& s : support) {
    const Report& report = report_of(brief, {story, s});
    out.push_back({report.path, report.outlet, s.span, one_line(report.at(s.span))});
  }
}

std::size_t reports_of(const std::vector<Support>& support) {
  std::vector<std::uint32_t> reports;
  for (const Support& s : support) reports.push_back(s.report);
  std::sort(reports.begin(), reports.end());
  return static_cast<std::size_t>(std::unique(reports.begin(), reports.end()) - reports.begin());
}

SystemRow row_of(const Brief& brief, const Placed& placed) {
  const StoryBrief& story = brief.stories[placed.story];
  const Plan& plan = *placed.plan;
  const Finding& finding = story.findings[plan.finding];
  SystemRow row;
  row.text = one_line(finding.text);
  const std::size_t n = reports_of(finding.support);
  const std::string origins = finding.origins.low == finding.origins.high ? fmt::format("{}", finding.origins.low) : fmt::format("{}-{}", finding.origins.low, finding.origins.high);
  row.counts = fmt::format("{} report{}, {} origin{}", n, n == 1 ? "" : "s", origins, origins == "1" ? "" : "s");
  add_cites(brief, placed.story, finding.support, row.cites);
  std::vector<std::string> parts = {std::string(outcome_of(plan))};
  const std::string due = words_of(plan.due);
  parts.push_back(due.empty() ? "no day given" : "due " + due);
  if (plan.negated) parts.emplace_back("not to happen");
  if (const std::vector<std::string> who = announcers_of(story, plan); !who.empty()) parts.push_back("by " + one_line(fmt::format("{}", fmt::join(who, ", "))));
  if (plan.settled_by >= 0) {
    const Finding& outcome = story.findings[static_cast<std::size_t>(plan.settled_by)];
    parts.push_back("settled by: " + one_line(outcome.text));
    add_cites(brief, placed.story, outcome.support, row.cites);
  }
  row.note = fmt::format("{}", fmt::join(parts, "; "));
  row.flagged = plan.outcome == Outcome::broken;
  return row;
}

// "12: 3 kept, 1 broken, 8 pending": never a share without its n.
std::string tally_of(const std::vector<Placed>& plans) {
  std::vector<std::pair<std::string_view, std::size_t>> counts;
  for (const std::string_view name : {"kept", "broken", "lapsed", "pending", "right", "wrong", "too early", "untestable"}) counts.emplace_back(name, 0);
  for (const Placed& p : plans) for (auto& [name, n] : counts) n += name == outcome_of(*p.plan);
  std::vector<std::string> parts;
  for (const auto& [name, n] : counts) if (n > 0) parts.push_back(fmt::format("{} {}", n, name));
  return fmt::format("{}: {}", plans.size(), fmt::join(parts, ", "));
}

void add(SystemPage& page, const Brief& brief, const Options& options, const char* heading, bool predicted) {
  const std::vector<Placed> plans = plans_of(brief, predicted, options.about);
  if (plans.empty()) return;
  SystemSection section{heading, tally_of(plans), {}, 20, 0};
  for (const Placed& p : plans) section.rows.push_back(row_of(brief, p));
  const std::size_t most = options.all ? section.rows.size() : options.limit > 0 ? options.limit : options.format == Format::html ? 300 : section.usual;
  if (section.rows.size() > most) {
    section.hidden = section.rows.size() - most;
    section.rows.resize(most);
  }
  page.sections.push_back(std::move(section));
}

}  // namespace

std::string plan_lines_of(const Brief& brief, const Options& options) {
  std::string out;
  for (const bool predicted : {false, true}) {
    for (const Placed& p : plans_of(brief, predicted, options.about)) out += to_json(*p.plan, p.story, brief) + "\n";
  }
  return out;
}

SystemPage plan_page_of(const Brief& brief, const Options& options) {
  SystemPage page = page_without_sections(brief, "Plans and predictions");
  add(page, brief, options, "ANNOUNCED", false);
  add(page, brief, options, "PREDICTED", true);
  return page;
}

}  // namespace entente::cli
