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
/// Same reports in the same order, same bytes, for any number of threads. Keeps every sentence and claim of the batch.
Brief brief(const Models& models, std::vector<Report> reports, const EngineOptions& options = {});

/// `brief` before anything is coded: the reports that speak, and each story with its reports alone.
Brief outline(const Models& models, std::vector<Report> reports, const EngineOptions& options = {});
/// `brief` of the outline of these reports.
Brief brief(const Models& models, Brief outline, const EngineOptions& options = {});

/// Takes a story of an outline, told: a brief of that story and its reports alone. `story` is its place in the outline.
using TakeStory = std::function<void(std::uint32_t story, Brief told)>;

/// The stories of `brief`, one by one and none of them kept, so that memory holds the texts of the batch and the sentences of a few stories.
/// `take` is called once a story on any thread, of several at a time, largest stories first as far as threads allow.
void tell(const Models& models, Brief outline, const EngineOptions& options, const TakeStory& take);

}  // namespace entente
