#include "code/quote/quotes.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

#include "code/quote/cue_table.h"
#include "tests/parsed.h"

namespace entente {
namespace {

using testing::parsed;
using testing::ParsedText;

const CueTable& table() {
  static const Result<CueTable> loaded = CueTable::load();
  EXPECT_TRUE(loaded) << (loaded ? "" : loaded.error().what);
  return *loaded;
}

// "direct Ada Holm: words" of each quote, a line each.
std::string lines(const ParsedText& p) {
  std::string out;
  for (const Quote& q : quotes(table(), p.report, p.sentences))
    out += fmt::format("{} {}: {}\n", name_of(q.kind), q.speaker.empty() ? "-" : p.report.at(q.speaker), p.report.at(q.span));
  return out;
}

TEST(CueTable, NamesTheLineItCannotRead) {
  const auto bad = [](const char* text) {
    const auto read = quote::read_cue_table(text);
    return read ? std::string() : read.error().what;
  };
  EXPECT_EQ(bad("# note\nspeech | say | that\n"), "data/quote/cues.txt line 2: 3 columns instead of 5");
  EXPECT_EQ(bad("loud | say | that | A. | A > b\n"), "data/quote/cues.txt line 1: class \"loud\"");
  EXPECT_EQ(bad("speech | say | so | A. | A > b\n"), "data/quote/cues.txt line 1: frame \"so\"");
  EXPECT_EQ(bad("speech | say,, tell | that | A. | A > b\n"), "data/quote/cues.txt line 1: empty word");
}

// "Ada Holm > the port is safe": a quote has this speaker, and the quotes together hold these words.
TEST(CueTable, RowsDoWhatTheirExamplesSay) {
  if (!testing::parser()) GTEST_SKIP() << "no model";
  std::size_t right = 0;
  for (const auto& example : table().impl().examples) {
    const ParsedText p = parsed(example.text);
    const std::size_t arrow = example.expected.find(" > ");
    ASSERT_NE(arrow, std::string::npos) << example.expected;
    const std::string speaker = example.expected.substr(0, arrow);
    std::string words;   // of all quotes: those of one cue are pieces of one
    bool found = false;
    for (const Quote& q : quotes(table(), p.report, p.sentences)) {
      std::string said(p.report.at(q.span));
      std::erase(said, '"');
      words += (words.empty() ? "" : " ") + said;
      found |= (q.speaker.empty() ? "-" : std::string(p.report.at(q.speaker))) == speaker;
    }
    const bool ok = found && words.find(example.expected.substr(arrow + 3)) != std::string::npos;
    right += ok;
    if (!ok) std::printf("data/quote/cues.txt line %d: %s\n%s", example.line, example.text.c_str(), lines(p).c_str());
  }
  // 19 rows on the parser's own trees: one relative clause for a content clause ("the claim that ...") is a twentieth.
  EXPECT_GE(right * 100, table().impl().examples.size() * 80);
}

struct Case {
  const char* name;
  const char* text;
  const char* want;
};

constexpr Case cases[] = {
    {"direct", "“The port is open,” Ada Holm said.", "direct Ada Holm: “The port is open,”\n"},
    {"inverted, with a role", "“The port is open,” said Ada Holm, the harbour master.", "direct Ada Holm: “The port is open,”\n"},
    {"in two pieces", "“The port,” she said, “is open.”", "direct she: “The port,”\ndirect she: “is open.”\n"},
    {"goes on in its paragraph", "“The port is open,” Ada Holm said. “We hope to keep it so.”",
     "direct Ada Holm: “The port is open,”\ndirect Ada Holm: “We hope to keep it so.”\n"},
    {"behind a colon", "Ada Holm said: “The port is open.”", "direct Ada Holm: “The port is open.”\n"},
    {"straight marks", "\"The port is open,\" Ada Holm said.", "direct Ada Holm: \"The port is open,\"\n"},
    {"mixed", "Ada Holm said the port was “as open as ever” on Monday.", "mixed Ada Holm: the port was “as open as ever” on Monday\n"},
    {"indirect", "Ada Holm said that the port was open.", "indirect Ada Holm: that the port was open\n"},
    {"according to", "According to the ministry, the port was open.", "indirect the ministry: the port was open\n"},
    {"scare quotes", "The “port” burned down in May.", ""},
    {"a name in marks", "The “Star of Lima” sank in the gulf.", ""},
    {"nested", "“He told me ‘leave now’ and I left,” Ada Holm said.", "direct Ada Holm: “He told me ‘leave now’ and I left,”\n"},
    {"nested in straight marks", "\"He told me 'leave now' and I left,\" Ada Holm said.", "direct Ada Holm: \"He told me 'leave now' and I left,\"\n"},
    {"doubled apostrophes", "``The port is open,'' Ada Holm said.", "direct Ada Holm: ``The port is open,''\n"},
    {"single curly marks", "‘The port isn’t open,’ Ada Holm said.", "direct Ada Holm: ‘The port isn’t open,’\n"},
    {"over three paragraphs, straight marks", "\"The port is open,\" Ada Holm said. \"It was never shut.\n\n\"We keep it so.\n\n\"Nobody paid.\"",
     "direct Ada Holm: \"The port is open,\"\ndirect Ada Holm: \"It was never shut.\ndirect Ada Holm: \"We keep it so.\ndirect Ada Holm: \"Nobody paid.\"\n"},
    {"a name with a hyphen", "“The port is open,” said Professor Holm Jun-young.", "direct Professor Holm Jun-young: “The port is open,”\n"},
    {"no comma after the name", "Ada Holm told reporters: “The port is open.”", "direct Ada Holm: “The port is open.”\n"},
    {"a speaker in the sentence before", "The harbour master was firm. “The port is open,” she told reporters.", "direct she: “The port is open,”\n"},
    {"speech noun", "The ministry's claim that the dam was safe was false.", "indirect The ministry: that the dam was safe\n"},
    {"speech noun, by whom", "A claim by the rebels that the mine was shut proved false.", "indirect the rebels: that the mine was shut\n"},
    {"hearsay has no speaker", "The general has reportedly fled to Chad.", "indirect -: The general has\nindirect -: fled to Chad\n"},
    {"said of somebody", "The general is said to have fled to Chad.", "indirect -: The general\nindirect -: to have fled to Chad\n"},
    {"according to reports", "According to media reports, the general fled.", "indirect -: the general fled\n"},
    {"experts", "Experts suggest that Oslo wants a deal.", "indirect Experts: that Oslo wants a deal\nindirect Oslo: a deal\n"},
    {"scare quotes after a verb of speech", "Ada Holm said the “peace” was over.", "mixed Ada Holm: the “peace” was over\n"},
    {"a title in marks", "The film “The Long War” opened on Sunday.", ""},
    {"an irony", "The so-called “election” took place on Sunday.", ""},
    {"reopened over paragraphs", "“The port is open,” Ada Holm said. “It was never shut.\n\n“We will keep it so.”",
     "direct Ada Holm: “The port is open,”\ndirect Ada Holm: “It was never shut.\ndirect Ada Holm: “We will keep it so.”\n"},
};

TEST(Quotes, ReadsMarksCuesAndSpeakers) {
  if (!testing::parser()) GTEST_SKIP() << "no model";
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(lines(parsed(c.text)), c.want);
  }
}

// Holders of a word, outermost first: "ministry > Holm", "?" for hearsay.
std::string holders_of(const char* text, std::string_view word) {
  const ParsedText p = parsed(text);
  const auto all = quotes(table(), p.report, p.sentences);
  for (const Sentence& s : p.sentences)
    for (TokenIndex i = 0; i < s.tokens.size(); ++i) {
      if (p.report.at(s.tokens[i].span) != word) continue;
      std::string out;
      const auto found = holders(table(), p.report, s, {&i, 1}, all);
      for (const Holder& h : found.front())
        out += (out.empty() ? "" : " > ") + (h.hearsay ? std::string("?") : h.actor.text);
      return out;
    }
  return "no such word";
}

TEST(Holders, ChainOfWhoVouches) {
  if (!testing::parser()) GTEST_SKIP() << "no model";
  EXPECT_EQ(holders_of("Chad closed the border.", "closed"), "");
  EXPECT_EQ(holders_of("Ada Holm said that Chad had closed the border.", "closed"), "Ada Holm");
  EXPECT_EQ(holders_of("Ada Holm said that Chad had closed the border.", "said"), "");
  EXPECT_EQ(holders_of("The ministry said Ada Holm claimed that Chad had closed the border.", "closed"), "The ministry > Ada Holm");
  EXPECT_EQ(holders_of("According to the ministry, Chad closed the border.", "closed"), "the ministry");
  EXPECT_EQ(holders_of("Chad reportedly closed the border.", "closed"), "?");
  EXPECT_EQ(holders_of("According to reports, Chad closed the border.", "closed"), "?");
  EXPECT_EQ(holders_of("The general is said to have fled.", "fled"), "?");
  EXPECT_EQ(holders_of("Analysts believe that Chad closed the border.", "closed"), "Analysts");
  EXPECT_EQ(holders_of("Chad closed the border, an official said.", "closed"), "an official");
  EXPECT_EQ(holders_of("Ada Holm knew that Chad had closed the border.", "closed"), "");
  EXPECT_EQ(holders_of("“It was dark. Chad closed the border,” Ada Holm said.", "closed"), "Ada Holm");
  EXPECT_EQ(holders_of("“The road is bad,” Ada Holm said. “Chad closed the border.”", "closed"), "Ada Holm");
}

}  // namespace
}  // namespace entente
