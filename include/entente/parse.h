// Stage parse: report -> sentences.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "entente/report.h"
#include "entente/result.h"
#include "entente/sentence.h"

namespace entente {

/// Weights and tables of the parser; immutable, shared by threads. Load once.
class ParseModel {
 public:
  /// Reads a model file's bytes. Errors: model (not ours, another version, damaged).
  static Result<std::shared_ptr<const ParseModel>> load(std::string_view bytes);
  /// Hash of the bytes it was loaded from, in hexadecimal: stands in --version and in outputs.
  const std::string& hash() const;
  ~ParseModel();
  ParseModel(const ParseModel&) = delete;
  ParseModel& operator=(const ParseModel&) = delete;

  struct Impl;
  const Impl& impl() const { return *impl_; }

 private:
  explicit ParseModel(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

struct ParseOptions {
  std::size_t max_tokens = 400;    ///< a longer sentence is cut at a word; what is cut is marked `fallback`
};

/// Sentences of a report: tokens, lemmas, tags, features, trees, names.
/// The end of a paragraph always ends a sentence. Cannot fail: an odd sentence gets a poor tree, marked `fallback`.
/// Cost: linear in the text for bounded sentences; scratch memory is bounded. Pure: the same trees on every machine and thread.
std::vector<Sentence> parse(const ParseModel& model, const Report& report, const ParseOptions& options = {});

}  // namespace entente
