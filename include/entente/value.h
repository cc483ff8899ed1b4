// Values a claim can hold: times, quantities, places.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/day.h"
#include "entente/span.h"

namespace entente {

enum class TimexType : std::uint8_t { date, time, duration, set };
std::string_view name_of(TimexType type);   ///< "DATE" ...

/// What the interval was computed from.
enum class Anchor : std::uint8_t { none, explicit_date, publication, mention, event };
std::string_view name_of(Anchor anchor);

/// A time expression after TIMEX3 (ISO-TimeML), with its days.
struct When {
  Span span;                    ///< the expression, without its preposition
  TimexType type = TimexType::date;
  std::string value;            ///< TIMEX3 value ("2031-05-03", "2031-W18", "P2M", "PRESENT_REF"); empty: unresolved
  std::string mod;              ///< TIMEX3 mod (APPROX, START, MID, END, BEFORE, AFTER ...)
  DayRange days;                ///< inclusive; unknown as long as it is relative to an unknown day
  Anchor anchor = Anchor::none;
  std::string relative;         ///< how to resolve it later, in the notation of text/resolve.h; empty: absolute
  Span event;                   ///< what it is counted from if the anchor is an event ("the vote"), its head last; empty: not found
  std::string rule;             ///< name of the rule that read it
  std::string quant, freq;      ///< TIMEX3, for sets
  friend bool operator==(const When&, const When&) = default;
};
std::string to_line(const When& when);

/// How a number is hedged, as written.
enum class Hedge : std::uint8_t { exact, about, below, at_most, just_below, above, at_least, just_above };
std::string_view name_of(Hedge hedge);   ///< "=", "~", "<", "<=", "<~", ">", ">=", ">~"

/// Direction of a change ("rose 5 %").
enum class Change : std::uint8_t { none, up, down };

/// An exact rational in lowest terms, denominator > 0: 1/3 stays 1/3.
struct Rational {
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;
  double value() const { return static_cast<double>(numerator) / static_cast<double>(denominator); }
  friend bool operator==(const Rational&, const Rational&) = default;
};

/// An amount, a share, a count.
struct Quantity {
  Span span;                       ///< number, hedge and unit
  Rational low, high;              ///< as written: both equal but for ranges ("20 to 30")
  Hedge hedge = Hedge::exact;
  Change change = Change::none;
  std::string unit;                ///< canonical ("percent", "USD", "kilometre"); empty: a bare count
  std::string dimension;           ///< "share", "money", "length", "count" ...
  Span of;                         ///< the thing counted ("troops"); empty: none found
  Span whole;                      ///< what a share is of ("its chip exports"); empty: none found
  Span holder;                     ///< who has, makes, owes ... it ("Chad" in "Chad mines a third of the tin"); empty: none found
  std::string rule;
  friend bool operator==(const Quantity&, const Quantity&) = default;
};
std::string to_line(const Quantity& quantity);

/// The interval a hedge opens, closed on both sides; the table is in docs/code.md.
struct Interval {
  double low = 0, high = 0;
  friend bool operator==(const Interval&, const Interval&) = default;
};
Interval interval_of(const Quantity& quantity);
/// The same of a share, as a part of one: "40 percent" and "two fifths" are on one scale.
Interval share_of(const Quantity& quantity);

enum class PlacePrecision : std::uint8_t { unknown, country, region, city };
std::string_view name_of(PlacePrecision precision);

/// Where a claim says something is so.
struct Place {
  Span span;
  std::string name;            ///< as in the gazetteer, or as written
  std::string state;           ///< ISO 3166-1 alpha-3; empty: unknown
  PlacePrecision precision = PlacePrecision::unknown;
  friend bool operator==(const Place&, const Place&) = default;
};

}  // namespace entente
