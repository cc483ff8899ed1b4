#include "entente/code.h"

#include <optional>
#include <string>
#include <utility>

#include "code/assembly/claims.h"
#include "code/confidence/confidence.h"
#include "code/model.h"
#include "code/rooms.h"
#include "text/tables.h"

namespace entente {
namespace {

std::vector<std::string> tables_hashed() {
  return {"lexicon/clause_words.txt", "lexicon/frames.txt", "lexicon/scales.txt"};
}


// The first error is kept.
template <class Table>
void load(std::optional<Table>& into, std::optional<Error>& wrong) {
  Result<Table> loaded = Table::load();
  if (loaded) into.emplace(std::move(*loaded));
  else if (!wrong) wrong = std::move(loaded).error();
}

}  // namespace

CodeModel::CodeModel(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
CodeModel::~CodeModel() = default;
const std::string& CodeModel::hash() const { return impl_->hash; }

Result<std::shared_ptr<const CodeModel>> CodeModel::built_in() {
  auto impl = std::make_unique<Impl>();
  Result<ClauseWords> words = ClauseWords::load(table("lexicon/clause_words.txt"), table("actors/nouns.tsv"));
  if (!words) return std::move(words).error();
  impl->clause_words = std::move(*words);
  Result<FrameLexicon> frames = FrameLexicon::load(table("lexicon/frames.txt"), table("lexicon/events/sorts.txt"));
  if (!frames) return std::move(frames).error();
  impl->frames = std::move(*frames);
  std::optional<Error> wrong;
  load(impl->actors, wrong);
  load(impl->status, wrong);
  load(impl->cues, wrong);
  load(impl->whens, wrong);
  load(impl->quantities, wrong);
  load(impl->events, wrong);
  if (wrong) return *std::move(wrong);
  Result<ScaleWords> scales = ScaleWords::load(table("lexicon/scales.txt"));
  if (!scales) return std::move(scales).error();
  impl->scales = std::move(*scales);
  std::string bytes;
  for (const std::string& path : tables_hashed()) bytes += table(path);
  impl->hash = to_line(hash_report(bytes));
  return std::shared_ptr<const CodeModel>(new CodeModel(std::move(impl)));
}

Coding code(const CodeModel& model, const Report& report, std::span<const Sentence> sentences, std::span<const RoleEvidence> evidence) {
  Coding coding;
  if (!report.language.empty() && report.language.substr(0, 2) != "en") {
    coding.coded = false;
    return coding;
  }
  Rooms rooms(model.impl(), report, sentences, evidence);
  for (std::uint32_t s = 0; s < sentences.size(); ++s) {
    if (!sentences[s].fallback) assemble(model.impl(), report, sentences[s], rooms.read(s), coding.claims);
  }
  rooms.give(coding);
  rate(report, sentences, coding);
  return coding;
}

}  // namespace entente
