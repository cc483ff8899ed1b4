#include <fmt/format.h>

#include "store/json.h"

namespace entente::store {

std::string line_of(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json hundredths(double share) { return std::round(share * 100) / 100; }

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }
Json day_or_null(const std::optional<Day>& day) { return day ? Json(to_line(*day)) : Json(nullptr); }

Json json_of(const Published& published) {
  return {{"earliest", day_or_null(published.days.earliest)},
          {"latest", day_or_null(published.days.latest)},
          {"how", name_of(published.how)}};
}

Json json_of(const Actor& actor) {
  return {{"iso3", text_or_null(actor.state)}, {"sector", actor.sectors},      {"name", text_or_null(actor.name)},
          {"text", actor.text},                {"begin", actor.span.begin},    {"end", actor.span.end}};
}

Json json_of(const std::vector<Actor>& actors) {
  Json list = Json::array();
  for (const Actor& actor : actors) list.push_back(json_of(actor));
  return list;
}

Json json_of(const When& when) {
  Json out = {{"begin", when.span.begin},
              {"end", when.span.end},
              {"type", name_of(when.type)},
              {"value", text_or_null(when.value)},
              {"earliest", day_or_null(when.days.earliest)},
              {"latest", day_or_null(when.days.latest)},
              {"anchor", name_of(when.anchor)}};
  if (!when.mod.empty()) out["mod"] = when.mod;
  if (!when.relative.empty()) out["relative"] = when.relative;
  if (!when.event.empty()) out["event"] = {{"begin", when.event.begin}, {"end", when.event.end}};
  return out;
}

Json json_of(const Place& place) {
  return {{"begin", place.span.begin},
          {"end", place.span.end},
          {"name", text_or_null(place.name)},
          {"iso3", text_or_null(place.state)},
          {"precision", name_of(place.precision)}};
}

Json json_of(const Event& event) {
  return {{"type", name_of(event.type)},
          {"mode", text_or_null(event.mode)},
          {"actor", json_of(event.actors)},
          {"recipient", json_of(event.recipients)},
          {"contexts", event.contexts},
          {"quad", name_of(quad_of(event.type))},
          {"confidence", hundredths(event.confidence)}};
}

Json json_of(const Announced& announced) {
  return {{"type", name_of(announced.type)}, {"mode", text_or_null(announced.mode)}};
}

namespace {

// A whole number stays whole; anything else is [numerator, denominator], so that 1/3 is not rounded.
Json json_of(const Rational& value) {
  if (value.denominator == 1) return value.numerator;
  return Json::array({value.numerator, value.denominator});
}

}  // namespace

Json json_of(const Quantity& quantity, const Report& report) {
  Json out = {{"text", report.at(quantity.span)},
              {"begin", quantity.span.begin},
              {"end", quantity.span.end},
              {"low", json_of(quantity.low)},
              {"high", json_of(quantity.high)},
              {"hedge", name_of(quantity.hedge)},
              {"unit", text_or_null(quantity.unit)},
              {"dimension", text_or_null(quantity.dimension)}};
  if (quantity.change != Change::none) out["change"] = quantity.change == Change::up ? "up" : "down";
  if (!quantity.of.empty()) out["of"] = report.at(quantity.of);
  if (!quantity.whole.empty()) out["whole"] = report.at(quantity.whole);
  if (!quantity.holder.empty()) out["holder"] = report.at(quantity.holder);
  return out;
}

Json json_of(const TieClaim& tie, const std::vector<Quantity>& quantities, const Report& report) {
  Json out = {{"kind", name_of(tie.kind)},
              {"subject", json_of(tie.subjects)},
              {"object", json_of(tie.objects)},
              {"good", text_or_null(tie.good)}};
  if (tie.quantity >= 0) out["quantity"] = json_of(quantities[static_cast<std::size_t>(tie.quantity)], report);
  return out;
}

Json json_of(const Origins& origins) { return {{"low", origins.low}, {"high", origins.high}, {"groups", origins.groups}}; }

}  // namespace entente::store
