#include "entente/code.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

#include "code/assembly/claims.h"
#include "code/model.h"
#include "text/tables.h"

namespace entente {
namespace {

std::vector<std::string> tables_hashed() {
  return {"lexicon/clause_words.txt", "lexicon/frames.txt", "lexicon/scales.txt"};
}

// Names and pronouns stand for actors as long as nothing better is known.
std::vector<Actor> named(const Report& report, const Token& token) {
  if (token.upos != Upos::PROPN) return {};
  Actor actor;
  actor.name = actor.text = std::string(report.at(token.span));
  actor.span = token.span;
  return {actor};
}

SentenceReading read_sentence(const CodeModel::Impl& model, const Report& report, const Sentence& sentence, std::uint32_t index) {
  SentenceReading reading;
  reading.index = index;
  reading.clauses = clauses(model.clause_words, report, sentence);
  reading.owners = owners(report, sentence, reading.clauses);
  reading.status.assign(sentence.tokens.size(), {});
  reading.entity.assign(sentence.tokens.size(), -1);
  for (const Token& token : sentence.tokens) reading.actors.push_back(named(report, token));
  return reading;
}

}  // namespace

CodeModel::CodeModel(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
CodeModel::~CodeModel() = default;
const std::string& CodeModel::hash() const { return impl_->hash; }

Result<std::shared_ptr<const CodeModel>> CodeModel::built_in() {
  auto impl = std::make_unique<Impl>();
  Result<ClauseWords> words = ClauseWords::load(table("lexicon/clause_words.txt"));
  if (!words) return std::move(words).error();
  impl->clause_words = std::move(*words);
  Result<FrameLexicon> frames = FrameLexicon::load(table("lexicon/frames.txt"));
  if (!frames) return std::move(frames).error();
  impl->frames = std::move(*frames);
  Result<ScaleWords> scales = ScaleWords::load(table("lexicon/scales.txt"));
  if (!scales) return std::move(scales).error();
  impl->scales = std::move(*scales);
  std::string bytes;
  for (const std::string& path : tables_hashed()) bytes += table(path);
  impl->hash = to_line(hash_report(bytes));
  return std::shared_ptr<const CodeModel>(new CodeModel(std::move(impl)));
}

Coding code(const CodeModel& model, const Report& report, std::span<const Sentence> sentences, std::span<const RoleEvidence>) {
  Coding coding;
  if (!report.language.empty() && report.language.substr(0, 2) != "en") {
    coding.coded = false;
    return coding;
  }
  for (std::uint32_t s = 0; s < sentences.size(); ++s) {
    if (sentences[s].fallback) continue;
    const SentenceReading reading = read_sentence(model.impl(), report, sentences[s], s);
    assemble(model.impl(), report, sentences[s], reading, coding.claims);
  }
  return coding;
}

std::vector<RoleEvidence> merge(std::vector<RoleEvidence> evidence) {
  const auto key = [](const RoleEvidence& e) {
    return std::tuple(e.person, e.state, e.office, e.former, e.body, e.cite, e.when.earliest, e.when.latest, e.sectors);
  };
  std::sort(evidence.begin(), evidence.end(), [&](const RoleEvidence& a, const RoleEvidence& b) { return key(a) < key(b); });
  evidence.erase(std::unique(evidence.begin(), evidence.end()), evidence.end());
  return evidence;
}

}  // namespace entente
