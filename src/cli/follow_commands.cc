// pair, whatif, balance: the system of actors behind the stories.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/page.h"
#include "cli/pair_svg.h"
#include "cli/session.h"
#include "cli/terminal.h"
#include "entente/balance.h"
#include "entente/pair.h"
#include "entente/whatif.h"
#include "text/state_names.h"

namespace entente::cli {
namespace {

using Json = nlohmann::ordered_json;

const Report& report_of(const Brief& brief, const StoryBrief& story, const Support& support) {
  return brief.reports[story.story.reports[support.report]].report;
}

// The sentences of some findings of one story, as they stand under a row.
std::vector<std::string> sentences_of(const Brief& brief, std::uint32_t story, const std::vector<std::uint32_t>& findings) {
  std::vector<std::string> out;
  for (const std::uint32_t f : findings) {
    for (const Support& support : brief.stories[story].findings[f].support) {
      const Report& report = report_of(brief, brief.stories[story], support);
      out.push_back(fmt::format("\"{}\" {}:{}-{}", one_line(report.at(support.span)), report.path, support.span.begin, support.span.end));
    }
  }
  return out;
}

std::string indented(const std::vector<std::string>& lines, std::size_t width) {
  std::string out;
  for (const std::string& line : lines) {
    for (const std::string& part : wrapped(line, width - 6)) out += "      " + part + "\n";
  }
  return out;
}

std::string percent(double share) { return fmt::format("{:.3g}", share * 100); }

std::string percent(const std::optional<Interval>& share) {
  if (!share) return "unknown";
  if (share->low == share->high) return percent(share->low) + " %";
  return fmt::format("{} to {} %", percent(share->low), percent(share->high));
}

Period period_of(const std::string& name) { return name == "day" ? Period::day : name == "week" ? Period::week : Period::month; }

Direction direction_of(const std::vector<PairEvent>& events, const std::vector<Day>& covered, const std::string& a, const std::string& b,
                       const Options& options) {
  Direction out{a, b, pair_series(events, a, b, period_of(options.period), covered), {}};
  out.alerts = alerts(out.series, events);
  return out;
}

/// The periods that an alert counts together.
DayRange days_of(const Direction& d, const Alert& alert) {
  return {d.series[alert.period + 1 - alert.periods].days.earliest, d.series[alert.period].days.latest};
}

// Net share as a bar: height by events, "·" where nothing was reported at all.
std::string sparkline(const std::vector<PairPeriod>& series) {
  constexpr std::string_view bars[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
  std::uint32_t most = 1;
  for (const PairPeriod& p : series) most = std::max(most, p.n());
  std::string out;
  for (const PairPeriod& p : series) {
    if (!p.covered) out += "·";
    else out += p.n() == 0 ? " " : bars[(p.n() * 7 + most - 1) / most];
  }
  return out;
}

std::string share_words(const PairPeriod& p) {
  const std::optional<NetShare> net = net_share(p.cooperation(), p.conflict());
  return net ? fmt::format("{:+.2f} [{:+.2f}, {:+.2f}]", net->value, net->low, net->high) : "";
}

std::string table_of(const Direction& d, const Terminal& terminal) {
  std::string out = styled(terminal, Style::bold, fmt::format("{} → {}", d.source, d.target)) + "  " + sparkline(d.series) + "\n";
  out += styled(terminal, Style::dim, fmt::format("{:<26}{:>4}{:>4}{:>4}{:>4}{:>5}  {:<24}{:>8}{:>10}{:>9}{:>9}", "period", "VC", "MC", "VX", "MX", "n",
                                                  "net share", "PLOVER", "Goldstein", "origins", "reports")) + "\n";
  for (const PairPeriod& p : d.series) {
    const std::string days = words_of(p.days);
    if (!p.covered) out += styled(terminal, Style::dim, fmt::format("{:<26}no data", days)) + "\n";
    else out += fmt::format("{:<26}{:>4}{:>4}{:>4}{:>4}{:>5}  {:<24}{:>8.1f}{:>10.1f}{:>9}{:>9}\n", days, p.events[0], p.events[1], p.events[2],
                            p.events[3], p.n(), share_words(p), p.plover, p.goldstein, p.origins, p.reports);
  }
  for (const Alert& a : d.alerts) {
    out += styled(terminal, Style::red, fmt::format("alert {}: {} stories of {}, {:.2f} expected, p = {:.1e}", words_of(days_of(d, a)),
                                                    a.observed, name_of(a.quad), a.base, a.p)) + "\n";
  }
  return out;
}

std::string csv_of(const std::vector<Direction>& directions) {
  std::string out = "source,target,earliest,latest,covered,verbal_cooperation,material_cooperation,verbal_conflict,material_conflict,n,plover,goldstein,origins,reports\n";
  for (const Direction& d : directions) {
    for (const PairPeriod& p : d.series) {
      out += fmt::format("{},{},{},{},{}", d.source, d.target, to_line(*p.days.earliest), to_line(*p.days.latest), p.covered ? 1 : 0);
      // No coverage is no data: the cells stay empty.
      out += p.covered ? fmt::format(",{},{},{},{},{},{},{},{},{}\n", p.events[0], p.events[1], p.events[2], p.events[3], p.n(), p.plover,
                                     p.goldstein, p.origins, p.reports)
                       : ",,,,,,,,,\n";
    }
  }
  return out;
}

Json json_of(const Brief& brief, const std::vector<PairEvent>& events, const PairPeriod& p) {
  Json out = {{"earliest", to_line(*p.days.earliest)}, {"latest", to_line(*p.days.latest)}, {"covered", p.covered}};
  if (!p.covered) return out;
  out.update({{"events", p.events}, {"n", p.n()}, {"plover", p.plover}, {"goldstein", p.goldstein}, {"origins", p.origins}, {"reports", p.reports}});
  if (const auto net = net_share(p.cooperation(), p.conflict())) out["net_share"] = {{"value", net->value}, {"low", net->low}, {"high", net->high}};
  Json findings = Json::array();
  for (const std::uint32_t i : p.which) findings.push_back(brief.stories[events[i].story].findings[events[i].finding].id);
  out["findings"] = std::move(findings);
  return out;
}

std::string json_of(const Brief& brief, const std::vector<PairEvent>& events, const std::vector<Direction>& directions) {
  Json out = {{"v", 1}, {"series", Json::array()}};
  for (const Direction& d : directions) {
    Json one = {{"source", d.source}, {"target", d.target}, {"periods", Json::array()}, {"alerts", Json::array()}};
    for (const PairPeriod& p : d.series) one["periods"].push_back(json_of(brief, events, p));
    for (const Alert& a : d.alerts) {
      one["alerts"].push_back({{"earliest", to_line(*days_of(d, a).earliest)}, {"latest", to_line(*days_of(d, a).latest)}, {"quad", name_of(a.quad)}, {"stories", a.observed},
                               {"base", a.base}, {"p", a.p}});
    }
    out["series"].push_back(std::move(one));
  }
  return out.dump() + "\n";
}

// The events under the table, each with its words.
std::string events_of(const Brief& brief, const std::vector<PairEvent>& events, const Direction& d, const Terminal& terminal) {
  std::string out;
  for (const PairPeriod& p : d.series) {
    for (const std::uint32_t i : p.which) {
      const PairEvent& e = events[i];
      out += fmt::format("   {} {}{} {}\n", words_of(e.days), name_of(e.type), e.mode.empty() ? "" : " " + e.mode,
                         one_line(brief.stories[e.story].findings[e.finding].text));
      out += styled(terminal, Style::dim, indented(sentences_of(brief, e.story, {e.finding}), terminal.width));
    }
  }
  return out;
}

std::vector<std::string> sentences_of(const Brief& brief, const std::vector<LedgerCite>& cites) {
  std::vector<std::string> out;
  for (const LedgerCite& cite : cites) {
    const Report& report = entente::report_of(brief, cite);
    const Span span = cite.support.span;
    out.push_back(fmt::format("\"{}\" {}:{}-{}", one_line(report.at(span)), report.path, span.begin, span.end));
  }
  return out;
}

std::string gap_words(const Gap& gap) {
  const std::string user = gap.user.empty() ? "every user" : called(gap.user);
  if (!gap.share) return fmt::format("{}: {} unknown (no share is stated)", user, gap.good);
  if (gap.market) return fmt::format("{} has no buyer for {} of its {} exports", user, percent(gap.share), gap.good);
  if (gap.hop > 1) return fmt::format("{} makes less {}, by {}, as that needs what is missing", user, gap.good, percent(gap.share));
  return fmt::format("{} lacks {} of its {}", user, percent(gap.share), gap.good);
}

std::string text_of(const Brief& brief, const std::vector<Gap>& gaps, const Terminal& terminal) {
  std::string out;
  for (const Gap& gap : gaps) {
    out += fmt::format(" {}. {}\n", gap.hop, gap_words(gap));
    for (const Supply& s : gap.others) {
      out += fmt::format("    also supplied by {}: {}\n", called(s.supplier), percent(s.share));
      out += styled(terminal, Style::dim, indented(sentences_of(brief, s.cites), terminal.width));
    }
    out += styled(terminal, Style::dim, indented(sentences_of(brief, gap.cites), terminal.width));
  }
  return out + styled(terminal, Style::dim, "Shares as stated by the reports; no money, no duration, no probability.") + "\n";
}

Json json_of(const std::optional<Interval>& share) { return share ? Json{{"low", share->low}, {"high", share->high}} : Json(nullptr); }

std::string json_of(const Brief& brief, const std::vector<Gap>& gaps) {
  Json out = {{"v", 1}, {"gaps", Json::array()}};
  for (const Gap& gap : gaps) {
    Json one = {{"user", gap.user.empty() ? Json(nullptr) : Json(gap.user)}, {"good", gap.good}, {"hop", gap.hop}, {"market", gap.market}, {"share", json_of(gap.share)}};
    one["sentences"] = sentences_of(brief, gap.cites);
    one["others"] = Json::array();
    for (const Supply& s : gap.others) one["others"].push_back({{"supplier", s.supplier}, {"share", json_of(s.share)}, {"sentences", sentences_of(brief, s.cites)}});
    out["gaps"].push_back(std::move(one));
  }
  return out.dump() + "\n";
}

// An edge where cooperation or conflict is clearly more than half of what a pair's events are.
std::vector<SignedEdge> edges_of(const std::vector<PairEvent>& events, std::vector<std::string>& names) {
  std::map<std::pair<std::string, std::string>, std::pair<std::uint32_t, std::uint32_t>> counts;
  for (const PairEvent& e : events) {
    auto& [good, bad] = counts[std::minmax(e.source, e.target)];
    ++(quad_of(e.type) <= Quad::material_cooperation ? good : bad);
  }
  std::map<std::string, std::uint32_t> numbers;
  const auto number = [&](const std::string& name) {
    const auto [at, fresh] = numbers.try_emplace(name, static_cast<std::uint32_t>(names.size()));
    if (fresh) names.push_back(name);
    return at->second;
  };
  std::vector<SignedEdge> edges;
  constexpr double dead_zone = 0.2;
  for (const auto& [pair, count] : counts) {
    const double net = net_share(count.first, count.second)->value;
    if (std::abs(net) <= dead_zone) continue;
    edges.push_back({number(pair.first), number(pair.second), static_cast<std::int8_t>(net > 0 ? 1 : -1)});
  }
  return edges;
}

std::string camp_of(const Balance& b, const std::vector<std::string>& names, std::uint8_t camp) {
  std::vector<std::string> members;
  for (std::size_t i = 0; i < names.size(); ++i) if (b.camp[i] == camp) members.push_back(names[i]);
  return fmt::format("{}", fmt::join(members, " "));
}

}  // namespace

int run_pair(const Options& options) {
  std::optional<Briefed> done = briefed(options);
  if (!done) return Exit::usage;
  const std::vector<PairEvent> events = pair_events(done->brief);
  const std::vector<Day> covered = covered_days(done->brief);
  const std::vector<Direction> directions = {direction_of(events, covered, options.source, options.target, options),
                                             direction_of(events, covered, options.target, options.source, options)};
  for (const Direction& d : directions) for (const PairPeriod& p : d.series) done->tally.found(p.n());
  if (options.format == Format::json) put(json_of(done->brief, events, directions));
  else if (options.format == Format::csv) put(csv_of(directions));
  else if (options.format == Format::svg) put(svg_of(directions));
  else {
    const Terminal terminal = terminal_of_stdout(options.no_color);
    for (const Direction& d : directions) put(table_of(d, terminal) + (options.cite ? events_of(done->brief, events, d, terminal) : ""));
    put(styled(terminal, Style::dim, "VC MC verbal and material cooperation, VX MX conflict; net share (C-F)/(C+F) with 95 % interval.") + "\n");
  }
  return done->tally.finish(done->inputs);
}

int run_whatif(const Options& options) {
  if (options.paths.size() < 2) {
    fmt::print(stderr, "entente: whatif needs PATH... and a shock, as \"China -> South Korea rare earths -50%\"\n");
    return Exit::usage;
  }
  Options inputs = options;
  inputs.paths.pop_back();
  const Result<Shock> shock = shock_of(options.paths.back());
  if (!shock) {
    fmt::print(stderr, "entente: {}\n", shock.error().what);
    return Exit::usage;
  }
  std::optional<Briefed> done = briefed(inputs);
  if (!done) return Exit::usage;
  const std::vector<Supply> supplies = supplies_of(ledger(done->brief));
  const std::vector<Gap> gaps = what_if(supplies, needs(done->brief), *shock, options.substitution);
  for (const Gap& gap : gaps) done->tally.found(gap.cites.empty() ? 0 : 1);
  put(options.format == Format::json ? json_of(done->brief, gaps) : text_of(done->brief, gaps, terminal_of_stdout(options.no_color)));
  for (const std::vector<std::uint32_t>& rows : over_one(supplies)) {
    fmt::print(stderr, "entente: stated shares of {}'s {} sum above 1\n", supplies[rows.front()].user, supplies[rows.front()].good);
  }
  return done->tally.finish(done->inputs);
}

int run_balance(const Options& options) {
  std::optional<Briefed> done = briefed(options);
  if (!done) return Exit::usage;
  std::vector<std::string> names;
  const std::vector<SignedEdge> edges = edges_of(pair_events(done->brief), names);
  const Balance b = balance(static_cast<std::uint32_t>(names.size()), edges);
  done->tally.found(edges.size());
  if (options.format == Format::json) {
    put(Json{{"v", 1}, {"states", names}, {"edges", b.edges}, {"triads", b.triads}, {"balanced", b.balanced}, {"frustration", b.frustration},
             {"at_least", b.at_least}, {"exact", b.exact}, {"camp", b.camp}}.dump() + "\n");
  } else if (!edges.empty()) {
    put(fmt::format("{} states, {} signed pairs\nbalanced triads {} of {}\nfrustration {}{} (pairs whose sign must change for two camps to fit)\ncamps: {} | {}\n",
                    names.size(), b.edges, b.balanced, b.triads, b.exact ? "" : fmt::format("{} to ", b.at_least), b.frustration,
                    camp_of(b, names, 0), camp_of(b, names, 1)));
  }
  return done->tally.finish(done->inputs);
}

}  // namespace entente::cli
