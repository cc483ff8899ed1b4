#include "entente/claim.h"

#include <fmt/format.h>

#include <limits>

#include "values/names.h"

namespace entente {
namespace {

constexpr std::array<std::string_view, 6> entity_kinds = {"person", "organisation", "place", "state", "group", "other"};
constexpr std::array<std::string_view, 4> timex_types = {"DATE", "TIME", "DURATION", "SET"};
constexpr std::array<std::string_view, 5> anchors = {"none", "explicit", "publication", "mention", "event"};
constexpr std::array<std::string_view, 8> hedges = {"=", "~", "<", "<=", "<~", ">", ">=", ">~"};
constexpr std::array<std::string_view, 4> precisions = {"unknown", "country", "region", "city"};
constexpr std::array<std::string_view, 6> claim_kinds = {"comment", "event", "tie", "state", "statement", "plan"};
constexpr std::array<std::string_view, 10> statuses = {"unclear",     "happened",       "ongoing", "planned", "expected",
                                                       "possible",    "conditional",    "counterfactual", "denied", "background"};
constexpr std::array<std::string_view, 13> roles = {"agent", "theme", "recipient", "topic",  "content",    "place",    "time",
                                                    "measure", "of",  "cause",     "source", "instrument", "attribute"};
constexpr std::array<std::string_view, 10> tie_kinds = {"ally",     "hosts_troops",     "supplies",  "buys",     "largest_partner",
                                                        "disputes", "claims_territory", "member_of", "supports", "relations"};
constexpr std::array<std::string_view, 6> link_kinds = {"because", "after", "despite", "in_return", "condition", "purpose"};
constexpr std::array<std::string_view, 3> quote_kinds = {"direct", "indirect", "mixed"};

std::string joined(const std::vector<Actor>& actors) {
  std::string out;
  for (const Actor& actor : actors) {
    if (!out.empty()) out += ", ";
    out += to_line(actor);
  }
  return out;
}

std::string number(const Rational& r) {
  if (r.denominator == 1) return fmt::format("{}", r.numerator);
  return fmt::format("{}/{}", r.numerator, r.denominator);
}

bool inside(Span span, const Report& report) { return span.begin <= span.end && span.end <= report.text.size(); }

// Width of a hedge, as a share of the value. One table for all: "nearly 60" is [50, 60], "about 60" is [54, 66].
constexpr double about_width = 0.1;
constexpr double just_width = 1.0 / 6.0;

Interval hedged(double low, double high, Hedge hedge, double least, double most) {
  switch (hedge) {
    case Hedge::exact: return {low, high};
    case Hedge::about: return {low * (1 - about_width), high * (1 + about_width)};
    case Hedge::below:
    case Hedge::at_most: return {least, high};
    case Hedge::just_below: return {low * (1 - just_width), high};
    case Hedge::above:
    case Hedge::at_least: return {low, most};
    case Hedge::just_above: return {low, high * (1 + just_width)};
  }
  return {low, high};
}

}  // namespace

std::string_view name_of(EntityKind kind) { return name_in(entity_kinds, kind); }
std::string_view name_of(TimexType type) { return name_in(timex_types, type); }
std::string_view name_of(Anchor anchor) { return name_in(anchors, anchor); }
std::string_view name_of(Hedge hedge) { return name_in(hedges, hedge); }
std::string_view name_of(PlacePrecision precision) { return name_in(precisions, precision); }
std::string_view name_of(ClaimKind kind) { return name_in(claim_kinds, kind); }
std::string_view name_of(Status status) { return name_in(statuses, status); }
std::optional<Status> status_of(std::string_view name) { return value_in<Status>(statuses, name); }
std::string_view name_of(Role role) { return name_in(roles, role); }
std::string_view name_of(TieKind kind) { return name_in(tie_kinds, kind); }
std::string_view name_of(LinkKind kind) { return name_in(link_kinds, kind); }
std::string_view name_of(QuoteKind kind) { return name_in(quote_kinds, kind); }

std::string to_line(const Actor& actor) {
  if (actor.state.empty() && actor.sectors.empty()) return actor.name.empty() ? actor.text : actor.name;
  std::string out = actor.state.empty() ? "---" : actor.state;
  for (const std::string& sector : actor.sectors) out += " " + sector;
  return out;
}

bool compatible(const Actor& a, const Actor& b) {
  if (a.state.empty() || a.state != b.state) return false;
  return a.sectors.empty() || b.sectors.empty() || a.sectors.front() == b.sectors.front();
}

std::string to_line(const RoleEvidence& e) {
  return fmt::format("{} | {}{} | {}{} | {}", e.person, e.former ? "former " : "", e.office.empty() ? "unknown" : e.office,
                     e.state.empty() ? "---" : e.state, e.sectors.empty() ? "" : " " + e.sectors.front(), to_line(e.when));
}

std::string to_line(const When& when) {
  return fmt::format("{} {}{} {} {}", name_of(when.type), when.value.empty() ? "unresolved" : when.value,
                     when.mod.empty() ? "" : " " + when.mod, to_line(when.days), name_of(when.anchor));
}

std::string to_line(const Quantity& q) {
  const std::string value = q.low == q.high ? number(q.low) : number(q.low) + ".." + number(q.high);
  return fmt::format("{}{}{}", q.hedge == Hedge::exact ? "" : name_of(q.hedge), value, q.unit.empty() ? "" : " " + q.unit);
}

Interval interval_of(const Quantity& q) {
  const double infinity = std::numeric_limits<double>::infinity();
  const bool share = q.dimension == "share";
  const double whole = q.unit == "percent" ? 100.0 : 1.0;
  return hedged(q.low.value(), q.high.value(), q.hedge, share ? 0.0 : -infinity, share ? whole : infinity);
}

Interval share_of(const Quantity& q) {
  const Interval out = interval_of(q);
  return q.unit == "percent" ? Interval{out.low / 100, out.high / 100} : out;
}

std::string to_line(const Event& event) {
  std::string out = joined(event.actors);
  if (!event.recipients.empty()) out += " -> " + joined(event.recipients);
  out += fmt::format(" | {}", name_of(event.type));
  if (!event.mode.empty()) out += " " + event.mode;
  return out;
}

std::string to_line(const TieClaim& tie) {
  return fmt::format("{} -{}{}-> {}", joined(tie.subjects), name_of(tie.kind), tie.good.empty() ? "" : " " + tie.good,
                     joined(tie.objects));
}

std::string check(const Claim& claim, const Report& report) {
  if (claim.cite.report != report.id) return "claim without a cite in its report";
  if (!inside(claim.cite.span, report) || claim.cite.span.empty()) return "cite outside the text";
  if (!inside(claim.head, report) || claim.head.empty()) return "claim without a predicate";
  for (const Argument& arg : claim.args) {
    if (!inside(arg.span, report) || !inside(arg.head, report)) return "argument outside the text";
    if (arg.quantity >= static_cast<std::int32_t>(claim.quantities.size())) return "argument's quantity is not there";
  }
  if (claim.event && claim.event->actors.empty()) return "event without an actor";
  if (claim.event && !is_mode(claim.event->type, claim.event->mode)) return "mode is not one of its type";
  if (claim.kind == ClaimKind::tie && !claim.tie) return "tie claim without a tie";
  if (claim.tie && claim.tie->quantity >= static_cast<std::int32_t>(claim.quantities.size())) return "tie's quantity is not there";
  return {};
}

std::string to_line(const Claim& claim, const Report& report) {
  std::string out;
  if (claim.event) out = to_line(*claim.event);
  else if (claim.tie) out = to_line(*claim.tie);
  else out = claim.frame.empty() ? std::string(name_of(claim.kind)) : fmt::format("{} {}", name_of(claim.kind), claim.frame);
  out += fmt::format(" | {}{}", claim.negated ? "not " : "", name_of(claim.status));
  if (!claim.when.empty()) out += " " + to_line(claim.when.front().days);
  if (!claim.holders.empty()) {
    const Holder& holder = claim.holders.back();
    out += fmt::format(" | by {}", holder.hearsay ? "hearsay" : to_line(holder.actor));
  }
  return fmt::format("{} | {}", out, report.at(claim.cite.span));
}

}  // namespace entente
