// export: the events of the reports in the formats of others, with what those cannot hold beside it.
#include <fmt/format.h>

#include <cstdio>
#include <fstream>

#include "cli/commands.h"
#include "cli/session.h"
#include "entente/export.h"

namespace entente::cli {
namespace {

bool write_file(const std::string& path, const std::string& bytes) {
  std::ofstream file(path, std::ios::binary);
  file << bytes;
  file.close();
  if (!file) fmt::print(stderr, "entente: {} cannot be written\n", path);
  return static_cast<bool>(file);
}

}  // namespace

int run_export(const Options& options) {
  std::optional<Briefed> done = briefed(options);
  if (!done) return Exit::usage;
  const Exported exported = export_events(done->brief, *export_format_of(options.as), options.all, options.sure);
  if (options.out.empty()) {
    put(exported.table);
  } else if (!write_file(options.out, exported.table) || !write_file(options.out + ".extra.jsonl", exported.extra)) {
    return Exit::usage;
  }
  if (!options.quiet) {
    if (exported.left_out > 0) fmt::print(stderr, "entente: {} event{} left out of {}\n", exported.left_out, exported.left_out == 1 ? "" : "s", options.as);
    if (options.out.empty() && exported.rows > 0) fmt::print(stderr, "entente: status, origins and spans have no place in every format; --out FILE writes them to FILE.extra.jsonl\n");
  }
  done->tally.found(exported.rows);
  return done->tally.finish(done->inputs);
}

}  // namespace entente::cli
