// What a quantity counts, what it is a share of, who has it: on the parser's own trees.
#include "code/quantity/quantities.h"

#include <gtest/gtest.h>

#include "code/when/whens.h"
#include "tests/parsed.h"

namespace entente {
namespace {

std::vector<Quantity> read(const testing::ParsedText& p) {
  static const Result<WhenGrammar> times = WhenGrammar::load();
  static const Result<QuantityGrammar> grammar = QuantityGrammar::load();
  return quantities(*grammar, p.report, p.sentences, whens(*times, p.report, p.sentences));
}

struct Case {
  const char* text;
  const char* want;   // "line | of | whole | holder", quantities parted by "; "
};
constexpr Case cases[] = {
    {"Chad mines a third of the world's tin.", "1/3 | Chad | the world's tin | Chad"},
    {"Peru holds about 60 percent of the lithium.", "~60 percent | Peru | the lithium | Peru"},
    {"Peru accounts for 40 percent of exports.", "40 percent | Peru | exports | Peru"},
    {"Peru has a 30 percent stake in the port.", "30 percent | stake |  | Peru"},
    {"A third of the tin mined by Chad went to Peru.", "1/3 |  | the tin | "},
    {"Norway sent 400 troops to Mali.", "400 | troops |  | Norway"},
    {"The army lost 20 armed boats.", "20 | armed boats |  | The army"},
    {"Chad owes Peru $3 billion.", "3000000000 USD | Chad |  | Chad"},
    {"Exports fell from 21 million tonnes in March to 19 million tonnes.", "19000000..21000000 tonne | Exports |  | "},
    {"Ada Holm, 44, won three or four prizes.", "44 year of age | Ada |  | ; 3..4 | prizes |  | Ada Holm"},
    {"Half a million people fled.", "500000 | people |  | "},
    {"A dozen boats sank.", "12 | boats |  | "},
    {"Between 20,000 and 30,000 people marched.", "20000..30000 | people |  | "},
    {"One in five voters stayed home.", "1/5 | voters | voters | "},
    {"It will cost 4 to 5 thousand euros in 15 years.", "4000..5000 EUR |  |  | ; 15 year |  |  | "},
    {"Hundreds were killed.", "100..1000 |  |  | "},
    {"The motion passed 52-48.", ""},
    {"Oslo beat Lima 2-1 and drew 2-2 with Mali.", ""},
};

TEST(Quantities, WhatIsCountedAndWhoHasIt) {
  if (!testing::parser()) GTEST_SKIP() << "no model";
  for (const Case& c : cases) {
    const testing::ParsedText p = testing::parsed(c.text);
    std::string out;
    for (const Quantity& q : read(p)) {
      out += (out.empty() ? "" : "; ") + to_line(q) + " | " + std::string(p.report.at(q.of)) + " | " + std::string(p.report.at(q.whole)) + " | " +
             std::string(p.report.at(q.holder));
    }
    EXPECT_EQ(out, c.want) << c.text;
  }
}

}  // namespace
}  // namespace entente
