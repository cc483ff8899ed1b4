// Who said it, the whole way: words, quotes, and the people and offices behind pronouns and roles.
#include <gtest/gtest.h>

#include <algorithm>

#include "entente/code.h"
#include "tests/parsed.h"

namespace entente {
namespace {

/// The name of each quote's speaker as an entity; "-": no speaker; "?": a speaker nobody knows.
std::string speakers_of(const testing::ParsedText& p, const Coding& coding) {
  std::string out;
  for (const Quote& q : coding.quotes) {
    const std::string name = q.speaker.empty() ? "-" : q.entity < 0 ? "?" : coding.entities[static_cast<std::size_t>(q.entity)].name;
    out += (out.empty() ? "" : "; ") + name;
  }
  EXPECT_FALSE(p.sentences.empty());
  return out;
}

struct Case {
  const char* text;
  const char* want;
};
constexpr Case cases[] = {
    {"Ada Holm arrived in Lima on Monday. “The port is open,” she said.", "Ada Holm"},
    {"Ada Holm arrived in Lima on Monday. She said that the port was open.", "Ada Holm"},
    {"“The port is open,” Luis Prado said. “We keep it so,” he added.", "Luis Prado; Luis Prado"},
    {"Luis Prado met Ada Holm in Lima. “The port is open,” Holm said.", "Ada Holm"},
    {"The general has reportedly fled to Chad.", "-; -"},
    {"Prime Minister Ada Holm said the port was “as open as ever”.", "Ada Holm"},
};

TEST(Speakers, PronounsAndShortNamesArePeople) {
  if (!testing::parser()) GTEST_SKIP() << "no model";
  const auto coder = CodeModel::built_in();
  ASSERT_TRUE(coder) << coder.error().what;
  for (const Case& c : cases) {
    const testing::ParsedText p = testing::parsed(c.text);
    EXPECT_EQ(speakers_of(p, code(**coder, p.report, p.sentences)), c.want) << c.text;
  }
}

TEST(Speakers, RoleFromApposition) {
  if (!testing::parser()) GTEST_SKIP() << "no model";
  const auto coder = CodeModel::built_in();
  ASSERT_TRUE(coder) << coder.error().what;
  for (const char* text : {"“The port is open,” said Ada Holm, the foreign minister of Norway.",
                           "Ada Holm, Norway's foreign minister, said that the port was open."}) {
    const testing::ParsedText p = testing::parsed(text);
    const Coding coding = code(**coder, p.report, p.sentences);
    EXPECT_EQ(speakers_of(p, coding), "Ada Holm") << text;
    const bool taught = std::any_of(coding.roles.begin(), coding.roles.end(), [](const RoleEvidence& r) {
      return r.person == "Ada Holm" && r.office == "foreign minister" && r.state == "NOR";
    });
    EXPECT_TRUE(taught) << text;
  }
}

}  // namespace
}  // namespace entente
