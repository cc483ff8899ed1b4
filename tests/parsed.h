// A text of our own, parsed with the model of this repository, for tests of later stages.
#pragma once

#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "entente/parse.h"

namespace entente::testing {

/// The model of models/en.bin, loaded once; null where it is missing: the test is to be skipped.
inline std::shared_ptr<const ParseModel> parser() {
  static const std::shared_ptr<const ParseModel> model = [] {
    std::ifstream file(std::string(ENTENTE_SOURCE) + "/models/en.bin", std::ios::binary);
    std::stringstream bytes;
    bytes << file.rdbuf();
    const auto loaded = ParseModel::load(bytes.str());
    return loaded ? *loaded : std::shared_ptr<const ParseModel>();
  }();
  return model;
}

struct ParsedText {
  Report report;
  std::vector<Sentence> sentences;
};

/// A text that begins with "# " is the title of a report and nothing else.
inline ParsedText parsed(std::string text) {
  ParsedText out;
  const bool title = text.starts_with("# ");
  if (title) text.erase(0, 2);
  out.report.language = "en";
  if (title) out.report.title = {0, static_cast<std::uint32_t>(text.size())};
  out.report.text = std::move(text);
  out.sentences = parse(*parser(), out.report);
  return out;
}

}  // namespace entente::testing
