#include "reconcile/unknown.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace entente::reconciling {
namespace {

/// "1, 3 and 4"
std::string list_of(const std::vector<std::uint32_t>& positions) {
  std::string out;
  for (std::size_t i = 0; i < positions.size(); ++i) {
    if (i > 0) out += i + 1 == positions.size() ? " and " : ", ";
    out += std::to_string(positions[i] + 1);
  }
  return out;
}

void dates(std::vector<std::string>& out, const StoryBrief& brief) {
  std::map<std::string, std::vector<std::uint32_t>> undated;
  for (std::uint32_t p = 0; p < brief.published.size(); ++p) {
    const Published& published = brief.published[p];
    if (published.how == PublishedHow::none) undated[""].push_back(p);
    if (published.how == PublishedHow::inferred) undated[to_line(published.days)].push_back(p);
  }
  for (const auto& [days, positions] : undated) {
    const std::string who = positions.size() == 1 ? "report " + list_of(positions) + " has" : "reports " + list_of(positions) + " have";
    out.push_back(who + " no date" + (days.empty() ? "" : fmt::format(" ({} by content)", days)));
  }
}

void order(std::vector<std::string>& out, const StoryBrief& brief) {
  std::vector<std::uint32_t> unsure;
  for (std::uint32_t a = 0; a < brief.published.size(); ++a) {
    const bool any = std::any_of(brief.published.begin(), brief.published.end(), [&](const Published& other) {
      return &other != &brief.published[a] && may_overlap(other.days, brief.published[a].days);
    });
    if (any) unsure.push_back(a);
  }
  if (unsure.size() == 2) out.push_back(fmt::format("which of reports {} came first", list_of(unsure)));
  else if (unsure.size() > 2) out.push_back(fmt::format("the order of reports {}", list_of(unsure)));
}

void coding(std::vector<std::string>& out, const Texts& texts) {
  std::map<std::string, std::size_t> languages;
  std::size_t sentences = 0;
  for (const CodedReport* report : texts.of) {
    if (!report->coding.coded) ++languages[report->report.language];
    for (const Sentence& s : report->sentences) sentences += s.fallback;
  }
  for (const auto& [language, n] : languages) {
    out.push_back(fmt::format("{} report{} not coded: {}", n, n == 1 ? "" : "s", language.empty() ? "unknown language" : language));
  }
  if (sentences > 0) out.push_back(fmt::format("{} sentence{} not coded", sentences, sentences == 1 ? "" : "s"));
}

void lineage(std::vector<std::string>& out, const StoryBrief& brief) {
  std::size_t unknown = 0;
  const LineagePair* first = nullptr;
  for (const LineagePair& pair : brief.lineage) {
    if (pair.kind != Lineage::unknown) continue;
    if (unknown++ == 0) first = &pair;
  }
  if (unknown == 1) out.push_back(fmt::format("whether reports {} and {} go back to one source", first->a + 1, first->b + 1));
  else if (unknown == brief.lineage.size() && unknown > 1) out.push_back("whether any of the reports go back to one source");
  else if (unknown > 1) out.push_back(fmt::format("for {} of {} pairs of reports whether they go back to one source", unknown, brief.lineage.size()));
}

}  // namespace

std::vector<std::string> not_known_of(const StoryBrief& brief, const Texts& texts) {
  std::vector<std::string> out;
  dates(out, brief);
  order(out, brief);
  coding(out, texts);
  lineage(out, brief);
  return out;
}

}  // namespace entente::reconciling
