#include "store/event_rows.h"

#include <algorithm>
#include <set>

#include "text/key_table.h"

namespace entente::store {
namespace {

bool before(const StoryBrief& story, std::uint32_t a, std::uint32_t b) {
  const std::optional<Day> x = story.published[a].days.earliest, y = story.published[b].days.earliest;
  if (x.has_value() != y.has_value()) return x.has_value();
  return x && *x != *y ? *x < *y : a < b;
}

EventRow row_of(const Brief& brief, std::uint32_t s, std::uint32_t f) {
  const StoryBrief& story = brief.stories[s];
  const Finding& finding = story.findings[f];
  const Claim& claim = finding.claim;
  EventRow row{finding.id, s, f, {}, false, finding.claim_report, 0, 0, false};
  std::set<std::uint32_t> reports;
  std::set<std::string> outlets;
  for (const Support& support : finding.support) {
    reports.insert(support.report);
    const Report& report = brief.reports[story.story.reports[support.report]].report;
    outlets.insert(report.outlet.empty() ? report.path : report.outlet);
    if (before(story, support.report, row.first)) row.first = support.report;
  }
  row.reports = static_cast<std::uint32_t>(reports.size());
  row.outlets = static_cast<std::uint32_t>(outlets.size());
  row.happened = !claim.negated && (claim.status == Status::happened || claim.status == Status::ongoing);
  row.dated = !claim.when.empty() && claim.when.front().days.known();
  row.days = row.dated ? claim.when.front().days : story.published[row.first].days;
  return row;
}

}  // namespace

std::vector<EventRow> event_rows(const Brief& brief) {
  std::vector<EventRow> rows;
  for (std::uint32_t s = 0; s < brief.stories.size(); ++s) {
    for (std::uint32_t f = 0; f < brief.stories[s].findings.size(); ++f) {
      if (brief.stories[s].findings[f].claim.event) rows.push_back(row_of(brief, s, f));
    }
  }
  return rows;
}

const StoryBrief& story_of(const Brief& brief, const EventRow& row) { return brief.stories[row.story]; }
const Finding& finding_of(const Brief& brief, const EventRow& row) { return story_of(brief, row).findings[row.finding]; }
const Event& event_of(const Brief& brief, const EventRow& row) { return *finding_of(brief, row).claim.event; }
const CodedReport& report_at(const Brief& brief, const EventRow& row, std::uint32_t position) {
  return brief.reports[story_of(brief, row).story.reports[position]];
}

std::vector<Side> sides_of(const Event& event) {
  std::vector<Side> out;
  if (event.recipients.empty()) {
    for (std::size_t i = 0; i < event.actors.size(); ++i) {
      for (std::size_t j = i + 1; j < event.actors.size(); ++j) out.push_back({&event.actors[i], &event.actors[j]});
    }
    if (out.empty() && !event.actors.empty()) out.push_back({&event.actors.front(), nullptr});
    return out;
  }
  for (const Actor& actor : event.actors) for (const Actor& other : event.recipients) out.push_back({&actor, &other});
  return out;
}

std::uint64_t number_of(const Brief& brief, const EventRow& row, std::size_t pair) {
  const std::uint64_t hash = key_hash(std::to_string(pair), key_hash("/", key_hash(row.id, key_hash(story_of(brief, row).story.id))));
  return folded(hash) & 0x7fffffffffffffffull;
}

Json extra_of(const Brief& brief, const EventRow& row, Json id) {
  const Finding& finding = finding_of(brief, row);
  const StoryBrief& story = story_of(brief, row);
  Json support = Json::array();
  for (const Support& s : finding.support) {
    const Report& report = report_at(brief, row, s.report).report;
    support.push_back({{"report", to_line(report.id)}, {"path", report.path}, {"begin", s.span.begin}, {"end", s.span.end}, {"degree", s.partial ? "partial" : "full"}});
  }
  Json holders = Json::array();
  for (const Holder& holder : finding.claim.holders) holders.push_back(holder.hearsay ? Json("hearsay") : json_of(holder.actor));
  Json quantities = Json::array();
  const Report& report = report_at(brief, row, finding.claim_report).report;
  for (const Quantity& q : finding.claim.quantities) quantities.push_back(json_of(q, report));
  return {{"id", std::move(id)},
          {"eid", row.id},
          {"story", story.story.id},
          {"status", name_of(finding.claim.status)},
          {"polarity", finding.claim.negated ? "negative" : "positive"},
          {"band", name_of(finding.band)},
          {"confidence", hundredths(event_of(brief, row).confidence)},
          {"earliest", day_or_null(row.days.earliest)},
          {"latest", day_or_null(row.days.latest)},
          {"day_of", row.dated ? "happening" : row.days.known() ? "publication" : "unknown"},
          {"origins", json_of(finding.origins)},
          {"reports", row.reports},
          {"outlets", row.outlets},
          {"contradicted_by", finding.contradict.size()},
          {"said_by", std::move(holders)},
          {"quantity", std::move(quantities)},
          {"support", std::move(support)}};
}

std::string cell(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\t' || c == '\n' || c == '\r') out += ' ';
    else if (byte >= 0x20 && byte != 0x7f) out += c;
  }
  return out;
}

std::string csv_cell(std::string_view text) {
  std::string plain = cell(text);
  if (!plain.empty() && std::string_view("=+-@").find(plain.front()) != std::string_view::npos) plain.insert(0, 1, '\'');
  if (plain.find_first_of(",\"") == std::string::npos) return plain;
  std::string out = "\"";
  for (const char c : plain) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

}  // namespace entente::store
