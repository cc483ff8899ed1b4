// entente-eval roles F.conllu[.gz]...: what the parser costs the claims. The same code reads the file's trees and our own trees of the
// same words, sentence by sentence; the claims of the file's trees are the key. --out lists the arguments that differ.
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <fstream>
#include <map>
#include <set>
#include <tuple>

#include "../tests/conllu.h"
#include "entente/code.h"
#include "entente/parse.h"
#include "eval.h"
#include "parse/parse_tokens.h"
#include "roles_eval.h"

namespace entente::eval {

Result<std::shared_ptr<const ParseModel>> parse_model(const Request& request);

namespace {

/// Claim's head, argument's head, role.
using Filled = std::tuple<Span, Span, std::string>;
struct Before {
  bool operator()(const Filled& a, const Filled& b) const { return key(a) < key(b); }
  static std::tuple<std::uint32_t, std::uint32_t, std::string_view> key(const Filled& f) {
    return {std::get<0>(f).begin, std::get<1>(f).begin, std::get<2>(f)};
  }
};
using Fillers = std::map<Filled, Span, Before>;      // to the whole phrase

struct Count {
  double key = 0, answer = 0, both = 0;
};

struct Side {
  std::map<std::uint32_t, std::string> claims;      // head to frame
  Fillers fillers;
};

struct Totals {
  Count claims, arguments, without_role, spans;
  std::map<std::string, Count> roles;
  double same_frame = 0, whole = 0;
};

Side side_of(const CodeModel& coder, const Report& report, const Sentence& sentence) {
  Side out;
  const Coding coding = code(coder, report, std::span(&sentence, 1));
  for (const Claim& claim : coding.claims) {
    if (claim.kind == ClaimKind::comment) continue;
    out.claims[claim.head.begin] = claim.frame;
    for (const Argument& arg : claim.args) out.fillers[{claim.head, arg.head, std::string(name_of(arg.role))}] = arg.span;
  }
  return out;
}

void count(Count& c, bool in_key, bool in_answer) {
  c.key += in_key;
  c.answer += in_answer;
  c.both += in_key && in_answer;
}

bool has_filler(const Fillers& fillers, const Filled& like) {
  return std::any_of(fillers.begin(), fillers.end(), [&](const auto& f) {
    return std::get<0>(f.first) == std::get<0>(like) && std::get<1>(f.first) == std::get<1>(like);
  });
}

std::string argument_line(const char* mark, const Report& report, const Filled& f) {
  return fmt::format("  {} {} {} \"{}\"\n", mark, report.at(std::get<0>(f)), std::get<2>(f), report.at(std::get<1>(f)));
}

/// Counts what both sides say; gives the lines of what only one says.
std::string compare(const Report& report, const Side& key, const Side& answer, Totals& totals) {
  std::string out;
  std::set<std::uint32_t> differs;
  for (const auto& [head, frame] : key.claims) {
    const auto met = answer.claims.find(head);
    count(totals.claims, true, met != answer.claims.end());
    totals.same_frame += met != answer.claims.end() && met->second == frame;
  }
  for (const auto& [head, frame] : answer.claims) {
    if (!key.claims.contains(head)) count(totals.claims, false, true);
  }
  for (const auto& [filled, span] : key.fillers) {
    const auto met = answer.fillers.find(filled);
    const bool there = met != answer.fillers.end();
    count(totals.arguments, true, there);
    count(totals.roles[std::get<2>(filled)], true, there);
    count(totals.without_role, true, has_filler(answer.fillers, filled));
    count(totals.spans, true, there && met->second == span);
    if (there) continue;
    differs.insert(std::get<0>(filled).begin);
    out += argument_line("-", report, filled);
  }
  for (const auto& [filled, span] : answer.fillers) {
    const auto met = key.fillers.find(filled);
    if (met == key.fillers.end() || met->second != span) ++totals.spans.answer;
    if (met != key.fillers.end()) continue;
    count(totals.arguments, false, true);
    count(totals.roles[std::get<2>(filled)], false, true);
    if (!has_filler(key.fillers, filled)) ++totals.without_role.answer;
    differs.insert(std::get<0>(filled).begin);
    out += argument_line("+", report, filled);
  }
  for (const auto& [head, frame] : key.claims) {
    const auto met = answer.claims.find(head);
    totals.whole += met != answer.claims.end() && met->second == frame && !differs.contains(head);
  }
  return out;
}

double rounded(double v) { return std::round(v * 1000) / 1000; }
double f1(const Count& c) { return c.key + c.answer == 0 ? 0 : rounded(2 * c.both / (c.key + c.answer)); }

Scores scores_of(const Totals& totals) {
  Scores out;
  out["claims"] = totals.claims.key;
  out["claims_f1"] = f1(totals.claims);
  out["frame_same"] = rounded(totals.claims.both == 0 ? 0 : totals.same_frame / totals.claims.both);
  out["whole_claim"] = rounded(totals.claims.key == 0 ? 0 : totals.whole / totals.claims.key);
  out["arguments"] = totals.arguments.key;
  out["arguments_f1"] = f1(totals.arguments);
  out["without_role_f1"] = f1(totals.without_role);
  out["with_span_f1"] = f1(totals.spans);
  for (const auto& [role, counts] : totals.roles) {
    out[role] = {{"key", counts.key}, {"p", rounded(counts.answer == 0 ? 0 : counts.both / counts.answer)},
                 {"r", rounded(counts.key == 0 ? 0 : counts.both / counts.key)}, {"f1", f1(counts)}};
  }
  return out;
}

}  // namespace

Result<Scores> roles(const Request& request) {
  const auto parser = parse_model(request);
  if (!parser) return parser.error();
  const auto coder = CodeModel::built_in();
  if (!coder) return coder.error();
  Workspace work((*parser)->impl());
  Totals totals;
  std::string out;
  for (const std::string& path : request.gold) {
    const Result<std::string> bytes = file_bytes(path);
    if (!bytes) return bytes.error();
    testing::Trees gold = testing::read_conllu(*bytes);
    for (Sentence& sentence : gold.sentences) {
      Report report;
      report.language = "en";
      report.text = gold.report.at(sentence.span);
      report.id = hash_report(report.text);
      for (Token& token : sentence.tokens) token.span = {token.span.begin - sentence.span.begin, token.span.end - sentence.span.begin};
      sentence.span = {0, static_cast<std::uint32_t>(report.text.size())};
      Sentence own;
      own.span = sentence.span;
      for (const Token& token : sentence.tokens) own.tokens.push_back({.span = token.span});
      parse_tokens(report.text, std::span(&own, 1), work);
      sentence.names = own.names;      // names are not the tree's doing
      const std::string lines = compare(report, side_of(**coder, report, sentence), side_of(**coder, report, own), totals);
      if (!lines.empty()) out += fmt::format("{}\n{}", report.text, lines);
    }
  }
  if (!request.out.empty()) {
    std::ofstream file(request.out, std::ios::binary);
    file << out;
    if (!file.flush()) return Error{Error::Kind::io, request.out + ": cannot be written"};
  }
  return scores_of(totals);
}

}  // namespace entente::eval
