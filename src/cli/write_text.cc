#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/write.h"

namespace entente::cli {
namespace {

constexpr std::size_t indent = 3;            // blank, sign, blank
constexpr std::size_t many_reports = 8;      // more numbers than this are told as a count
constexpr std::size_t origins_columns = 9;
constexpr std::size_t tag_columns = 44;      // on a wide terminal the tag has its own column

Style style_of(Mark mark) {
  switch (mark) {
    case Mark::agreed:
    case Mark::kept: return Style::green;
    case Mark::hard:
    case Mark::broken: return Style::red;
    case Mark::repeated:
    case Mark::soft:
    case Mark::lapsed: return Style::yellow;
    case Mark::tie:
    case Mark::origin:
    case Mark::quote: return Style::cyan;
    default: return Style::plain;
  }
}

std::string padded(std::string text, std::size_t width) {
  const std::size_t columns = columns_of(text);
  if (columns < width) text.append(width - columns, ' ');
  return text;
}

std::string numbers(const Row& row) {
  if (row.reports.size() <= many_reports) return numbers_of(row, " ");
  return fmt::format("{} reports", row.reports.size());
}

class Writer {
 public:
  Writer(const Terminal& terminal, const Options& options) : terminal_(terminal), options_(options) {}

  void story(const StoryPage& page) {
    reports_columns_ = 8;
    for (const Section& section : page.sections) for (const Row& row : section.rows) reports_columns_ = std::max(reports_columns_, numbers(row).size());
    wide_ = terminal_.width >= 120;
    head(page);
    for (const Section& section : page.sections) write(section);
  }

  std::string take() { return std::move(out_); }

 private:
  std::size_t text_columns() const {
    const std::size_t right = reports_columns_ + origins_columns + 2 + (wide_ ? tag_columns + 2 : 0);
    return std::max<std::size_t>(30, terminal_.width - indent - right);
  }

  void line(std::string text) {
    while (!text.empty() && text.back() == ' ') text.pop_back();
    out_ += text + "\n";
  }

  void head(const StoryPage& page) {
    std::string facts = fmt::format("{} report{} · {} origin{}", page.reports.size(), page.reports.size() == 1 ? "" : "s", page.origins,
                                    page.origins == "1" ? "" : "s");
    if (!page.days.empty()) facts += " · " + page.days;
    const std::size_t room = terminal_.width > columns_of(facts) + 4 ? terminal_.width - columns_of(facts) - 2 : 30;
    const std::vector<std::string> title = wrapped(page.title, room);
    line(styled(terminal_, Style::bold, padded(title.front(), room)) + "  " + facts);
    for (std::size_t i = 1; i < title.size(); ++i) line(styled(terminal_, Style::bold, title[i]));
    for (const ReportLine& report : page.reports) legend(report);
  }

  void legend(const ReportLine& report) {
    std::string text = fmt::format("{:>3} {} · {}", report.number, report.name, report.published);
    const std::size_t room = terminal_.width > columns_of(text) + 12 ? terminal_.width - columns_of(text) - 3 : 0;
    if (room > 0) {
      std::vector<std::string> lines = wrapped(report.title, room > 2 ? room - 2 : 1);
      text += " · " + lines.front() + (lines.size() > 1 ? " …" : "");
    }
    line(styled(terminal_, Style::dim, text));
  }

  void write(const Section& section) {
    out_ += "\n";
    const bool counted = !section.rows.empty() && !section.rows.front().origins.empty();
    std::string head = styled(terminal_, Style::bold, padded(section.heading, indent + text_columns()));
    if (counted) head += "  " + styled(terminal_, Style::dim, padded("reports", reports_columns_) + "  origins");
    line(head);
    for (const Row& row : section.rows) write(row);
    if (!section.more.empty()) line(styled(terminal_, Style::dim, fmt::format("   … {} more (--all)", section.more.size())));
  }

  void write(const Row& row) {
    const bool counted = !row.reports.empty();
    const std::size_t room = counted ? text_columns() : terminal_.width - indent;
    const std::vector<std::string> lines = wrapped(row.text, room);
    const std::string sign = " " + styled(terminal_, style_of(row.mark), sign_of(row.mark)) + " ";
    for (std::size_t i = 0; i < lines.size(); ++i) {
      std::string text = (i == 0 ? sign : std::string(indent, ' ')) + (i == 0 && counted ? padded(lines[i], room) : lines[i]);
      if (i == 0 && counted) text += right_of(row);
      line(text);
    }
    if (!row.tag.empty() && !(counted && fits_column(row.tag))) {
      for (const std::string& part : wrapped("[" + row.tag + "]", terminal_.width - indent))
        line(std::string(indent, ' ') + styled(terminal_, Style::dim, part));
    }
    for (const Side& side : row.sides) write(side);
    if (options_.cite) for (const Citation& cite : row.cites) write(cite);
  }

  // A long speaker's name does not fit the column: then the tag has lines of its own, as on a narrow terminal.
  bool fits_column(const std::string& tag) const { return wide_ && columns_of(tag) <= tag_columns; }

  std::string right_of(const Row& row) {
    std::string text = "  " + padded(numbers(row), reports_columns_) + "  " + padded(row.origins, origins_columns);
    if (fits_column(row.tag)) text += styled(terminal_, Style::dim, row.tag);
    return text;
  }

  void write(const Side& side) {
    const std::string who = fmt::format("({})", fmt::join(side.reports, ", "));
    const std::vector<std::string> lines = wrapped(fmt::format("{} {}", side.value, who), terminal_.width - indent - 4);
    for (std::size_t i = 0; i < lines.size(); ++i) line(fmt::format("{}{}{}", std::string(indent, ' '), i == 0 ? "| " : "  ", lines[i]));
  }

  void write(const Citation& cite) {
    const std::string note = cite.against ? "against: " : cite.partial ? "in part: " : "";
    const std::string text = fmt::format("{} {}\"{}\" {}:{}-{}", cite.report, note, cite.text, cite.path, cite.span.begin, cite.span.end);
    const std::vector<std::string> lines = wrapped(text, terminal_.width - indent - 4);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      line(std::string(indent + (i == 0 ? 2 : 4), ' ') + styled(terminal_, Style::dim, lines[i]));
    }
  }

  const Terminal& terminal_;
  const Options& options_;
  std::size_t reports_columns_ = 8;
  bool wide_ = false;
  std::string out_;
};

std::string legend_of_marks(const Terminal& terminal) {
  std::string text;
  for (const Mark mark : {Mark::agreed, Mark::repeated, Mark::hard, Mark::soft, Mark::single}) {
    if (!text.empty()) text += " · ";
    text += fmt::format("{} {}", sign_of(mark), words_of(mark));
  }
  text += " · (4) perhaps report 4 too";
  std::string out;
  for (const std::string& line : wrapped(text, terminal.width)) out += styled(terminal, Style::dim, line) + "\n";
  return out;
}

}  // namespace

std::string text_of(const BriefPage& page, const Terminal& terminal, const Options& options) {
  std::string out;
  for (const StoryPage& story : page.stories) {
    if (!out.empty()) out += "\n" + styled(terminal, Style::dim, std::string(std::min<std::size_t>(terminal.width, 100), '-')) + "\n\n";
    Writer writer(terminal, options);
    writer.story(story);
    out += writer.take();
  }
  const std::string day = page.as_of.empty() ? "No publication day is known; nothing lapses." : "Plans as of " + page.as_of + ".";
  return out + "\n" + styled(terminal, Style::dim, day) + "\n" + legend_of_marks(terminal);
}

}  // namespace entente::cli
