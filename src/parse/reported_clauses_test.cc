#include "parse/reported_clauses.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

struct Word {
  const char* xpos;
  const char* relation;
  int head;     // from 1, 0: root
  const char* lemma = "";
};

std::vector<Token> marked(const std::vector<Word>& words) {
  std::vector<Token> tokens(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    tokens[i].xpos = words[i].xpos;
    tokens[i].upos = words[i].xpos[0] == 'V' ? Upos::VERB : words[i].xpos[0] == ',' ? Upos::PUNCT : Upos::NOUN;
    tokens[i].lemma = words[i].lemma;
    tokens[i].relation = words[i].relation;
    tokens[i].head = words[i].head == 0 ? no_token : static_cast<TokenIndex>(words[i].head - 1);
  }
  mark_reported_clauses(tokens);
  return tokens;
}

std::string relation_of(const std::vector<Word>& words, std::size_t at) { return marked(words)[at].relation; }

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

std::string tree_of(const std::vector<Word>& words) {
  std::string out;
  for (const Token& t : marked(words)) out += (out.empty() ? "" : " ") + t.relation + (t.head == no_token ? "" : ":" + std::to_string(t.head + 1));
  return out;
}

TEST(ReportedClauses, AreToldToSomebody) {
  // Holm told lawmakers that talks failed
  EXPECT_EQ(tree_of({{"NNP", "nsubj", 2}, {"VBD", "root", 0, "tell"}, {"NNS", "iobj", 2}, {"WDT", "obj", 6, "that"}, {"NNS", "nsubj", 6}, {"VBD", "acl:relcl", 3}}),
            "nsubj:2 root iobj:2 mark:6 nsubj:6 ccomp:2");
  // Holm told the man that she loved
  EXPECT_EQ(tree_of({{"NNP", "nsubj", 2}, {"VBD", "root", 0, "tell"}, {"DT", "det", 4}, {"NN", "iobj", 2}, {"WDT", "obj", 7, "that"}, {"PRP", "nsubj", 7}, {"VBD", "acl:relcl", 4}}),
            "nsubj:2 root det:4 iobj:2 obj:7 nsubj:7 acl:relcl:4");
  // Holm told lawmakers that asked
  EXPECT_EQ(tree_of({{"NNP", "nsubj", 2}, {"VBD", "root", 0, "tell"}, {"NNS", "iobj", 2}, {"WDT", "nsubj", 5, "that"}, {"VBD", "acl:relcl", 3}}),
            "nsubj:2 root iobj:2 nsubj:5 acl:relcl:3");
}

TEST(ReportedClauses, HaveTheirOwnSubject) {
  // Jets struck depots , officials said
  EXPECT_EQ(tree_of({{"NNS", "nsubj", 6}, {"VBN", "acl", 1}, {"NNS", "obj", 2}, {",", "punct", 1}, {"NNS", "nsubj", 6}, {"VBD", "root", 0, "say"}}),
            "nsubj:2 ccomp:6 obj:2 punct:2 nsubj:6 root");
  // Norway today threatened Chile , officials said
  EXPECT_EQ(tree_of({{"NNP", "nsubj", 7}, {"NN", "obl:unmarked", 7}, {"VBD", "advcl", 7}, {"NNP", "obj", 3}, {",", "punct", 7}, {"NNS", "nsubj", 7}, {"VBD", "root", 0, "say"}}),
            "nsubj:3 obl:unmarked:3 ccomp:7 obj:3 punct:3 nsubj:7 root");
  EXPECT_EQ(marked({{"NNS", "nsubj", 6}, {"VBN", "acl", 1}, {"NNS", "obj", 2}, {",", "punct", 1}, {"NNS", "nsubj", 6}, {"VBD", "root", 0, "say"}})[1].xpos, "VBD");
  // A video released , Norway shows
  EXPECT_EQ(tree_of({{"NN", "nsubj", 5}, {"VBN", "acl", 1}, {",", "punct", 1}, {"NNP", "nsubj", 5}, {"VBZ", "root", 0, "show"}}), "nsubj:5 acl:1 punct:1 nsubj:5 root");
  // Ships seized today sank: one subject
  EXPECT_EQ(tree_of({{"NNS", "nsubj", 4}, {"VBN", "acl", 1}, {"NN", "obl:unmarked", 2}, {"VBD", "root", 0, "say"}}), "nsubj:4 acl:1 obl:unmarked:2 root");
}

}  // namespace
}  // namespace entente
