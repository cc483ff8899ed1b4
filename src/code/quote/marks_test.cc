#include "code/quote/marks.h"

#include <gtest/gtest.h>

#include <string>

namespace entente::quote {
namespace {

struct Case {
  const char* name;
  const char* text;
  const char* want;   // inner words, parted by " | "
};

constexpr Case cases[] = {
    {"curly", "“We go,” she said.", "We go,"},
    {"straight", "\"We go,\" she said. \"Now.\"", "We go, | Now."},
    {"doubled apostrophes", "''We go,'' she said.", "We go,"},
    {"TeX", "``We go,'' she said.", "We go,"},
    {"angle", "«We go», she said.", "We go"},
    {"single", "‘We go,’ she said.", "We go,"},
    {"straight single", "She said 'we go' twice.", "we go"},
    {"nested singles are words", "“He said ‘go’ to me,” she said.", "He said ‘go’ to me,"},
    {"apostrophes are no marks", "It isn't the states' plan, and it’s the crews’ pay.", ""},
    {"apostrophe in a quotation", "“It’s the crews’ pay,” she said.", "It’s the crews’ pay,"},
    {"a decade", "In the '90s they met.", ""},
    {"inches", "The 5\" gun fired.", ""},
    {"left open at the end of its paragraph", "“We go.\n\nThey left.", "We go."},
    {"reopened", "“We go.\n\n“We stay,” she said.", "We go. | We stay,"},
    {"closed without an opening", "We go,” she said.", ""},
    {"a straight one left open inside a paragraph", "He wrote \"and went.\n\nThey left.", ""},
    {"nothing between", "“” and \"\"", ""},
    {"empty", "", ""},
};

std::string joined(const std::string& text) {
  std::string out;
  for (const Marked& m : quotations(text)) {
    if (!out.empty()) out += " | ";
    out += text.substr(m.inner.begin, m.inner.size());
  }
  return out;
}

TEST(Marks, PairOutermostQuotations) {
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(joined(c.text), c.want);
  }
}

TEST(Marks, AReopenedQuotationGoesOn) {
  const auto found = quotations("“We go.\n\n“We stay,” she said.\n\n“No.”");
  ASSERT_EQ(found.size(), 3u);
  EXPECT_TRUE(found[0].open_after);
  EXPECT_TRUE(found[1].open_before);
  EXPECT_FALSE(found[2].open_before);
}

TEST(Marks, SpansAscendInsideTheTextForAnyCut) {
  const std::string text = "“He said ‘go’ to 'em,” \"she\" said.\n\n''Now ``then'' «or» ’tis";
  for (std::size_t n = 0; n <= text.size(); ++n) {
    std::uint32_t last = 0;
    for (const Marked& m : quotations(std::string_view(text).substr(0, n))) {
      EXPECT_LE(last, m.outer.begin);
      EXPECT_TRUE(m.outer.contains(m.inner));
      EXPECT_LE(m.outer.end, n);
      last = m.outer.end;
    }
  }
}

}  // namespace
}  // namespace entente::quote
