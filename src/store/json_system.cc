#include <cmath>
#include <map>

#include "entente/json.h"
#include "store/json.h"

namespace entente {
namespace {

using store::Json;

// JSON has no infinity: an open end is null.
Json json_of(const Interval& amount) {
  const auto end = [](double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); };
  return {{"low", end(amount.low)}, {"high", end(amount.high)}};
}

Json json_of(const DayRange& days) { return {{"earliest", store::day_or_null(days.earliest)}, {"latest", store::day_or_null(days.latest)}}; }

Json cite_of(const Report& report, Span span) {
  return {{"report", to_line(report.id)}, {"path", report.path}, {"begin", span.begin}, {"end", span.end}, {"text", report.at(span)}};
}

Json cites_of(const Brief& brief, const std::vector<LedgerCite>& cites) {
  Json list = Json::array();
  for (const LedgerCite& cite : cites) list.push_back(cite_of(report_of(brief, cite), cite.support.span));
  return list;
}

Json row_of(const LedgerRow& row, const Brief& brief) {
  Json values = Json::array();
  for (const LedgerValue& value : row.values) {
    values.push_back({{"words", value.words}, {"amount", json_of(value.amount)}, {"support", cites_of(brief, value.cites)}});
  }
  Json out = {{"kind", name_of(row.kind)},
              {"subject", row.subjects},
              {"object", row.objects},
              {"good", store::text_or_null(row.good)},
              {"values", std::move(values)},
              {"amount", row.amount ? json_of(*row.amount) : Json(nullptr)},
              {"unit", store::text_or_null(row.unit)},
              {"rank", row.rank ? Json(*row.rank) : Json(nullptr)},
              {"as_of", json_of(row.as_of)},
              {"disputed", row.disputed},
              {"over_one", row.over_one}};
  if (row.kind == TieKind::relations) out["change"] = {{"better", row.better}, {"worse", row.worse}, {"good_now", row.good_now}, {"bad_now", row.bad_now}, {"to_be_better", row.to_be_better}};
  out.update({{"origins", {{"low", row.origins_low}, {"high", row.origins_high}}}, {"reports", row.reports}, {"support", cites_of(brief, row.cites)}});
  return out;
}

Json actors_of(const System& system, const Brief& brief) {
  std::map<ReportId, const Report*> reports;
  for (const CodedReport& r : brief.reports) reports.emplace(r.report.id, &r.report);
  Json list = Json::array();
  for (const ActorRow& actor : system.actors) {
    Json holders = Json::array();
    for (const OfficeHolder& holder : actor.holders) {
      Json cites = Json::array();
      for (const Cite& cite : holder.cites) if (const auto at = reports.find(cite.report); at != reports.end()) cites.push_back(cite_of(*at->second, cite.span));
      holders.push_back({{"person", holder.person}, {"office", holder.office}, {"body", store::text_or_null(holder.body)}, {"former", holder.former},
                         {"seen", json_of(holder.seen)}, {"reports", holder.reports}, {"support", std::move(cites)}});
    }
    Json which = Json::array();
    for (const StoryItem& item : actor.which) which.push_back(brief.stories[item.story].findings[item.item].id);
    list.push_back({{"actor", actor.code}, {"name", store::text_or_null(actor.name)}, {"findings", std::move(which)}, {"reports", actor.reports},
                    {"holders", std::move(holders)}});
  }
  return list;
}

Json pair_of(const PairRow& pair, const Brief& brief) {
  Json findings = Json::array();
  for (const PairEvent& event : pair.which) findings.push_back(brief.stories[event.story].findings[event.finding].id);
  Json out = {{"a", pair.a}, {"b", pair.b}, {"events", pair.events}, {"n", pair.n()}, {"origins", {{"low", pair.origins_low}, {"high", pair.origins_high}}}, {"reports", pair.reports}, {"days", json_of(pair.days)}};
  const std::optional<NetShare> net = net_share(pair.cooperation(), pair.conflict());
  out["net_share"] = net ? Json{{"value", net->value}, {"low", net->low}, {"high", net->high}} : Json(nullptr);
  out["findings"] = std::move(findings);
  return out;
}

Json plan_of(const StoryItem& item, const Brief& brief) {
  const StoryBrief& story = brief.stories[item.story];
  const Plan& plan = story.plans[item.item];
  return {{"story", story.story.id}, {"finding", story.findings[plan.finding].id}, {"text", story.findings[plan.finding].text}, {"due", json_of(plan.due)},
          {"predicted", plan.predicted}, {"polarity", plan.negated ? "negative" : "positive"}};
}

Json dispute_of(const StoryItem& item, const Brief& brief) {
  const StoryBrief& story = brief.stories[item.story];
  const Disagreement& d = story.disagreements[item.item];
  Json values = Json::array();
  for (const DisputedValue& value : d.values) values.push_back(value.value);
  return {{"story", story.story.id}, {"slot", d.slot}, {"about", d.about}, {"kind", d.hard ? "hard" : "soft"}, {"values", std::move(values)}};
}

}  // namespace

std::string to_json(const LedgerRow& row, const Brief& brief) {
  Json out = {{"v", json_version}};
  out.update(row_of(row, brief));
  return store::line_of(out);
}

std::string to_json(const System& system, const Brief& brief) {
  return store::line_of({{"v", json_version},
                         {"as_of", store::day_or_null(brief.as_of)},
                         {"reports", brief.reports.size()},
                         {"stories", brief.stories.size()},
                         {"actors", actors_of(system, brief)},
                         {"ledger", store::list_of(system.ledger, [&](const LedgerRow& row) { return row_of(row, brief); })},
                         {"needs", store::list_of(system.needs, [&](const NeedRow& need) {
                            return Json{{"user", store::text_or_null(need.user)}, {"input", need.input}, {"output", need.output}, {"support", cites_of(brief, need.cites)}};
                          })},
                         {"pairs", store::list_of(system.pairs, [&](const PairRow& pair) { return pair_of(pair, brief); })},
                         {"plans", store::list_of(system.plans, [&](const StoryItem& item) { return plan_of(item, brief); })},
                         {"disputes", store::list_of(system.disputes, [&](const StoryItem& item) { return dispute_of(item, brief); })}});
}

}  // namespace entente
