#include "entente/engine.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>

#include "engine/for_each.h"
#include "entente/follow.h"
#include "entente/reconcile.h"

namespace entente {
namespace {

Result<std::string> bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return Error{Error::Kind::io, fmt::format("{}: cannot be opened", path)};
  std::ostringstream bytes;
  bytes << file.rdbuf();
  if (file.bad()) return Error{Error::Kind::io, fmt::format("{}: cannot be read", path)};
  return std::move(bytes).str();
}

// A version without a day counts as older than one that has it.
bool newer(const Report& a, const Report& b) { return a.published.days.latest > b.published.days.latest; }

// Versions of one document share its key; the newest speaks, later in the input if days do not tell.
std::vector<Report> latest_versions(std::vector<Report> reports, std::uint32_t& superseded) {
  std::map<std::string, std::size_t> latest;
  std::vector<bool> keep(reports.size(), true);
  for (std::size_t i = 0; i < reports.size(); ++i) {
    const Report& report = reports[i];
    if (report.key == to_line(report.id)) continue;  // no key of its own: the same text twice is a copy, not a version
    const auto [at, fresh] = latest.try_emplace(report.key, i);
    if (fresh) continue;
    std::size_t& best = at->second;
    const bool replaces = !newer(reports[best], report);
    keep[replaces ? best : i] = false;
    if (replaces) best = i;
    ++superseded;
  }
  std::vector<Report> kept;
  for (std::size_t i = 0; i < reports.size(); ++i) {
    if (keep[i]) kept.push_back(std::move(reports[i]));
  }
  return kept;
}

std::optional<Day> latest_day(const std::vector<CodedReport>& reports) {
  std::optional<Day> latest;
  for (const CodedReport& r : reports) {
    const std::optional<Day>& day = r.report.published.days.latest;
    if (day && (!latest || *latest < *day)) latest = day;
  }
  return latest;
}

}  // namespace

Result<Models> load_models(const std::string& folder) {
  Result<std::string> bytes = bytes_of(folder + "/en.bin");
  if (!bytes) return std::move(bytes).error();
  auto parser = ParseModel::load(*bytes);
  if (!parser) return Error{parser.error().kind, fmt::format("{}/en.bin: {}", folder, parser.error().what), parser.error().offset};
  auto coder = CodeModel::built_in();
  if (!coder) return std::move(coder).error();
  return Models{*std::move(parser), *std::move(coder)};
}

CodedReport code_report(const Models& models, Report report) {
  CodedReport coded;
  coded.report = std::move(report);
  coded.sentences = parse(*models.parser, coded.report);
  coded.coding = code(*models.coder, coded.report, coded.sentences);
  return coded;
}

std::vector<CodedReport> code_reports(const Models& models, std::vector<Report> reports, const EngineOptions& options) {
  std::vector<CodedReport> coded(reports.size());
  for_each(reports.size(), options.threads, options.progress,
           [&](std::size_t i) { coded[i] = code_report(models, std::move(reports[i])); });
  return coded;
}

Brief brief(const Models& models, std::vector<Report> reports, const EngineOptions& options) {
  Brief out;
  out.parser = models.parser->hash();
  out.coder = models.coder->hash();
  reports = latest_versions(std::move(reports), out.superseded);
  out.reports = code_reports(models, std::move(reports), options);
  out.as_of = options.as_of ? options.as_of : latest_day(out.reports);
  const std::vector<Story> stories = gather(out.reports, options.gather);
  out.stories.resize(stories.size());
  for_each(stories.size(), options.threads, {}, [&](std::size_t i) {
    out.stories[i] = reconcile(out.reports, stories[i]);
    follow(out.stories[i], out.reports, out.as_of);
  });
  return out;
}

}  // namespace entente
