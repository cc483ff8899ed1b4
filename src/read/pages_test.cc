#include <gtest/gtest.h>
#include <zlib.h>
#include <zstd.h>

#include "entente/read.h"

namespace entente {
namespace {

Page file(std::string bytes) {
  Page made;
  made.path = "f";
  made.bytes = std::move(bytes);
  return made;
}

std::string gzip(const std::string& bytes) {
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, bytes.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string zstd(const std::string& bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 3));
  return out;
}

TEST(PagesOf, UnpacksByContent) {
  const std::string text = "The treaty on ferries was signed in Montevideo on Monday, the two governments said.";
  for (const std::string& packed : {text, gzip(text), zstd(text), gzip(text.substr(0, 20)) + gzip(text.substr(20))}) {
    const auto pages = pages_of(file(packed));
    ASSERT_TRUE(pages);
    ASSERT_EQ(pages->size(), 1u);
    EXPECT_EQ((*pages)[0]->bytes, text);
  }
}

TEST(PagesOf, SaysWhatIsWrongWithPackedData) {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "line " + std::to_string(i * 7919) + "\n";
  const std::string packed = gzip(text), packed_zstd = zstd(text);
  std::string damaged = packed;
  for (std::size_t i = 100; i < 200; ++i) damaged[i] = static_cast<char>(0xff);
  for (const std::string& bad : {packed.substr(0, packed.size() / 2), packed.substr(0, 6), damaged, packed_zstd.substr(0, packed_zstd.size() / 2), packed_zstd.substr(0, 5)}) {
    const auto pages = pages_of(file(bad));
    ASSERT_FALSE(pages);
    EXPECT_EQ(pages.error().kind, Error::Kind::format);
    EXPECT_TRUE(pages.error().what.starts_with("f: ")) << pages.error().what;
  }
}

TEST(PagesOf, StopsBombs) {
  const std::string zeros(20 << 20, ' ');
  for (const std::string& bomb : {gzip(zeros), zstd(zeros)}) {
    ReadOptions options;
    const auto by_ratio = pages_of(file(bomb), options);
    ASSERT_FALSE(by_ratio);
    EXPECT_EQ(by_ratio.error().kind, Error::Kind::limit);
    options.max_ratio = 1000000;
    options.max_bytes = 1 << 20;
    ASSERT_FALSE(pages_of(file(bomb), options));
  }
  ReadOptions small;
  small.max_bytes = 5;
  EXPECT_EQ(pages_of(file("too long"), small).error().kind, Error::Kind::limit);
}

TEST(PagesOf, JsonLinesWithErrorsInPlace) {
  const auto pages = pages_of(file("{\"url\":\"https://a.example/1\",\"outlet\":\"A\",\"published\":\"2031-05-03T10:00:00Z\",\"title\":\"T\",\"text\":\"One \\u00e9\\ud83d\\ude00.\"}\n"
                                   "\n{\"text\": broken}\n{\"title\":\"no text\"}\n[1]\n{\"text\":\"x\",\"published\":\"someday\"}\n{\"text\":\"Last.\",\"extra\":{\"a\":[1,true,null]}}"));
  ASSERT_TRUE(pages);
  ASSERT_EQ(pages->size(), 6u);
  const Page& first = *(*pages)[0];
  EXPECT_EQ(first.bytes, "One é😀.");
  EXPECT_EQ(first.facts.url, "https://a.example/1");
  EXPECT_EQ(first.facts.published, Day::of(2031, 5, 3));
  EXPECT_EQ(first.path, "f:1");
  for (const std::size_t bad : {1u, 2u, 3u, 4u}) {
    ASSERT_FALSE((*pages)[bad]);
    EXPECT_TRUE((*pages)[bad].error().what.starts_with("f:" + std::to_string(bad + 2))) << (*pages)[bad].error().what;
  }
  EXPECT_EQ((*pages)[5]->bytes, "Last.");
}

const std::string feed_head = "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:content=\"c\" xmlns:dc=\"d\"><channel><title>Coast News</title>";

TEST(PagesOf, Rss) {
  const auto pages = pages_of(file(feed_head +
                                   "<item><title>Ferry &amp; tin</title><link>https://c.example/1</link><guid>g1</guid><pubDate>Sat, 03 May 2031 23:30:00 -0300</pubDate>"
                                   "<dc:creator>Mia Lund</dc:creator><description>Short&nbsp;words</description><content:encoded><![CDATA[<p>Long & whole.</p>]]></content:encoded></item>"
                                   "<item><title>Empty</title></item></channel></rss>"));
  ASSERT_TRUE(pages);
  ASSERT_EQ(pages->size(), 2u);
  const Page& page = *(*pages)[0];
  EXPECT_EQ(page.bytes, "<p>Long & whole.</p>");
  EXPECT_EQ(page.media_type, "text/html");
  EXPECT_EQ(page.facts.title, "Ferry & tin");
  EXPECT_EQ(page.facts.guid, "g1");
  EXPECT_EQ(page.facts.outlet, "Coast News");
  EXPECT_EQ(page.facts.author, "Mia Lund");
  EXPECT_EQ(page.facts.published, Day::of(2031, 5, 3));
  ASSERT_FALSE((*pages)[1]);
  EXPECT_NE((*pages)[1].error().what.find("f#2"), std::string::npos);
  EXPECT_NE((*pages)[1].error().what.find("line 1"), std::string::npos);
}

TEST(PagesOf, Atom) {
  const auto pages = pages_of(file("<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Coast News</title><entry><title>Ferry</title><id>urn:1</id>"
                                   "<link rel=\"self\" href=\"https://c.example/self\"/><link href=\"https://c.example/2\"/><updated>2031-05-09T00:00:00Z</updated>"
                                   "<author><name>Mia Lund</name></author><content type=\"xhtml\"><div xmlns=\"x\"><p>A &lt; B.</p></div></content></entry></feed>"));
  ASSERT_TRUE(pages);
  ASSERT_EQ(pages->size(), 1u);
  const Page& page = *(*pages)[0];
  EXPECT_EQ(page.bytes, "<div><p>A &lt; B.</p></div>");
  EXPECT_EQ(page.facts.url, "https://c.example/2");
  EXPECT_EQ(page.facts.author, "Mia Lund");
  EXPECT_FALSE(page.facts.published);   // updated is not published
}

TEST(PagesOf, FeedsThatBreakOffOrDeclareTypes) {
  const auto broken = pages_of(file(feed_head + "<item><title>A</title><description>Words.</description></item>\n<item><title>B</wrong>"));
  ASSERT_TRUE(broken);
  ASSERT_EQ(broken->size(), 2u);
  EXPECT_TRUE((*broken)[0]);
  EXPECT_NE((*broken)[1].error().what.find("line 2"), std::string::npos) << (*broken)[1].error().what;
  const auto declared = pages_of(file("<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><rss><channel><item><title>&b;</title></item></channel></rss>"));
  ASSERT_TRUE(declared);
  ASSERT_EQ(declared->size(), 1u);
  EXPECT_NE((*declared)[0].error().what.find("document type"), std::string::npos);
}

TEST(PagesOf, WhatReadWroteIsTakenAsItIs) {
  Report report;
  report.text = "Ferry treaty signed\n\nAlso read: nothing of this is debris any more.";
  const std::string line = "{\"v\":1,\"id\":\"" + to_line(hash_report(report.text)) + "\",\"title\":\"Ferry treaty signed\",\"published\":{\"earliest\":\"2031-05-03\",\"latest\":\"2031-05-03\",\"how\":\"user\"},"
                           "\"text\":\"Ferry treaty signed\\n\\nAlso read: nothing of this is debris any more.\",\"debris\":[]}";
  const auto pages = pages_of(file(line));
  ASSERT_TRUE(pages);
  const Result<Report> again = read(*(*pages)[0]);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->text, report.text);
  EXPECT_EQ(again->at(again->title), "Ferry treaty signed");
  EXPECT_EQ(again->published.how, PublishedHow::user);
}

TEST(PagesOf, OneLineOfHundredMegabytes) {
  const auto pages = pages_of(file("{\"text\":\"" + std::string(100 << 20, 'a') + "\"}"));
  ASSERT_FALSE(pages);
  EXPECT_EQ(pages.error().kind, Error::Kind::limit);
  ReadOptions large;
  large.max_bytes = 256u << 20;
  const auto whole = pages_of(file("{\"text\":\"" + std::string(100 << 20, 'a') + "\"}"), large);
  ASSERT_TRUE(whole);
  EXPECT_EQ((*whole)[0]->bytes.size(), std::size_t{100 << 20});
}

}  // namespace
}  // namespace entente
