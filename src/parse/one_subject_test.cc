#include "parse/one_subject.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace entente {
namespace {

struct Word {
  const char* form;
  Upos upos;
  const char* relation;
  int head;     // from 1, 0: root
};

std::string tree_of(const std::vector<Word>& words) {
  std::string text, out;
  std::vector<Token> tokens(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    tokens[i].span = {static_cast<std::uint32_t>(text.size()), static_cast<std::uint32_t>(text.size() + std::string(words[i].form).size())};
    text += std::string(words[i].form) + " ";
    tokens[i].upos = words[i].upos;
    tokens[i].relation = words[i].relation;
    tokens[i].head = words[i].head == 0 ? no_token : static_cast<TokenIndex>(words[i].head - 1);
  }
  keep_one_subject(tokens, text);
  for (const Token& t : tokens) out += (out.empty() ? "" : " ") + t.relation + (t.head == no_token ? "" : ":" + std::to_string(t.head + 1));
  return out;
}

TEST(OneSubject, DaysAreNone) {
  EXPECT_EQ(tree_of({{"blasts", Upos::NOUN, "nsubj", 3}, {"Sunday", Upos::PROPN, "nsubj", 3}, {"killed", Upos::VERB, "root", 0}}), "nsubj:3 obl:unmarked:3 root");
  EXPECT_EQ(tree_of({{"Today", Upos::NOUN, "nsubj", 3}, {"Holm", Upos::PROPN, "nsubj", 3}, {"left", Upos::VERB, "root", 0}}), "obl:unmarked:3 nsubj:3 root");
  EXPECT_EQ(tree_of({{"Sunday", Upos::PROPN, "nsubj", 2}, {"came", Upos::VERB, "root", 0}}), "nsubj:2 root");
}

TEST(OneSubject, NounsDescribeTheNameAfterThem) {
  EXPECT_EQ(tree_of({{"tycoon", Upos::NOUN, "nsubj", 4}, {"Ivo", Upos::PROPN, "nsubj", 4}, {"Holm", Upos::PROPN, "flat", 2}, {"left", Upos::VERB, "root", 0}}),
            "nmod:desc:2 nsubj:4 flat:2 root");
  EXPECT_EQ(tree_of({{"the", Upos::DET, "det", 2}, {"tycoon", Upos::NOUN, "nsubj", 4}, {"Holm", Upos::PROPN, "nsubj", 4}, {"left", Upos::VERB, "root", 0}}),
            "det:2 nsubj:4 appos:2 root");
  EXPECT_EQ(tree_of({{"ships", Upos::NOUN, "nsubj", 4}, {",", Upos::PUNCT, "punct", 4}, {"Holm", Upos::PROPN, "nsubj", 4}, {"said", Upos::VERB, "root", 0}}),
            "nsubj:4 punct:4 nsubj:4 root");
}

TEST(OneSubject, NeighboursAreOnePhrase) {
  EXPECT_EQ(tree_of({{"one", Upos::NUM, "nsubj", 3}, {"envoy", Upos::NOUN, "nsubj", 3}, {"left", Upos::VERB, "root", 0}}), "nummod:2 nsubj:3 root");
  EXPECT_EQ(tree_of({{"Chilean", Upos::ADJ, "nsubj", 3}, {"ships", Upos::NOUN, "nsubj", 3}, {"left", Upos::VERB, "root", 0}}), "amod:2 nsubj:3 root");
  EXPECT_EQ(tree_of({{"ships", Upos::NOUN, "nsubj", 4}, {"and", Upos::CCONJ, "cc", 3}, {"planes", Upos::NOUN, "nsubj", 4}, {"left", Upos::VERB, "root", 0}}),
            "nsubj:4 cc:3 conj:1 root");
  EXPECT_EQ(tree_of({{"prices", Upos::NOUN, "nsubj", 4}, {"on", Upos::ADP, "case", 3}, {"goods", Upos::NOUN, "nsubj", 4}, {"rose", Upos::VERB, "root", 0}}),
            "nsubj:4 case:3 nmod:1 root");
  // "the reports the president ignored": another clause
  EXPECT_EQ(tree_of({{"reports", Upos::NOUN, "nsubj", 4}, {"the", Upos::DET, "det", 3}, {"president", Upos::NOUN, "nsubj", 4}, {"ignored", Upos::VERB, "root", 0}}),
            "nsubj:4 det:3 nsubj:4 root");
}

}  // namespace
}  // namespace entente
