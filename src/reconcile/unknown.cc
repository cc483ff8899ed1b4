#include "reconcile/unknown.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <numeric>

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

constexpr std::array<std::string_view, 12> month_names = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::string for_people(Day day) { return fmt::format("{} {} {}", day.day(), month_names[static_cast<std::size_t>(day.month() - 1)], day.year()); }

std::string for_people(const DayRange& days) {
  if (!days.latest) return "on " + for_people(*days.earliest) + " or later";
  if (!days.earliest) return "on " + for_people(*days.latest) + " or earlier";
  if (days.exact()) return "on " + for_people(*days.latest);
  return fmt::format("between {} and {}", for_people(*days.earliest), for_people(*days.latest));
}

void dates(std::vector<std::string>& out, const StoryBrief& brief) {
  std::vector<std::uint32_t> undated;
  for (std::uint32_t p = 0; p < brief.published.size(); ++p) {
    const Published& published = brief.published[p];
    if (published.how == PublishedHow::none || !published.days.known()) undated.push_back(p);
    else if (published.how == PublishedHow::inferred) {
      out.push_back(fmt::format("report {} has no date; {} by its content", p + 1, for_people(published.days)));
    }
  }
  if (!undated.empty()) out.push_back(fmt::format("report{} no date", (undated.size() == 1 ? " " : "s ") + list_of(undated) + (undated.size() == 1 ? " has" : " have")));
}

/// Reports whose days may be the same, joined where they overlap: each list is a question of its own.
std::vector<std::vector<std::uint32_t>> unsure_orders(const std::vector<Published>& published) {
  std::vector<std::uint32_t> root(published.size());
  std::iota(root.begin(), root.end(), 0u);
  for (std::uint32_t b = 0; b < published.size(); ++b) {
    for (std::uint32_t a = 0; a < b; ++a) {
      if (!may_overlap(published[a].days, published[b].days) || root[a] == root[b]) continue;
      const std::uint32_t from = std::max(root[a], root[b]), to = std::min(root[a], root[b]);
      std::replace(root.begin(), root.end(), from, to);
    }
  }
  std::map<std::uint32_t, std::vector<std::uint32_t>> parts;
  for (std::uint32_t p = 0; p < root.size(); ++p) parts[root[p]].push_back(p);
  std::vector<std::vector<std::uint32_t>> out;
  for (auto& [_, part] : parts) if (part.size() > 1) out.push_back(std::move(part));
  return out;
}

void order(std::vector<std::string>& out, const StoryBrief& brief) {
  for (const std::vector<std::uint32_t>& unsure : unsure_orders(brief.published)) {
    if (unsure.size() == 2) out.push_back(fmt::format("which of reports {} came first", list_of(unsure)));
    else out.push_back(fmt::format("the order of reports {}", list_of(unsure)));
  }
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
