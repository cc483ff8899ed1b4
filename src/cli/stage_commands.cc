// read, parse, code: one stage's output, report by report.
#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/session.h"
#include "cli/terminal.h"
#include "engine/for_each.h"
#include "entente/json.h"

namespace entente::cli {
namespace {

std::string article_of(const Report& report, const Terminal& terminal, bool explain) {
  std::string out = styled(terminal, Style::bold, report.title.empty() ? "(no title)" : one_line(report.at(report.title))) + "\n";
  out += styled(terminal, Style::dim,
                fmt::format("{} · {} · {}{}", report.path, report.outlet.empty() ? "outlet unknown" : one_line(report.outlet),
                            report.published.days.known() ? to_line(report.published.days) : "no date",
                            report.credit.empty() ? "" : " · " + one_line(report.credit))) +
         "\n\n";
  const std::size_t body = report.title.empty() ? 0 : std::min(report.text.size(), std::size_t{report.title.end} + 2);
  for (std::size_t at = body; at < report.text.size();) {
    const std::size_t end = std::min(report.text.find("\n\n", at), report.text.size());
    for (const std::string& line : wrapped(one_line(std::string_view(report.text).substr(at, end - at)), terminal.width)) out += line + "\n";
    out += "\n";
    at = end + 2;
  }
  if (!explain) return out + styled(terminal, Style::dim, fmt::format("{} pieces of the page left out (--explain)", report.debris.size())) + "\n";
  for (const Debris& d : report.debris) {
    out += styled(terminal, Style::dim, fmt::format("left out, bytes {}-{}: {}", d.page.begin, d.page.end, one_line(d.text))) + "\n";
  }
  return out;
}

// One string a report, made on many threads, written in order.
template <class Make>
std::size_t put_each(std::vector<Report> reports, unsigned threads, Make make) {
  std::vector<std::string> texts(reports.size());
  for_each(reports.size(), threads, {}, [&](std::size_t i) { texts[i] = make(std::move(reports[i])); });
  std::size_t found = 0;
  for (const std::string& text : texts) {
    if (!text.empty()) ++found;
    if (!put(text)) break;
  }
  return found;
}

std::string sentences_of(const Models& models, const Report& report, Format format) {
  std::string out;
  for (const Sentence& sentence : parse(*models.parser, report)) {
    if (format == Format::json) out += to_json(sentence, report) + "\n";
    else out += fmt::format("# text = {}\n", one_line(report.at(sentence.span))) + to_conllu(sentence, report);
  }
  return out;
}

std::string explained(const CodedReport& coded, const Claim& claim) {
  std::string out;
  for (const std::string& rule : claim.rules) out += "    " + one_line(rule) + "\n";
  out += fmt::format("    sure: {:.2f}{}\n", claim.confidence, claim.event ? fmt::format(", the event {:.2f}", claim.event->confidence) : "");
  return out + "    " + one_line(to_line(coded.sentences[claim.sentence], coded.report)) + "\n";
}

std::string claims_of(const Models& models, Report report, Format format, bool explain, double sure) {
  CodedReport coded = code_report(models, std::move(report));
  for (Claim& claim : coded.coding.claims) {
    if (claim.event && claim.event->confidence < sure) claim.event.reset(), claim.announced.reset();
  }
  std::string out;
  for (std::size_t i = 0; i < coded.coding.claims.size(); ++i) {
    const Claim& claim = coded.coding.claims[i];
    if (!claim.event && claim.confidence < sure) continue;
    if (format == Format::json) {
      out += to_json(claim, i, coded.report) + "\n";
      continue;
    }
    out += one_line(to_line(claim, coded.report)) + "\n";
    if (explain) out += explained(coded, claim);
  }
  if (!coded.coding.coded) fmt::print(stderr, "entente: {}: not coded: {}\n", coded.report.path, coded.report.language);
  return out;
}

}  // namespace

int run_read(const Options& options) {
  const Format format = format_for(options);
  const Terminal terminal = terminal_of_stdout(options.no_color);
  return each_batch(options, "read", [&](std::vector<Report> reports) {
    return put_each(std::move(reports), options.threads, [&](const Report& report) {
      return format == Format::json ? to_json(report) + "\n" : article_of(report, terminal, options.explain);
    });
  });
}

int run_parse(const Options& options) {
  const Format format = format_for(options);
  const std::optional<Models> models = models_for(options);
  if (!models) return Exit::usage;
  return each_batch(options, "parsed", [&](std::vector<Report> reports) {
    return put_each(std::move(reports), options.threads, [&](const Report& report) { return sentences_of(*models, report, format); });
  });
}

int run_code(const Options& options) {
  const Format format = format_for(options);
  const std::optional<Models> models = models_for(options);
  if (!models) return Exit::usage;
  return each_batch(options, "coded", [&](std::vector<Report> reports) {
    return put_each(std::move(reports), options.threads,
                    [&](Report report) { return claims_of(*models, std::move(report), format, options.explain, options.sure); });
  });
}

}  // namespace entente::cli
