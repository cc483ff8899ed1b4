// The floors of quality: tests/floors.tsv, measured by entente-eval on $ENTENTE_DATA.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

namespace {

struct Floor {
  std::string stage, gold, option, key, relation;
  double bound = 0;
};

std::vector<Floor> floors() {
  std::vector<Floor> out;
  std::ifstream file(ENTENTE_SOURCE "/tests/floors.tsv");
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream fields(line);
    Floor f;
    std::string bound;
    for (std::string* field : {&f.stage, &f.gold, &f.option, &f.key, &f.relation, &bound}) std::getline(fields, *field, '\t');
    f.bound = std::strtod(bound.c_str(), nullptr);
    out.push_back(f);
  }
  return out;
}

// Several gold files of one measure are parted by blanks.
std::string paths(const std::string& gold, const std::string& data) {
  std::istringstream words(gold);
  std::string out;
  for (std::string word; words >> word;) out += " '" + data + "/" + word + "'";
  return out;
}

std::string output_of(const std::string& command) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  std::string out;
  std::array<char, 4096> buffer;
  for (std::size_t n = 0; (n = std::fread(buffer.data(), 1, buffer.size(), pipe.get())) > 0;) out.append(buffer.data(), n);
  return out;
}

nlohmann::json scores_of(const Floor& f, const std::string& data) {
  const std::string option = f.option == "-" ? "" : " --option '" + f.option + "'";
  return nlohmann::json::parse(output_of(ENTENTE_EVAL " " + f.stage + " --json" + option + paths(f.gold, data)), nullptr, false);
}

// "strict.f1" names a key inside an object.
const nlohmann::json* at(const nlohmann::json& scores, const std::string& key) {
  const nlohmann::json* here = &scores;
  std::istringstream parts(key);
  for (std::string part; std::getline(parts, part, '.');) {
    if (!here->is_object() || !here->contains(part)) return nullptr;
    here = &(*here)[part];
  }
  return here;
}

void hold(const Floor& f, const nlohmann::json& scores) {
  SCOPED_TRACE(f.stage + " " + f.gold + " " + f.key);
  const nlohmann::json* value = at(scores, f.key);
  ASSERT_TRUE(value != nullptr && value->is_number()) << scores.dump();
  if (f.relation == ">=") EXPECT_GE(value->get<double>(), f.bound);
  else EXPECT_LE(value->get<double>(), f.bound);
}

class Quality : public testing::TestWithParam<std::string> {};

TEST_P(Quality, HoldsItsFloor) {
  const char* data = std::getenv("ENTENTE_DATA");
  if (data == nullptr) GTEST_SKIP() << "no $ENTENTE_DATA";
  std::map<std::string, nlohmann::json> measured;
  for (const Floor& f : floors()) {
    if (f.stage != GetParam()) continue;
    const std::string call = f.gold + "\t" + f.option;
    if (!measured.contains(call)) measured[call] = scores_of(f, data);
    hold(f, measured[call]);
  }
  EXPECT_FALSE(measured.empty());
}

std::vector<std::string> stages() {
  std::vector<std::string> out;
  for (const Floor& f : floors()) {
    if (out.empty() || std::find(out.begin(), out.end(), f.stage) == out.end()) out.push_back(f.stage);
  }
  return out;
}

INSTANTIATE_TEST_SUITE_P(Floors, Quality, testing::ValuesIn(stages()), [](const auto& info) { return info.param; });
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(Quality);

}  // namespace
