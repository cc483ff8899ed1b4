#include "cli/page.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "cli/about.h"
#include "cli/ledger_words.h"
#include "cli/tag.h"
#include "cli/terminal.h"
#include "text/pronouns.h"
#include "text/words.h"

namespace entente::cli {
namespace {

struct MarkRow {
  std::string_view sign, words;
};

constexpr MarkRow marks[] = {
    {"●", "agreed by two or more origins"}, {"◐", "repeated, perhaps from one origin"}, {"▲", "cannot both be true"},
    {"△", "told differently, both can be true"}, {"○", "one report only"}, {"“", "said by"}, {"✓", "kept"}, {"✗", "broken"},
    {"…", "open"}, {"⌛", "lapsed"}, {"∅", "not to happen"}, {"─", "tie"}, {"⇄", "origin"}, {"?", "not known"}};

/// What a disagreement is about, as a reader asks.
struct SlotRow {
  std::string_view slot, question;
};

constexpr SlotRow slots[] = {{"number", "how many"}, {"share", "what share"}, {"date", "when"}, {"place", "where"}, {"identity", "who"},
                             {"attribution", "who said it"}, {"polarity", "whether it is so"}, {"strength", "how far it went"}};

std::string_view question_of(std::string_view slot) {
  const auto at = std::find_if(std::begin(slots), std::end(slots), [&](const SlotRow& row) { return row.slot == slot; });
  return at == std::end(slots) ? slot : at->question;
}

constexpr std::string_view months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::string words_of_day(Day day) { return fmt::format("{} {} {}", day.day(), months[day.month() - 1], day.year()); }

/// One story and the batch it is of.
struct Told {
  const Brief& brief;
  std::uint32_t position;      ///< of the story in the brief
  const Options& options;
  const StoryBrief& story = brief.stories[position];
  const CodedReport& coded(std::uint32_t position) const { return brief.reports[story.story.reports[position]]; }
  const Report& report(std::uint32_t position) const { return coded(position).report; }
};

std::string range_of(std::uint32_t low, std::uint32_t high) { return low == high ? fmt::format("{}", low) : fmt::format("{}-{}", low, high); }

std::string range_of(const Origins& origins) { return range_of(origins.low, origins.high); }

std::vector<std::uint32_t> numbers_of(const std::vector<Support>& support) {
  std::vector<std::uint32_t> numbers;
  for (const Support& s : support) numbers.push_back(s.report + 1);
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  return numbers;
}

void add_cites(const Told& told, const std::vector<Support>& support, bool against, std::vector<Citation>& out) {
  for (const Support& s : support) {
    const Report& report = told.report(s.report);
    out.push_back({s.report + 1, report.path, s.span, one_line(report.at(s.span)), s.partial, against});
  }
}

DayRange due_of(const Told& told, const Finding& finding) {
  const auto at = std::find_if(told.story.plans.begin(), told.story.plans.end(), [&](const Plan& plan) { return &told.story.findings[plan.finding] == &finding; });
  return at == told.story.plans.end() ? DayRange{} : at->due;
}

/// Does the report tell this happening with a figure, a place or a day of its own?
bool tells_it_differently(const Told& told, const Finding& finding, std::uint32_t report) {
  const auto at = static_cast<std::uint32_t>(&finding - told.story.findings.data());
  return std::any_of(told.story.disagreements.begin(), told.story.disagreements.end(), [&](const Disagreement& d) {
    const bool about = std::find(d.findings.begin(), d.findings.end(), at) != d.findings.end();
    return about && std::any_of(d.values.begin(), d.values.end(), [&](const DisputedValue& value) {
      return std::any_of(value.support.begin(), value.support.end(), [&](const Support& s) { return s.report == report; });
    });
  });
}

/// Those that are likely to say what the line says, or to tell the same with another figure.
std::vector<std::uint32_t> sure_numbers_of(const Told& told, const Finding& finding) {
  std::vector<Support> sure = finding.support;
  std::erase_if(sure, [&](const Support& s) { return !s.sure && !tells_it_differently(told, finding, s.report); });
  return numbers_of(sure);
}

/// Those that may say it, and no sentence of whose is sure to.
std::vector<std::uint32_t> perhaps_numbers_of(const Told& told, const Finding& finding) {
  std::vector<Support> perhaps = finding.support;
  std::erase_if(perhaps, [](const Support& s) { return s.sure || s.partial; });
  std::vector<std::uint32_t> out = numbers_of(perhaps);
  const std::vector<std::uint32_t> sure = sure_numbers_of(told, finding);
  std::erase_if(out, [&](std::uint32_t n) { return std::binary_search(sure.begin(), sure.end(), n); });
  return out;
}

bool said_by_several(const Finding& finding) { return numbers_of(finding.support).size() > 1; }

Row row_of(const Told& told, const Finding& finding, Mark mark) {
  Row row;
  row.mark = mark;
  row.text = (finding.in_passing ? "Told in passing: " : "") + one_line(finding.text);
  const bool several = said_by_several(finding);
  const std::vector<std::uint32_t> sure = sure_numbers_of(told, finding);
  std::vector<std::uint32_t> perhaps = perhaps_numbers_of(told, finding);
  const bool listed = several && !told.options.all && (sure.size() > 1 || (!sure.empty() && !perhaps.empty()));
  row.reports = listed ? sure : numbers_of(finding.support);
  if (listed) row.perhaps = std::move(perhaps);
  row.origins = range_of(finding.origins);
  row.tag = tag_of(told.coded(finding.claim_report), told.story.published[finding.claim_report], finding, due_of(told, finding));
  row.alone = finding.lacks.empty() && (!several || sure.size() > 1);
  row.spare = finding.lacks.empty() || finding.lacks == "worth";
  add_cites(told, finding.support, false, row.cites);
  add_cites(told, finding.contradict, true, row.cites);
  return row;
}

bool is_speech(const Told& told, const Finding& finding) { return is_saying(told.coded(finding.claim_report), finding); }

Mark mark_of(const Finding& finding) {
  if (finding.band == Band::agreed) return Mark::agreed;
  return said_by_several(finding) ? Mark::repeated : Mark::single;
}

constexpr std::ptrdiff_t fewest = 3;   // rows of a section, if it has so many that can be understood

/// Sets apart rows that no reader understands alone, and what is beyond the limit of a section.
Section limited(const Told& told, std::string heading, std::vector<Row> rows, std::size_t usual) {
  Section section{std::move(heading), std::move(rows), {}};
  if (told.options.all) return section;
  const std::size_t limit = told.options.limit > 0 ? told.options.limit : usual;
  auto alone_end = std::stable_partition(section.rows.begin(), section.rows.end(), [](const Row& row) { return row.alone; });
  // A section with next to nothing tells what it has.
  if (alone_end - section.rows.begin() < fewest) {
    const auto spare_end = std::stable_partition(alone_end, section.rows.end(), [](const Row& row) { return row.spare; });
    alone_end = std::min(spare_end, section.rows.begin() + fewest);
  }
  const auto shown_end = section.rows.begin() + std::min<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(limit), alone_end - section.rows.begin());
  section.more.assign(std::move_iterator(shown_end), std::move_iterator(section.rows.end()));
  section.rows.erase(shown_end, section.rows.end());
  return section;
}

bool is_firm(const Told& told, const Plan& plan) {
  const Finding& finding = told.story.findings[plan.finding];
  return finding.in_passing || cli::is_firm(told.coded(finding.claim_report), finding, plan.predicted);
}

/// Findings that firm plans are made of are told among the plans, unless several reports have them.
std::vector<bool> planned(const Told& told) {
  std::vector<bool> out(told.story.findings.size(), false);
  for (const Plan& plan : told.story.plans) out[plan.finding] = out[plan.finding] || is_firm(told, plan);
  return out;
}

template <class Fits>
std::vector<Row> rows_of(const Told& told, Fits fits) {
  std::vector<Row> rows;
  for (std::size_t i = 0; i < told.story.findings.size(); ++i) {
    const Finding& finding = told.story.findings[i];
    if (!fits(i, finding) || !is_about(finding, told.options.about)) continue;
    rows.push_back(row_of(told, finding, mark_of(finding)));
  }
  return rows;
}

/// A remark of one report is shown with --all.
std::vector<Row> single_rows(const Told& told, const std::vector<bool>& is_plan) {
  std::vector<Row> rows;
  for (std::size_t i = 0; i < told.story.findings.size(); ++i) {
    const Finding& finding = told.story.findings[i];
    if (said_by_several(finding) || is_speech(told, finding) || is_plan[i] || !is_about(finding, told.options.about)) continue;
    rows.push_back(row_of(told, finding, mark_of(finding)));
    const bool loose = std::any_of(told.story.plans.begin(), told.story.plans.end(), [&](const Plan& plan) { return plan.finding == i; });      // a plan that is none
    const bool fact = !loose && !is_comment(told.coded(finding.claim_report), finding);
    rows.back().alone = fact && rows.back().alone;
    rows.back().spare = fact && rows.back().spare;
  }
  return rows;
}

std::vector<Row> speech_rows(const Told& told, const std::vector<bool>& is_plan) {
  std::vector<Row> rows = rows_of(told, [&](std::size_t i, const Finding& f) { return !said_by_several(f) && !is_plan[i] && is_speech(told, f); });
  for (Row& row : rows) row.mark = Mark::quote;
  return rows;
}

Row differs_row(const Told& told, const Disagreement& d) {
  Row row;
  row.mark = d.hard ? Mark::hard : Mark::soft;
  row.text = fmt::format("{} · {}", question_of(d.slot), one_line(d.about));
  for (const DisputedValue& value : d.values) {
    row.sides.push_back({one_line(value.value), numbers_of(value.support)});
    add_cites(told, value.support, false, row.cites);
  }
  return row;
}

bool disputes(const Told& told, const Disagreement& d) {
  if (told.options.about.empty()) return true;
  return std::any_of(d.findings.begin(), d.findings.end(),
                     [&](std::uint32_t f) { return is_about(told.story.findings[f], told.options.about); });
}

std::vector<Row> differs_rows(const Told& told) {
  std::vector<Row> rows;
  for (const bool hard : {true, false}) {
    for (const Disagreement& d : told.story.disagreements) {
      if (d.hard == hard && disputes(told, d)) rows.push_back(differs_row(told, d));
    }
  }
  return rows;
}

Mark mark_of(const Plan& plan) {
  switch (plan.outcome) {
    case Outcome::kept: return Mark::kept;
    case Outcome::broken: return Mark::broken;
    case Outcome::lapsed: return Mark::lapsed;
    case Outcome::pending: break;
  }
  return plan.negated ? Mark::negated : Mark::pending;
}

std::vector<Row> plan_rows(const Told& told) {
  std::vector<Row> rows;
  for (const Plan& plan : told.story.plans) {
    const Finding& finding = told.story.findings[plan.finding];
    if (!is_about(finding, told.options.about)) continue;
    Row row = row_of(told, finding, mark_of(plan));
    // What is announced and has a type or a day is worth telling, and so is what came of it, however sure its reports are.
    const bool whole = finding.lacks.empty() || (finding.lacks == "worth" && finding.claim.event.has_value());
    const bool due_deed = whole && (finding.claim.event.has_value() || plan.due.known() || !plan.settled.empty());
    const bool firm = is_firm(told, plan);
    row.alone = firm && (row.alone || due_deed);
    row.spare = firm && row.spare;
    std::vector<std::string> parts;
    if (plan.predicted) parts.push_back("expected");
    if (const std::string due = words_of(plan.due); !due.empty()) parts.push_back("due " + due);
    parts.emplace_back(name_of(plan.outcome));
    if (!plan.settled.empty()) {
      const Support& first = plan.settled.front();
      row.sides.push_back({"→ " + one_line(told.report(first.report).at(first.span)), numbers_of(plan.settled)});
      add_cites(told, plan.settled, plan.outcome == Outcome::broken, row.cites);
      parts.back() += fmt::format(", by report{} {}", row.sides.back().reports.size() == 1 ? "" : "s", fmt::join(row.sides.back().reports, ", "));
    }
    row.tag = fmt::format("{}", fmt::join(parts, ", "));
    rows.push_back(std::move(row));
  }
  return rows;
}

/// Amounts as written: the interval that a hedge opens stands in `entente ties`.
Row tie_row(const Told& told, LedgerRow tie) {
  Row row;
  row.mark = tie.disputed || tie.over_one ? Mark::hard : Mark::tie;
  row.text = sentence_of(tie);
  const Voices who = voices(told.brief, tie.cites);
  row.origins = range_of(who.low, who.high);
  tie.amount.reset();
  if (tie.kind == TieKind::ally) tie.rank.reset();
  row.tag = note_of(tie);
  std::vector<Support> support;
  for (const LedgerCite& cite : tie.cites) support.push_back(cite.support);
  row.reports = numbers_of(support);
  add_cites(told, support, false, row.cites);
  return row;
}

/// A tie of "you", "they" or "the committee" tells nobody anything.
bool is_named(const LedgerRow& tie) {
  const auto named = [&](const std::string& party) {
    const std::string folded = fold(party);
    const bool bare = folded.starts_with("the ") && folded.find(' ', 4) == std::string::npos && party.size() > 4 && party[4] >= 'a' && party[4] <= 'z';
    return !bare && !is_bare_pronoun(folded);
  };
  return std::all_of(tie.subjects.begin(), tie.subjects.end(), named) && std::all_of(tie.objects.begin(), tie.objects.end(), named);
}

std::vector<Row> tie_rows(const Told& told) {
  std::vector<Row> rows;
  for (const LedgerRow& tie : ledger(told.brief, told.position)) {
    const bool empty = tie.kind == TieKind::relations && tie.better + tie.worse + tie.good_now + tie.bad_now + tie.to_be_better == 0;
    if (empty || !is_about(tie, told.options.about) || !is_named(tie)) continue;
    for (const LedgerRow& statement : statements_of(tie)) rows.push_back(tie_row(told, statement));
  }
  return rows;
}

// "rewrites 1-2, 1-3; a common source 1-4"
std::string pairs_line(const std::vector<const LineagePair*>& pairs) {
  constexpr std::pair<Lineage, std::string_view> kinds[] = {
      {Lineage::copy, "copies"}, {Lineage::rewrite, "rewrites"}, {Lineage::common_source, "a common source"}, {Lineage::independent, "independent"}};
  std::vector<std::string> parts;
  for (const auto& [kind, word] : kinds) {
    std::vector<std::string> numbers;
    for (const LineagePair* pair : pairs) {
      if (pair->kind == kind) numbers.push_back(fmt::format("{}-{}", pair->a + 1, pair->b + 1));
    }
    if (!numbers.empty()) parts.push_back(fmt::format("{} {}", word, fmt::join(numbers, ", ")));
  }
  return fmt::format("{}", fmt::join(parts, "; "));
}

// Why the closest pair of them is held to be so.
std::string evidence_of(const std::vector<const LineagePair*>& pairs) {
  const auto closest = std::max_element(pairs.begin(), pairs.end(), [](auto* a, auto* b) { return a->dependence < b->dependence; });
  if (closest == pairs.end() || (*closest)->evidence.empty()) return {};
  return fmt::format("{}-{}: {}", (*closest)->a + 1, (*closest)->b + 1, fmt::join((*closest)->evidence, "; "));
}

/// Which reports depend on which, as far as it is known.
std::vector<Row> origin_rows(const Told& told) {
  std::vector<const LineagePair*> known;
  for (const LineagePair& pair : told.story.lineage) if (pair.kind != Lineage::unknown) known.push_back(&pair);
  if (known.empty()) return {};
  Row row;
  row.mark = Mark::origin;
  row.text = pairs_line(known);
  row.tag = evidence_of(known);
  return {row};
}

std::vector<Row> unknown_rows(const Told& told) {
  std::vector<Row> rows;
  for (const std::string& line : told.story.not_known) {
    Row row;
    row.mark = Mark::unknown;
    row.text = one_line(line);
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string published_words(const Published& published) {
  const std::string days = words_of(published.days);
  if (days.empty()) return "no date";
  if (published.how == PublishedHow::inferred) return days + ", inferred";
  if (published.how == PublishedHow::user) return days + ", as given";
  return days;
}

// The first words of a report that has no title.
std::string opening_of(const Report& report) {
  constexpr std::size_t columns = 80;
  const std::vector<std::string> lines = wrapped(one_line(std::string_view(report.text).substr(0, report.text.find("\n\n"))), columns);
  return fmt::format("“{}{}”", lines.front(), lines.size() > 1 ? " …" : "");
}

ReportLine line_of(const Told& told, std::uint32_t position) {
  const Report& report = told.report(position);
  const std::string name = report.outlet.empty() ? std::filesystem::path(report.path).filename().string() : report.outlet;
  const std::string title = one_line(report.at(report.title));
  return {position + 1, one_line(name), published_words(told.story.published[position]), title.empty() ? opening_of(report) : title, report.path};
}

std::string story_days(const StoryBrief& story) {
  DayRange all;
  for (const Published& published : story.published) {
    const DayRange& days = published.days;
    if (days.earliest && (!all.earliest || *days.earliest < *all.earliest)) all.earliest = days.earliest;
    if (days.latest && (!all.latest || *all.latest < *days.latest)) all.latest = days.latest;
  }
  return words_of(all);
}

std::vector<Section> sections_of(const Told& told) {
  const std::vector<bool> is_plan = planned(told);
  std::vector<Section> sections;
  const auto add = [&](const char* heading, std::vector<Row> rows, std::size_t usual) {
    if (!rows.empty()) sections.push_back(limited(told, heading, std::move(rows), usual));
  };
  std::set<std::string> told_before;
  const auto once = [&](std::vector<Row> rows) {
    for (Row& row : rows) {
      const bool fresh = told_before.insert(row.text).second;
      row.alone = fresh && row.alone;
      row.spare = fresh && row.spare;
    }
    return rows;
  };
  add("SAID BY SEVERAL", once(rows_of(told, [](std::size_t, const Finding& f) { return said_by_several(f); })), 15);
  add("DIFFERS", differs_rows(told), 8);
  add("ONLY ONE SAYS", once(single_rows(told, is_plan)), 8);
  add("WHO SAID WHAT", once(speech_rows(told, is_plan)), 8);
  add("PLANS", plan_rows(told), 8);
  add("TIES", tie_rows(told), 10);
  if (told.options.about.empty()) add("ORIGINS", origin_rows(told), 4);
  return sections;
}

StoryPage page_of_story(const Told& told) {
  StoryPage page;
  page.title = told.story.title.empty() ? "(no report has a title)" : one_line(told.story.title);
  if (!told.story.title.empty()) page.title_report = told.story.title_report + 1;
  page.origins = range_of(told.story.origins);
  page.days = story_days(told.story);
  for (std::uint32_t i = 0; i < told.story.story.reports.size(); ++i) page.reports.push_back(line_of(told, i));
  page.sections = sections_of(told);
  return page;
}

}  // namespace

std::string_view sign_of(Mark mark) { return marks[static_cast<std::size_t>(mark)].sign; }
std::string numbers_of(const Row& row, std::string_view between) {
  std::string out = fmt::format("{}", fmt::join(row.reports, between));
  if (!row.perhaps.empty()) out += fmt::format(" ({})", fmt::join(row.perhaps, between));
  return out;
}

std::string_view words_of(Mark mark) { return marks[static_cast<std::size_t>(mark)].words; }

std::string words_of(const DayRange& days) {
  if (!days.known()) return {};
  if (!days.latest) return "since " + words_of_day(*days.earliest);
  if (!days.earliest) return "until " + words_of_day(*days.latest);
  const Day a = *days.earliest, b = *days.latest;
  if (a == b) return words_of_day(a);
  if (a.day() == 1 && a.month() == 1 && b.day() == 31 && b.month() == 12) {
    return a.year() == b.year() ? fmt::format("{}", a.year()) : fmt::format("{}-{}", a.year(), b.year());
  }
  if (a.year() != b.year()) return words_of_day(a) + " - " + words_of_day(b);
  if (a.month() != b.month()) return fmt::format("{} {} - {}", a.day(), months[a.month() - 1], words_of_day(b));
  if (a.day() == 1 && b == a.last_of_month()) return fmt::format("{} {}", months[a.month() - 1], a.year());
  return fmt::format("{}-{}", a.day(), words_of_day(b));
}

BriefPage page_of(const Brief& brief, const Options& options) {
  BriefPage page;
  page.as_of = brief.as_of ? words_of_day(*brief.as_of) : "";
  for (std::uint32_t s = 0; s < brief.stories.size(); ++s) {
    const Told told{brief, s, options};
    StoryPage one = page_of_story(told);
    if (!options.about.empty() && one.sections.empty()) continue;
    if (std::vector<Row> rows = unknown_rows(told); !rows.empty()) one.sections.push_back({"NOT KNOWN", std::move(rows), {}});
    page.stories.push_back(std::move(one));
  }
  return page;
}

}  // namespace entente::cli
