// How a sentence reads as a line of a brief, the whole way: words, quotes and people, then what is shown.
#include <gtest/gtest.h>

#include "entente/code.h"
#include "reconcile/wording.h"
#include "tests/parsed.h"

namespace entente {
namespace {

struct Case {
  const char* text;
  const char* from;      ///< the line begins here and ends with its sentence
  const char* want;
  const char* lacks;
};

constexpr Case cases[] = {
    // pronouns
    {"Ada Holm arrived in Lima on Monday. She visited the port.", "She", "[Ada Holm] visited the port.", ""},
    {"The ferry left Lima on Monday. Owners of other ships say that it sank near Callao.", "Owners", "Owners of other ships say that it sank near Callao.", "an antecedent"},
    {"Ada Holm met Luis Prado in Lima. In his letter, Prado asked for two ferries.", "In his", "In his letter, Prado asked for two ferries.", ""},
    {"Ada Holm went home. Luis Prado confirmed that he had closed the port.", "Luis", "Luis Prado confirmed that he had closed the port.", ""},
    {"It was clear to the crew of the ferry that the port of Lima was closed.", "It", "It was clear to the crew of the ferry that the port of Lima was closed.", ""},
    // what points at something before it
    {"The parliament has a committee on ports. That committee closed the port of Lima.", "That", "That committee closed the port of Lima.", "a reference"},
    {"Two sailors were charged. One was accused of smuggling tin.", "One", "One was accused of smuggling tin.", "a reference"},
    {"Norway wants two ferries. The parliament of Peru will vote on it in May.", "The", "The parliament of Peru will vote on it in May.", "an antecedent"},
    {"Norway wants two ferries. Holm and Prado signed an agreement on that.", "Holm", "Holm and Prado signed an agreement on that.", "a reference"},
    {"Norway wants two ferries. Peru rejected such a plan on Monday.", "Peru", "Peru rejected such a plan on Monday.", "a reference"},
    {"Ada Holm closed the port in 2030. A year later, Peru sent two ferries to Norway.", "A year", "A year later, Peru sent two ferries to Norway.", "a time"},
    {"Peru will send two ferries to Norway this year.", "Peru", "Peru will send two ferries to Norway this year.", ""},
    {"Two owners closed the harbour. Other owners in Peru quickly criticized the closure of the harbour.", "Other", "Other owners in Peru quickly criticized the closure of the harbour.", "a reference"},
    {"Ada Holm spoke to a paper. During the interview, Holm said that Peru will send two ferries.", "During", "During the interview, Holm said that Peru will send two ferries.", "a reference"},
    {"Ada Holm met two owners on Monday. In a letter sent on Monday, they asked Holm for help.", "In a", "In a letter sent on Monday, they asked Holm for help.", "an antecedent"},
    {"Peru sent two ferries to Norway at the time.", "Peru", "Peru sent two ferries to Norway at the time.", "a time"},
    {"Holm and Prado signed a treaty on Wednesday that secures the ferries for fifteen years.", "Holm", "Holm and Prado signed a treaty on Wednesday that secures the ferries for fifteen years.", ""},
    // quotations
    {"“Norway keeps its ports open. The ferries sail again on Monday,” said Ada Holm.", "“Norway", "Ada Holm: “Norway keeps its ports open.”", ""},
    {"“The port is open,” said Ada Holm. “The ferries sail on Monday. Nobody pays for the crossing.”", "Nobody", "Ada Holm: “Nobody pays for the crossing.”", ""},
    {"“The ferries sail again from Lima on Monday.”", "“The", "“The ferries sail again from Lima on Monday.”", "a speaker"},
    {"Ada Holm arrived in Lima. “The port is open,” she said.", "“The", "“The port is open,” [Ada Holm] said.", ""},
    // no statement, no end
    {"Sign up here for our letter about ports and ferries.", "Sign", "Sign up here for our letter about ports and ferries.", "a speaker"},
    {"Ada Holm told reporters in Lima on Monday.", "Ada", "Ada Holm told reporters in Lima on Monday.", "a statement"},
    {"Many have doubts about the ferries of Peru.", "Many", "Many have doubts about the ferries of Peru.", "a reference"},
    {"The crew of the ferry from Lima", "The", "The crew of the ferry from Lima", "an end"},
};

TEST(Lines, StandAloneOrSayWhatTheyLack) {
  if (!testing::parser()) GTEST_SKIP() << "no model";
  const auto coder = CodeModel::built_in();
  ASSERT_TRUE(coder) << coder.error().what;
  for (const Case& c : cases) {
    testing::ParsedText p = testing::parsed(c.text);
    CodedReport report{std::move(p.report), std::move(p.sentences), {}};
    report.coding = code(**coder, report.report, report.sentences);
    const auto from = static_cast<std::uint32_t>(report.report.text.find(c.from));
    std::uint32_t to = from;
    for (const Sentence& s : report.sentences) if (s.span.begin <= from && from < s.span.end) to = s.span.end;
    const reconciling::Line line = reconciling::line_of(report, {from, to});
    EXPECT_EQ(line.text, c.want) << c.text;
    EXPECT_EQ(line.lacks, c.lacks) << c.text;
  }
}

}  // namespace
}  // namespace entente
