// entente-eval STAGE GOLD...: scores a stage on a gold file (docs/quality.md).
#include <CLI/CLI.hpp>
#include <cstdio>
#include <fmt/format.h>

#include "eval.h"
#include "disputes_eval.h"
#include "frames_eval.h"
#include "roles_eval.h"

namespace entente::eval {
namespace {

struct Stage {
  const char* name;
  const char* gold;
  Function function;
};

// One line a stage, in the order of the data's way.
constexpr Stage stages[] = {
    {"pages", "DIR with truth.jsonl and html/; --option keeps one source set", pages},
    {"parse", "F.conllu[.gz]: gold tokens and raw text", parse},
    {"ner", "F.iob2[.gz]: gold tokens", ner},
    {"coref", "DIR of ECB+; --option train|dev for one split", coref},
    {"stance", "DIR with pairs.jsonl", stance},
    {"lineage", "DIR with docs.jsonl (copies made of its texts) or with STORY/gold.json", lineage},
    {"brief", "DIR with STORY/gold.json", brief},
    {"disputes", "DIR of story sets and a file of clashes that were read", disputes},
    {"timex", "F.jsonl...; --option plain leaves the parser out", timex},
    {"events", "F.jsonl: sentences with PLOVER events", events},
    {"entities", "F.conllu[.gz] with Entity=; --option gold takes the file's trees", entities},
    {"frames", "F.txt[.gz]...: one sentence a line; --option every counts every claim but comments", frames},
    {"roles", "F.conllu[.gz]...: claims of our trees against those of the file's", roles},
    {"quantities", "F.jsonl...; --option plain leaves the parser out", quantities},
    {"stories", "DIR with docs.jsonl; --option undated leaves days away, baseline=singletons|centroid[,DAYS]|link|average takes a simple method", stories},
    {"quotes", "quotes.*.jsonl", quotes},
    {"status", "factuality.*.jsonl or status.*.jsonl; --option trees=F.conllu.gz,... takes gold trees where they have the text", status},
    {nullptr, nullptr, nullptr},
};

void print(const Scores& scores, const std::string& prefix = "") {
  for (const auto& [key, value] : scores.items()) {
    if (value.is_object()) print(value, prefix + key + ".");
    else fmt::print("{:<28} {}\n", prefix + key, value.dump());
  }
}

int run(const Stage& stage, const Request& request, bool json) {
  const Result<Scores> scores = stage.function(request);
  if (!scores) {
    fmt::print(stderr, "entente-eval {}: {}\n", stage.name, scores.error().what);
    return 2;
  }
  if (json) fmt::print("{}\n", scores->dump());
  else print(*scores);
  return 0;
}

}  // namespace
}  // namespace entente::eval

int main(int argc, char** argv) {
  using namespace entente::eval;
  CLI::App app{"Scores a stage of entente on a gold file", "entente-eval"};
  app.require_subcommand(1);
  Request request;
  request.models = ENTENTE_SOURCE_MODELS;
  bool json = false;
  for (const Stage& stage : stages) {
    if (stage.name == nullptr) break;
    CLI::App* sub = app.add_subcommand(stage.name, std::string("score on ") + stage.gold);
    sub->add_option("GOLD", request.gold, stage.gold)->required();
    sub->add_option("--out", request.out, "write the system output, as the reference scorer reads it");
    sub->add_option("--models", request.models, "folder of the weights");
    sub->add_option("--option", request.option, "variant of the protocol, see docs/quality.md");
    sub->add_flag("--json", json, "one object");
  }
  CLI11_PARSE(app, argc, argv);
  for (const Stage& stage : stages) {
    if (stage.name != nullptr && app.got_subcommand(stage.name)) return run(stage, request, json);
  }
  return 2;
}
