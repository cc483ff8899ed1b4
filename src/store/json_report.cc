#include <fmt/format.h>

#include "entente/json.h"
#include "store/json.h"

namespace entente {
namespace {

using store::Json;

Result<Report> bad(std::string what) { return Error{Error::Kind::format, "report line: " + std::move(what)}; }

std::string text_at(const Json& json, const char* key) {
  const auto at = json.find(key);
  return at != json.end() && at->is_string() ? at->get<std::string>() : std::string();
}

PublishedHow how_of(std::string_view name) {
  for (const PublishedHow how : {PublishedHow::stated, PublishedHow::user, PublishedHow::inferred}) {
    if (name_of(how) == name) return how;
  }
  return PublishedHow::none;
}

Published published_of(const Json& json) {
  const auto at = json.find("published");
  if (at == json.end() || !at->is_object()) return {};
  Published out;
  out.days.earliest = Day::parse(text_at(*at, "earliest"));
  out.days.latest = Day::parse(text_at(*at, "latest"));
  if (out.days.known()) out.how = how_of(text_at(*at, "how"));
  return out;
}

std::uint32_t number_at(const Json& json, const char* key) {
  const auto at = json.find(key);
  return at != json.end() && at->is_number_unsigned() ? at->get<std::uint32_t>() : 0;
}

std::vector<Debris> debris_of(const Json& json) {
  std::vector<Debris> out;
  const auto at = json.find("debris");
  if (at == json.end() || !at->is_array()) return out;
  for (const Json& row : *at) {
    if (row.is_object()) out.push_back({text_at(row, "text"), {number_at(row, "page_begin"), number_at(row, "page_end")}});
  }
  return out;
}

}  // namespace

std::string to_json(const Report& r) {
  Json debris = Json::array();
  for (const Debris& d : r.debris) debris.push_back({{"text", d.text}, {"page_begin", d.page.begin}, {"page_end", d.page.end}});
  return store::line_of({{"v", json_version},
                         {"id", to_line(r.id)},
                         {"key", r.key},
                         {"path", r.path},
                         {"url", store::text_or_null(r.url)},
                         {"outlet", store::text_or_null(r.outlet)},
                         {"title", r.title.empty() ? Json(nullptr) : Json(r.at(r.title))},
                         {"published", store::json_of(r.published)},
                         {"language", store::text_or_null(r.language)},
                         {"credit", store::text_or_null(r.credit)},
                         {"author", store::text_or_null(r.author)},
                         {"text", r.text},
                         {"debris", std::move(debris)}});
}

Result<Report> report_from_json(std::string_view line) {
  const Json json = Json::parse(line, nullptr, false);
  if (!json.is_object()) return bad("not a JSON object");
  if (json.contains("v") && json["v"] != json_version) return bad("another version of the format");
  Report report;
  report.text = text_at(json, "text");
  if (report.text.empty()) return bad("no text");
  report.id = hash_report(report.text);
  report.key = text_at(json, "key");
  if (report.key.empty()) report.key = to_line(report.id);
  report.path = text_at(json, "path");
  report.url = text_at(json, "url");
  report.outlet = text_at(json, "outlet");
  report.language = text_at(json, "language");
  report.credit = text_at(json, "credit");
  report.author = text_at(json, "author");
  report.published = published_of(json);
  const std::string title = text_at(json, "title");
  if (report.text.starts_with(title)) report.title = {0, static_cast<std::uint32_t>(title.size())};
  report.debris = debris_of(json);
  if (std::string wrong = check(report); !wrong.empty()) return bad(wrong);
  return report;
}

}  // namespace entente
