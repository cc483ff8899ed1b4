#include "code/when/actions.h"

#include <algorithm>
#include <array>

namespace entente {
namespace {

using Kind = WhenAction::Kind;

struct Name {
  std::string_view name;
  Kind kind;
};
constexpr std::array<Name, 37> names = {{
    {"use", Kind::use},           {"inside", Kind::inside}, {"with", Kind::with},       {"mention", Kind::mention},
    {"event", Kind::event},       {"mod", Kind::mod},       {"ref", Kind::ref},         {"duration", Kind::duration},
    {"vague", Kind::vague},       {"add", Kind::add},       {"set", Kind::set},         {"every", Kind::every},
    {"quant", Kind::quant},       {"freq", Kind::freq},     {"type", Kind::type},       {"hedge", Kind::hedge},
    {"dur-ago", Kind::ago},       {"dur-hence", Kind::hence}, {"dur-back", Kind::back}, {"dur-past", Kind::during_past},
    {"dur-next", Kind::during_next}, {"part", Kind::part},  {"partial", Kind::partial}, {"skip", Kind::skip},
    {"century-of", Kind::century},   {"pivot", Kind::pivot},   {"week-of", Kind::week_of},
    {"side-last", Kind::side_last}, {"guard", Kind::guard},       {"quarter-mention", Kind::quarter},       {"half-duration", Kind::half_duration}, {"weekly", Kind::weekly},
    {"decade-of", Kind::decade_of}, {"clock-of", Kind::clock_of}, {"date-through", Kind::date_through}, {"period-back", Kind::period_back}, {"clock-point", Kind::clock_point},
}};

/// Names of the steps of text/resolve.h that rules may write, but for the plain "UNIT N".
constexpr std::array<std::pair<std::string_view, Step::Kind>, 35> step_names = {{
    {"unit", Step::Kind::unit},
    {"ago", Step::Kind::ago},           {"hence", Step::Kind::hence},         {"weekday", Step::Kind::weekday},
    {"month-of", Step::Kind::month_of}, {"quarter-of", Step::Kind::quarter_of}, {"half-of", Step::Kind::half_of},
    {"season-of", Step::Kind::season_of}, {"date-of", Step::Kind::date_of},   {"day-of", Step::Kind::day_of},
    {"holiday", Step::Kind::holiday},   {"in", Step::Kind::in},               {"in-weekday", Step::Kind::in_weekday},
    {"back", Step::Kind::back},         {"start", Step::Kind::start},         {"mid", Step::Kind::mid},
    {"end", Step::Kind::end},           {"rest", Step::Kind::rest},           {"so-far", Step::Kind::so_far},
    {"since", Step::Kind::since},       {"until", Step::Kind::until},         {"before", Step::Kind::before},
    {"after", Step::Kind::after},       {"by", Step::Kind::by},               {"tod", Step::Kind::tod},
    {"clock", Step::Kind::clock},       {"on", Step::Kind::on},               {"in-year", Step::Kind::in_year},
    {"in-month", Step::Kind::in_month}, {"in-quarter", Step::Kind::in_quarter}, {"in-half", Step::Kind::in_half},
    {"in-season", Step::Kind::in_season}, {"in-week", Step::Kind::in_week},   {"in-decade", Step::Kind::in_decade},
    {"in-century", Step::Kind::in_century},
}};

constexpr std::array<std::string_view, 6> side_names = {"past", "future", "near", "last", "next", "same"};
constexpr std::array<std::string_view, 6> part_names = {"morning", "midday", "afternoon", "evening", "night", "daytime"};

template <std::size_t N>
std::optional<std::size_t> index_in(const std::array<std::string_view, N>& list, std::string_view name) {
  const auto found = std::find(list.begin(), list.end(), name);
  if (found == list.end()) return std::nullopt;
  return static_cast<std::size_t>(found - list.begin());
}

/// Runs one match.
class Runner {
 public:
  Runner(const RuleMatch& match, std::span<const Element> elements, std::span<const Expression> expressions, const Lexicon& lexicon)
      : match_(match), elements_(elements), expressions_(expressions), lexicon_(lexicon) {}

  bool run(const WhenAction& a) {
    switch (a.kind) {
      case Kind::step: return step(a);
      case Kind::use: return use(a);
      case Kind::inside: return inside(a);
      case Kind::with: return with(a);
      case Kind::mention: out.base = Base::mention; return true;
      case Kind::side_last: return side_last();
      case Kind::quarter: out.base = Base::quarter; return true;
      case Kind::event: out.base = Base::event; return true;
      case Kind::mod: out.mod = a.text; return true;
      case Kind::ref: return fix(TimexType::date, a.text);
      case Kind::duration: case Kind::vague: case Kind::half_duration: return duration(a);
      case Kind::add: return add(a);
      case Kind::set: out.type = TimexType::set; return true;
      case Kind::every: return every(a);
      case Kind::quant: out.quant = a.text; return true;
      case Kind::freq: out.freq = a.text; return true;
      case Kind::type: out.type = a.text == "time" ? TimexType::time : TimexType::date; return true;
      case Kind::hedge: return hedge(a);
      case Kind::ago: return counted(a, Step::Kind::ago, Base::publication);
      case Kind::hence: return counted(a, Step::Kind::hence, Base::publication);
      case Kind::back: return back(a);
      case Kind::during_past: return during(Step::Kind::for_past);
      case Kind::during_next: return during(Step::Kind::for_next);
      case Kind::guard: out.guard = true; return true;
      case Kind::part: return part(a);
      case Kind::partial: out.emit = false; return true;
      case Kind::skip: return false;
      case Kind::century: return push({Step::Kind::in_century, Unit::century, Side::past, number(a, 0) - 1, 0, 0, 0});
      case Kind::pivot: return pivot(a);
      case Kind::week_of: return week_of();
      case Kind::weekly: return weekly(a);
      case Kind::decade_of: return decade_of(number(a, 0));
      case Kind::clock_of: return clock_of(number(a, 0));
      case Kind::date_through: return date_through(a);
      case Kind::period_back: return period_back(a);
      case Kind::clock_point: return clock_point(a);
    }
    return false;
  }

  Expression out;

 private:
  static constexpr std::int32_t absent = RuleArgument::absent;

  std::int32_t raw(const WhenAction& a, std::size_t i) const {
    return i < a.arguments.size() ? match_.value(elements_, a.arguments[i]) : absent;
  }
  std::int32_t number(const WhenAction& a, std::size_t i, std::int32_t otherwise = 0) const {
    const std::int32_t value = raw(a, i);
    return value == absent ? otherwise : value;
  }
  std::string_view symbol(std::int32_t value) const { return lexicon_.symbol_name(value); }

  const Expression* captured(const WhenAction& a, std::size_t i) const {
    if (i >= a.arguments.size() || a.arguments[i].capture == no_class) return nullptr;
    const Element* e = match_.element(elements_, a.arguments[i].capture, a.arguments[i].nth);
    return e && e->payload >= 0 ? &expressions_[static_cast<std::size_t>(e->payload)] : nullptr;
  }

  bool push(Step step) {
    out.steps.push_back(step);
    return true;
  }
  bool fix(TimexType type, std::string value) {
    out.type = type;
    out.fixed = true;
    out.value = std::move(value);
    return true;
  }

  bool step(const WhenAction& a) {
    Step s;
    s.kind = a.step;
    s.unit = a.unit;
    std::size_t filled = 0;
    std::array<std::int32_t*, 4> slots = {&s.a, &s.b, &s.c, &s.d};
    if (s.kind == Step::Kind::clock) s.b = -1;
    for (std::size_t i = 0; i < a.arguments.size(); ++i) {
      const std::int32_t value = raw(a, i);
      const std::string_view name = value == absent ? std::string_view() : symbol(value);
      if (value == absent || name.empty()) {
        if (value == absent) continue;   // an alternative that this variant of the pattern has not
        if (filled < 4) *slots[filled] = value;
        ++filled;
      } else if (const auto unit = unit_of(name)) {
        s.unit = *unit;
      } else if (const auto side = index_in(side_names, name)) {
        s.side = static_cast<Side>(*side);
      } else if (const auto part = index_in(part_names, name)) {
        s.a = static_cast<int>(*part);
      } else if (name == "tense") {
        out.open = Open::past;
      } else if (name == "tense-near") {
        s.side = Side::near;
        out.open = Open::near;
      } else if (name == "pm" || name == "am") {
        if (s.a > 12 || s.a == 0) return false;
        s.a = s.a % 12 + (name == "pm" ? 12 : 0);
      } else {
        return false;
      }
    }
    if (s.kind == Step::Kind::tod || s.kind == Step::Kind::clock) out.type = TimexType::time;
    return push(s);
  }

  bool use(const WhenAction& a) {
    const Expression* e = captured(a, 0);
    if (!e) return false;
    const bool emit = out.emit;
    out = *e;
    out.emit = emit;
    return true;
  }

  /// "third quarter" in "next year": the incomplete period becomes one of the period reached.
  bool inside(const WhenAction& a) {
    const Expression* e = nullptr;
    for (std::size_t i = 0; i < a.arguments.size() && !e; ++i) e = captured(a, i);
    if (!e || e->steps.empty()) return false;
    const Step& first = e->steps.front();
    Step s{Step::Kind::in, Unit::day, Side::past, first.a, 0, 0, 0};
    switch (first.kind) {
      case Step::Kind::month_of: s.unit = Unit::month; break;
      case Step::Kind::quarter_of: s.unit = Unit::quarter; break;
      case Step::Kind::half_of: s.unit = Unit::half; break;
      case Step::Kind::day_of: s.unit = Unit::day; break;
      case Step::Kind::weekday: s.kind = Step::Kind::in_weekday; s.b = 1; break;
      case Step::Kind::season_of: s.unit = Unit::season; s.a = first.a + 1; break;   // January lies in the winter before
      case Step::Kind::date_of:
        push({Step::Kind::in, Unit::month, Side::past, first.a, 0, 0, 0});
        s.a = first.b;
        break;
      case Step::Kind::holiday: s = first; s.side = Side::future; break;
      default: return false;
    }
    push(s);
    out.steps.insert(out.steps.end(), e->steps.begin() + 1, e->steps.end());
    if (!e->mod.empty()) out.mod = e->mod;
    return true;
  }

  /// The time of day of another expression.
  bool with(const WhenAction& a) {
    const Expression* e = captured(a, 0);
    if (!e) return false;
    for (const Step& s : e->steps) {
      if (s.kind == Step::Kind::tod || s.kind == Step::Kind::clock) push(s);
    }
    if (!e->mod.empty()) out.mod = e->mod;
    out.type = TimexType::time;
    return true;
  }

  bool duration(const WhenAction& a) {
    std::optional<Unit> unit;
    for (std::size_t i = a.kind == Kind::vague ? 0 : 1; i < a.arguments.size() && !unit; ++i) unit = unit_of(symbol(raw(a, i)));
    if (!unit) return false;
    out.unit = *unit;
    out.vague = a.kind == Kind::vague;
    if (!out.vague) {
      const RuleArgument& amount = a.arguments[0];
      const Element* e = amount.capture == no_class ? nullptr : match_.element(elements_, amount.capture, amount.nth);
      if (amount.capture != no_class && (!e || !e->numeric)) return false;
      out.amount = e ? e->numeral.value : Rational{amount.value, 1};
      if (a.kind == Kind::half_duration) {
        out.amount = {out.amount.numerator * 2 + out.amount.denominator, out.amount.denominator * 2};
      }
      if (out.amount.numerator <= 0 || out.amount.numerator / out.amount.denominator > 100000) return false;
    }
    fix(TimexType::duration, "");
    out.value = duration_value(out);
    return true;
  }

  /// "two years and three months".
  bool add(const WhenAction& a) {
    const Expression* e = captured(a, 0);
    if (!e || e->value.size() < 2 || out.value.empty()) return false;
    const std::string_view more = std::string_view(e->value).substr(1);
    const bool both_times = more[0] == 'T' && out.value.find('T') != std::string::npos;
    out.value += both_times ? more.substr(1) : more;
    return true;
  }

  /// "every Friday", "each July": the value without what changes.
  bool every(const WhenAction& a) {
    const Expression* e = captured(a, 0);
    if (!e) return false;
    std::string value;
    if (e->type == TimexType::duration) {
      value = e->value;
    } else {
      if (e->steps.empty()) return false;
      const Step& s = e->steps.front();
      constexpr std::array<std::string_view, 5> seasons = {"", "SP", "SU", "FA", "WI"};
      constexpr std::array<std::string_view, 6> parts = {"TMO", "TMI", "TAF", "TEV", "TNI", "TDT"};
      const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
      switch (s.kind) {
        case Step::Kind::weekday: value = "XXXX-WXX-" + std::to_string(s.a); break;
        case Step::Kind::month_of: value = "XXXX-" + two(s.a); break;
        case Step::Kind::season_of: value = "XXXX-" + std::string(seasons[static_cast<std::size_t>(std::clamp(s.a, 1, 4))]); break;
        case Step::Kind::quarter_of: value = "XXXX-Q" + std::to_string(s.a); break;
        case Step::Kind::date_of: value = "XXXX-" + two(s.a) + "-" + two(s.b); break;
        case Step::Kind::unit: value = s.unit == Unit::weekend ? "XXXX-WXX-WE" : "XXXX-XX-XX"; break;
        default: return false;
      }
      for (const Step& more : e->steps) {
        if (more.kind == Step::Kind::tod) value += parts[static_cast<std::size_t>(std::clamp(more.a, 0, 5))];
        if (more.kind == Step::Kind::clock) value += "T" + two(more.a) + ":" + two(std::max(more.b, 0));
      }
    }
    return fix(TimexType::set, value);
  }

  bool hedge(const WhenAction& a) {
    const std::string_view sign = symbol(raw(a, 0));
    if (sign.empty()) return false;
    out.mod = sign;
    return true;
  }

  /// The days of "the past three months".
  bool during(Step::Kind kind) {
    if (out.vague || out.type != TimexType::duration || out.amount.denominator != 1) return true;
    return push({kind, out.unit, Side::past, static_cast<int>(out.amount.numerator), 0, 0, 0});
  }

  /// A step counted in the units of a duration: "two months" ago.
  bool counted(const WhenAction& a, Step::Kind kind, Base base) {
    const Expression* e = captured(a, 0);
    if (!e) return false;
    const std::string mod = e->mod;
    if (e->vague && base == Base::mention) return false;   // "a few days later" stays a duration
    if (e->vague) {
      fix(TimexType::date, kind == Step::Kind::ago ? "PAST_REF" : "FUTURE_REF");
      return true;
    }
    Unit unit = e->unit;
    Rational amount = e->amount;
    if (unit == Unit::decade || unit == Unit::century) {
      amount.numerator *= unit == Unit::decade ? 10 : 100;
      unit = Unit::year;
    }
    if (amount.denominator != 1) {   // "a year and a half ago" is counted in months
      if (unit == Unit::year) amount.numerator *= 12, unit = Unit::month;
      else if (unit == Unit::week) amount.numerator *= 7, unit = Unit::day;
      amount = {amount.numerator / amount.denominator, 1};
    }
    const auto n = static_cast<int>(std::clamp<std::int64_t>(amount.numerator, 0, 100000));
    out = Expression{};
    out.base = base;
    out.mod = mod;
    out.unit = unit;
    if (unit >= Unit::hour && base != Base::publication) return false;   // "two hours later" stays a duration
    if (unit >= Unit::hour) {
      out.type = TimexType::time;
      return push({Step::Kind::unit, Unit::day, Side::past, 0, 0, 0, 0});
    }
    return push({kind, unit, Side::past, n, 0, 0, 0});
  }

  /// "a year earlier", "two days later": from an earlier mention.
  bool back(const WhenAction& a) {
    const std::int32_t direction = number(a, 1, 1);
    return counted(a, direction > 0 ? Step::Kind::ago : Step::Kind::hence, Base::mention);
  }

  bool part(const WhenAction& a) {
    std::string_view name;
    for (std::size_t i = 0; i < a.arguments.size() && name.empty(); ++i) name = symbol(raw(a, i));
    if (name == "start") return out.mod = "START", push({Step::Kind::start});
    if (name == "mid") return out.mod = "MID", push({Step::Kind::mid});
    if (name == "end") return out.mod = "END", push({Step::Kind::end});
    if (name == "later") return out.mod = "END", push({Step::Kind::rest});
    if (name == "earlier") return out.mod = "START", push({Step::Kind::so_far});
    return false;
  }

  /// "'82": two digits of a year of this century or the last.
  bool pivot(const WhenAction& a) {
    const std::int32_t yy = number(a, 0);
    return push({Step::Kind::in_year, Unit::year, Side::past, yy + (yy < 40 ? 2000 : 1900), 0, 0, 0});
  }

  bool decade_of(std::int32_t year) {
    if (year % 10 != 0) return false;
    return push({Step::Kind::in_decade, Unit::decade, Side::past, (year < 100 ? 1900 + year : year) / 10, 0, 0, 0});
  }

  bool clock_of(std::int32_t hhmm) {
    out.type = TimexType::time;
    return push({Step::Kind::clock, Unit::hour, Side::past, hhmm / 100, hhmm % 100, 0, 0});
  }

  /// "8.30pm": the decimals are minutes.
  bool clock_point(const WhenAction& a) {
    const Element* e = match_.element(elements_, a.arguments[0].capture, a.arguments[0].nth);
    if (!e || !e->numeral.decimal) return false;
    const Rational value = e->numeral.value;
    const std::int64_t hour = value.numerator / value.denominator;
    const std::int64_t minutes = value.numerator * 100 / value.denominator - hour * 100;
    if (hour < 1 || hour > 12 || minutes > 59 || e->span.size() < 4) return false;   // "8.3" is none
    out.type = TimexType::time;
    const bool pm = symbol(raw(a, 1)) == "pm";
    return push({Step::Kind::clock, Unit::hour, Side::past, static_cast<int>(hour % 12 + (pm ? 12 : 0)), static_cast<int>(minutes), 0, 0});
  }

  /// "May 3-5", with or without a year: the value is the first day, the days are all of them.
  bool date_through(const WhenAction& a) {
    const std::int32_t year = raw(a, 0), month = number(a, 1, number(a, 2)), first = number(a, 3), last = number(a, 4);
    if (last <= first) return false;
    if (year == absent) {
      out.open = Open::near;
      push({Step::Kind::date_of, Unit::day, Side::near, month, first, 0, 0});
    } else {
      push({Step::Kind::on, Unit::day, Side::past, year, month, first, 0});
    }
    return push({Step::Kind::for_next, Unit::day, Side::past, last - first, 0, 0, 0});
  }

  /// "the same month a year ago": a year before the month last named, else before this month.
  bool period_back(const WhenAction& a) {
    out.base = Base::mention;
    const auto unit = unit_of(symbol(raw(a, 0)));
    if (!unit) return push({Step::Kind::ago, Unit::year, Side::past, 1, 0, 0, 0});
    push({Step::Kind::unit, *unit, Side::past, 0, 0, 0, 0});
    return push({Step::Kind::back, Unit::year, Side::past, 1, 0, 0, 0});
  }

  /// "Tuesdays", "Tuesday nights".
  bool weekly(const WhenAction& a) {
    constexpr std::array<std::string_view, 6> codes = {"TMO", "TMI", "TAF", "TEV", "TNI", "TDT"};
    std::string value = "XXXX-WXX-" + std::to_string(number(a, 0));
    const std::int32_t part = raw(a, 1);
    if (part != absent) {
      if (const auto at = index_in(part_names, symbol(part))) value += codes[*at];
    }
    return fix(TimexType::set, value);
  }

  /// "last Thanksgiving".
  bool side_last() {
    if (out.steps.empty() || out.steps.front().kind != Step::Kind::holiday) return false;
    out.steps.front().side = Side::last;
    out.open = Open::none;
    return true;
  }

  bool week_of() { return !out.steps.empty() && push({Step::Kind::in, Unit::week, Side::past, 1, 0, 0, 0}); }

  const RuleMatch& match_;
  std::span<const Element> elements_;
  std::span<const Expression> expressions_;
  const Lexicon& lexicon_;
};

std::optional<WhenAction> action_of(const RuleCall& call, const Lexicon& lexicon) {
  WhenAction out;
  out.arguments = call.arguments;
  if (!call.arguments.empty()) {
    const RuleArgument& first = call.arguments[0];
    if (first.capture == no_class) out.text = lexicon.symbol_name(first.value);
  }
  if (const auto unit = unit_of(call.name)) {
    out.kind = Kind::step;
    out.unit = *unit;
    return out;
  }
  for (const auto& [name, kind] : step_names) {
    if (name != call.name) continue;
    out.kind = Kind::step;
    out.step = kind;
    return out;
  }
  for (const auto& [name, kind] : names) {
    if (name != call.name) continue;
    out.kind = kind;
    return out;
  }
  return std::nullopt;
}

}  // namespace

Unit grain_of(const Expression& expression) {
  Unit grain = Unit::second;
  for (const Step& s : expression.steps) {
    switch (s.kind) {
      case Step::Kind::unit: case Step::Kind::ago: case Step::Kind::hence: case Step::Kind::in: grain = s.unit; break;
      case Step::Kind::weekday: case Step::Kind::date_of: case Step::Kind::day_of: case Step::Kind::holiday:
      case Step::Kind::in_weekday: case Step::Kind::on: grain = Unit::day; break;
      case Step::Kind::month_of: case Step::Kind::in_month: grain = Unit::month; break;
      case Step::Kind::quarter_of: case Step::Kind::in_quarter: grain = Unit::quarter; break;
      case Step::Kind::half_of: case Step::Kind::in_half: grain = Unit::half; break;
      case Step::Kind::season_of: case Step::Kind::in_season: grain = Unit::season; break;
      case Step::Kind::in_year: grain = Unit::year; break;
      case Step::Kind::in_week: grain = Unit::week; break;
      case Step::Kind::in_decade: grain = Unit::decade; break;
      case Step::Kind::in_century: grain = Unit::century; break;
      case Step::Kind::tod: case Step::Kind::clock: grain = Unit::hour; break;
      default: break;
    }
  }
  return grain;
}

std::string duration_value(const Expression& e) {
  constexpr std::array<std::string_view, 13> letters = {"Y", "Y", "Y", "M", "Q", "M", "M", "W", "D", "D", "H", "M", "S"};
  constexpr std::array<int, 13> factors = {100, 10, 1, 6, 1, 3, 1, 1, 2, 1, 1, 1, 1};
  const auto at = static_cast<std::size_t>(e.unit);
  std::string out = e.unit >= Unit::hour ? "PT" : "P";
  if (e.vague) return out + "X" + std::string(letters[at]);
  const std::int64_t numerator = e.amount.numerator * factors[at], whole = numerator / e.amount.denominator;
  const std::int64_t rest = numerator % e.amount.denominator;
  const bool half = rest * 2 == e.amount.denominator;
  if (rest == 0) return out + std::to_string(whole) + std::string(letters[at]);
  constexpr std::array<std::string_view, 13> halves = {"", "", "6M", "", "", "", "", "", "", "T12H", "30M", "30S", ""};
  if (half && !halves[at].empty()) return (whole > 0 ? out + std::to_string(whole) + std::string(letters[at]) : out) + std::string(halves[at]);
  const std::int64_t tenths = (rest * 100 + e.amount.denominator / 2) / e.amount.denominator;
  std::string decimals = std::to_string(tenths + 100).substr(1);
  while (decimals.size() > 1 && decimals.back() == '0') decimals.pop_back();
  return out + std::to_string(whole) + "." + decimals + std::string(letters[at]);
}

Result<std::vector<std::vector<WhenAction>>> compile_actions(std::span<const Rule> rules, const Lexicon& lexicon) {
  std::vector<std::vector<WhenAction>> out;
  for (const Rule& rule : rules) {
    std::vector<WhenAction> actions;
    for (const RuleCall& call : rule.calls) {
      std::optional<WhenAction> action = action_of(call, lexicon);
      if (!action) return Error{Error::Kind::model, "rule " + rule.name + ": there is no action " + call.name, -1};
      actions.push_back(std::move(*action));
    }
    out.push_back(std::move(actions));
  }
  return out;
}

std::optional<Expression> run_actions(std::span<const WhenAction> actions, const RuleMatch& match, std::span<const Element> elements,
                                      std::span<const Expression> expressions, const Lexicon& lexicon) {
  Runner runner(match, elements, expressions, lexicon);
  for (const WhenAction& action : actions) {
    if (!runner.run(action)) return std::nullopt;
  }
  runner.out.rule = match.rule->name;
  runner.out.span = {elements[match.begin].span.begin, elements[match.end - 1].span.end};
  return runner.out;
}

}  // namespace entente
