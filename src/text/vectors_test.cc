#include "text/vectors.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace entente {
namespace {

std::string file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

class WordVectorsTest : public testing::Test {
 protected:
  void SetUp() override {
    bytes_ = file(ENTENTE_SOURCE "/models/vectors.bin");
    auto loaded = WordVectors::load(bytes_);
    ASSERT_TRUE(loaded) << loaded.error().what;
    table_ = *loaded;
  }
  float near(std::string_view a, std::string_view b) const { return table_->similarity(table_->find(a).value(), table_->find(b).value()); }
  std::string bytes_;
  std::shared_ptr<const WordVectors> table_;
};

TEST_F(WordVectorsTest, LikeWordsAreNearerThanOthers) {
  EXPECT_GT(near("troops", "soldiers"), near("troops", "tariff") + 0.2f);
  EXPECT_GT(near("condemned", "condemn"), near("condemned", "harbour") + 0.2f);
  EXPECT_GT(near("tokyo", "seoul"), near("tokyo", "wheat") + 0.1f);
  EXPECT_FLOAT_EQ(near("visit", "visit"), 1.0f);
  EXPECT_FALSE(table_->find("qqqxyzzy"));
}

TEST_F(WordVectorsTest, RareWordsWeighMore) {
  EXPECT_GT(table_->rarity(table_->find("tariff").value()), table_->rarity(table_->find("the").value()) + 4);
}

TEST_F(WordVectorsTest, MeanHasLengthOneOrNone) {
  const std::string_view some[] = {"ministers", "met", "qqqxyzzy"}, none[] = {"qqqxyzzy"};
  EXPECT_NEAR(cosine(table_->mean(some), table_->mean(some)), 1.0f, 1e-6f);
  EXPECT_EQ(cosine(table_->mean(none), table_->mean(some)), 0.0f);
}

TEST_F(WordVectorsTest, DamagedBytesAreAnError) {
  for (std::size_t n = 0; n < 200; ++n) EXPECT_FALSE(WordVectors::load(std::string_view(bytes_).substr(0, n)));
  EXPECT_FALSE(WordVectors::load(std::string_view(bytes_).substr(0, bytes_.size() - 1)));
  EXPECT_FALSE(WordVectors::load(bytes_ + "x"));
  std::string other = bytes_;
  other[4] = 9;
  EXPECT_FALSE(WordVectors::load(other));
}

}  // namespace
}  // namespace entente
