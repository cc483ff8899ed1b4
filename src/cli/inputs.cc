#include "cli/inputs.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>

#include <unistd.h>

#include "engine/for_each.h"
#include "entente/read.h"

namespace entente::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 9> endings = {".txt",  ".text", ".html", ".htm",   ".xhtml",
                                                     ".xml",  ".rss",  ".atom", ".jsonl"};
constexpr std::size_t file_limit = 1u << 30;   // compressed bytes of one file; read() limits what is in it

bool is_report_name(fs::path path) {
  if (path.filename().string().starts_with('.')) return false;
  if (path.extension() == ".gz" || path.extension() == ".zst") path.replace_extension();
  const std::string ending = path.extension().string();
  return std::find(endings.begin(), endings.end(), ending) != endings.end() || ending == ".ndjson";
}

Error io(const std::string& path, const std::string& why) { return {Error::Kind::io, fmt::format("{}: {}", path, why)}; }

void add_folder(const fs::path& folder, Inputs& inputs) {
  std::error_code failed;
  fs::recursive_directory_iterator at(folder, fs::directory_options::none, failed), end;
  if (failed) {
    inputs.failures.push_back(io(folder.string(), failed.message()));
    return;
  }
  while (at != end) {
    std::error_code unreadable;
    if (at->is_regular_file(unreadable)) {
      const std::string name = at->path().filename().string();
      if (is_report_name(at->path())) inputs.files.push_back(at->path().lexically_normal().string());
      else if (!name.starts_with('.') && !name.ends_with(".meta.json")) ++inputs.skipped;
    } else if (at->is_directory(unreadable) && ::access(at->path().c_str(), R_OK | X_OK) != 0) {
      inputs.failures.push_back(io(at->path().string(), std::strerror(errno)));
      at.disable_recursion_pending();
    }
    at.increment(failed);
    if (failed) {
      inputs.failures.push_back(io(folder.string(), failed.message()));
      return;
    }
  }
}

Result<std::string> bytes_of(const std::string& path) {
  const bool standard = path == "-";
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(standard ? stdin : std::fopen(path.c_str(), "rb"),
                                                             standard ? [](std::FILE*) { return 0; } : std::fclose);
  if (!file) return io(path, std::strerror(errno));
  std::string bytes;
  std::array<char, 1 << 16> buffer;
  for (std::size_t n = 0; (n = std::fread(buffer.data(), 1, buffer.size(), file.get())) > 0;) {
    bytes.append(buffer.data(), n);
    if (bytes.size() > file_limit) return Error{Error::Kind::limit, fmt::format("{}: larger than {} bytes", path, file_limit)};
  }
  if (std::ferror(file.get())) return io(path, std::strerror(errno));
  return bytes;
}

// PATH.meta.json beside PATH: {url, outlet, published, title}. Not there is fine; broken is said.
Result<PageFacts> facts_of(const std::string& path) {
  PageFacts facts;
  const std::string companion = path + ".meta.json";
  std::error_code ignored;
  if (path == "-" || !fs::exists(companion, ignored)) return facts;
  Result<std::string> bytes = bytes_of(companion);
  if (!bytes) return std::move(bytes).error();
  const auto json = nlohmann::json::parse(*bytes, nullptr, false);
  if (!json.is_object()) return Error{Error::Kind::format, companion + ": not a JSON object"};
  const auto text = [&](const char* key) { return json.contains(key) && json[key].is_string() ? json[key].get<std::string>() : ""; };
  facts.url = text("url");
  facts.outlet = text("outlet");
  facts.title = text("title");
  facts.guid = text("guid");
  if (const std::string day = text("published"); !day.empty()) {
    facts.published = Day::parse(std::string_view(day).substr(0, 10));
    if (!facts.published) return Error{Error::Kind::format, fmt::format("{}: \"published\" is no date: {}", companion, day)};
  }
  return facts;
}

void read_page(const Page& page, const Options& options, Readings& out) {
  Result<Report> report = read(page);
  if (!report) {
    out.failures.push_back(std::move(report).error());
    return;
  }
  if (options.published && report->published.how == PublishedHow::none) {
    report->published = {{options.published, options.published}, PublishedHow::user};
  }
  out.reports.push_back(std::move(*report));
}

Readings read_file(const std::string& path, const Options& options) {
  Readings out;
  Result<std::string> bytes = bytes_of(path);
  Result<PageFacts> facts = facts_of(path);
  if (!bytes) out.failures.push_back(std::move(bytes).error());
  else if (!facts) out.failures.push_back(std::move(facts).error());
  if (!out.failures.empty()) return out;
  auto pages = pages_of({.path = path, .media_type = "", .bytes = std::move(*bytes), .facts = std::move(*facts)});
  if (!pages) {
    out.failures.push_back(std::move(pages).error());
    return out;
  }
  for (Result<Page>& page : *pages) {
    if (page) read_page(*page, options, out);
    else out.failures.push_back(std::move(page).error());
  }
  return out;
}

}  // namespace

Inputs find_inputs(const std::vector<std::string>& paths) {
  Inputs inputs;
  for (const std::string& path : paths) {
    std::error_code failed;
    if (path == "-") {
      inputs.files.push_back(path);
    } else if (fs::is_directory(path, failed)) {
      add_folder(path, inputs);
    } else if (fs::exists(path, failed)) {
      inputs.files.push_back(fs::path(path).lexically_normal().string());
    } else {
      inputs.failures.push_back(io(path, failed ? failed.message() : "no such file"));
    }
  }
  std::sort(inputs.files.begin(), inputs.files.end());
  inputs.files.erase(std::unique(inputs.files.begin(), inputs.files.end()), inputs.files.end());
  return inputs;
}

Readings read_files(const std::vector<std::string>& files, std::size_t begin, std::size_t end, const Options& options) {
  std::vector<Readings> each(end - begin);
  for_each(each.size(), options.threads, {}, [&](std::size_t i) { each[i] = read_file(files[begin + i], options); });
  Readings out;
  for (Readings& one : each) {
    std::move(one.reports.begin(), one.reports.end(), std::back_inserter(out.reports));
    std::move(one.failures.begin(), one.failures.end(), std::back_inserter(out.failures));
  }
  return out;
}

}  // namespace entente::cli
