// entente-eval timex F.jsonl...: time expressions on sets in the format of TBAQ and MEANTIME.
#include <chrono>
#include <fstream>

#include "code/when/whens.h"
#include "codepoints.h"
#include "eval.h"
#include "jsonl.h"
#include "timex_score.h"
#include "value_sentences.h"

namespace entente::eval {
namespace {

std::vector<Timex> gold_of(const nlohmann::json& document) {
  std::vector<Timex> out;
  for (const auto& t : document.value("timexes", nlohmann::json::array())) {
    out.push_back({t.at("start").get<std::uint32_t>(), t.at("end").get<std::uint32_t>(), t.value("type", ""), t.value("value", ""), ""});
  }
  return out;
}

std::vector<Timex> system_of(const Report& report, const std::vector<When>& found) {
  const std::vector<std::uint32_t> points = codepoints_before(report.text);
  std::vector<Timex> out;
  for (const When& w : found) out.push_back({points[w.span.begin], points[w.span.end], std::string(name_of(w.type)), w.value, w.mod});
  return out;
}

std::size_t words_in(const std::vector<Sentence>& sentences) {
  std::size_t n = 0;
  for (const Sentence& s : sentences) n += s.tokens.size();
  return n;
}

void write(std::ofstream& out, const std::string& id, const std::vector<Timex>& timexes, const std::vector<When>& found) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (std::size_t i = 0; i < timexes.size(); ++i) {
    const Timex& t = timexes[i];
    list.push_back({{"start", t.begin}, {"end", t.end}, {"type", t.type}, {"value", t.value}, {"mod", t.mod},
                    {"days", to_line(found[i].days)}, {"rule", found[i].rule}});
  }
  out << nlohmann::ordered_json{{"id", id}, {"timexes", std::move(list)}}.dump() << '\n';
}

}  // namespace

Result<Scores> timex(const Request& request) {
  const Result<WhenGrammar> grammar = WhenGrammar::load();
  if (!grammar) return grammar.error();
  const Result<SentenceSource> sentences = SentenceSource::open(request.models, request.option == "plain");
  if (!sentences) return sentences.error();
  std::ofstream out;
  if (!request.out.empty()) out.open(request.out);
  TimexTally tally;
  double seconds = 0;
  std::size_t words = 0;
  for (const std::string& path : request.gold) {
    const Result<std::vector<nlohmann::json>> documents = json_lines(path);
    if (!documents) return documents.error();
    for (const nlohmann::json& document : *documents) {
      Report report;
      report.text = document.at("text").get<std::string>();
      const auto dct = document.find("dct");   // may be null: a text without a day
      const std::optional<Day> day = dct != document.end() && dct->is_string() ? Day::parse(dct->get<std::string>().substr(0, 10)) : std::nullopt;
      report.published = {{day, day}, day ? PublishedHow::stated : PublishedHow::none};
      const std::vector<Sentence> parsed = (*sentences)(report);
      const auto begin = std::chrono::steady_clock::now();
      const std::vector<When> found = whens(*grammar, report, parsed);
      seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
      words += words_in(parsed);
      const std::vector<Timex> system = system_of(report, found);
      add_document(tally, report.text, gold_of(document), system);
      if (out.is_open()) write(out, document.at("id").get<std::string>(), system, found);
    }
  }
  if (out.is_open() && !out.flush()) return Error{Error::Kind::io, request.out + ": cannot be written"};
  return Scores{{"strict_f1", tally.strict_f1()}, {"relaxed_f1", tally.relaxed_f1()}, {"value_f1", tally.value_f1()},
                {"gold", tally.gold}, {"system", tally.system}, {"words_per_s", seconds > 0 ? static_cast<double>(words) / seconds : 0.0}};
}

}  // namespace entente::eval
