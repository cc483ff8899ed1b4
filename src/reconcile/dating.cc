#include "reconcile/dating.h"

#include <algorithm>
#include <optional>

#include "text/resolve.h"

namespace entente::reconciling {
namespace {

/// News is told soon: relative times are looked for this many days around the days the story gives.
constexpr int margin = 40;
/// An announcement told later than the thing announced is old news; wider intervals of days say nothing.
constexpr int widest_days = 35;
constexpr int most_days = 420;
/// So many dated sentences of a group tell when the others were written.
constexpr std::size_t most_dated = 64;

/// What one place of an undated report asks of its publication day.
struct Evidence {
  std::optional<Day> not_before, not_after;
  const When* relative = nullptr;      ///< must lead to `days` from the publication day
  DayRange days;
  bool either_side = false;
  friend bool operator==(const Evidence&, const Evidence&) = default;

  bool holds_on(Day day) const {
    if (not_before && day < *not_before) return false;
    if (not_after && *not_after < day) return false;
    if (relative == nullptr) return true;
    const DayRange reached = resolve(*relative, {day, day});
    if (reached.known() && may_overlap(reached, days)) return true;
    // "Thursday" looks like the last one in a sentence without a tense; it may be the next.
    return either_side && days.earliest && days.latest && *days.earliest - day < 7 && day - *days.latest < 7;
  }
};

bool is_narrow(const DayRange& days) { return days.earliest && days.latest && *days.latest - *days.earliest <= widest_days; }
bool is_done(const Claim& claim) { return !claim.negated && claim.status == Status::happened; }
bool is_ahead(const Claim& claim) { return claim.status == Status::planned || claim.status == Status::expected; }

bool same_happening(const Claim& a, const Trace& x, const Claim& b, const Trace& y) {
  const bool predicate = (x.frame != 0 && x.frame == y.frame) || x.head == y.head || (x.event != 0 && x.event == y.event);
  const bool announced = a.announced && b.event && a.announced->type == b.event->type;
  const bool announcing = b.announced && a.event && b.announced->type == a.event->type;
  if (!predicate && !announced && !announcing) return false;
  // One shared name is not enough: a state makes many visits.
  return std::count_if(x.fillers.begin(), x.fillers.end(), [&](std::uint64_t f) { return std::binary_search(y.fillers.begin(), y.fillers.end(), f); }) >= 2;
}

/// The days of a time, from its report's day if it is relative.
DayRange days_of(const When& when, const Published& published) {
  return when.days.known() || when.relative.empty() ? when.days : resolve(when, published.days);
}

/// The one day, week or month that a sentence names; nullptr: none or several.
const When* only_time(const Unit& unit, const CodedReport& report) {
  const When* out = nullptr;
  for (const When& when : report.coding.times) {
    if (!unit.span.contains(when.span) || (when.type != TimexType::date && when.type != TimexType::time)) continue;
    if (!when.days.known() && (when.relative.empty() || when.anchor != Anchor::publication)) continue;
    if (out != nullptr) return nullptr;
    out = &when;
  }
  return out;
}

void add(std::vector<Evidence>& out, const Evidence& evidence) {
  if (std::find(out.begin(), out.end(), evidence) == out.end()) out.push_back(evidence);
}

void own_days(std::vector<Evidence>& out, const Claim& claim) {
  for (const When& when : claim.when) {
    if (when.anchor != Anchor::explicit_date || !is_narrow(when.days)) continue;
    if (is_done(claim)) add(out, {.not_before = when.days.earliest});
    if (is_ahead(claim)) add(out, {.not_after = when.days.latest});
  }
}

/// What is done is not told before it was announced, nor what is ahead after it was done; papers may be a day behind each other.
void status_order(std::vector<Evidence>& out, const Claim& mine, const Claim& other, const Published& published) {
  const auto shifted = [](std::optional<Day> day, int days) { return day ? std::optional<Day>(*day + days) : std::nullopt; };
  if (is_done(mine) && is_ahead(other)) add(out, {.not_before = shifted(published.days.earliest, -1)});
  if (is_ahead(mine) && is_done(other)) add(out, {.not_after = shifted(published.days.latest, 1)});
}

struct Window {
  Day first, last;
};

/// Days around those of the dated reports and of what the undated one itself states.
std::optional<Window> window_of(const std::vector<Published>& published, const std::vector<Evidence>& evidence) {
  std::optional<Window> out;
  const auto add = [&out](std::optional<Day> day) {
    if (!day) return;
    if (!out) out = Window{*day, *day};
    out->first = std::min(out->first, *day);
    out->last = std::max(out->last, *day);
  };
  for (const Published& p : published) {
    if (p.how == PublishedHow::none || p.how == PublishedHow::inferred) continue;
    add(p.days.earliest);
    add(p.days.latest);
  }
  if (!out) {
    // Without a dated report only the newest days told can be near: old ones are background.
    std::optional<Day> newest;
    for (const Evidence& e : evidence) {
      for (const std::optional<Day>& day : {e.not_before, e.not_after}) if (day && (!newest || *newest < *day)) newest = day;
    }
    add(newest);
  }
  if (!out || out->last - out->first > most_days - 2 * margin) return std::nullopt;
  return Window{out->first - margin, out->last + margin};
}

Published best_days(const std::vector<Evidence>& evidence, const Window& window) {
  std::size_t most = 0;
  Day first = window.first, last = window.first;
  for (Day day = window.first; day <= window.last; day = day + 1) {
    const auto holding = static_cast<std::size_t>(std::count_if(evidence.begin(), evidence.end(), [&](const Evidence& e) { return e.holds_on(day); }));
    if (holding > most) {
      most = holding;
      first = day;
    }
    if (holding == most) last = day;
  }
  // A third may be wrong: sentences put together that are not of one happening.
  if (most * 3 < evidence.size() * 2) return {};
  Published out;
  // At the edge of the window nothing bounds it.
  if (first != window.first) out.days.earliest = first;
  if (last != window.last) out.days.latest = last;
  if (out.days.known()) out.how = PublishedHow::inferred;
  return out;
}

class Dating {
 public:
  Dating(const Texts& texts, const std::vector<Unit>& units, const std::vector<Group>& groups) : texts_(texts), units_(units) {
    for (const CodedReport* report : texts.of) published_.push_back(report->report.published);
    seats_.resize(texts.of.size());
    dated_.resize(groups.size());
    for (std::size_t g = 0; g < groups.size(); ++g) {
      for (const std::uint32_t u : groups[g]) {
        seats_[units[u].text].emplace_back(g, u);
        if (published_[units[u].text].days.known() && dated_[g].size() < most_dated) dated_[g].push_back(u);
      }
    }
  }

  std::vector<Published> run() const {
    std::vector<Published> out = published_;
    for (std::uint32_t t = 0; t < texts_.of.size(); ++t) {
      if (published_[t].how != PublishedHow::none || published_[t].days.known()) continue;
      const std::vector<Evidence> evidence = evidence_of(t);
      const std::optional<Window> window = window_of(published_, evidence);
      if (window && !evidence.empty()) out[t] = best_days(evidence, *window);
    }
    return out;
  }

 private:
  std::vector<Evidence> evidence_of(std::uint32_t text) const {
    std::vector<Evidence> out;
    for (const Claim& claim : texts_.of[text]->coding.claims) own_days(out, claim);
    for (const auto& [group, u] : seats_[text]) for (const std::uint32_t v : dated_[group]) compare(out, units_[u], units_[v]);
    return out;
  }

  void compare(std::vector<Evidence>& out, const Unit& mine, const Unit& other) const {
    same_day(out, mine, other);
    for (std::size_t i = 0; i < mine.claims.size(); ++i) {
      const Claim& a = texts_.of[mine.text]->coding.claims[mine.claims[i]];
      for (std::size_t j = 0; j < other.claims.size(); ++j) {
        const Claim& b = texts_.of[other.text]->coding.claims[other.claims[j]];
        if (same_happening(a, mine.traces[i], b, other.traces[j])) status_order(out, a, b, published_[other.text]);
      }
    }
  }

  /// Two sentences that say the same and name one day each name the same day.
  void same_day(std::vector<Evidence>& out, const Unit& mine, const Unit& other) const {
    const When* a = only_time(mine, *texts_.of[mine.text]);
    const When* b = only_time(other, *texts_.of[other.text]);
    if (a == nullptr || b == nullptr || a->days.known()) return;
    DayRange days = days_of(*b, published_[other.text]);
    if (!is_narrow(days)) return;
    // The other report's weekday is as unsure of its week.
    if (is_unsure_weekday(other, *b)) days = {*days.earliest, *days.latest + 7};
    add(out, {.relative = a, .days = days, .either_side = is_unsure_weekday(mine, *a)});
  }

  /// A weekday with no verb that says it is past.
  bool is_unsure_weekday(const Unit& unit, const When& when) const {
    const std::vector<Claim>& claims = texts_.of[unit.text]->coding.claims;
    return when.relative.starts_with("weekday") && std::none_of(claims.begin(), claims.end(), [&](const Claim& c) {
      return is_done(c) && std::any_of(c.when.begin(), c.when.end(), [&](const When& w) { return w.span == when.span; });
    });
  }

  const Texts& texts_;
  const std::vector<Unit>& units_;
  std::vector<Published> published_;
  std::vector<std::vector<std::pair<std::size_t, std::uint32_t>>> seats_;   // of each text: its groups and its units there
  std::vector<Group> dated_;                                               // of each group, units whose day is known
};

}  // namespace

std::vector<Published> dates_of(const Texts& texts, const std::vector<Unit>& units, const std::vector<Group>& groups) {
  return Dating(texts, units, groups).run();
}

void resolve_times(Claim& claim, const Published& published) {
  for (When& when : claim.when) {
    if (when.relative.empty() || when.days.known()) continue;
    when.days = resolve(when, published.days);
    if (when.days.known()) when.anchor = Anchor::publication;
  }
}

}  // namespace entente::reconciling
