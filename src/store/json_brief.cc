#include <fmt/format.h>

#include <cmath>

#include "entente/json.h"
#include "entente/prediction.h"
#include "store/json.h"

namespace entente {
namespace {

using store::Json;

/// One story with the batch it is of.
struct Told {
  const Brief& brief;
  const StoryBrief& story;
  const Report& report(std::uint32_t position) const { return brief.reports[story.story.reports[position]].report; }
};

Json support_of(const Told& told, const std::vector<Support>& rows) {
  Json list = Json::array();
  for (const Support& s : rows) {
    const Report& report = told.report(s.report);
    list.push_back({{"report", to_line(report.id)}, {"path", report.path}, {"begin", s.span.begin}, {"end", s.span.end},
                    {"text", report.at(s.span)}, {"degree", s.partial ? "partial" : "full"}, {"sure", s.sure}});
  }
  return list;
}

Json reports_of(const Told& told) {
  Json list = Json::array();
  for (std::uint32_t i = 0; i < told.story.story.reports.size(); ++i) {
    const Report& r = told.report(i);
    list.push_back({{"id", to_line(r.id)}, {"path", r.path}, {"url", store::text_or_null(r.url)},
                    {"outlet", store::text_or_null(r.outlet)}, {"title", r.title.empty() ? Json(nullptr) : Json(r.at(r.title))},
                    {"published", store::json_of(told.story.published[i])}, {"credit", store::text_or_null(r.credit)},
                    {"language", store::text_or_null(r.language)}});
  }
  return list;
}

Json finding_of(const Told& told, const Finding& f) {
  const Report& report = told.report(f.claim_report);
  Json quantities = Json::array();
  for (const Quantity& q : f.claim.quantities) quantities.push_back(store::json_of(q, report));
  Json holders = Json::array();
  for (const Holder& h : f.claim.holders) holders.push_back(h.hearsay ? Json("hearsay") : store::json_of(h.actor));
  return {{"id", f.id},
          {"band", name_of(f.band)},
          {"text", f.text},
          {"in_passing", f.in_passing},
          {"lacks", store::text_or_null(f.lacks)},
          {"kind", name_of(f.claim.kind)},
          {"frame", store::text_or_null(f.claim.frame)},
          {"status", name_of(f.claim.status)},
          {"polarity", f.claim.negated ? "negative" : "positive"},
          {"event", f.claim.event ? store::json_of(*f.claim.event) : Json(nullptr)},
          {"announced", f.claim.announced ? store::json_of(*f.claim.announced) : Json(nullptr)},
          {"tie", f.claim.tie ? store::json_of(*f.claim.tie, f.claim.quantities, report) : Json(nullptr)},
          {"quantity", std::move(quantities)},
          {"when", f.claim.when.empty() ? Json(nullptr) : store::json_of(f.claim.when.front())},
          {"holders", std::move(holders)},
          {"support", support_of(told, f.support)},
          {"contradict", support_of(told, f.contradict)},
          {"origins", store::json_of(f.origins)},
          {"weight", f.weight}};
}

Json disagreement_of(const Told& told, const Disagreement& d) {
  Json values = Json::array();
  for (const DisputedValue& v : d.values) values.push_back({{"value", v.value}, {"support", support_of(told, v.support)}});
  Json findings = Json::array();
  for (std::uint32_t f : d.findings) findings.push_back(told.story.findings[f].id);
  return {{"slot", d.slot}, {"about", d.about}, {"kind", d.hard ? "hard" : "soft"}, {"values", std::move(values)},
          {"findings", std::move(findings)}};
}

Json plan_of(const Told& told, const Plan& p) {
  return {{"finding", told.story.findings[p.finding].id},
          {"text", told.story.findings[p.finding].text},
          {"earliest", store::day_or_null(p.due.earliest)},
          {"latest", store::day_or_null(p.due.latest)},
          {"outcome", name_of(p.outcome)},
          {"settled_by", p.settled_by < 0 ? Json(nullptr) : Json(told.story.findings[static_cast<std::size_t>(p.settled_by)].id)},
          {"settled", support_of(told, p.settled)},
          {"polarity", p.negated ? "negative" : "positive"},
          {"predicted", p.predicted},
          {"verdict", p.predicted ? Json(name_of(verdict_of(p))) : Json(nullptr)},
          {"by", announcers_of(told.story, p)}};
}

// JSON has no infinity: an open end is null.
Json end_of(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json tie_of(const Told& told, const Tie& t) {
  Json findings = Json::array();
  for (std::uint32_t f : t.findings) findings.push_back(told.story.findings[f].id);
  return {{"kind", name_of(t.tie.kind)},
          {"subject", store::json_of(t.tie.subjects)},
          {"object", store::json_of(t.tie.objects)},
          {"good", store::text_or_null(t.tie.good)},
          {"amount", t.amount ? Json{{"low", end_of(t.amount->low)}, {"high", end_of(t.amount->high)}} : Json(nullptr)},
          {"unit", store::text_or_null(t.unit)},
          {"rank", t.rank ? Json(*t.rank) : Json(nullptr)},
          {"as_of", {{"earliest", store::day_or_null(t.as_of.earliest)}, {"latest", store::day_or_null(t.as_of.latest)}}},
          {"disputed", t.disputed},
          {"support", support_of(told, t.support)},
          {"findings", std::move(findings)}};
}

Json lineage_of(const Told& told) {
  Json list = Json::array();
  for (const LineagePair& pair : told.story.lineage) {
    list.push_back({{"a", to_line(told.report(pair.a).id)}, {"b", to_line(told.report(pair.b).id)}, {"relation", name_of(pair.kind)},
                    {"dependence", pair.dependence}, {"evidence", pair.evidence}});
  }
  return list;
}

Json story_of(const Brief& brief, const StoryBrief& story) {
  const Told told{brief, story};
  return {{"id", story.story.id},
          {"title", store::text_or_null(story.title)},
          {"reports", reports_of(told)},
          {"origins", store::json_of(story.origins)},
          {"findings", store::list_of(story.findings, [&](const Finding& f) { return finding_of(told, f); })},
          {"disagreements", store::list_of(story.disagreements, [&](const Disagreement& d) { return disagreement_of(told, d); })},
          {"plans", store::list_of(story.plans, [&](const Plan& p) { return plan_of(told, p); })},
          {"ties", store::list_of(story.ties, [&](const Tie& t) { return tie_of(told, t); })},
          {"lineage", lineage_of(told)},
          {"not_known", story.not_known}};
}

}  // namespace

std::string to_json(const Plan& plan, std::uint32_t story, const Brief& brief) {
  const Told told{brief, brief.stories[story]};
  Json out = {{"v", json_version}, {"story", told.story.story.id}};
  out.update(plan_of(told, plan));
  out["support"] = support_of(told, told.story.findings[plan.finding].support);
  return store::line_of(out);
}

std::string json_head_of(const Brief& brief) {
  std::string head = store::line_of({{"v", json_version},
                                     {"as_of", store::day_or_null(brief.as_of)},
                                     {"models", {{"parser", brief.parser}, {"coder", brief.coder}}},
                                     {"superseded", brief.superseded}});
  head.back() = ',';
  return head + "\"stories\":[";
}

std::string json_of_story(std::uint32_t story, const Brief& brief) { return store::line_of(story_of(brief, brief.stories[story])); }

std::string to_json(const Brief& brief) {
  std::string out = json_head_of(brief);
  for (std::uint32_t s = 0; s < brief.stories.size(); ++s) out += (s > 0 ? "," : "") + json_of_story(s, brief);
  return out.append(json_tail);
}

}  // namespace entente
