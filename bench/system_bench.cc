// The system page and a pair's series of 10,000 coded reports: made claims, 2,000 stories of five reports.
#include <benchmark/benchmark.h>

#include <random>
#include <string>
#include <vector>

#include "cli/system_write.h"
#include "entente/follow.h"
#include "entente/pair.h"
#include "entente/system.h"

namespace {

using namespace entente;

const std::vector<std::string> states = {"NOR", "URY", "CHL", "PER", "KEN", "UGA", "TZA", "RWA", "KGZ", "KAZ", "JPN", "KOR", "CHN", "USA", "BOL", "PRY",
                                         "BRA", "ARG", "FIN", "SWE", "DNK", "EST", "LVA", "LTU", "POL", "CZE", "AUT", "HUN", "ROU", "BGR", "GRC", "TUR"};
const std::vector<std::string> goods = {"rare earth mineral", "copper", "gas", "chip", "wheat", "tin ore", "lithium", "salmon"};

Actor state(std::mt19937& random) { return {states[random() % states.size()], {"GOV"}, "", "", {}}; }

Claim claim(std::mt19937& random, int kind) {
  Claim c;
  c.status = Status::happened;
  const Actor a = state(random), b = state(random);
  if (kind < 2) {
    c.kind = ClaimKind::event;
    c.event = Event{static_cast<EventType>(random() % 16), "", {}, {a}, {b}};
  } else if (kind < 4) {
    c.kind = ClaimKind::tie;
    c.tie = TieClaim{static_cast<TieKind>(random() % 10), {a}, {b}, goods[random() % goods.size()], 0};
    Quantity q;
    q.span = {0, 10};
    q.low = q.high = {static_cast<std::int64_t>(1 + random() % 99), 1};
    q.unit = "percent";
    q.dimension = "share";
    c.quantities = {q};
  } else {
    c.kind = ClaimKind::plan;
    c.status = Status::planned;
    c.event = Event{EventType::AGREE, "", {}, {a}, {b}};
    c.announced = Announced{EventType::SUPPORT, ""};
  }
  return c;
}

Brief made(std::size_t stories, std::size_t per_story) {
  std::mt19937 random(3);
  Brief brief;
  for (std::size_t s = 0; s < stories; ++s) {
    StoryBrief story;
    story.story.id = "s" + std::to_string(s);
    std::vector<Claim> claims;
    for (int k = 0; k < 6; ++k) claims.push_back(claim(random, k));
    const Day day = *Day::of(2031, 1, 1) + static_cast<int>(random() % 700);
    for (std::uint32_t r = 0; r < per_story; ++r) {
      story.story.reports.push_back(static_cast<std::uint32_t>(brief.reports.size()));
      story.published.push_back({{day, day}, PublishedHow::stated});
      story.origins.groups.push_back({r});
      CodedReport coded;
      coded.report.path = std::to_string(brief.reports.size());
      for (std::uint32_t k = 0; k < claims.size(); ++k) {
        Claim c = claims[k];
        c.head = {k * 60, k * 60 + 5};
        coded.report.text += "A sentence of some sixty bytes stands here for each claim. ! ";
        coded.coding.claims.push_back(std::move(c));
      }
      coded.report.id = hash_report(coded.report.path);
      coded.report.published = story.published.back();
      RoleEvidence role;
      role.person = "Person " + std::to_string(random() % 500);
      role.office = "minister";
      role.state = states[random() % states.size()];
      role.sectors = {"GOV"};
      role.when = {day, day};
      role.cite = {coded.report.id, {0, 10}};
      coded.coding.roles = {role};
      brief.reports.push_back(std::move(coded));
    }
    story.origins.low = 1;
    story.origins.high = static_cast<std::uint32_t>(per_story);
    for (std::uint32_t k = 0; k < claims.size(); ++k) {
      Finding f;
      f.id = story.story.id + "-" + std::to_string(k);
      f.claim = claims[k];
      f.text = "A sentence of some sixty bytes stands here for each claim.";
      f.origins = {1, 2, {}};
      for (std::uint32_t r = 0; r < per_story; ++r) f.support.push_back({r, {k * 60, k * 60 + 58}, static_cast<std::int32_t>(k), false});
      story.findings.push_back(std::move(f));
    }
    brief.stories.push_back(std::move(story));
  }
  for (StoryBrief& story : brief.stories) follow(story, brief.reports, std::nullopt);
  return brief;
}

const Brief& brief() {
  static const Brief all = made(2000, 5);
  return all;
}

void system_page(benchmark::State& state) {
  cli::Options options;
  options.format = cli::Format::html;
  std::size_t bytes = 0;
  brief();
  for (auto _ : state) {
    const System system = system_of(brief());
    bytes = cli::html_of(cli::page_of(system, brief(), options)).size();
  }
  state.counters["bytes"] = static_cast<double>(bytes);
}
BENCHMARK(system_page)->Unit(benchmark::kMillisecond);

void system_alone(benchmark::State& state) {
  brief();
  for (auto _ : state) benchmark::DoNotOptimize(system_of(brief()));
}
BENCHMARK(system_alone)->Unit(benchmark::kMillisecond);

void pair_events_once(benchmark::State& state) {
  brief();
  for (auto _ : state) benchmark::DoNotOptimize(pair_events(brief()));
}
BENCHMARK(pair_events_once)->Unit(benchmark::kMillisecond);

// One pair's series from events read once: no report is looked at again.
void one_series(benchmark::State& state) {
  const std::vector<PairEvent> events = pair_events(brief());
  const std::vector<Day> covered = covered_days(brief());
  for (auto _ : state) benchmark::DoNotOptimize(pair_series(events, "KOR", "CHN", Period::month, covered));
}
BENCHMARK(one_series)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
