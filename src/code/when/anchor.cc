#include "code/when/anchor.h"

#include <algorithm>

namespace entente {
namespace {

using Kind = Step::Kind;

/// A period as an absolute step.
std::vector<Step> absolute(const Period& p) {
  switch (p.grain) {
    case Unit::century: return {{Kind::in_century, p.grain, Side::past, p.year}};
    case Unit::decade: return {{Kind::in_decade, p.grain, Side::past, p.year}};
    case Unit::year: return {{Kind::in_year, p.grain, Side::past, p.year}};
    case Unit::half: return {{Kind::in_half, p.grain, Side::past, p.year, p.index}};
    case Unit::quarter: return {{Kind::in_quarter, p.grain, Side::past, p.year, p.index}};
    case Unit::season: return {{Kind::in_season, p.grain, Side::past, p.year, p.index}};
    case Unit::month: return {{Kind::in_month, p.grain, Side::past, p.year, p.index}};
    case Unit::week: return {{Kind::in_week, p.grain, Side::past, p.year, p.index}};
    case Unit::weekend: return {{Kind::in_week, Unit::week, Side::past, p.year, p.index}, {Kind::in, Unit::weekend, Side::past, 1}};
    default: return {{Kind::on, Unit::day, Side::past, p.year, p.index, p.day}};
  }
}

bool is_time_of_day(const Step& s) { return s.kind == Kind::tod || s.kind == Kind::clock; }

/// A day and month without a year is the nearest one, whatever the tense ("payable Dec. 15" and "declared Dec. 15" mean the same day),
/// unless that is more than this many days on the wrong side of the verb's tense.
constexpr int near_enough = 75;

Side side_of_date(const Step& step, Outlook outlook, std::optional<Day> publication) {
  Step nearest = step;
  nearest.side = Side::near;
  const std::optional<Reached> reached = publication ? follow({&nearest, 1}, publication) : std::nullopt;
  if (!reached || outlook == Outlook::unknown) return Side::near;
  const int ahead = *reached->days.earliest - *publication;
  if (outlook == Outlook::past && ahead > near_enough) return Side::past;
  if (outlook == Outlook::future && ahead < -near_enough) return Side::future;
  return Side::near;
}

void decide(Expression& e, Outlook outlook, std::optional<Day> publication) {
  if (e.open == Open::none || e.steps.empty()) return;
  Step& first = e.steps.front();
  if (first.kind == Kind::date_of) first.side = side_of_date(first, outlook, publication);
  else if (outlook == Outlook::future) first.side = first.kind == Kind::quarter_of ? Side::near : Side::future;
  else if (outlook == Outlook::past && first.kind == Kind::month_of) first.side = Side::past;
  else if (e.open == Open::near) first.side = Side::near;
  else first.side = Side::past;
}

std::optional<Kind> step_of_preposition(std::string_view word) {
  if (word == "since") return Kind::since;
  if (word == "until" || word == "till" || word == "through") return Kind::until;
  if (word == "by") return Kind::by;
  if (word == "before") return Kind::before;
  if (word == "after") return Kind::after;
  return std::nullopt;
}

/// The steps that a duration or a period makes from the day it is counted from.
std::vector<Step> steps_from(const Expression& e, int direction) {
  if (e.type != TimexType::duration) {   // "the week after the vote"; "the eve of" has a direction of its own
    std::vector<Step> steps = e.steps;
    if (direction < 0 && !steps.empty()) steps.front().a = -steps.front().a;
    return steps;
  }
  const Step same_day{Kind::unit, Unit::day, Side::past, 0};
  if (direction == 0) return {};
  if (e.unit >= Unit::hour) return {same_day};
  if (e.vague) return {same_day, {direction > 0 ? Kind::after : Kind::before}};
  Unit unit = e.unit;
  std::int64_t n = e.amount.numerator;
  if (unit == Unit::decade || unit == Unit::century) n *= unit == Unit::decade ? 10 : 100, unit = Unit::year;
  if (e.amount.denominator != 1) {
    if (unit == Unit::year) n *= 12, unit = Unit::month;
    else if (unit == Unit::week) n *= 7, unit = Unit::day;
    n /= e.amount.denominator;
  }
  return {{direction > 0 ? Kind::hence : Kind::ago, unit, Side::past, static_cast<int>(std::clamp<std::int64_t>(n, 0, 100000))}};
}

constexpr std::size_t max_steps = 8;   // a chain of "the next day" in a report without a day ends here

}  // namespace

Anchoring::Anchoring(const Report& report) {
  if (report.published.days.exact()) publication_ = report.published.days.earliest;
}

/// The latest mention that is fine enough to count from. "A year earlier" goes back from the last quarter or month named, as
/// earnings reports mean it; whole units ("that year", "the next day") from the last mention of their grain or finer.
const Anchoring::Mention* Anchoring::mention_for(const Expression& e) const {
  if (e.steps.empty()) return nullptr;
  const Step& first = e.steps.front();
  const bool counted = first.kind == Kind::ago || first.kind == Kind::hence;
  const Unit wanted = first.kind == Kind::unit || counted ? first.unit : Unit::day;
  const Mention* best = nullptr;
  for (std::size_t g = static_cast<std::size_t>(Unit::century); g <= static_cast<std::size_t>(Unit::day); ++g) {
    const Mention& m = last_[g];
    const auto grain = static_cast<Unit>(g);
    if (m.steps.empty() || grain < wanted) continue;
    if (counted && wanted <= Unit::month && grain > Unit::month) continue;
    if (!best || m.at > best->at) best = &m;
  }
  return best;
}

/// Puts the steps of the mention before the expression's own.
bool Anchoring::attach(Expression& e) const {
  if (e.base != Base::mention && e.base != Base::quarter) return false;
  const Mention* mention = mention_for(e);
  if (e.base == Base::quarter && mention && mention->grain != Unit::quarter) return false;
  if (!mention || mention->steps.size() + e.steps.size() > max_steps) return false;
  std::vector<Step> steps = mention->steps;
  Step& first = e.steps.front();
  if ((first.kind == Kind::ago || first.kind == Kind::hence) && mention->grain >= first.unit) {
    if (first.kind == Kind::hence) first.a = -first.a;
    first.kind = Kind::back;
  }
  if (first.kind == Kind::unit && first.a == 0 && first.unit == mention->grain) e.steps.erase(e.steps.begin());
  steps.insert(steps.end(), e.steps.begin(), e.steps.end());
  e.steps = std::move(steps);
  return true;
}

void Anchoring::remember(const Expression& e, const std::optional<Reached>& reached) {
  if (e.fixed || e.steps.empty()) return;
  Mention mention;
  mention.at = ++count_;
  if (reached) {
    mention.steps = absolute(reached->period);
    mention.grain = reached->period.grain;
  } else {
    mention.steps = e.steps;
    mention.steps.erase(std::remove_if(mention.steps.begin(), mention.steps.end(), is_time_of_day), mention.steps.end());
    mention.grain = std::min(grain_of(e), Unit::day);
  }
  last_[static_cast<std::size_t>(mention.grain)] = std::move(mention);
}

When Anchoring::anchored(Expression e, Outlook outlook, std::string_view preposition) {
  if (outlook == Outlook::unknown && (preposition == "by" || preposition == "until" || preposition == "till" || preposition == "through")) outlook = Outlook::future;
  if (preposition == "effective" || preposition == "starting" || preposition == "beginning") outlook = Outlook::future;
  if (preposition == "ended") outlook = Outlook::past;
  decide(e, outlook, publication_);
  const bool by_mention = attach(e);
  const std::optional<Reached> plain = follow(e.steps, publication_);
  const bool compares = by_mention && e.steps.back().kind == Kind::back;   // "from a year earlier": the next one compares with the same
  if (!compares) remember(e, plain);
  if (const auto step = step_of_preposition(preposition); step && !e.steps.empty() && !e.fixed) e.steps.push_back({*step});
  const std::optional<Reached> reached = follow(e.steps, publication_);

  When when;
  when.span = e.span;
  when.type = e.type;
  when.mod = e.mod;
  when.quant = e.quant;
  when.freq = e.freq;
  when.rule = e.rule;
  if (e.fixed) when.value = e.value;
  else if (reached) when.value = reached->value;
  if (e.steps.empty()) return when;
  const bool relative = is_relative(e.steps);
  when.anchor = by_mention ? Anchor::mention : relative ? Anchor::publication : Anchor::explicit_date;
  if (reached) when.days = reached->days;
  else if (relative && !publication_) when.relative = to_line(e.steps);
  return when;
}

When Anchoring::after_event(const Expression& e, const AnchorEvent& event) const {
  When when;
  when.span = e.span;
  when.type = e.type;
  when.mod = e.mod;
  when.rule = e.rule;
  if (e.fixed) when.value = e.value;
  when.anchor = Anchor::event;
  when.event = event.span;
  when.relative = to_line(steps_from(e, event.direction));
  return when;
}

void Anchoring::hence(Expression& e) {
  if (e.vague || e.unit >= Unit::hour || e.amount.denominator != 1) return;
  e.steps = steps_from(e, 1);
  e.type = TimexType::date;
  e.fixed = false;
  e.value.clear();
}

void Anchoring::count_from(const Expression& duration, int direction, const When& date, When& out) {
  const std::vector<Step> steps = steps_from(duration, direction);
  if (steps.empty() || !date.days.exact()) return;
  if (const std::optional<Reached> reached = follow(steps, date.days.earliest)) out.days = reached->days, out.anchor = date.anchor;
}

void Anchoring::join(When& first, When& second) {
  if (!first.days.earliest || !second.days.latest || *second.days.latest < *first.days.earliest) return;
  first.days = second.days = DayRange{first.days.earliest, second.days.latest};
}

}  // namespace entente
