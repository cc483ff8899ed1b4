#include "code/grammar/rules.h"

#include <algorithm>
#include <charconv>

#include "code/grammar/pattern.h"
#include "text/rows.h"

namespace entente {
namespace {

std::optional<std::int32_t> number_of(std::string_view word) {
  std::int32_t value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc{} || end != word.data() + word.size()) return std::nullopt;
  return value;
}

RuleArgument argument_of(Lexicon& lexicon, std::string_view word) {
  RuleArgument out;
  if (word.size() > 1 && word[0] == '-' && word[1] == '$') {
    out.negative = true;
    word.remove_prefix(1);
  }
  if (word[0] == '$') {
    word.remove_prefix(1);
    const std::size_t dot = word.find('.');
    if (dot != std::string_view::npos) out.nth = static_cast<std::uint8_t>(std::clamp(number_of(word.substr(dot + 1)).value_or(1), 1, 9));
    out.capture = lexicon.class_of(word.substr(0, dot));
    return out;
  }
  const auto number = number_of(word);
  out.value = number ? *number : lexicon.symbol(word);
  return out;
}

std::vector<RuleCall> calls_of(Lexicon& lexicon, std::string_view action) {
  std::vector<RuleCall> calls;
  while (!action.empty()) {
    std::string_view part = rows::cut(action, ";");
    if (part.empty()) continue;
    RuleCall call;
    call.name = rows::cut(part, " ");
    while (!(part = rows::trimmed(part)).empty()) call.arguments.push_back(argument_of(lexicon, rows::cut(part, " ")));
    calls.push_back(std::move(call));
  }
  return calls;
}

std::vector<RuleExample> examples_of(std::string_view text) {
  std::vector<RuleExample> out;
  while (!text.empty()) {
    std::string_view one = rows::cut(text, ";");
    const std::string_view words = rows::cut(one, "=>");
    if (!words.empty()) out.push_back({std::string(words), std::string(rows::trimmed(one))});
  }
  return out;
}

std::uint64_t mixed(std::uint64_t key) {
  key *= 0x9E3779B97F4A7C15ull;
  return key ^ (key >> 29);
}

std::uint64_t edge_key(std::uint32_t node, std::uint32_t symbol) { return (std::uint64_t{node} << 20 | symbol) + 1; }

}  // namespace

const Element* RuleMatch::element(std::span<const Element> elements, ClassId capture, std::uint8_t nth) const {
  for (std::size_t i = 0; i < symbols->size(); ++i) {
    if (((*symbols)[i] & 0xffff) == capture && --nth == 0) return &elements[begin + i];
  }
  return nullptr;
}

std::int32_t RuleMatch::value(std::span<const Element> elements, const RuleArgument& argument) const {
  if (argument.capture == no_class) return argument.value;
  const Element* e = element(elements, argument.capture, argument.nth);
  const Membership* m = e ? e->in(argument.capture) : nullptr;
  if (!m) return RuleArgument::absent;
  return argument.negative ? -m->value : m->value;
}

Result<bool> RuleSet::add(Lexicon& lexicon, std::string_view where, std::string_view line, int level, std::uint32_t number) {
  std::string_view rest = line;
  Rule rule;
  rule.name = rows::cut(rest, " | ");
  const std::string_view pattern_text = rows::cut(rest, " | "), action = rows::cut(rest, " | ");
  const auto fault = [&](const std::string& what) {
    return Error{Error::Kind::model, std::string(where) + ":" + std::to_string(number) + ": " + what, -1};
  };
  if (rule.name.empty() || pattern_text.empty() || action.empty()) return fault("not name | pattern | action | examples");
  Result<Pattern> pattern = read_pattern(lexicon, pattern_text);
  if (!pattern) return fault(pattern.error().what);
  rule.calls = calls_of(lexicon, action);
  rule.examples = examples_of(rest);
  rule.line = number;
  Variant variant;
  variant.rule = static_cast<std::uint32_t>(rules_.size());
  if (!pattern->before.empty()) {
    variant.condition_before = static_cast<std::uint32_t>(conditions_.size());
    conditions_.push_back({pattern->before, pattern->not_before});
  }
  if (!pattern->after.empty()) {
    variant.condition_after = static_cast<std::uint32_t>(conditions_.size());
    conditions_.push_back({pattern->after, pattern->not_after});
  }
  while (static_cast<int>(level_roots_.size()) <= level) level_roots_.push_back(nodes_++);
  for (const Sequence& sequence : pattern->sequences) {
    variant.symbols = sequence;
    variant.node = static_cast<std::uint32_t>(level);   // replaced by build()
    variants_.push_back(variant);
  }
  rules_.push_back(std::move(rule));
  return true;
}

Result<bool> RuleSet::read(Lexicon& lexicon, std::string_view file, std::string_view text) {
  int level = 0;
  std::uint32_t number = 0;
  while (!text.empty()) {
    const std::string_view line = rows::cut(text, "\n");
    ++number;
    if (line.empty() || line[0] == '#') continue;
    if (line.substr(0, 6) == "level ") {
      level = std::clamp(number_of(rows::trimmed(line.substr(6))).value_or(1), 1, 8) - 1;
      continue;
    }
    if (Result<bool> added = add(lexicon, file, line, level, number); !added) return added;
  }
  return true;
}

void RuleSet::build() {
  // A hash table that grows with the trie, then kept: one probe a step.
  std::size_t symbols = 0;
  for (const Variant& v : variants_) symbols += v.symbols.size();
  std::uint64_t capacity = 64;
  while (capacity < symbols * 2) capacity *= 2;
  edges_.assign(capacity, {});
  edge_mask_ = capacity - 1;
  for (Variant& v : variants_) {
    std::uint32_t node = level_roots_[v.node];
    for (std::uint32_t symbol : v.symbols) {
      const std::uint64_t key = edge_key(node, symbol);
      std::uint64_t slot = mixed(key) & edge_mask_;
      while (edges_[slot].key != 0 && edges_[slot].key != key) slot = (slot + 1) & edge_mask_;
      if (edges_[slot].key == 0) edges_[slot] = {key, nodes_++};
      node = edges_[slot].child;
    }
    v.node = node;
  }
  std::stable_sort(variants_.begin(), variants_.end(), [](const Variant& a, const Variant& b) { return a.node < b.node; });
  ends_.assign(nodes_, {0, 0});
  for (std::uint32_t i = 0; i < variants_.size(); ++i) {
    auto& range = ends_[variants_[i].node];
    if (range.second == 0) range.first = i;
    range.second = i + 1;
  }
}

std::uint32_t RuleSet::child(std::uint32_t node, std::uint32_t symbol) const {
  const std::uint64_t key = edge_key(node, symbol);
  for (std::uint64_t slot = mixed(key) & edge_mask_;; slot = (slot + 1) & edge_mask_) {
    if (edges_[slot].key == key) return edges_[slot].child;
    if (edges_[slot].key == 0) return 0;
  }
}

bool RuleSet::holds(const Condition& condition, const Element* element, bool edge, ClassId edge_class) const {
  if (condition.classes.empty()) return true;
  const bool met = std::any_of(condition.classes.begin(), condition.classes.end(),
                               [&](ClassId id) { return edge ? id == edge_class : element->in(id) != nullptr; });
  return met != condition.negated;
}

std::optional<RuleMatch> RuleSet::match(int level, std::span<const Element> elements, std::size_t at, const NumeralClasses& classes) const {
  struct Place {
    std::uint32_t node;
    std::size_t next;
  };
  constexpr std::size_t room = 256;   // a place per class of an element on the way: far more than any pattern needs
  std::array<Place, room> stack;
  std::size_t depth = 0;
  if (static_cast<std::size_t>(level) >= level_roots_.size()) return std::nullopt;
  stack[depth++] = {level_roots_[static_cast<std::size_t>(level)], at};
  const Variant* best = nullptr;
  std::size_t best_end = 0;
  while (depth > 0) {
    const Place place = stack[--depth];
    const auto [first, last] = ends_[place.node];
    for (std::uint32_t i = first; i < last && place.next >= best_end; ++i) {
      const Variant& v = variants_[i];
      if (best && place.next == best_end && v.rule >= best->rule) break;
      const bool at_begin = at == 0, at_end = place.next == elements.size();
      if (!holds(conditions_[v.condition_before], at_begin ? nullptr : &elements[at - 1], at_begin, classes.bos)) continue;
      if (!holds(conditions_[v.condition_after], at_end ? nullptr : &elements[place.next], at_end, classes.eos)) continue;
      best = &v;
      best_end = place.next;
      break;
    }
    if (place.next == elements.size()) continue;
    const Element& e = elements[place.next];
    for (std::uint32_t k = 0; k < e.count; ++k) {
      const std::uint32_t id = e.classes[k].id;
      if (const std::uint32_t node = child(place.node, id); node != 0 && depth < room) stack[depth++] = {node, place.next + 1};
      if (!e.glued) continue;
      if (const std::uint32_t node = child(place.node, id | glued_bit); node != 0 && depth < room) stack[depth++] = {node, place.next + 1};
    }
  }
  if (!best) return std::nullopt;
  return RuleMatch{&rules_[best->rule], at, best_end, &best->symbols};
}

}  // namespace entente
