#include "entente/export.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "store/cameo.h"
#include "store/event_rows.h"

namespace entente {
namespace {

using store::EventRow;
using store::Json;
using store::Side;

constexpr std::array<std::string_view, 4> format_names = {"plover", "gdelt", "mentions", "csv"};

/// GDELT numbers the quads from 1.
int quad_number(EventType type) { return static_cast<int>(quad_of(type)) + 1; }

std::string digits(Day day) { return fmt::format("{:04}{:02}{:02}", day.year(), day.month(), day.day()); }
std::string stamp(const std::optional<Day>& day) { return day ? digits(*day) + "000000" : ""; }

std::string upper(std::string text) {
  for (char& c : text) if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return text;
}

const std::string& called(const Actor& actor) { return actor.name.empty() ? actor.text : actor.name; }

const Place* place_of(const Finding& finding) { return finding.claim.places.empty() ? nullptr : &finding.claim.places.front(); }

// ------------------------------------------------------------------ PLOVER

Json plover_entity(const Actor& actor) {
  return {{"code", store::text_or_null(actor.state)}, {"sector", actor.sectors}, {"entity_text", called(actor)}};
}

Json plover_entities(const std::vector<Actor>& actors) {
  Json list = Json::array();
  for (const Actor& actor : actors) list.push_back(plover_entity(actor));
  return list;
}

/// PLOVER's four flags of status, which stand among the contexts.
std::string_view status_context(const Claim& claim) {
  if (claim.negated || claim.status == Status::denied) return "negation";
  switch (claim.status) {
    case Status::planned:
    case Status::expected: return "future";
    case Status::possible:
    case Status::conditional:
    case Status::counterfactual: return "hypothetical";
    case Status::background: return "historical";
    default: return "";
  }
}

Json plover_place(const Place& place, const Report& report) {
  const int resolution = place.precision == PlacePrecision::city ? 4 : place.precision == PlacePrecision::region ? 2 : 1;
  return {{"extracted_place", report.at(place.span)}, {"resolved_place", place.name}, {"country_code", store::text_or_null(place.state)},
          {"resolution", place.precision == PlacePrecision::unknown ? Json(nullptr) : Json(resolution)}};
}

Json plover_cites(const Brief& brief, const EventRow& row) {
  Json list = Json::array();
  const Finding& finding = store::finding_of(brief, row);
  for (std::size_t i = 0; i < finding.support.size(); ++i) {
    const std::uint32_t at = finding.support[i].report;
    if (i > 0 && finding.support[i - 1].report == at) continue;
    const Report& report = store::report_at(brief, row, at).report;
    list.push_back({{"url", store::text_or_null(report.url)}, {"title", report.title.empty() ? Json(nullptr) : Json(report.at(report.title))},
                    {"publication", store::text_or_null(report.outlet)}, {"language", store::text_or_null(report.language)}});
  }
  return list;
}

std::string plover_line(const Brief& brief, const EventRow& row) {
  const Finding& finding = store::finding_of(brief, row);
  const Event& event = store::event_of(brief, row);
  Json contexts = event.contexts;
  if (const std::string_view status = status_context(finding.claim); !status.empty()) contexts.push_back(status);
  const Report& report = store::report_at(brief, row, finding.claim_report).report;
  const Place* place = place_of(finding);
  const std::optional<double> score = plover_score(event.type, event.mode);
  const bool spans = row.days.latest && row.days.latest != row.days.earliest;
  return store::line_of({{"id", row.id},
                         {"date", store::day_or_null(row.days.earliest ? row.days.earliest : row.days.latest)},
                         {"enddate", spans ? store::day_or_null(row.days.latest) : Json(nullptr)},
                         {"actor", plover_entities(event.actors)},
                         {"recipient", event.recipients.empty() ? Json(nullptr) : plover_entities(event.recipients)},
                         {"event", Json::array({name_of(event.type)})},
                         {"mode", event.mode.empty() ? Json(nullptr) : Json::array({event.mode})},
                         {"context", contexts.empty() ? Json(nullptr) : contexts},
                         {"event_text", report.at(finding.claim.head)},
                         {"event_loc", place == nullptr ? Json(nullptr) : plover_place(*place, report)},
                         {"quad_code", quad_number(event.type)},
                         {"event_scale", score ? Json(*score) : Json(nullptr)},
                         {"link", store::story_of(brief, row).story.id},
                         {"cite_info", plover_cites(brief, row)},
                         {"coder", "entente"}});
}

// ------------------------------------------------------------------- GDELT

class Line {
 public:
  void add(std::string_view text) { text_ += (cells_++ == 0 ? "" : "\t") + store::cell(text); }
  void blank(int n) { for (int i = 0; i < n; ++i) add(""); }
  std::string take() { return std::move(text_) + "\n"; }

 private:
  std::string text_;
  int cells_ = 0;
};

/// Ten columns of one actor.
void add_actor(Line& line, const Actor* actor) {
  if (actor == nullptr) return line.blank(10);
  line.add(store::cameo_actor(*actor));
  line.add(upper(called(*actor)));
  line.add(store::cameo_country(actor->state));
  line.add(store::cameo_group(actor->state));
  line.blank(3);   // ethnic group, religions: never guessed
  std::array<std::string, 3> roles;
  std::size_t n = 0;
  for (const std::string& sector : actor->sectors) {
    const std::string role = store::cameo_role(sector);
    if (!role.empty() && n < roles.size()) roles[n++] = role;
  }
  for (const std::string& role : roles) line.add(role);
}

/// Eight columns of a place; without a gazetteer's point there is no latitude.
void add_place(Line& line, const Place* place) {
  if (place == nullptr) {
    line.add("0");
    return line.blank(7);
  }
  const bool city = place->precision == PlacePrecision::city;
  line.add(city ? "4" : place->precision == PlacePrecision::region ? "5" : "1");
  line.add(place->name);
  line.add(store::fips_of(place->state));
  line.blank(5);
}

/// Does the first report tell it in its title or its first paragraph?
bool in_lead(const Brief& brief, const EventRow& row) {
  const Report& report = store::report_at(brief, row, row.first).report;
  const std::size_t body = report.title.empty() ? 0 : std::min<std::size_t>(report.title.end + 2, report.text.size());
  const std::size_t lead = std::min(report.text.find("\n\n", body), report.text.size());
  const Finding& finding = store::finding_of(brief, row);
  return std::any_of(finding.support.begin(), finding.support.end(), [&](const Support& s) { return s.report == row.first && s.span.begin < lead; });
}

std::string gdelt_line(const Brief& brief, const EventRow& row, const Side& side, std::uint64_t id) {
  const Finding& finding = store::finding_of(brief, row);
  const Event& event = store::event_of(brief, row);
  const Day day = row.days.earliest ? *row.days.earliest : *row.days.latest;
  const std::string code = store::cameo_code(event.type, event.mode);
  const Report& first = store::report_at(brief, row, row.first).report;
  Line line;
  line.add(fmt::format("{}", id));
  line.add(digits(day));
  line.add(fmt::format("{:04}{:02}", day.year(), day.month()));
  line.add(fmt::format("{}", day.year()));
  line.add(fmt::format("{:.4f}", day.year() + (day.month() * 30 + day.day()) / 365.0));
  add_actor(line, side.actor);
  add_actor(line, side.other);
  line.add(in_lead(brief, row) ? "1" : "0");
  line.add(code);
  line.add(code);
  line.add(code.substr(0, 2));
  line.add(fmt::format("{}", quad_number(event.type)));
  line.add(fmt::format("{}", goldstein(event.type, event.mode)));
  line.add(fmt::format("{}", finding.support.size()));
  line.add(fmt::format("{}", row.outlets));
  line.add(fmt::format("{}", row.reports));
  line.blank(1);   // tone is of the article, not of the event
  add_place(line, nullptr);
  add_place(line, nullptr);
  add_place(line, place_of(finding));
  line.add(stamp(store::story_of(brief, row).published[row.first].days.earliest));
  line.add(first.url.empty() ? first.path : first.url);
  return line.take();
}

std::string percent(const Event& event) { return fmt::format("{}", std::lround(event.confidence * 100)); }

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

/// The actor as this claim names it: of the same state, or of the same name.
const Actor* named_in(const Claim* claim, const Actor* actor) {
  if (claim == nullptr || actor == nullptr || !claim->event) return nullptr;
  for (const std::vector<Actor>* side : {&claim->event->actors, &claim->event->recipients}) {
    for (const Actor& one : *side) {
      if (actor->state.empty() ? one.name == actor->name : one.state == actor->state) return &one;
    }
  }
  return nullptr;
}

std::string offset_of(const Report& report, const Actor* actor) {
  if (actor == nullptr || actor->span.size() == 0 || actor->span.end > report.text.size()) return "-1";
  return fmt::format("{}", characters(std::string_view(report.text).substr(0, actor->span.begin)));
}

/// From 1; 0: the words are in no sentence that was parsed.
std::size_t sentence_number(const CodedReport& coded, Span span) {
  const auto at = std::find_if(coded.sentences.begin(), coded.sentences.end(), [&](const Sentence& s) { return s.span.end > span.begin; });
  return at == coded.sentences.end() ? 0 : static_cast<std::size_t>(at - coded.sentences.begin()) + 1;
}

std::string mention_line(const Brief& brief, const EventRow& row, const Side& side, std::uint64_t id, const Support& support) {
  const StoryBrief& story = store::story_of(brief, row);
  const CodedReport& coded = store::report_at(brief, row, support.report);
  const Report& report = coded.report;
  const Claim* claim = support.claim >= 0 ? &coded.coding.claims[static_cast<std::size_t>(support.claim)] : nullptr;
  Line line;
  line.add(fmt::format("{}", id));
  line.add(stamp(story.published[row.first].days.earliest));
  line.add(stamp(story.published[support.report].days.earliest));
  line.add(report.url.empty() ? "2" : "1");
  line.add(report.outlet);
  line.add(report.url.empty() ? report.path : report.url);
  line.add(fmt::format("{}", sentence_number(coded, support.span)));
  line.add(offset_of(report, named_in(claim, side.actor)));
  line.add(offset_of(report, named_in(claim, side.other)));
  line.add(claim == nullptr ? "-1" : fmt::format("{}", characters(std::string_view(report.text).substr(0, claim->head.begin))));
  line.add("1");
  line.add(percent(claim != nullptr && claim->event ? *claim->event : store::event_of(brief, row)));
  line.add(fmt::format("{}", characters(report.text)));
  line.blank(3);
  return line.take();
}

// --------------------------------------------------------------------- CSV

constexpr std::string_view csv_head =
    "id,story,earliest,latest,day_of,type,mode,contexts,quad,plover,goldstein,cameo,status,polarity,actor,actor_sector,actor_name,recipient,"
    "recipient_sector,recipient_name,place,place_state,band,confidence,origins_low,origins_high,reports,outlets,url,path,begin,end,text\r\n";

std::string joined(const std::vector<std::string>& parts, const char* between) { return fmt::format("{}", fmt::join(parts, between)); }

/// States, sectors, names of one side; several actors are parted by ";".
std::array<std::string, 3> csv_side(const std::vector<Actor>& actors) {
  std::vector<std::string> states, sectors, names;
  for (const Actor& actor : actors) {
    states.push_back(actor.state);
    sectors.push_back(joined(actor.sectors, " "));
    names.push_back(called(actor));
  }
  return {joined(states, ";"), joined(sectors, ";"), joined(names, ";")};
}

std::string csv_line(const Brief& brief, const EventRow& row) {
  const Finding& finding = store::finding_of(brief, row);
  const Event& event = store::event_of(brief, row);
  const Report& report = store::report_at(brief, row, finding.claim_report).report;
  const Place* place = place_of(finding);
  const Support* own = nullptr;
  for (const Support& s : finding.support) if (s.report == finding.claim_report && own == nullptr) own = &s;
  const std::optional<double> score = plover_score(event.type, event.mode);
  const auto day = [](const std::optional<Day>& d) { return d ? to_line(*d) : std::string(); };
  std::vector<std::string> cells;
  const auto text = [&](std::string_view value) { cells.push_back(store::csv_cell(value)); };
  const auto number = [&](const auto& value) { cells.push_back(fmt::format("{}", value)); };
  text(row.id);
  text(store::story_of(brief, row).story.id);
  text(day(row.days.earliest));
  text(day(row.days.latest));
  text(row.dated ? "happening" : row.days.known() ? "publication" : "");
  text(name_of(event.type));
  text(event.mode);
  text(joined(event.contexts, ";"));
  text(name_of(quad_of(event.type)));
  cells.push_back(score ? fmt::format("{}", *score) : "");
  number(goldstein(event.type, event.mode));
  text(store::cameo_code(event.type, event.mode));
  text(name_of(finding.claim.status));
  text(finding.claim.negated ? "negative" : "positive");
  for (const std::string& side : csv_side(event.actors)) text(side);
  for (const std::string& side : csv_side(event.recipients)) text(side);
  text(place == nullptr ? "" : place->name);
  text(place == nullptr ? "" : place->state);
  text(name_of(finding.band));
  cells.push_back(fmt::format("{:.2f}", event.confidence));
  number(finding.origins.low);
  number(finding.origins.high);
  number(row.reports);
  number(row.outlets);
  text(report.url);
  text(report.path);
  cells.push_back(own ? fmt::format("{}", own->span.begin) : "");
  cells.push_back(own ? fmt::format("{}", own->span.end) : "");
  text(finding.text);
  return joined(cells, ",") + "\r\n";
}

// ------------------------------------------------------------------- tables

void add_pairs(const Brief& brief, const EventRow& row, ExportFormat format, Exported& out) {
  const std::vector<Side> sides = store::sides_of(store::event_of(brief, row));
  for (std::size_t p = 0; p < sides.size(); ++p) {
    const std::uint64_t id = store::number_of(brief, row, p);
    if (format == ExportFormat::gdelt) {
      out.table += gdelt_line(brief, row, sides[p], id);
      ++out.rows;
    } else {
      for (const Support& support : store::finding_of(brief, row).support) {
        out.table += mention_line(brief, row, sides[p], id, support);
        ++out.rows;
      }
    }
    out.extra += store::line_of(store::extra_of(brief, row, id)) + "\n";
  }
}

void leave_out(const Brief& brief, const EventRow& row, std::string_view why, Exported& out) {
  Json extra = store::extra_of(brief, row, nullptr);
  extra["left_out"] = why;
  out.extra += store::line_of(extra) + "\n";
  ++out.left_out;
}

}  // namespace

std::string_view name_of(ExportFormat format) { return format_names[static_cast<std::size_t>(format)]; }

std::optional<ExportFormat> export_format_of(std::string_view name) {
  const auto at = std::find(format_names.begin(), format_names.end(), name);
  if (at == format_names.end()) return std::nullopt;
  return static_cast<ExportFormat>(at - format_names.begin());
}

Exported export_events(const Brief& brief, ExportFormat format, bool all, double sure) {
  Exported out;
  if (format == ExportFormat::csv) out.table = csv_head;
  for (const EventRow& row : store::event_rows(brief)) {
    if (store::event_of(brief, row).confidence < sure) {
      leave_out(brief, row, "less sure than asked for", out);
      continue;
    }
    if (format == ExportFormat::gdelt || format == ExportFormat::mentions) {
      if (!row.happened && !all) leave_out(brief, row, "did not happen, or is not said to have", out);
      else if (!row.days.known()) leave_out(brief, row, "no day is known", out);
      else add_pairs(brief, row, format, out);
      continue;
    }
    out.table += format == ExportFormat::plover ? plover_line(brief, row) + "\n" : csv_line(brief, row);
    out.extra += store::line_of(store::extra_of(brief, row, row.id)) + "\n";
    ++out.rows;
  }
  return out;
}

}  // namespace entente
