#include "cli/session.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "cli/progress.h"
#include "cli/terminal.h"

namespace entente::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t batch_files = 64;

// Beside the binary (a build or an unpacked archive), in the installed share folder, in the source tree it was built from.
std::string models_folder(const Options& options) {
  if (!options.models.empty()) return options.models;
  std::error_code ignored;
  const fs::path self = fs::read_symlink("/proc/self/exe", ignored).parent_path();
  for (const fs::path& folder : {self / "models", self / ".." / "share" / "entente" / "models", fs::path(ENTENTE_INSTALLED_MODELS),
                                 fs::path(ENTENTE_SOURCE_MODELS)}) {
    if (fs::exists(folder / "en.bin", ignored)) return folder.string();
  }
  return ENTENTE_INSTALLED_MODELS;
}

/// Does `work` with the engine's options and a line of progress.
template <class Work>
auto with_progress(const Options& options, Work work) {
  Progress progress("coded", options.quiet);
  EngineOptions engine = engine_options(options);
  engine.progress = [&](std::size_t done, std::size_t total) { progress.at(done, total); };
  return work(engine);
}

}  // namespace

void Tally::add(const std::vector<Error>& failures) { failures_.insert(failures_.end(), failures.begin(), failures.end()); }

int Tally::finish(const Inputs& inputs) const {
  for (const Error& error : inputs.failures) fmt::print(stderr, "entente: {}\n", one_line(error.what));
  for (const Error& error : failures_) fmt::print(stderr, "entente: {}\n", one_line(error.what));
  const std::size_t failed = inputs.failures.size() + failures_.size();
  if (!quiet_ && inputs.skipped > 0) {
    fmt::print(stderr, "entente: {} file{} left out: not named like a report (.txt .html .xml .rss .atom .jsonl)\n", inputs.skipped,
               inputs.skipped == 1 ? "" : "s");
  }
  if (failed > 0) return found_ > 0 ? Exit::some_failed : Exit::usage;
  if (found_ == 0 && !quiet_) fmt::print(stderr, "entente: nothing found\n");
  return found_ > 0 ? Exit::found : Exit::nothing;
}

int each_batch(const Options& options, const char* verb, const std::function<std::size_t(std::vector<Report>)>& work) {
  const Inputs inputs = find_inputs(options.paths);
  Tally tally(options);
  Progress progress(verb, options.quiet);
  for (std::size_t at = 0; at < inputs.files.size(); at += batch_files) {
    const std::size_t end = std::min(at + batch_files, inputs.files.size());
    Readings readings = read_files(inputs.files, at, end, options);
    tally.add(readings.failures);
    tally.found(work(std::move(readings.reports)));
    progress.at(end, inputs.files.size(), tally.failed());
    if (std::ferror(stdout) != 0) return Exit::found;
  }
  return tally.finish(inputs);
}

std::vector<Report> all_reports(const Options& options, const Inputs& inputs, Tally& tally) {
  Progress progress("read", options.quiet);
  std::vector<Report> reports;
  for (std::size_t at = 0; at < inputs.files.size(); at += batch_files) {
    const std::size_t end = std::min(at + batch_files, inputs.files.size());
    Readings readings = read_files(inputs.files, at, end, options);
    tally.add(readings.failures);
    std::move(readings.reports.begin(), readings.reports.end(), std::back_inserter(reports));
    progress.at(end, inputs.files.size(), tally.failed());
  }
  return reports;
}

std::optional<Models> models_for(const Options& options) {
  Result<Models> models = load_models(models_folder(options));
  if (models) return std::move(*models);
  fmt::print(stderr, "entente: {}\n", models.error().what);
  return std::nullopt;
}

std::optional<Outlined> outlined(const Options& options) {
  Inputs inputs = find_inputs(options.paths);
  Tally tally(options);
  std::optional<Models> models = models_for(options);
  if (!models) return std::nullopt;
  std::vector<Report> reports = all_reports(options, inputs, tally);
  Brief outline = entente::outline(*models, std::move(reports), engine_options(options));
  if (outline.superseded > 0 && !options.quiet) {
    fmt::print(stderr, "entente: {} older version{} of a report left out\n", outline.superseded, outline.superseded == 1 ? "" : "s");
  }
  return Outlined{std::move(inputs), std::move(tally), std::move(*models), std::move(outline)};
}

void each_story(Outlined& begun, const Options& options, const TakeStory& take) {
  with_progress(options, [&](const EngineOptions& engine) { tell(begun.models, std::move(begun.outline), engine, take); });
}

std::optional<Briefed> briefed(const Options& options) {
  std::optional<Outlined> begun = outlined(options);
  if (!begun) return std::nullopt;
  Brief all = with_progress(options, [&](const EngineOptions& engine) { return brief(begun->models, std::move(begun->outline), engine); });
  return Briefed{std::move(begun->inputs), std::move(begun->tally), std::move(all)};
}

EngineOptions engine_options(const Options& options) {
  EngineOptions engine;
  engine.threads = options.threads;
  engine.as_of = options.as_of;
  engine.gather.one_story = options.one_story;
  return engine;
}

Format format_for(const Options& options) {
  if (options.format != Format::automatic) return options.format;
  return terminal_of_stdout(options.no_color).interactive ? Format::text : Format::json;
}

bool put(const std::string& text) { return std::fwrite(text.data(), 1, text.size(), stdout) == text.size(); }

}  // namespace entente::cli
