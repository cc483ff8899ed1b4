// Stage follow: how two states are getting on, period by period.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "entente/finding.h"
#include "entente/plover.h"

namespace entente {

/// One event of a brief, counted once for each directed pair of states it joins.
struct PairEvent {
  std::string source, target;       ///< Actor::state; a reciprocal event is written in both directions
  EventType type = EventType::CONSULT;
  std::string mode;
  DayRange days;                    ///< of the happening; by its story where the clause has no date
  std::uint32_t story = 0;          ///< index into Brief::stories
  std::uint32_t finding = 0;        ///< index into its findings
  std::uint32_t origins = 1;        ///< lowest number of independent origins
  std::uint32_t reports = 1;
  friend bool operator==(const PairEvent&, const PairEvent&) = default;
};

/// Events of a brief that happened or go on, between known states; planned, denied, possible and background ones are left out.
/// Ordered by day, source, target, type, story, finding. Cost: linear in the findings.
std::vector<PairEvent> pair_events(const Brief& brief);

enum class Period : std::uint8_t { day, week, month };

/// One period of one direction. A score never comes without its n.
struct PairPeriod {
  DayRange days;
  bool covered = false;                      ///< any report of the batch was published in it: else "no data", not 0
  std::array<std::uint32_t, 4> events{};     ///< by Quad
  std::uint32_t origins = 0, reports = 0;    ///< sums over the events
  double plover = 0, goldstein = 0;          ///< sums of scores
  std::vector<std::uint32_t> which;          ///< indices into the events given

  std::uint32_t n() const { return events[0] + events[1] + events[2] + events[3]; }
  std::uint32_t cooperation() const { return events[0] + events[1]; }
  std::uint32_t conflict() const { return events[2] + events[3]; }
  friend bool operator==(const PairPeriod&, const PairPeriod&) = default;
};

/// (C - F) / (C + F) with the central 95 % of a Beta(1, 1) prior's posterior, which reaches to the end where all events are of one
/// side, so that it holds the share (Brown, Cai and DasGupta 2001, section 4.1.1). Nothing for n = 0.
struct NetShare {
  double value = 0, low = 0, high = 0;
};
std::optional<NetShare> net_share(std::uint32_t cooperation, std::uint32_t conflict);

/// A directed series without gaps from the first to the last day known of the batch.
/// `covered_days`: publication days of the batch, ascending. An event whose days span several periods counts in the first.
/// Cost: linear in events and periods.
std::vector<PairPeriod> pair_series(std::span<const PairEvent> events, std::string_view source, std::string_view target,
                                    Period period, std::span<const Day> covered_days);

/// Publication days of a batch, ascending, each once; undated reports give none.
std::vector<Day> covered_days(const Brief& brief);

/// More stories with events of a quad than the pair's own trailing base makes likely. Stories are counted, not events: one
/// story brings several events at once, and one happening is one alert.
struct Alert {
  std::uint32_t period = 0;                  ///< index into the series: the last of those counted
  std::uint32_t periods = 1;                 ///< how many were counted together
  Quad quad = Quad::verbal_cooperation;
  std::uint32_t observed = 0;                ///< stories
  double base = 0;                           ///< stories expected in as many periods
  double p = 1;                              ///< Poisson tail P(X >= observed)
  friend bool operator==(const Alert&, const Alert&) = default;
};

struct AlertOptions {
  std::size_t trailing = 90;                 ///< periods looked back on; those without coverage do not count
  std::size_t least = 30;                    ///< covered periods needed before anything is said
  std::vector<std::size_t> windows = {1, 7, 30}; ///< periods counted together: a burst, a lasting change; ascending
  double p = 1e-4;
  std::uint32_t origins = 2;                 ///< independent origins needed
};

/// Alerts of one series, by period and quad. The base is the mean of the covered periods before the window, with half a story as
/// prior weight; periods of an alert raise no second one. Cost: linear in the series times trailing.
/// Source: Poisson tail test, docs/follow.md.
std::vector<Alert> alerts(std::span<const PairPeriod> series, std::span<const PairEvent> events, const AlertOptions& options = {});

}  // namespace entente
