#include "text/words.h"

#include <gtest/gtest.h>

#include "text/linkage.h"
#include "text/lookup.h"
#include "text/segment.h"
#include "text/shingles.h"

#include <limits>

namespace entente {
namespace {

std::string line(std::string_view text) {
  std::string out;
  for (const Word& w : words_of(text)) out += (out.empty() ? "" : " ") + w.folded;
  return out;
}

TEST(Words, AreFoldedAndPartedAtDashes) {
  EXPECT_EQ(line("Holm\u2019s ferry\u2013treaty"), "holm ferry treaty");
  EXPECT_EQ(line("The U.S. and the US sent 3,000 troops."), "the u.s and the u.s sent 3000 troops");
  EXPECT_EQ(line("She didn't pay 2.5 million"), "she didn't pay 2.5 million");
  EXPECT_EQ(line("Nuuk. Sisimiut"), "nuuk sisimiut");
  EXPECT_EQ(line("Caf\u00e9 \u0141\u00f3d\u017a"), "cafe \u0142odz");
  EXPECT_EQ(line("a\xff" "b"), "a b");
  EXPECT_EQ(line(""), "");
}

TEST(Words, SpansLeaveThePossessiveOut) {
  const std::string text = "Norway's ore";
  const std::vector<Word> words = words_of(text, 10);
  ASSERT_EQ(words.size(), 2u);
  EXPECT_EQ(words[0].span, (Span{10, 16}));
  EXPECT_EQ(words[1].span, (Span{19, 22}));
}

TEST(Words, StemsMeet) {
  for (const auto& [a, b] : {std::pair{"damaged", "damage"}, {"damaging", "damages"}, {"stopped", "stops"}, {"disrupted", "disrupt"},
                             {"parties", "party"}, {"investigation", "investigate"}, {"agreement", "agreements"}}) {
    EXPECT_EQ(stem(a), stem(b)) << a << " " << b;
  }
  EXPECT_NE(stem("nation"), stem("note"));
}

TEST(Lookup, FindsEveryLineAndNothingElse) {
  const std::string table = "a\t1\nab\t2\nb\nc\t4\n";
  EXPECT_EQ(lookup(table, "a"), "1");
  EXPECT_EQ(lookup(table, "ab"), "2");
  EXPECT_EQ(lookup(table, "b"), "");
  EXPECT_EQ(lookup(table, "c"), "4");
  for (const char* missing : {"", "0", "aa", "abc", "d"}) EXPECT_FALSE(lookup(table, missing)) << missing;
  EXPECT_FALSE(lookup("", "a"));
}

TEST(Segment, EndsSentencesWhereTheyEnd) {
  const std::string text = "Title without point\n\nMr. Silla met U.S. envoys. \u201cWe agreed.\u201d He left at 5 p.m. on Monday!  Then?";
  std::vector<std::string> got;
  for (const Span s : sentences_of(text)) got.push_back(text.substr(s.begin, s.size()));
  EXPECT_EQ(got, (std::vector<std::string>{"Title without point", "Mr. Silla met U.S. envoys.", "\u201cWe agreed.\u201d", "He left at 5 p.m. on Monday!", "Then?"}));
}

TEST(Shingles, SignatureSeesCopies) {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "word" + std::to_string(i * 7919 % 1000) + " ";
  const auto a = signature_of(shingles(words_of(text), 3));
  EXPECT_EQ(similarity(a, a), 1);
  EXPECT_GT(similarity(a, signature_of(shingles(words_of(text + " one more word here"), 3))), 0.8);
  EXPECT_LT(similarity(a, signature_of(shingles(words_of("a quite different text about a quite different thing"), 3))), 0.1);
  EXPECT_TRUE(shingles(words_of("two words"), 3).empty());
}

TEST(Linkage, MergesByMeanAndHonoursCertainty) {
  const double inf = std::numeric_limits<double>::infinity();
  // 0-1 and 1-2 look alike, 0-2 do not: the mean of 0-1 with 2 is below nothing.
  EXPECT_EQ(average_link(3, std::vector<Edge>{{0, 1, 3}, {1, 2, 2}, {0, 2, -5}}, -4), (std::vector<std::uint32_t>{0, 0, 2}));
  EXPECT_EQ(average_link(3, std::vector<Edge>{{2, 1, inf}, {0, 1, -9}}, -4), (std::vector<std::uint32_t>{0, 1, 1}));
  EXPECT_EQ(average_link(2, {}, -1), (std::vector<std::uint32_t>{0, 1}));
}

}  // namespace
}  // namespace entente
