#include "code/confidence/confidence.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "text/tables.h"

namespace entente {
namespace {

/// "Norway praised Peru", a claim with an event.
struct Praise {
  Report report;
  std::vector<Sentence> sentences;
  Coding coding;

  Praise() {
    report.text = "Norway praised Peru.";
    report.id = hash_report(report.text);
    Sentence s;
    s.span = {0, 20};
    const Margins far{255, 255, 255, 255};
    s.tokens = {{{0, 6}, "Norway", "NNP", "nsubj", 1, Upos::PROPN, {}, far}, {{7, 14}, "praise", "VBD", "root", no_token, Upos::VERB, {}, far},
                {{15, 19}, "Peru", "NNP", "obj", 1, Upos::PROPN, {}, far}, {{19, 20}, ".", ".", "punct", 1, Upos::PUNCT, {}, far}};
    sentences = {s};
    Claim claim;
    claim.kind = ClaimKind::event;
    claim.frame = "praise";
    claim.status = Status::happened;
    claim.head = {7, 14};
    claim.cite = {report.id, {0, 19}};
    const Actor norway{"NOR", {}, "Norway", "Norway", {0, 6}}, peru{"PER", {}, "Peru", "Peru", {15, 19}};
    claim.args = {{Role::agent, {0, 6}, {0, 6}, "norway", -1, -1, -1, {norway}}, {Role::recipient, {15, 19}, {15, 19}, "peru", -1, -1, -1, {peru}}};
    claim.event = Event{EventType::SUPPORT, "", {}, {norway}, {peru}};
    claim.rules = {"event: praise", "clause: verbal root"};
    coding.claims = {claim};
  }
  std::vector<Doubt> doubts(bool event) const {
    const Topic topic = topic_of(sentences, coding);
    std::vector<Doubt> of_claim = doubts_of_claim(report, sentences[0], coding, topic, coding.claims[0]);
    return event ? doubts_of_event(std::move(of_claim), sentences[0], coding.claims[0]) : of_claim;
  }
  double doubt(std::string_view name) const {
    const std::vector<Doubt> all = doubts(true);
    return std::find_if(all.begin(), all.end(), [&](const Doubt& d) { return d.name == name; })->value;
  }
};

std::set<std::string> names_in(std::string_view table) {
  std::set<std::string> out;
  for (; !table.empty(); table.remove_prefix(std::min(table.find('\n') + 1, table.size()))) out.emplace(table.substr(0, table.find('\t')));
  return out;
}

TEST(Confidence, TheTablesWeighEveryDoubtAndNoOther) {
  const Praise praise;
  for (const bool event : {false, true}) {
    std::set<std::string> names;
    for (const Doubt& d : praise.doubts(event)) EXPECT_TRUE(names.emplace(d.name).second) << d.name;
    EXPECT_EQ(names, names_in(table(event ? "confidence/event.txt" : "confidence/claim.txt")));
  }
}

TEST(Confidence, TheParsersDoubtIsThatOfTheWordsOfTheClaim) {
  Praise praise;
  EXPECT_NEAR(praise.doubt("head_worst"), 0, 1e-9);
  praise.sentences[0].tokens[3].margins = {};          // the full stop is nobody's word
  EXPECT_NEAR(praise.doubt("head_worst"), 0, 1e-9);
  praise.sentences[0].tokens[2].margins.head = 0;
  EXPECT_NEAR(praise.doubt("head_worst"), 1, 1e-9);
  EXPECT_NEAR(praise.doubt("predicate_head"), 0, 1e-9);
}

TEST(Confidence, IsAShareAndFallsWhereTheParserOrTheActorsAreInDoubt) {
  Praise sure, torn, nameless;
  for (Token& t : torn.sentences[0].tokens) t.margins = {};
  nameless.coding.claims[0].event->actors = {Actor{}};
  nameless.coding.claims[0].args[0].actors = {Actor{}};
  for (Praise* p : {&sure, &torn, &nameless}) {
    rate(p->report, p->sentences, p->coding);
    for (const double c : {p->coding.claims[0].confidence, p->coding.claims[0].event->confidence}) EXPECT_TRUE(c > 0 && c < 1) << c;
  }
  EXPECT_LT(torn.coding.claims[0].confidence, sure.coding.claims[0].confidence);
  EXPECT_LT(torn.coding.claims[0].event->confidence, sure.coding.claims[0].event->confidence);
  EXPECT_LT(nameless.coding.claims[0].event->confidence, sure.coding.claims[0].event->confidence);
}

}  // namespace
}  // namespace entente
