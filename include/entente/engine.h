// The stages in order. The one place that calls several of them and owns threads.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "entente/code.h"
#include "entente/finding.h"
#include "entente/gather.h"
#include "entente/parse.h"
#include "entente/read.h"
#include "entente/result.h"

namespace entente {

struct Models {
  std::shared_ptr<const ParseModel> parser;
  std::shared_ptr<const CodeModel> coder;
};

/// Loads the weights in `folder` (en.bin) and the built-in tables. Errors: io, model.
Result<Models> load_models(const std::string& folder);

struct EngineOptions {
  unsigned threads = 1;                        ///< 0: as many as there are cores
  std::optional<Day> as_of;                    ///< default: the latest known publication day of the input
  ReadOptions read;
  GatherOptions gather;
  std::function<void(std::size_t done, std::size_t total)> progress;   ///< called from one thread at a time; may be empty
};

/// One report all the way to its claims.
CodedReport code_report(const Models& models, Report report);

/// Reports to claims, in the order given. The same bytes for any number of threads.
std::vector<CodedReport> code_reports(const Models& models, std::vector<Report> reports, const EngineOptions& options = {});

/// Reports to one brief, in the order given. Of several versions of a document (same key) the newest speaks.
/// Same reports in the same order, same bytes, for any number of threads.
Brief brief(const Models& models, std::vector<Report> reports, const EngineOptions& options = {});

}  // namespace entente
