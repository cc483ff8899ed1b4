#include <fmt/format.h>

#include "cli/system_write.h"

namespace entente::cli {
namespace {

constexpr std::size_t counts_columns = 26;

std::string padded(std::string text, std::size_t width) {
  const std::size_t columns = columns_of(text);
  if (columns < width) text.append(width - columns, ' ');
  return text;
}

void add_row(std::string& out, const SystemRow& row, const Terminal& terminal, const Options& options) {
  const std::size_t room = terminal.width - counts_columns - 3;
  const std::size_t indent = row.text.starts_with("  ") ? 5 : 3;
  const std::string blanks(indent, ' ');
  const std::string sign = row.flagged ? " " + styled(terminal, Style::red, "▲") + blanks.substr(2) : blanks;
  const std::vector<std::string> lines = wrapped(std::string_view(row.text).substr(row.text.find_first_not_of(' ')), room - indent);
  const bool beside = lines.size() == 1 && columns_of(lines[0]) + columns_of(row.note) + 4 <= room - indent;
  const std::string note = row.note.empty() ? "" : "[" + row.note + "]";
  const std::string first = beside && !note.empty() ? padded(lines[0] + "  ", room - indent - columns_of(note)) + styled(terminal, Style::dim, note)
                                                    : padded(lines[0], room - indent);
  out += sign + first + "  " + styled(terminal, Style::dim, row.counts) + "\n";
  for (std::size_t i = 1; i < lines.size(); ++i) out += blanks + lines[i] + "\n";
  if (!note.empty() && !beside) {
    for (const std::string& part : wrapped(note, terminal.width - indent - 2)) out += blanks + "  " + styled(terminal, Style::dim, part) + "\n";
  }
  if (!options.cite) return;
  for (const SystemCite& cite : row.cites) {
    const std::string text = fmt::format("\"{}\" {}:{}-{}", cite.text, cite.path, cite.span.begin, cite.span.end);
    for (const std::string& part : wrapped(text, terminal.width - blanks.size() - 4)) out += blanks + "    " + styled(terminal, Style::dim, part) + "\n";
  }
  if (row.more > 0) out += blanks + "    " + styled(terminal, Style::dim, fmt::format("… {} more clauses (--all)", row.more)) + "\n";
}

}  // namespace

std::string text_of(const SystemPage& page, const Terminal& terminal, const Options& options) {
  std::string out = styled(terminal, Style::bold, page.facts) + "\n";
  for (const SystemSection& section : page.sections) {
    out += "\n" + styled(terminal, Style::bold, section.heading) + "  " + styled(terminal, Style::dim, section.explanation) + "\n";
    for (const SystemRow& row : section.rows) add_row(out, row, terminal, options);
    if (section.hidden > 0) out += styled(terminal, Style::dim, fmt::format("   … {} more (--all)", section.hidden)) + "\n";
  }
  if (!page.as_of.empty()) out += "\n" + styled(terminal, Style::dim, "Plans as of " + page.as_of + ".") + "\n";
  return out;
}

std::string markdown_of(const SystemPage& page, const Options& options) {
  std::string out = "# " + page.title + "\n\n" + page.facts + "\n";
  const auto safe = [](const std::string& text) {
    std::string plain;
    for (const char c : text) {
      if (std::string_view("\\`*_[]<>|#").find(c) != std::string_view::npos) plain += '\\';
      plain += c;
    }
    return plain;
  };
  for (const SystemSection& section : page.sections) {
    out += fmt::format("\n## {}\n{}\n\n", section.heading, section.explanation);
    for (const SystemRow& row : section.rows) {
      const bool under = row.text.starts_with("  ");
      out += fmt::format("{}- {} ({}){}\n", under ? "  " : "", safe(row.text.substr(under ? 2 : 0)), row.counts, row.note.empty() ? "" : ": " + safe(row.note));
      if (options.cite) for (const SystemCite& cite : row.cites) out += fmt::format("{}  - “{}” {}:{}-{}\n", under ? "  " : "", safe(cite.text), safe(cite.path), cite.span.begin, cite.span.end);
    }
    if (section.hidden > 0) out += fmt::format("- … {} more\n", section.hidden);
  }
  return out;
}

}  // namespace entente::cli
