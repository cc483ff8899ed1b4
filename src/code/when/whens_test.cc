#include "code/when/whens.h"

#include <gtest/gtest.h>

#include "code/grammar/plain_sentences.h"
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

TEST(Whens, WordsThatAreNoDates) {
  for (const char* text : {"They may march on the second attempt.", "The sun sat low in the fall of the city.", "It costs 2,000 in total.",
                           "Julian and Marchetti said so.", "He scored 3 of 10.", "The 4,000 soldiers", "A second round followed."}) {
    const Report report = report_of(text, Day::of(2031, 5, 6));
    for (const When& when : read(report)) ADD_FAILURE() << text << ": " << report.at(when.span) << " " << when.rule;
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
