// entente-eval frames F.txt[.gz]...: how many claims between two coded actors the lexicons of frames and events know.
// One sentence a line. --option every counts all claims but comments. --out lists the predicates that have neither, the commonest first.
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <fstream>
#include <map>

#include "entente/code.h"
#include "entente/parse.h"
#include "eval.h"
#include "frames_eval.h"

namespace entente::eval {

Result<std::shared_ptr<const ParseModel>> parse_model(const Request& request);

namespace {

constexpr std::size_t most_lines = 4000;

struct Counts {
  std::size_t claims = 0, framed = 0, coded = 0;
  std::map<std::string, std::size_t> bare;      ///< predicates without a frame or an event
};

std::size_t coded_actors(const Claim& claim) {
  std::vector<std::string> codes;
  for (const Argument& arg : claim.args) {
    for (const Actor& actor : arg.actors) {
      if (!actor.state.empty()) codes.push_back(to_line(actor));
    }
  }
  std::sort(codes.begin(), codes.end());
  return static_cast<std::size_t>(std::unique(codes.begin(), codes.end()) - codes.begin());
}

std::string lemma_at(const Sentence& sentence, Span head) {
  for (const Token& token : sentence.tokens) {
    if (token.span == head) return token.lemma;
  }
  return "-";
}

void add(const Coding& coding, const std::vector<Sentence>& sentences, bool every, Counts& counts) {
  for (const Claim& claim : coding.claims) {
    if (every ? claim.kind == ClaimKind::comment : coded_actors(claim) < 2) continue;
    ++counts.claims;
    counts.framed += !claim.frame.empty();
    const bool known = !claim.frame.empty() || claim.event || claim.announced;
    counts.coded += known;
    if (!known) ++counts.bare[lemma_at(sentences[claim.sentence], claim.head)];
  }
}

bool write(const std::string& path, const Counts& counts) {
  std::vector<std::pair<std::size_t, std::string>> list;
  for (const auto& [lemma, n] : counts.bare) list.emplace_back(n, lemma);
  std::sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  std::ofstream file(path);
  for (const auto& [n, lemma] : list) file << lemma << '\t' << n << '\n';
  return static_cast<bool>(file.flush());
}

double share(std::size_t part, std::size_t all) { return all == 0 ? 0 : std::round(10000.0 * static_cast<double>(part) / static_cast<double>(all)) / 10000; }

}  // namespace

Result<Scores> frames(const Request& request) {
  const auto parser = parse_model(request);
  if (!parser) return parser.error();
  const auto coder = CodeModel::built_in();
  if (!coder) return coder.error();
  Counts counts;
  for (const std::string& path : request.gold) {
    const Result<std::string> bytes = file_bytes(path);
    if (!bytes) return bytes.error();
    std::string_view rest = *bytes;
    for (std::size_t line = 0; line < most_lines && !rest.empty(); ++line) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      Report report;
      report.language = "en";
      report.text = rest.substr(0, end);
      report.id = hash_report(report.text);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      const std::vector<Sentence> sentences = entente::parse(**parser, report);
      add(code(**coder, report, sentences), sentences, request.option == "every", counts);
    }
  }
  if (!request.out.empty() && !write(request.out, counts)) return Error{Error::Kind::io, request.out + ": cannot be written"};
  Scores scores;
  scores["claims"] = counts.claims;
  scores["framed"] = share(counts.framed, counts.claims);
  scores["framed_or_event"] = share(counts.coded, counts.claims);
  return scores;
}

}  // namespace entente::eval
