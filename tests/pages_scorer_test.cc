// entente-eval pages gives what the reference scorer gives for the same output. Needs $ENTENTE_DATA, its tools and python3.
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

namespace {

using nlohmann::json;

json output_of(const std::string& command) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  std::string out;
  std::array<char, 4096> buffer;
  for (std::size_t n = 0; (n = std::fread(buffer.data(), 1, buffer.size(), pipe.get())) > 0;) out.append(buffer.data(), n);
  return json::parse(out, nullptr, false);
}

TEST(PagesScorer, AgreesWithTheReference) {
  const char* data = std::getenv("ENTENTE_DATA");
  if (data == nullptr) GTEST_SKIP() << "no $ENTENTE_DATA";
  const std::string scorer = std::string(data) + "/../tools/score_extraction.py";
  if (!std::filesystem::exists(scorer)) GTEST_SKIP() << "no reference scorer";
  const std::string pages = std::string(data) + "/pages";
  const std::string out = (std::filesystem::temp_directory_path() / "entente_pages_scorer.jsonl").string();
  const json ours = output_of(std::string(ENTENTE_EVAL) + " pages --json --out '" + out + "' '" + pages + "'");
  const json theirs = output_of("python3 '" + scorer + "' '" + pages + "/truth.jsonl' '" + out + "' --json --n-bootstrap 2");
  ASSERT_TRUE(ours.is_object() && theirs.is_object());
  for (const char* set : {"aeb", "wcxb"}) {
    for (const char* key : {"precision", "recall", "f1", "exact"}) {
      EXPECT_NEAR(ours[set][key].get<double>(), theirs[std::string("body/") + set][key].get<double>(), 1e-6) << set << " " << key;
    }
  }
  for (const char* set : {"traf", "wcxb"}) {
    EXPECT_NEAR(ours[set]["snippets_f1"].get<double>(), theirs[std::string("snippets/") + set]["f1"].get<double>(), 1e-6) << set;
  }
  const auto share = [&](const char* field, const char* count) { return theirs[field][count].get<double>() / theirs[field]["pages"].get<double>(); };
  EXPECT_NEAR(ours["date"].get<double>(), share("meta/date", "right"), 1e-6);
  EXPECT_NEAR(ours["title"].get<double>(), share("meta/title", "right"), 1e-6);
  EXPECT_NEAR(ours["title_near"].get<double>(), share("meta/title", "near"), 1e-6);
  EXPECT_NEAR(ours["author"].get<double>(), share("meta/author", "right"), 1e-6);
  EXPECT_NEAR(ours["emptied"].get<double>(), theirs["body/all"]["empty"].get<double>() / theirs["body/all"]["pages"].get<double>(), 1e-6);
  // The reference also counts accepted pages with under 250 characters as refused.
  EXPECT_LE(ours["refused"].get<double>(), share("non_articles", "rejected") + 1e-6);
}

}  // namespace
