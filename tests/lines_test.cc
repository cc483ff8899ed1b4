// How a sentence reads as a line of a brief, the whole way: words, quotes and people, then what is shown.
#include <gtest/gtest.h>

#include "entente/code.h"
#include "reconcile/shorter.h"
#include "reconcile/wording.h"
#include "reconcile/worth.h"
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
    {"Ada Holm met Luis Prado in Lima. In his letter, Prado asked for two ferries.", "In his", "In his letter, [Luis Prado] asked for two ferries.", ""},
    {"Ada Holm went home. Luis Prado confirmed that he had closed the port.", "Luis", "Luis Prado confirmed that he had closed the port.", ""},
    {"It was clear to the crew of the ferry that the port of Lima was closed.", "It", "It was clear to the crew of the ferry that the port of Lima was closed.", ""},
    {"Ada Holm met Luis Prado in her port. He wants two ferries for the port.", "He", "[Luis Prado] wants two ferries for the port.", ""},
    {"Ada Holm arrived in Lima. “I am glad that the port is open,” she said.", "“I", "“I am glad that the port is open,” [Ada Holm] said.", ""},
    {"The crews met Ada Shields in Lima. They want two ferries for the port.", "They", "They want two ferries for the port.", "an antecedent"},
    // what points at something before it
    {"The parliament has a committee on ports. That committee closed the port of Lima.", "That", "That committee closed the port of Lima.", "a reference"},
    {"Two sailors were charged. One was accused of smuggling tin.", "One", "One was accused of smuggling tin.", "a reference"},
    {"Norway wants two ferries. The parliament of Peru will vote on it in May.", "The", "The parliament of Peru will vote on it in May.", "an antecedent"},
    {"Norway wants two ferries. Holm and Prado signed an agreement on that.", "Holm", "Holm and Prado signed an agreement on that.", "a reference"},
    {"Norway wants two ferries. Peru rejected such a plan on Monday.", "Peru", "Peru rejected such a plan on Monday.", "a reference"},
    {"Ada Holm closed the port in 2030. A year later, Peru sent two ferries to Norway.", "A year", "A year later, Peru sent two ferries to Norway.", "a time"},
    {"Peru will send two ferries to Norway this year.", "Peru", "Peru will send two ferries to Norway this year.", ""},
    {"Two owners closed the harbour. Other owners in Peru quickly criticized the closure of the harbour.", "Other", "Other owners in Peru quickly criticized the closure of the harbour.", "a reference"},
    {"Ada Holm spoke to a paper. During the interview, Holm said that Peru will send two ferries.", "During", "During the interview, [Ada Holm] said that Peru will send two ferries.", "a reference"},
    {"Ada Holm met two owners on Monday. In a letter sent on Monday, they asked Holm for help.", "In a", "In a letter sent on Monday, they asked [Ada Holm] for help.", "an antecedent"},
    {"Peru sent two ferries to Norway at the time.", "Peru", "Peru sent two ferries to Norway at the time.", "a time"},
    {"Holm and Prado signed a treaty on Wednesday that secures the ferries for fifteen years.", "Holm", "Holm and Prado signed a treaty on Wednesday that secures the ferries for fifteen years.", ""},
    {"Ada Holm asked for the port of Lima. These requests about the port were not well received in Peru.", "These", "These requests about the port were not well received in Peru.", "a reference"},
    {"Norway wants two ferries. For the same reason, Ada Holm closed the port of Lima.", "For", "For the same reason, Ada Holm closed the port of Lima.", "a reference"},
    {"Ada Holm opened the port on the same day that Luis Prado left Lima.", "Ada", "Ada Holm opened the port on the same day that Luis Prado left Lima.", ""},
    {"Luis Prado said that the following letters came from Lima.", "Luis", "Luis Prado said that the following letters came from Lima.", "a reference"},
    {"Peru Lines sails from Lima. Over the years, its foundation has given Norway two ferries.", "Over", "Over the years, its foundation has given Norway two ferries.", "an antecedent"},
    {"Ada Holm wants to win. The paper of Lima reported that his campaign has bought two ferries.", "The paper", "The paper of Lima reported that his campaign has bought two ferries.", "an antecedent"},
    {"Demetra Prado closed the port. Peru wants ferries. Prado left Lima on Monday.", "Prado left", "[Demetra Prado] left Lima on Monday.", ""},
    {"Demetra Prado closed the port. “The port is closed to ferries,” Ms. Prado said.", "“The", "“The port is closed to ferries,” [Demetra Prado] said.", ""},
    {"President Daniel Kipkorir arap Lagat, who had kept silent all week, spoke by telephone with his Ugandan colleague, Harriet Nabwire, on Thursday evening.", "President", "President Daniel Kipkorir arap Lagat, who had kept silent all week, spoke by telephone with his Ugandan colleague, Harriet Nabwire, on Thursday evening.", ""},
    {"Demetra Prado met Luis Prado in Lima. Prado left on Monday for Norway.", "Prado left", "Prado left on Monday for Norway.", ""},
    {"Vicente Fosse spoke. Donald Prado left Lima. In his interview on radio, Fosse warned Prado.", "In his", "In his interview on radio, [Vicente Fosse] warned [Donald Prado].", ""},
    {"Ada Holm led the office for years. Under her direction, Peru closed the port of Lima.", "Under", "Under [Ada Holm's] direction, Peru closed the port of Lima.", ""},
    {"Peru wants two ferries. Norway has broken the measure into two parts to force a vote in Oslo.", "Norway", "Norway has broken the measure into two parts to force a vote in Oslo.", "a reference"},
    {"Norway passed a bill in May and broke the bill into two parts in June.", "Norway", "Norway passed a bill in May and broke the bill into two parts in June.", ""},
    {"The Peru Sailors Union said that the group and its friends want ferries.", "The Peru", "The Peru Sailors Union said that the group and its friends want ferries.", ""},
    {"Norway rejected the plan to close the port of Lima.", "Norway", "Norway rejected the plan to close the port of Lima.", ""},
    {"Norway debates the ports. In light of the debate in Oslo, it could close the port of Lima.", "In light", "In light of the debate in Oslo, it could close the port of Lima.", "an antecedent"},
    {"When Ada Holm arrived in Lima, she closed the port of Lima.", "When", "When Ada Holm arrived in Lima, she closed the port of Lima.", ""},
    {"When Luis Prado said he had, Ada Holm closed the port of Lima.", "When", "When Luis Prado said he had, Ada Holm closed the port of Lima.", "a reference"},
    {"Luis Prado made similar demands in Lima.", "Luis", "Luis Prado made similar demands in Lima.", "a reference"},
    {"Luis Prado has a ship similar to that of Ada Holm in Lima.", "Luis", "Luis Prado has a ship similar to that of Ada Holm in Lima.", ""},
    {"Norway wants two ferries. Another idea is to close the port of Lima.", "Another", "Another idea is to close the port of Lima.", "a reference"},
    {"The ferry above was built in Lima by Luis Prado.", "The", "The ferry above was built in Lima by Luis Prado.", "a reference"},
    {"Ada Holm had closed the port of Lima two months before.", "Ada", "Ada Holm had closed the port of Lima two months before.", "a time"},
    {"Ada Holm closed the port of Lima two months before Luis Prado opened it.", "Ada", "Ada Holm closed the port of Lima two months before Luis Prado opened it.", ""},
    {"Minister Ada Holm on how Luis Prado asked for two ferries.", "Minister", "Minister Ada Holm on how Luis Prado asked for two ferries.", "a statement"},
    {"(Ada Holm opposed two ferries in 2030 but wants them now.)", "(Ada", "(Ada Holm opposed two ferries in 2030 but wants them now.)", "a reference"},
    // what ties a sentence to another and is not needed
    {"Ada Holm also opened the port of Lima.", "Ada", "Ada Holm opened the port of Lima.", ""},
    {"Luis Prado, however, closed the port of Lima on Monday.", "Luis", "Luis Prado closed the port of Lima on Monday.", ""},
    {"Recently, however, with more ferries in Lima, Luis Prado closed the port of Lima.", "Recently", "Recently, with more ferries in Lima, Luis Prado closed the port of Lima.", ""},
    {"Ada Holm then closed the port of Lima.", "Ada", "Ada Holm closed the port of Lima.", ""},
    {"Peru sent two ferries to Norway as well.", "Peru", "Peru sent two ferries to Norway.", ""},
    {"“We also want ferries for Peru and for Norway,” said Ada Holm.", "“We", "“We also want ferries for Peru and for Norway,” said Ada Holm.", ""},
    // quotations
    {"“So I closed the port of Lima and the harbour of Ilo,” said Ada Holm.", "“So", "“So I closed the port of Lima and the harbour of Ilo,” said Ada Holm.", "a reference"},
    {"“I crossed the line,” said Ada Holm.", "“I", "“I crossed the line,” said Ada Holm.", "a statement"},
    {"“Norway keeps its ports open. The ferries sail again on Monday,” said Ada Holm.", "“Norway", "Ada Holm: “Norway keeps its ports open.”", ""},
    {"“The port is open,” said Ada Holm. “The ferries sail on Monday. Nobody pays for the crossing.”", "Nobody", "Ada Holm: “Nobody pays for the crossing.”", ""},
    {"“The ferries sail again from Lima on Monday.”", "“The", "“The ferries sail again from Lima on Monday.”", "a speaker"},
    {"“The port of Lima is open. It has no ferries from Norway,” said the top sailor on the ferry.", "“The", "“The port of Lima is open.”", "a speaker"},
    {"Ada Holm arrived in Lima. “The port of Lima is open,” she said.", "“The", "“The port of Lima is open,” [Ada Holm] said.", ""},
    // no statement, no end
    {"Sign up here for our letter about ports and ferries.", "Sign", "Sign up here for our letter about ports and ferries.", "a speaker"},
    {"Ada Holm told reporters in Lima on Monday.", "Ada", "Ada Holm told reporters in Lima on Monday.", "a statement"},
    {"A spokesman for Ada Holm did not immediately return a message.", "A", "A spokesman for Ada Holm did not immediately return a message.", "a statement"},
    {"Ada Holm declined to comment on the port of Lima.", "Ada", "Ada Holm declined to comment on the port of Lima.", "a statement"},
    {"Ada Holm did not return to the port of Lima on Monday.", "Ada", "Ada Holm did not return to the port of Lima on Monday.", ""},
    {"Below are some of the pictures that Ada Holm took in Lima.", "Below", "Below are some of the pictures that Ada Holm took in Lima.", "a statement"},
    {"Luis Prado said he asked how Ada Holm felt about the ferries.", "Luis", "Luis Prado said he asked how Ada Holm felt about the ferries.", "a statement"},
    {"Luis Prado asked whether Ada Holm wants two ferries for Peru.", "Luis", "Luis Prado asked whether Ada Holm wants two ferries for Peru.", ""},
    {"Ada Holm is perhaps the best sailor of Peru.", "Ada", "Ada Holm is perhaps the best sailor of Peru.", "a statement"},
    {"Perhaps out of fear, Ada Holm left Lima.", "Perhaps", "Perhaps out of fear, Ada Holm left Lima.", "a statement"},
    {"Luis Prado said that Ada Holm is perhaps the best sailor of Peru.", "Luis", "Luis Prado said that Ada Holm is perhaps the best sailor of Peru.", ""},
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

struct Opening {
  const char* text;
  const char* want;
};

constexpr Opening openings[] = {
    {"As such, Ada Holm closed the port of Lima.", "Ada Holm closed the port of Lima."},
    {"Sure enough, Ada Holm closed the port of Lima.", "Ada Holm closed the port of Lima."},
    {"To wit, Ada Holm closed the port of Lima.", "Ada Holm closed the port of Lima."},
    {"Later, Ada Holm closed the port of Lima.", "Ada Holm closed the port of Lima."},
    {"For his part, Luis Prado closed the port of Lima.", "Luis Prado closed the port of Lima."},
    {"May 30, 10 p.m.: Ada Holm closed the port of Lima.", "Ada Holm closed the port of Lima."},
    {"Minister: Ada Holm closed the port of Lima.", "Minister: Ada Holm closed the port of Lima."},
    {"As president, Ada Holm closed the port of Lima.", "As president, Ada Holm closed the port of Lima."},
};

TEST(Lines, DropWhatTiesThemToTheSentenceBefore) {
  if (!testing::parser()) GTEST_SKIP() << "no model";
  for (const Opening& c : openings) {
    testing::ParsedText p = testing::parsed(c.text);
    const std::vector<CodedReport> reports = {CodedReport{std::move(p.report), std::move(p.sentences), {}}};
    const std::vector<reconciling::Unit> units = reconciling::units_of(reconciling::distinct_texts(reports, Story{"s", {0}}));
    ASSERT_EQ(units.size(), 1u) << c.text;
    EXPECT_EQ(reconciling::line_of(reports[0], reconciling::telling(units[0], {0}, units, reports[0])).text, c.want);
  }
}

struct Shorter {
  const char* text;
  std::vector<std::string> want;
};

TEST(Lines, ShorterOnesAreTrueIfTheWholeIs) {
  if (!testing::parser()) GTEST_SKIP() << "no model";
  const std::vector<Shorter> cases = {
      {"Norway buys most of its tin from Peru, whereas Chile sells it copper.", {"Norway buys most of its tin from Peru"}},
      {"Norway keeps two large ferries in Lima, which sank a boat in May.", {"Norway keeps two large ferries in Lima"}},
      {"Ada Holm closed the port of Lima and opened the harbour of Ilo.", {"Ada Holm closed the port of Lima"}},
      {"Ada Holm closed the port of Lima, Luis Prado said.", {}},
      {"Peru will close the port of Lima, if Norway sends two ferries.", {}},
      {"Norway and Peru signed a treaty on ferries and ports in Lima.", {}},
      {"The council passed a law that designates Juan Day, the day of a siege in Peru, a public holiday.", {}},
      {"Ada Holm had directed Luis Prado, his lawyer and friend of many years, to leave the port of Lima.", {}},
      {"Ada Holm works for the firm where Luis Prado, a lawyer, is a partner.", {}},
      {"Ada Holm asked which ferries were old and which ferries were new.", {}},
      {"Ada Holm closed the port, saying: “Norway wants ferries, which Peru has.”", {}},
  };
  for (const Shorter& c : cases) {
    testing::ParsedText p = testing::parsed(c.text);
    const std::vector<CodedReport> reports = {CodedReport{std::move(p.report), std::move(p.sentences), {}}};
    const std::vector<reconciling::Unit> units = reconciling::units_of(reconciling::distinct_texts(reports, Story{"s", {0}}));
    ASSERT_EQ(units.size(), 1u) << c.text;
    std::vector<std::string> lines;
    for (const Span span : reconciling::shorter_lines(units[0], units[0].span, reports[0])) lines.emplace_back(reports[0].report.at(span));
    EXPECT_EQ(lines, c.want) << c.text;
  }
}

TEST(Lines, ShorterOnesTellWhoDidWhatToWhom) {
  if (!testing::parser()) GTEST_SKIP() << "no model";
  const auto coder = CodeModel::built_in();
  ASSERT_TRUE(coder) << coder.error().what;
  const std::vector<Shorter> cases = {
      {"Norway expelled four Peruvian diplomats on Monday.", {"Norway expelled four Peruvian diplomats"}},
      {"In a rare step, Norway expelled four Peruvian diplomats.", {"Norway expelled four Peruvian diplomats."}},
      {"Police in Lima arrested the minister Luis Prado after a long search.", {"Police in Lima arrested the minister Luis Prado"}},
      {"Ada Holm and Luis Prado put their names to the treaty.", {}},
      {"Norway expelled four Peruvian diplomats shortly before noon.", {"Norway expelled four Peruvian diplomats"}},
      {"Senators from Peru blocked a bill to close the port of Lima.", {}},
      {"Norway did not expel four Peruvian diplomats on Monday.", {}},
      {"Norway could expel four Peruvian diplomats on Monday.", {}},
      {"According to Luis Prado, Norway expelled four Peruvian diplomats.", {}},
  };
  for (const Shorter& c : cases) {
    testing::ParsedText p = testing::parsed(c.text);
    std::vector<CodedReport> reports = {CodedReport{std::move(p.report), std::move(p.sentences), {}}};
    reports[0].coding = code(**coder, reports[0].report, reports[0].sentences);
    const std::vector<reconciling::Unit> units = reconciling::units_of(reconciling::distinct_texts(reports, Story{"s", {0}}));
    ASSERT_EQ(units.size(), 1u) << c.text;
    std::vector<std::string> lines;
    for (const Span span : reconciling::shorter_lines(units[0], units[0].span, reports[0])) lines.emplace_back(reports[0].report.at(span));
    EXPECT_EQ(lines, c.want) << c.text;
  }
}

struct Worth {
  const char* text;
  std::size_t feature;
  double value;
};

enum Feature : std::size_t { short_at = 3, named_doer_at = 4, figure_at = 5, hedged_at = 11, opens_bare_at = 12, pronouns_at = 13, quoted_at = 14, speaker_in_front_at = 15, leans_at = 17, asks_at = 18 };

constexpr Worth worths[] = {
    {"Ada Holm closed the port of Lima.", named_doer_at, 1},
    {"A sailor closed the port of Lima.", named_doer_at, 0},
    {"Peru sent 40 ferries to Norway in the summer.", figure_at, 1},
    {"Peru sent ferries to Norway in the summer.", figure_at, 0},
    {"Peru could send ferries to Norway.", hedged_at, 1},
    {"Peru sent ferries that could reach Norway.", hedged_at, 0},
    {"The port of Lima was closed to the ferries of Norway.", opens_bare_at, 1},
    {"Ports of Peru were closed to the ferries of Norway.", opens_bare_at, 0},
    {"Ada Holm said that she and her friends want ferries.", pronouns_at, 2},
    {"“She wants ferries,” said Luis Prado.", pronouns_at, 0},
    {"Ada Holm closed the port.", short_at, 1},
    {"“That is how ferries reach Norway and Peru,” said Luis Prado.", leans_at, 1},
    {"“Ferries reach Norway and Peru,” said Luis Prado.", leans_at, 0},
    {"“Who wants ferries from Norway and Peru?” said Luis Prado of the harbour office.", asks_at, 0},
    {"Luis Prado of the harbour office said: “We want ferries!”", asks_at, 1},
};

TEST(Lines, AreWorthPrintingByWhatTheirReaderMeets) {
  if (!testing::parser()) GTEST_SKIP() << "no model";
  const auto coder = CodeModel::built_in();
  ASSERT_TRUE(coder) << coder.error().what;
  for (const Worth& c : worths) {
    testing::ParsedText p = testing::parsed(c.text);
    std::vector<CodedReport> reports = {CodedReport{std::move(p.report), std::move(p.sentences), {}}};
    reports[0].coding = code(**coder, reports[0].report, reports[0].sentences);
    const std::vector<reconciling::Unit> units = reconciling::units_of(reconciling::distinct_texts(reports, Story{"s", {0}}));
    ASSERT_EQ(units.size(), 1u) << c.text;
    const reconciling::Line line = reconciling::line_of(reports[0], units[0].span);
    const reconciling::Shown shown{reports[0], units[0].span, line.explained, line.quoted, line.speaker, nullptr};
    EXPECT_EQ(reconciling::features_of(shown, units[0], {})[c.feature], c.value) << c.text;
  }
}

TEST(Lines, OfOneReportNeedTheOthersNearButNotTooNear) {
  if (!testing::parser()) GTEST_SKIP() << "no model";
  testing::ParsedText p = testing::parsed("Ada Holm of the harbour office in Lima said on Monday that Peru wants 40 ferries from Norway before the summer.");
  const std::vector<CodedReport> reports = {CodedReport{std::move(p.report), std::move(p.sentences), {}}};
  const std::vector<reconciling::Unit> units = reconciling::units_of(reconciling::distinct_texts(reports, Story{"s", {0}}));
  const reconciling::Shown shown{reports[0], units[0].span, {}, {}, false, nullptr};
  const auto likely = [&](double nearest) { return reconciling::worth_of(shown, units[0], {nearest, 1}); };
  EXPECT_GT(likely(-1.5), likely(-6));
  EXPECT_GT(likely(-1.5), likely(4));
}

}  // namespace
}  // namespace entente
