// The allowed include edges of docs/architecture.md, held: a stage never includes a sibling.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>

namespace {

namespace fs = std::filesystem;

// Folder of src/ -> folders of src/ whose headers it may include besides its own. Public headers are checked below.
const std::map<std::string, std::set<std::string>> allowed = {
    {"values", {}},
    {"text", {"values"}},
    {"read", {"values", "text"}},
    {"parse", {"values", "text"}},
    {"code", {"values", "text"}},
    {"gather", {"values", "text"}},
    {"reconcile", {"values", "text"}},
    {"follow", {"values", "text"}},
    {"engine", {"values", "text"}},
    {"store", {"values", "text"}},
    {"cli", {"values", "text", "engine", "store"}},
};

const std::set<std::string> stages = {"read", "parse", "code", "gather", "reconcile", "follow"};

// Headers of include/entente/ that are not plain values, and who may include them.
const std::map<std::string, std::set<std::string>> restricted = {
    {"entente/read.h", {"read", "engine", "cli"}},           {"entente/parse.h", {"parse", "engine", "cli"}},
    {"entente/code.h", {"code", "engine", "cli"}},           {"entente/gather.h", {"gather", "engine", "cli"}},
    {"entente/reconcile.h", {"reconcile", "engine", "cli"}}, {"entente/follow.h", {"follow", "engine", "cli"}},
    {"entente/engine.h", {"engine", "cli"}},                 {"entente/json.h", {"store", "cli"}},
    {"entente/export.h", {"store", "cli"}},
};

struct Include {
  fs::path file;
  std::string header;
};

std::vector<Include> includes_of(const fs::path& folder) {
  std::vector<Include> out;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (entry.path().extension() != ".cc" && entry.path().extension() != ".h") continue;
    if (name.find("_test.") != std::string::npos) continue;  // a test may put stages in a row
    std::ifstream file(entry.path());
    for (std::string line; std::getline(file, line);) {
      if (!line.starts_with("#include \"")) continue;
      const std::size_t end = line.find('"', 10);
      out.push_back({entry.path(), line.substr(10, end - 10)});
    }
  }
  return out;
}

fs::path source() { return fs::path(ENTENTE_SOURCE) / "src"; }

TEST(Edges, FoldersIncludeOnlyWhatTheyMay) {
  std::size_t seen = 0;
  for (const auto& [folder, may] : allowed) {
    if (!fs::exists(source() / folder)) continue;
    for (const Include& include : includes_of(source() / folder)) {
      ++seen;
      const std::size_t slash = include.header.find('/');
      if (slash == std::string::npos) continue;
      const std::string from = include.header.substr(0, slash);
      if (from == "entente") {
        const auto rule = restricted.find(include.header);
        EXPECT_TRUE(rule == restricted.end() || rule->second.contains(folder)) << include.file << " includes " << include.header;
      } else {
        EXPECT_TRUE(from == folder || may.contains(from)) << include.file << " includes " << include.header;
      }
    }
  }
  EXPECT_GT(seen, 100u);  // the test reads something
}

TEST(Edges, EveryFolderIsKnown) {
  for (const auto& entry : fs::directory_iterator(source())) {
    if (entry.is_directory()) EXPECT_TRUE(allowed.contains(entry.path().filename().string())) << entry.path();
  }
  for (const std::string& stage : stages) EXPECT_TRUE(allowed.contains(stage));
}

TEST(Edges, PublicHeadersShowNoDependency) {
  for (const Include& include : includes_of(fs::path(ENTENTE_SOURCE) / "include")) {
    EXPECT_TRUE(include.header.starts_with("entente/")) << include.file << " includes " << include.header;
  }
  for (const auto& entry : fs::directory_iterator(fs::path(ENTENTE_SOURCE) / "include/entente")) {
    std::ifstream file(entry.path());
    for (std::string line; std::getline(file, line);) {
      for (const char* foreign : {"<fmt/", "<nlohmann", "<CLI/", "<utf8proc", "<expat", "<zlib", "<zstd", "<xxhash"}) {
        EXPECT_EQ(line.find(foreign), std::string::npos) << entry.path() << ": " << line;
      }
    }
  }
}

}  // namespace
