#include "code/quantity/amount.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace entente {
namespace {

using Kind = AmountAction::Kind;

constexpr std::array<std::pair<std::string_view, Kind>, 21> names = {{
    {"amount", Kind::amount},         {"minus", Kind::minus},       {"unit", Kind::unit},     {"age", Kind::age},
    {"times", Kind::times},           {"times-word", Kind::times_word}, {"fraction", Kind::fraction}, {"ratio", Kind::ratio},
    {"mixed", Kind::mixed},           {"indefinite", Kind::indefinite}, {"dozens", Kind::dozens}, {"amount-half", Kind::amount_half},
    {"use", Kind::use},               {"per", Kind::per},           {"per-word", Kind::per_word}, {"join", Kind::join},
    {"join-near", Kind::join_near}, {"join-rising", Kind::join_rising}, {"part-of", Kind::part_of},   {"hedge", Kind::hedge},         {"skip", Kind::skip},
}};
constexpr std::array<std::string_view, 8> signs = {"=", "~", "<", "<=", "<~", ">", ">=", ">~"};
constexpr std::int64_t most = 1'000'000'000'000'000'000;

std::optional<Rational> product(Rational a, std::int64_t numerator, std::int64_t denominator = 1) {
  if (numerator == 0 || denominator == 0) return std::nullopt;
  const std::int64_t left = std::gcd(numerator, a.denominator), right = std::gcd(a.numerator, denominator);
  numerator /= left;
  a.denominator /= left;
  if (right > 1) {
    a.numerator /= right;
    denominator /= right;
  }
  if (a.numerator != 0 && std::abs(a.numerator) > most / std::abs(numerator)) return std::nullopt;
  if (a.denominator > most / denominator) return std::nullopt;
  return Rational{a.numerator * numerator, a.denominator * denominator};
}

std::int64_t power(std::int32_t exponent) {
  std::int64_t value = 1;
  for (std::int32_t i = 0; i < std::min(exponent, 18); ++i) value *= 10;
  return value;
}

bool less(Rational a, Rational b) { return a.value() < b.value(); }

std::int64_t scale_of(double value) {
  for (const std::int64_t scale : {std::int64_t{1'000'000'000'000}, std::int64_t{1'000'000'000}, std::int64_t{1'000'000}}) {
    if (value >= static_cast<double>(scale)) return scale;
  }
  return 1000;
}

/// Runs one match.
class Runner {
 public:
  Runner(const RuleMatch& match, std::span<const Element> elements, std::span<const Amount> amounts, const Lexicon& lexicon,
         std::span<const UnitEntry> units)
      : match_(match), elements_(elements), amounts_(amounts), lexicon_(lexicon), units_(units) {}

  Amount out;

  bool run(const AmountAction& a) {
    switch (a.kind) {
      case Kind::amount: return amount(a);
      case Kind::minus: out.low.numerator = -out.low.numerator; out.high = out.low; return true;
      case Kind::unit: return unit(a);
      case Kind::age: return named("year of age", "age");
      case Kind::times: return named("times", "count");
      case Kind::times_word: return set(Rational{number(a, 0), 1}) && named("times", "count");
      case Kind::fraction: return fraction(a);
      case Kind::ratio: return ratio(a);
      case Kind::mixed: return mixed(a);
      case Kind::indefinite: return indefinite(power(number(a, 0)), power(number(a, 1, 0)));
      case Kind::dozens: return indefinite(number(a, 0), 1);
      case Kind::amount_half: return half(a);
      case Kind::use: return use(a);
      case Kind::per: return per(a);
      case Kind::per_word: return per_word(a);
      case Kind::join: return join(a);
      case Kind::join_near: return join_near(a);
      case Kind::join_rising: return join_rising(a);
      case Kind::part_of: return part_of(a);
      case Kind::hedge: return hedge(a);
      case Kind::skip: return false;
    }
    return false;
  }

 private:
  std::int32_t number(const AmountAction& a, std::size_t i, std::int32_t otherwise = 0) const {
    const std::int32_t value = i < a.arguments.size() ? match_.value(elements_, a.arguments[i]) : RuleArgument::absent;
    return value == RuleArgument::absent ? otherwise : value;
  }
  const Element* element(const AmountAction& a, std::size_t i) const {
    if (i >= a.arguments.size() || a.arguments[i].capture == no_class) return nullptr;
    return match_.element(elements_, a.arguments[i].capture, a.arguments[i].nth);
  }
  const Amount* captured(const AmountAction& a, std::size_t i) const {
    const Element* e = element(a, i);
    return e && e->payload >= 0 ? &amounts_[static_cast<std::size_t>(e->payload)] : nullptr;
  }
  /// The number at argument i: an element, or a number in the rule.
  std::optional<Rational> rational(const AmountAction& a, std::size_t i) const {
    if (i >= a.arguments.size()) return std::nullopt;
    if (a.arguments[i].capture == no_class) return Rational{a.arguments[i].value, 1};
    const Element* e = element(a, i);
    if (!e || !e->numeric) return std::nullopt;
    return e->numeral.value;
  }

  bool set(std::optional<Rational> value) {
    if (!value) return false;
    out.low = out.high = *value;
    return true;
  }
  bool named(std::string unit, std::string dimension) {
    out.unit = std::move(unit);
    out.dimension = std::move(dimension);
    out.bare = false;
    return true;
  }

  bool amount(const AmountAction& a) {
    const auto value = rational(a, 0);
    if (!value) return false;
    const std::int32_t exponent = number(a, 1, 0);
    const Element* e = element(a, 0);
    out.scaled = exponent > 0 || (e && e->numeral.scaled);
    out.bare = match_.end - match_.begin == 1;
    out.dimension = "count";
    return set(exponent > 0 ? product(*value, power(exponent)) : value);
  }

  bool half(const AmountAction& a) {
    const auto value = rational(a, 0);
    return value && set(Rational{value->numerator * 2 + value->denominator, value->denominator * 2});
  }

  bool unit(const AmountAction& a) {
    const std::int32_t id = number(a, 0, -1);
    if (id < 0 || static_cast<std::size_t>(id) >= units_.size()) return false;
    const UnitEntry& entry = units_[static_cast<std::size_t>(id)];
    return named(entry.unit, entry.dimension);
  }

  bool fraction(const AmountAction& a) {
    const auto top = rational(a, 0);
    std::int32_t bottom = 0;
    for (std::size_t i = 1; i < a.arguments.size() && bottom == 0; ++i) bottom = number(a, i);
    if (!top || bottom <= 0) return false;
    out.dimension = "share";
    return set(product(*top, 1, bottom));
  }

  bool ratio(const AmountAction& a) {
    const auto part = rational(a, 0), whole = rational(a, 1);
    if (!part || !whole || part->denominator != 1 || whole->denominator != 1 || !less(*part, *whole) || part->numerator == 0) return false;
    out.dimension = "share";
    return set(product(*part, 1, whole->numerator));
  }

  bool mixed(const AmountAction& a) {
    const auto whole = rational(a, 0);
    const std::int32_t bottom = number(a, 1);
    if (!whole || bottom <= 0 || whole->denominator != 1 || whole->numerator > most / 200) return false;
    out.dimension = "count";
    return set(Rational{whole->numerator * bottom + 1, bottom});
  }

  /// "millions": from one million up to ten; "tens of millions": ten times that.
  bool indefinite(std::int64_t base, std::int64_t factor) {
    if (base > most / 10 / factor) return false;
    out.low = {base * factor, 1};
    out.high = {base * factor * 10, 1};
    out.dimension = "count";
    return true;
  }

  bool use(const AmountAction& a) {
    const Amount* used = captured(a, 0);
    if (!used) return false;
    out = *used;
    out.bare = false;
    return true;
  }

  bool per(const AmountAction& a) {
    const std::int32_t id = number(a, 0, -1);
    if (id < 0 || static_cast<std::size_t>(id) >= units_.size()) return false;
    out.unit += out.unit.empty() ? "per " + units_[static_cast<std::size_t>(id)].unit : " per " + units_[static_cast<std::size_t>(id)].unit;
    out.dimension += "/" + units_[static_cast<std::size_t>(id)].dimension;
    return true;
  }
  bool per_word(const AmountAction& a) {
    const std::string word(lexicon_.symbol_name(number(a, 0)));
    if (word.empty()) return false;
    out.unit += (out.unit.empty() ? "per " : " per ") + word;
    out.dimension += "/count";
    return true;
  }

  bool join(const AmountAction& a) {
    const Amount *first = captured(a, 0), *second = captured(a, 1);
    const std::optional<Amount> both = first && second ? joined(*first, *second) : std::nullopt;
    if (both) out = *both;
    return both.has_value();
  }

  /// "52-48" and "52 to 48 percent" are results, no ranges.
  bool join_rising(const AmountAction& a) {
    const Amount *first = captured(a, 0), *second = captured(a, 1);
    return first && second && join(a) && less(out.low, second->low);
  }

  /// "a quarter of a million": only of a number written as one word of scale.
  bool part_of(const AmountAction& a) {
    const Element* e = element(a, 0);
    if (!e || !e->numeric || !e->numeral.scaled || e->numeral.width != 0 || e->numeral.value.numerator % 1000 != 0) return false;
    std::int32_t bottom = 0;
    for (std::size_t i = 1; i < a.arguments.size() && bottom == 0; ++i) bottom = number(a, i);
    out.dimension = "count";
    out.scaled = true;
    return bottom > 0 && set(product(e->numeral.value, 1, bottom));
  }

  /// "three or four years": a range if the first end is a plain number and the second not far above it.
  bool join_near(const AmountAction& a) {
    constexpr double near = 3;
    const Amount *first = captured(a, 0), *second = captured(a, 1);
    if (!first || !second || !first->bare || !less(first->low, second->low)) return false;
    return second->low.value() <= near * first->low.value() && join(a);
  }

  bool hedge(const AmountAction& a) {
    const auto found = hedge_of(lexicon_.symbol_name(number(a, 0)));
    if (!found) return false;
    out.hedge = *found;
    out.hedged = true;
    return true;
  }

  const RuleMatch& match_;
  std::span<const Element> elements_;
  std::span<const Amount> amounts_;
  const Lexicon& lexicon_;
  std::span<const UnitEntry> units_;
};

}  // namespace

std::optional<Amount> joined(const Amount& first, const Amount& second) {
  const bool bare_second = second.unit.empty() && second.dimension == "count" && !first.unit.empty();   // "from 21 mpg to 23"
  if (first.unit != second.unit && !(first.unit.empty() && first.dimension == "count") && !bare_second) return std::nullopt;
  // "10 to 15 billion": the scale stands once, at the end.
  Rational first_low = first.low, first_high = first.high;
  if (second.scaled && !first.scaled && second.low.value() > 1000 * first.low.value()) {
    const std::int64_t factor = scale_of(second.low.value());
    const auto low = product(first.low, factor), high = product(first.high, factor);
    if (low && high && !less(second.low, *low)) {   // not "from $200 to $4 million"
      first_low = *low;
      first_high = *high;
    }
  }
  const bool falling = less(second.low, first_low);
  Amount out = bare_second ? first : second;
  out.low = falling ? second.low : first_low;
  out.high = falling ? first_high : second.high;
  out.bare = first.bare && second.bare;
  return out;
}

std::optional<Hedge> hedge_of(std::string_view sign) {
  const auto found = std::find(signs.begin(), signs.end(), sign);
  if (found == signs.end()) return std::nullopt;
  return static_cast<Hedge>(found - signs.begin());
}

Result<std::vector<std::vector<AmountAction>>> compile_amounts(std::span<const Rule> rules) {
  std::vector<std::vector<AmountAction>> out;
  for (const Rule& rule : rules) {
    std::vector<AmountAction> actions;
    for (const RuleCall& call : rule.calls) {
      const auto found = std::find_if(names.begin(), names.end(), [&](const auto& entry) { return entry.first == call.name; });
      if (found == names.end()) return Error{Error::Kind::model, "rule " + rule.name + ": there is no action " + call.name, -1};
      actions.push_back({found->second, call.arguments});
    }
    out.push_back(std::move(actions));
  }
  return out;
}

std::optional<Amount> run_amount(std::span<const AmountAction> actions, const RuleMatch& match, std::span<const Element> elements,
                                 std::span<const Amount> amounts, const Lexicon& lexicon, std::span<const UnitEntry> units) {
  Runner runner(match, elements, amounts, lexicon, units);
  for (const AmountAction& action : actions) {
    if (!runner.run(action)) return std::nullopt;
  }
  runner.out.rule = match.rule->name;
  runner.out.span = {elements[match.begin].span.begin, elements[match.end - 1].span.end};
  return runner.out;
}

}  // namespace entente
