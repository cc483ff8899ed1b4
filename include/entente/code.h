// Stage code: sentences -> claims, and what they are made of.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "entente/claim.h"
#include "entente/report.h"
#include "entente/result.h"
#include "entente/sentence.h"

namespace entente {

/// The tables and lexicons of data/, compiled into the library; immutable, shared by threads.
class CodeModel {
 public:
  /// The tables built in. Errors: model (a table in the build is broken: a fault of ours, but said, not hidden).
  static Result<std::shared_ptr<const CodeModel>> built_in();
  const std::string& hash() const;
  ~CodeModel();
  CodeModel(const CodeModel&) = delete;
  CodeModel& operator=(const CodeModel&) = delete;

  struct Impl;
  const Impl& impl() const { return *impl_; }

 private:
  explicit CodeModel(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// Claims of a report with their entities, times, quantities, quotes and factuality.
///
/// Input:   sentences of `parse` for this report. `evidence`: who holds which office, learnt elsewhere (may be empty);
///          the report's own evidence goes first.
/// Output:  see Coding. Fallback sentences give no claims. A report in a language without a parser is `coded = false`.
/// Errors:  none. Cost: linear in the sentences. Pure.
/// Source:  docs/code.md.
Coding code(const CodeModel& model, const Report& report, std::span<const Sentence> sentences,
            std::span<const RoleEvidence> evidence = {});

/// Who-is-who of several reports put together: the same result for any order of `evidence`.
std::vector<RoleEvidence> merge(std::vector<RoleEvidence> evidence);

}  // namespace entente
