// The notation of When::relative: writing and reading.
#include <array>
#include <charconv>

#include "text/resolve.h"

namespace entente {
namespace {

using Kind = Step::Kind;

/// What follows the name of a step: u unit, s side, p part of day, 1..4 the numbers a..d.
struct Shape {
  std::string_view name;
  std::string_view arguments;
};
constexpr std::array<Shape, 37> shapes = {{
    {"", "u1"},        {"ago", "u1"},      {"hence", "u1"},     {"weekday", "1s"},   {"month-of", "1s"},
    {"quarter-of", "1s"}, {"half-of", "1s"}, {"season-of", "1s"}, {"date-of", "12s"},  {"day-of", "1s"},
    {"for-past", "u1"}, {"for-next", "u1"}, {"holiday", "1234s"}, {"in", "u1"},     {"in-weekday", "12"}, {"back", "u1"},     {"start", ""},
    {"mid", ""},       {"end", ""},        {"rest", ""},        {"so-far", ""},      {"since", ""},
    {"until", ""},     {"before", ""},     {"after", ""},       {"by", ""},          {"tod", "p"},
    {"clock", "12"},   {"on", "123"},      {"in-year", "1"},    {"in-month", "12"},  {"in-quarter", "12"},
    {"in-half", "12"}, {"in-season", "12"}, {"in-week", "12"},   {"in-decade", "1"},  {"in-century", "1"},
}};
constexpr std::array<std::string_view, 6> side_names = {"past", "future", "near", "last", "next", "same"};
constexpr std::array<std::string_view, 6> part_codes = {"MO", "MI", "AF", "EV", "NI", "DT"};

int& number_of(Step& step, char which) {
  return which == '1' ? step.a : which == '2' ? step.b : which == '3' ? step.c : step.d;
}

void write(std::string& out, Step step) {
  const Shape& shape = shapes[static_cast<std::size_t>(step.kind)];
  out += shape.name;
  for (char c : shape.arguments) {
    if (!out.empty() && out.back() != ' ') out += ' ';
    if (c == 'u') out += name_of(step.unit);
    else if (c == 's') out += side_names[static_cast<std::size_t>(step.side)];
    else if (c == 'p') out += part_codes[static_cast<std::size_t>(step.a)];
    else out += std::to_string(number_of(step, c));
  }
}

std::string_view next_word(std::string_view& rest) {
  const std::size_t begin = rest.find_first_not_of(' ');
  if (begin == std::string_view::npos) return rest = {};
  const std::size_t end = std::min(rest.find(' ', begin), rest.size());
  const std::string_view word = rest.substr(begin, end - begin);
  rest.remove_prefix(end);
  return word;
}

template <std::size_t N>
std::optional<int> index_in(const std::array<std::string_view, N>& names, std::string_view word) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == word) return static_cast<int>(i);
  }
  return std::nullopt;
}

bool read_argument(Step& step, char kind, std::string_view word) {
  if (kind == 'u') {
    const auto unit = unit_of(word);
    if (unit) step.unit = *unit;
    return unit.has_value();
  }
  if (kind == 's') {
    const auto side = index_in(side_names, word);
    if (side) step.side = static_cast<Side>(*side);
    return side.has_value();
  }
  if (kind == 'p') {
    const auto part = index_in(part_codes, word);
    if (part) step.a = *part;
    return part.has_value();
  }
  int value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc{} || end != word.data() + word.size() || value < -100000 || value > 100000) return false;
  number_of(step, kind) = value;
  return true;
}

std::optional<Step> step_of(std::string_view text) {
  std::string_view rest = text, name = next_word(rest);
  if (name.empty()) return std::nullopt;
  Step step;
  if (unit_of(name)) {
    rest = text;
  } else {
    std::size_t kind = 1;
    while (kind < shapes.size() && shapes[kind].name != name) ++kind;
    if (kind == shapes.size()) return std::nullopt;
    step.kind = static_cast<Kind>(kind);
  }
  for (char c : shapes[static_cast<std::size_t>(step.kind)].arguments) {
    if (!read_argument(step, c, next_word(rest))) return std::nullopt;
  }
  if (!next_word(rest).empty()) return std::nullopt;
  return step;
}

}  // namespace

std::string to_line(std::span<const Step> steps) {
  std::string out;
  for (const Step& step : steps) {
    if (!out.empty()) out += "; ";
    write(out, step);
  }
  return out;
}

std::optional<std::vector<Step>> steps_of(std::string_view line) {
  std::vector<Step> steps;
  while (true) {
    const std::size_t end = std::min(line.find(';'), line.size());
    const std::optional<Step> step = step_of(line.substr(0, end));
    if (!step) return std::nullopt;
    steps.push_back(*step);
    if (end == line.size()) return steps;
    line.remove_prefix(end + 1);
  }
}

}  // namespace entente
