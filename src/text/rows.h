// Pieces of a line of a table of data/: what every reader of such a file cuts it into.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

namespace entente::rows {

/// Without blanks, tabs and carriage returns at its ends.
inline std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r";
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

/// The part of `rest` before `mark`, trimmed; it and the mark are taken off `rest`.
inline std::string_view cut(std::string_view& rest, std::string_view mark) {
  const std::size_t at = std::min(rest.find(mark), rest.size());
  const std::string_view part = rest.substr(0, at);
  rest.remove_prefix(std::min(at + mark.size(), rest.size()));
  return trimmed(part);
}

/// What stands between the marks, trimmed, empty fields too: one more than there are marks.
inline std::vector<std::string_view> fields(std::string_view text, char mark) {
  std::vector<std::string_view> out;
  for (;;) {
    const std::size_t at = text.find(mark);
    out.push_back(trimmed(text.substr(0, at)));
    if (at == std::string_view::npos) return out;
    text.remove_prefix(at + 1);
  }
}

/// The runs without any of `gaps`, none of them empty.
inline std::vector<std::string_view> words(std::string_view text, std::string_view gaps = " \t\r") {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = text.find_first_not_of(gaps, at);
    if (begin == std::string_view::npos) break;
    at = std::min(text.find_first_of(gaps, begin), text.size());
    out.push_back(text.substr(begin, at - begin));
  }
  return out;
}

}  // namespace entente::rows
