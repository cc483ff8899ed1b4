#include "entente/engine.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <fstream>
#include <map>
#include <sstream>
#include <utility>

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

std::optional<Day> latest_day(const std::vector<Report>& reports) {
  std::optional<Day> latest;
  for (const Report& r : reports) {
    const std::optional<Day>& day = r.published.days.latest;
    if (day && (!latest || *latest < *day)) latest = day;
  }
  return latest;
}

/// One story of an outline as a brief of its own; its reports move there.
Brief part_of(Brief& outline, const Story& story) {
  Brief part{.as_of = outline.as_of, .superseded = outline.superseded, .parser = outline.parser, .coder = outline.coder};
  Story own{story.id, {}};
  for (const std::uint32_t r : story.reports) {
    own.reports.push_back(static_cast<std::uint32_t>(own.reports.size()));
    part.reports.push_back(std::move(outline.reports[r]));
  }
  part.stories.push_back({.story = std::move(own)});
  return part;
}

/// Nothing but its story is in the part until now.
void tell(Brief& part) {
  StoryBrief& story = part.stories.front();
  story = reconcile(part.reports, story.story);
  follow(story, part.reports, part.as_of);
}

struct Place {
  std::uint32_t story = 0, report = 0;   // position in the story
};

/// Codes the reports story by story; who codes the last report of a story tells it. The outline loses its reports.
void each_story(const Models& models, Brief& outline, const EngineOptions& options, const TakeStory& take) {
  std::vector<Brief> parts;
  std::vector<Place> places;
  for (const StoryBrief& story : outline.stories) {
    for (std::uint32_t r = 0; r < story.story.reports.size(); ++r) places.push_back({static_cast<std::uint32_t>(parts.size()), r});
    parts.push_back(part_of(outline, story.story));
  }
  std::vector<std::atomic<std::size_t>> uncoded(parts.size());
  for (std::size_t s = 0; s < parts.size(); ++s) uncoded[s] = parts[s].reports.size();
  for_each(places.size(), options.threads, options.progress, [&](std::size_t i) {
    const auto [s, r] = places[i];
    CodedReport& report = parts[s].reports[r];
    report = code_report(models, std::move(report.report));
    if (--uncoded[s] > 0) return;
    tell(parts[s]);
    take(s, std::exchange(parts[s], {}));
  });
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

Brief outline(const Models& models, std::vector<Report> reports, const EngineOptions& options) {
  Brief out;
  out.parser = models.parser->hash();
  out.coder = models.coder->hash();
  reports = latest_versions(std::move(reports), out.superseded);
  out.as_of = options.as_of ? options.as_of : latest_day(reports);
  for (Story& story : gather(reports, options.gather)) out.stories.push_back({.story = std::move(story)});
  for (Report& report : reports) out.reports.push_back({std::move(report), {}, {}});
  return out;
}

void tell(const Models& models, Brief outline, const EngineOptions& options, const TakeStory& take) { each_story(models, outline, options, take); }

Brief brief(const Models& models, std::vector<Report> reports, const EngineOptions& options) {
  return brief(models, outline(models, std::move(reports), options), options);
}

Brief brief(const Models& models, Brief out, const EngineOptions& options) {
  each_story(models, out, options, [&](std::uint32_t s, Brief told) {
    Story story = std::move(out.stories[s].story);
    for (std::size_t r = 0; r < story.reports.size(); ++r) out.reports[story.reports[r]] = std::move(told.reports[r]);
    out.stories[s] = std::move(told.stories.front());
    out.stories[s].story = std::move(story);
  });
  return out;
}

}  // namespace entente
