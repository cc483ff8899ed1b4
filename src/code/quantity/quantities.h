// How much: the amounts, shares and counts of a report.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "entente/report.h"
#include "entente/result.h"
#include "entente/sentence.h"
#include "entente/value.h"

namespace entente {

/// Rules, words and units of data/quantity/ and data/grammar/, compiled; immutable, shared by threads.
class QuantityGrammar {
 public:
  /// The tables built in. Errors: model (a table in the build is broken).
  static Result<QuantityGrammar> load();
  /// Other files than those built in (the fuzzer, a linguist at work). Errors: model.
  static Result<QuantityGrammar> read(std::string_view numbers, std::string_view words, std::string_view units, std::string_view rules);

  /// The unit in words, singular ("dollar" for USD); the unit itself if the table has none.
  std::string_view unit_name(std::string_view unit) const;

  struct Impl;
  const Impl& impl() const { return *impl_; }

 private:
  explicit QuantityGrammar(std::shared_ptr<const Impl> impl);
  std::shared_ptr<const Impl> impl_;
};

/// Every quantity of a report, in text order; spans do not overlap.
///
/// Input:   sentences of `parse` for this report; `of`, `whole` and the direction of change use trees and tags where they
///          are there. `times`: of `whens` for the same report; a number inside a date or a time of day is no quantity,
///          a duration is one (dimension "time").
/// Errors:  none. Cost: linear in the text. Pure.
/// Source:  docs/quantity.md.
std::vector<Quantity> quantities(const QuantityGrammar& grammar, const Report& report, std::span<const Sentence> sentences,
                                 std::span<const When> times);

}  // namespace entente
