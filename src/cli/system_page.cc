#include "cli/system_page.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "cli/ledger_words.h"
#include "cli/page.h"
#include "cli/terminal.h"
#include "text/state_names.h"

namespace entente::cli {
namespace {

using Reports = std::map<ReportId, const Report*>;

std::string counted(std::size_t n, const char* what) { return fmt::format("{} {}{}", n, what, n == 1 ? "" : "s"); }

std::string range_of(std::uint32_t low, std::uint32_t high) { return low == high ? fmt::format("{}", low) : fmt::format("{}-{}", low, high); }

SystemCite cite_of(const Report& report, Span span) { return {report.path, report.outlet, span, one_line(report.at(span))}; }

std::vector<SystemCite> cites_of(const Brief& brief, const std::vector<LedgerCite>& cites) {
  std::vector<SystemCite> out;
  for (const LedgerCite& cite : cites) out.push_back(cite_of(report_of(brief, cite), cite.support.span));
  return out;
}

std::vector<SystemCite> cites_of(const Brief& brief, std::uint32_t story, const std::vector<Support>& support) {
  std::vector<SystemCite> out;
  for (const Support& s : support) out.push_back(cite_of(report_of(brief, {story, s}), s.span));
  return out;
}

std::string name_of(const ActorRow& actor) {
  const std::string code = one_line(actor.code), name = one_line(actor.name);
  return name.empty() || name == code ? code : code + " " + name;
}

std::string office_of(const OfficeHolder& holder) {
  std::string out = fmt::format("{}{}: {}", holder.former ? "former " : "", one_line(holder.office), one_line(holder.person));
  if (!holder.body.empty()) out += ", " + one_line(holder.body);
  return out;
}

/// The fullest clause of each finding in which an actor takes part.
std::vector<SystemCite> cites_of(const Brief& brief, const ActorRow& actor) {
  std::vector<SystemCite> out;
  for (const StoryItem& item : actor.which) {
    const std::vector<Support>& support = brief.stories[item.story].findings[item.item].support;
    if (!support.empty()) out.push_back(cite_of(report_of(brief, {item.story, support.front()}), support.front().span));
  }
  return out;
}

// The first is the actor's own row, then one a holder, each with the words that teach it.
std::vector<SystemRow> actor_rows(const System& system, const Brief& brief, const Reports& reports) {
  std::vector<SystemRow> rows;
  for (std::size_t i = 0; i < system.actors.size(); ++i) {
    const ActorRow& actor = system.actors[i];
    rows.push_back({fmt::format("actor-{}", i), name_of(actor), fmt::format("{}, {}", counted(actor.findings, "finding"), counted(actor.reports, "report")), "", false, cites_of(brief, actor)});
    for (const OfficeHolder& holder : actor.holders) {
      SystemRow row{"", "  " + office_of(holder), counted(holder.reports, "report"), "", false, {}};
      if (const std::string days = words_of(holder.seen); !days.empty()) row.note = "told " + days;
      for (const Cite& cite : holder.cites) {
        const auto at = reports.find(cite.report);
        if (at != reports.end()) row.cites.push_back(cite_of(*at->second, cite.span));
      }
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

bool depends(TieKind kind) {
  return kind == TieKind::supplies || kind == TieKind::buys || kind == TieKind::largest_partner || kind == TieKind::hosts_troops;
}

std::vector<SystemRow> ledger_rows(const System& system, const Brief& brief, bool dependences) {
  std::vector<SystemRow> rows;
  for (std::size_t i = 0; i < system.ledger.size(); ++i) {
    const LedgerRow& tie = system.ledger[i];
    if (depends(tie.kind) != dependences) continue;
    SystemRow row{fmt::format("tie-{}", i), sentence_of(tie), words_of(tie), note_of(tie), tie.disputed || tie.over_one, cites_of(brief, tie.cites)};
    row.parties = tie.subjects;
    row.parties.insert(row.parties.end(), tie.objects.begin(), tie.objects.end());
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<SystemRow> need_rows(const System& system, const Brief& brief) {
  std::vector<SystemRow> rows;
  for (const NeedRow& need : system.needs) {
    const Voices who = voices(brief, need.cites);
    SystemRow row{"", sentence_of(need), fmt::format("{}, {}", counted(who.reports, "report"), counted(who.high, "origin")), "", false, cites_of(brief, need.cites)};
    row.parties = {need.user};
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<SystemRow> pair_rows(const System& system, const Brief& brief) {
  std::vector<SystemRow> rows;
  for (std::size_t i = 0; i < system.pairs.size(); ++i) {
    const PairRow& pair = system.pairs[i];
    const NetShare net = *net_share(pair.cooperation(), pair.conflict());
    SystemRow row{fmt::format("pair-{}", i), fmt::format("{} and {}: {}", called(pair.a), called(pair.b), counted(pair.n(), "event")), "", "", false, {}};
    row.parties = {pair.a, pair.b};
    row.counts = fmt::format("{}, {} origin{}", counted(pair.reports, "report"), range_of(pair.origins_low, pair.origins_high), pair.origins_high == 1 ? "" : "s");
    row.note = fmt::format("cooperation {} in words, {} in deeds; conflict {} in words, {} in deeds; net share {:+.2f} [{:+.2f}, {:+.2f}]", pair.events[0],
                           pair.events[1], pair.events[2], pair.events[3], net.value, net.low, net.high);
    if (const std::string days = words_of(pair.days); !days.empty()) row.note += ", " + days;
    for (const PairEvent& event : pair.which) {
      std::vector<SystemCite> cites = cites_of(brief, event.story, brief.stories[event.story].findings[event.finding].support);
      std::move(cites.begin(), cites.end(), std::back_inserter(row.cites));
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string voices_of(const Origins& origins, const std::vector<Support>& support) {
  std::vector<std::uint32_t> reports;
  for (const Support& s : support) reports.push_back(s.report);
  std::sort(reports.begin(), reports.end());
  reports.erase(std::unique(reports.begin(), reports.end()), reports.end());
  const std::string n = range_of(origins.low, origins.high);
  return fmt::format("{}, {} origin{}", counted(reports.size(), "report"), n, n == "1" ? "" : "s");
}

std::vector<SystemRow> plan_rows(const System& system, const Brief& brief) {
  std::vector<SystemRow> rows;
  for (const StoryItem& item : system.plans) {
    const StoryBrief& story = brief.stories[item.story];
    const Plan& plan = story.plans[item.item];
    const Finding& finding = story.findings[plan.finding];
    const std::string due = words_of(plan.due);
    SystemRow row{"", one_line(finding.text), voices_of(finding.origins, finding.support), "", false, cites_of(brief, item.story, finding.support)};
    row.note = fmt::format("{}{}{}", plan.predicted ? "predicted, " : "", plan.negated ? "not to happen, " : "", due.empty() ? "no day given" : "due " + due);
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<SystemRow> dispute_rows(const System& system, const Brief& brief) {
  std::vector<SystemRow> rows;
  for (const StoryItem& item : system.disputes) {
    const Disagreement& d = brief.stories[item.story].disagreements[item.item];
    SystemRow row{"", one_line(d.slot), d.hard ? "cannot both be true" : "both can be true", one_line(d.about), d.hard, {}};
    std::vector<std::string> sides;
    for (const DisputedValue& value : d.values) {
      sides.push_back(one_line(value.value));
      std::vector<SystemCite> cites = cites_of(brief, item.story, value.support);
      std::move(cites.begin(), cites.end(), std::back_inserter(row.cites));
    }
    row.text += fmt::format(": {}", fmt::join(sides, "  |  "));
    rows.push_back(std::move(row));
  }
  return rows;
}

bool holds(std::string text, std::string what) {
  const auto lower = [](std::string& s) { for (char& c : s) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  lower(text);
  lower(what);
  return text.find(what) != std::string::npos;
}

void keep(std::vector<SystemRow>& rows, const std::string& about) {
  if (about.empty()) return;
  bool under = false;   // holders stand under their actor
  std::erase_if(rows, [&](const SystemRow& row) {
    const bool holder = row.text.starts_with("  ");
    const bool fits = holds(row.text, about) || std::any_of(row.parties.begin(), row.parties.end(), [&](const std::string& party) { return holds(party, about); });
    if (!holder) under = fits;
    return !fits && !(holder && under);
  });
}

constexpr std::size_t page_rows = 300;   // of a section of an HTML page

void add(SystemPage& page, const Options& options, const char* heading, const char* explanation, std::vector<SystemRow> rows, std::size_t usual) {
  keep(rows, options.about);
  if (rows.empty()) return;
  SystemSection section{heading, explanation, std::move(rows), usual, 0};
  const std::size_t most = options.all ? section.rows.size() : options.limit > 0 ? options.limit : options.format == Format::html ? page_rows : usual;
  if (section.rows.size() > most) {
    section.hidden = section.rows.size() - most;
    section.rows.resize(most);
  }
  constexpr std::size_t most_cites = 40;
  for (SystemRow& row : section.rows) {
    if (options.all || row.cites.size() <= most_cites) continue;
    row.more = row.cites.size() - most_cites;
    row.cites.resize(most_cites);
  }
  page.sections.push_back(std::move(section));
}

std::string facts_of(const Brief& brief) {
  DayRange days;
  for (const StoryBrief& story : brief.stories) {
    for (const Published& published : story.published) {
      if (published.days.earliest && (!days.earliest || *published.days.earliest < *days.earliest)) days.earliest = published.days.earliest;
      if (published.days.latest && (!days.latest || *days.latest < *published.days.latest)) days.latest = published.days.latest;
    }
  }
  std::string out = fmt::format("{} in {}", counted(brief.reports.size(), "report"), brief.stories.size() == 1 ? "1 story" : fmt::format("{} stories", brief.stories.size()));
  if (const std::string words = words_of(days); !words.empty()) out += ", " + words;
  return out;
}

void add_ledger(SystemPage& page, const System& system, const Brief& brief, const Options& options, std::size_t usual) {
  add(page, options, "DEPENDENCES", "who supplies, buys, hosts what, as the reports state it", ledger_rows(system, brief, true), usual);
  add(page, options, "NEEDS", "what is needed to make what; a what-if follows these", need_rows(system, brief), usual);
  add(page, options, "TIES", "allies, supporters, members, disputes, relations", ledger_rows(system, brief, false), usual);
}

}  // namespace

SystemPage page_without_sections(const Brief& brief, const char* title) {
  SystemPage page;
  page.title = title;
  page.facts = facts_of(brief);
  if (brief.as_of) page.as_of = words_of(DayRange{brief.as_of, brief.as_of});
  return page;
}

SystemPage page_of(const System& system, const Brief& brief, const Options& options) {
  Reports reports;
  for (const CodedReport& r : brief.reports) reports.emplace(r.report.id, &r.report);
  SystemPage page = page_without_sections(brief, "System of actors");
  // A line leads to its row: no more ties are drawn than have one.
  constexpr std::size_t drawn = 120;
  page.network = network_of(system, 40, options.limit > 0 ? std::min(options.limit, drawn) : drawn);
  add(page, options, "ACTORS", "by the findings in which they take part, with the public offices the reports name", actor_rows(system, brief, reports), 24);
  add_ledger(page, system, brief, options, 10);
  add(page, options, "PAIRS", "what happened between two states; net share (C-F)/(C+F) with its 95 % interval", pair_rows(system, brief), 8);
  add(page, options, "PLANS DUE", "announced or predicted, and still open", plan_rows(system, brief), 8);
  add(page, options, "DISPUTES OPEN", "what the reports give differently", dispute_rows(system, brief), 6);
  return page;
}

SystemPage ledger_page_of(const System& system, const Brief& brief, const Options& options) {
  SystemPage page = page_without_sections(brief, "Ledger of ties");
  add_ledger(page, system, brief, options, 20);
  return page;
}

}  // namespace entente::cli
