#include "cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>
#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>

namespace entente::cli {
namespace {

std::size_t width_of_stdout() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  if (const char* columns = std::getenv("COLUMNS")) {
    if (const long n = std::strtol(columns, nullptr, 10); n > 0) return static_cast<std::size_t>(n);
  }
  return 100;
}

bool set(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr && *value != '\0';
}

// One code point at text[at]; a byte that is none counts as itself.
utf8proc_int32_t next(std::string_view text, std::size_t& at) {
  utf8proc_int32_t code = 0;
  const auto n = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at,
                                  static_cast<utf8proc_ssize_t>(text.size() - at), &code);
  at += n > 0 ? static_cast<std::size_t>(n) : 1;
  return n > 0 ? code : 0xfffd;
}

bool is_blank(utf8proc_int32_t code) {
  return code <= ' ' || code == 0x7f || (code >= 0x80 && code < 0xa0) || code == 0xa0 || code == 0x2028 || code == 0x2029 ||
         (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
}

}  // namespace

Terminal terminal_of_stdout(bool no_color) {
  Terminal terminal;
  terminal.interactive = ::isatty(STDOUT_FILENO) != 0;
  terminal.width = std::clamp<std::size_t>(width_of_stdout(), 60, 200);
  const char* term = std::getenv("TERM");
  terminal.colour = terminal.interactive && !no_color && !set("NO_COLOR") && (term == nullptr || std::string_view(term) != "dumb");
  return terminal;
}

std::string styled(const Terminal& terminal, Style style, std::string_view text) {
  if (!terminal.colour || style == Style::plain || text.empty()) return std::string(text);
  constexpr std::string_view codes[] = {"", "1", "2", "31", "32", "33", "36"};
  return "\x1b[" + std::string(codes[static_cast<std::size_t>(style)]) + "m" + std::string(text) + "\x1b[0m";
}

std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) columns += static_cast<std::size_t>(std::max(0, utf8proc_charwidth(next(text, at))));
  return columns;
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines(1);
  std::size_t used = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view word = text.substr(at, end - at);
    const std::size_t columns = columns_of(word);
    if (used > 0 && used + 1 + columns > width) {
      lines.emplace_back();
      used = 0;
    }
    if (used > 0) {
      lines.back() += ' ';
      ++used;
    }
    lines.back() += word;
    used += columns;
    at = end + 1;
  }
  return lines;
}

std::string one_line(std::string_view text) {
  std::string out;
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    if (is_blank(next(text, at))) {
      blank = true;
      continue;
    }
    if (blank && !out.empty()) out += ' ';
    blank = false;
    out += text.substr(from, at - from);
  }
  return out;
}

}  // namespace entente::cli
