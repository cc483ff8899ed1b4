#include "text/state_names.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(StateNames, AreWhatStandsInASentence) {
  EXPECT_EQ(called("KOR"), "South Korea");
  EXPECT_EQ(called("USA"), "the United States");
  EXPECT_EQ(called("PHL"), "the Philippines");
  EXPECT_EQ(called("UNO"), "the United Nations");
  EXPECT_EQ(called("PSE").find("PSE"), std::string::npos);
  for (const char* other : {"", "Ada Holm", "ZZZ", "US", "korea"}) EXPECT_EQ(called(other), other);
}

TEST(StateNames, AreFoundAtTheBegin) {
  struct Row { const char* text; const char* code; std::size_t bytes; };
  for (const Row& row : {Row{"South Korea rare earths -50%", "KOR", 11}, Row{"the united states wheat", "USA", 17}, Row{"NIGERIA", "NGA", 7},
                         Row{"Niger ore", "NER", 5}, Row{"Guinea-Bissau cashew", "GNB", 13}}) {
    const StateAtBegin found = state_at_begin(row.text);
    EXPECT_EQ(found.code, row.code) << row.text;
    EXPECT_EQ(found.bytes, row.bytes) << row.text;
  }
  for (const char* none : {"", "the", "Chinaware", "rare earths of China", "KORx"}) EXPECT_EQ(state_at_begin(none).bytes, 0u) << none;
}

}  // namespace
}  // namespace entente
