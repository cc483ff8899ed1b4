// entente-eval events F.jsonl: events of single sentences.
#include <chrono>
#include <fstream>

#include "code/clause/clause.h"
#include "code/clause/words.h"
#include "code/event/event.h"
#include "code/event/token_actors.h"
#include "code/status/factuality.h"
#include "entente/parse.h"
#include "eval.h"
#include "events_score.h"
#include "text/tables.h"

namespace entente::eval {
namespace {

using nlohmann::json;

struct Rooms {
  std::shared_ptr<const ParseModel> parser;
  ActorTable actors;
  StatusTable status;
  ClauseWords words;
  EventLexicon lexicon;
};

Result<Rooms> rooms(const std::string& models) {
  const Result<std::string> bytes = file_bytes(models + "/en.bin");
  if (!bytes) return bytes.error();
  Result<std::shared_ptr<const ParseModel>> parser = ParseModel::load(*bytes);
  if (!parser) return parser.error();
  Result<ActorTable> actors = ActorTable::load();
  if (!actors) return actors.error();
  Result<StatusTable> status = StatusTable::load();
  if (!status) return status.error();
  Result<ClauseWords> words = ClauseWords::load(table("lexicon/clause_words.txt"), table("actors/nouns.tsv"));
  if (!words) return words.error();
  Result<EventLexicon> lexicon = EventLexicon::load();
  if (!lexicon) return lexicon.error();
  return Rooms{std::move(*parser), *std::move(actors), *std::move(status), *std::move(words), *std::move(lexicon)};
}

json side(const std::vector<Actor>& actors) {
  json out = json::array();
  for (const Actor& a : actors) {
    json x = {{"sector", a.sectors}, {"text", a.text}};
    x["iso3"] = a.state.empty() ? json() : json(a.state);
    out.push_back(std::move(x));
  }
  return out;
}

json to_json(const EventReading& e, const TokenActors& at, const Clause& clause, const Report& report, const Sentence& sentence) {
  json x = {{"type", name_of(e.type)}, {"status", e.negated && e.status != Status::background ? "denied" : std::string(name_of(e.status))},
            {"actor", side(doers(at, sentence, e))}, {"recipient", side(recipients(at, sentence, e))},
            {"rules", e.rules}, {"clause", to_line(clause, report, sentence)}};
  if (!e.mode.empty()) x["mode"] = e.mode;
  if (!e.contexts.empty()) x["context"] = e.contexts;
  if (e.announced) x["announced"] = {{"type", name_of(e.announced->type)}, {"mode", e.announced->mode}};
  x["reciprocal"] = e.recipients.empty() && e.sites.empty() && doers(at, sentence, e).size() > 1;
  return x;
}

/// What the coder saw: each clause with its status and who was found in it.
json seen(const EventInput& input) {
  json out = json::array();
  for (const Clause& clause : input.clauses) {
    const TokenStatus& status = input.status[clause.finite()];
    std::string who;
    for (const ClauseArg& arg : clause.args) {
      for (const Actor& actor : input.actors[arg.core]) who += " " + to_line(actor);
      for (const Actor& actor : input.places[arg.core]) who += " (" + to_line(actor) + ")";
    }
    out.push_back(to_line(clause, input.report, input.sentence) + " | " + std::string(name_of(status.status)) + (status.negated ? " not" : "") + " |" + who);
  }
  return out;
}

json events_in(const Rooms& rooms, const std::string& text, std::size_t& sentences, double& parsing, json* view) {
  Report report;
  report.text = text;
  report.language = "en";
  report.id = hash_report(text);
  const auto start = std::chrono::steady_clock::now();
  const std::vector<Sentence> parsed = entente::parse(*rooms.parser, report);
  parsing += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  const std::vector<Tree> trees = trees_of(report, parsed);
  const EntityReading people = entities(rooms.actors, report, parsed, trees);
  json out = json::array();
  for (std::size_t s = 0; s < parsed.size(); ++s) {
    const Sentence& sentence = parsed[s];
    ++sentences;
    const std::vector<Clause> found = clauses(rooms.words, sentence, trees[s]);
    const std::vector<TokenStatus> status = statuses(rooms.status, report, sentence);
    const TokenActors at = token_actors(rooms.actors, report, sentence, people, people.places[s]);
    const EventInput input{report, sentence, found, at.actors, at.places, at.parties, status, at.dateline};
    if (view != nullptr) view->push_back(seen(input));
    for (const EventReading& e : events_of(rooms.lexicon, input)) {
      out.push_back(to_json(e, at, found[static_cast<std::size_t>(e.clause)], report, sentence));
    }
  }
  return out;
}

Result<std::vector<json>> records(const std::vector<std::string>& files) {
  std::vector<json> out;
  for (const std::string& file : files) {
    const Result<std::string> bytes = file_bytes(file);
    if (!bytes) return bytes.error();
    std::size_t begin = 0;
    while (begin < bytes->size()) {
      const std::size_t end = std::min(bytes->find('\n', begin), bytes->size());
      const std::string line = bytes->substr(begin, end - begin);
      begin = end + 1;
      if (line.find_first_not_of(" \r\t") == std::string::npos) continue;
      json d = json::parse(line, nullptr, false);
      if (d.is_discarded()) return Error{Error::Kind::format, file + ": a line is not JSON"};
      out.push_back(std::move(d));
    }
  }
  return out;
}

}  // namespace

Result<Scores> events(const Request& request) {
  const Result<std::vector<json>> gold = records(request.gold);
  if (!gold) return gold.error();
  const Result<Rooms> all = rooms(request.models);
  if (!all) return all.error();
  std::vector<json> system;
  std::size_t sentences = 0;
  double parsing = 0;
  const auto start = std::chrono::steady_clock::now();
  for (const json& d : *gold) {
    const std::string text = d.value("text", "");
    json view = json::array();
    json line = {{"id", d.value("id", "")}, {"text", text}};
    line["events"] = events_in(*all, text, sentences, parsing, request.option == "clauses" ? &view : nullptr);
    if (!view.empty()) line["clauses"] = std::move(view);
    system.push_back(std::move(line));
  }
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  if (!request.out.empty()) {
    std::ofstream file(request.out, std::ios::binary);
    for (const json& d : system) file << d.dump(-1, ' ', false, json::error_handler_t::replace) << '\n';
    if (!file.flush()) return Error{Error::Kind::io, request.out + ": cannot be written"};
  }
  Result<Scores> scores = score_events(*gold, system);
  if (scores) {
    (*scores)["sentences_per_s"] = static_cast<double>(sentences) / seconds;
    (*scores)["sentences_per_s_after_parsing"] = static_cast<double>(sentences) / (seconds - parsing);
  }
  return scores;
}

}  // namespace entente::eval
