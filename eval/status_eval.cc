// entente-eval status: factuality (UDS-IH2 and UW shapes) and status (MEANTIME shape), as the reference scorer counts.
#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "../tests/conllu.h"
#include "code/status/compose.h"
#include "code/status/factuality.h"
#include "code/status/score.h"
#include "entente/parse.h"
#include "eval.h"

namespace entente::eval {
namespace {

using Json = nlohmann::ordered_json;

struct Parsed {
  Report report;
  std::vector<Sentence> sentences;
};

// Trees of the text: the parser's, or gold ones ("--option trees=a.conllu.gz,b.conllu.gz") where they have the text.
class Trees {
 public:
  static Result<Trees> load(const Request& request) {
    Trees out;
    std::string_view option = request.option;
    if (option.starts_with("trees=")) {
      for (std::string_view path : testing::cut(option.substr(6), ',')) {
        const Result<std::string> bytes = file_bytes(std::string(path));
        if (!bytes) return bytes.error();
        out.add_gold(*bytes);
      }
    }
    const Result<std::string> model = file_bytes(request.models + "/en.bin");
    if (!model) return out.gold_.empty() ? Result<Trees>(model.error()) : Result<Trees>(std::move(out));
    auto parser = ParseModel::load(*model);
    if (!parser) return parser.error();
    out.parser_ = *parser;
    return out;
  }

  std::optional<Parsed> of(const std::string& text, const std::string& published, bool titled = false) const {
    Parsed p;
    p.report.text = text;
    p.report.language = "en";
    if (const auto day = Day::parse(published.substr(0, 10))) {
      p.report.published = {{*day, *day}, PublishedHow::stated};
    }
    if (titled) p.report.title = {0, static_cast<std::uint32_t>(std::min(text.find('\n'), text.size()))};
    if (const auto at = gold_.find(text); at != gold_.end()) p.sentences = {at->second};
    else if (parser_) p.sentences = parse(*parser_, p.report);
    else return std::nullopt;
    return p;
  }

 private:
  void add_gold(std::string_view bytes) {
    testing::Trees trees = testing::read_conllu(bytes);
    for (Sentence& s : trees.sentences) {
      const std::string text(trees.report.at(s.span));
      const std::uint32_t from = s.span.begin;
      for (Token& t : s.tokens) t.span = {t.span.begin - from, t.span.end - from};
      s.span = {0, s.span.end - from};
      gold_.emplace(text, std::move(s));
    }
  }

  std::map<std::string, Sentence> gold_;
  std::shared_ptr<const ParseModel> parser_;
};

struct Answers {
  std::vector<TokenStatus> statuses;   // of all tokens of all sentences
  std::vector<Span> spans;
  std::vector<Span> head_spans;        // of the token's head; empty and outside everything: the root
  std::vector<std::vector<std::string>> features;
};

Answers answer(const StatusTable& table, const Parsed& p, bool features) {
  Answers out;
  for (const Sentence& s : p.sentences) {
    for (const TokenStatus& t : statuses(table, p.report, s)) out.statuses.push_back(t);
    for (const Token& t : s.tokens) {
      out.spans.push_back(t.span);
      out.head_spans.push_back(t.head == no_token ? Span{} : s.tokens[t.head].span);
    }
    if (!features) continue;
    const status::Dependents tree(s);
    const auto marks = status::marks_of(table.impl(), tree);
    const auto values = status::compose(table.impl(), tree, p.report, s, marks);
    for (TokenIndex i = 0; i < s.tokens.size(); ++i) out.features.push_back(status::score_features(tree, s, marks, values, i));
  }
  return out;
}

// The head of a span: its first token whose own head lies outside; -1: no token in the span.
std::ptrdiff_t token_at(const Answers& a, Span span) {
  for (std::size_t i = 0; i < a.spans.size(); ++i)
    if (a.spans[i].overlaps(span) && !a.head_spans[i].overlaps(span)) return static_cast<std::ptrdiff_t>(i);
  return -1;
}

std::vector<Json> lines_of(const std::string& bytes) {
  std::vector<Json> out;
  for (std::string_view line : testing::cut(bytes, '\n'))
    if (!line.empty()) out.push_back(Json::parse(line));
  return out;
}

Span word_span(const std::string& text, std::size_t index) {
  std::size_t begin = 0;
  for (; index > 0; --index) begin = text.find(' ', begin) + 1;
  const std::size_t end = std::min(text.find(' ', begin), text.size());
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

double pearson(const std::vector<double>& g, const std::vector<double>& s) {
  double mg = 0, ms = 0, cov = 0, vg = 0, vs = 0;
  for (std::size_t i = 0; i < g.size(); ++i) mg += g[i], ms += s[i];
  mg /= static_cast<double>(g.size()), ms /= static_cast<double>(g.size());
  for (std::size_t i = 0; i < g.size(); ++i) {
    cov += (g[i] - mg) * (s[i] - ms);
    vg += (g[i] - mg) * (g[i] - mg);
    vs += (s[i] - ms) * (s[i] - ms);
  }
  return vg * vs > 0 ? cov / std::sqrt(vg * vs) : 0;
}

// The reference scorer takes a system's answer for the same predicate in order: ours is always the same one.
Scores factuality_scores(const StatusTable& table, const Trees& trees, const std::vector<Json>& gold, const Request& request) {
  std::ofstream out, features;
  if (!request.out.empty()) {
    out.open(request.out);
    features.open(request.out + ".features");
  }
  std::vector<double> g, s;
  std::string last;
  std::optional<Parsed> parsed;
  Answers answers;
  std::size_t missing = 0;
  for (const Json& d : gold) {
    const std::string text = d["text"];
    if (text != last) {
      parsed = trees.of(text, "");
      answers = parsed ? answer(table, *parsed, features.is_open()) : Answers{};
      last = text;
    }
    const auto at = token_at(answers, word_span(text, d["predicate_index"].get<std::size_t>()));
    g.push_back(d["score"]);
    s.push_back(at < 0 ? 0 : answers.statuses[static_cast<std::size_t>(at)].score);
    missing += at < 0;
    if (at < 0 || !out.is_open()) continue;
    out << Json{{"text", text}, {"predicate_index", d["predicate_index"]}, {"score", s.back()}}.dump() << '\n';
    features << fmt::format("{}", g.back());
    for (const std::string& f : answers.features[static_cast<std::size_t>(at)]) features << '\t' << f;
    features << '\n';
  }
  double sum = 0;
  for (std::size_t i = 0; i < g.size(); ++i) sum += std::abs(g[i] - s[i]);
  return {{"predicates", g.size()}, {"missing", missing}, {"mae", sum / static_cast<double>(g.size())}, {"r", pearson(g, s)}};
}

struct Fold {
  std::string certainty, time, polarity;
};

// MEANTIME's three fields. FUTURE: ahead of the report; certain: neither hedged nor left open.
Fold fold(const TokenStatus& t) {
  Fold f{"CERTAIN", "NON_FUTURE", t.negated ? "NEG" : "POS"};
  switch (t.status) {
    case Status::planned: f.time = "FUTURE"; break;
    case Status::expected: f.time = "FUTURE"; f.certainty = "PROBABLE"; break;
    case Status::possible: f.time = "FUTURE"; f.certainty = "POSSIBLE"; break;
    case Status::conditional: f.time = "FUTURE"; f.certainty = f.polarity = "UNDERSPECIFIED"; break;   // open either way
    case Status::unclear: f.certainty = "UNDERSPECIFIED"; f.polarity = "UNDERSPECIFIED"; f.time = "FUTURE"; break;
    case Status::counterfactual: f.certainty = "CERTAIN"; f.polarity = "NEG"; break;
    default: break;
  }
  return f;
}

// Byte offset of each code point, and the end.
std::vector<std::uint32_t> offsets_of(const std::string& text) {
  std::vector<std::uint32_t> out;
  for (std::uint32_t i = 0; i < text.size(); ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) out.push_back(i);
  out.push_back(static_cast<std::uint32_t>(text.size()));
  return out;
}

std::string upper(const Json& event, const char* key) {
  if (!event.contains(key) || !event[key].is_string()) return {};
  std::string s = event[key];
  std::transform(s.begin(), s.end(), s.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  return s;
}

struct Count {
  double right = 0, gold = 0, system = 0;
};

Scores status_scores(const StatusTable& table, const Trees& trees, const std::vector<Json>& gold, const Request& request) {
  constexpr const char* fields[] = {"certainty", "time", "polarity"};
  std::ofstream out;
  if (!request.out.empty()) out.open(request.out);
  std::map<std::string, Count> counts[3];
  double total = 0, right = 0, whole = 0, events = 0, missing = 0;
  for (const Json& d : gold) {
    const std::string text = d["text"];
    const auto parsed = trees.of(text, d.value("dct", ""), true);
    const Answers answers = parsed ? answer(table, *parsed, false) : Answers{};
    const auto offsets = offsets_of(text);
    Json line{{"id", d["id"]}, {"events", Json::array()}};
    std::map<std::pair<int, int>, Json> asked;   // the same span twice counts once, its last values, as in the reference
    for (const Json& e : d["events"]) asked[{e["start"], e["end"]}] = e;
    for (const auto& [key, e] : asked) {
      const Span span{offsets[static_cast<std::size_t>(key.first)], offsets[static_cast<std::size_t>(key.second)]};
      const auto at = token_at(answers, span);
      Fold f;
      if (at >= 0) {
        f = fold(answers.statuses[static_cast<std::size_t>(at)]);
        line["events"].push_back({{"start", key.first}, {"end", key.second}, {"certainty", f.certainty}, {"time", f.time}, {"polarity", f.polarity},
                                  {"status", name_of(answers.statuses[static_cast<std::size_t>(at)].status)}});
      }
      const std::string answered[] = {f.certainty, f.time, f.polarity};
      int of = 0, ok = 0;
      for (int k = 0; k < 3; ++k) {
        const std::string want = upper(e, fields[k]);
        if (want.empty()) continue;
        ++of;
        ++counts[k][want].gold;
        if (!answered[k].empty()) ++counts[k][answered[k]].system;
        if (answered[k] == want) ++counts[k][want].right, ++ok;
      }
      if (of == 0) continue;
      ++events;
      missing += at < 0;
      total += of, right += ok, whole += of == ok;
    }
    if (out.is_open()) out << line.dump() << '\n';
  }
  Scores scores{{"documents", gold.size()}, {"events", events}, {"missing", missing}};
  double macro = 0;
  Scores by_field;
  for (int k = 0; k < 3; ++k) {
    double sum = 0, values = 0;
    for (const auto& [value, c] : counts[k]) {
      if (c.gold == 0) continue;
      const double f1 = 2 * c.right / (c.gold + c.system);
      by_field[fields[k]][value] = f1;
      sum += f1, ++values;
    }
    macro += values > 0 ? sum / values / 3 : 0;
  }
  scores["macro_f1"] = macro;
  scores["accuracy"] = right / total;
  scores["all_right"] = whole / events;
  scores["f1"] = by_field;
  return scores;
}

}  // namespace

Result<Scores> status(const Request& request) {
  const Result<StatusTable> table = StatusTable::load();
  if (!table) return table.error();
  const Result<Trees> trees = Trees::load(request);
  if (!trees) return trees.error();
  std::vector<Json> gold;
  for (const std::string& path : request.gold) {
    const Result<std::string> bytes = file_bytes(path);
    if (!bytes) return bytes.error();
    for (Json& line : lines_of(*bytes)) gold.push_back(std::move(line));
  }
  if (gold.empty()) return Error{Error::Kind::format, "no lines"};
  if (gold.front().contains("predicate_index")) return factuality_scores(*table, *trees, gold, request);
  if (gold.front().contains("events")) return status_scores(*table, *trees, gold, request);
  return Error{Error::Kind::format, request.gold.front() + ": neither factuality nor status"};
}

}  // namespace entente::eval
