#include "entente/finding.h"

#include <fmt/format.h>

#include <algorithm>

#include "values/names.h"

namespace entente {
namespace {

constexpr std::array<std::string_view, 5> lineages = {"unknown", "copy", "rewrite", "common_source", "independent"};
constexpr std::array<std::string_view, 4> bands = {"agreed", "repeated", "differs", "single"};
constexpr std::array<std::string_view, 4> outcomes = {"pending", "kept", "broken", "lapsed"};

std::string check(const Support& support, const StoryBrief& brief, const std::vector<CodedReport>& reports) {
  if (support.report >= brief.story.reports.size()) return "support by a report that is not in the story";
  const Report& report = reports[brief.story.reports[support.report]].report;
  if (support.span.empty() || support.span.end > report.text.size()) return "support without words";
  return {};
}

std::string check(const Finding& finding, const StoryBrief& brief, const std::vector<CodedReport>& reports) {
  if (finding.support.empty()) return "finding without support";
  for (const std::vector<Support>* side : {&finding.support, &finding.contradict}) {
    for (const Support& support : *side) {
      if (std::string wrong = check(support, brief, reports); !wrong.empty()) return wrong;
    }
  }
  if (finding.origins.low > finding.origins.high || finding.origins.low == 0) return "origins are no interval from 1";
  if (finding.band == Band::agreed && finding.origins.low < 2) return "agreed with less than two origins";
  return {};
}

}  // namespace

std::string_view name_of(Lineage lineage) { return name_in(lineages, lineage); }
std::string_view name_of(Band band) { return name_in(bands, band); }
std::string_view name_of(Outcome outcome) { return name_in(outcomes, outcome); }

std::string check(const StoryBrief& brief, const std::vector<CodedReport>& reports) {
  const std::size_t n = brief.story.reports.size();
  if (n == 0) return "story without reports";
  if (brief.lineage.size() != n * (n - 1) / 2) return "lineage does not hold every pair";
  for (const Finding& finding : brief.findings) {
    if (std::string wrong = check(finding, brief, reports); !wrong.empty()) return wrong;
  }
  for (const Disagreement& d : brief.disagreements) {
    if (d.values.size() < 2) return "disagreement with one value";
    for (std::uint32_t f : d.findings) if (f >= brief.findings.size()) return "disagreement about no finding";
  }
  for (const Plan& plan : brief.plans) {
    if (plan.finding >= brief.findings.size()) return "plan without its finding";
  }
  return {};
}

std::string to_line(const Finding& finding) {
  return fmt::format("{} | {} reports, {}-{} origins | {}", name_of(finding.band), finding.support.size(), finding.origins.low,
                     finding.origins.high, finding.text);
}

}  // namespace entente
