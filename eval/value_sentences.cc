#include "value_sentences.h"

#include "code/grammar/plain_sentences.h"
#include "entente/parse.h"
#include "eval.h"

namespace entente::eval {

struct SentenceSource::Parser {
  std::shared_ptr<const ParseModel> model;   // none: plain sentences
};

SentenceSource::SentenceSource(std::unique_ptr<Parser> parser) : parser_(std::move(parser)) {}
SentenceSource::~SentenceSource() = default;
SentenceSource::SentenceSource(SentenceSource&&) noexcept = default;

Result<SentenceSource> SentenceSource::open(const std::string& models, bool plain) {
  auto parser = std::make_unique<Parser>();
  if (!plain) {
    const Result<std::string> bytes = file_bytes(models + "/en.bin");
    if (!bytes) return bytes.error();
    Result<std::shared_ptr<const ParseModel>> model = ParseModel::load(*bytes);
    if (!model) return model.error();
    parser->model = *model;
  }
  return SentenceSource(std::move(parser));
}

std::vector<Sentence> SentenceSource::operator()(const Report& report) const {
  return parser_->model ? parse(*parser_->model, report) : plain_sentences(report.text);
}

}  // namespace entente::eval
