// entente-eval parse and ner give the figures of the reference scorers. Floors are in floors.tsv.
#include <gtest/gtest.h>

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>

namespace {

using nlohmann::json;
namespace fs = std::filesystem;

std::string output_of(const std::string& command) {
  std::string out;
  FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return out;
  char buffer[4096];
  std::size_t n = 0;
  while ((n = fread(buffer, 1, sizeof buffer, pipe)) > 0) out.append(buffer, n);
  pclose(pipe);
  return out;
}

class ParseScores : public testing::Test {
 protected:
  void SetUp() override {
    const char* data = std::getenv("ENTENTE_DATA");
    if (data == nullptr) GTEST_SKIP() << "ENTENTE_DATA is not set";
    data_ = data;
    out_ = fs::temp_directory_path() / ("entente_parse_scores_" + std::to_string(::testing::UnitTest::GetInstance()->random_seed()) + "_" + std::to_string(getpid()));
  }
  void TearDown() override {
    std::error_code ignored;
    fs::remove(out_, ignored);
    fs::remove(out_.string() + ".raw", ignored);
  }

  json own(const std::string& stage, const std::string& gold) const {
    return json::parse(output_of(std::string(ENTENTE_EVAL) + " " + stage + " --json --out " + out_.string() + " " + data_ + "/" + gold), nullptr, false);
  }
  json reference(const std::string& scorer, const std::string& gold, const std::string& system) const {
    const fs::path tool = fs::path(data_) / ".." / "tools" / scorer;
    if (!fs::exists(tool)) return nullptr;
    return json::parse(output_of("python3 " + tool.string() + " --json " + data_ + "/" + gold + " " + system), nullptr, false);
  }

  std::string data_;
  fs::path out_;
};

TEST_F(ParseScores, TreesAgreeWithTheReference) {
  const std::string gold = "treebank/en_ewt-ud-dev.conllu.gz";
  const json got = own("parse", gold);
  ASSERT_TRUE(got.is_object());
  const json on_gold = reference("score_parse.py", gold, out_.string());
  const json on_raw = reference("score_parse.py", gold, out_.string() + ".raw");
  if (on_gold.is_null()) GTEST_SKIP() << "no reference scorer beside the data";
  for (const char* key : {"upos", "lemma", "uas", "las", "las_universal", "clas"}) EXPECT_NEAR(got[key], on_gold[key], 1e-6) << key;
  for (const char* key : {"words_f1", "sentences_f1", "las_raw", "las_raw_full", "upos_raw", "lemma_raw", "uas_raw", "clas_raw"})
    EXPECT_NEAR(got[key], on_raw[key], 1e-6) << key;
}

TEST_F(ParseScores, NamesAgreeWithTheReference) {
  const std::string gold = "ner/uner-ewt-dev.iob2.gz";
  const json got = own("ner", gold);
  ASSERT_TRUE(got.is_object());
  const json want = reference("score_ner.py", gold, out_.string());
  if (want.is_null()) GTEST_SKIP() << "no reference scorer beside the data";
  for (const char* key : {"precision", "recall", "f1"}) {
    EXPECT_NEAR(got[key], want[key], 1e-6) << key;
    for (const char* type : {"PER", "ORG", "LOC"}) EXPECT_NEAR(got["per_type"][type][key], want["per_type"][type][key], 1e-6) << type;
  }
}

}  // namespace
