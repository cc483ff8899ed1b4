#include <fmt/format.h>

#include "entente/json.h"
#include "store/json.h"

namespace entente {
namespace {

using store::Json;

std::string claim_id(ReportId report, std::size_t index) { return fmt::format("{}:{}", to_line(report).substr(0, 16), index); }

Json args_of(const Claim& claim, const Report& report) {
  Json list = Json::array();
  for (const Argument& arg : claim.args) {
    Json row = {{"role", name_of(arg.role)}, {"text", report.at(arg.span)}, {"begin", arg.span.begin}, {"end", arg.span.end},
                {"lemma", store::text_or_null(arg.lemma)}};
    if (arg.entity >= 0) row["entity"] = arg.entity;
    if (arg.claim >= 0) row["claim"] = claim_id(report.id, static_cast<std::size_t>(arg.claim));
    if (arg.quantity >= 0) row["quantity"] = arg.quantity;
    if (!arg.actors.empty()) row["actor"] = store::json_of(arg.actors);
    list.push_back(std::move(row));
  }
  return list;
}

Json holders_of(const Claim& claim) {
  Json list = Json::array();
  for (const Holder& holder : claim.holders) {
    Json row = holder.hearsay ? Json{{"hearsay", true}} : store::json_of(holder.actor);
    row["cue_begin"] = holder.cue.begin;
    row["cue_end"] = holder.cue.end;
    list.push_back(std::move(row));
  }
  return list;
}

}  // namespace

std::string to_json(const Sentence& s, const Report& report) {
  Json tokens = Json::array();
  for (const Token& t : s.tokens) {
    tokens.push_back({{"begin", t.span.begin}, {"end", t.span.end}, {"form", report.at(t.span)}, {"lemma", t.lemma},
                      {"upos", name_of(t.upos)}, {"xpos", t.xpos}, {"head", t.head == no_token ? 0 : t.head + 1},
                      {"relation", t.relation}});
  }
  Json names = Json::array();
  for (const Name& n : s.names) {
    const Span span{s.tokens[n.begin].span.begin, s.tokens[n.end - 1].span.end};
    names.push_back({{"kind", name_of(n.kind)}, {"text", report.at(span)}, {"begin", span.begin}, {"end", span.end}});
  }
  return store::line_of({{"v", json_version}, {"report", to_line(report.id)}, {"begin", s.span.begin}, {"end", s.span.end},
                         {"text", report.at(s.span)}, {"title", s.title}, {"fallback", s.fallback},
                         {"tokens", std::move(tokens)}, {"names", std::move(names)}});
}

std::string to_json(const Claim& c, std::size_t index, const Report& report) {
  Json out = {{"v", json_version},
              {"id", claim_id(report.id, index)},
              {"report", to_line(report.id)},
              {"cite", {{"begin", c.cite.span.begin}, {"end", c.cite.span.end}}},
              {"text", report.at(c.cite.span)},
              {"kind", name_of(c.kind)},
              {"frame", store::text_or_null(c.frame)},
              {"args", args_of(c, report)},
              {"status", name_of(c.status)},
              {"polarity", c.negated ? "negative" : "positive"},
              {"holders", holders_of(c)},
              {"when", store::list_of(c.when, [&](const When& w) {
                 Json row = store::json_of(w);
                 row["expr"] = report.at(w.span);
                 return row;
               })},
              {"place", store::list_of(c.places, [](const Place& p) { return store::json_of(p); })},
              {"quantity", store::list_of(c.quantities, [&](const Quantity& q) { return store::json_of(q, report); })},
              {"event", c.event ? store::json_of(*c.event) : Json(nullptr)},
              {"announced", c.announced ? store::json_of(*c.announced) : Json(nullptr)},
              {"tie", c.tie ? store::json_of(*c.tie, c.quantities, report) : Json(nullptr)},
              {"rank", c.rank ? Json(*c.rank) : Json(nullptr)},
              {"degree", nullptr},
              {"links", store::list_of(c.links, [&](const Link& l) {
                 return Json{{"kind", name_of(l.kind)}, {"claim", claim_id(report.id, static_cast<std::size_t>(l.claim))}};
               })},
              {"confidence", store::hundredths(c.confidence)},
              {"rules", c.rules}};
  if (c.degree) out["degree"] = {{"scale", c.degree->scale}, {"direction", c.degree->direction}, {"strength", c.degree->strength}};
  return store::line_of(out);
}

std::string to_json(const RoleEvidence& e, const Report& report) {
  return store::line_of({{"v", json_version},
                         {"person", e.person},
                         {"office", store::text_or_null(e.office)},
                         {"iso3", store::text_or_null(e.state)},
                         {"sector", e.sectors},
                         {"body", store::text_or_null(e.body)},
                         {"former", e.former},
                         {"earliest", store::day_or_null(e.when.earliest)},
                         {"latest", store::day_or_null(e.when.latest)},
                         {"report", to_line(e.cite.report)},
                         {"cite", {{"begin", e.cite.span.begin}, {"end", e.cite.span.end}}},
                         {"text", report.at(e.cite.span)}});
}

}  // namespace entente
