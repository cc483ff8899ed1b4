// The command as a user meets it: exit codes, messages, widths, the same bytes however it is run.
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zlib.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <set>
#include <string>

#include "tests/ran.h"

namespace {

namespace fs = std::filesystem;

class Command : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(ENTENTE_BUILD) / "command_test.files" / testing::UnitTest::GetInstance()->current_test_info()->name();
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }

  void write(const std::string& name, const std::string& bytes) const { std::ofstream(folder_ / name, std::ios::binary) << bytes; }
  std::string path(const std::string& name) const { return (folder_ / name).string(); }

  Ran run(const std::string& arguments, const std::string& environment = "") const {
    const fs::path out = folder_ / ".stdout", err = folder_ / ".stderr";
    const std::string line = environment + " " ENTENTE_COMMAND " " + arguments + " >" + out.string() + " 2>" + err.string();
    const int status = std::system(line.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, file_text(out), file_text(err)};
  }

  fs::path folder_;
};

constexpr const char* ferry =
    "Norway and Uruguay sign ferry treaty\n\nMONTEVIDEO, May 4, 2031 - Norwegian Prime Minister Ada Holm and Uruguayan President Rosa "
    "Ferrari signed a ferry treaty in Montevideo on Sunday.\n\nThe treaty will take effect in June, Holm said. Uruguay buys more than "
    "half of Norway's tin ore, and the two countries have been partners for decades.\n";

const std::string examples = ENTENTE_SOURCE "/examples";

std::size_t columns_of(const std::string& line) {
  std::size_t n = 0;
  for (const char c : line) n += (static_cast<unsigned char>(c) & 0xc0) != 0x80;
  return n;
}

TEST_F(Command, TagsADayOnlyWhereItIsTheClaimsOwn) {
  struct Case {
    const char *sentence, *day;
    bool tagged;
  };
  for (const Case& c : {Case{"Peru closed the harbour of Ilo on Friday.", "2 May 2031", true}, Case{"Peru closed the harbour of Ilo after a statement on Friday and a fire on Saturday.", "2 May 2031", false},
                        Case{"Peru closed the harbour of Ilo before the 2036 election.", "2036]", false}}) {
    write("a.txt", std::string("Harbour of Ilo shut\n\n") + c.sentence + "\n");
    const Ran ran = run("brief --text --published 2031-05-04 " + path("a.txt"), "COLUMNS=80");
    EXPECT_EQ(ran.out.find(c.day) != std::string::npos, c.tagged) << c.sentence << "\n" << ran.out;
  }
}

TEST_F(Command, PlansAsJsonArePlans) {
  write("a.txt", "Peru to send ferries\n\nPeru will send two ferries to Norway in June. Norway closed the harbour of Bergen on Friday.\n");
  const Ran ran = run("plans --json --published 2031-05-04 " + path("a.txt"));
  const nlohmann::json plan = nlohmann::json::parse(ran.out, nullptr, false);
  ASSERT_TRUE(plan.is_object()) << ran.out;
  EXPECT_EQ(plan["outcome"], "pending");
  EXPECT_EQ(plan["earliest"], "2031-06-01");
  EXPECT_EQ(plan["support"].size(), 1u);
}

TEST_F(Command, TellsHowItIsUsed) {
  EXPECT_EQ(run("--help").code, 0);
  EXPECT_NE(run("--help").out.find("brief"), std::string::npos);
  EXPECT_EQ(run("").code, 2);
  EXPECT_EQ(run("no-such-command x").code, 2);
  EXPECT_EQ(run("brief").code, 2);
  EXPECT_EQ(run("brief x --as-of tomorrow").code, 2);
  const Ran version = run("--version");
  EXPECT_EQ(version.code, 0);
  EXPECT_NE(version.out.find("weights "), std::string::npos);
}

TEST_F(Command, ExitCodesOfInputs) {
  write("ferry.txt", ferry);
  EXPECT_EQ(run("read " + path("ferry.txt")).code, 0);
  const Ran missing = run("read " + path("missing.txt"));
  EXPECT_EQ(missing.code, 2);
  EXPECT_NE(missing.err.find("missing.txt"), std::string::npos);
  const Ran some = run("read " + path("missing.txt") + " " + path("ferry.txt"));
  EXPECT_EQ(some.code, 3);
  EXPECT_NE(some.out.find("ferry treaty"), std::string::npos);
  fs::create_directories(folder_ / "empty");
  EXPECT_EQ(run("read " + path("empty")).code, 1);
}

TEST_F(Command, BadInputIsNamedAndTheRestIsDone) {
  write("ferry.txt", ferry);
  write("empty.txt", "");
  std::string binary(5000, '\0');
  for (std::size_t i = 0; i < binary.size(); ++i) binary[i] = static_cast<char>(i * 2654435761u >> 13);
  write("binary.txt", binary);
  write("broken.jsonl", "{\"text\": \"no end\n");
  write("bad.xml", "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY a \"aaaa\">]><rss><channel><item><title>&a;</title></item></channel></rss>");
  gzFile zipped = gzopen(path("cut.txt.gz").c_str(), "wb");
  for (int i = 0; i < 200; ++i) gzputs(zipped, ferry);
  gzclose(zipped);
  fs::resize_file(folder_ / "cut.txt.gz", fs::file_size(folder_ / "cut.txt.gz") / 2);
  const Ran ran = run("brief " + folder_.string());
  EXPECT_EQ(ran.code, 3);
  for (const char* name : {"empty.txt", "binary.txt", "broken.jsonl", "bad.xml", "cut.txt.gz"}) {
    EXPECT_NE(ran.err.find(name), std::string::npos) << name << " is not named in:\n" << ran.err;
  }
  EXPECT_NE(ran.out.find("Norway and Uruguay sign ferry treaty"), std::string::npos) << ran.out;
}

TEST_F(Command, InvalidUtf8AndLongLinesAreRead) {
  write("latin.txt", std::string("Caf\xe9 treaty signed\n\n") + ferry);
  std::string line = "Norway signed a treaty. ";
  while (line.size() < (8u << 20)) line += line;
  write("long.txt", line);
  const Ran latin = run("read --json " + path("latin.txt"));
  EXPECT_EQ(latin.code, 0) << latin.err;
  EXPECT_NE(latin.out.find("Caf\xc3\xa9"), std::string::npos);
  const Ran parsed = run("read --json " + path("long.txt"));
  EXPECT_TRUE(parsed.code == 0 || parsed.code == 2) << parsed.code;
  if (parsed.code == 2) EXPECT_NE(parsed.err.find("long.txt"), std::string::npos);
}

TEST_F(Command, UnreadableFolderIsNamed) {
  write("ferry.txt", ferry);
  fs::create_directories(folder_ / "closed");
  ::chmod((folder_ / "closed").c_str(), 0);
  // Root reads everything: be nobody for this one.
  const char* nobody = ::geteuid() == 0 ? "setpriv --reuid 65534 --regid 65534 --clear-groups" : "";
  const Ran ran = run("read " + folder_.string(), nobody);
  ::chmod((folder_ / "closed").c_str(), 0700);
  EXPECT_EQ(ran.code, 3);
  EXPECT_NE(ran.err.find("closed"), std::string::npos);
}

TEST_F(Command, FileThatIsNotThereInAFolderIsNamed) {
  // Works for root too: a link to nowhere can be listed and not opened.
  write("ferry.txt", ferry);
  fs::create_symlink(folder_ / "nowhere", folder_ / "dangling.txt");
  const Ran ran = run("read " + path("ferry.txt") + " " + path("dangling.txt"));
  EXPECT_EQ(ran.code, 3);
  EXPECT_NE(ran.err.find("dangling.txt"), std::string::npos);
}

TEST_F(Command, SameBytesForAnyThreadsAndOrder) {
  const std::string files = examples + "/lithium/01-pacific-herald.txt " + examples + "/lithium/02-northgate-news.html ";
  const std::string reversed = examples + "/lithium/02-northgate-news.html " + examples + "/lithium/01-pacific-herald.txt ";
  const std::string one = run("brief --json --threads 1 " + examples).out;
  ASSERT_GT(one.size(), 1000u);
  EXPECT_EQ(run("brief --json --threads 2 " + examples).out, one);
  EXPECT_EQ(run("brief --json --threads 8 " + examples).out, one);
  EXPECT_EQ(run("brief --json " + files).out, run("brief --json " + reversed).out);
  EXPECT_EQ(run("code --json --threads 1 " + files).out, run("code --json --threads 8 " + reversed).out);
}

TEST_F(Command, EveryLineFitsTheTerminal) {
  for (const std::size_t width : {80u, 100u, 160u}) {
    const Ran ran = run("brief --cite " + examples + "/lithium", "COLUMNS=" + std::to_string(width));
    EXPECT_EQ(ran.code, 0) << ran.err;
    std::istringstream lines(ran.out);
    for (std::string line; std::getline(lines, line);) {
      // A path is one word: it may stick out alone, nothing else may.
      if (line.find(".txt:") != std::string::npos || line.find(".html:") != std::string::npos) continue;
      EXPECT_LE(columns_of(line), width) << line;
    }
    EXPECT_EQ(ran.out.find('\x1b'), std::string::npos);
  }
}

TEST_F(Command, BriefJsonHoldsTheExamples) {
  const Ran ran = run("brief --json " + examples);
  const auto json = nlohmann::json::parse(ran.out);
  std::size_t reports = 0, several = 0;
  for (const auto& story : json["stories"]) {
    reports += story["reports"].size();
    std::set<std::string> read;
    for (const auto& dispute : story["disagreements"]) {
      std::string line = dispute["slot"].dump() + dispute["about"].dump();
      for (const auto& value : dispute["values"]) line += value["value"].dump();
      EXPECT_TRUE(read.insert(line).second) << line;               // no dispute is printed twice
    }
    for (const auto& finding : story["findings"]) {
      EXPECT_FALSE(finding["support"].empty());
      EXPECT_FALSE(finding["text"].get<std::string>().empty());
      if (finding["band"] != "single") ++several;
      if (finding["band"] == "agreed") EXPECT_GE(finding["origins"]["low"].get<int>(), 2);
    }
  }
  EXPECT_GE(reports, 20u);
  EXPECT_GT(several, 0u);
}

TEST_F(Command, HostileTextCannotSteerTheTerminalOrThePage) {
  write("evil.txt", std::string("Treaty signed \x1b[31m<script>alert(1)</script>\n\n") + ferry);
  EXPECT_EQ(run("brief " + path("evil.txt")).out.find('\x1b'), std::string::npos);
  const std::string page = run("brief --html " + path("evil.txt")).out;
  EXPECT_EQ(page.find("<script"), std::string::npos);
  EXPECT_NE(page.find("Content-Security-Policy"), std::string::npos);
}

std::size_t count_of(const std::string& text, const std::string& what) {
  std::size_t n = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + what.size())) ++n;
  return n;
}

TEST_F(Command, APageFoldsTheRowsItDoesNotShow) {
  const std::string all = run("brief --html --all " + examples + "/lithium").out;
  const std::string page = run("brief --html --limit 2 " + examples + "/lithium").out;
  EXPECT_EQ(count_of(all, "class=\"more\""), 0u);
  EXPECT_GE(count_of(page, "class=\"more\""), 3u);
  EXPECT_EQ(count_of(page, "<li class="), count_of(all, "<li class="));
}

TEST_F(Command, AVisitCalledOffBreaksItsPlan) {
  write("a.txt", "Gunmen kill soldiers in Benin\n\nCOTONOU, April 9, 2031 - Gunmen attacked an army post near Kandi in northern Benin on Tuesday, the army said.\n\n"
                 "Benin's president, Koffi Adande, will travel to Niamey on Friday to meet Niger's leader, General Moussa Idi.\n");
  write("b.txt", "Niger denies role in Benin attack\n\nNIAMEY, April 10, 2031 - Niger on Thursday denied that fighters who attacked an army post in Benin had come from its soil.\n\n"
                 "A visit by Benin's president to Niamey that was planned for Friday has been called off, a spokesman said.\n");
  const std::string brief = run("brief --one-story " + folder_.string()).out;
  EXPECT_NE(brief.find("9 Apr 2031"), std::string::npos) << brief;      // of the dateline
  EXPECT_NE(brief.find("due 11 Apr 2031, broken, by report 2"), std::string::npos) << brief;
}

TEST_F(Command, WhatSomebodySaysHeWillDoIsAPlan) {
  write("a.txt", "Indonesia halts nickel exports to Europe\n\nJAKARTA, Sept. 3, 2031 - Indonesia said on Wednesday it would stop exporting nickel ore to the European Union from October 1, "
                 "escalating a dispute over a tax on steel.\n\nThe European Union called the decision regrettable.\n");
  const std::string plans = run("plans " + path("a.txt")).out;
  EXPECT_NE(plans.find("stop exporting nickel ore"), std::string::npos) << plans;
  EXPECT_NE(plans.find("1 Oct 2031"), std::string::npos) << plans;
}

TEST_F(Command, AClosedPipeIsNoError) {
  const int status = std::system((std::string(ENTENTE_COMMAND " read --json ") + examples + " 2>" + path("err") + " | head -c 10 >/dev/null").c_str());
  EXPECT_EQ(WEXITSTATUS(status), 0);
  EXPECT_EQ(file_text(folder_ / "err").find("terminate"), std::string::npos);
}

TEST_F(Command, StandardInputIsAReport) {
  const Ran ran = run("read --json - <" + examples + "/lithium/01-pacific-herald.txt");
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(nlohmann::json::parse(ran.out)["path"], "-");
}

TEST_F(Command, ComparesTwoReports) {
  write("a.txt", ferry);
  std::string later = ferry;
  later.replace(later.find("Ada Holm"), 8, "and others");
  later += "\nA choir from Durazno sang in the rain.\n";
  write("b.txt", later);
  const Ran same = run("brief --diff " + path("a.txt") + " " + path("a.txt"));
  EXPECT_EQ(same.code, 1) << same.out;
  const Ran text = run("brief --diff --cite " + path("a.txt") + " " + path("b.txt"));
  EXPECT_EQ(text.code, 0) << text.err;
  EXPECT_NE(text.out.find("ONLY IN B\n + A choir from Durazno"), std::string::npos) << text.out;
  const Ran lines = run("brief --diff --json " + path("a.txt") + " " + path("b.txt"));
  std::istringstream each(lines.out);
  std::size_t n = 0;
  for (std::string line; std::getline(each, line); ++n) {
    const nlohmann::json row = nlohmann::json::parse(line);
    for (const char* side : {"before", "after"}) {
      for (const auto& cite : row.at(side)) EXPECT_FALSE(cite.at("text").get<std::string>().empty());
    }
  }
  EXPECT_GE(n, 1u);
  EXPECT_EQ(run("brief --diff " + path("a.txt")).code, 2);
}

}  // namespace
