// Event typing on parser output: examples of the lexicon, hard sentences, and equality with the reference scorer.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "code/event/lexicon.h"

namespace entente {
namespace {

using nlohmann::json;

std::string shell(const std::string& command) {
  std::string out;
  FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return out;
  char buffer[4096];
  while (const std::size_t n = fread(buffer, 1, sizeof buffer, pipe)) out.append(buffer, n);
  return pclose(pipe) == 0 ? out : "";
}

std::string scratch(const char* name) { return ::testing::TempDir() + name; }

json scores_of(const std::string& gold, const std::string& out = "") {
  const std::string answer = shell(std::string(ENTENTE_EVAL) + " events --json " + gold + (out.empty() ? "" : " --out " + out));
  return json::parse(answer, nullptr, false);
}

/// "Peru {met|saw} Chile" -> both sentences.
std::vector<std::string> spelt_out(const std::string& text) {
  const std::size_t open = text.find('{'), close = text.find('}');
  if (open == std::string::npos || close == std::string::npos) return {text};
  std::vector<std::string> out;
  std::size_t begin = open + 1;
  while (begin <= close) {
    const std::size_t end = std::min(text.find('|', begin), close);
    out.push_back(text.substr(0, open) + text.substr(begin, end - begin) + text.substr(close + 1));
    begin = end + 1;
  }
  return out;
}

struct Asked {
  const event::Example* example;
  EventType type;
};

std::set<std::string> states(const std::string& list) {
  std::set<std::string> out;
  std::string word;
  for (const char c : list + "+") {
    if (c != '+' && c != ' ') word += c;
    else if (!word.empty()) out.insert(word), word.clear();
  }
  return out;
}

std::set<std::string> states(const json& actors) {
  std::set<std::string> out;
  for (const json& a : actors) {
    if (a["iso3"].is_string()) out.insert(a["iso3"].get<std::string>());
  }
  return out;
}

TEST(Events, ExamplesOfTheLexicon) {
  const Result<EventLexicon> lexicon = EventLexicon::load();
  ASSERT_TRUE(lexicon) << lexicon.error().what;
  const auto& impl = lexicon->impl();
  std::vector<Asked> asked;
  std::ofstream file(scratch("examples.jsonl"));
  for (const event::Example& example : impl.examples) {
    const auto frame = std::find_if(impl.frames.begin(), impl.frames.end(), [&](const event::Frame& f) { return f.name == example.frame; });
    ASSERT_NE(frame, impl.frames.end());
    for (const std::string& text : spelt_out(example.text)) {
      file << json{{"id", std::to_string(asked.size())}, {"text", text}, {"events", json::array()}}.dump() << '\n';
      asked.push_back({&example, frame->type});
    }
  }
  file.close();
  ASSERT_FALSE(scores_of(scratch("examples.jsonl"), scratch("examples.out")).is_discarded());
  int fired = 0, positive = 0, dyads = 0, wanted = 0, quiet = 0, negative = 0;
  std::ifstream answers(scratch("examples.out"));
  std::string line;
  for (std::size_t i = 0; std::getline(answers, line); ++i) {
    ASSERT_LT(i, asked.size());
    const json d = json::parse(line);
    const Asked& a = asked[i];
    const std::string type(name_of(a.type));
    bool found = false, sides = false;
    const std::size_t arrow = a.example->want.find('>');
    const auto from = states(a.example->want.substr(0, arrow)), to = states(arrow == std::string::npos ? "" : a.example->want.substr(arrow + 1));
    for (const json& e : d["events"]) {
      // A plan of what the frame names is the frame at work too.
      const bool same = e["type"] == type || (e.contains("announced") && e["announced"]["type"] == type) ||
                        (e["rules"][0] == "frame: " + a.example->frame);
      found = found || same;
      sides = sides || (same && states(e["actor"]) == from && states(e["recipient"]) == to);
    }
    if (!a.example->positive) {
      ++negative;
      quiet += !found;
      continue;
    }
    ++positive;
    fired += found;
    if (!a.example->want.empty()) ++wanted, dyads += sides;
    if (!found || !sides) RecordProperty("missed_" + std::to_string(i), d["text"].get<std::string>());
    if ((!found || !sides) && std::getenv("ENTENTE_EXPLAIN") != nullptr) std::printf("%s  %s\n", a.example->frame.c_str(), line.c_str());
  }
  std::printf("examples: %d of %d fire, %d of %d with the right sides; %d of %d counter-examples are quiet\n", fired, positive, dyads,
              wanted, quiet, negative);
  EXPECT_GE(positive, 200);
  EXPECT_GE(fired, positive * 85 / 100);
  EXPECT_GE(dyads, wanted * 70 / 100);
  EXPECT_GE(quiet, negative * 90 / 100);
}

TEST(Events, TwinsOfTheHardSentences) {
  const json s = scores_of(std::string(ENTENTE_SOURCE) + "/tests/cases/hard36.jsonl");
  ASSERT_FALSE(s.is_discarded());
  EXPECT_EQ(s["sentences"], 36);
  EXPECT_GE(s["exact_sentences"].get<double>() * 36, 31 - 1e-6);
}

/// Sentences of all types, and such as hold none, written before the output was seen.
TEST(Events, FreshSentences) {
  const json s = scores_of(std::string(ENTENTE_SOURCE) + "/tests/cases/news190.jsonl");
  ASSERT_FALSE(s.is_discarded());
  EXPECT_EQ(s["sentences"], 190);
  EXPECT_GE(s["type_f1"].get<double>(), 0.87);
  EXPECT_GE(s["dyad_f1"].get<double>(), 0.78);
  EXPECT_GE(s["mode_accuracy"].get<double>(), 0.90);
}

/// A state that accuses, and a person of the same name.
TEST(Events, NamesOfPeopleThatAreStates) {
  const std::string gold = scratch("names.jsonl");
  std::ofstream(gold) << R"({"id": "state", "text": "Jordan accused Syria of shelling a border post.", "events": [{"type": "ACCUSE", "source_actor_code": ["JOR"], "target_actor_code": ["SYR"]}]}
{"id": "person", "text": "Mr. Jordan asked the commissioner to resign.", "events": []}
{"id": "given name", "text": "Ms. Georgia Holm criticised the plan on Monday.", "events": []}
)";
  const json s = scores_of(gold);
  ASSERT_FALSE(s.is_discarded());
  EXPECT_EQ(s["exact_sentences"], 1.0);
}

/// Politicians fight with words, visit bridges and talk with children; states and forces do otherwise.
TEST(Events, PoliticsAtHome) {
  const std::string gold = scratch("home.jsonl");
  std::ofstream(gold) << R"({"id": "words", "text": "Norwegian senators attacked the prime minister of Norway over the budget.", "events": [{"type": "ACCUSE", "source_actor_code": ["NOR"], "target_actor_code": ["NOR"]}]}
{"id": "arms", "text": "Norwegian soldiers attacked Swedish soldiers near the border.", "events": [{"type": "ASSAULT", "source_actor_code": ["NOR"], "target_actor_code": ["SWE"]}]}
{"id": "bridge", "text": "The prime minister of Norway visited an ageing bridge on Monday.", "events": []}
{"id": "visit", "text": "The prime minister of Norway visited Sweden on Monday.", "events": [{"type": "CONSULT", "source_actor_code": ["NOR"], "target_actor_code": ["SWE"]}]}
{"id": "children", "text": "The prime minister of Norway chatted with her children.", "events": []}
)";
  const json s = scores_of(gold);
  ASSERT_FALSE(s.is_discarded());
  EXPECT_EQ(s["exact_sentences"], 1.0) << s.dump();
}

/// Recipients are who is dealt with; what is only words, wishes, views or a topic is no event.
TEST(Events, WhoIsDealtWith) {
  const std::string gold = scratch("dealt.jsonl");
  std::ofstream(gold) << R"({"id": "bystander", "text": "The president of Norway denounced the leak of the letters to a Swedish paper on Monday.", "events": [{"type": "ACCUSE", "source_actor_code": ["NOR"], "target_actor_code": []}]}
{"id": "place of the topic", "text": "Norway called for an inquiry into the origins of the disease in China.", "events": [{"type": "REQUEST", "source_actor_code": ["NOR"], "target_actor_code": []}]}
{"id": "meeting place", "text": "The president of Norway will meet the president of Chile in Geneva next month.", "events": [{"type": "AGREE", "source_actor_code": ["NOR", "CHL"], "target_actor_code": []}]}
{"id": "topic", "text": "The Russian investigation had the money it needed, the minister of Norway said.", "events": []}
{"id": "backed", "text": "Norway condemned the Iranian-backed militia on Monday.", "events": [{"type": "ACCUSE", "source_actor_code": ["NOR"], "target_actor_code": ["---"]}]}
{"id": "view", "text": "The prime minister of Norway opposes civil partnerships.", "events": []}
{"id": "empty promise", "text": "The prime minister of Norway pledged to teach more children to swim.", "events": []}
{"id": "might", "text": "Norway may condemn Sweden over the dam.", "events": []}
{"id": "asked if", "text": "The president of Norway was asked if Sweden had attacked Finland.", "events": []}
{"id": "refusal", "text": "Norway is not willing to fund Chadian rebels.", "events": [{"type": "REJECT", "source_actor_code": ["NOR"], "target_actor_code": ["TCD"]}]}
{"id": "press", "text": "Chilean officials spoke anonymously with Reuters on Monday.", "events": []}
{"id": "day", "text": "The president of Chile on Tuesday insisted that she was not afraid.", "events": []}
{"id": "between", "text": "Chile and Peru agreed on a ceasefire in Bolivia.", "events": [{"type": "AGREE", "source_actor_code": ["CHL", "PER"], "target_actor_code": []}]}
{"id": "court", "text": "The supreme court of Chile upheld the ban on plastic bags.", "events": []}
{"id": "raid", "text": "The senators of Norway raided the pension fund to pay for roads.", "events": []}
)";
  const json s = scores_of(gold, scratch("dealt.out"));
  ASSERT_FALSE(s.is_discarded());
  EXPECT_GE(s["exact_sentences"].get<double>() * 15, 15 - 1e-2) << s.dump();
}

/// Who is named himself is the recipient, not the land or the people in his phrase; all that are named, not the first.
TEST(Events, WhoIsNamedHimself) {
  const std::string gold = scratch("himself.jsonl");
  std::ofstream(gold) << R"({"id": "captured there", "text": "Kenyan militants beheaded nine fighters captured in clashes near the Somali border.", "events": [{"type": "ASSAULT", "source_actor_code": ["KEN"], "target_actor_code": ["---"]}]}
{"id": "handed on", "text": "The Norwegian navy captured eight pirates, who were later handed over to Kenya.", "events": [{"type": "COERCE", "source_actor_code": ["NOR"], "target_actor_code": ["---"]}]}
{"id": "two victims", "text": "A Danish nurse and a Chilean doctor were arrested by Peruvian police on Friday.", "events": [{"type": "COERCE", "source_actor_code": ["PER"], "target_actor_code": ["DNK", "CHL"]}]}
{"id": "two critics", "text": "Peru was criticised by both Denmark and Norway on Friday.", "events": [{"type": "ACCUSE", "source_actor_code": ["DNK", "NOR"], "target_actor_code": ["PER"]}]}
{"id": "own land", "text": "Greek unionists rallied in Athens on Friday.", "events": [{"type": "PROTEST", "source_actor_code": ["GRC"], "target_actor_code": []}]}
{"id": "another land", "text": "Greek unionists rallied in Lisbon on Friday.", "events": [{"type": "PROTEST", "source_actor_code": ["GRC"], "target_actor_code": ["PRT"]}]}
{"id": "as many as", "text": "The army of Chile detained as many as nine Peruvian witnesses on Friday.", "events": [{"type": "COERCE", "source_actor_code": ["CHL"], "target_actor_code": ["PER"]}]}
{"id": "clash", "text": "Three Chadian rebels were killed in clashes with French troops on Friday.", "events": [{"type": "ASSAULT", "source_actor_code": ["FRA"], "target_actor_code": ["TCD"]}]}
{"id": "of one state", "text": "Danish students marched on Friday, and the government of Denmark denounced them.", "events": [{"type": "PROTEST", "source_actor_code": ["DNK"], "target_actor_code": []}, {"type": "ACCUSE", "source_actor_code": ["DNK"], "target_actor_code": ["DNK"]}]}
{"id": "led", "text": "A rebel was wounded in a French-led airstrike on Friday.", "events": [{"type": "ASSAULT", "source_actor_code": ["FRA"], "target_actor_code": ["---"]}]}
{"id": "eve", "text": "Greek unionists rallied on the eve of a vote in the Portuguese parliament.", "events": [{"type": "PROTEST", "source_actor_code": ["GRC"], "target_actor_code": []}]}
{"id": "who owns", "text": "Malta closed its port to Libya on Friday.", "events": [{"type": "COERCE", "source_actor_code": ["MLT"], "target_actor_code": ["LBY"]}]}
)";
  const std::string out = scratch("himself.out");
  const json s = scores_of(gold, out);
  ASSERT_FALSE(s.is_discarded());
  EXPECT_EQ(s["exact_sentences"], 1.0) << shell("cat " + out);
}

/// Who strikes in a land need not be of it.
TEST(Events, GuestsTakeNoState) {
  const std::string gold = scratch("guests.jsonl"), out = scratch("guests.out");
  std::ofstream(gold) << R"({"id": "guests", "text": "A coalition of air forces struck a convoy in Iraq on Friday, Norwegian radio said.", "events": [{"type": "ASSAULT", "source_actor_code": null, "target_actor_code": ["IRQ"]}]}
)";
  scores_of(gold, out);
  const json answer = json::parse(shell("cat " + out), nullptr, false);
  ASSERT_FALSE(answer.is_discarded());
  EXPECT_TRUE(answer["events"][0]["actor"][0]["iso3"].is_null()) << answer.dump();
  EXPECT_EQ(answer["events"][0]["recipient"][0]["iso3"], "IRQ") << answer.dump();
}

TEST(Events, WhoSuffersIt) {
  const std::string gold = scratch("suffers.jsonl");
  std::ofstream(gold) << R"({"id": "inverse pronoun", "text": "Danish senator Ada Holm left early, and she came under fire from Danish unions.", "events": [{"type": "ASSAULT", "source_actor_code": ["DNK"], "target_actor_code": ["DNK"]}]}
{"id": "two adjectives", "text": "Norway seized parts of Chadian and Libyan territory.", "events": [{"type": "ASSAULT", "source_actor_code": ["NOR"], "target_actor_code": ["TCD", "LBY"]}]}
{"id": "two places", "text": "The Norwegian army struck camps in Chad and Libya.", "events": [{"type": "ASSAULT", "source_actor_code": ["NOR"], "target_actor_code": ["TCD", "LBY"]}]}
{"id": "names in apposition", "text": "Norway praised three of its former rivals, Sweden, Denmark and Finland, on Friday.", "events": [{"type": "SUPPORT", "source_actor_code": ["NOR"], "target_actor_code": ["SWE", "DNK", "FIN"]}]}
{"id": "not their disarmer", "text": "Chadian soldiers shot at crowds of people who had been disarmed by Norway.", "events": [{"type": "ASSAULT", "source_actor_code": ["TCD"], "target_actor_code": ["---"]}]}
{"id": "whose arrest", "text": "The premier of Norway spoke of Lind's arrest.", "events": []}
{"id": "victim of a crime", "text": "Danish police are investigating the attack on the Swedish consulate.", "events": [{"type": "ACCUSE", "source_actor_code": ["DNK"], "target_actor_code": []}]}
{"id": "holder of captives", "text": "Denmark called for the release of two Finnish sailors held by Russia.", "events": [{"type": "REQUEST", "source_actor_code": ["DNK"], "target_actor_code": ["RUS"]}]}
{"id": "captives", "text": "Denmark demanded that two Finnish sailors be freed by Russia.", "events": [{"type": "REQUEST", "source_actor_code": ["DNK"], "target_actor_code": ["RUS"]}]}
{"id": "where they march", "text": "Hundreds of people marched through Oslo to protest the war in Iraq.", "events": [{"type": "PROTEST", "source_actor_code": ["NOR"], "target_actor_code": ["IRQ"]}]}
{"id": "own port", "text": "China will deploy warships at its port of Qingdao.", "events": [{"type": "MOBILIZE", "source_actor_code": ["CHN"], "target_actor_code": []}]}
{"id": "who died", "text": "Kenyan police launched airstrikes that killed nine Somali fighters.", "events": [{"type": "ASSAULT", "source_actor_code": ["KEN"], "target_actor_code": ["SOM"]}]}
{"id": "six others", "text": "Kenyan police killed three Somali fighters and wounded six others.", "events": [{"type": "ASSAULT", "source_actor_code": ["KEN"], "target_actor_code": ["SOM"]}, {"type": "ASSAULT", "source_actor_code": ["KEN"], "target_actor_code": ["SOM"]}]}
{"id": "charged at home", "text": "The prosecutor of Denmark charged three other people with spying.", "events": [{"type": "ACCUSE", "source_actor_code": ["DNK"], "target_actor_code": ["DNK"]}]}
)";
  const json s = scores_of(gold, scratch("suffers.out"));
  ASSERT_FALSE(s.is_discarded());
  EXPECT_GE(s["exact_sentences"].get<double>() * 14, 14 - 1e-2) << s.dump() << shell("cat " + scratch("suffers.out") + " | cut -c1-600");
}
TEST(Events, WhoElseActs) {
  const std::string gold = scratch("else.jsonl");
  std::ofstream(gold) << R"({"id": "second of three", "text": "The Danish police, the Norwegian army and the Swedish coast guard are investigating the Russian captain.", "events": [{"type": "ACCUSE", "source_actor_code": ["DNK", "NOR", "SWE"], "target_actor_code": ["RUS"]}]}
{"id": "along with", "text": "Denmark, along with Norway and Sweden, criticised Chad.", "events": [{"type": "ACCUSE", "source_actor_code": ["DNK", "NOR", "SWE"], "target_actor_code": ["TCD"]}]}
{"id": "title without a comma", "text": "France's party leader voiced support for U.S. Republican presidential candidate Bo Lind on Wednesday.", "events": [{"type": "SUPPORT", "source_actor_code": ["FRA"], "target_actor_code": ["USA"]}]}
{"id": "praised by nobody", "text": "Danish minister praised for courage.", "events": []}
{"id": "accusation rejected", "text": "Denmark rejected Norway's accusation of spying.", "events": [{"type": "ACCUSE", "source_actor_code": ["NOR"], "target_actor_code": ["DNK"], "status": "background"}]}
{"id": "letter", "text": "Denmark's letter to Norway demanding the return of the bell was published.", "events": [{"type": "REQUEST", "source_actor_code": ["DNK"], "target_actor_code": ["NOR"]}]}
{"id": "wrote", "text": "Denmark wrote to Norway asking for help.", "events": [{"type": "REQUEST", "source_actor_code": ["DNK"], "target_actor_code": ["NOR"]}]}
{"id": "sorry for", "text": "Denmark apologised for spying on a German reporter.", "events": [{"type": "CONCEDE", "source_actor_code": ["DNK"], "target_actor_code": ["DEU"]}]}
{"id": "angry that", "text": "Kenya's president is angry that Ugandan officials allowed the sale.", "events": [{"type": "ACCUSE", "source_actor_code": ["KEN"], "target_actor_code": ["UGA"]}]}
)";
  const json s = scores_of(gold, scratch("else.out"));
  ASSERT_FALSE(s.is_discarded());
  EXPECT_GE(s["exact_sentences"].get<double>() * 9, 9 - 1e-2) << s.dump() << shell("cat " + scratch("else.out") + " | cut -c1-600");
}
TEST(Events, WhoDealsWithWhom) {
  const std::string gold = scratch("deals.jsonl"), out = scratch("deals.out");
  std::ofstream(gold) << R"({"id": "counterpart", "text": "Norway's foreign minister met his Peruvian counterpart in Lima on Friday.", "events": [{"type": "CONSULT", "source_actor_code": ["NOR", "PER"], "target_actor_code": []}]}
{"id": "family", "text": "Norway's foreign minister met his children in Lima on Friday.", "events": []}
{"id": "truce", "text": "The Chadian government and the rebels agreed to a truce on Friday.", "events": [{"type": "AGREE", "source_actor_code": ["TCD", "TCD"], "target_actor_code": []}]}
{"id": "a state's protest", "text": "Japan protested the landing of Danish divers on the island.", "events": [{"type": "ACCUSE", "source_actor_code": ["JPN"], "target_actor_code": ["DNK"]}]}
{"id": "a crowd's protest", "text": "Danish farmers protested the tax on Friday.", "events": [{"type": "PROTEST", "source_actor_code": ["DNK"], "target_actor_code": []}]}
{"id": "arrested by nobody", "text": "Chile's opposition leader was arrested on Friday.", "events": [{"type": "COERCE", "source_actor_code": [], "target_actor_code": ["CHL"]}]}
{"id": "kept out", "text": "The Danish government barred Chilean tourists from entering the country.", "events": [{"type": "COERCE", "source_actor_code": ["DNK"], "target_actor_code": ["CHL"]}]}
{"id": "nobody counted", "text": "Thousands demonstrated in Oslo on Friday.", "events": [{"type": "PROTEST", "source_actor_code": ["NOR"], "target_actor_code": []}]}
{"id": "at a place of", "text": "A gunman killed 20 worshippers at a mosque in Kabul.", "events": [{"type": "ASSAULT", "source_actor_code": ["AFG"], "target_actor_code": ["AFG"]}]}
{"id": "strike and wounded", "text": "A Danish strike on a port in Chile wounded seven people.", "events": [{"type": "ASSAULT", "source_actor_code": ["DNK"], "target_actor_code": ["CHL"]}]}
{"id": "bombing that maimed", "text": "He fled after the bombing of a clinic in Chile that killed a police officer.", "events": [{"type": "ASSAULT", "source_actor_code": [], "target_actor_code": ["CHL"]}]}
{"id": "sent away", "text": "Norway warned the union members that they would be deported.", "events": [{"type": "THREATEN", "source_actor_code": ["NOR"], "target_actor_code": []}]}
{"id": "verdict at home", "text": "Chile's former ruler, Luis Prado, was convicted of fraud on Tuesday.", "events": [{"type": "SANCTION", "source_actor_code": ["CHL"], "target_actor_code": ["CHL"]}]}
{"id": "clash at home", "text": "Police and protesters clashed in Lima.", "events": [{"type": "ASSAULT", "source_actor_code": ["PER"], "target_actor_code": []}]}
{"id": "sum", "text": "Norway pledged $40 million in aid to Peru on Friday.", "events": [{"type": "AGREE", "source_actor_code": ["NOR"], "target_actor_code": ["PER"]}]}
)";
  const json scores = scores_of(gold, out);
  EXPECT_EQ(scores["exact_sentences"], 1.0) << scores.dump(1);
}

TEST(Events, WhoIsNoSide) {
  const std::string gold = scratch("noside.jsonl");
  std::ofstream(gold) << R"({"id": "cease - fire", "text": "Israel and Chad announced a cease-fire in Mali on Thursday.", "events": [{"type": "AGREE", "source_actor_code": ["ISR", "TCD"], "target_actor_code": []}]}
{"id": "beasts", "text": "Danish officers slaughtered about 1,000 birds.", "events": []}
{"id": "flags", "text": "Demonstrators in Dhaka waved Danish and Norwegian flags.", "events": [{"type": "PROTEST", "source_actor_code": ["BGD"], "target_actor_code": []}]}
{"id": "whose expulsion", "text": "Danish exiles rallied in Copenhagen against the expulsion of Malian nuns.", "events": [{"type": "PROTEST", "source_actor_code": ["DNK"], "target_actor_code": []}]}
{"id": "alongside", "text": "Denmark fought alongside Norway.", "events": [{"type": "ASSAULT", "source_actor_code": ["DNK", "NOR"], "target_actor_code": []}]}
{"id": "town of a deed", "text": "The Madrid bombings killed 191 people.", "events": [{"type": "ASSAULT", "source_actor_code": null, "target_actor_code": ["ESP"]}]}
{"id": "condemned deed", "text": "Denmark condemned the Paris attacks.", "events": [{"type": "ACCUSE", "source_actor_code": ["DNK"], "target_actor_code": []}]}
{"id": "warring parties", "text": "The African Union envoy is mediating talks among warring parties in Sudan.", "events": [{"type": "CONSULT", "source_actor_code": ["IGO"], "target_actor_code": ["SDN"]}]}
{"id": "opposed by", "text": "Danish voters blocked the Norwegian law, opposed by Swedes.", "events": [{"type": "REJECT", "source_actor_code": ["DNK"], "target_actor_code": ["NOR"]}, {"type": "REJECT", "source_actor_code": ["SWE"], "target_actor_code": ["---"]}]}
)";
  const json s = scores_of(gold, scratch("noside.out"));
  ASSERT_FALSE(s.is_discarded());
  EXPECT_GE(s["dyad_f1"].get<double>(), .9) << s.dump() << shell("cat " + scratch("noside.out") + " | cut -c1-600");
  EXPECT_GE(s["exact_sentences"].get<double>() * 9, 8 - 1e-2) << s.dump() << shell("cat " + scratch("noside.out") + " | cut -c1-600");
}
TEST(Events, WhatItFellOn) {
  const std::string gold = scratch("sites.jsonl"), out = scratch("sites.out");
  std::ofstream(gold) << R"({"id": "homes", "text": "Danish police raided two homes in Odense.", "events": []}
{"id": "courthouse", "text": "Chadian rebels threw grenades at a courthouse in Mali.", "events": []}
{"id": "people", "text": "Chadian rebels killed eight people in Mali.", "events": []}
{"id": "both", "text": "Danish jets bombed a school in Mali on Friday, killing nine people and wounding thirty.", "events": []}
)";
  scores_of(gold, out);
  std::ifstream answers(out);
  for (const char* want : {"DNK CVL", "MLI JUD", "MLI CVL", "MLI EDU, MLI CVL"}) {
    std::string line;
    ASSERT_TRUE(std::getline(answers, line));
    const json answer = json::parse(line, nullptr, false);
    ASSERT_EQ(answer["events"].size(), 1u) << line;
    std::string who;
    for (const json& r : answer["events"][0]["recipient"]) {
      who += (who.empty() ? "" : ", ") + r["iso3"].get<std::string>() + " " + r["sector"][0].get<std::string>();
    }
    EXPECT_EQ(who, want) << line;
  }
}
TEST(Events, SensesAndPrivateLife) {
  const std::string gold = scratch("senses.jsonl"), out = scratch("senses.out");
  std::ofstream(gold) << R"({"id": "paper and firm", "text": "Reporters criticised the firm Hansen Lines of Denmark.", "events": []}
{"id": "private reporter", "text": "Danish reporter Ada Holm resigned from her newspaper on Friday.", "events": []}
{"id": "minister", "text": "Danish minister Ada Holm resigned on Friday.", "events": [{"type": "RETREAT", "source_actor_code": ["DNK"], "target_actor_code": []}]}
{"id": "student travels", "text": "A Danish student arrived in Kuwait on Friday.", "events": []}
{"id": "opinion", "text": "Most lawmakers in Peru agree the girl should go back to Chile.", "events": []}
{"id": "told, not promised", "text": "Premier Ada Holm of Norway assured the Chilean envoys that their trip was a very important mission.", "events": []}
{"id": "assured of an act", "text": "Norway assured Chile that it would respect the border.", "events": [{"type": "AGREE", "source_actor_code": ["NOR"], "target_actor_code": ["CHL"]}]}
{"id": "silent on it", "text": "Norway's premier declined to define what such a deal with Chile would include.", "events": []}
{"id": "not made to", "text": "These bombings will not cause Norway to retreat.", "events": []}
{"id": "case", "text": "Norway's minister Ivo Lund pressed the case that low rates are good.", "events": []}
{"id": "struggle", "text": "Norwegian women have fought to keep their jobs.", "events": []}
{"id": "voters", "text": "The Chilean party's national voter mobilization began on Friday.", "events": []}
{"id": "workers' strike", "text": "The sanitation workers' strike in Peru ended on Friday.", "events": [{"type": "PROTEST", "source_actor_code": ["PER"], "target_actor_code": []}]}
{"id": "called off", "text": "Peru's drivers called off a strike on Friday.", "events": [{"type": "RETREAT", "source_actor_code": ["PER"], "target_actor_code": []}]}
{"id": "orders an arrest", "text": "Peru's president Ada Holm ordered the arrest of two Chilean students.", "events": [{"type": "COERCE", "source_actor_code": ["PER"], "target_actor_code": ["CHL"]}]}
{"id": "thanks to come", "text": "Norway's president Ada Holm wants to thank the Chilean people on Friday.", "events": [{"type": "AGREE", "source_actor_code": ["NOR"], "target_actor_code": ["CHL"]}]}
{"id": "attacked with words", "text": "Norwegian lawmaker Ivo Lund attacked Norwegian union members on Friday.", "events": [{"type": "ACCUSE", "source_actor_code": ["NOR"], "target_actor_code": ["NOR"]}]}
{"id": "champion", "text": "Ada Holm of Norway next plays defending champion Inés Roca of Chile.", "events": []}
{"id": "attacked with arms", "text": "Norwegian rebels attacked Norwegian union members on Friday.", "events": [{"type": "ASSAULT", "source_actor_code": ["NOR"], "target_actor_code": ["NOR"]}]}
{"id": "dateline alone", "text": "LIMA -- Gunmen released two priests on Friday.", "events": [{"type": "RETREAT", "source_actor_code": ["PER"], "target_actor_code": ["PER"]}]}
)";
  const json s = scores_of(gold, out);
  ASSERT_FALSE(s.is_discarded());
  EXPECT_GE(s["exact_sentences"].get<double>() * 20, 20 - 1e-2) << s.dump() << shell("cat " + out + " | cut -c1-600");
}

/// Type and recipients of one event of a sentence, as "TYPE: STATE SECTOR, STATE"; "TYPE:" if it has none, "" if there is no event.
TEST(Events, StateAndSectorOfRecipients) {
  struct Row {
    const char *id, *text, *want;
  };
  const Row rows[] = {
      {"neighbours", "A Danish nurse gunned down two women on Friday.", "ASSAULT: DNK CVL"},
      {"place of the deed before", "Kenyan troops crossed into a Somali village, set fire to ten houses and kidnapped five people.", "ASSAULT: SOM CVL"},
      {"some of them", "The bombings on Friday killed 259 people, including 12 Danes.", "ASSAULT: --- CVL, DNK CVL"},
      {"its capital's courthouse", "Peruvian students threw petrol bombs at Lima's main courthouse.", "ASSAULT: PER JUD"},
      {"said there", "Norway's premier praised the law at the White House.", "SUPPORT:"},
      {"outside whose home", "Demonstrators gathered outside the relatives' home in Chile.", "PROTEST:"},
      {"not the invaded", "The Danish premier condemned the Iraq invasion.", "ACCUSE:"},
      {"to whom", "Denmark will give an aid package worth 10 million euros to independent aid groups.", "AGREE: --- SOC"},
      {"apposition of two", "David Holm, a former minister and a top general in the wars, was sentenced to two years by a Danish judge.", "SANCTION: DNK ELI"},
      {"where and of whom", "The trial in Malta of six Libyan students has opened.", "ACCUSE: LBY EDU"},
      {"of a law", "Denmark's ministry has dismissed criticism by the African Union of a law being debated.", "ACCUSE:"},
      {"on whom", "The Icelandic premier blames Peru's calamity on Chilean bankers.", "ACCUSE: CHL BUS"},
      {"title in two", "Chile criticised Danish President Bo Lind and Attorney General Ada Holm.", "ACCUSE: DNK GOV, --- GOV JUD"},
      {"petition", "Danish teachers launched petitions calling on superdelegates to vote.", "REQUEST: DNK PTY"},
      {"nations", "Norway's premier is urging Arab nations to boycott the summit.", "REQUEST: ---"},
      {"letter", "Denmark sent a letter to Norway and Sweden demanding the return of the bell.", "REQUEST: NOR, SWE"},
      {"whose", "Ada Holm, whose conviction for spying was upheld by Peru's Supreme Court, is a Danish student.", "SANCTION: DNK EDU"},
      {"a title of several", "The president of Chile endorsed Peruvian senators Bo Lind, Ada Holm and Ivo Roca.", "SUPPORT: PER LEG, PER LEG, PER LEG"},
      {"whose passport", "Norway threatened to cancel Ada Holm's passport.", "THREATEN: ---"},
      {"thanked", "Norway's president thanked voters.", "SUPPORT: NOR CVL"},
      {"blamed", "Peru's premier blamed bankers for the crisis.", "ACCUSE: PER BUS"},
      {"given", "Danish senator Bo Lind gave Ada Holm of Norway his endorsement on Friday.", "SUPPORT: NOR"},
      {"he who was written to", "Argentine President Ivo Roca wrote to the Cuban premier, asking him to let the nurse travel.", "REQUEST: CUB GOV"},
      {"in a letter", "Norway's ministry asked for the return of the files in a letter to the Danish police.", "REQUEST: DNK COP"},
      {"to help others", "Norway is appealing for money to help refugees from Sudan.", "REQUEST:"},
      {"embassy", "A Cuban dissident has sought refuge at the Argentine embassy in Havana.", "REQUEST: ARG GOV"},
      {"foreign", "Ethiopian police detained two foreign diplomats in the south.", "COERCE: --- GOV"},
      {"candidate", "Danish nurses voiced support for U.S. Republican presidential candidate Bo Lind on Friday.", "SUPPORT: USA PTY"},
      {"civilians", "Peru has arrested five Chilean nationals.", "COERCE: CHL CVL"},
      {"a nation", "Peru's premier warned the Turks.", "THREATEN: TUR"},
      {"rivals", "Peru's premier mocked his rivals.", "ACCUSE: PER"},
      {"land of the embassy", "Twelve Danes were killed in the Kenya embassy bombing.", "ASSAULT: DNK CVL"},
      {"named neighbour", "Bo Lind of Norway killed 49 people.", "ASSAULT: NOR CVL"},
      {"his own", "The Danish premier cancelled his audiences.", "REJECT:"},
      {"only talked about", "Danish senator Bo Lind talks about using nuclear weapons.", ""},
      {"in the air", "Danish gunmen fired shots in the air.", ""},
      {"no blow", "Danish soldiers are conducting rescue operations in Mali.", ""},
      {"guests of a town", "Delegates do not mind being overrun by Danish Conservatives.", ""},
      {"festive", "A parade marched through Oslo.", ""},
      {"coping", "Norway's administration grapples with cyber crises.", ""},
      {"its own strike", "A Danish union threatened to begin its strike on Thursday.", "THREATEN:"},
      {"lawyers", "Norwegian prosecutors have warned lawyers of fines.", "THREATEN: NOR"},
      {"outside a town", "Gunmen killed two men outside Lima on Friday.", "ASSAULT: PER CVL"},
      {"own people", "Norway's premier urged people to stay inside.", "REQUEST: NOR CVL"},
      {"sentenced", "A Peruvian court sentenced two men to prison.", "SANCTION: PER CVL"},
      {"released", "Authorities in Turkey have released five people.", "RETREAT: TUR CVL"},
      {"allies", "Norway's premier urged allies to stay.", "REQUEST: ---"},
      {"warrant", "The Peruvian government issued a warrant for the arrest of Ada Holm.", "THREATEN: PER"},
  };
  const std::string gold = scratch("sides.jsonl"), out = scratch("sides.out");
  std::ofstream file(gold);
  for (const Row& row : rows) file << json{{"id", row.id}, {"text", row.text}, {"events", json::array()}}.dump() << '\n';
  file.close();
  scores_of(gold, out);
  std::ifstream answers(out);
  std::string line;
  for (const Row& row : rows) {
    ASSERT_TRUE(std::getline(answers, line)) << row.id;
    const std::string want = row.want, type = want.substr(0, want.find(':'));
    if (want.empty()) EXPECT_EQ(json::parse(line, nullptr, false)["events"].size(), 0u) << row.id << "  " << line;
    const json answer = json::parse(line, nullptr, false);
    std::string last;
    for (const json& e : answer["events"]) {
      if (e["type"] != type) continue;
      last = type + ":";
      for (const json& r : e["recipient"]) {
        last += std::string(last.back() == ':' ? " " : ", ") + (r["iso3"].is_string() ? r["iso3"].get<std::string>() : "---");
        for (const json& sector : r["sector"]) last += " " + sector.get<std::string>();
      }
    }
    EXPECT_EQ(last, want) << row.id << "  " << line;
  }
}

TEST(Events, OneObjectOfTwoVerbs) {
  const std::string gold = scratch("verbs.jsonl"), out = scratch("verbs.out");
  std::ofstream(gold) << R"({"id": "two verbs", "text": "A Danish officer shot and killed a Chilean student on Friday.", "events": [{"type": "ASSAULT", "source_actor_code": ["DNK"], "target_actor_code": ["CHL"]}, {"type": "ASSAULT", "source_actor_code": ["DNK"], "target_actor_code": ["CHL"]}]}
)";
  scores_of(gold, out);
  const json answer = json::parse(shell("cat " + out), nullptr, false);
  ASSERT_FALSE(answer.is_discarded());
  ASSERT_EQ(answer["events"].size(), 2u);
  for (const json& event : answer["events"]) EXPECT_EQ(event["recipient"][0]["iso3"], "CHL") << event.dump();
}

TEST(Events, EqualsTheReferenceScorer) {
  const char* data = std::getenv("ENTENTE_DATA");
  if (data == nullptr) GTEST_SKIP() << "ENTENTE_DATA is not set";
  const std::string events = std::string(data) + "/events", gold = scratch("gold.jsonl"), out = scratch("system.jsonl");
  shell("cat " + events + "/dev.jsonl " + events + "/relevance/dev.jsonl " + events + "/cameo_quad/dev.jsonl " + events + "/hard12.jsonl > " + gold + "; true");
  const json ours = scores_of(gold, out);
  ASSERT_FALSE(ours.is_discarded());
  const json theirs = json::parse(shell("python3 " + std::string(data) + "/../tools/score_events.py --json " + gold + " " + out), nullptr, false);
  ASSERT_FALSE(theirs.is_discarded());
  for (const auto& [key, value] : theirs.items()) EXPECT_EQ(json(ours[key]), value) << key;
  EXPECT_GE(ours["relevant_recall"].get<double>(), 0.46);
  EXPECT_LE(ours["false_alarm_rate"].get<double>(), 0.08);
  const json dev = scores_of(events + "/dev.jsonl");
  EXPECT_GE(dev["type_f1"].get<double>(), 0.65);
  EXPECT_GE(dev["type_p"].get<double>(), 0.72);
  EXPECT_GE(dev["type_r"].get<double>(), 0.60);
  EXPECT_GE(dev["mode_accuracy"].get<double>(), 0.70);
  EXPECT_GE(dev["dyad_f1"].get<double>(), 0.50);
}

}  // namespace
}  // namespace entente
