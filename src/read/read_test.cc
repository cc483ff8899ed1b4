#include "entente/read.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace entente {
namespace {

Page page(std::string bytes, std::string type = "") {
  Page made;
  made.path = "p";
  made.media_type = std::move(type);
  made.bytes = std::move(bytes);
  return made;
}

std::vector<std::string> paragraphs(const Report& report) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < report.text.size();) {
    const std::size_t end = std::min(report.text.find("\n\n", at), report.text.size());
    out.push_back(report.text.substr(at, end - at));
    at = end + 2;
  }
  return out;
}

bool is_debris(const Report& report, std::string_view words) {
  return std::any_of(report.debris.begin(), report.debris.end(), [&](const Debris& d) { return d.text.find(words) != std::string::npos; });
}

const std::string first = "Norway's prime minister Ada Holm arrived in Montevideo on Monday to sign a treaty on ferries, her office said.";
const std::string second = "Uruguay buys more than half of its tin ore from Norway, and both governments want the ferries to carry it from next year.";
const std::string third = "The two ministers will meet again in Oslo in autumn, the foreign ministry in Montevideo said in a statement on Tuesday.";

// The invariants of every report, whatever it was read from.
void expect_sound(const Report& report, const Page& from) {
  EXPECT_EQ(check(report), "");
  EXPECT_EQ(report.text.find("\n\n\n"), std::string::npos);
  for (const PageRun& run : report.page_map) EXPECT_LE(run.page.end, from.bytes.size());
  for (const Debris& debris : report.debris) EXPECT_LE(debris.page.end, from.bytes.size());
}

// ---- plain text ----

TEST(ReadPlain, TitleDateBylineAndParagraphs) {
  const Page p = page("Norway and Uruguay sign ferry treaty\n\nPublishedMay 5, 2031\nBy Mia Lund\n\n" + first + "\n" + second + "\n\n" + third + "\n");
  const Result<Report> report = read(p);
  ASSERT_TRUE(report);
  expect_sound(*report, p);
  EXPECT_EQ(report->at(report->title), "Norway and Uruguay sign ferry treaty");
  EXPECT_EQ(paragraphs(*report), (std::vector<std::string>{"Norway and Uruguay sign ferry treaty", first, second, third}));
  EXPECT_EQ(to_line(report->published.days), "2031-05-05");
  EXPECT_EQ(report->published.how, PublishedHow::stated);
  EXPECT_EQ(report->author, "Mia Lund");
  EXPECT_EQ(report->language, "en");
  EXPECT_EQ(report->key, to_line(report->id));
}

TEST(ReadPlain, WithoutTitleOrDateStaysSo) {
  const Result<Report> report = read(page(first + "\n" + second + "\n" + third));
  ASSERT_TRUE(report);
  EXPECT_TRUE(report->title.empty());
  EXPECT_FALSE(report->published.days.known());
  EXPECT_EQ(report->published.how, PublishedHow::none);
  EXPECT_EQ(paragraphs(*report).size(), 3u);
}

TEST(ReadPlain, UpdatedIsNotPublished) {
  const Result<Report> report = read(page("Ferry treaty signed in Montevideo\nUpdated: May 9, 2031\n" + first + "\n" + second));
  ASSERT_TRUE(report);
  EXPECT_EQ(report->published.how, PublishedHow::none);
}

struct TailCase {
  const char* name;
  const char* tail;
  const char* debris;
};

class ReadPlainTail : public testing::TestWithParam<TailCase> {};

TEST_P(ReadPlainTail, IsDebris) {
  const Result<Report> report = read(page("Norway and Uruguay sign ferry treaty\n\n" + first + "\n\n" + second + "\n\n" + third + "\n\n" + GetParam().tail));
  ASSERT_TRUE(report);
  EXPECT_EQ(paragraphs(*report).size(), 4u) << report->text;
  EXPECT_TRUE(is_debris(*report, GetParam().debris));
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, ReadPlainTail,
    testing::Values(
        TailCase{"related", "Also read:\n\nLong Winter Storm Closes Mountain Roads in Chile and Peru\n", "Winter Storm"},
        TailCase{"related_inline", "Related: Ferry Prices Rise Again in the Baltic\n", "Ferry Prices"},
        TailCase{"comments", "Leave a Reply\nYour email address will not be published. Required fields are marked *\n", "will not be published"},
        TailCase{"comment_list", "Comment List", "Comment List"},
        TailCase{"headlines",
                 "Storm Closes Ports From Lisbon to Porto, Halting Fish Exports to the U.S.\nBolivian Pianist Wins Vienna Prize at Nineteen\n"
                 "Rail Strike Ends in Kenya After Two Weeks of Talks\n",
                 "Pianist"},
        TailCase{"teasers",
                 "Pianist From Sucre Wins Vienna Prize\nPianist from Sucre wins the Vienna prize at nineteen, the jury praised her calm and her s\n"
                 "Rail Strike Ends in Kenya\nRail strike ends in Kenya after two weeks, trains run again from Mombasa to Nairobi on Fri\n",
                 "praised her calm"},
        TailCase{"blurb", "Rivers of the South: A Traveller's Atlas – Essential reading for anyone who wants to understand trade on the Plate.\n", "Atlas"},
        TailCase{"newsletter", "Join 10k+ people to get our best stories by mail.\nWe don't spam!\n", "10k+"},
        TailCase{"contact", "Press office of the harbour\nPhone: 555-0147\nharbour@port.example\n", "555"},
        TailCase{"contributors", "Mia Lund reported from Oslo, and Juan Paz wrote in Salto. Eva Ruiz contributed.\n", "Eva Ruiz"},
        TailCase{"credit", "[Photo credit: Juan Paz/Port of Montevideo]\n", "Juan Paz"}),
    [](const auto& info) { return info.param.name; });

struct HeadCase {
  const char* name;
  const char* head;
  const char* title;
};

class ReadPlainHead : public testing::TestWithParam<HeadCase> {};

TEST_P(ReadPlainHead, LeavesTheTitle) {
  const Result<Report> report = read(page(GetParam().head + first + "\n\n" + second + "\n\n" + third));
  ASSERT_TRUE(report);
  EXPECT_EQ(report->at(report->title), GetParam().title);
  EXPECT_EQ(paragraphs(*report).size(), report->title.empty() ? 3u : 4u) << report->text;
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, ReadPlainHead,
    testing::Values(HeadCase{"breadcrumb", "News Americas\n\nNorway and Uruguay Sign Treaty on Ferries\n\n", "Norway and Uruguay Sign Treaty on Ferries"},
                    HeadCase{"repeated", "Norway, Uruguay Sign Treaty\n\nNorway and Uruguay Sign Ferry Treaty\n\n", "Norway and Uruguay Sign Ferry Treaty"},
                    HeadCase{"widgets", "You have not saved any story yet!\nSubscribe to get the news first.\nPosted by: Mia Lund\n", ""},
                    HeadCase{"share_row", "Norway and Uruguay sign ferry treaty\nShare\nTweet\n\n", "Norway and Uruguay sign ferry treaty"}),
    [](const auto& info) { return info.param.name; });

TEST(ReadPlain, InsideTheArticle) {
  const std::string text = "Norway and Uruguay sign ferry treaty\n\n" + first + "\n\nWhat Was Agreed\n\n" + second +
                           "\nSpecial: The Radio Every Family Must Have — Special Offer\n" + third + "\n\nThe treaty has two parts:\n" +
                           "  • Ferries sail twice a week\n  • Tin ore goes free of duty\n";
  const Result<Report> report = read(page(text));
  ASSERT_TRUE(report);
  const std::vector<std::string> found = paragraphs(*report);
  const auto has = [&](std::string_view line) { return std::find(found.begin(), found.end(), line) != found.end(); };
  EXPECT_TRUE(has("What Was Agreed")) << report->text;
  EXPECT_TRUE(has("Ferries sail twice a week")) << report->text;
  EXPECT_TRUE(has("Tin ore goes free of duty"));
  EXPECT_TRUE(is_debris(*report, "Special Offer"));
}

TEST(ReadPlain, JoinsLinesWrappedToAWidth) {
  const Result<Report> report = read(page("Norway and Uruguay sign ferry treaty\n\nNorway's prime minister Ada Holm arrived in Montevideo on\n"
                                          "Monday to sign a treaty on ferries, her office said, and the\nministers of both states will meet again in the autumn of the\n"
                                          "same year.\n\nUruguay buys more than half of its tin ore from Norway, which\nis why the ferries matter to both of them and to the ports.\n"));
  ASSERT_TRUE(report);
  EXPECT_EQ(paragraphs(*report).size(), 3u) << report->text;
  EXPECT_NE(report->text.find("Montevideo on Monday to sign"), std::string::npos);
}

TEST(ReadPlain, NormalisesAndMapsBack) {
  const std::string source = "Cafe\xcc\x81 owners\xc2\xa0met in Salto\n\n" + first + "\n" + second;
  const Page p = page(source);
  const Result<Report> report = read(p);
  ASSERT_TRUE(report);
  expect_sound(*report, p);
  EXPECT_TRUE(report->text.starts_with("Café owners met in Salto\n\n")) << report->text;
  const std::size_t word = report->text.find("tin ore");
  for (const PageRun& run : report->page_map) {
    if (run.text.begin > word || run.text.end <= word) continue;
    EXPECT_EQ(p.bytes.substr(run.page.begin + (word - run.text.begin), 7), "tin ore");
  }
}

TEST(ReadPlain, CreditsTheAgencyOfTheDateline) {
  const Result<Report> report = read(page("MONTEVIDEO (Meridian Press) - " + first + "\n" + second));
  ASSERT_TRUE(report);
  EXPECT_EQ(report->credit, "Meridian Press");
}

// ---- HTML ----

std::string html(const std::string& head, const std::string& body) { return "<!DOCTYPE html><html lang=\"en\"><head>" + head + "</head><body>" + body + "</body></html>"; }
std::string p(const std::string& text) { return "<p>" + text + "</p>"; }

const std::string furniture = "<nav><ul><li><a href=/a>World</a></li><li><a href=/b>Sport</a></li></ul></nav>";
const std::string related = "<div class=\"related-stories\"><h3>Related</h3><ul><li><a href=/x>Storm closes the mountain roads of Chile</a></li></ul></div>";

TEST(ReadHtml, ArticleWithoutThePage) {
  const Page from = page(html("<title>Ferry treaty signed | Oslo Times</title><meta property=\"og:site_name\" content=\"Oslo Times\">"
                              "<meta property=\"article:published_time\" content=\"2031-05-05T23:30:00-03:00\">"
                              "<meta property=\"article:modified_time\" content=\"2031-05-08\"><link rel=canonical href=\"https://oslotimes.example/ferry\">",
                              furniture + "<article><h1>Ferry treaty signed</h1><p class=byline>By Mia Lund</p>" + p(first) + "<h2>Tin &amp; ore</h2>" + p(second) + p(third) +
                                  related + "</article><footer><p>All rights reserved.</p></footer>"));
  const Result<Report> report = read(from);
  ASSERT_TRUE(report);
  expect_sound(*report, from);
  EXPECT_EQ(paragraphs(*report), (std::vector<std::string>{"Ferry treaty signed", first, "Tin & ore", second, third}));
  EXPECT_EQ(report->at(report->title), "Ferry treaty signed");
  EXPECT_EQ(to_line(report->published.days), "2031-05-05");
  EXPECT_EQ(report->outlet, "Oslo Times");
  EXPECT_EQ(report->author, "Mia Lund");
  EXPECT_EQ(report->url, "https://oslotimes.example/ferry");
  EXPECT_EQ(report->key, "https://oslotimes.example/ferry");
  EXPECT_TRUE(is_debris(*report, "Storm closes"));
  EXPECT_TRUE(is_debris(*report, "Sport"));
  const std::size_t at = report->text.find("Uruguay buys");
  const auto run = std::find_if(report->page_map.begin(), report->page_map.end(), [&](const PageRun& r) { return r.text.begin <= at && at < r.text.end; });
  ASSERT_NE(run, report->page_map.end());
  EXPECT_EQ(from.bytes.substr(run->page.begin + (at - run->text.begin), 12), "Uruguay buys");
}

TEST(ReadHtml, StructuredDataGivesDayAuthorAndEnds) {
  const std::string json = R"(<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Ferry treaty signed","datePublished":"2031-05-05",
    "dateModified":"2031-05-09","author":[{"@type":"Person","name":"Mia Lund"},{"@id":"#juan"}],"publisher":{"name":"Oslo Times"},"articleBody":")" +
                           first + " " + second + " " + third + " " + first + R"("},{"@id":"#juan","@type":"Person","name":"Juan Paz"}]}</script>)";
  const Result<Report> report = read(page(html(json, "<div><h1>Ferry treaty signed</h1>" + p(first) + p(second) + p(third) + p(first) +
                                                         p("Our readers also liked the long story about the roads of Chile, which we tell here again in full.") + "</div>")));
  ASSERT_TRUE(report);
  EXPECT_EQ(paragraphs(*report).size(), 5u) << report->text;
  EXPECT_EQ(to_line(report->published.days), "2031-05-05");
  EXPECT_EQ(report->author, "Mia Lund, Juan Paz");
  EXPECT_EQ(report->outlet, "Oslo Times");
}

TEST(ReadHtml, ModifiedIsNeverPublished) {
  const Result<Report> report = read(page(html("<meta property=\"og:type\" content=\"article\"><meta property=\"article:modified_time\" content=\"2031-05-08\">",
                                               "<h1>Ferry treaty signed</h1><p>Updated: May 8, 2031</p>" + p(first) + p(second) + p(third) +
                                                   "<ul><li><a href=/x>Storm</a> <time datetime=\"2031-04-01\" class=updated>1 April</time></li></ul>")));
  ASSERT_TRUE(report);
  EXPECT_EQ(report->published.how, PublishedHow::none) << to_line(report->published.days);
}

TEST(ReadHtml, FactsOfTheGiverWin) {
  Page from = page(html("<meta property=\"article:published_time\" content=\"2031-05-05\"><meta property=\"og:site_name\" content=\"Oslo Times\">",
                        "<h1>Ferry treaty signed</h1>" + p(first) + p(second) + p(third)));
  from.facts = {"https://copy.example/1", "Copy Post", "Treaty signed at last", "guid-7", Day::of(2031, 5, 6)};
  const Result<Report> report = read(from);
  ASSERT_TRUE(report);
  EXPECT_EQ(report->outlet, "Copy Post");
  EXPECT_EQ(report->url, "https://copy.example/1");
  EXPECT_EQ(report->key, "guid-7");
  EXPECT_EQ(report->at(report->title), "Treaty signed at last");
  EXPECT_EQ(to_line(report->published.days), "2031-05-06");
  from.facts.published_how = PublishedHow::user;
  EXPECT_EQ(to_line(read(from)->published.days), "2031-05-05");   // a default gives way to the page
}

TEST(ReadHtml, RefusesLists) {
  std::string list;
  for (int i = 0; i < 40; ++i) list += "<li><a href=/" + std::to_string(i) + ">Storm closes the mountain roads of Chile again</a> <span>2 hours ago</span></li>";
  const Page from = page(html("<title>Oslo Times</title>", furniture + "<main><ul>" + list + "</ul></main>"));
  const Result<Report> report = read(from);
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().kind, Error::Kind::format);
  ReadOptions keep;
  keep.keep_refused = true;
  EXPECT_FALSE(!read(page(html("", "<h1>Index</h1>" + p("All our stories."))), keep));
}

TEST(ReadHtml, CommentsAreDebris) {
  const Result<Report> report = read(page(html("<meta property=\"og:type\" content=\"article\">",
                                               "<div><h1>Ferry treaty signed</h1>" + p(first) + p(second) + p(third) + "</div><div id=comments>" +
                                                   p("I never liked ferries, and I do not think that I ever will like them, said nobody.") +
                                                   p("They should have built a bridge, as my uncle always says, but nobody listens to him.") + "</div>")));
  ASSERT_TRUE(report);
  EXPECT_EQ(report->text.find("my uncle"), std::string::npos);
}

// ---- encodings ----

TEST(ReadEncoding, SaysTheSameInEveryEncoding) {
  const std::string text = "Visite à São Tomé\n\nLe président a été reçu à São Tomé par des ministres, a dit le gouvernement dans une déclaration.";
  std::string latin, wide = "\xff\xfe", wide_bare;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const unsigned code = c < 0x80 ? c : (c & 0x1fu) << 6 | (static_cast<unsigned char>(text[++i]) & 0x3fu);
    latin += static_cast<char>(code);
    for (std::string* out : {&wide, &wide_bare}) *out += static_cast<char>(code & 0xff), *out += static_cast<char>(code >> 8);
  }
  const Result<Report> plain = read(page(text));
  ASSERT_TRUE(plain);
  for (const std::string& bytes : {latin, wide, wide_bare, "\xef\xbb\xbf" + text}) {
    const Page from = page(bytes);
    const Result<Report> report = read(from);
    ASSERT_TRUE(report);
    EXPECT_EQ(report->text, plain->text);
    expect_sound(*report, from);
  }
  const Result<Report> declared = read(page("<html><head><meta charset=\"iso-8859-2\"><meta property=\"og:type\" content=\"article\"></head><body><h1>Wizyta</h1><p>Premier "
                                            "spotka\xb3 si\xea w Oslo z ministrami, poda\xb3 rz\xb1" "d, i podpisa\xb3 umow\xea o promach, kt\xf3ra wejdzie w \xbfycie za "
                                            "rok, a potem pojecha\xb3 do Bergen. Umowa dotyczy prom\xf3w, port\xf3w oraz ce\xb3 na rud\xea cyny i b\xea" "dzie wa\xbfna przez pi\xea\xe6" " lat, "
                                            "powiedzia\xb3 rzecznik rz\xb1" "du na konferencji prasowej w poniedzia\xb3" "ek wieczorem, a opozycja jej nie poprze.</p></body></html>"));
  ASSERT_TRUE(declared);
  EXPECT_NE(declared->text.find("spotkał się"), std::string::npos);
  EXPECT_EQ(declared->language, "pl");
}

// ---- bad input ----

TEST(ReadErrors, NameTheInput) {
  struct Case {
    std::string bytes;
    Error::Kind kind;
  };
  const Case cases[] = {{"", Error::Kind::format}, {" \n\t\n", Error::Kind::format}, {std::string("\x00\x01\x02\x03\x04\x05\x06\x07\x00\x01", 10), Error::Kind::format},
                        {"%PDF-1.7 something", Error::Kind::format}, {"<html><body></body></html>", Error::Kind::format}};
  for (const Case& c : cases) {
    const Result<Report> report = read(page(c.bytes));
    ASSERT_FALSE(report) << c.bytes;
    EXPECT_EQ(report.error().kind, c.kind);
    EXPECT_TRUE(report.error().what.starts_with("p: ")) << report.error().what;
  }
  ReadOptions small;
  small.max_bytes = 10;
  EXPECT_EQ(read(page("longer than ten bytes"), small).error().kind, Error::Kind::limit);
}

TEST(ReadErrors, BrokenUtf8IsReadAsFarAsItGoes) {
  const Result<Report> report = read(page("São Tomé: " + first + "\n" + second + " Caf\xff." + "\n" + third + "\xe2\x82"));
  ASSERT_TRUE(report);
  EXPECT_EQ(check(*report), "");
  EXPECT_NE(report->text.find("São Tomé"), std::string::npos);
}

// Each of these is quadratic or recursive in a careless reader; together they must take moments.
TEST(ReadErrors, HostileBytesTakeLinearTime) {
  const auto times = [](std::string part, std::size_t n) {
    std::string out;
    out.reserve(part.size() * n);
    for (std::size_t i = 0; i < n; ++i) out += part;
    return out;
  };
  const std::string cases[] = {
      "<body>" + times("<div>", 100000) + first, "<body>" + times("<p><a href='x", 100000), "<body>" + times("<b>", 1000000) + first,
      "<body>" + times("<svg>", 200000), "<body>" + times("<!--", 200000), "<body>" + times("<a b=\"", 200000), "<body>" + times("<script", 200000),
      "<html>" + times("<script type=ld+json>{\"a\":[", 20000), "<html><script type=\"application/ld+json\">" + times("[", 1000000),
      "<body>" + times("&amp", 500000), times("a", 5000000), times("Also read:\n", 200000), times("Join us now and get our best news.\n", 50000),
      times("Rivers of the South: An Atlas – Essential reading for all who travel on it.\n", 50000), times("- \n", 300000),
      "<body>" + times("<p class=\"" + times("related-", 30) + "\">x</p>", 5000), "<body>" + times("</div></p>", 200000)};
  for (const std::string& bytes : cases) {
    const Result<Report> report = read(page(bytes));
    if (report) {
      EXPECT_EQ(check(*report), "");
    }
  }
}

// A character can be longer in UTF-8 than on the page; the last one once reached past the page's end (found by fuzzing).
TEST(Read, RunsStayInsideThePageWhateverItsEncoding) {
  const std::string story = "Norway and Uruguay signed a ferry treaty in Montevideo on Sunday, the transport ministry said. The ferry will sail "
                            "twice a month from the autumn, and both sides called the signing the end of a long quarrel over tin ore.";
  std::string wide = "\xff\xfe";
  for (const char c : story) {
    wide += c;
    wide += '\0';
  }
  wide += "\x20\x94";   // one sign of three bytes in UTF-8
  for (const std::string& bytes : {wide, story + " At a caf\xe9", story + " For \xe2\x82\xac 5 \xff"}) {
    Page page;
    page.path = "wide.txt";
    page.bytes = bytes;
    ReadOptions any;
    any.keep_refused = true;
    const Result<Report> report = read(page, any);
    ASSERT_TRUE(report) << report.error().what;
    ASSERT_FALSE(report->page_map.empty());
    for (const PageRun& run : report->page_map) {
      EXPECT_LE(run.page.begin, run.page.end);
      EXPECT_LE(run.page.end, bytes.size());
    }
  }
}

}  // namespace
}  // namespace entente
