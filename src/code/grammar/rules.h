// Rules over elements, one a line, compiled to an automaton over class ids.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "code/grammar/elements.h"
#include "code/grammar/lexicon.h"
#include "entente/result.h"

namespace entente {

/// An argument of an action: a value, or what stands at a captured element.
struct RuleArgument {
  static constexpr std::int32_t absent = INT32_MIN;
  std::int32_t value = 0;             ///< number or symbol, if nothing is captured
  ClassId capture = no_class;         ///< "$MONTH", "$NUM.2": the nth element matched as this class
  std::uint8_t nth = 1;
  bool negative = false;              ///< "-$NUM"
};

/// One part of an action: "weekday $WDAY past".
struct RuleCall {
  std::string name;
  std::vector<RuleArgument> arguments;
};

struct RuleExample {
  std::string text, want;
};

struct Rule {
  std::string name;
  std::vector<RuleCall> calls;
  std::vector<RuleExample> examples;
  std::uint32_t line = 0;
};

/// Elements [begin, end) met by a rule.
struct RuleMatch {
  const Rule* rule = nullptr;
  std::size_t begin = 0, end = 0;
  const std::vector<std::uint32_t>* symbols = nullptr;   ///< class of each element as matched

  /// The element captured; nothing if this variant of the pattern has none.
  const Element* element(std::span<const Element> elements, ClassId capture, std::uint8_t nth = 1) const;
  /// The value of an argument; RuleArgument::absent if it captures nothing.
  std::int32_t value(std::span<const Element> elements, const RuleArgument& argument) const;
};

/// A set of rules in levels: each level reads what the levels before made of the text.
///
/// File:      name | pattern | action | example => value; example => value       '#' begins a comment
///            "level N" on a line of its own: the rules below belong to level N (from 1)
/// Pattern:   word or 'sign' as written, CLASS; X? optional; ( X Y / Z ) alternatives; ~X: no blank before X;
///            [ X / Y ] before or after the pattern: must stand there but is not part; [! X / Y ]: must not.
///            BOS and EOS in brackets: the ends of the sentence.
/// Action:    calls parted by ';', each a name and arguments: numbers, symbols, $CLASS, $CLASS.2, -$CLASS.
/// Longest match wins; among equals the rule that stands first.
class RuleSet {
 public:
  /// Adds a file's rules. Errors: model (names file and line).
  Result<bool> read(Lexicon& lexicon, std::string_view file, std::string_view text);
  /// Call once after the last file.
  void build();

  std::span<const Rule> rules() const { return rules_; }
  int levels() const { return static_cast<int>(level_roots_.size()); }

  /// The best match of a level that begins at elements[at].
  std::optional<RuleMatch> match(int level, std::span<const Element> elements, std::size_t at, const NumeralClasses& classes) const;

 private:
  struct Condition {
    std::vector<ClassId> classes;   // empty: none asked for
    bool negated = false;
  };
  struct Variant {
    std::uint32_t rule = 0;
    std::uint32_t node = 0;
    std::vector<std::uint32_t> symbols;
    std::uint32_t condition_before = 0, condition_after = 0;   // index into conditions_
  };
  struct Edge {
    std::uint64_t key = 0;    // node and symbol, 0: free
    std::uint32_t child = 0;
  };

  Result<bool> add(Lexicon& lexicon, std::string_view where, std::string_view line, int level, std::uint32_t number);
  std::uint32_t child(std::uint32_t node, std::uint32_t symbol) const;
  bool holds(const Condition& condition, const Element* element, bool edge, ClassId edge_class) const;

  std::vector<Rule> rules_;
  std::vector<Variant> variants_;            // after build(): sorted by node, then rule
  std::vector<Condition> conditions_{{}};
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ends_;   // per node: its variants [first, second)
  std::vector<Edge> edges_;                  // open addressing
  std::uint64_t edge_mask_ = 0;
  std::uint32_t nodes_ = 1;
  std::vector<std::uint32_t> level_roots_;
};

/// Rewrites the elements by the rules of one level, leftmost longest. `make(rule, match)`: the element that a match of the rule of
/// that number becomes, or nothing. `next` is scratch.
template <class Make>
void rewrite(const RuleSet& rules, int level, const NumeralClasses& classes, std::vector<Element>& elements, std::vector<Element>& next, Make make) {
  next.clear();
  for (std::size_t at = 0; at < elements.size();) {
    const auto match = rules.match(level, elements, at, classes);
    const std::optional<Element> made = match ? make(static_cast<std::size_t>(match->rule - rules.rules().data()), *match) : std::nullopt;
    next.push_back(made ? *made : elements[at]);
    at = made ? match->end : at + 1;
  }
  std::swap(elements, next);
}

}  // namespace entente
