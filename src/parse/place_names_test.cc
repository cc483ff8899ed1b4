#include "parse/place_names.h"

#include <gtest/gtest.h>

#include <vector>

namespace entente {
namespace {

struct Word {
  const char* lemma;
  const char* xpos;
  const char* relation;
  int head;     // from 1, 0: root
};

NameKind kind_of(const std::vector<Word>& words, TokenIndex name) {
  std::vector<Token> tokens(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    tokens[i].lemma = words[i].lemma;
    tokens[i].xpos = words[i].xpos;
    tokens[i].relation = words[i].relation;
    tokens[i].head = words[i].head == 0 ? no_token : static_cast<TokenIndex>(words[i].head - 1);
  }
  std::vector<Name> names{{NameKind::person, name, name + 1}};
  mark_place_names(tokens, names);
  return names[0].kind;
}

TEST(PlaceNames, StandWherePlacesStand) {
  EXPECT_EQ(kind_of({{"sign", "VBD", "root", 0}, {"in", "IN", "case", 3}, {"Alvik", "NNP", "obl", 1}}, 2), NameKind::place);
  EXPECT_EQ(kind_of({{"town", "NN", "root", 0}, {"of", "IN", "case", 3}, {"Alvik", "NNP", "nmod", 1}}, 2), NameKind::place);
}

TEST(PlaceNames, PeopleStayPeople) {
  EXPECT_EQ(kind_of({{"meet", "VBD", "root", 0}, {"with", "IN", "case", 3}, {"Holm", "NNP", "obl", 1}}, 2), NameKind::person);
  EXPECT_EQ(kind_of({{"son", "NN", "root", 0}, {"of", "IN", "case", 3}, {"Holm", "NNP", "nmod", 1}}, 2), NameKind::person);
  // in Holm's house
  EXPECT_EQ(kind_of({{"in", "IN", "case", 4}, {"Holm", "NNP", "nmod:poss", 4}, {"'s", "POS", "case", 2}, {"house", "NN", "root", 0}}, 1), NameKind::person);
}

}  // namespace
}  // namespace entente
