// Alerts on planted series: what is found, how late, and how often for nothing. Fixed seed; prints the figures of docs/quality.md.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <random>
#include <set>

#include "entente/pair.h"

namespace entente {
namespace {

constexpr int days = 400, settled = 120;   // nothing is planted, or counted, before the base is there
const Day first = *Day::of(2031, 1, 1);

struct Planted {
  std::vector<PairEvent> events;
  std::vector<Day> covered;
  std::uint32_t stories = 0;

  void add(int day, EventType type, std::uint32_t story, std::uint32_t origins) {
    PairEvent e;
    e.source = "NOR";
    e.target = "URY";
    e.type = type;
    e.days = {first + day, first + day};
    e.story = story;
    e.origins = origins;
    events.push_back(e);
  }

  /// The alerts; `Alert::period` counts days from `first`.
  std::vector<Alert> found() {
    std::stable_sort(events.begin(), events.end(), [](const PairEvent& a, const PairEvent& b) { return a.days.earliest < b.days.earliest; });
    const std::vector<PairPeriod> series = pair_series(events, "NOR", "URY", Period::day, covered);
    std::vector<Alert> out = alerts(series, events);
    for (Alert& a : out) a.period = static_cast<std::uint32_t>(*series[a.period].days.earliest - first);
    return out;
  }
};

/// A pair at peace: each quad has its rate, a tenth of the days no report comes in, two stories of five have two origins.
/// `clumped`: a story brings one to three events of its quad at once, as news does.
Planted background(std::mt19937& random, double rate, bool clumped, int from_day = 0, double then = 1) {
  constexpr EventType types[] = {EventType::CONSULT, EventType::AID, EventType::ACCUSE, EventType::SANCTION};
  std::uniform_real_distribution<double> unit(0, 1);
  Planted out;
  for (int day = 0; day < days; ++day) {
    if (unit(random) < 0.1) continue;
    out.covered.push_back(first + day);
    for (const EventType type : types) {
      const bool raised = type == EventType::ACCUSE && from_day > 0 && day >= from_day;
      const double per_day = rate * (raised ? then : 1) / (clumped ? 2 : 1);
      const int stories = std::poisson_distribution<int>(per_day)(random);
      for (int s = 0; s < stories; ++s) {
        const int n = clumped ? 1 + static_cast<int>(random() % 3) : 1;
        const std::uint32_t origins = unit(random) < 0.4 ? 2 : 1;
        for (int k = 0; k < n; ++k) out.add(day, type, out.stories, origins);
        ++out.stories;
      }
    }
  }
  return out;
}

constexpr double rates[] = {0.02, 0.1, 0.5};

double false_alarms(bool clumped) {
  std::mt19937 random(5);
  std::size_t alarms = 0, pair_days = 0;
  for (const double rate : rates) {
    for (int pair = 0; pair < 100; ++pair) {
      Planted quiet = background(random, rate, clumped);
      std::set<std::uint32_t> on;
      for (const Alert& a : quiet.found()) if (a.period >= settled) on.insert(a.period);
      alarms += on.size();
      pair_days += days - settled;
    }
  }
  return 1000.0 * static_cast<double>(alarms) / static_cast<double>(pair_days);
}

TEST(Planted, FalseAlarms) {
  const double plain = false_alarms(false), clumped = false_alarms(true);
  std::printf("false alarms per 1,000 pair-days: independent events %.3f, clumped %.3f\n", plain, clumped);
  EXPECT_LT(plain, 1);
  EXPECT_LT(clumped, 1);
}

// One day of `size` events of conflict from `size` stories.
TEST(Planted, Spikes) {
  std::mt19937 random(6);
  for (const double rate : rates) {
    for (const int size : {3, 5, 8}) {
      int found = 0;
      constexpr int pairs = 100;
      for (int pair = 0; pair < pairs; ++pair) {
        Planted p = background(random, rate, false);
        const int day = settled + static_cast<int>(random() % (days - settled));
        for (int k = 0; k < size; ++k) p.add(day, EventType::ACCUSE, p.stories++, 1);
        const std::vector<Alert> all = p.found();
        found += std::any_of(all.begin(), all.end(), [&](const Alert& a) { return a.period == static_cast<std::uint32_t>(day) && a.quad == Quad::verbal_conflict; });
      }
      std::printf("spikes: base %.2f a day, %d events: found %d of %d\n", rate, size, found, pairs);
      if (size == 8) EXPECT_EQ(found, pairs);
      if (size == 5 && rate < 0.3) EXPECT_GE(found, 98);
    }
  }
}

// From one day on five times as much verbal conflict; looked for in 60 days.
TEST(Planted, Breaks) {
  std::mt19937 random(7);
  for (const double rate : rates) {
    int found = 0;
    std::vector<int> delays;
    constexpr int pairs = 100;
    for (int pair = 0; pair < pairs; ++pair) {
      const int day = settled + static_cast<int>(random() % (days - settled - 60));
      Planted p = background(random, rate, true, day, 5);
      for (const Alert& a : p.found()) {
        const int delay = static_cast<int>(a.period) - day;
        if (a.quad != Quad::verbal_conflict || delay < 0 || delay > 60) continue;
        ++found;
        delays.push_back(delay);
        break;
      }
    }
    std::sort(delays.begin(), delays.end());
    const int median = delays.empty() ? -1 : delays[delays.size() / 2];
    std::printf("breaks: base %.2f a day, five times as much: found %d of %d, delay %d days (median)\n", rate, found, pairs, median);
    if (rate >= 0.1) EXPECT_GE(found, rate >= 0.5 ? 95 : 50);
  }
}

}  // namespace
}  // namespace entente
