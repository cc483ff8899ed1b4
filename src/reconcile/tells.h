// Does a report tell all that a line says?
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "reconcile/pair.h"
#include "reconcile/unit.h"

namespace entente::reconciling {

inline constexpr std::array<std::string_view, 21> tells_features = {
    "bias",         "covered",      "covered_near", "covered_report", "rarest_missing", "second_missing", "missing",
    "names_missing", "names_nowhere", "number_missing", "number_clash", "likeness",       "predicate",      "core_same",
    "core_differ",  "negation_differs", "quoted",     "quoted_covered", "length",         "of_theirs",      "run"};
inline constexpr std::size_t number_missing_at = 9;
using TellsFeatures = std::array<double, tells_features.size()>;

/// A line that a finding may be worded by: part of a unit.
struct Wording {
  std::uint32_t unit = 0;
  Span told;
  friend bool operator==(const Wording&, const Wording&) = default;
};

/// What a line says, read once for all the texts that it meets.
struct LineTerms {
  std::vector<Term> terms;                 ///< content, by hash
  std::vector<std::uint64_t> names;        ///< hashes of capitalised stems
  std::vector<std::uint64_t> years;        ///< "2031"
  std::vector<std::uint64_t> folded;       ///< all words
  std::vector<std::uint64_t> quoted;       ///< folded words between quotation marks, in order
  std::vector<Number> numbers;
  std::vector<const Trace*> traces;        ///< of the claims whose predicate stands in it
  const Trace* main = nullptr;             ///< of its main claim; null: none
  bool negated = false;
};
LineTerms terms_of(const Wording& line, const std::vector<Unit>& units, const Texts& texts);

/// What each text says anywhere: hashes of its content terms, ascending.
std::vector<std::vector<std::uint64_t>> terms_of_texts(const std::vector<Unit>& units, const Texts& texts);

/// How far `nearest`, the sentence of its text that is nearest to the line, with those beside it and its text tell the line. `likeness`: log odds of the pair;
/// `text`: terms of the text.
TellsFeatures features_of(const LineTerms& line, std::uint32_t nearest, double likeness, const std::vector<std::uint64_t>& text, const std::vector<Unit>& units);

Logistic tells_model();

}  // namespace entente::reconciling
