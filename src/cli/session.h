// What every command does around its work: find inputs, load models, say what failed, choose the exit code.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/inputs.h"
#include "cli/options.h"
#include "entente/engine.h"

namespace entente::cli {

/// What was found and what failed while a command ran.
class Tally {
 public:
  explicit Tally(const Options& options) : quiet_(options.quiet) {}
  void add(const std::vector<Error>& failures);
  void found(std::size_t n) { found_ += n; }
  std::size_t failed() const { return failures_.size(); }
  /// Lists the failures on stderr and gives the exit code.
  int finish(const Inputs& inputs) const;

 private:
  bool quiet_;
  std::size_t found_ = 0;
  std::vector<Error> failures_;
};

/// Reads the inputs a batch at a time, so that memory does not grow with their number; batches come in order.
int each_batch(const Options& options, const char* verb, const std::function<std::size_t(std::vector<Report>)>& work);

/// All reports at once, for what needs them together.
std::vector<Report> all_reports(const Options& options, const Inputs& inputs, Tally& tally);

/// Inputs read and gathered into stories; what failed is in the tally.
struct Outlined {
  Inputs inputs;
  Tally tally;
  Models models;
  Brief outline;
};

/// Nothing if the models cannot be loaded; that is printed.
std::optional<Outlined> outlined(const Options& options);

/// Takes the stories of the outline one by one as they are told (`tell` of the engine), with progress.
void each_story(Outlined& begun, const Options& options, const TakeStory& take);

/// Inputs read, coded and put together; what failed is in the tally.
struct Briefed {
  Inputs inputs;
  Tally tally;
  Brief brief;
};

/// All inputs as one brief. Nothing if the models cannot be loaded; that is printed.
std::optional<Briefed> briefed(const Options& options);

/// The models as the options say. An error is printed; nothing is returned then.
std::optional<Models> models_for(const Options& options);

EngineOptions engine_options(const Options& options);

/// Text if it goes to a terminal, JSON Lines if it goes into a pipe, unless the user said.
Format format_for(const Options& options);

/// Writes to stdout. False if the other end is gone: that ends the work without being an error.
bool put(const std::string& text);

}  // namespace entente::cli
