// PATH... to reports: the files, their companions, what could not be read.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/options.h"
#include "entente/report.h"
#include "entente/result.h"

namespace entente::cli {

struct Inputs {
  std::vector<std::string> files;    ///< sorted by path, each once; "-" is standard input
  std::vector<Error> failures;       ///< paths that are not there or cannot be opened
  std::size_t skipped = 0;           ///< files of a folder that are no reports by their name
};

/// Finds the files of all paths. A folder gives its files with a known ending, at any depth; a file named on the command
/// line is always taken. Links to folders are not followed.
Inputs find_inputs(const std::vector<std::string>& paths);

struct Readings {
  std::vector<Report> reports;       ///< in order of file, then place in the file
  std::vector<Error> failures;
};

/// Reads files [begin, end) of `files` into reports, on `options.threads` threads; the order is that of the files.
Readings read_files(const std::vector<std::string>& files, std::size_t begin, std::size_t end, const Options& options);

}  // namespace entente::cli
