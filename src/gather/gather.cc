#include "entente/gather.h"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>

#include "gather/neighbours.h"
#include "text/linkage.h"

namespace entente {
namespace {

using namespace gathering;

/// A pair that shares no rare word at all counts as this much evidence against one story (log odds).
constexpr double absent = -4;
/// Evidence that one pair can bring; a single look-alike pair must not hold two stories together.
constexpr double most_for = 4, most_against = -6;
/// MinHash similarity above which two texts are copies of each other.
constexpr double copy_similarity = 0.8;

/// Positions of the batch by text, so that nothing below depends on the order of the input.
std::vector<std::uint32_t> by_id(std::span<const Report> reports) {
  std::vector<std::uint32_t> order(reports.size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const Report& x = reports[a];
    const Report& y = reports[b];
    if (x.id != y.id) return x.id < y.id;
    return x.path != y.path ? x.path < y.path : a < b;
  });
  return order;
}

/// One document for each text: copies of a text neither count as more words nor as more evidence.
struct Distinct {
  std::vector<std::uint32_t> first;      ///< position in the batch
  std::vector<std::uint32_t> of;         ///< for each position of the batch, index into `first`
};

Distinct distinct_texts(std::span<const Report> reports) {
  Distinct out;
  out.of.resize(reports.size());
  for (const std::uint32_t i : by_id(reports)) {
    if (out.first.empty() || reports[out.first.back()].id != reports[i].id) out.first.push_back(i);
    out.of[i] = static_cast<std::uint32_t>(out.first.size() - 1);
  }
  return out;
}

std::vector<Story> sorted(std::vector<Story> stories) {
  for (Story& story : stories) std::sort(story.reports.begin(), story.reports.end());
  std::sort(stories.begin(), stories.end(), [](const Story& a, const Story& b) {
    return a.reports.size() != b.reports.size() ? a.reports.size() > b.reports.size() : a.id < b.id;
  });
  return stories;
}

std::vector<Edge> edges_of(const std::vector<Document>& documents) {
  const std::vector<Candidate> candidates = candidates_of(documents);
  const std::vector<double> scores = link_scores(documents, candidates);
  std::vector<Edge> edges;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const auto [a, b] = candidates[i];
    const bool copies = similarity(documents[a].signature, documents[b].signature) >= copy_similarity;
    edges.push_back({a, b, copies ? std::numeric_limits<double>::infinity() : std::clamp(scores[i], most_against, most_for)});
  }
  return edges;
}

/// The id of the report seen first: the earliest known day, then the smallest id of a text.
std::string id_of(const Story& story, std::span<const Report> reports) {
  const Report* first = nullptr;
  const auto day = [](const Report& r) { return r.published.days.earliest ? r.published.days.earliest->number : std::numeric_limits<int>::max(); };
  for (const std::uint32_t i : story.reports) {
    const Report& report = reports[i];
    if (!first || day(report) < day(*first) || (day(report) == day(*first) && report.id < first->id)) first = &report;
  }
  return "s" + to_line(first->id).substr(0, 12);
}

}  // namespace

std::vector<Story> gather(std::span<const Report> reports, const GatherOptions& options) {
  if (reports.empty()) return {};
  const Distinct distinct = distinct_texts(reports);
  std::vector<std::uint32_t> cluster(distinct.first.size(), 0);
  if (!options.one_story) {
    std::vector<const Report*> texts;
    for (const std::uint32_t i : distinct.first) texts.push_back(&reports[i]);
    const std::vector<Document> documents = documents_of(texts);
    cluster = average_link(static_cast<std::uint32_t>(documents.size()), edges_of(documents), absent);
  }
  std::map<std::uint32_t, Story> stories;
  for (std::uint32_t i = 0; i < reports.size(); ++i) stories[cluster[distinct.of[i]]].reports.push_back(i);
  std::vector<Story> out;
  for (auto& [_, story] : stories) {
    story.id = id_of(story, reports);
    out.push_back(std::move(story));
  }
  return sorted(std::move(out));
}

}  // namespace entente
