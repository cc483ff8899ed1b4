#include "parse/tokens.h"

#include <gtest/gtest.h>

#include <string>

namespace entente {
namespace {

std::string tokens(std::string_view text) {
  std::vector<Span> spans;
  Tokeniser().run(text, {0, static_cast<std::uint32_t>(text.size())}, spans);
  std::string out;
  for (const Span s : spans) {
    if (!out.empty()) out += '|';
    out += text.substr(s.begin, s.size());
  }
  return out;
}

struct Case {
  const char* text;
  const char* want;
};

TEST(Tokens, FollowTheTreebank) {
  constexpr Case cases[] = {
      {"She didn't say so.", "She|did|n't|say|so|."},
      {"They cannot agree, can't they?", "They|can|not|agree|,|ca|n't|they|?"},
      {"Norway’s minister wasn’t there.", "Norway|’s|minister|was|n’t|there|."},
      {"“We won’t,” Holm said.", "“|We|wo|n’t|,|”|Holm|said|."},
      {"the ministers' talks", "the|ministers|'|talks"},
      {"Kim Do-hyun met Moe.", "Kim|Do|-|hyun|met|Moe|."},
      {"the Holm–Silva meeting", "the|Holm|–|Silva|meeting"},
      {"a non-binding, pre-war co-founder", "a|non-binding|,|pre-war|co-founder"},
      {"U.S. troops; the U.N. envoy", "U.S.|troops|;|the|U.N.|envoy"},
      {"China-U.S. ties", "China|-|U.S.|ties"},
      {"Gen. Moe and Dr. Aas", "Gen.|Moe|and|Dr.|Aas"},
      {"It cost $1,200.50, or 3.5%.", "It|cost|$|1,200.50|,|or|3.5|%|."},
      {"at 10:30 or 5pm on 10/11/2031", "at|10:30|or|5|pm|on|10/11/2031"},
      {"No. 5 said \"No.\"", "No.|5|said|\"|No|.|\""},
      {"At 2 p.m. Thursday Holm left.", "At|2|p.m.|Thursday|Holm|left|."},
      {"It was 2 p.m. Holm left.", "It|was|2|p.m|.|Holm|left|."},
      {"tin, ore, etc. They left.", "tin|,|ore|,|etc|.|They|left|."},
      {"write to press@example.org.", "write|to|press@example.org|."},
      {"see https://example.org/a-b?c=d, now", "see|https://example.org/a-b?c=d|,|now"},
      {"The talks ended.The envoy left.", "The|talks|ended|.|The|envoy|left|."},
      {"ready—they left", "ready|—|they|left"},
      {"Wait... what?!", "Wait|...|what|?!"},
      {"• First point", "•|First|point"},
      {"and/or (see below)", "and|/|or|(|see|below|)"},
      {"Aas v. Norway", "Aas|v.|Norway"},
      {"section v.", "section|v|."},
      {"Cong. Ada Holm (D-Calif.)", "Cong.|Ada|Holm|(|D|-|Calif.|)"},
      {"Paul, Minn. on Monday", "Paul|,|Minn.|on|Monday"},
      {"Salem, Ore., said", "Salem|,|Ore.|,|said"},
      {"He fell ill. They left.", "He|fell|ill|.|They|left|."},
      {"They went to Mass. She stayed.", "They|went|to|Mass|.|She|stayed|."},
      {"the 3 pct. rise off Pt. Holm", "the|3|pct.|rise|off|Pt.|Holm"},
      {"Gen. (ret.) Moe", "Gen.|(|ret.|)|Moe"},
      {"AT&T in the 1990s", "AT&T|in|the|1990s"},
  };
  for (const Case& c : cases) EXPECT_EQ(tokens(c.text), c.want);
}

TEST(Tokens, HoldEveryByteThatIsNoSpace) {
  const std::string odd[] = {std::string("a\0b\x01\x7f", 5), "\xff\xfe\x80", "(((((...)))))", "''''\"\"``", "-----", "@@##..", "é\u00adü\u200bx", "\xf0\x9f\x98\x80ok"};
  for (const std::string& text : odd) {
    std::vector<Span> spans;
    Tokeniser().run(text, {0, static_cast<std::uint32_t>(text.size())}, spans);
    std::uint32_t last = 0;
    for (const Span s : spans) {
      ASSERT_LE(last, s.begin);
      ASSERT_LT(s.begin, s.end);
      for (std::uint32_t i = last; i < s.begin; ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        EXPECT_TRUE(c <= ' ' || c == 0x7f || c >= 0x80) << text;
      }
      last = s.end;
    }
  }
}

}  // namespace
}  // namespace entente
