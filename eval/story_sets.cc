#include "story_sets.h"

#include <sstream>

#include "eval.h"

namespace entente::eval {
namespace {

using Json = nlohmann::json;

std::string text_or_empty(const Json& doc, const char* key) {
  const auto at = doc.find(key);
  return at == doc.end() || !at->is_string() ? std::string() : at->get<std::string>();
}

/// BASIL: paragraphs of sentences; the first paragraph repeats the title.
std::string paragraphs_of(const Json& doc, const std::string& title) {
  std::string out;
  for (const Json& paragraph : doc.at("paragraphs")) {
    std::string text;
    for (const Json& sentence : paragraph) text += (text.empty() ? "" : " ") + sentence.get<std::string>();
    if (out.empty() && text == title) continue;
    out += (out.empty() ? "" : "\n\n") + text;
  }
  return out;
}

/// ECB+: tokens; the sentence that holds the source's address is not text.
std::string sentences_of(const Json& doc) {
  std::string out;
  int n = 0;
  for (const Json& sentence : doc.at("sents")) {
    const int index = n++;
    if (doc.at("url_sentence").is_number() && doc.at("url_sentence").get<int>() == index) continue;
    std::string text;
    for (const Json& token : sentence) text += (text.empty() ? "" : " ") + token.get<std::string>();
    out += (out.empty() ? "" : "\n") + text;
  }
  return out;
}

}  // namespace

Report report_of(const std::string& title, const std::string& body, const std::string& day, const std::string& path) {
  Report report;
  report.text = title.empty() ? body : title + "\n\n" + body;
  report.title = {0, static_cast<std::uint32_t>(title.size())};
  report.id = hash_report(report.text);
  report.key = path;
  report.path = path;
  report.language = "en";
  if (const auto published = Day::parse(day)) report.published = {{published, published}, PublishedHow::stated};
  return report;
}

Report plain_report(const Page& page) {
  const std::string& text = page.bytes;
  const std::size_t line = text.find('\n');
  const bool title = line != std::string::npos && line > 0 && line < 160 && text.substr(line, 2) == "\n\n" && text[line - 1] != '.';
  Report report = report_of(title ? text.substr(0, line) : "", title ? text.substr(line + 2) : text,
                            page.facts.published ? to_line(*page.facts.published) : "", page.path);
  report.outlet = page.facts.outlet;
  return report;
}

Result<StorySet> story_set(const std::string& folder, bool dated) {
  const Result<std::string> bytes = file_bytes(folder + "/docs.jsonl");
  if (!bytes) return bytes.error();
  StorySet set;
  std::istringstream lines(*bytes);
  for (std::string line; std::getline(lines, line);) {
    const Json doc = Json::parse(line, nullptr, false);
    if (doc.is_discarded()) return Error{Error::Kind::format, folder + ": a line that is no JSON"};
    const std::string title = text_or_empty(doc, "title");
    const std::string body = doc.contains("paragraphs") ? paragraphs_of(doc, title) : doc.contains("sents") ? sentences_of(doc) : text_or_empty(doc, "text");
    const std::string day = !dated ? "" : doc.contains("arrival") ? text_or_empty(doc, "arrival") : text_or_empty(doc, "day");
    set.ids.push_back(doc.contains("id") ? text_or_empty(doc, "id") : text_or_empty(doc, "doc"));
    set.stories.push_back(doc.contains("story") ? text_or_empty(doc, "story") : text_or_empty(doc, "subtopic"));
    set.reports.push_back(report_of(title, body, day, set.ids.back()));
  }
  return set;
}

}  // namespace entente::eval
