#include "entente/parse.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <fstream>
#include <iterator>
#include <random>
#include <thread>

#include "parse/encode.h"
#include "parse/model.h"
#include "parse/parse_tokens.h"

namespace entente {
namespace {

const std::string& model_bytes() {
  static const std::string bytes = [] {
    std::ifstream in(ENTENTE_SOURCE "/models/en.bin", std::ios::binary);
    return std::string{std::istreambuf_iterator<char>(in), {}};
  }();
  return bytes;
}

const ParseModel& model() {
  static const auto loaded = ParseModel::load(model_bytes());
  return **loaded;
}

Report report(std::string text) {
  Report r;
  r.text = std::move(text);
  return r;
}

std::vector<Sentence> parsed(const Report& r) {
  std::vector<Sentence> out = parse(model(), r);
  for (const Sentence& s : out) EXPECT_EQ(check(s, r), "") << to_line(s, r);
  return out;
}

const char* const news =
    "Norway and Uruguay sign ferry treaty\n\n"
    "Norway's prime minister, Ada Holm, visited Uruguay on Tuesday and signed a treaty with President Luis Duarte. "
    "\"It ends a silly quarrel,\" she told reporters in Montevideo. Critics were arrested by police near the harbour.\n\n"
    "The two countries' trade has doubled since 2027, officials say; U.S. firms did not invest.";

TEST(Parse, EveryWordOfTheTextHasItsPlace) {
  const Report r = report(news);
  const auto sentences = parsed(r);
  ASSERT_EQ(sentences.size(), 5u);
  EXPECT_EQ(r.at(sentences[0].span), "Norway and Uruguay sign ferry treaty");
  EXPECT_EQ(r.at(sentences[3].span), "Critics were arrested by police near the harbour.");
}

const Token& word(const std::vector<Sentence>& sentences, const Report& r, std::string_view form) {
  for (const Sentence& s : sentences)
    for (const Token& t : s.tokens)
      if (r.at(t.span) == form) return t;
  static const Token none;
  ADD_FAILURE() << form;
  return none;
}

TEST(Parse, TagsLemmasAndFeatures) {
  const Report r = report(news);
  const auto s = parsed(r);
  EXPECT_EQ(word(s, r, "visited").upos, Upos::VERB);
  EXPECT_EQ(word(s, r, "visited").lemma, "visit");
  EXPECT_EQ(word(s, r, "visited").features.tense, Tense::past);
  EXPECT_EQ(word(s, r, "visited").features.verb_form, VerbForm::finite);
  EXPECT_EQ(word(s, r, "arrested").features.voice, Voice::passive);
  EXPECT_EQ(word(s, r, "arrested").lemma, "arrest");
  EXPECT_EQ(word(s, r, "she").features.person, 3);
  EXPECT_EQ(word(s, r, "she").features.gender, Gender::feminine);
  EXPECT_TRUE(word(s, r, "not").features.negative);
  EXPECT_EQ(word(s, r, "countries").lemma, "country");
  EXPECT_EQ(word(s, r, "countries").features.number, Number::plural);
  EXPECT_EQ(word(s, r, "visited").relation, "root");
}

TEST(Parse, LemmasOfPrefixedVerbs) {
  const Report r = report("Officials said that rebels overran the camp and that the court overrode the ban.");
  const auto s = parsed(r);
  EXPECT_EQ(word(s, r, "overran").lemma, "overrun");
  EXPECT_EQ(word(s, r, "overrode").lemma, "override");
}

TEST(Parse, FindsNames) {
  const Report r = report(news);
  std::string names;
  for (const Sentence& s : parsed(r))
    for (const Name& n : s.names)
      names += std::string(name_of(n.kind)) + ":" + std::string(r.at({s.tokens[n.begin].span.begin, s.tokens[n.end - 1].span.end})) + " ";
  EXPECT_NE(names.find("PER:Ada Holm"), names.npos) << names;
  EXPECT_NE(names.find("PER:Luis Duarte"), names.npos) << names;
  EXPECT_NE(names.find("LOC:Montevideo"), names.npos) << names;
}

TEST(Parse, BlockEndsEndSentences) {
  const Report r = report("A heading without a stop\n\nAnother one\n\n\n\nand a third");
  EXPECT_EQ(parsed(r).size(), 3u);
}

std::string sentences_of(std::string text) {
  const Report r = report(std::move(text));
  std::string out;
  for (const Sentence& s : parsed(r)) out += (out.empty() ? "" : " | ") + std::string(r.at(s.span));
  return out;
}

TEST(Parse, SentencesOfNews) {
  struct Case {
    const char* text;
    const char* want;
  };
  constexpr Case cases[] = {
      {"The case, Halvorsen v. Norway, will be heard in June. Lawyers expect a ruling.", "The case, Halvorsen v. Norway, will be heard in June. | Lawyers expect a ruling."},
      {"U.S. Rep. Dana Whitlow met Cong. Ada Brook. Neither spoke.", "U.S. Rep. Dana Whitlow met Cong. Ada Brook. | Neither spoke."},
      {"She flew to St. Paul, Minn. on Monday. He stayed.", "She flew to St. Paul, Minn. on Monday. | He stayed."},
      {"OSLO, June 4 (Agency) - The minister left for Lima. He was late.", "OSLO, June 4 (Agency) - | The minister left for Lima. | He was late."},
      {"OSLO -- Ministers met. They agreed.", "OSLO -- | Ministers met. | They agreed."},
      {"Oslo (Agency) — Ministers met.", "Oslo (Agency) — | Ministers met."},
      {"Kim Do-hyun (Agency) said so.", "Kim Do-hyun (Agency) said so."},
      {"The minister - Ada Holm - left.", "The minister - Ada Holm - left."},
      {"OSLO - Lima treaty signed", "OSLO - Lima treaty signed"},
  };
  for (const Case& c : cases) EXPECT_EQ(sentences_of(c.text), c.want);
}

TEST(Parse, TitleIsMarked) {
  Report r = report(news);
  r.title = {0, 36};
  const auto s = parsed(r);
  EXPECT_TRUE(s[0].title);
  EXPECT_FALSE(s[1].title);
}

TEST(Parse, OddInputGivesTrees) {
  const std::string odd[] = {"", " ", "\n\n\n\n", "\xff\xfe\xfd", std::string("a\0b", 3), "......", "?", "a\n\nb\n\nc", std::string(5000, '('),
                             std::string(3000, 'x'), "\x01\x02 text \x1b[31m", "\xe2\x80", "U.S.", "''''"};
  for (const std::string& text : odd) {
    const Report r = report(text);
    parsed(r);
  }
}

TEST(Parse, OverlongSentencesFallBack) {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "word ";
  const Report r = report(text);
  const auto sentences = parsed(r);
  std::size_t tokens = 0;
  for (const Sentence& s : sentences) {
    EXPECT_TRUE(s.fallback);
    EXPECT_LE(s.tokens.size(), 400u);
    tokens += s.tokens.size();
  }
  EXPECT_EQ(tokens, 3000u);
}

std::string repeated(std::string_view piece, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += piece;
  return out;
}

// A megabyte of each: no time or memory that grows faster than the text, and every piece a tree.
TEST(Parse, MuchOddInputGivesTreesInBoundedTime) {
  constexpr std::size_t megabyte = 1 << 20;
  struct Case {
    const char* what;
    std::string text;
    std::size_t least_sentences;
  };
  const Case cases[] = {
      {"one sentence of words", repeated("word and ", megabyte), 500},
      {"one word", std::string(megabyte / 4, 'x'), 1},
      {"one opening bracket after another", std::string(megabyte / 4, '('), 600},
      {"hyphens between letters", repeated("a-", megabyte / 4), 300},
      {"sentences of one word", repeated("Go.\n\n", 500000), 100000},
      {"control bytes", repeated("\x01\x02\x1b[31m\x7f\x08 Holm left. ", megabyte / 4), 1},
      {"broken UTF-8", repeated("\xff\xc3\xe2\x80 \xf0\x9f Holm ", megabyte / 4), 1},
  };
  for (const Case& c : cases) {
    const Report r = report(c.text);
    const std::clock_t start = std::clock();
    const auto sentences = parse(model(), r);
    EXPECT_LT(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC, 60.0) << c.what;
    EXPECT_GE(sentences.size(), c.least_sentences) << c.what;
    std::size_t wrong = 0, longest = 0;
    for (const Sentence& s : sentences) {
      wrong += !check(s, r).empty();
      longest = std::max(longest, s.tokens.size());
    }
    EXPECT_EQ(wrong, 0u) << c.what;
    EXPECT_LE(longest, 400u) << c.what;
  }
}

// Sentences of all lengths out of a few words: what batches are made of.
std::vector<std::vector<std::string_view>> many_sentences() {
  const char* words[] = {"Holm", "met", "the", "ministers", "of", "Uruguay", ",", "who", "did", "n't", "sign", "-", "treaty", "in", "2031", "."};
  std::mt19937 random(5);
  std::vector<std::vector<std::string_view>> out;
  for (int i = 0; i < 120; ++i) {
    out.emplace_back();
    for (std::size_t n = 1 + random() % (i % 10 == 0 ? 90 : 30); n > 0; --n) out.back().push_back(words[random() % 16]);
  }
  return out;
}

bool same(const Analysis& a, const Analysis& b) {
  return a.tags == b.tags && a.heads == b.heads && a.relations == b.relations && a.names == b.names;
}

TEST(Encode, PathsAndGroupingsGiveTheSameTrees) {
  const auto sentences = many_sentences();
  std::vector<Analysis> first, again;
  for (const auto path : kernels::every_path) {
    if (!kernels::available(path)) continue;
    const auto m = load_model(model_bytes(), path);
    ASSERT_TRUE(m);
    Workspace work(**m);
    analyse(sentences, work, again);
    if (first.empty()) first = again;
    for (std::size_t i = 0; i < sentences.size(); ++i) EXPECT_TRUE(same(first[i], again[i])) << i;
  }
  Workspace work(model().impl());
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    analyse(std::span(sentences).subspan(i, 1), work, again);
    EXPECT_TRUE(same(first[i], again[0])) << i;
  }
}

// Sentences met before, in this call and in another, among new ones; one of other words of the same number.
TEST(Encode, SentencesMetBeforeGetTheSameTrees) {
  const std::vector<std::vector<std::string_view>> all = many_sentences();
  std::vector<std::vector<std::string_view>> some = {all[3], all[7], all[3], {"Holm", "left"}, {"Holm", "met"}, all[10]};
  Workspace fresh(model().impl()), kept(model().impl());
  std::vector<Analysis> want, got;
  analyse(some, fresh, want);
  analyse(std::span(all).first(9), kept, got);
  for (int i = 0; i < 2; ++i) {
    analyse(some, kept, got);
    for (std::size_t k = 0; k < some.size(); ++k) EXPECT_TRUE(same(want[k], got[k])) << k;
  }
}

TEST(Parse, ThreadsShareTheModel) {
  const Report r = report(news);
  const auto want = parse(model(), r);
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&] { EXPECT_EQ(parse(model(), r), want); });
  for (std::thread& t : threads) t.join();
}

TEST(ModelFile, CutAndDamagedBytesAreErrors) {
  const std::string& bytes = model_bytes();
  for (std::size_t n = 0; n < 400; n += 3) EXPECT_FALSE(ParseModel::load(std::string_view(bytes).substr(0, n))) << n;
  std::mt19937 random(6);
  for (int i = 0; i < 6; ++i) EXPECT_FALSE(ParseModel::load(std::string_view(bytes).substr(0, random() % bytes.size())));
  EXPECT_FALSE(ParseModel::load(bytes + "x"));
  for (const std::size_t at : {0, 4, 8}) {
    std::string other = bytes;
    other[at] = static_cast<char>(other[at] ^ 0x40);
    const auto loaded = ParseModel::load(other);
    ASSERT_FALSE(loaded);
    EXPECT_EQ(loaded.error().kind, Error::Kind::model);
  }
}

// A model whose numbers were changed loads or not; if it does, it gives trees.
TEST(ModelFile, ChangedBytesNeverBreakTheTrees) {
  std::mt19937 random(7);
  const Report r = report(news);
  for (int i = 0; i < 12; ++i) {
    std::string other = model_bytes();
    const std::size_t reach = i % 2 == 0 ? 4000 : other.size();
    for (int k = 0; k < 4; ++k) other[random() % reach] = static_cast<char>(random());
    const auto loaded = ParseModel::load(other);
    if (!loaded) continue;
    for (const Sentence& s : parse(**loaded, r)) EXPECT_EQ(check(s, r), "");
  }
}

}  // namespace
}  // namespace entente
