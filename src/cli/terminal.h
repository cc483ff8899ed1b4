// What is at the other end of stdout and stderr, and text laid out for it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace entente::cli {

struct Terminal {
  std::size_t width = 100;   ///< columns
  bool colour = false;
  bool interactive = false;  ///< stdout is a terminal
};

/// Width from the terminal, else $COLUMNS, else 100. No colour with `no_color`, $NO_COLOR, TERM=dumb or into a pipe.
Terminal terminal_of_stdout(bool no_color);

enum class Style : unsigned char { plain, bold, dim, red, green, yellow, cyan };

/// `text` in a style, or as it is where there is no colour.
std::string styled(const Terminal& terminal, Style style, std::string_view text);

/// Columns that UTF-8 text takes (wide characters two, combining ones none).
std::size_t columns_of(std::string_view text);

/// Lines of at most `width` columns, broken at blanks; a longer word stands alone. Never empty.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

/// Text on one line: runs of blanks and control characters become one blank, so that input cannot steer the terminal.
std::string one_line(std::string_view text);

}  // namespace entente::cli
