#include "entente/ledger.h"

#include <gtest/gtest.h>

#include "entente/follow.h"
#include "entente/system.h"
#include "follow/goods.h"

namespace entente {
namespace {

using following::good_of;

TEST(Goods, OneNameForLongerAndShorterOnes) {
  const std::pair<const char*, const char*> rows[] = {
      {"rare earths", "rare earth"},       {"essential rare earth minerals", "rare earth"}, {"rare-earth", "rare earth"},
      {"Rare earth imports", "rare earth"}, {"more cooking gas", "cooking gas"},             {"semiconductors", "chip"},
      {"chip manufacturing", "chip"},      {"liquefied natural gas", "lng"},                {"tin ore", "tin ore"},
      {"ore", "ore"},                      {"olive oil", "olive oil"},                      {"gas turbines", "gas turbine"},
      {"glass", "glass"},                  {"more", ""},                                    {"goods", ""},
      {"", ""},
  };
  for (const auto& [name, good] : rows) EXPECT_EQ(good_of(name), good) << name;
}

Actor state(const char* code) { return {code, {"GOV"}, "", "", {}}; }

/// Stories of one report each; a report's text is its clauses.
struct Fixture {
  Brief brief;

  /// A story of `reports` reports with one origin each.
  void story(std::size_t reports) {
    StoryBrief story;
    for (std::size_t i = 0; i < reports; ++i) {
      const auto at = static_cast<std::uint32_t>(brief.reports.size());
      brief.reports.emplace_back();
      brief.reports.back().report.path = std::to_string(at);
      story.story.reports.push_back(at);
      story.published.push_back({{Day::of(2031, 5, 1 + static_cast<int>(at)), Day::of(2031, 5, 1 + static_cast<int>(at))}, PublishedHow::stated});
      story.origins.groups.push_back({static_cast<std::uint32_t>(i)});
    }
    story.origins.low = story.origins.high = static_cast<std::uint32_t>(reports);
    brief.stories.push_back(story);
  }

  /// A clause of a report of the last story, as a finding of its own. `amount`: its words within the clause.
  void add(std::uint32_t report, const std::string& text, Claim claim, const std::string& amount = "") {
    StoryBrief& story = brief.stories.back();
    CodedReport& coded = brief.reports[story.story.reports[report]];
    const auto begin = static_cast<std::uint32_t>(coded.report.text.size());
    coded.report.text += text + ". ";
    coded.report.id = hash_report(coded.report.text);
    const Span span{begin, begin + static_cast<std::uint32_t>(text.size())};
    claim.head = {begin, begin + 4};
    if (!amount.empty()) {
      const auto at = begin + static_cast<std::uint32_t>(text.find(amount));
      claim.quantities.front().span = {at, at + static_cast<std::uint32_t>(amount.size())};
    }
    coded.coding.claims.push_back(claim);
    Finding finding;
    finding.claim = claim;
    finding.support = {{report, span, static_cast<std::int32_t>(coded.coding.claims.size() - 1), false}};
    finding.origins = {1, 1, {{report}}};
    story.findings.push_back(finding);
  }

  std::vector<LedgerRow> rows() {
    for (StoryBrief& story : brief.stories) follow(story, brief.reports, std::nullopt);
    return ledger(brief);
  }
};

Claim tie(TieKind kind, std::vector<Actor> subjects, std::vector<Actor> objects, const char* good = "") {
  Claim claim;
  claim.kind = ClaimKind::tie;
  claim.status = Status::ongoing;
  claim.tie = TieClaim{kind, std::move(subjects), std::move(objects), good, -1};
  return claim;
}

Claim supplies(const char* from, const char* to, const char* good, int percent, Hedge hedge = Hedge::exact) {
  Claim claim = tie(TieKind::supplies, {state(from)}, {state(to)}, good);
  Quantity q;
  q.low = q.high = {percent, 1};
  q.hedge = hedge;
  q.unit = "percent";
  q.dimension = "share";
  claim.quantities = {q};
  claim.tie->quantity = 0;
  return claim;
}

TEST(Ledger, FoldsStoriesSpellingsAndKeepsTheWords) {
  Fixture f;
  f.story(2);
  f.add(0, "Norway supplies nearly half of Uruguay's rare earth minerals", supplies("NOR", "URY", "rare earth mineral", 50, Hedge::just_below), "nearly half");
  f.add(1, "Norway supplies almost half of its rare earths", supplies("NOR", "URY", "rare earth", 50, Hedge::just_below), "almost half");
  f.story(1);
  f.add(0, "Norway supplies 48 percent of Uruguay's rare earths", supplies("NOR", "URY", "rare earth", 48), "48 percent");
  const std::vector<LedgerRow> rows = f.rows();
  ASSERT_EQ(rows.size(), 1u);
  const LedgerRow& row = rows[0];
  EXPECT_EQ(row.good, "rare earth");
  ASSERT_EQ(row.values.size(), 2u);
  EXPECT_EQ(row.values[0].words, "almost half");   // the shorter of two ways to say one interval
  EXPECT_EQ(row.values[0].cites.size(), 2u);
  EXPECT_EQ(row.values[1].words, "48 percent");
  EXPECT_FALSE(row.disputed);                      // 48 % is nearly half
  EXPECT_EQ(row.amount->high, 0.5);
  EXPECT_EQ(row.reports, 3u);
  EXPECT_EQ(row.origins_low, 2u);
  EXPECT_EQ(row.origins_high, 3u);
  f.brief.stories[0].lineage = {{0, 1, Lineage::unknown, 0.4, {}}};
  EXPECT_EQ(ledger(f.brief)[0].origins_low, 1u);   // the two may go back to one source
  EXPECT_EQ(row.as_of, (DayRange{Day::of(2031, 5, 1), Day::of(2031, 5, 3)}));
}

TEST(Ledger, SharesThatExcludeEachOtherAndSumsAboveOneAreFlagged) {
  Fixture f;
  f.story(2);
  f.add(0, "Norway supplies 70 percent of Uruguay's ore", supplies("NOR", "URY", "ore", 70), "70 percent");
  f.add(1, "Norway supplies 50 percent of Uruguay's ore", supplies("NOR", "URY", "ore", 50), "50 percent");
  f.add(0, "Chile supplies 60 percent of Uruguay's ore", supplies("CHL", "URY", "ore", 60), "60 percent");
  f.add(0, "Chile supplies 60 percent of Peru's ore", supplies("CHL", "PER", "ore", 60), "60 percent");
  for (const LedgerRow& row : f.rows()) {
    EXPECT_EQ(row.disputed, row.subjects[0] == "NOR");
    EXPECT_EQ(row.over_one, row.objects[0] == "URY") << row.subjects[0] << row.objects[0];
  }
}

TEST(Ledger, NobodyIsTiedToItselfAndBodiesGoByName) {
  Fixture f;
  f.story(1);
  Actor mercosur{"IGO", {}, "Mercosur", "Mercosur", {}}, pact{"IGO", {}, "the Pact", "the Pact", {}};
  f.add(0, "Brazil is the largest partner of both", tie(TieKind::largest_partner, {state("BRA")}, {state("BRA"), state("PRY")}));
  f.add(0, "Brazil leads Brazil", tie(TieKind::supports, {state("BRA")}, {state("BRA")}));
  f.add(0, "Paraguay is in Mercosur", tie(TieKind::member_of, {state("PRY")}, {mercosur}));
  f.add(0, "Paraguay is in the Pact", tie(TieKind::member_of, {state("PRY")}, {pact}));
  const std::vector<LedgerRow> rows = f.rows();
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(rows[0].objects, std::vector<std::string>{"PRY"});
  EXPECT_EQ(rows[1].objects, std::vector<std::string>{"Mercosur"});
  EXPECT_EQ(rows[2].objects, std::vector<std::string>{"the Pact"});
}

TEST(Ledger, EachPairOfAlliesIsARow) {
  Fixture f;
  f.story(1);
  f.add(0, "Norway's alliances with Uruguay and Chile", tie(TieKind::ally, {state("NOR")}, {state("URY"), state("CHL")}));
  f.add(0, "Chile is an ally of Norway", tie(TieKind::ally, {state("CHL")}, {state("NOR")}));
  const std::vector<LedgerRow> rows = f.rows();
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].subjects[0] + rows[0].objects[0], "CHLNOR");
  EXPECT_EQ(rows[0].cites.size(), 2u);
  EXPECT_EQ(rows[1].subjects[0] + rows[1].objects[0], "NORURY");
}

TEST(Ledger, AGoodThatIsNotNamedIsThatOfTheSameAmount) {
  Fixture f;
  f.story(1);
  f.add(0, "Norway supplies half of Uruguay's rare earths", supplies("NOR", "URY", "rare earth", 50), "half");
  f.add(0, "Norway supplies half of its essential minerals", supplies("NOR", "URY", "mineral", 50), "half");
  f.add(0, "Norway supplies 20 percent of its goods", supplies("NOR", "URY", "goods", 20), "20 percent");
  const std::vector<LedgerRow> rows = f.rows();
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].good, "");   // another amount: another thing
  EXPECT_EQ(rows[1].good, "rare earth");
  EXPECT_EQ(rows[1].cites.size(), 2u);
}

TEST(Ledger, WhatIsWantedOfRelationsIsNoChange) {
  Fixture f;
  f.story(1);
  Claim worse = tie(TieKind::relations, {state("NOR")}, {state("URY")});
  worse.degree = DegreeClaim{"relations", -1, 2};
  worse.status = Status::happened;
  Claim wanted = tie(TieKind::relations, {state("URY")}, {state("NOR")});
  wanted.degree = DegreeClaim{"relations", 1, 0};
  wanted.status = Status::planned;
  f.add(0, "Relations of Norway and Uruguay worsened", worse);
  f.add(0, "Uruguay wants to mend relations with Norway", wanted);
  const std::vector<LedgerRow> rows = f.rows();
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].worse, 1);
  EXPECT_EQ(rows[0].better, 0);
  EXPECT_EQ(rows[0].to_be_better, 1);
}

TEST(Ledger, WhoIsSureToSayTheFindingSaysItsTie) {
  Fixture f;
  f.story(3);
  f.add(0, "Norway is Uruguay's largest trading partner", tie(TieKind::largest_partner, {state("NOR")}, {state("URY")}));
  Finding& finding = f.brief.stories[0].findings[0];
  finding.support.push_back({1, {0, 9}, -1, false});
  finding.support.push_back({2, {0, 9}, -1, false, false});   // stands beside it
  const std::vector<LedgerRow> rows = f.rows();
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].reports, 2u);
  EXPECT_EQ(rows[0].cites.back().support.report, 1u);
}

Token word(std::uint32_t begin, std::uint32_t end, TokenIndex head, Upos upos, const char* relation = "", const char* lemma = "", const char* xpos = "") {
  Token token;
  token.span = {begin, end};
  token.head = head;
  token.upos = upos;
  token.relation = relation;
  token.lemma = lemma;
  token.xpos = xpos;
  return token;
}

TEST(Ledger, HowRelationsAreIsNoChangeAndWhatTheyHaveBeenIsOver) {
  for (const bool over : {false, true}) {
    Fixture f;
    f.story(1);
    Claim tense = tie(TieKind::relations, {state("NOR")}, {state("URY")});
    tense.degree = DegreeClaim{"relations", -1, 0};
    f.add(0, "Tense are the relations of Norway and Uruguay", tense);
    f.brief.reports[0].sentences.push_back({.span = {0, 45}, .tokens = {word(0, 4, no_token, Upos::ADJ), word(6, 9, 0, Upos::AUX, "cop", "be", over ? "VBN" : "VBP")}});
    const std::vector<LedgerRow> rows = f.rows();
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows[0].worse, 0);
    EXPECT_EQ(rows[0].bad_now, over ? 0 : 1);
  }
}

TEST(Ledger, WhatIsJoinedByAndSharesTheOtherSide) {
  Fixture f;
  f.story(1);
  f.add(0, "Ally of Uruguay", tie(TieKind::ally, {state("NOR")}, {state("URY")}));
  f.add(0, "supporter", tie(TieKind::supports, {state("NOR")}, {}));
  EXPECT_EQ(f.rows().size(), 1u);
  f.brief.reports[0].sentences.push_back({.span = {0, 28}, .tokens = {word(0, 4, no_token, Upos::NOUN), word(17, 26, 0, Upos::NOUN, "conj")}});
  const std::vector<LedgerRow> rows = f.rows();
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[1].kind, TieKind::supports);
  EXPECT_EQ(rows[1].objects, std::vector<std::string>{"URY"});
}

TEST(Ledger, TheVeryFigureOfTheSamePartiesAndGoodStatesTheTie) {
  Fixture f;
  f.story(2);
  f.add(0, "Norway supplies 48 percent of Uruguay's ore", supplies("NOR", "URY", "ore", 48), "48 percent");
  CodedReport& other = f.brief.reports[1];
  other.report.text = "Norway's ore is 48 percent of what Uruguay burns";
  other.sentences.push_back({.span = {0, 48}});
  other.coding.quantities = {f.brief.reports[0].coding.claims[0].quantities[0]};
  other.coding.quantities[0].span = {16, 26};
  other.coding.entities.resize(2);
  other.coding.entities[0].actors = {state("NOR")};
  other.coding.entities[0].mentions = {{.span = {0, 6}, .head = {0, 6}}};
  EXPECT_EQ(f.rows()[0].reports, 1u);                        // Uruguay is not known to be named
  other.coding.entities[1].actors = {state("URY")};
  other.coding.entities[1].mentions = {{.span = {35, 42}, .head = {35, 42}}};
  const std::vector<LedgerRow> rows = f.rows();
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].reports, 2u);
  EXPECT_EQ(rows[0].values[0].cites.size(), 2u);
}

TEST(Needs, AreReadFromTheirClause) {
  Fixture f;
  f.story(1);
  const std::string text = "Rare earths are essential in chip manufacturing";
  Claim claim;
  claim.kind = ClaimKind::state;
  claim.frame = "need";
  claim.status = Status::ongoing;
  Argument input{.role = Role::theme, .span = {0, 11}, .head = {5, 11}};
  Argument output{.role = Role::topic, .span = {29, 47}, .head = {34, 47}};
  claim.args = {input, output};
  f.brief.reports[0].sentences.push_back({.span = {0, static_cast<std::uint32_t>(text.size())}});
  f.add(0, text, claim);
  const std::vector<NeedRow> rows = needs(f.brief);
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].user, "");
  EXPECT_EQ(rows[0].input, "rare earth");
  EXPECT_EQ(rows[0].output, "chip");
  f.brief.reports[0].coding.claims[0].negated = true;
  EXPECT_TRUE(needs(f.brief).empty());
}

RoleEvidence role(const char* person, const char* office, const char* code, bool former = false) {
  RoleEvidence e;
  e.person = person;
  e.office = office;
  e.state = code;
  e.sectors = {"GOV"};
  e.former = former;
  return e;
}

TEST(System, OneHolderForAllSpellingsOfAName) {
  Fixture f;
  f.story(1);
  f.brief.reports[0].coding.roles = {role("Ada Holm", "prime minister", "NOR"), role("Ada Holm", "leader", "NOR"), role("Holm", "", "NOR"),
                                     role("Ada-Holm", "prime minister", ""),     role("Ada Holm", "mayor", "URY"), role("Rosa Ferrari", "president", "URY", true),
                                     role("Jon Berg", "", "NOR")};
  const System system = system_of(f.brief);
  ASSERT_EQ(system.actors.size(), 2u);
  ASSERT_EQ(system.actors[0].code, "NOR");
  ASSERT_EQ(system.actors[0].holders.size(), 1u);   // Berg holds no office that is told
  EXPECT_EQ(system.actors[0].holders[0].person, "Ada Holm");
  EXPECT_EQ(system.actors[0].holders[0].office, "prime minister");
  ASSERT_EQ(system.actors[1].holders.size(), 2u);   // another state, another Ada Holm
  EXPECT_FALSE(system.actors[1].holders[0].former);
  EXPECT_TRUE(system.actors[1].holders[1].former);
}

TEST(System, CountsFindingsPairsAndOpenPlans) {
  Fixture f;
  f.story(2);
  Claim met;
  met.kind = ClaimKind::event;
  met.status = Status::happened;
  met.event = Event{EventType::CONSULT, "", {}, {state("NOR"), state("URY")}, {}};
  Claim plan;
  plan.kind = ClaimKind::plan;
  plan.status = Status::planned;
  plan.event = Event{EventType::AGREE, "", {}, {state("NOR")}, {state("URY")}};
  plan.announced = Announced{EventType::SUPPORT, ""};
  f.add(0, "Norway and Uruguay met", met);
  Claim praised = met;
  praised.event = Event{EventType::SUPPORT, "", {}, {state("NOR")}, {state("URY")}};
  f.add(0, "Norway praised Uruguay", praised);
  f.add(1, "Norway will sign a pact with Uruguay", plan);
  f.rows();
  const System system = system_of(f.brief);
  ASSERT_EQ(system.actors.size(), 2u);
  EXPECT_EQ(system.actors[0].findings, 3u);
  EXPECT_EQ(system.actors[0].reports, 2u);
  ASSERT_EQ(system.pairs.size(), 1u);
  EXPECT_EQ(system.pairs[0].n(), 2u);               // one meeting, not one a direction
  EXPECT_EQ(system.pairs[0].reports, 1u);           // one report tells both
  EXPECT_EQ(system.pairs[0].origins_low, 1u);
  EXPECT_EQ(system.pairs[0].origins_high, 1u);
  EXPECT_EQ(system.plans, (std::vector<StoryItem>{{0, 0}}));
}

}  // namespace
}  // namespace entente
