// Phrases in news-like contexts, each with its code: tests/cases/actors.tsv, read while the rules were mended, and
// tests/cases/actors_second.tsv and actors_third.tsv, written later, each before the changes it was to measure.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "code/actor/entities.h"
#include "entente/parse.h"

namespace entente {
namespace {

struct Case {
  std::string phrase, code, text;
};

std::vector<Case> cases(const std::string& name) {
  std::vector<Case> out;
  std::ifstream file(std::string(ENTENTE_SOURCE) + "/tests/cases/" + name);
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    const std::size_t a = line.find('\t'), b = line.find('\t', a + 1);
    out.push_back({line.substr(0, a), line.substr(a + 1, b - a - 1), line.substr(b + 1)});
  }
  return out;
}

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream out;
  out << file.rdbuf();
  return out.str();
}

std::string lowered(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
  return text;
}

/// "KOR GOV": state and primary sector of each actor, sorted.
std::string code_of(const EntityReading& reading, const Report& report, const std::string& phrase) {
  const std::size_t at = lowered(report.text).rfind(lowered(phrase));
  const Span span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + phrase.size())};
  std::vector<const MentionActors*> inside;      // within the phrase, or else around it
  for (const MentionActors& m : reading.mentions) {
    if (span.contains(m.head) && m.span.end <= span.end) inside.push_back(&m);
  }
  if (inside.empty()) {
    for (const MentionActors& m : reading.mentions) {
      if (m.span.contains(span)) inside.push_back(&m);
    }
  }
  if (inside.empty()) return "not found";
  const bool around = !span.contains(inside.front()->head) || inside.front()->span.end > span.end;
  std::stable_sort(inside.begin(), inside.end(), [&](const MentionActors* a, const MentionActors* b) {
    return around ? a->span.size() < b->span.size() : a->span.size() > b->span.size();
  });
  // The largest, and beside it those that it does not hold ("Lithuania, Poland").
  std::vector<std::string> codes;
  std::vector<Span> taken;
  for (const MentionActors* m : inside) {
    if (std::any_of(taken.begin(), taken.end(), [&](Span t) { return t.overlaps(m->span); })) continue;
    taken.push_back(m->span);
    for (const Actor& actor : m->actors) {
      codes.push_back((actor.state.empty() ? "---" : actor.state) + (actor.sectors.empty() ? "" : " " + actor.sectors.front()));
    }
  }
  std::sort(codes.begin(), codes.end());
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  return codes.empty() ? "place" : fmt::format("{}", fmt::join(codes, "; "));
}

/// Is it one of the codes parted by "|"?
bool among(const std::string& codes, const std::string& got) { return ("|" + codes + "|").find("|" + got + "|") != std::string::npos; }

void expect_most(const std::string& name, std::size_t least) {
  const std::string bytes = bytes_of(std::string(ENTENTE_SOURCE) + "/models/en.bin");
  if (bytes.empty()) GTEST_SKIP() << "no weights";
  const auto model = ParseModel::load(bytes);
  ASSERT_TRUE(model);
  const Result<ActorTable> table = ActorTable::load();
  ASSERT_TRUE(table) << table.error().what;
  std::size_t right = 0;
  const std::vector<Case> all = cases(name);
  ASSERT_GE(all.size(), least);
  for (const Case& c : all) {
    Report report;
    report.text = c.text;
    report.id = hash_report(report.text);
    const std::vector<Sentence> sentences = parse(**model, report);
    const std::string got = code_of(entities(*table, report, sentences, trees_of(report, sentences)), report, c.phrase);
    right += among(c.code, got);
    if (!among(c.code, got)) fmt::print("{} | want {} | got {} | {}\n", c.phrase, c.code, got, c.text);
  }
  const double share = static_cast<double>(right) / static_cast<double>(all.size());
  fmt::print("actors right: {} of {} = {:.3f}\n", right, all.size(), share);
  EXPECT_GE(share, 0.85);
}

TEST(ActorCases, MostPhrasesGetTheirCode) { expect_most("actors.tsv", 150); }
TEST(ActorCases, MostPhrasesOfTheSecondSetGetTheirCode) { expect_most("actors_second.tsv", 60); }
TEST(ActorCases, MostPhrasesOfTheThirdSetGetTheirCode) { expect_most("actors_third.tsv", 100); }

}  // namespace
}  // namespace entente
