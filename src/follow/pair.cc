#include "entente/pair.h"

#include <algorithm>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <set>
#include <tuple>

namespace entente {
namespace {

bool happened(const Claim& claim) {
  return claim.event && !claim.negated && (claim.status == Status::happened || claim.status == Status::ongoing);
}

std::set<std::string> states_of(const std::vector<Actor>& actors) {
  std::set<std::string> states;
  for (const Actor& actor : actors) {
    if (!actor.state.empty()) states.insert(actor.state);
  }
  return states;
}

// The days of a happening: the clause's own, else all days on which its story was published.
DayRange days_of(const StoryBrief& story, const Claim& claim) {
  if (!claim.when.empty() && claim.when.front().days.known()) return claim.when.front().days;
  DayRange days;
  for (const Published& published : story.published) {
    if (published.days.earliest && (!days.earliest || *published.days.earliest < *days.earliest)) days.earliest = published.days.earliest;
    if (published.days.latest && (!days.latest || *days.latest < *published.days.latest)) days.latest = published.days.latest;
  }
  return days;
}

std::uint32_t reports_of(const Finding& finding) {
  std::set<std::uint32_t> reports;
  for (const Support& support : finding.support) reports.insert(support.report);
  return static_cast<std::uint32_t>(reports.size());
}

void add_pairs(const PairEvent& like, const std::set<std::string>& from, const std::set<std::string>& to, std::vector<PairEvent>& out) {
  for (const std::string& source : from) {
    for (const std::string& target : to) {
      if (source == target) continue;
      PairEvent event = like;
      event.source = source;
      event.target = target;
      out.push_back(std::move(event));
    }
  }
}

auto order(const PairEvent& e) { return std::tie(e.days.earliest, e.source, e.target, e.type, e.story, e.finding); }

Day begin_of(Day day, Period period) {
  if (period == Period::week) return day - (day.weekday() - 1);
  return period == Period::month ? day.first_of_month() : day;
}

Day end_of(Day begin, Period period) {
  if (period == Period::week) return begin + 6;
  return period == Period::month ? begin.last_of_month() : begin;
}

std::vector<PairPeriod> empty_periods(Day first, Day last, Period period, std::span<const Day> covered) {
  std::vector<PairPeriod> out;
  std::size_t c = 0;
  for (Day begin = begin_of(first, period); begin <= last;) {
    const Day end = end_of(begin, period);
    PairPeriod one;
    one.days = {begin, end};
    while (c < covered.size() && covered[c] < begin) ++c;
    one.covered = c < covered.size() && covered[c] <= end;
    out.push_back(one);
    begin = end + 1;
  }
  return out;
}

void add(PairPeriod& period, const PairEvent& event, std::uint32_t index) {
  ++period.events[static_cast<std::size_t>(quad_of(event.type))];
  period.origins += event.origins;
  period.reports += event.reports;
  period.plover += plover_score(event.type, event.mode).value_or(0);
  period.goldstein += goldstein(event.type, event.mode);
  period.covered = true;
  period.which.push_back(index);
}

/// Stories of one quad in one period.
struct Told {
  bool covered = false;
  std::uint32_t stories = 0;
  std::uint32_t origins = 0;   // of its best-supported event
};

std::vector<Told> told_of(std::span<const PairPeriod> series, std::span<const PairEvent> events, std::size_t quad) {
  std::vector<Told> out(series.size());
  for (std::size_t i = 0; i < series.size(); ++i) {
    std::set<std::uint32_t> stories;
    for (const std::uint32_t e : series[i].which) {
      if (static_cast<std::size_t>(quad_of(events[e].type)) != quad) continue;
      stories.insert(events[e].story);
      out[i].origins = std::max(out[i].origins, events[e].origins);
    }
    out[i].covered = series[i].covered;
    out[i].stories = static_cast<std::uint32_t>(stories.size());
  }
  return out;
}

// Stories a period over the covered ones before `at`; nothing if they are too few.
std::optional<double> base_of(const std::vector<Told>& told, std::size_t at, const AlertOptions& options) {
  std::size_t periods = 0;
  double stories = 0;
  for (std::size_t i = at; i-- > 0 && at - i <= options.trailing;) {
    if (!told[i].covered) continue;
    ++periods;
    stories += told[i].stories;
  }
  if (periods < std::max<std::size_t>(options.least, 1)) return std::nullopt;
  return (stories + 0.5) / static_cast<double>(periods);
}

/// The window of `length` periods that ends at `last`, if it is an alert.
std::optional<Alert> alert_of(const std::vector<Told>& told, std::size_t last, std::size_t length, const AlertOptions& options) {
  const std::size_t begin = last + 1 - length;
  std::uint32_t observed = 0, covered = 0, origins = 0;
  for (std::size_t i = begin; i <= last; ++i) {
    observed += told[i].stories;
    covered += told[i].covered;
    origins = std::max(origins, told[i].origins);
  }
  // Several stories are several origins.
  if (std::max(origins, observed) < options.origins) return std::nullopt;
  const std::optional<double> rate = base_of(told, begin, options);
  if (!rate || observed <= *rate * covered) return std::nullopt;
  const double base = *rate * covered;
  const double p = cdf(complement(boost::math::poisson_distribution<>(base), observed - 1.0));
  if (p > options.p) return std::nullopt;
  return Alert{static_cast<std::uint32_t>(last), static_cast<std::uint32_t>(length), {}, observed, base, p};
}

}  // namespace

std::vector<PairEvent> pair_events(const Brief& brief) {
  std::vector<PairEvent> out;
  for (std::uint32_t s = 0; s < brief.stories.size(); ++s) {
    const StoryBrief& story = brief.stories[s];
    for (std::uint32_t f = 0; f < story.findings.size(); ++f) {
      const Finding& finding = story.findings[f];
      if (!happened(finding.claim)) continue;
      const Event& event = *finding.claim.event;
      const PairEvent like{"", "", event.type, event.mode, days_of(story, finding.claim), s, f, finding.origins.low, reports_of(finding)};
      const std::set<std::string> actors = states_of(event.actors), recipients = states_of(event.recipients);
      // All parties are actors: each towards each.
      add_pairs(like, actors, recipients.empty() ? actors : recipients, out);
    }
  }
  std::sort(out.begin(), out.end(), [](const PairEvent& a, const PairEvent& b) { return order(a) < order(b); });
  return out;
}

std::optional<NetShare> net_share(std::uint32_t cooperation, std::uint32_t conflict) {
  const double n = static_cast<double>(cooperation) + conflict;
  if (n == 0) return std::nullopt;
  const boost::math::beta_distribution<> posterior(cooperation + 1.0, conflict + 1.0);
  const auto net = [](double share) { return 2 * share - 1; };
  return NetShare{net(cooperation / n), cooperation == 0 ? -1 : net(quantile(posterior, 0.025)), conflict == 0 ? 1 : net(quantile(posterior, 0.975))};
}

std::vector<PairPeriod> pair_series(std::span<const PairEvent> events, std::string_view source, std::string_view target, Period period,
                                    std::span<const Day> covered) {
  std::optional<Day> first, last;
  const auto stretch = [&](Day day) {
    if (!first || day < *first) first = day;
    if (!last || *last < day) last = day;
  };
  for (const Day day : covered) stretch(day);
  std::vector<std::uint32_t> mine;
  for (std::uint32_t i = 0; i < events.size(); ++i) {
    if (events[i].source != source || events[i].target != target || !events[i].days.earliest) continue;
    mine.push_back(i);
    stretch(*events[i].days.earliest);
  }
  if (!first) return {};
  std::vector<PairPeriod> series = empty_periods(*first, *last, period, covered);
  for (const std::uint32_t i : mine) {
    const auto at = std::upper_bound(series.begin(), series.end(), *events[i].days.earliest,
                                     [](Day day, const PairPeriod& p) { return day < *p.days.earliest; });
    add(*(at - 1), events[i], i);
  }
  return series;
}

std::vector<Day> covered_days(const Brief& brief) {
  std::set<Day> days;
  for (const CodedReport& r : brief.reports) {
    if (r.report.published.days.exact()) days.insert(*r.report.published.days.earliest);
  }
  return {days.begin(), days.end()};
}

std::vector<Alert> alerts(std::span<const PairPeriod> series, std::span<const PairEvent> events, const AlertOptions& options) {
  std::vector<Alert> out;
  for (std::size_t quad = 0; quad < 4; ++quad) {
    const std::vector<Told> told = told_of(series, events, quad);
    std::size_t free = 0;   // first period that no alert has taken
    for (std::size_t at = 0; at < told.size(); ++at) {
      if (told[at].stories == 0) continue;
      for (const std::size_t length : options.windows) {
        if (length == 0 || at + 1 < free + length) continue;
        std::optional<Alert> alert = alert_of(told, at, length, options);
        if (!alert) continue;
        alert->quad = static_cast<Quad>(quad);
        out.push_back(*alert);
        free = at + 1;
        break;
      }
    }
  }
  std::sort(out.begin(), out.end(), [](const Alert& a, const Alert& b) { return std::tie(a.period, a.quad) < std::tie(b.period, b.quad); });
  return out;
}

}  // namespace entente
