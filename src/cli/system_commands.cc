// system, ties, plans: the actors behind the stories, how they hang together and what they mean to do.
#include "cli/commands.h"
#include "cli/network.h"
#include "cli/plan_page.h"
#include "cli/session.h"
#include "cli/system_write.h"
#include "entente/json.h"

namespace entente::cli {
namespace {

std::string page_in(const SystemPage& page, const Options& options) {
  if (options.format == Format::html) return html_of(page);
  if (options.format == Format::markdown) return markdown_of(page, options);
  return text_of(page, terminal_of_stdout(options.no_color), options);
}

std::size_t rows_of(const SystemPage& page) {
  std::size_t n = 0;
  for (const SystemSection& section : page.sections) n += section.rows.size();
  return n;
}

std::string written(const System& system, const Brief& brief, const Options& options) {
  switch (options.format) {
    case Format::json: return to_json(system, brief) + "\n";
    case Format::dot: return dot_of(network_of(system));
    case Format::svg: return standalone_svg_of(network_of(system));
    default: return page_in(page_of(system, brief, options), options);
  }
}

}  // namespace

int run_system(const Options& options) {
  std::optional<Briefed> done = briefed(options);
  if (!done) return Exit::usage;
  const System system = system_of(done->brief);
  done->tally.found(system.actors.size() + system.ledger.size());
  if (!system.actors.empty() || !system.ledger.empty()) put(written(system, done->brief, options));
  return done->tally.finish(done->inputs);
}

int run_ties(const Options& options) {
  std::optional<Briefed> done = briefed(options);
  if (!done) return Exit::usage;
  const System system = system_of(done->brief);
  if (options.format == Format::json) {
    for (const LedgerRow& row : system.ledger) put(to_json(row, done->brief) + "\n");
    done->tally.found(system.ledger.size());
    return done->tally.finish(done->inputs);
  }
  const SystemPage page = ledger_page_of(system, done->brief, options);
  done->tally.found(rows_of(page));
  if (!page.sections.empty()) put(page_in(page, options));
  return done->tally.finish(done->inputs);
}

int run_plans(const Options& options) {
  std::optional<Briefed> done = briefed(options);
  if (!done) return Exit::usage;
  const SystemPage page = plan_page_of(done->brief, options);
  done->tally.found(rows_of(page));
  if (options.format == Format::json) put(plan_lines_of(done->brief, options));
  else if (!page.sections.empty()) put(page_in(page, options));
  return done->tally.finish(done->inputs);
}

}  // namespace entente::cli
