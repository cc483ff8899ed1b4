// When: the time expressions of a report, with their days.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "entente/report.h"
#include "entente/result.h"
#include "entente/sentence.h"
#include "entente/value.h"

namespace entente {

/// Rules and words of data/when/ and data/grammar/, compiled; immutable, shared by threads. Loading takes a few ms.
class WhenGrammar {
 public:
  /// The tables built in. Errors: model (a table in the build is broken).
  static Result<WhenGrammar> load();
  /// Other rule files than those built in (the fuzzer, a linguist at work). Errors: model.
  static Result<WhenGrammar> read(std::string_view numbers, std::string_view words, std::string_view rules);

  struct Impl;
  const Impl& impl() const { return *impl_; }

 private:
  explicit WhenGrammar(std::shared_ptr<const Impl> impl);
  std::shared_ptr<const Impl> impl_;
};

/// Every time expression of a report, in text order; spans do not overlap.
///
/// Input:   sentences of `parse` for this report; trees and tags are used where they are there, tokens suffice.
/// Output:  TIMEX3 type, value, mod, days, anchor, rule. A report without an exact publication day keeps what hangs on
///          it in When::relative (notation: text/resolve.h), with an empty value and unknown days.
/// Errors:  none. Cost: linear in the text. Pure.
/// Source:  docs/when.md; TIMEX3 after ISO-TimeML; anchoring rules measured on TimeBank, AQUAINT and MEANTIME.
std::vector<When> whens(const WhenGrammar& grammar, const Report& report, std::span<const Sentence> sentences);

}  // namespace entente
