// Mentions, actors and coreference on trees written by hand: each rule where it must fire and where it must not.
#include "code/actor/entities.h"

#include <gtest/gtest.h>

#include <functional>
#include <set>

#include "entente/code.h"

namespace entente {
namespace {

const ActorTable& table() {
  static const Result<ActorTable> loaded = ActorTable::load();
  return *loaded;
}

struct Reading {
  Report report;
  std::vector<Sentence> sentences;
  EntityReading reading;

  /// Codes of who acts at the last occurrence of `words`: "CHN GOV", several joined by " + ", "" for nobody.
  std::string actors(std::string_view words) const {
    const MentionActors* m = mention(words);
    if (!m) return "no mention";
    std::string out;
    for (const Actor& a : m->actors) out += (out.empty() ? "" : " + ") + to_line(a);
    return out;
  }
  std::int32_t entity(std::string_view words) const {
    const MentionActors* m = mention(words);
    return m ? m->entity : -1;
  }
  const MentionActors* mention(std::string_view words) const {
    const std::size_t at = report.text.rfind(words);
    if (at == std::string::npos) return nullptr;
    return MentionIndex(reading).mention_at({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())});
  }
};

/// "form/UPOS/head/relation" words, sentences parted by " | "; lemma: the form (verbs and plurals: form=lemma).
Reading read(std::string_view trees, std::span<const RoleEvidence> evidence = {},
             const std::function<std::vector<Quote>(const Report&)>& quotes_of = [](const Report&) { return std::vector<Quote>(); }) {
  Reading r;
  Sentence s;
  const auto end_sentence = [&] {
    if (s.tokens.empty()) return;
    s.span = {s.tokens.front().span.begin, s.tokens.back().span.end};
    r.sentences.push_back(std::move(s));
    s = {};
  };
  while (!trees.empty()) {
    const std::size_t blank = std::min(trees.find(' '), trees.size());
    const std::string_view word = trees.substr(0, blank);
    trees.remove_prefix(std::min(blank + 1, trees.size()));
    if (word == "|") {
      end_sentence();
      continue;
    }
    std::vector<std::string> f(1);
    for (const char c : word) {
      if (c == '/') f.emplace_back();
      else f.back() += c;
    }
    Token t;
    const std::size_t equals = f[0].find('=');
    const std::string form = f[0].substr(0, equals);
    t.lemma = equals == std::string::npos ? form : f[0].substr(equals + 1);
    t.upos = *upos_of(f[1]);
    t.head = f[2] == "0" ? no_token : static_cast<TokenIndex>(std::stoi(f[2]) - 1);
    t.relation = f[3];
    if (t.upos == Upos::PROPN || t.upos == Upos::NOUN) t.features.number = equals == std::string::npos ? Number::singular : Number::plural;
    if (form == "'s") t.xpos = "POS";
    if (!r.report.text.empty() && form != "'s" && form != "," && form != ".") r.report.text += ' ';
    t.span.begin = static_cast<std::uint32_t>(r.report.text.size());
    r.report.text += form;
    t.span.end = static_cast<std::uint32_t>(r.report.text.size());
    s.tokens.push_back(std::move(t));
  }
  end_sentence();
  r.report.id = hash_report(r.report.text);
  r.reading = entities(table(), r.report, r.sentences, trees_of(r.report, r.sentences), evidence, quotes_of(r.report));
  return r;
}

TEST(Entities, CapitalActsAsSubjectAndIsAPlaceAfterIn) {
  EXPECT_EQ(read("Oslo/PROPN/2/nsubj protested=protest/VERB/0/root").actors("Oslo"), "NOR GOV");
  EXPECT_EQ(read("He/PRON/2/nsubj spoke=speak/VERB/0/root in/ADP/4/case Oslo/PROPN/2/obl").actors("Oslo"), "");
}

TEST(Entities, CapitalAfterToIsAGovernmentButAGoalOfJourneys) {
  EXPECT_EQ(read("They/PRON/2/nsubj appealed=appeal/VERB/0/root to/ADP/4/case Lima/PROPN/2/obl").actors("Lima"), "PER GOV");
  EXPECT_EQ(read("They/PRON/2/nsubj flew=fly/VERB/0/root to/ADP/4/case Lima/PROPN/2/obl").actors("Lima"), "PER");
}

TEST(Entities, AttackedCapitalIsNoGovernment) {
  EXPECT_EQ(read("Rockets=rocket/NOUN/2/nsubj hit/VERB/0/root Kyiv/PROPN/2/obj").actors("Kyiv"), "UKR");
  EXPECT_EQ(read("Rome/PROPN/2/nsubj urged=urge/VERB/0/root Kyiv/PROPN/2/obj").actors("Kyiv"), "UKR GOV");
}

constexpr std::string_view titled =
    "Norwegian/ADJ/3/amod Prime/ADJ/3/amod Minister/PROPN/4/nmod:desc Ada/PROPN/6/nsubj Holm/PROPN/4/flat left=leave/VERB/0/root "
    "Peru/PROPN/6/obj | ";

TEST(Entities, TitleTellsStateAndOfficeAndTheSurnameKeepsThem) {
  const Reading r = read(std::string(titled) + "Holm/PROPN/2/nsubj smiled=smile/VERB/0/root");
  EXPECT_EQ(r.actors("Holm"), "NOR GOV");
  ASSERT_FALSE(r.reading.roles.empty());
  EXPECT_EQ(r.reading.roles.front().person, "Ada Holm");
  EXPECT_EQ(r.reading.roles.front().office, "prime minister");
}

TEST(Entities, ATownIsOfTheRegionBehindItsComma) {
  const char* begin = "Police/NOUN/7/nsubj in/ADP/3/case ";
  const char* end = " ,/PUNCT/1/punct arrested=arrest/VERB/0/root him/PRON/7/obj";
  for (const char* place : {"Birmingham/PROPN/1/nmod ,/PUNCT/5/punct Ala./PROPN/3/appos", "Birmingham/PROPN/1/nmod ,/PUNCT/5/punct Alabama/PROPN/3/appos",
                            "Paris/PROPN/1/nmod ,/PUNCT/5/punct Texas/PROPN/3/appos"}) {
    EXPECT_EQ(read(std::string(begin) + place + end).actors("Police"), "USA COP") << place;
  }
  EXPECT_EQ(read(std::string(begin) + "Birmingham/PROPN/1/nmod ,/PUNCT/5/punct England/PROPN/3/appos" + end).actors("Police"), "GBR COP");
}

TEST(Entities, APredecessorHeldTheOwnersOfficeAndACounterpartHoldsOneUntold) {
  const Reading r = read(std::string(titled) + "her/PRON/2/nmod:poss predecessor/NOUN/6/nsubj ,/PUNCT/4/punct Liv/PROPN/2/appos Moe/PROPN/4/flat "
                         "smiled=smile/VERB/0/root | her/PRON/3/nmod:poss Danish/ADJ/3/amod counterpart/NOUN/7/nsubj ,/PUNCT/5/punct Bo/PROPN/3/appos "
                         "Friis/PROPN/5/flat left=leave/VERB/0/root");
  std::set<std::string> told;
  for (const RoleEvidence& role : r.reading.roles) told.insert(role.person + ": " + (role.former ? "former " : "") + role.office + " " + role.state);
  EXPECT_TRUE(told.contains("Liv Moe: former prime minister NOR"));
  EXPECT_TRUE(told.contains("Bo Friis:  DNK"));
}

TEST(Entities, AMinisterKeepsHisField) {
  const Reading r = read("Norwegian/ADJ/3/amod Industry/PROPN/3/compound Minister/PROPN/4/nmod:desc Ada/PROPN/6/nsubj Holm/PROPN/4/flat "
                         "left=leave/VERB/0/root Peru/PROPN/6/obj | the/DET/3/det commerce/NOUN/3/compound minister/NOUN/4/nsubj "
                         "smiled=smile/VERB/0/root");
  EXPECT_EQ(r.actors("Holm"), "NOR GOV");
  ASSERT_FALSE(r.reading.roles.empty());
  EXPECT_EQ(r.reading.roles.front().office, "industry minister");
  EXPECT_NE(r.mention("the commerce minister")->entity, r.entity("Ada Holm"));
}

TEST(Entities, TwoWhoShareASurnameAreNotMerged) {
  const Reading r = read(std::string(titled) + "Peruvian/ADJ/2/amod President/PROPN/3/nmod:desc Luis/PROPN/5/nsubj Holm/PROPN/3/flat "
                         "waited=wait/VERB/0/root | Holm/PROPN/2/nsubj smiled=smile/VERB/0/root");
  EXPECT_NE(r.entity("Ada Holm"), r.entity("Luis Holm"));
  EXPECT_EQ(r.actors("Holm smiled").find("NOR"), std::string::npos);
  const MentionActors* last = r.mention("Holm");
  ASSERT_NE(last, nullptr);
  EXPECT_NE(last->entity, r.entity("Ada Holm"));
}

TEST(Entities, SpellingsOfAGivenNameMeet) {
  const Reading r = read("Han/PROPN/4/nsubj Jae/PROPN/1/flat Min/PROPN/1/flat spoke=speak/VERB/0/root | "
                         "Han/PROPN/3/nsubj Jae-min/PROPN/1/flat left=leave/VERB/0/root");
  EXPECT_EQ(r.reading.entities.size(), 1u);
}

TEST(Entities, FormerOfficeIsElite) {
  EXPECT_EQ(read("Former/ADJ/3/amod Chilean/ADJ/3/amod president/NOUN/4/nmod:desc Rosa/PROPN/6/nsubj Vidal/PROPN/4/flat "
                 "spoke=speak/VERB/0/root").actors("Rosa Vidal"), "CHL ELI");
}

TEST(Entities, DescriptionMeetsItsPersonOnlyWithTheSameState) {
  const std::string norwegian = std::string(titled) + "the/DET/3/det Norwegian/ADJ/3/amod leader/NOUN/4/nsubj smiled=smile/VERB/0/root";
  const std::string peruvian = std::string(titled) + "the/DET/3/det Peruvian/ADJ/3/amod leader/NOUN/4/nsubj smiled=smile/VERB/0/root";
  const Reading a = read(norwegian), b = read(peruvian);
  EXPECT_EQ(a.entity("leader"), a.entity("Ada Holm"));
  EXPECT_NE(b.entity("leader"), b.entity("Ada Holm"));
  EXPECT_EQ(b.actors("leader"), "PER GOV");
}

TEST(Entities, PronounAgreesInKind) {
  const Reading r = read(std::string(titled) + "She/PRON/2/nsubj praised=praise/VERB/0/root it/PRON/2/obj");
  EXPECT_EQ(r.entity("She"), r.entity("Ada Holm"));
  EXPECT_NE(r.entity("it"), r.entity("Ada Holm"));
  const Reading own = read("Peru/PROPN/2/nsubj sold=sell/VERB/0/root its/PRON/4/nmod:poss ships=ship/NOUN/2/obj");
  EXPECT_EQ(own.entity("its"), own.entity("Peru"));
}

TEST(Entities, AGivenNameTellsWhoIsMeant) {
  constexpr std::string_view met = "Ada/PROPN/3/nsubj Holm/PROPN/1/flat met=meet/VERB/0/root Olaf/PROPN/3/obj Prado/PROPN/4/flat | ";
  const Reading she = read(std::string(met) + "She/PRON/2/nsubj smiled=smile/VERB/0/root");
  EXPECT_EQ(she.entity("She"), she.entity("Ada Holm"));
  const Reading he = read(std::string(met) + "He/PRON/2/nsubj smiled=smile/VERB/0/root");
  EXPECT_EQ(he.entity("He"), he.entity("Olaf Prado"));
}

TEST(Entities, OnePersonIsNotThey) {
  const Reading r = read("the/DET/2/det guards=guard/NOUN/3/nsubj watched=watch/VERB/0/root Ada/PROPN/3/obj Shields=Shields/PROPN/4/flat | "
                         "They/PRON/2/nsubj smiled=smile/VERB/0/root");
  EXPECT_EQ(r.entity("They"), r.entity("the guards"));
}

TEST(Entities, AStressedNounIsItself) {
  const Reading r = read("Peru/PROPN/2/nsubj told=tell/VERB/0/root Chile/PROPN/2/iobj that/SCONJ/7/mark the/DET/6/det bank/NOUN/7/nsubj failed=fail/VERB/2/ccomp | "
                         "Peru/PROPN/2/nsubj owns=own/VERB/0/root the/DET/4/det bank/NOUN/2/obj itself/PRON/4/nmod:unmarked");
  EXPECT_EQ(r.entity("itself"), r.entity("bank"));
}

TEST(Entities, IInAQuotationIsItsSpeaker) {
  constexpr std::string_view words = "Rosa/PROPN/3/nsubj Vidal/PROPN/1/flat listened=listen/VERB/0/root | "
                                     "I/PRON/2/nsubj agree/VERB/4/ccomp ,/PUNCT/2/punct said=say/VERB/0/root Ada/PROPN/4/nsubj Holm/PROPN/5/flat";
  const auto said_by = [](std::string_view speaker) {
    return [speaker](const Report& report) {
      const auto at = [&](std::string_view part) {
        const auto begin = static_cast<std::uint32_t>(report.text.find(part));
        return Span{begin, begin + static_cast<std::uint32_t>(part.size())};
      };
      Quote quote;
      quote.span = at("I agree");
      quote.speaker = at(speaker);
      return std::vector<Quote>{quote};
    };
  };
  const Reading after = read(words, {}, said_by("Ada Holm"));
  EXPECT_EQ(after.entity("I"), after.entity("Ada Holm"));
  const Reading before = read(words, {}, said_by("Rosa Vidal"));
  EXPECT_EQ(before.entity("I"), before.entity("Rosa Vidal"));
  const Reading nobody = read(words);
  EXPECT_NE(nobody.entity("I"), nobody.entity("Ada Holm"));
}

TEST(Entities, APairOfNamesIsNeitherOfThem) {
  const Reading r = read("Olaf/PROPN/3/nsubj Prado/PROPN/1/flat praised=praise/VERB/0/root the/DET/6/det Holm-Prado/PROPN/6/compound plan/NOUN/3/obj | "
                         "Prado/PROPN/2/nsubj smiled=smile/VERB/0/root");
  EXPECT_EQ(r.entity("Prado"), r.entity("Olaf Prado"));
  EXPECT_NE(r.entity("Holm-Prado"), r.entity("Olaf Prado"));
}

TEST(Entities, SecretaryOfStateIsNoPartOfAName) {
  const Reading r = read("Secretary/PROPN/5/nsubj of/ADP/4/case State/PROPN/4/compound Holm/PROPN/1/nmod agreed=agree/VERB/0/root");
  EXPECT_NE(r.mention("Holm"), nullptr);
  EXPECT_EQ(r.reading.entities[static_cast<std::size_t>(r.entity("Holm"))].name, "Holm");
}

TEST(Entities, APartysLetterAndADistrictNameNobody) {
  const Reading r = read("Ada/PROPN/5/nsubj Holm/PROPN/1/flat ,/PUNCT/4/punct D-N.Y./PROPN/1/appos agreed=agree/VERB/0/root");
  EXPECT_EQ(r.mention("D-N.Y."), nullptr);
}

TEST(Entities, ArgumentsOfOneVerbStayApart) {
  const Reading r = read("Ada/PROPN/3/nsubj Holm/PROPN/1/flat praised=praise/VERB/0/root her/PRON/3/obj");
  EXPECT_NE(r.entity("her"), r.entity("Ada Holm"));
}

TEST(Entities, BothCountriesAreTheTwoStatesSpokenOf) {
  const Reading r = read("Chile/PROPN/2/nsubj met=meet/VERB/0/root Peru/PROPN/2/obj | "
                         "both/DET/2/det countries=country/NOUN/3/nsubj agreed=agree/VERB/0/root");
  EXPECT_EQ(r.actors("countries"), "CHL + PER");
  const Reading alone = read("Chile/PROPN/2/nsubj slept=sleep/VERB/0/root | both/DET/2/det countries=country/NOUN/3/nsubj agreed=agree/VERB/0/root");
  EXPECT_EQ(alone.actors("countries").find("CHL"), std::string::npos);
}

TEST(Entities, BackedByAStateIsNotOfIt) {
  EXPECT_EQ(read("Iran/PROPN/3/compound -/PUNCT/3/punct backed=back/VERB/4/amod rebels=rebel/NOUN/5/nsubj fled=flee/VERB/0/root")
                .actors("rebels"), "--- REB");
  EXPECT_EQ(read("Malian/ADJ/2/amod rebels=rebel/NOUN/3/nsubj fled=flee/VERB/0/root").actors("rebels"), "MLI REB");
}

TEST(Entities, AllyOfAStateIsNotThatState) {
  const Reading r = read("an/DET/2/det ally/NOUN/5/nsubj of/ADP/4/case Norway/PROPN/2/nmod spoke=speak/VERB/0/root");
  EXPECT_EQ(r.actors("ally").find("NOR"), std::string::npos);
}

TEST(Entities, EvidenceNamesAStateUnlessTheReportDoes) {
  RoleEvidence known;
  known.person = "Ada Holm";
  known.state = "NOR";
  known.sectors = {"GOV"};
  const std::vector<RoleEvidence> evidence = {known};
  EXPECT_EQ(read("Holm/PROPN/2/nsubj smiled=smile/VERB/0/root | Ada/PROPN/3/nsubj Holm/PROPN/1/flat left=leave/VERB/0/root", evidence)
                .actors("Ada Holm"), "NOR GOV");
  EXPECT_EQ(read("Chilean/ADJ/2/amod President/PROPN/3/nmod:desc Ada/PROPN/5/nsubj Holm/PROPN/3/flat left=leave/VERB/0/root", evidence)
                .actors("Ada Holm"), "CHL GOV");
}

TEST(Entities, LeaderOfAGovernmentHasItsState) {
  const Reading r = read("the/DET/4/det former/ADJ/4/amod Peruvian/ADJ/4/amod government/NOUN/8/nsubj under/ADP/6/case Rosa/PROPN/8/obl "
                         "Vidal/PROPN/6/flat fell=fall/VERB/0/root");
  EXPECT_EQ(r.actors("Rosa Vidal"), "PER ELI");
  const Reading other = read("the/DET/3/det Peruvian/ADJ/3/amod government/NOUN/4/nsubj praised=praise/VERB/0/root Rosa/PROPN/4/obj Vidal/PROPN/5/flat");
  EXPECT_EQ(other.actors("Rosa Vidal").find("PER"), std::string::npos);
}

TEST(Entities, AcronymMeetsItsBody) {
  const Reading r = read("the/DET/4/det Baltic/PROPN/4/compound Ferry/PROPN/4/compound Council/PROPN/5/nsubj met=meet/VERB/0/root | "
                         "the/DET/2/det BFC/PROPN/3/nsubj agreed=agree/VERB/0/root");
  EXPECT_EQ(r.entity("BFC"), r.entity("Baltic Ferry Council"));
}

TEST(Entities, UnknownActorKeepsItsText) {
  const Reading r = read("the/DET/2/det strangers=stranger/NOUN/3/nsubj left=leave/VERB/0/root");
  const MentionActors* m = r.mention("strangers");
  ASSERT_NE(m, nullptr);
  ASSERT_EQ(m->actors.size(), 1u);
  EXPECT_TRUE(m->actors.front().state.empty());
  EXPECT_EQ(m->actors.front().text, "the strangers");
}

TEST(Places, CityAndStateInLocatives) {
  const Reading r = read("Chile/PROPN/2/nsubj met=meet/VERB/0/root Peru/PROPN/2/obj in/ADP/5/case Oslo/PROPN/2/obl");
  const std::vector<Place> found = entities(table(), r.report, r.sentences, trees_of(r.report, r.sentences)).places.front();
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found.front().state, "NOR");
  EXPECT_EQ(found.front().precision, PlacePrecision::city);
}

TEST(Merge, OrderDoesNotMatter) {
  RoleEvidence a, b;
  a.person = "Ada Holm", a.state = "NOR", a.office = "minister";
  b.person = "Luis Rojas", b.state = "PER", b.office = "president";
  EXPECT_EQ(merge({a, b, a}), merge({b, a}));
  EXPECT_EQ(merge({a, b, a}).size(), 2u);
}

TEST(ActorTable, StatesBodiesOfficesAreThere) {
  ASSERT_FALSE(table().terms("South Korea").empty());
  EXPECT_EQ(table().terms("South Korea").front().state, "KOR");
  EXPECT_EQ(table().terms("Élysée").front().state, "FRA");
  EXPECT_EQ(table().terms("NATO").front().state, "IGO");
  EXPECT_EQ(table().terms("Greenland").front().state, "DNK");
  EXPECT_EQ(table().terms("Somaliland").front().sectors.front(), "PRE");
  EXPECT_TRUE(table().terms("Zembla").empty());
  ASSERT_NE(table().office("prime minister"), nullptr);
  EXPECT_EQ(table().office("holm"), nullptr);
}

TEST(Home, AnOfficeWithoutAStateIsHeldWhereTheReportIsAtHome) {
  const std::string office = "President/PROPN/2/nmod:desc Holm/PROPN/3/nsubj smiled=smile/VERB/0/root";
  EXPECT_EQ(read("the/DET/2/det Knesset/PROPN/3/nsubj voted=vote/VERB/0/root | " + office).actors("Holm"), "ISR GOV");
  // Two states spoken of as much: nobody knows.
  EXPECT_EQ(read("Peru/PROPN/2/nsubj sued=sue/VERB/0/root Chile/PROPN/2/obj | They/PRON/2/nsubj met=meet/VERB/0/root | " + office).actors("Holm"), "--- GOV");
  // The state has a president already.
  EXPECT_EQ(read("Peruvian/ADJ/2/amod President/PROPN/3/nmod:desc Rosa/PROPN/5/nsubj Vidal/PROPN/3/flat slept=sleep/VERB/0/root | " + office).actors("Holm"),
            "--- GOV");
}

TEST(Home, PeopleWithoutAnOfficeStayUnknown) {
  EXPECT_EQ(read("the/DET/2/det Knesset/PROPN/3/nsubj voted=vote/VERB/0/root | Ada/PROPN/3/nsubj Holm/PROPN/1/flat smiled=smile/VERB/0/root").actors("Ada Holm"), "Ada Holm");
}

TEST(Home, MediaQuotedEverywhereTellNoHome) {
  EXPECT_EQ(read("Reuters/PROPN/2/nsubj said=say/VERB/0/root so/ADV/2/advmod | President/PROPN/2/nmod:desc Holm/PROPN/3/nsubj smiled=smile/VERB/0/root").actors("Holm"),
            "--- GOV");
}

TEST(Home, AnOfficeOfOneStateIsThatStates) {
  EXPECT_EQ(read("the/DET/2/det sheriff/NOUN/3/nsubj smiled=smile/VERB/0/root").actors("sheriff"), "USA COP");
  EXPECT_EQ(read("the/DET/3/det Indian/ADJ/3/amod sheriff/NOUN/4/nsubj smiled=smile/VERB/0/root").actors("sheriff"), "IND COP");
}

TEST(Home, DeputiesAreASheriffsOrAParliaments) {
  const std::string deputies = "deputies=deputy/NOUN/2/nsubj waited=wait/VERB/0/root";
  EXPECT_EQ(read("the/DET/2/det sheriff/NOUN/3/nsubj smiled=smile/VERB/0/root | " + deputies).actors("deputies"), "USA COP");
  EXPECT_EQ(read("the/DET/3/det Polish/ADJ/3/amod parliament/NOUN/4/nsubj met=meet/VERB/0/root | " + deputies).actors("deputies"), "POL LEG");
}

TEST(Entities, WhoLeadsABodyHasItsSector) {
  EXPECT_EQ(read("the/DET/2/det company/NOUN/4/nmod:poss 's/PART/2/case president/NOUN/5/nsubj smiled=smile/VERB/0/root").actors("president"), "--- BUS");
  EXPECT_EQ(read("the/DET/3/det university/NOUN/3/compound president/NOUN/4/nsubj smiled=smile/VERB/0/root").actors("president"), "--- EDU");
  EXPECT_EQ(read("the/DET/2/det country/NOUN/4/nmod:poss 's/PART/2/case president/NOUN/5/nsubj smiled=smile/VERB/0/root").actors("president"), "--- GOV");
}

TEST(Entities, WhoLeadsAnAssociationOrATeamLeadsNoState) {
  EXPECT_EQ(read("the/DET/2/det president/NOUN/8/nsubj of/ADP/5/case the/DET/5/det association/NOUN/2/nmod of/ADP/7/case growers=grower/NOUN/5/nmod smiled=smile/VERB/0/root")
                .actors("president").find("GOV"), std::string::npos);
  EXPECT_EQ(read("the/DET/2/det captain/NOUN/6/nsubj of/ADP/5/case the/DET/5/det ship/NOUN/2/nmod smiled=smile/VERB/0/root").actors("captain").find("MIL"), std::string::npos);
  EXPECT_NE(read("the/DET/2/det captain/NOUN/3/nsubj smiled=smile/VERB/0/root").actors("captain").find("MIL"), std::string::npos);
}

TEST(Entities, AGeneralBehindAnAttorneyIsNoOfficer) {
  const Reading r = read("Peru/PROPN/2/nsubj sued=sue/VERB/0/root the/DET/4/det attorney/NOUN/2/obj general/NOUN/2/obj");
  EXPECT_EQ(r.actors("attorney"), "PER GOV JUD");
  EXPECT_EQ(r.mention("general"), nullptr);
}

TEST(Entities, AShortFormInBracketsIsTheBodyBefore) {
  const std::string full = "the/DET/3/det Growers/PROPN/3/compound Association/PROPN/6/nsubj ";
  const Reading r = read(full + "(/PUNCT/5/punct GATO/PROPN/3/appos slept=sleep/VERB/0/root | GATO/PROPN/2/nsubj smiled=smile/VERB/0/root");
  EXPECT_EQ(r.entity("GATO"), r.entity("Growers Association"));
}

TEST(Entities, WhatIsNotSoSetsNobodyEqual) {
  const std::string holm = "Ada/PROPN/4/nsubj Holm/PROPN/1/flat ", office = "president/NOUN/4/xcomp of/ADP/7/case Peru/PROPN/5/nmod";
  EXPECT_EQ(read(holm + "has/AUX/4/aux become/VERB/0/root " + office).actors("Ada Holm"), "PER GOV");
  EXPECT_EQ(read(holm + "would/AUX/4/aux become/VERB/0/root " + office).actors("Ada Holm"), "Ada Holm");
}

TEST(Entities, AFormerEmployeeIsNoFormerOfficial) {
  EXPECT_EQ(read("a/DET/4/det former/ADJ/4/amod Peruvian/ADJ/4/amod employee/NOUN/5/nsubj smiled=smile/VERB/0/root").actors("employee"), "PER LAB");
}

TEST(Entities, ANounThatHoldsANameIsItsTitle) {
  EXPECT_EQ(read("Peruvian/ADJ/2/amod baker/NOUN/5/nsubj Ada/PROPN/2/flat Holm/PROPN/3/flat smiled=smile/VERB/0/root").actors("Ada Holm"), "PER");
  Reading r = read("Peruvian/ADJ/2/amod baker/NOUN/5/nsubj Ada/PROPN/2/flat Holm/PROPN/3/flat smiled=smile/VERB/0/root");
  EXPECT_EQ(r.mention("Peruvian baker Ada Holm"), r.mention("Ada Holm"));
}

TEST(Home, APartyWithoutPoliticsIsNone) {
  EXPECT_EQ(read("the/DET/2/det party/NOUN/3/nsubj slept=sleep/VERB/0/root").actors("party"), "the party");
  EXPECT_EQ(read("the/DET/3/det Polish/ADJ/3/amod parliament/NOUN/4/nsubj met=meet/VERB/0/root | the/DET/2/det party/NOUN/3/nsubj slept=sleep/VERB/0/root").actors("party"),
            "POL PTY");
}

TEST(Home, EnvoysHaveAnotherHome) {
  const std::string knesset = "the/DET/2/det Knesset/PROPN/3/nsubj voted=vote/VERB/0/root | ";
  EXPECT_EQ(read(knesset + "the/DET/2/det ambassador/NOUN/3/nsubj smiled=smile/VERB/0/root").actors("ambassador"), "--- GOV");
  EXPECT_EQ(read(knesset + "the/DET/2/det minister/NOUN/3/nsubj smiled=smile/VERB/0/root").actors("minister"), "ISR GOV");
}

TEST(Entities, PeopleLiveWhereTheyAreSaidToBeButTouristsDoNot) {
  EXPECT_EQ(read("women=woman/NOUN/4/nsubj in/ADP/3/case Peru/PROPN/1/nmod smiled=smile/VERB/0/root").actors("women"), "PER");
  EXPECT_EQ(read("tourists=tourist/NOUN/4/nsubj in/ADP/3/case Peru/PROPN/1/nmod smiled=smile/VERB/0/root").actors("tourists"), "--- CVL");
}

TEST(Entities, AManIsNoSpokesman) {
  const Reading r = read("the/DET/3/det hospital/NOUN/3/compound spokesman/NOUN/4/nsubj smiled=smile/VERB/0/root | the/DET/2/det man/NOUN/3/nsubj slept=sleep/VERB/0/root");
  EXPECT_NE(r.entity("man"), r.entity("the hospital spokesman"));
}

TEST(Home, ARankBesidePoliceIsTheirs) {
  const std::string sergeant = "Sergeant/PROPN/2/nmod:desc Holm/PROPN/3/nsubj smiled=smile/VERB/0/root";
  EXPECT_EQ(read("Peruvian/ADJ/2/amod police/NOUN/3/nsubj waited=wait/VERB/0/root | " + sergeant).actors("Holm"), "PER COP");
  EXPECT_EQ(read("the/DET/3/det Peruvian/ADJ/3/amod army/NOUN/4/nsubj waited=wait/VERB/0/root | " + sergeant).actors("Holm"), "PER MIL");
}

TEST(Home, ACityThatNamesAnAgreementIsNoHome) {
  EXPECT_EQ(read("the/DET/3/det Paris/PROPN/3/compound accord/NOUN/4/nsubj fell=fall/VERB/0/root | the/DET/2/det minister/NOUN/3/nsubj smiled=smile/VERB/0/root").actors("minister"),
            "--- GOV");
}

TEST(Entities, AVerbBeforeANameIsNoTitle) {
  const Reading r = read("The/DET/2/det debate/NOUN/3/nsubj forced=force/VERB/0/root Ada/PROPN/3/obj Holm/PROPN/4/flat to/PART/7/mark leave/VERB/3/xcomp");
  EXPECT_EQ(r.actors("Ada Holm"), "Ada Holm");
}

TEST(Entities, ALegalFormMakesAFirmAndItsSeatTellsTheState) {
  EXPECT_EQ(read("Holm/PROPN/3/compound Tiles/PROPN/3/compound Inc./PROPN/9/nsubj ,/PUNCT/5/punct based/VERB/3/acl in/ADP/7/case Lima/PROPN/5/obl ,/PUNCT/5/punct "
                 "grew=grow/VERB/0/root").actors("Holm Tiles Inc."), "PER BUS");
  EXPECT_EQ(read("Holm/PROPN/2/compound PLC/PROPN/3/nsubj grew=grow/VERB/0/root").actors("Holm PLC"), "GBR BUS");
}

constexpr std::string_view election =
    "voters=voter/NOUN/2/nsubj chose=choose/VERB/0/root before/ADP/6/case the/DET/6/det primary/NOUN/6/compound election/NOUN/2/obl | ";

TEST(Entities, WhoHasACampaignStandsForElection) {
  constexpr std::string_view campaign = "the/DET/3/det Holm/PROPN/3/compound campaign/NOUN/6/nsubj in/ADP/5/case Norway/PROPN/3/nmod said=say/VERB/0/root so/ADV/6/advmod";
  const Reading r = read(std::string(election) + std::string(campaign));
  EXPECT_EQ(r.actors("Holm"), "NOR PTY");
  EXPECT_EQ(r.actors("campaign"), "NOR PTY");
  EXPECT_EQ(read(campaign).actors("Holm"), "");      // no election
}

TEST(Entities, AProfessorWhoStandsIsACandidate) {
  const std::string professor = "Professor/PROPN/2/nmod:desc Holm/PROPN/3/nsubj smiled=smile/VERB/0/root";
  const std::string stands = "the/DET/3/det Holm/PROPN/3/compound campaign/NOUN/4/nsubj grew=grow/VERB/0/root | ";
  EXPECT_EQ(read(std::string(election) + stands + professor).actors("Holm"), "--- PTY");
  EXPECT_EQ(read(professor).actors("Holm"), "--- EDU");
}

TEST(Entities, ACandidatesStaffAreOfTheParty) {
  const Reading r = read(std::string(election) +
                         "Ada/PROPN/4/nmod:poss Holm/PROPN/1/flat 's/PART/1/case campaign/NOUN/5/nsubj grew=grow/VERB/0/root | "
                         "Holm/PROPN/2/compound spokeswoman/NOUN/3/nmod:desc Ida/PROPN/5/nsubj Prado/PROPN/3/flat smiled=smile/VERB/0/root");
  EXPECT_EQ(r.actors("Ida Prado"), "--- PTY");
}

TEST(Entities, ANameOfTwoStatesIsOfTheOneTheReportSpeaksOf) {
  const std::string georgia = "Georgia/PROPN/2/nsubj condemned=condemn/VERB/0/root Chile/PROPN/2/obj";
  EXPECT_EQ(read("Ohio/PROPN/2/nsubj voted=vote/VERB/0/root | " + georgia).actors("Georgia").find("GEO"), std::string::npos);
  EXPECT_EQ(read(georgia).actors("Georgia"), "GEO");
  EXPECT_EQ(read("America/PROPN/2/nsubj voted=vote/VERB/0/root | " + georgia).actors("Georgia"), "GEO");
}

TEST(Entities, AVicePresidentIsOneOfAFirmsSeveral) {
  EXPECT_EQ(read("a/DET/3/det vice/NOUN/3/compound president/NOUN/4/nsubj smiled=smile/VERB/0/root").actors("president").find("GOV"), std::string::npos);
  EXPECT_EQ(read("the/DET/3/det vice/NOUN/3/compound president/NOUN/4/nsubj smiled=smile/VERB/0/root").actors("president"), "--- GOV");
}

TEST(Entities, ASpokesmanOfPeopleSpeaksForNoGovernment) {
  EXPECT_EQ(read("Peru/PROPN/2/nsubj heard=hear/VERB/0/root a/DET/4/det spokesman/NOUN/2/obj of/ADP/7/case the/DET/7/det relatives=relative/NOUN/4/nmod").actors("spokesman").find("GOV"),
            std::string::npos);
}

TEST(Entities, AnOfficeGoesOnBehindItsNoun) {
  EXPECT_EQ(read("the/DET/2/det secretary/NOUN/5/nsubj of/ADP/4/case state/NOUN/2/nmod smiled=smile/VERB/0/root").actors("secretary"), "USA GOV");
  EXPECT_EQ(read("the/DET/2/det chief/NOUN/5/nsubj of/ADP/4/case staff/NOUN/2/nmod smiled=smile/VERB/0/root").actors("chief"), "--- GOV");
}

TEST(Entities, KinOfAnOfficialHoldNoOffice) {
  EXPECT_EQ(read("Peruvian/ADJ/2/amod president/NOUN/3/nsubj smiled=smile/VERB/0/root | the/DET/2/det president/NOUN/4/nmod:poss 's/PART/2/case wife/NOUN/5/nsubj slept=sleep/VERB/0/root")
                .actors("wife"), "PER");
}

TEST(Entities, LettersInAFirmsNameAreNoState) {
  EXPECT_EQ(read("Holm/PROPN/3/compound CAR/PROPN/3/compound Corp./PROPN/4/nsubj grew=grow/VERB/0/root").actors("Holm CAR Corp."), "--- BUS");
}

TEST(Home, APressSecretaryIsNoReporter) {
  EXPECT_EQ(read("the/DET/2/det Knesset/PROPN/3/nsubj voted=vote/VERB/0/root | the/DET/3/det press/NOUN/3/compound secretary/NOUN/4/nsubj smiled=smile/VERB/0/root")
                .actors("secretary"), "ISR GOV");
}

TEST(Entities, PartiesOfTheChambersAreNotOne) {
  const Reading r = read("House/PROPN/2/compound Republicans/PROPN/3/nsubj blamed=blame/VERB/0/root Senate/PROPN/5/compound Democrats/PROPN/3/obj");
  EXPECT_EQ(r.actors("House Republicans"), "USA LEG");
  EXPECT_EQ(r.actors("Senate Democrats"), "USA LEG");
  EXPECT_NE(r.entity("House Republicans"), r.entity("Senate Democrats"));
}

TEST(Firms, WhoHasSharesIsAFirmButNotAPersonWithATitle) {
  const std::string shares = "Zarko/PROPN/2/compound shares=share/NOUN/3/nsubj rose=rise/VERB/0/root | ";
  EXPECT_EQ(read(shares + "Zarko/PROPN/2/nsubj smiled=smile/VERB/0/root").actors("Zarko"), "--- BUS");
  EXPECT_EQ(read(shares + "Mr/PROPN/2/nmod:desc Zarko/PROPN/3/nsubj smiled=smile/VERB/0/root").actors("Zarko"), "Zarko");
  EXPECT_EQ(read("Zarko/PROPN/2/compound customers=customer/NOUN/3/nsubj left=leave/VERB/0/root | Zarko/PROPN/2/nsubj spoke=speak/VERB/0/root").actors("Zarko"), "Zarko");
}

TEST(Firms, TheFrontOfAFirmsNameIsTheFirm) {
  const std::string firm = "Ada/PROPN/4/compound Zarko/PROPN/4/compound Shoe/PROPN/4/compound Co./PROPN/5/nsubj closed=close/VERB/0/root | ";
  const Reading r = read(firm + "Ada/PROPN/3/nsubj Zarko/PROPN/1/flat sued=sue/VERB/0/root Peru/PROPN/3/obj");
  EXPECT_EQ(r.entity("Ada Zarko"), r.entity("Ada Zarko Shoe Co."));
  const Reading other = read(firm + "Mr/PROPN/2/nmod:desc Zarko/PROPN/3/nsubj sued=sue/VERB/0/root Peru/PROPN/3/obj");
  EXPECT_NE(other.mention("Zarko")->entity, other.entity("Ada Zarko Shoe Co."));
}

TEST(Firms, OfficialsOfAFirmAreNoGovernment) {
  const std::string officials = "Zarko/PROPN/2/compound Corp./PROPN/3/compound officials=official/NOUN/4/nsubj smiled=smile/VERB/0/root";
  EXPECT_EQ(read(officials).actors("officials"), "--- BUS");
}

TEST(Names, TheTownOfAUniversityIsInItsName) {
  const Reading r = read("Boston/PROPN/2/compound University/PROPN/3/nsubj closed=close/VERB/0/root");
  EXPECT_EQ(r.actors("Boston University"), "USA EDU");
  EXPECT_EQ(r.entity("Boston"), r.entity("Boston University"));
}

TEST(Pronouns, WhoeverTellsIsIt) {
  const Reading r = read("Norway/PROPN/2/nsubj told=tell/VERB/0/root the/DET/4/det committee/NOUN/2/obj it/PRON/7/nsubj may/AUX/7/aux leave/VERB/2/ccomp");
  EXPECT_EQ(r.entity("it"), r.entity("Norway"));
  EXPECT_FALSE(r.mention("it")->doubtful);
}

TEST(Parties, TheirMembersInParliamentAreLawmakers) {
  EXPECT_EQ(read("Democrats=Democrat/PROPN/5/nsubj in/ADP/4/case the/DET/4/det Senate/PROPN/1/nmod left=leave/VERB/0/root").actors("Democrats"), "USA LEG");
  EXPECT_EQ(read("Democrats=Democrat/PROPN/3/nsubj in/ADP/2/case left=leave/VERB/0/root").actors("Democrats"), "USA PTY");
}

TEST(Parties, TheirActivistsAreOfThemButPartyGirlsAreNot) {
  EXPECT_EQ(read("the/DET/3/det party/NOUN/3/compound activists=activist/NOUN/4/nsubj left=leave/VERB/0/root").actors("activists"), "--- PTY");
  EXPECT_EQ(read("the/DET/2/det activists=activist/NOUN/3/nsubj left=leave/VERB/0/root").actors("activists"), "--- SOC");
  EXPECT_EQ(read("the/DET/3/det party/NOUN/3/compound girl/NOUN/4/nsubj left=leave/VERB/0/root").actors("girl"), "the party girl");
}

TEST(Pronouns, WhoHasARegimeGoverns) {
  const Reading r = read("Norwegian/ADJ/2/amod President/PROPN/3/nmod:desc Ada/PROPN/5/nsubj Holm/PROPN/3/flat met=meet/VERB/0/root Ida/PROPN/5/obj Prado/PROPN/6/flat | "
                         "Prado/PROPN/2/nsubj left=leave/VERB/0/root her/PRON/4/nmod:poss regime/NOUN/2/obj");
  EXPECT_EQ(r.entity("her"), r.entity("Ada Holm"));
  EXPECT_EQ(r.actors("Ida Prado"), "Ida Prado");
}

TEST(Entities, AUniversityIsNoFirmNamedBefore) {
  const std::string university = " | the/DET/2/det university/NOUN/3/nsubj left=leave/VERB/0/root";
  const Reading firm = read("Holm/PROPN/3/compound Tiles/PROPN/3/compound Inc./PROPN/4/nsubj grew=grow/VERB/0/root" + university);
  EXPECT_NE(firm.entity("the university"), firm.entity("Holm Tiles Inc."));
  const Reading school = read("Boston/PROPN/2/compound University/PROPN/3/nsubj grew=grow/VERB/0/root" + university);
  EXPECT_EQ(school.entity("the university"), school.entity("Boston University"));
}

}  // namespace
}  // namespace entente
