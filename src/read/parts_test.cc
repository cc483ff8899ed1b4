// The small parts of read: dates, lines, class words, references, JSON, language.
#include <gtest/gtest.h>

#include "read/class_words.h"
#include "read/dates.h"
#include "read/html.h"
#include "read/json_scan.h"
#include "read/language.h"
#include "read/lines.h"
#include "read/metadata.h"

namespace entente {
namespace {

TEST(Dates, FindsTheDay) {
  const std::pair<const char*, const char*> cases[] = {
      {"PublishedMarch 3, 2031", "2031-03-03"}, {"Posted on 3rd of March 2031", "2031-03-03"}, {"3. März 2031, 10:15 Uhr", "2031-03-03"},
      {"3 de marzo de 2031", "2031-03-03"},     {"2031-03-03T10:00", "2031-03-03"},            {"2031年3月3日", "2031-03-03"},
      {"23/04/2031", "2031-04-23"},             {"04/23/2031", "2031-04-23"},                  {"23.4.2031", "2031-04-23"},
      {"Mar. 3, 2031 | 4 min read", "2031-03-03"}, {"3 марта 2031 г.", "2031-03-03"},          {"le 1er août 2031", "2031-08-01"},
      {"February / 11 / 2031", "2031-02-11"}};
  for (const auto& [text, day] : cases) {
    const auto found = find_day(text);
    ASSERT_TRUE(found) << text;
    EXPECT_EQ(to_line(found->day), day) << text;
  }
  for (const char* text : {"In May 2031 talks begin", "February 30, 2031", "call 555-0147", "10 to 12 of 2031 votes", "31/31/2031", ""}) EXPECT_FALSE(find_day(text)) << text;
  EXPECT_EQ(find_day("3/4/2031", DateOrder::month_first)->day, Day::of(2031, 3, 4));
  EXPECT_EQ(find_day("3/4/2031", DateOrder::day_first)->day, Day::of(2031, 4, 3));
}

TEST(Dates, ValuesAndAddresses) {
  EXPECT_EQ(day_of_value("2031-05-03T23:59:00-03:00"), Day::of(2031, 5, 3));
  EXPECT_EQ(day_of_value("Sat, 03 May 2031 10:00:00 GMT"), Day::of(2031, 5, 3));
  EXPECT_EQ(day_of_value("1935539200"), Day::of(2031, 5, 3));
  EXPECT_EQ(day_of_url("https://a.example/world/2031/05/03/ferry"), Day::of(2031, 5, 3));
  EXPECT_EQ(day_of_url("https://a.example/2031-05-03-ferry.html"), Day::of(2031, 5, 3));
  EXPECT_FALSE(day_of_url("https://a.example/item/12345678"));
}

TEST(Lines, Kinds) {
  const std::pair<const char*, Furniture> cases[] = {
      {"Also Read:", Furniture::label},         {"Related: Ferry prices rise", Furniture::link},  {"Read more oslotimes.example", Furniture::link},
      {"By Ada Holm", Furniture::byline},       {"Post by : Ada Holm", Furniture::byline},        {"PublishedMarch 3, 2031", Furniture::date},
      {"Leave a Reply", Furniture::comment},    {"Deja un comentario", Furniture::comment},       {"Laisser un commentaire", Furniture::comment},
      {"ADVERTISEMENT", Furniture::advert},     {"(Image: Port of Oslo)", Furniture::credit},     {"© 2031 Oslo Times", Furniture::credit},
      {"mia@oslotimes.example", Furniture::contact}, {"Sign up for our newsletter", Furniture::form}, {"Get Oslo TV At Home »", Furniture::link},
      {"The treaty was signed on March 3, 2031, the office of the prime minister said.", Furniture::none},
      {"By Monday the ferries had stopped and nobody in the harbour knew why they had.", Furniture::none},
      {"What was agreed", Furniture::none},     {"Related talks began in Oslo a week later, and went on until the ministers had left again.", Furniture::none}};
  for (const auto& [line, kind] : cases) EXPECT_EQ(furniture_of(line), kind) << line;
  EXPECT_EQ(byline_name("By Ada Holm, Oslo"), "Ada Holm");
  EXPECT_TRUE(ends_sentence("He left.”) ") && !ends_sentence("He left"));
  EXPECT_EQ(without_bullet("• one"), "one");
  EXPECT_EQ(without_bullet("-one"), "-one");
  EXPECT_GT(capital_share("Storm Closes Mountain Roads in Chile"), 0.9);
}

TEST(ClassWords, CutAtSignsAndCapitals) {
  EXPECT_TRUE(class_cues("entry-content clearfix") & cue_good);
  EXPECT_TRUE(class_cues("articleBody") & cue_good);
  EXPECT_TRUE(class_cues("module relatedStories") & cue_bad);
  EXPECT_TRUE(class_cues("post__author-name") & cue_byline);
  EXPECT_TRUE(class_cues("comments-area") & cue_comment);
  EXPECT_EQ(class_cues("headline broadcast adverb shared-ish-x"), 0);
}

TEST(References, NamedNumberedAndNot) {
  EXPECT_EQ(html_text("a&nbsp;&amp;&#38;&#x26; &eacute&lt;b &bogus; &#150; &"), "a &&& é<b &bogus; – &");
}

TEST(Json, StrictAndTolerant) {
  const auto last = [](std::string_view json, JsonScanner::Mode mode) {
    JsonScanner scanner(json, mode);
    for (;;) {
      const auto event = scanner.next();
      if (event == JsonScanner::Event::end || event == JsonScanner::Event::error) return event == JsonScanner::Event::end;
    }
  };
  for (const char* good : {"{}", "[]", "{\"a\":[1,-2.5e3,true,null,\"x\\n\\u00e9\"]}", " 3 "}) EXPECT_TRUE(last(good, JsonScanner::Mode::strict)) << good;
  for (const char* bad : {"", "{", "{\"a\"}", "[1,]", "{\"a\":1,}", "[1 2]", "\"a", "{a:1}", "[1]]", "nope", "{\"a\":\"b\nc\"}"}) EXPECT_FALSE(last(bad, JsonScanner::Mode::strict)) << bad;
  for (const char* loose : {"[1,]", "{\"a\":1,}", "{\"a\":\"b\nc\"}"}) EXPECT_TRUE(last(loose, JsonScanner::Mode::tolerant)) << loose;
  EXPECT_FALSE(last(std::string(100000, '['), JsonScanner::Mode::strict));
}

TEST(Language, OfShortTexts) {
  const std::pair<const char*, const char*> cases[] = {
      {"The two ministers said that they will meet again in the autumn.", "en"},   {"Die Minister haben sich mit dem Präsidenten auf einen Vertrag geeinigt.", "de"},
      {"Les deux ministres se sont mis d'accord sur le traité avec la ville.", "fr"}, {"Los dos ministros firmaron el tratado en la ciudad por la tarde.", "es"},
      {"Os dois ministros não assinaram o tratado na cidade, mas em Lisboa.", "pt"}, {"Министры подписали договор, и это было не в первый раз.", "ru"},
      // Leads and headlines: few function words, possessives, words that other languages have too.
      {"Employers added a robust 90,000 jobs, a sign of confidence.", "en"}, {"Kenya's shilling slides as Uganda's traders wait.", "en"},
      {"In a blow to Kenya's ministers, a judge halts a port deal.", "en"}, {"Norwegian President Ada Holm telephoned her Danish counterpart.", "en"},
      {"Ada Holm hat den Vertrag unterschrieben.", "de"}, {"Ada Holm a signé le traité avec la ville.", "fr"}, {"Başkan Holm bu hafta Oslo'da konuştu.", "tr"},
      {"Holm firmó el acuerdo.", "es"}, {"De minister tekende het akkoord.", "nl"}, {"Ministern skrev på avtalet.", "sv"}, {"Holm ha firmato il trattato.", "it"}, {"Ministr zahraničí se v pátek sešel s vedením strany.", "cs"},
      {"二人の大臣は条約に署名した。", "ja"}, {"两位部长签署了条约。", "zh"}, {"두 장관은 조약에 서명했다.", "ko"}, {"وقع الوزيران المعاهدة في المدينة.", "ar"}};
  for (const auto& [text, language] : cases) EXPECT_EQ(language_of(text, ""), language) << text;
}

TEST(Metadata, DaysOfDatelines) {
  const Day day = *Day::parse("2031-03-26");
  for (const char* text : {"LIMA, March 26, 2031 - The port closed.", "Puerto Montt, Chile, 26 March 2031 (Agency) — The port closed.", "LIMA, Mar. 26, 2031 -- The port closed.",
                           "NEW DELHI, March 26, 2031: The port closed.",
                           "The Hague, March 26, 2031 - The port closed.", "RIO DE JANEIRO, March 26, 2031 - The port closed."}) {
    EXPECT_EQ(day_of_dateline(text), day) << text;
  }
  for (const char* text : {"LIMA, March 26 - The port closed.", "The port closed on March 26, 2031 - a Wednesday.", "Holm was born in Lima, March 26, 2031, and left.", "March 26, 2031 - The port closed.",
                           "The treaty of Lima, March 26, 2031 - and all that follows from it", "LIMA (Agency) - The port closed on March 26, 2031."}) {
    EXPECT_FALSE(day_of_dateline(text)) << text;
  }
}

TEST(Metadata, TitlesAndAgencies) {
  EXPECT_EQ(without_outlet("Ferry treaty signed in Montevideo | Oslo Times", "Oslo Times"), "Ferry treaty signed in Montevideo");
  EXPECT_EQ(without_outlet("Ferry treaty: who signs - and who does not sign it", ""), "Ferry treaty: who signs - and who does not sign it");
  EXPECT_EQ(agency_of("OSLO, May 3 (Norden) - The treaty"), "Norden");
  EXPECT_EQ(agency_of("The treaty (signed in May) was new."), "");
  EXPECT_EQ(host_of("https://www.oslo.example:80/a"), "oslo.example");
}

}  // namespace
}  // namespace entente
