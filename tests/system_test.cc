// The system of actors as a user meets it: `system`, `ties`, `pair`, `whatif`, `plans`, `export` on small reports.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>

#include "tests/ran.h"

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

class System : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(ENTENTE_BUILD) / "system_test.files" / testing::UnitTest::GetInstance()->current_test_info()->name();
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    write("ore.txt", ore);
    write("ore.txt.meta.json", R"({"outlet": "Fjord Post", "url": "https://fjord.example/ore", "published": "2031-05-04"})");
    write("tin.txt", tin);
    write("tin.txt.meta.json", R"({"outlet": "=cmd Times", "url": "https://tin.example/1", "published": "2031-05-05"})");
  }

  void write(const std::string& name, const std::string& bytes) const { std::ofstream(folder_ / name, std::ios::binary) << bytes; }
  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  std::string reports() const { return path("ore.txt") + " " + path("tin.txt"); }

  Ran run(const std::string& arguments) const {
    const fs::path out = folder_ / ".stdout", err = folder_ / ".stderr";
    const std::string line = "COLUMNS=100 " ENTENTE_COMMAND " " + arguments + " >" + out.string() + " 2>" + err.string();
    const int status = std::system(line.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, file_text(out), file_text(err)};
  }

  static constexpr const char* ore =
      "Uruguay looks for ore\n\nMONTEVIDEO, May 4, 2031 - Uruguay depends on Norway for nearly half of its rare earth minerals. Rare earths are "
      "essential in chip manufacturing. Norwegian Prime Minister Ada Holm met Uruguayan President Rosa Ferrari in Montevideo on Saturday.\n\n"
      "Norway is an ally of Uruguay. Norway hosts about 300 Dutch soldiers. Holm and Ferrari will sign a ferry treaty in June.\n";
  static constexpr const char* tin =
      "Norway counts its ore\n\nOSLO, May 5, 2031 - Norway supplies 60 percent of Uruguay's rare earths. Chile supplies 55 percent of Uruguay's rare "
      "earths. Prime Minister Ada Holm of Norway met President Rosa Ferrari of Uruguay in Montevideo on Saturday, <script>alert(1)</script> said.\n";

  fs::path folder_;
};

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t n = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++n;
  return n;
}

TEST_F(System, IsOneScreenOfSections) {
  const Ran ran = run("system --text --one-story " + reports());
  ASSERT_EQ(ran.code, 0) << ran.err;
  for (const char* part : {"ACTORS", "DEPENDENCES", "NEEDS", "TIES", "PAIRS", "PLANS DUE", "prime minister: Ada Holm", "president: Rosa Ferrari",
                           "Norway hosts about 300 troops of the Netherlands", "rare earth supply", "Norway and Uruguay are allies", "To make chip, rare earth is needed"}) {
    EXPECT_NE(ran.out.find(part), std::string::npos) << part << "\n" << ran.out;
  }
  EXPECT_EQ(run("system --text --one-story " + reports()).out, ran.out);
}

TEST_F(System, LedgerFlagsWhatExcludesEachOtherAndSumsAboveOne) {
  const Ran ran = run("ties --json --one-story " + reports());
  ASSERT_EQ(ran.code, 0) << ran.err;
  std::size_t supplies = 0;
  std::istringstream lines(ran.out);
  for (std::string line; std::getline(lines, line);) {
    const Json row = Json::parse(line);
    EXPECT_EQ(row["v"], 1);
    EXPECT_FALSE(row["support"].empty());
    if (row["kind"] != "supplies") continue;
    ++supplies;
    EXPECT_EQ(row["good"], "rare earth");
    EXPECT_EQ(row["disputed"], row["subject"][0] == "NOR") << line;   // nearly half, 60 percent
  }
  EXPECT_EQ(supplies, 2u) << ran.out;
}

TEST_F(System, JsonOpensEveryNumberToItsWords) {
  const Ran ran = run("system --json --one-story " + reports());
  ASSERT_EQ(ran.code, 0) << ran.err;
  const Json json = Json::parse(ran.out);
  for (const Json& row : json["ledger"]) EXPECT_EQ(row["reports"].get<std::size_t>() > 0, !row["support"].empty());
  for (const Json& row : json["needs"]) EXPECT_FALSE(row["support"].empty());
  for (const Json& actor : json["actors"]) for (const Json& holder : actor["holders"]) EXPECT_FALSE(holder["support"].empty());
  for (const Json& pair : json["pairs"]) EXPECT_EQ(pair["n"].get<std::size_t>(), pair["findings"].size());
}

TEST_F(System, PageStandsAloneAndRunsNothing) {
  const Ran ran = run("system --html --one-story " + reports());
  ASSERT_EQ(ran.code, 0) << ran.err;
  const std::string& page = ran.out;
  EXPECT_EQ(page.find("<script"), std::string::npos);
  EXPECT_NE(page.find("&lt;script&gt;"), std::string::npos);
  for (const char* none : {"src=", "http-equiv=\"refresh\"", "@import", "<link"}) EXPECT_EQ(page.find(none), std::string::npos) << none;
  for (const char* some : {"<html lang=\"en\">", "<svg ", "<caption>", "scope=\"row\"", "scope=\"col\"", "<main>", "stroke-dasharray"}) {
    EXPECT_NE(page.find(some), std::string::npos) << some;
  }
  EXPECT_EQ(count(page, "<table>"), count(page, "<caption>"));
  EXPECT_EQ(count(page, "<details>"), count(page, "<summary>"));
  EXPECT_EQ(count(page, "<details>"), count(page, "<td class=\"counts\">"));   // every row opens to its sentences
  // Every line of the drawing leads somewhere.
  for (std::size_t at = page.find("href=\"#"); at != std::string::npos; at = page.find("href=\"#", at + 1)) {
    const std::string anchor = page.substr(at + 7, page.find('"', at + 7) - at - 7);
    EXPECT_NE(page.find("id=\"" + anchor + "\""), std::string::npos) << anchor;
  }
  EXPECT_EQ(run("system --html --threads 1 --one-story " + reports()).out, page);
}

TEST_F(System, DrawsForOthersToo) {
  const Ran dot = run("system --dot --one-story " + reports());
  ASSERT_EQ(dot.code, 0);
  EXPECT_TRUE(dot.out.starts_with("graph entente {"));
  EXPECT_NE(dot.out.find("\"NOR\" -- \"URY\""), std::string::npos) << dot.out;
  const Ran svg = run("system --svg --one-story " + reports());
  ASSERT_EQ(svg.code, 0);
  EXPECT_TRUE(svg.out.starts_with("<svg xmlns="));
}

TEST_F(System, KeepsWhatConcernsOne) {
  const Ran ran = run("system --text --one-story --about NLD " + reports());
  ASSERT_EQ(ran.code, 0);
  EXPECT_NE(ran.out.find("troops of the Netherlands"), std::string::npos);
  EXPECT_EQ(ran.out.find("allies"), std::string::npos);
}

TEST_F(System, WhatIfGoesAlongNeedsWithItsSentences) {
  const Ran ran = run("whatif --json --one-story " + path("ore.txt") + " \"NOR -> URY rare earths -50%\"");
  ASSERT_EQ(ran.code, 0) << ran.err;
  const Json gaps = Json::parse(ran.out)["gaps"];
  ASSERT_EQ(gaps.size(), 2u) << ran.out;
  EXPECT_EQ(gaps[0]["good"], "rare earth");
  EXPECT_EQ(gaps[1]["good"], "chip");
  EXPECT_EQ(gaps[1]["hop"], 2);
  EXPECT_EQ(gaps[1]["share"]["low"], 0);
  for (const Json& gap : gaps) EXPECT_FALSE(gap["sentences"].empty());
  const Ran unknown = run("whatif --text --one-story " + path("ore.txt") + " \"NOR -> URY gallium -50%\"");
  EXPECT_NE(unknown.out.find("unknown"), std::string::npos);
  EXPECT_EQ(run("whatif --json --one-story " + path("ore.txt") + " \"Norway -> Uruguay rare earths -50%\"").out, ran.out);
  EXPECT_EQ(run("whatif " + path("ore.txt") + " \"NOR URY ore\"").code, 2);
}

TEST_F(System, PlansSayByWhomAndWhatBecameOfThem) {
  const Ran ran = run("plans --text --one-story --as-of 2031-08-01 " + reports());
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_NE(ran.out.find("ANNOUNCED  1: 1 lapsed"), std::string::npos) << ran.out;
  EXPECT_NE(ran.out.find("due Jun 2031"), std::string::npos) << ran.out;
  EXPECT_NE(ran.out.find("by Ada Holm [NOR], Rosa Ferrari [URY]"), std::string::npos) << ran.out;
  EXPECT_NE(run("plans --text --one-story --as-of 2031-05-06 " + reports()).out.find("ANNOUNCED  1: 1 pending"), std::string::npos);
}

TEST_F(System, PairsAreDrawnTheSameEachTime) {
  const std::string pair = "pair NOR URY --one-story --period day --svg " + reports();
  const Ran ran = run(pair);
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_TRUE(ran.out.starts_with("<svg xmlns="));
  EXPECT_NE(ran.out.find("n = 1"), std::string::npos) << ran.out;
  EXPECT_NE(ran.out.find("NOR towards URY, 1 event<"), std::string::npos) << ran.out;
  EXPECT_EQ(run(pair).out, ran.out);
}

TEST_F(System, ExportsAreReadByOthers) {
  bool pandas = true;
  for (const std::string format : {"plover", "gdelt", "mentions", "csv"}) {
    const std::string file = path("events." + format);
    const Ran ran = run("export --as " + format + " --out " + file + " " + ENTENTE_SOURCE "/examples");
    ASSERT_EQ(ran.code, 0) << ran.err;
    EXPECT_EQ(ran.out, "");
    EXPECT_FALSE(file_text(file).empty());
    EXPECT_FALSE(file_text(file + ".extra.jsonl").empty());
    const char* python = std::getenv("ENTENTE_PYTHON");
    const std::string line = std::string(python == nullptr ? "/usr/bin/python3" : python) + " " ENTENTE_SOURCE "/tests/read_export.py " + format + " " + file + " 2>" + path("err");
    const int status = std::system(line.c_str());
    if (WIFEXITED(status) && WEXITSTATUS(status) == 77) pandas = false;
    else EXPECT_EQ(status, 0) << file_text(path("err"));
  }
  EXPECT_EQ(run("export --as xml " + reports()).code, 2);
  if (!pandas) GTEST_SKIP() << "pandas is not installed";
}

}  // namespace
