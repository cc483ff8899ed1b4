// entente-eval pages DIR: the stage read on annotated web pages (truth.jsonl, html/ID.html.gz).
#include <chrono>
#include <fstream>
#include <map>

#include "entente/read.h"
#include "eval.h"
#include "page_scores.h"

namespace entente::eval {
namespace {

struct Truth {
  nlohmann::json record;
  Page page;
  std::string id, source;
};

struct Output {
  std::string text, title, date, author;
  bool is_article = false;
};

Result<std::vector<Truth>> load(const std::string& folder, const std::string& only) {
  std::ifstream file(folder + "/truth.jsonl");
  if (!file) return Error{Error::Kind::io, folder + "/truth.jsonl: cannot be opened"};
  std::vector<Truth> pages;
  for (std::string line; std::getline(file, line);) {
    Truth truth;
    truth.record = nlohmann::json::parse(line, nullptr, false);
    if (truth.record.is_discarded()) return Error{Error::Kind::format, folder + "/truth.jsonl: not JSON Lines"};
    truth.id = truth.record["id"];
    truth.source = truth.record["source"];
    if (!only.empty() && truth.source != only) continue;
    Result<std::string> bytes = file_bytes(folder + "/html/" + truth.id + ".html.gz");
    if (!bytes) return bytes.error();
    truth.page.path = truth.id;
    truth.page.media_type = "text/html";
    truth.page.bytes = std::move(*bytes);
    if (truth.record["url"].is_string()) truth.page.facts.url = truth.record["url"];
    pages.push_back(std::move(truth));
  }
  return pages;
}

Output read_page(const Page& page) {
  Output out;
  const Result<Report> report = read(page);
  if (!report) return out;
  out.is_article = true;
  out.title = report->at(report->title);
  std::size_t body = report->title.end;
  while (body < report->text.size() && report->text[body] == '\n') ++body;
  out.text = report->text.substr(body);
  if (report->published.days.exact()) out.date = to_line(*report->published.days.earliest);
  out.author = report->author;
  return out;
}

bool present(const nlohmann::json& record, const char* key) {
  return record.contains(key) && !record[key].is_null() && !record[key].empty() && record[key] != "";
}

std::vector<std::string> snippets(const nlohmann::json& record, const char* key) {
  return present(record, key) ? record[key].get<std::vector<std::string>>() : std::vector<std::string>();
}

// Share of article pages with the field in the truth that are right.
double field_score(const std::vector<Truth>& truths, const std::vector<Output>& outputs, const char* field, std::string Output::*given,
                   bool (*right)(std::string_view, std::string_view)) {
  std::size_t pages = 0, good = 0;
  for (std::size_t i = 0; i < truths.size(); ++i) {
    const nlohmann::json& record = truths[i].record;
    if (!present(record, field) || record["page_type"] != "article") continue;
    ++pages;
    good += !(outputs[i].*given).empty() && right(record[field].get<std::string>(), outputs[i].*given);
  }
  return pages ? double(good) / double(pages) : 0;
}

void score_sources(const std::vector<Truth>& truths, const std::vector<Output>& outputs, Scores& scores) {
  std::map<std::string, std::vector<BodyMatch>> bodies;
  std::map<std::string, SnippetCounts> counts;
  std::size_t with_body = 0, emptied = 0, others = 0, refused = 0;
  for (std::size_t i = 0; i < truths.size(); ++i) {
    const nlohmann::json& record = truths[i].record;
    const std::string& text = outputs[i].text;
    if (present(record, "articleBody")) {
      bodies[truths[i].source].push_back(match_body(record["articleBody"].get<std::string>(), text));
      ++with_body, emptied += !has_words(text);
    } else if (record["page_type"] != "article") {
      ++others, refused += !outputs[i].is_article;
    }
    if (present(record, "with")) count_snippets(snippets(record, "with"), snippets(record, "without"), text, counts[truths[i].source]);
  }
  for (const auto& [source, matches] : bodies) {
    const BodyScores s = score_bodies(matches);
    scores[source] = {{"precision", s.precision}, {"recall", s.recall}, {"f1", s.f1}, {"exact", s.exact}};
  }
  for (const auto& [source, count] : counts) scores[source]["snippets_f1"] = count.f1();
  scores["refused"] = others ? double(refused) / double(others) : 0;
  scores["emptied"] = with_body ? double(emptied) / double(with_body) : 0;
}

Result<bool> write(const std::string& path, const std::vector<Truth>& truths, const std::vector<Output>& outputs) {
  std::ofstream out(path);
  for (std::size_t i = 0; i < truths.size(); ++i) {
    const Output& o = outputs[i];
    out << Scores{{"id", truths[i].id}, {"text", o.text}, {"title", o.title}, {"date", o.date}, {"author", o.author}, {"is_article", o.is_article}}.dump() << '\n';
  }
  if (!out) return Error{Error::Kind::io, path + ": cannot be written"};
  return true;
}

}  // namespace

Result<Scores> pages(const Request& request) {
  const Result<std::vector<Truth>> truths = load(request.gold.front(), request.option);
  if (!truths) return truths.error();
  std::vector<Output> outputs;
  std::size_t bytes = 0;
  for (const Truth& truth : *truths) bytes += truth.page.bytes.size();
  double seconds = 1e9;
  for (int round = 0; round < 2; ++round) {   // the first warms caches and tables
    const auto begin = std::chrono::steady_clock::now();
    outputs.clear();
    for (const Truth& truth : *truths) outputs.push_back(read_page(truth.page));
    seconds = std::min(seconds, std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
  }
  Scores scores;
  score_sources(*truths, outputs, scores);
  scores["date"] = field_score(*truths, outputs, "date", &Output::date, same_day);
  scores["title"] = field_score(*truths, outputs, "title", &Output::title, same_title);
  scores["title_near"] = field_score(*truths, outputs, "title", &Output::title, near_title);
  scores["author"] = field_score(*truths, outputs, "author", &Output::author, names_all);
  scores["pages_per_s"] = double(truths->size()) / seconds;
  scores["mb_per_s"] = double(bytes) / seconds / 1e6;
  if (!request.out.empty()) {
    if (const Result<bool> written = write(request.out, *truths, outputs); !written) return written.error();
  }
  return scores;
}

}  // namespace entente::eval
