// Whole-way cases: tests/cases/code/*.txt, blocks of name, text, "---", the claims as lines, those of roles.txt with their arguments. REWRITE=1 writes what came out.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "entente/code.h"
#include "entente/parse.h"

namespace entente {
namespace {

std::string file_bytes(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

struct Case {
  std::string name, text, want;
};

// "# name", lines of text, "---", lines wanted, an empty line.
std::vector<Case> cases_of(const std::string& file) {
  std::vector<Case> cases;
  std::istringstream lines(file);
  bool wanted = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("# ")) cases.push_back({line.substr(2), "", ""}), wanted = false;
    else if (cases.empty() || line.empty()) continue;
    else if (line == "---") wanted = true;
    else if (wanted) cases.back().want += line + "\n";
    else cases.back().text += line + "\n";
  }
  return cases;
}

std::string roles_of(const Claim& claim, const Report& report) {
  std::string out;
  for (const Argument& arg : claim.args) out += " | " + std::string(name_of(arg.role)) + ": " + std::string(report.at(arg.span));
  return out;
}

std::string claims_of(const ParseModel& parser, const CodeModel& coder, const std::string& text, bool roles) {
  Report report;
  const bool headline = text.starts_with("= ");      // the first line is the title
  report.text = text.substr(headline ? 2 : 0, text.size() - (headline ? 3 : 1));
  if (headline) report.title = {0, static_cast<std::uint32_t>(report.text.find('\n') == std::string::npos ? report.text.size() : report.text.find('\n'))};
  report.language = "en";
  report.id = hash_report(report.text);
  report.published = {{Day::of(2031, 5, 7), Day::of(2031, 5, 7)}, PublishedHow::stated};
  const std::vector<Sentence> sentences = parse(parser, report);
  std::string out;
  const Coding coding = code(coder, report, sentences);
  for (const Claim& claim : coding.claims) {
    EXPECT_EQ(check(claim, report), "");
    out += std::string(name_of(claim.kind)) + " | " + (claim.frame.empty() ? "-" : claim.frame) + " | " + to_line(claim, report);
    if (claim.rank) out += " | rank " + std::to_string(*claim.rank);
    if (claim.degree) out += " | " + claim.degree->scale + (claim.degree->direction < 0 ? " down " : " up ") + std::to_string(claim.degree->strength);
    for (const Link& link : claim.links) out += " | " + std::string(name_of(link.kind)) + " " + std::to_string(link.claim);
    if (roles) out += roles_of(claim, report);
    out += "\n";
  }
  return out;
}

TEST(CodeCases, ClaimsAreAsWritten) {
  const auto parser = ParseModel::load(file_bytes(ENTENTE_SOURCE "/models/en.bin"));
  ASSERT_TRUE(parser) << parser.error().what;
  const auto coder = CodeModel::built_in();
  ASSERT_TRUE(coder) << coder.error().what;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(ENTENTE_SOURCE "/tests/cases/code")) {
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  ASSERT_FALSE(files.empty());
  for (const auto& path : files) {
    std::string rewritten;
    for (const Case& c : cases_of(file_bytes(path))) {
      SCOPED_TRACE(path.filename().string() + ": " + c.name);
      const std::string got = claims_of(**parser, **coder, c.text, path.filename() == "roles.txt");
      if (std::getenv("REWRITE") == nullptr) EXPECT_EQ(got, c.want);
      rewritten += "# " + c.name + "\n" + c.text + "---\n" + got + "\n";
    }
    if (std::getenv("REWRITE") != nullptr) std::ofstream(path, std::ios::binary) << rewritten;
  }
}

}  // namespace
}  // namespace entente
