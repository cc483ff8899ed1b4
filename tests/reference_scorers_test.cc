// entente-eval gives what the reference scorers give for the same output, to 1e-6: times, quantities, quotes and status.
// Needs $ENTENTE_DATA with the scorers in ../tools, and python3.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

namespace {

using nlohmann::json;

std::string output_of(const std::string& command) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  std::string out;
  std::array<char, 4096> buffer;
  for (std::size_t n = 0; (n = std::fread(buffer.data(), 1, buffer.size(), pipe.get())) > 0;) out.append(buffer.data(), n);
  return out;
}

class ReferenceScorers : public ::testing::Test {
 protected:
  void SetUp() override {
    const char* folder = std::getenv("ENTENTE_DATA");
    if (folder == nullptr) GTEST_SKIP() << "no $ENTENTE_DATA";
    data_ = folder;
    tools_ = data_ + "/../tools";
    if (!std::filesystem::exists(tools_ + "/score_status.py")) GTEST_SKIP() << "no reference scorers";
    if (!std::filesystem::exists(ENTENTE_SOURCE "/models/en.bin")) GTEST_SKIP() << "no model";
  }

  // `gold`: files of the set, parted by blanks; the scorers read one file and get them laid together.
  json ours(const std::string& stage, const std::string& gold, const std::string& more = "") const {
    return json::parse(output_of(ENTENTE_EVAL " " + stage + " --json " + more + " --out '" + out_ + "' " + paths(gold)));
  }
  // The scorers round what they print to four digits: they run with a `round` that does not.
  json theirs(const std::string& scorer, const std::string& gold, const std::string& more = "") const {
    const std::string all = out_ + ".gold";
    output_of("cat " + paths(gold) + " > '" + all + "'");
    return json::parse(output_of("python3 -c 'import builtins, runpy, sys; builtins.round = lambda x, n=None: x; sys.argv = sys.argv[1:]; "
                                 "runpy.run_path(sys.argv[0], run_name=\"__main__\")' '" +
                                 tools_ + "/" + scorer + "' '" + all + "' '" + out_ + "' " + more));
  }
  std::string paths(const std::string& gold) const {
    std::string out;
    for (std::size_t at = 0; at < gold.size();) {
      const std::size_t end = std::min(gold.find(' ', at), gold.size());
      out += "'" + data_ + "/normalise/" + gold.substr(at, end - at) + "' ";
      at = end + 1;
    }
    return out;
  }

  static void expect_same(const json& a, const json& b) { EXPECT_NEAR(a.get<double>(), b.get<double>(), 1e-6); }

  std::string data_, tools_;
  std::string out_ = (std::filesystem::temp_directory_path() / "entente_reference_scorers.jsonl").string();
};

TEST_F(ReferenceScorers, Times) {
  for (const char* gold : {"timex.timebank.jsonl timex.aquaint.jsonl", "timex.meantime.jsonl"}) {
    SCOPED_TRACE(gold);
    const json a = ours("timex", gold), b = theirs("score_timex.py", gold);
    EXPECT_GT(b.at("gold").get<int>(), 0);
    expect_same(a.at("strict_f1"), b.at("strict").at("f1"));
    expect_same(a.at("relaxed_f1"), b.at("relaxed").at("f1"));
    expect_same(a.at("value_f1"), b.at("value_f1"));
  }
}

TEST_F(ReferenceScorers, Quantities) {
  const json a = ours("quantities", "quantity.newsquant.jsonl"), b = theirs("score_quantities.py", "quantity.newsquant.jsonl", "--json");
  EXPECT_GT(b.at("gold").get<int>(), 0);
  for (const char* key : {"value_f1", "unit_f1", "change_f1", "of_f1"}) expect_same(a.at(key), b.at(key));
}

TEST_F(ReferenceScorers, Quotes) {
  const json a = ours("quotes", "quotes.polnear-dev.jsonl");
  for (const char* kind : {"direct", "mixed", "indirect"}) {
    SCOPED_TRACE(kind);
    const json b = theirs("score_quotes.py", "quotes.polnear-dev.jsonl", std::string("--kind ") + kind);
    expect_same(a.at(std::string(kind) + "_f1"), b.at("overlap").at("f1"));
    expect_same(a.at(std::string(kind) + "_speaker_accuracy"), b.at("speaker_accuracy"));
  }
  const json b = theirs("score_quotes.py", "quotes.polnear-dev.jsonl");
  expect_same(a.at("overlap_f1"), b.at("overlap").at("f1"));
  expect_same(a.at("speaker_accuracy"), b.at("speaker_accuracy"));
  expect_same(a.at("joint_f1"), b.at("joint").at("f1"));
}

TEST_F(ReferenceScorers, Factuality) {
  const json a = ours("status", "factuality.uds-ih2.dev.jsonl");
  const json b = theirs("score_status.py", "factuality.uds-ih2.dev.jsonl", "--json");
  expect_same(a.at("mae"), b.at("mae"));
  expect_same(a.at("r"), b.at("r"));
}

TEST_F(ReferenceScorers, Status) {
  const json a = ours("status", "status.meantime.jsonl");
  const json b = theirs("score_status.py", "status.meantime.jsonl", "--json");
  for (const char* key : {"macro_f1", "accuracy", "all_right"}) expect_same(a.at(key), b.at(key));
}

}  // namespace
