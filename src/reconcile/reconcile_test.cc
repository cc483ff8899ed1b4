#include "entente/reconcile.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "entente/follow.h"
#include "reconcile/wording.h"
#include "reconcile/align.h"

namespace entente {
namespace {

CodedReport report_of(const std::string& title, const std::string& body, const std::string& path, const char* day = nullptr) {
  CodedReport out;
  Report& report = out.report;
  report.text = title.empty() ? body : title + "\n\n" + body;
  report.title = {0, static_cast<std::uint32_t>(title.size())};
  report.id = hash_report(report.text);
  report.key = report.path = path;
  report.language = "en";
  if (day) report.published = {{Day::parse(day), Day::parse(day)}, PublishedHow::stated};
  return out;
}

std::vector<CodedReport> ferry() {
  return {
      report_of("Norway and Uruguay sign ferry treaty",
                "Norway and Uruguay signed a ferry treaty in Montevideo on Tuesday.\n\nAda Holm, the Norwegian prime minister, brought nine "
                "advisers to the port.\n\nFishermen of Paysandu blocked the road to the airport for an hour.",
                "1.txt", "2031-05-06"),
      report_of("Holm signs treaty on ferries in Montevideo",
                "Prime minister Ada Holm of Norway signed a ferry treaty with Uruguay in Montevideo on Tuesday.\n\nHolm came to the port with "
                "twelve advisers.\n\nA choir from Durazno sang before the ceremony.",
                "2.txt"),
      report_of("", "A ferry treaty between Norway and Uruguay was signed on Tuesday in Montevideo, officials said.\n\nTin ore makes up most of "
                    "what Norway ships to Uruguay.",
                "3.txt"),
  };
}

Story story_of(const std::vector<CodedReport>& reports) {
  Story story{"s", {}};
  for (std::uint32_t i = 0; i < reports.size(); ++i) story.reports.push_back(i);
  return story;
}

StoryBrief brief_of(const std::vector<CodedReport>& reports) { return reconcile(reports, story_of(reports)); }

/// The finding that holds these words in its support.
const Finding* finding_with(const StoryBrief& brief, const std::vector<CodedReport>& reports, const std::string& words) {
  for (const Finding& finding : brief.findings) {
    for (const Support& s : finding.support) {
      const Report& report = reports[brief.story.reports[s.report]].report;
      if (report.at(s.span).find(words) != std::string_view::npos) return &finding;
    }
  }
  return nullptr;
}

Span find(const CodedReport& report, const std::string& words) {
  const std::size_t at = report.report.text.find(words);
  EXPECT_NE(at, std::string::npos) << words;
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

/// A sentence as parsed: its words hang on `root`, those of `deeper` on the word before them.
void parse(CodedReport& report, const std::string& words, const std::string& root, const std::set<std::string>& verbs) {
  Sentence sentence;
  sentence.span = find(report, words);
  TokenIndex at_root = 0;
  for (std::uint32_t at = sentence.span.begin; at < sentence.span.end;) {
    const std::size_t end = std::min<std::size_t>(report.report.text.find_first_of(" .?", at), sentence.span.end);
    Token token;
    token.span = {at, static_cast<std::uint32_t>(std::max<std::size_t>(end, at + 1))};
    token.lemma = std::string(report.report.at(token.span));
    token.upos = verbs.count(token.lemma) ? Upos::VERB : Upos::NOUN;
    if (token.lemma == root) at_root = static_cast<TokenIndex>(sentence.tokens.size());
    sentence.tokens.push_back(token);
    at = token.span.end;
    while (at < sentence.span.end && report.report.text[at] == ' ') ++at;
  }
  // Verbs after the root hang on it, all else on the nearest verb before.
  TokenIndex verb = at_root;
  for (TokenIndex t = 0; t < sentence.tokens.size(); ++t) {
    if (sentence.tokens[t].upos == Upos::VERB) {
      sentence.tokens[t].head = t == at_root ? no_token : at_root;
      verb = t;
    } else {
      sentence.tokens[t].head = t < at_root ? at_root : verb;
    }
  }
  report.sentences.push_back(std::move(sentence));
}

Claim& add_claim(CodedReport& report, const std::string& sentence, const std::string& head, ClaimKind kind, Status status,
                 const std::vector<std::string>& fillers, const std::string& frame = "") {
  Claim claim;
  claim.kind = kind;
  claim.status = status;
  claim.frame = frame;
  const Span span = find(report, sentence);
  claim.head = {span.begin + static_cast<std::uint32_t>(sentence.find(head)), span.begin + static_cast<std::uint32_t>(sentence.find(head) + head.size())};
  claim.cite = {report.report.id, span};
  for (const std::string& filler : fillers) {
    Argument arg;
    arg.lemma = filler;
    arg.span = arg.head = claim.head;
    claim.args.push_back(arg);
  }
  report.coding.claims.push_back(std::move(claim));
  return report.coding.claims.back();
}

/// A relative day of the last claim: "Wednesday".
void add_when(CodedReport& report, const std::string& words, const std::string& relative, const char* day = nullptr) {
  When when;
  when.span = find(report, words);
  when.anchor = Anchor::publication;
  when.relative = relative;
  if (day) when.days = {Day::parse(day), Day::parse(day)};
  report.coding.times.push_back(when);
  report.coding.claims.back().when.push_back(when);
}

bool says(const StoryBrief& brief, const std::string& words) {
  return std::any_of(brief.not_known.begin(), brief.not_known.end(), [&](const std::string& line) { return line.find(words) != std::string::npos; });
}

/// A brief without anything that hangs on the order of the reports: who supports is named by path.
std::multiset<std::string> shape(const StoryBrief& brief, const std::vector<CodedReport>& reports) {
  std::multiset<std::string> out;
  const auto paths = [&](const std::vector<Support>& list) {
    std::multiset<std::string> who;
    for (const Support& s : list) who.insert(reports[brief.story.reports[s.report]].report.path + "@" + std::to_string(s.span.begin));
    std::string line;
    for (const std::string& w : who) line += " " + w;
    return line;
  };
  for (const Finding& f : brief.findings) out.insert(to_line(f) + " |" + paths(f.support) + " |" + paths(f.contradict));
  for (const Disagreement& d : brief.disagreements) {
    std::multiset<std::string> values;
    for (const DisputedValue& v : d.values) values.insert(v.value + paths(v.support));
    std::string line = d.slot;
    for (const std::string& v : values) line += " / " + v;
    out.insert(line);
  }
  return out;
}

TEST(Reconcile, AFindingIsWordedByTheLineThatAllItsReportsTell) {
  const std::vector<CodedReport> reports = {
      report_of("", "Norway closed the port of Ilo on Monday after 43 sailors of the Bergen guild fell ill with river fever.", "1.txt"),
      report_of("", "Norway closed the port of Ilo on Monday.", "2.txt"),
      report_of("", "Norway closed the port of Ilo on Monday, officials said.", "3.txt"),
  };
  const StoryBrief brief = brief_of(reports);
  const Finding* finding = finding_with(brief, reports, "43 sailors");
  ASSERT_NE(finding, nullptr);
  EXPECT_EQ(finding->text.find("43 sailors"), std::string::npos) << finding->text;
  std::size_t sure = 0;
  for (const Support& s : finding->support) sure += s.sure;
  EXPECT_EQ(sure, 3u);
}

TEST(Reconcile, AReportWithoutTheFigureOfALineDoesNotTellIt) {
  const std::vector<CodedReport> reports = {
      report_of("", "Norway buys one-third of the tin that Peru sells abroad each year.", "1.txt"),
      report_of("", "Norway buys tin that Peru sells abroad each year.", "2.txt"),
  };
  const StoryBrief brief = brief_of(reports);
  for (const Finding& finding : brief.findings) {
    if (finding.text.find("one-third") == std::string::npos) continue;
    EXPECT_EQ(std::count_if(finding.support.begin(), finding.support.end(), [](const Support& s) { return s.sure; }), 1);
  }
}

TEST(Reconcile, AReportThatNamesNoSuchYearDoesNotTellTheLine) {
  const auto sure = [](const char* other) {
    const std::vector<CodedReport> reports = {report_of("", "Norway closed the port of Ilo in 2019.", "1.txt"), report_of("", other, "2.txt")};
    std::size_t most = 0;
    for (const Finding& finding : brief_of(reports).findings) {
      if (finding.text.find("2019") == std::string::npos) continue;
      most = std::max(most, static_cast<std::size_t>(std::count_if(finding.support.begin(), finding.support.end(), [](const Support& s) { return s.sure; })));
    }
    return most;
  };
  EXPECT_EQ(sure("Norway closed the port of Ilo in 2019."), 2u);
  EXPECT_LT(sure("Norway closed the port of Ilo in a hurry."), 2u);
}

TEST(Reconcile, PutsTheSameClaimTogether) {
  const std::vector<CodedReport> reports = ferry();
  const StoryBrief brief = brief_of(reports);
  EXPECT_EQ(check(brief, reports), "");
  const Finding* signing = finding_with(brief, reports, "was signed on Tuesday");
  ASSERT_NE(signing, nullptr);
  std::set<std::uint32_t> who;
  for (const Support& s : signing->support) who.insert(s.report);
  EXPECT_EQ(who, (std::set<std::uint32_t>{0, 1, 2}));
  const Finding* choir = finding_with(brief, reports, "A choir from Durazno");
  ASSERT_NE(choir, nullptr);
  EXPECT_EQ(choir->band, Band::single);
  EXPECT_TRUE(brief.title == "Norway and Uruguay sign ferry treaty" || brief.title == "Holm signs treaty on ferries in Montevideo");
}

TEST(Reconcile, ShowsNumbersThatExcludeEachOther) {
  const std::vector<CodedReport> reports = ferry();
  const StoryBrief brief = brief_of(reports);
  ASSERT_EQ(brief.disagreements.size(), 1u);
  const Disagreement& d = brief.disagreements[0];
  EXPECT_EQ(d.slot, "number");
  EXPECT_TRUE(d.hard);
  ASSERT_EQ(d.values.size(), 2u);
  const Finding* nine = finding_with(brief, reports, "nine advisers");
  ASSERT_NE(nine, nullptr);
  EXPECT_EQ(nine->band, Band::differs);
  ASSERT_EQ(nine->contradict.size(), 1u);
  EXPECT_EQ(nine->contradict[0].report, 1u);
}

TEST(Reconcile, ExactCopiesChangeNoOriginAndNoBand) {
  const std::vector<CodedReport> reports = ferry();
  const StoryBrief before = brief_of(reports);
  std::vector<CodedReport> more = reports;
  for (int i = 0; i < 20; ++i) more.push_back(reports[0]);
  const StoryBrief after = brief_of(more);
  EXPECT_EQ(check(after, more), "");
  EXPECT_EQ(after.origins.low, before.origins.low);
  EXPECT_EQ(after.origins.high, before.origins.high);
  ASSERT_EQ(after.findings.size(), before.findings.size());
  EXPECT_EQ(after.disagreements.size(), before.disagreements.size());
  for (std::size_t f = 0; f < before.findings.size(); ++f) {
    EXPECT_EQ(after.findings[f].id, before.findings[f].id);
    EXPECT_EQ(after.findings[f].origins.low, before.findings[f].origins.low);
    EXPECT_EQ(after.findings[f].origins.high, before.findings[f].origins.high);
    EXPECT_NE(after.findings[f].band, before.findings[f].band == Band::agreed ? Band::repeated : Band::agreed);
  }
}

TEST(Reconcile, CopiesOfOneTextAreOneOriginForSure) {
  const std::vector<CodedReport> reports(5, ferry()[0]);
  const StoryBrief brief = brief_of(reports);
  EXPECT_EQ(brief.origins.low, 1u);
  EXPECT_EQ(brief.origins.high, 1u);
  for (const Finding& f : brief.findings) EXPECT_EQ(f.band, Band::repeated);
  for (const LineagePair& pair : brief.lineage) EXPECT_EQ(pair.kind, Lineage::copy);
}

TEST(Reconcile, GivesTheSameForAnyOrder) {
  std::vector<CodedReport> reports = ferry();
  const auto want = shape(brief_of(reports), reports);
  std::sort(reports.begin(), reports.end(), [](const CodedReport& a, const CodedReport& b) { return a.report.path > b.report.path; });
  EXPECT_EQ(shape(brief_of(reports), reports), want);
  std::rotate(reports.begin(), reports.begin() + 1, reports.end());
  EXPECT_EQ(shape(brief_of(reports), reports), want);
}

TEST(Reconcile, DebrisChangesNothing) {
  const std::vector<CodedReport> reports = ferry();
  std::vector<CodedReport> dirty = reports;
  for (CodedReport& r : dirty) r.report.debris.push_back({"Nine advisers? Twelve advisers! Subscribe now", {0, 10}});
  EXPECT_EQ(shape(brief_of(dirty), dirty), shape(brief_of(reports), reports));
}

TEST(Reconcile, AddingAReportRemovesNoDisagreement) {
  std::vector<CodedReport> reports = ferry();
  reports.push_back(report_of("Treaty signed", "Norway and Uruguay signed a ferry treaty in Montevideo on Tuesday, with twelve advisers of Ada Holm in the port.", "4.txt"));
  const StoryBrief brief = brief_of(reports);
  EXPECT_TRUE(std::any_of(brief.disagreements.begin(), brief.disagreements.end(), [](const Disagreement& d) { return d.slot == "number"; }));
}

TEST(Reconcile, OneOriginIsNeverAgreed) {
  const StoryBrief brief = brief_of(ferry());
  for (const Finding& f : brief.findings) {
    if (f.band == Band::agreed) {
      EXPECT_GE(f.origins.low, 2u);
    }
  }
}

TEST(Reconcile, OwnsUpToWhatIsNotKnown) {
  const StoryBrief brief = brief_of(ferry());
  const auto says = [&](const std::string& words) {
    return std::any_of(brief.not_known.begin(), brief.not_known.end(), [&](const std::string& line) { return line.find(words) != std::string::npos; });
  };
  EXPECT_TRUE(says("no date"));
  EXPECT_TRUE(says("order of reports"));
}

TEST(Reconcile, OfOneShortReport) {
  const std::vector<CodedReport> reports = {report_of("", "Rain.", "1")};
  const StoryBrief brief = brief_of(reports);
  EXPECT_EQ(check(brief, reports), "");
}

TEST(Reconcile, TakesTheClaimThatTheOtherReportsShare) {
  const std::string one = "Officials said that Peru closed the harbour of Ilo and welcomed divers";
  const std::string two = "Peru closed the harbour of Ilo for divers";
  std::vector<CodedReport> reports = {report_of("", one + ".", "1"), report_of("", two + ".", "2")};
  parse(reports[0], one, "said", {"said", "closed", "welcomed"});
  add_claim(reports[0], one, "said", ClaimKind::statement, Status::happened, {"official"}, "say");
  add_claim(reports[0], one, "closed", ClaimKind::event, Status::happened, {"peru", "harbour"}, "close");
  add_claim(reports[0], one, "welcomed", ClaimKind::event, Status::ongoing, {"peru", "diver"}, "welcome");
  parse(reports[1], two, "closed", {"closed"});
  add_claim(reports[1], two, "closed", ClaimKind::event, Status::happened, {"peru", "harbour"}, "close");
  const StoryBrief brief = brief_of(reports);
  EXPECT_EQ(check(brief, reports), "");
  const Finding* finding = finding_with(brief, reports, "Peru closed");
  ASSERT_NE(finding, nullptr);
  ASSERT_EQ(finding->support.size(), 2u);
  EXPECT_EQ(finding->claim.frame, "close");
  for (const Support& s : finding->support) {
    ASSERT_GE(s.claim, 0);
    EXPECT_EQ(reports[s.report].coding.claims[static_cast<std::size_t>(s.claim)].frame, "close");
  }
}

TEST(Reconcile, WithoutOthersTakesTheMainClauseButContentBeforeSaying) {
  struct Case {
    std::string sentence, root;
    std::vector<std::pair<std::string, ClaimKind>> claims;
    std::string want;
  };
  const std::vector<Case> cases = {
      {"Ministers feared floods as Peru closed the harbour of Ilo", "feared", {{"closed", ClaimKind::state}, {"feared", ClaimKind::state}}, "feared"},
      {"Ministers said Peru closed the harbour of Ilo", "said", {{"said", ClaimKind::statement}, {"closed", ClaimKind::event}}, "closed"},
      {"Peru closed the harbour of Ilo which rivals used", "closed", {{"used", ClaimKind::state}, {"closed", ClaimKind::event}}, "closed"},
  };
  for (const Case& c : cases) {
    std::vector<CodedReport> reports = {report_of("", c.sentence + ".", "1")};
    std::set<std::string> verbs;
    for (const auto& [word, _] : c.claims) verbs.insert(word);
    parse(reports[0], c.sentence, c.root, verbs);
    for (const auto& [word, kind] : c.claims) add_claim(reports[0], c.sentence, word, kind, Status::happened, {"harbour"}, word);
    const StoryBrief brief = brief_of(reports);
    ASSERT_EQ(brief.findings.size(), 1u) << c.sentence;
    EXPECT_EQ(brief.findings[0].claim.frame, c.want) << c.sentence;
  }
}

TEST(Reconcile, SpellsOutOnlySurePronounsAndOnlyByNames) {
  CodedReport report = report_of("", "Peru sent two ferries. It asked for fuel.", "1.txt");
  parse(report, "It asked for fuel.", "asked", {"asked"});
  const Span second = find(report, "It asked for fuel.");
  Entity peru;
  peru.name = "Peru";
  peru.named = true;
  peru.mentions = {{find(report, "Peru"), find(report, "Peru"), false, true}, {find(report, "It"), find(report, "It"), true, true}};
  const auto words = [&](bool named, bool sure) {
    peru.named = named;
    peru.mentions.back().sure = sure;
    report.coding.entities = {peru};
    return reconciling::line_of(report, second).text;
  };
  EXPECT_EQ(words(true, true), "[Peru] asked for fuel.");
  EXPECT_EQ(words(true, false), "It asked for fuel.");
  EXPECT_EQ(words(false, true), "It asked for fuel.");
  EXPECT_EQ(reconciling::line_of(report, {0, second.end}).text, report.report.text);      // named in the words themselves
}

TEST(Reconcile, QuestionsFragmentsAndCommentsAreNoFindings) {
  struct Case {
    std::string sentence, verb;
    ClaimKind kind;
    bool finding;
  };
  for (const Case& c : {Case{"Peru closed the harbour of Ilo.", "closed", ClaimKind::event, true}, Case{"Who closed the harbour of Ilo?", "closed", ClaimKind::event, false},
                        Case{"A quiet harbour under low clouds.", "", ClaimKind::state, false}, Case{"Nobody here loves the harbour.", "loves", ClaimKind::comment, false}}) {
    std::vector<CodedReport> reports = {report_of("", c.sentence, "1")};
    parse(reports[0], c.sentence, c.verb, {c.verb});
    add_claim(reports[0], c.sentence, c.verb.empty() ? "harbour" : c.verb, c.kind, Status::happened, {"harbour"});
    EXPECT_EQ(brief_of(reports).findings.size(), c.finding ? 1u : 0u) << c.sentence;
  }
}

TEST(Reconcile, WhatAPictureShowsIsNoFinding) {
  const std::vector<std::string> lines = {"Rescuers reached the ferry at dawn.", "Divers lift a boat as a crowd looks on.", "The ferry sank off Ilo."};
  for (const std::string tag : {"VBP", "VBD"}) {
    std::vector<CodedReport> reports = {report_of("", lines[0] + "\n\n" + lines[1] + "\n\n" + lines[2], "1")};
    const std::vector<std::string> verbs = {"reached", "lift", "sank"};
    for (std::size_t i = 0; i < lines.size(); ++i) {
      parse(reports[0], lines[i], verbs[i], {verbs[i], "looks"});
      add_claim(reports[0], lines[i], verbs[i], ClaimKind::event, Status::happened, {"boat"});
      for (Token& token : reports[0].sentences[i].tokens) if (token.lemma == verbs[i]) token.xpos = "VBD";
    }
    std::vector<Token>& tokens = reports[0].sentences[1].tokens;
    for (TokenIndex t = 0; t < tokens.size(); ++t) {
      if (tokens[t].lemma == "lift") tokens[t].xpos = tag;
      if (tokens[t].lemma == "looks") tokens[t].xpos = "VBZ", tokens[t].relation = "advcl";
      if (tokens[t].lemma == "as") tokens[t].relation = "mark", tokens[t].head = t + 3;
    }
    EXPECT_EQ(brief_of(reports).findings.size(), tag == "VBP" ? 2u : 3u) << tag;
  }
}

TEST(Reconcile, TellsAFindingWithoutWhatTiesItToTheSentenceBefore) {
  for (const auto& [sentence, want] : std::vector<std::pair<std::string, std::string>>{
           {"Additionally, Peru closed the harbour of Ilo.", "Peru closed the harbour of Ilo."},
           {"Against this backdrop, the harbour of Ilo stayed shut.", "The harbour of Ilo stayed shut."},
           {"But Peru closed the harbour of Ilo.", "Peru closed the harbour of Ilo."},
           {"CALLAO, Peru — The navy closed the harbour of Ilo.", "The navy closed the harbour of Ilo."},
           {"NATO warships closed the harbour of Ilo — a port in Peru — on Monday.", "NATO warships closed the harbour of Ilo — a port in Peru — on Monday."},
           {"In the morning, Peru closed the harbour of Ilo.", "In the morning, Peru closed the harbour of Ilo."}}) {
    const std::vector<CodedReport> reports{report_of("", sentence, "1")};
    const StoryBrief brief = brief_of(reports);
    ASSERT_EQ(brief.findings.size(), 1u);
    EXPECT_EQ(brief.findings[0].text, want);
  }
}

TEST(Reconcile, ALineThatLeansOnWhatCameBeforeRanksBelow) {
  const std::vector<CodedReport> reports{report_of("", "It closed the harbour of Ilo on Monday. Peru closed the harbour of Callao on Monday.", "1")};
  const StoryBrief brief = brief_of(reports);
  ASSERT_EQ(brief.findings.size(), 2u);
  EXPECT_TRUE(brief.findings[0].text.starts_with("Peru")) << brief.findings[0].text;
}

TEST(Reconcile, ASentenceWhoseHelpersStandInOneGroupJoinsIt) {
  using namespace reconciling;
  std::vector<Unit> units(4);
  for (std::uint32_t u = 0; u < 4; ++u) units[u].text = u;
  const std::vector<Pair> pairs{{0, 1, {}, 0}, {0, 2, {}, 0}, {1, 2, {}, 0}, {0, 3, {}, 0}};
  EXPECT_EQ(folded({{0, 1}, {2}, {3}}, units, pairs, {3, 1.5, 1.4, -2}), (std::vector<Group>{{0, 1, 2}, {3}}));
  EXPECT_EQ(folded({{0, 1}, {2}, {3}}, units, pairs, {3, 1.5, 0.1, -2}), (std::vector<Group>{{0, 1}, {2}, {3}}));
}

/// Two reports of one signing: the first dated, the second not.
std::vector<CodedReport> signing(const std::string& day_words, const std::string& relative, Status status) {
  const std::string one = "Peru and Chile signed a fishing treaty in Arica on 4 May 2033";
  const std::string two = "Chile and Peru signed a fishing treaty in Arica on " + day_words;
  std::vector<CodedReport> reports = {report_of("", one + ".", "1", "2033-05-05"), report_of("", two + ".", "2")};
  parse(reports[0], one, "signed", {"signed"});
  add_claim(reports[0], one, "signed", ClaimKind::event, Status::happened, {"peru", "treaty"}, "sign");
  add_when(reports[0], "4 May 2033", "", "2033-05-04");
  parse(reports[1], two, "signed", {"signed"});
  add_claim(reports[1], two, "signed", ClaimKind::event, status, {"peru", "treaty"}, "sign");
  add_when(reports[1], day_words, relative);
  return reports;
}

TEST(Reconcile, InfersThePublicationDaysOfAnUndatedReport) {
  // 4 May 2033 is a Wednesday.
  const std::vector<CodedReport> reports = signing("Wednesday", "weekday 3 past", Status::happened);
  const StoryBrief brief = brief_of(reports);
  EXPECT_EQ(brief.published[1].how, PublishedHow::inferred);
  EXPECT_EQ(to_line(brief.published[1].days), "2033-05-04..2033-05-10");
  EXPECT_EQ(brief.published[0], reports[0].report.published);
  EXPECT_TRUE(says(brief, "report 2 has no date; between 4 May 2033 and 10 May 2033 by its content"));
  EXPECT_TRUE(says(brief, "which of reports 1 and 2 came first"));
  // Nothing is written back.
  EXPECT_EQ(reports[1].report.published.how, PublishedHow::none);
  EXPECT_FALSE(reports[1].coding.claims[0].when[0].days.known());
  const Finding* finding = finding_with(brief, reports, "on Wednesday");
  ASSERT_NE(finding, nullptr);
  if (finding->claim_report == 1) {
    EXPECT_EQ(to_line(finding->claim.when[0].days), "2033-05-04");
  }
}

TEST(Reconcile, DaysCountedFromAnEventOfTheStory) {
  const std::string one = "Peru held its vote in every harbour town on 4 May 2033", two = "Chile closed the harbour two days after the vote";
  for (const bool dated : {true, false}) {
    std::vector<CodedReport> reports = {report_of("", one + ".", "1", "2033-05-05"), report_of("", two + ".", "2", "2033-05-07")};
    parse(reports[0], one, "vote", {"vote"});
    add_claim(reports[0], one, "vote", ClaimKind::event, Status::happened, {"peru"});
    add_when(reports[0], "4 May 2033", "", dated ? "2033-05-04" : nullptr);
    parse(reports[1], two, "closed", {"closed", "vote"});
    add_claim(reports[1], two, "closed", ClaimKind::event, Status::happened, {"chile"});
    add_when(reports[1], "two days", "hence day 2");
    When& when = reports[1].coding.claims[0].when[0];
    when.anchor = Anchor::event;
    when.event = find(reports[1], "the vote");
    const StoryBrief brief = brief_of(reports);
    const Finding* finding = finding_with(brief, reports, "Chile closed");
    ASSERT_NE(finding, nullptr);
    EXPECT_EQ(to_line(finding->claim.when[0].days), dated ? "2033-05-06" : "unknown");
    EXPECT_FALSE(reports[1].coding.claims[0].when[0].days.known());   // nothing is written back
  }
}

TEST(Reconcile, InfersFromYesterdayAndFromStatus) {
  const StoryBrief yesterday = brief_of(signing("the day", "day -1", Status::happened));
  EXPECT_EQ(to_line(yesterday.published[1].days), "2033-05-05");
  // Announced by the undated report, done by the one of 5 May: not much after that.
  const StoryBrief planned = brief_of(signing("Wednesday", "weekday 3 future", Status::planned));
  EXPECT_EQ(to_line(planned.published[1].days), "2033-04-28..2033-05-06");
}

TEST(Reconcile, ReportsOfPartedDaysNeedNoLineOnTheirOrder) {
  const std::vector<CodedReport> reports = {report_of("", "Peru closed the harbour of Ilo.", "1", "2033-05-01"), report_of("", "Peru opened the harbour of Ilo.", "2", "2033-05-02"),
                                            report_of("", "Divers went back to the harbour.", "3", "2033-05-04"), report_of("", "Divers left the harbour again.", "4", "2033-05-04")};
  const StoryBrief brief = brief_of(reports);
  EXPECT_TRUE(says(brief, "which of reports 3 and 4 came first"));
  EXPECT_FALSE(says(brief, "order of reports"));
}

/// Slots of the hard disagreements of two sentences, each with one claim headed by `verb`.
struct Side {
  std::string sentence, verb, agent, theme;
  bool negated = false;
  Status status = Status::happened;
  std::string city = {}, speaker = {}, quote = {};
  std::string when = {}, relative = {};      // of the claim
  const char* day = nullptr;                 // of the report
};

std::set<std::string> hard_slots(const Side& one, const Side& two) {
  std::vector<CodedReport> reports;
  for (const Side& side : {one, two}) {
    CodedReport report = report_of("", side.sentence + ".", side.sentence, side.day);
    parse(report, side.sentence, side.verb, {side.verb});
    Claim& claim = add_claim(report, side.sentence, side.verb, ClaimKind::event, side.status, {side.agent, side.theme}, "act");
    claim.negated = side.negated;
    claim.args[0].role = Role::agent;
    claim.args[0].actors.push_back({.state = "", .sectors = {"GOV"}, .name = "", .text = side.agent});
    claim.args[0].head = claim.args[0].span = find(report, side.agent);
    claim.args[1].role = Role::theme;
    if (!side.city.empty()) claim.places.push_back({find(report, side.city), side.city, "", PlacePrecision::city});
    if (!side.when.empty()) add_when(report, side.when, side.relative);
    if (!side.quote.empty()) report.coding.quotes.push_back({QuoteKind::direct, find(report, side.quote), find(report, side.speaker), {}, -1});
    reports.push_back(std::move(report));
  }
  const StoryBrief brief = brief_of(reports);
  EXPECT_EQ(check(brief, reports), "");
  std::set<std::string> out;
  for (const Disagreement& d : brief.disagreements) if (d.hard) out.insert(d.slot);
  return out;
}

TEST(Reconcile, KnowsWhatCannotBothBeTrue) {
  struct Case {
    Side one, two;
    std::set<std::string> want;
  };
  const std::string line = "The harbour belongs to those who fish in it";
  const std::vector<Case> cases = {
      // who did it
      {{"The presidents signed the fishing treaty in the harbour hall", "signed", "presidents", "treaty"},
       {"The ministers signed the fishing treaty in the harbour hall", "signed", "ministers", "treaty"}, {"identity"}},
      {{"The leaders signed the fishing treaty in the harbour hall", "signed", "leader", "treaty"},
       {"The ministers signed the fishing treaty in the harbour hall", "signed", "ministers", "treaty"}, {}},
      {{"The presidents signed the fishing treaty in the harbour hall", "signed", "presidents", "treaty"},
       {"The heads of state signed the fishing treaty in the harbour hall", "signed", "head", "treaty"}, {}},
      // where it was
      {{"Delegates signed the fishing treaty in Arica after long talks", "signed", "Delegates", "treaty", false, Status::happened, "Arica"},
       {"Delegates signed the fishing treaty in Tacna after long talks", "signed", "Delegates", "treaty", false, Status::happened, "Tacna"}, {"place"}},
      {{"Delegates signed the fishing treaty in Arica after long talks", "signed", "Delegates", "treaty", false, Status::happened, "Arica"},
       {"Delegates from Arica signed the fishing treaty in Tacna after long talks", "signed", "Delegates", "treaty", false, Status::happened, "Tacna"}, {}},
      // whether it was
      {{"Peru signed the fishing treaty with Chile in Arica", "signed", "Peru", "treaty"},
       {"Peru never signed the fishing treaty with Chile in Arica", "signed", "Peru", "treaty", true}, {"polarity"}},
      {{"Peru signed the fishing treaty with Chile in Arica", "signed", "Peru", "treaty"},
       {"Peru not only signed the fishing treaty with Chile in Arica", "signed", "Peru", "treaty", true}, {}},
      {{"Peru signed the fishing treaty with Chile in Arica", "signed", "Peru", "treaty"},
       {"Had Peru not signed the fishing treaty with Chile in Arica", "signed", "Peru", "treaty", true, Status::conditional}, {}},
      // who said it
      {{"\"" + line + "\" said Inés Roca of the union", "said", "Roca", "harbour", false, Status::happened, "", "Inés Roca", "\"" + line + "\""},
       {"\"" + line + "\" said Tomás Vera of the union", "said", "Vera", "harbour", false, Status::happened, "", "Tomás Vera", "\"" + line + "\""}, {"attribution"}},
      {{"\"" + line + "\" said Inés Roca of the union", "said", "Roca", "harbour", false, Status::happened, "", "Inés Roca", "\"" + line + "\""},
       {"\"" + line + "\" said a spokesman of the union", "said", "spokesman", "harbour", false, Status::happened, "", "a spokesman", "\"" + line + "\""}, {}},
      // when it was
      {{.sentence = "Peru signed the fishing treaty with Chile on March 9", .verb = "signed", .agent = "Peru", .theme = "treaty", .when = "March 9", .relative = "date-of 3 9 past"},
       {.sentence = "Peru signed the fishing treaty with Chile on March 8", .verb = "signed", .agent = "Peru", .theme = "treaty", .when = "March 8", .relative = "date-of 3 8 past"},
       {"date"}},
      {{.sentence = "Peru signed the fishing treaty with Chile on March 9", .verb = "signed", .agent = "Peru", .theme = "treaty", .when = "March 9", .relative = "date-of 3 9 past"},
       {.sentence = "Peru signed the fishing treaty with Chile in March", .verb = "signed", .agent = "Peru", .theme = "treaty", .when = "March", .relative = "month-of 3 past"}, {}},
      {{.sentence = "Peru signed the fishing treaty with Chile yesterday", .verb = "signed", .agent = "Peru", .theme = "treaty", .when = "yesterday", .relative = "day -1", .day = "2031-03-10"},
       {.sentence = "Peru signed the fishing treaty with Chile today", .verb = "signed", .agent = "Peru", .theme = "treaty", .when = "today", .relative = "day 0", .day = "2031-03-09"}, {}},
      {{.sentence = "Peru signed the fishing treaty with Chile yesterday", .verb = "signed", .agent = "Peru", .theme = "treaty", .when = "yesterday", .relative = "day -1", .day = "2031-03-10"},
       {.sentence = "Peru signed the fishing treaty with Chile today", .verb = "signed", .agent = "Peru", .theme = "treaty", .when = "today", .relative = "day 0", .day = "2031-03-10"}, {"date"}},
      // announced by one and done for the other is an update
      {{.sentence = "Peru signed the fishing treaty with Chile on March 9", .verb = "signed", .agent = "Peru", .theme = "treaty", .when = "March 9", .relative = "date-of 3 9 past"},
       {.sentence = "Peru signs the fishing treaty with Chile on March 8", .verb = "signs", .agent = "Peru", .theme = "treaty", .status = Status::planned, .when = "March 8",
        .relative = "date-of 3 8 future"}, {}},
      // whether it was, of things told apart
      {{"All ferry crews were paid in Ilo harbour on the day", "paid", "ferry", "crews"},
       {"The dredger crews were not paid in Ilo harbour on the day", "paid", "dredger", "crews", true}, {}},
      {{"If it is so Peru signed the fishing treaty with Chile in Arica", "signed", "Peru", "treaty"},
       {"Peru never signed the fishing treaty with Chile in Arica", "signed", "Peru", "treaty", true}, {}},
      // how many
      {{"Peru took eight AK-47 rifles from the crew of a trawler", "took", "Peru", "rifles"}, {"Peru took nine rifles from the crew of a trawler", "took", "Peru", "rifles"}, {"number"}},
      {{"Peru took the No. 2 seat on the fishing board of Chile", "took", "Peru", "seat"}, {"Peru took the No. 3 seat on the fishing board of Chile", "took", "Peru", "seat"}, {}},
      {{"Peru lost the 54-35 vote on the fishing treaty with Chile", "lost", "Peru", "vote"},
       {"Peru missed the 60-vote threshold for the fishing treaty with Chile", "missed", "Peru", "threshold"}, {}},
      {{"Peru published the 48-page agreement with Chile on fishing", "published", "Peru", "agreement"},
       {"Lawyers doubt what the 47-page agreement with Chile means", "doubt", "Lawyers", "agreement"}, {"number"}},
      // counts far apart are of one thing only if the same did the same
      {{"Peru took two rifles from the crew of a trawler off Ilo", "took", "Peru", "rifles"}, {"Peru took five rifles from the crew of a trawler off Ilo", "took", "Peru", "rifles"}, {"number"}},
      {{"Peru took two rifles from the crew of a trawler off Ilo", "took", "Peru", "rifles"}, {"Chile took five rifles from the crew of a trawler off Ilo", "took", "Chile", "rifles"}, {}},
      {{"Peru took two rifles from the crew of a trawler off Ilo", "took", "Peru", "rifles"}, {"Peru took 900 rifles from the crew of a trawler off Ilo", "took", "Peru", "rifles"}, {}},
      // times of the clock count nothing, halves belong to their number
      {{"Peru opened the harbour of Ilo at 1100 GMT on the day", "opened", "Peru", "harbour"}, {"Peru opened the harbour of Ilo at 1200 GMT on the day", "opened", "Peru", "harbour"}, {}},
      {{"Peru jailed the skipper of Ilo for two and a half years", "jailed", "Peru", "skipper"}, {"Peru jailed the skipper of Ilo for 2 1/2 years", "jailed", "Peru", "skipper"}, {}},
      // "no votes" are votes
      {{"All votes against the treaty came from Ilo harbour", "came", "votes", "harbour"}, {"All no votes on the treaty came from Ilo harbour", "came", "votes", "harbour", true}, {}},
  };
  for (const Case& c : cases) EXPECT_EQ(hard_slots(c.one, c.two), c.want) << c.one.sentence << " | " << c.two.sentence;
}

TEST(Reconcile, AMeetingThatIsOnlyNamedMayBeElsewhere) {
  const std::string first = "Ada Holm met Luis Prado in Arica in March 2031", second = "Today's talks follow the trip of Ada Holm to Iquique in March 2031";
  for (const bool both : {false, true}) {
    std::vector<CodedReport> reports{report_of("", first + ".", "1"), report_of("", second + ".", "2")};
    Claim& met = add_claim(reports[0], first, "met", ClaimKind::event, Status::happened, {"holm", "prado"}, "meet");
    met.places.push_back({find(reports[0], "Arica"), both ? "Iquique" : "Arica", "CHL", PlacePrecision::city});
    Claim& follow = add_claim(reports[1], second, "follow", ClaimKind::event, Status::happened, {"talks", "trip"}, "follow");
    follow.args[1].span = find(reports[1], "the trip of Ada Holm to Iquique in March 2031");
    follow.places.push_back({find(reports[1], "Iquique"), "Iquique", "CHL", PlacePrecision::city});
    for (CodedReport& report : reports) {
      add_when(report, "March 2031", "");
      report.coding.claims.back().when.back().days = {Day::parse("2031-03-01"), Day::parse("2031-03-31")};
    }
    const StoryBrief brief = brief_of(reports);
    ASSERT_EQ(brief.disagreements.size(), both ? 0u : 1u);
    if (both) continue;
    EXPECT_EQ(brief.disagreements[0].slot, "place");
    EXPECT_FALSE(brief.disagreements[0].hard);
  }
}

TEST(Reconcile, WhatWasToldAsDoneByAYearWasDoneByThen) {
  const std::string first = "A lawyer said in 2030 that Holm repaid the loan", second = "Holm repaid the loan this spring";
  std::vector<CodedReport> reports{report_of("", first + ".", "1", "2031-06-01"), report_of("", second + ".", "2", "2031-06-01")};
  Claim& saying = add_claim(reports[0], first, "said", ClaimKind::statement, Status::happened, {"lawyer"}, "say");
  const Span cue = saying.head;
  add_when(reports[0], "2030", "in-year 2030");
  reports[0].coding.claims.back().when.back().days = {Day::parse("2030-01-01"), Day::parse("2030-12-31")};
  add_claim(reports[0], first, "repaid", ClaimKind::event, Status::happened, {"holm", "loan"}, "repay").holders.push_back({{}, false, cue});
  add_claim(reports[1], second, "repaid", ClaimKind::event, Status::happened, {"holm", "loan"}, "repay");
  add_when(reports[1], "this spring", "season-of 1 same");
  reports[1].coding.claims.back().when.back().days = {Day::parse("2031-03-01"), Day::parse("2031-05-31")};
  const StoryBrief brief = brief_of(reports);
  ASSERT_EQ(brief.disagreements.size(), 1u);
  EXPECT_EQ(brief.disagreements[0].slot, "date");
  EXPECT_TRUE(brief.disagreements[0].hard);
}

TEST(Reconcile, ASentenceMayHelpAGroupItDoesNotStandIn) {
  using namespace reconciling;
  std::vector<Unit> units(4);
  for (std::uint32_t u = 0; u < 4; ++u) units[u].text = u;
  const std::vector<Pair> pairs{{0, 1, {}, 0}, {0, 2, {}, 0}, {1, 2, {}, 0}, {0, 3, {}, 0}};
  const std::vector<double> scores{3, 0.4, -0.8, 1.5};
  // The third meets both in the mean, the fourth only the first.
  EXPECT_EQ(helpers({{0, 1}, {2}, {3}}, units, pairs, scores), (std::vector<Group>{{2}, {}, {0}}));
  units[2].text = 1;
  EXPECT_EQ(helpers({{0, 1}, {2}, {3}}, units, pairs, scores)[0], Group{});
}

TEST(Reconcile, AShortOpeningBelongsToTheSentenceAfterIt) {
  CodedReport report = report_of("", "To be clear: nobody opened the lock gates of Ilo.\n\nThe port said this: the gates stayed shut.", "1");
  for (const std::string words : {"To be clear:", "nobody opened the lock gates of Ilo.", "The port said this:", "the gates stayed shut."})
    report.sentences.push_back({.span = find(report, words), .fallback = true});
  const std::vector<CodedReport> reports{report};
  const StoryBrief brief = brief_of(reports);
  std::set<std::string> texts;
  for (const Finding& finding : brief.findings) texts.insert(finding.text);
  EXPECT_EQ(texts, (std::set<std::string>{"To be clear: nobody opened the lock gates of Ilo.", "The port said this: the gates stayed shut."}));
}

/// Two reports of a strike in their own words; each quotes somebody of its own unless told otherwise.
std::vector<CodedReport> strike(const std::string& speaker, const std::string& second_body) {
  const std::vector<std::string> bodies = {
      "Dockers closed the harbour of Ilo on Monday over night pay.\n\nTrucks with copper waited along the coast road.\n\nA baker gave away bread at dawn.\n\n"
      "Nine cranes stood idle under the fog.\n\n\"We will sleep at home again\" said Inés Roca near the gate.\n\nThe mayor of Ilo asked for patience.",
      second_body + "\"My fruit rots in the hold\" said " + speaker + " on his ship.\n\nGulls picked at melons on the pier.\n\nAn insurer in Lima counted "
      "late freighters.\n\nIlo has a mayor who asked both sides for patience."};
  const std::vector<std::pair<std::string, std::string>> quotes = {{"Inés Roca", "\"We will sleep at home again\""}, {speaker, "\"My fruit rots in the hold\""}};
  std::vector<CodedReport> reports;
  for (std::size_t r = 0; r < 2; ++r) {
    CodedReport report = report_of("", bodies[r], std::to_string(r));
    report.coding.quotes.push_back({QuoteKind::direct, find(report, quotes[r].second), find(report, quotes[r].first), {}, -1});
    reports.push_back(std::move(report));
  }
  return reports;
}

TEST(Reconcile, OwnVoicesAndFactsMakeTwoOrigins) {
  struct Case {
    std::string speaker, second_body;
    std::uint32_t low;
  };
  const std::string own = "Harbour workers in Ilo, where dockers want more pay for nights, closed the harbour on Monday.\n\n";
  const std::string copied = "Dockers closed the harbour of Ilo on Monday over night pay.\n\nTrucks with copper waited along the coast road.\n\n";
  for (const Case& c : {Case{"Tomás Vera", own, 2}, Case{"Inés Roca", own, 1}, Case{"Tomás Vera", copied, 1}}) {
    const std::vector<CodedReport> reports = strike(c.speaker, c.second_body);
    const StoryBrief brief = brief_of(reports);
    EXPECT_EQ(check(brief, reports), "");
    EXPECT_EQ(brief.origins.low, c.low) << c.speaker << " | " << c.second_body;
    EXPECT_EQ(std::any_of(brief.findings.begin(), brief.findings.end(), [](const Finding& f) { return f.band == Band::agreed; }), c.low == 2);
  }
}

}  // namespace
}  // namespace entente
