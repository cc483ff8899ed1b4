#include "parse/word_products.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <random>
#include <set>

namespace entente {
namespace {

const ParseModel& model() {
  static const auto loaded = [] {
    std::ifstream in(ENTENTE_SOURCE "/models/en.bin", std::ios::binary);
    return ParseModel::load(std::string{std::istreambuf_iterator<char>(in), {}});
  }();
  return **loaded;
}

std::vector<std::int32_t> row(const WordProducts& words, std::uint32_t slot) {
  const std::size_t gates = 4 * model().impl().sizes.hidden;
  std::vector<std::int32_t> out(words.of(slot, false), words.of(slot, false) + gates);
  out.insert(out.end(), words.of(slot, true), words.of(slot, true) + gates);
  return out;
}

// The root, common words, words seen once, one too long to keep.
std::vector<std::string> forms() {
  std::vector<std::string> out = {"", "the", "The", "Holm", "ferry", "2031", "na\xc3\xafve", std::string(300, 'x')};
  for (char a = 'a'; a < 'i'; ++a)
    for (char b = 'a'; b < 'i'; ++b) out.push_back(std::string{'P', a, b, 'o'});
  return out;
}

TEST(WordProducts, WhatWasMetBeforeNeverShows) {
  const std::vector<std::string> all = forms();
  std::vector<std::vector<std::int32_t>> want;
  std::vector<std::uint32_t> slots;
  for (const std::string_view form : all) {
    WordProducts fresh(model().impl(), 1);
    fresh.find(std::span(&form, 1), slots);
    want.push_back(row(fresh, slots[0]));
  }
  EXPECT_EQ(std::set(want.begin(), want.end()).size(), all.size());
  WordProducts kept(model().impl(), 16);
  std::mt19937 random(8);
  for (int call = 0; call < 300; ++call) {
    std::vector<std::size_t> asked;
    // Now and then more forms than there are slots.
    for (std::size_t n = call % 100 == 99 ? 17 + random() % 20 : 1 + random() % 16; n > 0; --n)
      asked.push_back(random() % (random() % 2 == 0 ? 8 : all.size()));
    std::vector<std::string_view> some;
    for (const std::size_t i : asked) some.push_back(all[i]);
    kept.find(some, slots);
    for (std::size_t i = 0; i < asked.size(); ++i) ASSERT_EQ(row(kept, slots[i]), want[asked[i]]) << call << ' ' << all[asked[i]];
  }
}

}  // namespace
}  // namespace entente
