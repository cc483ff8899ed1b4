// Scoring a stage on a named set. One file a stage; each function gives one object of scores, all fractions in [0, 1]
// unless the name says otherwise, and writes what it scored to `out` when asked, as the reference scorer reads it.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "entente/result.h"

namespace entente::eval {

struct Request {
  std::vector<std::string> gold;   ///< files or folders as given
  std::string out;                 ///< file or folder for the system output; empty: not written
  std::string models;              ///< folder of the weights
  std::string option;              ///< --option: "dated", "undated", a split ...; empty: the default of the stage
};

using Scores = nlohmann::ordered_json;
using Function = Result<Scores> (*)(const Request&);

/// A whole file, unpacked if it ends in .gz. Errors: io.
Result<std::string> file_bytes(const std::string& path);

/// Every stage that can be scored: declared here, listed in main.cc.
Result<Scores> pages(const Request&);
Result<Scores> parse(const Request&);
Result<Scores> ner(const Request&);
Result<Scores> timex(const Request&);
Result<Scores> events(const Request&);
Result<Scores> quantities(const Request&);
Result<Scores> stories(const Request&);
Result<Scores> coref(const Request&);
Result<Scores> stance(const Request&);
Result<Scores> lineage(const Request&);
Result<Scores> brief(const Request&);
Result<Scores> quotes(const Request&);
Result<Scores> status(const Request&);
Result<Scores> entities(const Request&);

}  // namespace entente::eval
