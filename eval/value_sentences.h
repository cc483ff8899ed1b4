// Sentences for the scores of values (times, quantities): the parser's, or plain ones.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "entente/report.h"
#include "entente/result.h"
#include "entente/sentence.h"

namespace entente::eval {

/// How sentences are found for the evaluation of values. --option plain leaves the parser out: no tags, no trees.
class SentenceSource {
 public:
  static Result<SentenceSource> open(const std::string& models, bool plain);
  std::vector<Sentence> operator()(const Report& report) const;
  ~SentenceSource();
  SentenceSource(SentenceSource&&) noexcept;

 private:
  struct Parser;
  explicit SentenceSource(std::unique_ptr<Parser> parser);
  std::unique_ptr<Parser> parser_;
};

}  // namespace entente::eval
