// entente-eval parse F.conllu[.gz]: trees on gold tokens and from raw text.
#include <fmt/format.h>

#include <cmath>
#include <ctime>
#include <fstream>

#include "conllu.h"
#include "eval.h"
#include "entente/parse.h"
#include "parse/parse_tokens.h"
#include "tree_scores.h"

namespace entente::eval {
namespace {

// The gold words parted by blanks: the analysis sees words alone, not the space between them.
struct GoldTokens {
  Report report;
  std::vector<Sentence> sentences;
};

GoldTokens tokens_of(const Treebank& gold) {
  GoldTokens out;
  for (const TreeSentence& s : gold.sentences) {
    Sentence sentence;
    for (std::uint32_t i = s.first; i < s.first + s.words; ++i) {
      const auto begin = static_cast<std::uint32_t>(out.report.text.size());
      out.report.text += gold.words[i].form;
      sentence.tokens.push_back({.span = {begin, static_cast<std::uint32_t>(out.report.text.size())}});
      out.report.text += ' ';
    }
    sentence.span = {sentence.tokens.front().span.begin, sentence.tokens.back().span.end};
    out.sentences.push_back(std::move(sentence));
  }
  return out;
}

// The sentences' texts; a new paragraph is a blank line.
Report raw_report(const Treebank& gold) {
  Report report;
  for (const TreeSentence& s : gold.sentences) {
    if (!report.text.empty()) report.text += s.new_paragraph ? "\n\n" : " ";
    report.text += s.text;
  }
  return report;
}

std::string conllu_of(const std::vector<Sentence>& sentences, const Report& report) {
  std::string out;
  for (const Sentence& s : sentences) out += to_conllu(s, report);
  return out;
}

Result<bool> write(const std::string& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary);
  file << text;
  if (!file.flush()) return Error{Error::Kind::io, path + ": cannot be written"};
  return true;
}

// Of the processor, not of the clock on the wall: other programs may be running.
double seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

Result<Scores> scores_of(const Treebank& gold, const std::string& system, const std::string& out) {
  if (!out.empty())
    if (const auto written = write(out, system); !written) return written.error();
  const Result<Treebank> bank = read_conllu(system, "system");
  if (!bank) return bank.error();
  return score_trees(gold, *bank);
}

}  // namespace

Result<std::shared_ptr<const ParseModel>> parse_model(const Request& request) {
  const Result<std::string> bytes = file_bytes(request.models + "/en.bin");
  if (!bytes) return bytes.error();
  return ParseModel::load(*bytes);
}

Result<Scores> parse(const Request& request) {
  const Result<std::string> bytes = file_bytes(request.gold.front());
  if (!bytes) return bytes.error();
  const Result<Treebank> gold = read_conllu(*bytes, request.gold.front());
  if (!gold) return gold.error();
  if (gold->words.empty()) return Error{Error::Kind::format, request.gold.front() + ": no words"};
  const auto model = parse_model(request);
  if (!model) return model.error();

  GoldTokens given = tokens_of(*gold);
  Workspace work((*model)->impl());
  const double start = seconds();
  parse_tokens(given.report.text, given.sentences, work);
  const double took = seconds() - start;
  Result<Scores> scores = scores_of(*gold, conllu_of(given.sentences, given.report), request.out);
  if (!scores) return scores;

  const Report raw = raw_report(*gold);
  const std::vector<Sentence> sentences = entente::parse(**model, raw);
  const Result<Scores> from_raw = scores_of(*gold, conllu_of(sentences, raw), request.out.empty() ? "" : request.out + ".raw");
  if (!from_raw) return from_raw;
  for (const auto& [key, value] : from_raw->items())
    if (key.ends_with("_f1") || key.find("_raw") != key.npos) (*scores)[key] = value;
  (*scores)["words_per_s"] = std::round(static_cast<double>(gold->words.size()) / took);
  return scores;
}

}  // namespace entente::eval
