#include "parse/reported_clauses.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

struct Word {
  const char* xpos;
  const char* relation;
  int head;     // from 1, 0: root
};

std::string relation_of(const std::vector<Word>& words, std::size_t at) {
  std::vector<Token> tokens(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    tokens[i].xpos = words[i].xpos;
    tokens[i].upos = words[i].xpos[0] == 'V' ? Upos::VERB : Upos::NOUN;
    tokens[i].relation = words[i].relation;
    tokens[i].head = words[i].head == 0 ? no_token : static_cast<TokenIndex>(words[i].head - 1);
  }
  mark_reported_clauses(tokens);
  return tokens[at].relation;
}

TEST(ReportedClauses, AreWhatIsSaid) {
  // Norway closed ports , officials said
  EXPECT_EQ(relation_of({{"NNP", "nsubj", 2}, {"VBD", "advcl", 6}, {"NNS", "obj", 2}, {",", "punct", 2}, {"NNS", "nsubj", 6}, {"VBD", "root", 0}}, 1), "ccomp");
  // Ports will close , said Holm
  EXPECT_EQ(relation_of({{"NNS", "nsubj", 3}, {"MD", "aux", 3}, {"VB", "advcl", 5}, {",", "punct", 3}, {"VBD", "root", 0}, {"NNP", "nsubj", 5}}, 2), "ccomp");
}

TEST(ReportedClauses, AreNoAdverbialOnes) {
  // If Norway closes , ships wait
  EXPECT_EQ(relation_of({{"IN", "mark", 3}, {"NNP", "nsubj", 3}, {"VBZ", "advcl", 6}, {",", "punct", 3}, {"NNS", "nsubj", 6}, {"VBP", "root", 0}}, 2), "advcl");
  // When Norway closed , ships waited
  EXPECT_EQ(relation_of({{"WRB", "advmod", 3}, {"NNP", "nsubj", 3}, {"VBD", "advcl", 6}, {",", "punct", 3}, {"NNS", "nsubj", 6}, {"VBD", "root", 0}}, 2), "advcl");
  // Should Norway close , ships wait
  EXPECT_EQ(relation_of({{"MD", "aux", 3}, {"NNP", "nsubj", 3}, {"VB", "advcl", 6}, {",", "punct", 3}, {"NNS", "nsubj", 6}, {"VBP", "root", 0}}, 2), "advcl");
  // Asked by Norway , ships waited
  EXPECT_EQ(relation_of({{"VBN", "advcl", 6}, {"IN", "case", 3}, {"NNP", "obl", 1}, {",", "punct", 1}, {"NNS", "nsubj", 6}, {"VBD", "root", 0}}, 0), "advcl");
  // Ships waited , Norway having closed: after its verb
  EXPECT_EQ(relation_of({{"NNS", "nsubj", 2}, {"VBD", "root", 0}, {",", "punct", 2}, {"NNP", "nsubj", 5}, {"VBD", "advcl", 2}}, 4), "advcl");
}

}  // namespace
}  // namespace entente
