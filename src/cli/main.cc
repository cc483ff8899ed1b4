#include <CLI/CLI.hpp>
#include <csignal>
#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/session.h"

namespace {

using namespace entente;
using namespace entente::cli;

struct Command {
  const char* name;
  const char* what;
  int (*run)(const Options&);
};

constexpr Command commands[] = {
    {"brief", "what the reports say together: agreed, disputed, planned, not known", run_brief},
    {"read", "the article of every page, its debris apart", run_read},
    {"parse", "sentences with tags, lemmas and trees", run_parse},
    {"code", "claims: who did what to whom, and did it happen", run_code},
    {"actors", "who holds which office, as the reports teach it", run_actors},
    {"system", "who the actors are, how they are tied, who depends on whom, how each pair gets on", run_system},
    {"ties", "the ledger: who is tied to whom by what, with shares, amounts and sentences", run_ties},
    {"plans", "what was planned and what became of it", run_plans},
    {"pair", "two states, period by period: events in four quads, net share, alerts", run_pair},
    {"whatif", "what a stated dependence means if it stops: PATH... \"China -> South Korea rare earths -50%\"", run_whatif},
    {"balance", "the signed network of states: balanced triads, frustration, camps", run_balance},
    {"export", "events as PLOVER JSON, GDELT 2.0 Events or Mentions, or CSV: --as plover|gdelt|mentions|csv", run_export},
};

void add_day(CLI::App* app, const char* name, std::optional<Day>& day, const char* what) {
  app->add_option_function<std::string>(
         name,
         [&day, name](const std::string& text) {
           day = Day::parse(text);
           if (!day) throw CLI::ValidationError(name, text + " is no day; write YYYY-MM-DD");
         },
         what)
      ->type_name("DAY");
}

void add_format(CLI::App* app, const char* name, Format& format, Format value, const char* what) {
  app->add_flag_callback(name, [&format, value] { format = value; }, what);
}

void add_pair_options(CLI::App* app, Options& o) {
  app->add_option("A", o.source, "state, as KOR")->required();
  app->add_option("B", o.target, "state, as CHN")->required();
  app->add_option("--period", o.period, "day, week or month")->check(CLI::IsMember({"day", "week", "month"}));
}

void add_options(CLI::App* app, Options& o) {
  app->add_option("PATH", o.paths, "files, folders or - for standard input")->required();
  add_format(app, "--json", o.format, Format::json, "JSON Lines, docs/formats.md");
  add_format(app, "--text", o.format, Format::text, "for reading, into a pipe as well");
  add_format(app, "--csv", o.format, Format::csv, "comma-separated (pair)");
  add_format(app, "--dot", o.format, Format::dot, "Graphviz (system)");
  add_format(app, "--svg", o.format, Format::svg, "a drawing (system, pair)");
  add_format(app, "--md", o.format, Format::markdown, "Markdown to paste (brief, system, ties, plans)");
  add_format(app, "--html", o.format, Format::html, "one self-contained page (brief, system, ties, plans)");
  app->add_flag("--cite", o.cite, "the sentences under every line");
  app->add_flag("--all", o.all, "every row, not the first of each section");
  app->add_flag("--explain", o.explain, "which rule gave what (read, code)");
  app->add_flag("--one-story", o.one_story, "take all reports as reports on one happening");
  app->add_option("--about", o.about, "only what concerns this actor (KOR, a name) or good")->type_name("WHO");
  app->add_option("--limit", o.limit, "rows a section");
  app->add_option("--threads", o.threads, "0: one a core")->check(CLI::Range(0, 256));
  add_day(app, "--published", o.published, "publication day of reports that state none");
  add_day(app, "--as-of", o.as_of, "day on which plans are judged (default: the latest publication day)");
  app->add_option("--models", o.models, "folder of the weights")->type_name("DIR");
  app->add_flag("--quiet", o.quiet, "no progress and no notes on stderr");
  app->add_flag("--no-color", o.no_color, "no colour");
}

std::string version(const Options& options) {
  std::string out = "entente " ENTENTE_VERSION;
  if (const std::optional<Models> models = models_for(options)) {
    out += fmt::format("\nweights {}\ntables {}", models->parser->hash(), models->coder->hash());
  }
  return out;
}

int run(int argc, char** argv) {
  CLI::App app{"Reads news reports and returns the events behind them: counted once, each with its sentences, with how many\n"
               "independent origins say so, what is disputed, what only one says and what was planned.",
               "entente"};
  Options options;
  app.require_subcommand(1);
  app.set_version_flag("--version", [&] { return version(options); });
  std::vector<std::pair<CLI::App*, const Command*>> subs;
  for (const Command& command : commands) {
    subs.emplace_back(app.add_subcommand(command.name, command.what), &command);
    if (command.run == run_brief) subs.back().first->add_flag("--diff", options.diff, "compare two paths: what the second adds, drops and changes");
    if (command.run == run_pair) add_pair_options(subs.back().first, options);
    if (command.run == run_whatif) {
      subs.back().first->add_option("--substitution", options.substitution, "share that others make up for, 0 to 1")->check(CLI::Range(0.0, 1.0));
    }
    if (command.run == run_export) {
      subs.back().first->add_option("--as", options.as, "plover, gdelt, mentions or csv")->check(CLI::IsMember({"plover", "gdelt", "mentions", "csv"}));
      subs.back().first->add_option("--out", options.out, "write to FILE, and what the format cannot hold to FILE.extra.jsonl")->type_name("FILE");
    }
    if (command.run == run_code || command.run == run_export) {
      subs.back().first->add_option("--sure", options.sure, "leave out claims (code) and events of which a smaller share than this is held right, 0 to 1")->check(CLI::Range(0.0, 1.0));
    }
    add_options(subs.back().first, options);
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    return app.exit(e) == 0 ? Exit::found : Exit::usage;
  }
  for (const auto& [sub, command] : subs) {
    if (sub->parsed()) return command->run(options);
  }
  return Exit::usage;
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);   // a closed pipe is not an error: writes fail, the work ends
  return run(argc, argv);
}
