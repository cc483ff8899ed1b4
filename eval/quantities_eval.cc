// entente-eval quantities F.jsonl...: quantities on sets in the format of NewsQuant.
#include "code/quantity/quantities.h"

#include <chrono>
#include <fstream>

#include "code/when/whens.h"
#include "codepoints.h"
#include "eval.h"
#include "jsonl.h"
#include "quantity_score.h"
#include "value_sentences.h"

namespace entente::eval {
namespace {

bool is_content(const Token& t) {
  return t.upos == Upos::NOUN || t.upos == Upos::PROPN || t.upos == Upos::ADJ || t.upos == Upos::VERB || t.upos == Upos::X;
}

/// The words of a span: lemmas of its nouns, forms else, as the gold writes units of counts ("armed boat").
std::string words_of(const Report& report, const std::vector<Sentence>& sentences, Span span, bool lemmas) {
  std::string out;
  for (const Sentence& s : sentences) {
    if (!s.span.overlaps(span)) continue;
    for (const Token& t : s.tokens) {
      if (!span.contains(t.span) || !is_content(t)) continue;
      if (!out.empty()) out += ' ';
      out += lemmas && (t.upos == Upos::NOUN || t.upos == Upos::ADJ) && !t.lemma.empty() ? t.lemma : std::string(report.at(t.span));
    }
  }
  return out;
}

/// A canonical unit as the gold spells it ("dollar per gallon").
std::string spelled(const QuantityGrammar& grammar, const std::string& unit) {
  const std::size_t per = unit.find(" per ");
  const std::string_view whole = grammar.unit_name(unit);
  if (whole != unit || per == std::string::npos) return std::string(whole);
  return std::string(grammar.unit_name(unit.substr(0, per))) + " per " + std::string(grammar.unit_name(unit.substr(per + 5)));
}

nlohmann::ordered_json item_of(const QuantityGrammar& grammar, const Report& report, const std::vector<Sentence>& sentences, const Quantity& q) {
  nlohmann::ordered_json out;
  if (q.low == q.high) out["value"] = q.low.value();
  else out["range"] = {q.low.value(), q.high.value()};
  if (q.hedge == Hedge::above) out["approx"] = ">";   // the gold has one slot for hedge and change: "more than" goes first
  else out["approx"] = q.change == Change::up ? "up" : q.change == Change::down ? "down" : std::string(name_of(q.hedge));
  if (q.dimension == "count" && q.unit.empty()) out["unit"] = words_of(report, sentences, q.of, true);
  else if (q.unit == "times") out["unit"] = "count";
  else if (q.dimension == "share" && q.unit.empty()) out["unit"] = "% " + words_of(report, sentences, q.whole, true);
  else out["unit"] = spelled(grammar, q.unit);
  out["of"] = words_of(report, sentences, q.whole.empty() ? q.of : q.whole, false);
  out["rule"] = q.rule;
  return out;
}

}  // namespace

Result<Scores> quantities(const Request& request) {
  const Result<WhenGrammar> times = WhenGrammar::load();
  if (!times) return times.error();
  const Result<QuantityGrammar> grammar = QuantityGrammar::load();
  if (!grammar) return grammar.error();
  const Result<SentenceSource> source = SentenceSource::open(request.models, request.option == "plain");
  if (!source) return source.error();
  std::ofstream out;
  if (!request.out.empty()) out.open(request.out);
  QuantityTally tally;
  double seconds = 0;
  std::size_t words = 0;
  for (const std::string& path : request.gold) {
    const Result<std::vector<nlohmann::json>> lines = json_lines(path);
    if (!lines) return lines.error();
    for (const nlohmann::json& line : *lines) {
      Report report;
      report.text = line.at("text").get<std::string>();
      const std::vector<Sentence> sentences = (*source)(report);
      for (const Sentence& s : sentences) words += s.tokens.size();
      const auto begin = std::chrono::steady_clock::now();
      const std::vector<When> found_times = whens(*times, report, sentences);
      const std::vector<Quantity> found = entente::quantities(*grammar, report, sentences, found_times);
      seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
      nlohmann::ordered_json items = nlohmann::ordered_json::array();
      const std::vector<std::uint32_t> points = codepoints_before(report.text);
      for (const Quantity& q : found) {
        items.push_back(item_of(*grammar, report, sentences, q));
        items.back()["start"] = points[q.span.begin];
        items.back()["end"] = points[q.span.end];
      }
      std::vector<QuantityItem> gold, system;
      for (const auto& q : line.value("quantities", nlohmann::json::array())) gold.push_back(quantity_item(q));
      for (const auto& q : items) system.push_back(quantity_item(nlohmann::json(q)));
      add_sentence(tally, gold, system);
      if (out.is_open()) out << nlohmann::ordered_json{{"id", line.at("id")}, {"quantities", std::move(items)}}.dump() << '\n';
    }
  }
  if (out.is_open() && !out.flush()) return Error{Error::Kind::io, request.out + ": cannot be written"};
  return Scores{{"value_f1", tally.f1(tally.value)}, {"unit_f1", tally.f1(tally.unit)}, {"change_f1", tally.f1(tally.change)},
                {"of_f1", tally.f1(tally.of)}, {"gold", tally.gold}, {"system", tally.system},
                {"words_per_s", seconds > 0 ? static_cast<double>(words) / seconds : 0.0}};
}

}  // namespace entente::eval
