#include "code/when/whens.h"

#include <gtest/gtest.h>

#include "code/grammar/plain_sentences.h"
#include "tests/parsed.h"
#include "text/resolve.h"

namespace entente {
namespace {

std::vector<When> read(const Report& report) {
  static const Result<WhenGrammar> grammar = WhenGrammar::load();
  return whens(*grammar, report, plain_sentences(report.text));
}

Report report_of(std::string text, std::optional<Day> published) {
  Report report;
  report.text = std::move(text);
  report.published.days = {published, published};
  return report;
}

struct Case {
  const char* name;
  const char* text;
  const char* want;   // days of the last expression
};
// Published on Tuesday 2031-05-06.
constexpr Case cases[] = {
    {"weekday past", "Holm arrived on Sunday.", "2031-05-04"},
    {"weekday ahead", "Holm will arrive on Sunday.", "2031-05-11"},
    {"nearest weekday", "Holm prepares for a visit this Thursday.", "2031-05-08"},
    {"month past", "They met in November.", "2030-11-01..2030-11-30"},
    {"this week, as outlets count", "The port opened this week.", "2031-05-04..2031-05-11"},
    {"three months ago", "It began three months ago.", "2031-01-22..2031-02-21"},
    {"later this year", "The treaty comes later this year.", "2031-05-06..2031-12-31"},
    {"earlier this month", "It was signed earlier this month.", "2031-05-01..2031-05-06"},
    {"mid year", "It will open in mid-2032.", "2032-05-01..2032-08-31"},
    {"since", "The states have talked since 2029.", "2029-01-01..2031-05-06"},
    {"until", "The ban holds until 2033.", "2031-05-06..2033-12-31"},
    {"before", "It stood before 1999.", "..1998-12-31"},
    {"between", "It was built between 2012 and 2014.", "2012-01-01..2014-12-31"},
    {"from to", "He served from 2012 to 2014.", "2012-01-01..2014-12-31"},
    {"past months", "It rose over the past three months.", "2031-02-06..2031-05-06"},
    {"days of one month", "It was open on 3 to 5 May.", "2031-05-03..2031-05-05"},
    {"months of one year", "It was open from March through June 2030.", "2030-03-01..2030-06-30"},
    {"over the turn of the year", "It was open from December to February 2030.", "2029-12-01..2030-02-28"},
    {"a time of day of the day named", "On Sunday it left Lima at 10 p.m. with five on board.", "2031-05-04"},
    {"the quarter that ended", "It fell in the quarter ended July 31.", "2030-07-31"},
    {"the last weekday of a month", "They met on the last Tuesday in April.", "2031-04-29"},
    {"the weekend of a holiday", "They met on Memorial Day weekend.", "2031-05-24..2031-05-25"},
    {"the past decade", "It grew over the past decade.", "2021-05-06..2031-05-06"},
    {"effective", "The ban holds, effective Aug. 1.", "2031-08-01"},
    {"mention", "It opened on 3 May 2030. The next year came. That day", "2030-05-03"},
};

TEST(Whens, Days) {
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    const Report report = report_of(c.text, Day::of(2031, 5, 6));
    const std::vector<When> found = read(report);
    ASSERT_FALSE(found.empty());
    EXPECT_EQ(to_line(found.back().days), c.want);
  }
}

TEST(Whens, DurationsFromADate) {
  const Report report = report_of("It was open two weeks after 3 May 2030, and shut three days before Christmas.", Day::of(2031, 5, 6));
  const std::vector<When> found = read(report);
  ASSERT_EQ(found.size(), 4u);
  EXPECT_EQ(to_line(found[0].days), "2030-05-14..2030-05-20");
  EXPECT_EQ(to_line(found[2].days), "2030-12-22");
}

// "a week | hence week 1 | the vote": what is counted from an event, with the event.
std::string from_events(const char* text) {
  const testing::ParsedText p = testing::parsed(text);
  static const Result<WhenGrammar> grammar = WhenGrammar::load();
  std::string out;
  for (const When& w : whens(*grammar, p.report, p.sentences)) {
    if (w.anchor != Anchor::event) continue;
    EXPECT_FALSE(w.days.known());
    out += (out.empty() ? "" : "; ") + std::string(p.report.at(w.span)) + " | " + w.relative + " | " + std::string(p.report.at(w.event));
  }
  return out;
}

TEST(Whens, CountedFromEvents) {
  if (!testing::parser()) GTEST_SKIP() << "no model";
  EXPECT_EQ(from_events("Chad closed its border two days after the vote."), "two days | hence day 2 | the vote");
  EXPECT_EQ(from_events("A week before the summit, Peru shut the port."), "A week | ago week 1 | the summit");
  EXPECT_EQ(from_events("Peru shut the port the day after the election."), "the day | day 1 | the election");
  EXPECT_EQ(from_events("Peru shut the port the week before the snap election."), "the week | week -1 | the snap election");
  EXPECT_EQ(from_events("Ada Holm arrived on the eve of the summit."), "the eve | day -1 | the summit");
  EXPECT_EQ(from_events("Three months after rebels seized the mine, it reopened."), "Three months | hence month 3 | rebels seized");
  EXPECT_EQ(from_events("Hours after the attack, Chad closed its border."), "Hours | day 0 | the attack");
  EXPECT_EQ(from_events("A year and a half after the coup, Mali voted."), "A year and a half | hence month 18 | the coup");
  EXPECT_EQ(from_events("The strike lasted two weeks. They left after a week."), "");
}

TEST(Whens, WordsThatAreNoDates) {
  for (const char* text : {"It fell on Black Monday.", "They may march on the second attempt.", "The sun sat low in the fall of the city.", "It costs 2,000 in total.",
                           "Julian and Marchetti said so.", "He scored 3 of 10.", "The 4,000 soldiers", "A second round followed."}) {
    const Report report = report_of(text, Day::of(2031, 5, 6));
    for (const When& when : read(report)) ADD_FAILURE() << text << ": " << report.at(when.span) << " " << when.rule;
  }
}

TEST(Whens, NamesThatAreNoMonths) {
  if (!testing::parser()) GTEST_SKIP() << "no model";
  static const Result<WhenGrammar> grammar = WhenGrammar::load();
  for (const char* text : {"President April Holm met August Prado in Lima.", "They may go, she said."}) {
    const testing::ParsedText p = testing::parsed(text);
    for (const When& when : whens(*grammar, p.report, p.sentences)) ADD_FAILURE() << text << ": " << p.report.at(when.span) << " " << when.rule;
  }
}

TEST(Whens, StayRelativeWithoutAPublicationDay) {
  const Report report = report_of("Holm arrived on Sunday, two weeks after 3 May 2031.", std::nullopt);
  const std::vector<When> found = read(report);
  ASSERT_GE(found.size(), 2u);
  EXPECT_EQ(found[0].value, "");
  EXPECT_EQ(found[0].relative, "weekday 7 past");
  EXPECT_FALSE(found[0].days.known());
  EXPECT_EQ(to_line(resolve(found[0], {Day::of(2031, 5, 6), Day::of(2031, 5, 6)})), "2031-05-04");
  EXPECT_EQ(found.back().value, "2031-05-03");
  EXPECT_TRUE(found.back().relative.empty());
}

TEST(Whens, SpansLeaveThePrepositionOut) {
  const Report report = report_of("It was signed on 3 May 2031 in Oslo.", std::nullopt);
  const std::vector<When> found = read(report);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(report.at(found[0].span), "3 May 2031");
}

TEST(Whens, DaysThatThereAreNot) {
  const Report report = report_of("on 31 February 2031, 2031-13-45, the 99th century, 123456789012345678901234567890 years ago", Day::of(2031, 5, 6));
  for (const When& when : read(report)) {
    EXPECT_TRUE(!when.days.earliest || when.days.earliest->year() <= 9999) << when.rule;
    EXPECT_NE(when.value, "2031-02-31");
  }
}

TEST(WhenGrammar, BrokenFilesAreNamedWithTheirLine) {
  const auto words = WhenGrammar::read("", "MONTH May", "");
  ASSERT_FALSE(words.has_value());
  EXPECT_NE(words.error().what.find("when/words.table:1"), std::string::npos);
  for (const char* rules : {"name only", "a | ( x | day 1", "a | x ) | day 1", "a | x? | day 1", "a | x | no-such-action 1", "a | [ x | day 1"}) {
    EXPECT_FALSE(WhenGrammar::read("", "", rules).has_value()) << rules;
  }
}

}  // namespace
}  // namespace entente
