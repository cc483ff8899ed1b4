#include "entente/export.h"

#include <gtest/gtest.h>

#include <algorithm>

#include <nlohmann/json.hpp>
#include <set>

#include "store/cameo.h"
#include "store/event_rows.h"

namespace entente {
namespace {

using Table = std::vector<std::vector<std::string>>;

Table tabs(const std::string& text) {
  Table rows;
  std::vector<std::string> row(1);
  for (const char c : text) {
    if (c == '\t') row.emplace_back();
    else if (c == '\n') {
      rows.push_back(row);
      row.assign(1, "");
    } else row.back() += c;
  }
  return rows;
}

/// RFC 4180.
Table csv(const std::string& text) {
  Table rows;
  std::vector<std::string> row(1);
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"') row.back() += text[i++];
    else if (c == '"') quoted = !quoted;
    else if (c == ',' && !quoted) row.emplace_back();
    else if (c == '\n' && !quoted) {
      if (!row.back().empty() && row.back().back() == '\r') row.back().pop_back();
      rows.push_back(row);
      row.assign(1, "");
    } else row.back() += c;
  }
  return rows;
}

std::vector<nlohmann::json> lines(const std::string& text) {
  std::vector<nlohmann::json> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    out.push_back(nlohmann::json::parse(text.substr(at, end - at)));
    at = end + 1;
  }
  return out;
}

Finding event(const char* id, Status status, std::vector<Actor> actors, std::vector<Actor> recipients, Span span) {
  Finding f;
  f.id = id;
  f.text = "=1+1, said Uruguay\t\"here\"";
  f.claim.kind = ClaimKind::event;
  f.claim.status = status;
  f.claim.event = Event{EventType::CONSULT, "visit", {"diplomatic"}, std::move(actors), std::move(recipients), 0.4};
  f.claim.head = {span.begin, span.begin + 3};
  f.support = {{.report = 0, .span = span, .claim = -1}};
  f.origins = {1, 1, {{0}}};
  return f;
}

/// A story of one report with a visit of two to one, a denied one, one without a day and a reciprocal meeting.
Brief brief_of_visits() {
  Brief brief;
  CodedReport coded;
  coded.report.text = "Norway visits\n\nÅda of Norway went to Uruguay on 3 May.\n\nMore words stand here.";
  coded.report.id = hash_report(coded.report.text);
  coded.report.title = {0, 13};
  coded.report.path = "a.txt";
  coded.report.url = "https://a.example/\t1";
  coded.report.outlet = "@Post";
  coded.report.published = {{Day::of(2031, 5, 4), Day::of(2031, 5, 4)}, PublishedHow::stated};
  coded.sentences = {{.span = {0, 13}}, {.span = {15, 56}}, {.span = {58, 80}}};
  brief.reports = {coded};
  StoryBrief story;
  story.story = {"s1", {0}};
  story.published = {coded.report.published};
  story.origins = {1, 1, {{0}}};
  const Actor nor{"NOR", {"GOV", "JRN"}, "Åda Holm", "Åda", {15, 19}}, per{"PER", {}, "", "Peru", {}}, ury{"URY", {"GOV"}, "", "Uruguay", {37, 44}};
  const Actor un{"UNO", {}, "United Nations", "UN", {}};
  Finding visit = event("f1", Status::happened, {nor, per}, {ury}, {15, 56});
  visit.claim.when = {When{}};
  visit.claim.when[0].days = {Day::of(2031, 5, 3), Day::of(2031, 5, 3)};
  visit.claim.places = {{.span = {37, 44}, .name = "Montevideo", .state = "URY", .precision = PlacePrecision::city}};
  brief.reports[0].coding.claims = {visit.claim};
  visit.support[0].claim = 0;
  Finding denied = event("f2", Status::denied, {nor}, {ury}, {15, 56});
  Finding meeting = event("f3", Status::happened, {nor, per, un}, {}, {58, 80});
  Finding planned = event("f4", Status::planned, {nor}, {ury}, {58, 80});
  story.findings = {visit, denied, meeting, planned};
  brief.stories = {story};
  return brief;
}

TEST(Export, GdeltHasItsSixtyOneColumns) {
  const Exported out = export_events(brief_of_visits(), ExportFormat::gdelt);
  const Table rows = tabs(out.table);
  ASSERT_EQ(rows.size(), 5u);   // two visitors, three pairs that meet
  EXPECT_EQ(out.rows, 5u);
  EXPECT_EQ(out.left_out, 2u);
  std::set<std::string> ids;
  for (const auto& row : rows) {
    ASSERT_EQ(row.size(), 61u);
    ids.insert(row[0]);
  }
  EXPECT_EQ(ids.size(), 5u);
  const auto& row = rows[0];
  const std::pair<int, const char*> cells[] = {{2, "20310503"}, {3, "203105"}, {4, "2031"}, {5, "2031.4192"}, {6, "NORGOV"}, {7, "ÅDA HOLM"}, {8, "NOR"}, {9, ""},
                                               {13, "GOV"}, {14, "MED"}, {15, ""}, {16, "URYGOV"}, {18, "URY"}, {26, "1"}, {27, "042"}, {28, "042"}, {29, "04"},
                                               {30, "1"}, {31, "1"}, {32, "1"}, {33, "1"}, {34, "1"}, {35, ""}, {36, "0"}, {52, "4"}, {53, "Montevideo"}, {54, "UY"},
                                               {56, ""}, {60, "20310504000000"}, {61, "https://a.example/ 1"}};
  for (const auto& [column, value] : cells) EXPECT_EQ(row[static_cast<std::size_t>(column) - 1], value) << column;
  EXPECT_EQ(rows[4][15], "IGOUNO");
  EXPECT_EQ(rows[4][17], "");
  EXPECT_EQ(rows[4][18], "UNO");
  EXPECT_EQ(rows[2][1], "20310504");   // the day of publication, and the sidecar says so
  EXPECT_EQ(tabs(export_events(brief_of_visits(), ExportFormat::gdelt, true).table).size(), 7u);
}

TEST(Export, MentionsHaveTheirSixteen) {
  const Table rows = tabs(export_events(brief_of_visits(), ExportFormat::mentions).table);
  const Table events = tabs(export_events(brief_of_visits(), ExportFormat::gdelt).table);
  ASSERT_EQ(rows.size(), 5u);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    ASSERT_EQ(rows[i].size(), 16u);
    EXPECT_EQ(rows[i][0], events[i][0]);
  }
  const std::pair<int, const char*> cells[] = {{2, "20310504000000"}, {3, "20310504000000"}, {4, "1"}, {5, "@Post"}, {7, "2"}, {8, "15"}, {9, "36"}, {10, "15"},
                                               {11, "1"}, {12, "40"}, {13, "78"}};
  for (const auto& [column, value] : cells) EXPECT_EQ(rows[0][static_cast<std::size_t>(column) - 1], value) << column;
  EXPECT_EQ(rows[2][9], "-1");
}

TEST(Export, PloverHoldsEveryStatus) {
  const std::vector<nlohmann::json> rows = lines(export_events(brief_of_visits(), ExportFormat::plover).table);
  ASSERT_EQ(rows.size(), 4u);
  for (const nlohmann::json& row : rows) for (const char* key : {"id", "date", "actor", "event"}) EXPECT_TRUE(row.contains(key)) << key;
  EXPECT_EQ(rows[0]["date"], "2031-05-03");
  EXPECT_EQ(rows[0]["actor"].size(), 2u);
  EXPECT_EQ(rows[0]["event"], nlohmann::json::array({"CONSULT"}));
  EXPECT_EQ(rows[0]["event_scale"], 4.0);
  EXPECT_EQ(rows[0]["event_loc"]["resolution"], 4);
  EXPECT_EQ(rows[1]["context"], (nlohmann::json::array({"diplomatic", "negation"})));
  EXPECT_EQ(rows[2]["recipient"], nullptr);
  EXPECT_EQ(rows[3]["context"].back(), "future");
}

TEST(Export, CsvKeepsCellsThatAreNoFormulas) {
  const Table rows = csv(export_events(brief_of_visits(), ExportFormat::csv).table);
  ASSERT_EQ(rows.size(), 5u);
  for (const auto& row : rows) ASSERT_EQ(row.size(), rows[0].size());
  const auto at = [&](const char* name) { return static_cast<std::size_t>(std::find(rows[0].begin(), rows[0].end(), name) - rows[0].begin()); };
  EXPECT_EQ(rows[1][at("text")], "'=1+1, said Uruguay \"here\"");
  EXPECT_EQ(rows[1][at("actor")], "NOR;PER");
  EXPECT_EQ(rows[1][at("plover")], "4");
  EXPECT_EQ(rows[1][at("confidence")], "0.40");
  EXPECT_EQ(rows[2][at("status")], "denied");
  for (const char* risky : {"=1", "+1", "-1", "@x"}) EXPECT_EQ(store::csv_cell(risky), std::string("'") + risky);
  EXPECT_EQ(store::csv_cell("a\r\nb\x01"), "a  b");
  EXPECT_EQ(store::csv_cell("a,\"b\""), "\"a,\"\"b\"\"\"");
}

TEST(Export, SidecarIsKeyedAndSaysWhatIsLost) {
  const Exported out = export_events(brief_of_visits(), ExportFormat::gdelt);
  const std::vector<nlohmann::json> rows = lines(out.extra);
  ASSERT_EQ(rows.size(), 7u);
  std::set<std::uint64_t> ids;
  for (const auto& row : tabs(out.table)) ids.insert(std::stoull(row[0]));
  for (const nlohmann::json& row : rows) {
    EXPECT_EQ(row.contains("left_out"), row["id"].is_null());
    if (!row["id"].is_null()) EXPECT_TRUE(ids.contains(row["id"].get<std::uint64_t>()));
    EXPECT_FALSE(row["support"].empty());
  }
  EXPECT_EQ(rows[0]["day_of"], "happening");
  EXPECT_EQ(rows[3]["day_of"], "publication");
}

TEST(Export, WhatIsLessSureThanAskedForIsLeftOutAndSaidSo) {
  Brief brief = brief_of_visits();
  brief.stories[0].findings[0].claim.event->confidence = 0.7;
  for (const ExportFormat format : {ExportFormat::plover, ExportFormat::csv}) {
    EXPECT_EQ(export_events(brief, format, false, 0.4).rows, 4u);
    const Exported out = export_events(brief, format, false, 0.5);
    EXPECT_EQ(out.rows, 1u);
    EXPECT_EQ(out.left_out, 3u);
    EXPECT_EQ(lines(out.extra)[1]["left_out"], "less sure than asked for");
    EXPECT_EQ(lines(out.extra)[0]["confidence"], 0.7);
  }
}

TEST(Export, IsPure) {
  for (const ExportFormat format : {ExportFormat::plover, ExportFormat::gdelt, ExportFormat::mentions, ExportFormat::csv}) {
    EXPECT_EQ(export_format_of(name_of(format)), format);
    const Exported a = export_events(brief_of_visits(), format), b = export_events(brief_of_visits(), format);
    EXPECT_EQ(a.table + a.extra, b.table + b.extra);
  }
  EXPECT_FALSE(export_format_of("xml"));
}

TEST(Cameo, CodesAreText) {
  using namespace store;
  EXPECT_EQ(cameo_code(EventType::AGREE, ""), "030");
  EXPECT_EQ(cameo_code(EventType::CONSULT, "phone"), "041");
  EXPECT_EQ(cameo_code(EventType::ACCUSE, "investigate"), "090");
  EXPECT_EQ(cameo_code(EventType::ACCUSE, "allege"), "112");
  EXPECT_EQ(cameo_code(EventType::RETREAT, "ceasefire"), "087");
  EXPECT_EQ(fips_of("CHN"), "CH");
  EXPECT_EQ(fips_of("KOR"), "KS");
  EXPECT_EQ(fips_of("JPN"), "JA");
  EXPECT_EQ(fips_of("UKR"), "UP");
  EXPECT_EQ(fips_of("UNO"), "");
  EXPECT_EQ(cameo_country("ROU"), "ROM");
  EXPECT_EQ(cameo_country("KOS"), "KSV");
  EXPECT_EQ(cameo_country("UNO"), "");
}

}  // namespace
}  // namespace entente
