#include <gtest/gtest.h>

#include "code/event/lexicon.h"

namespace entente {
namespace {

constexpr EventText no_contexts{"contexts.txt", ""};
constexpr EventText classes{"classes.txt", "goods: rice, grain\n"};
constexpr EventText tables{"compose.txt", "promise\n  AID -> AGREE\n"};

std::string fault(std::string_view frames) {
  const EventText file{"f.txt", frames};
  const Result<EventLexicon> lexicon = EventLexicon::load({&classes, 1}, no_contexts, tables, {&file, 1});
  return lexicon ? "" : lexicon.error().what;
}

TEST(EventLexicon, BuiltInIsSound) {
  const Result<EventLexicon> lexicon = EventLexicon::load();
  ASSERT_TRUE(lexicon) << lexicon.error().what;
  std::size_t frames = 0;
  for (const event::Frame& frame : lexicon->impl().frames) frames += frame.silent ? 0 : frame.lemmas.size();
  EXPECT_GE(frames, 800u);
}

TEST(EventLexicon, EveryTypeHasFramesAndEveryBlockAnExample) {
  const Result<EventLexicon> lexicon = EventLexicon::load();
  ASSERT_TRUE(lexicon);
  int per_type[event_types] = {};
  for (const event::Frame& frame : lexicon->impl().frames) {
    if (!frame.silent && !frame.bare) ++per_type[static_cast<int>(frame.type)];
  }
  for (int i = 0; i < event_types; ++i) EXPECT_GT(per_type[i], 3) << name_of(static_cast<EventType>(i));
}

TEST(EventLexicon, FaultsNameFileAndLine) {
  EXPECT_EQ(fault("a.b  AID\n  v give [object @goods] : subject > to\n"), "");
  EXPECT_EQ(fault("a.b  HELP\n"), "lexicon/events/f.txt:1: no type HELP");
  EXPECT_EQ(fault("a.b  AID firearms\n"), "lexicon/events/f.txt:1: no mode firearms of AID");
  EXPECT_EQ(fault("a.b  AID\n  v give [object @good] : subject > to\n"), "lexicon/events/f.txt:2: no class @good");
  EXPECT_EQ(fault("a.b  AID\n  v give : subjet > to\n"), "lexicon/events/f.txt:2: no selector subjet");
  EXPECT_EQ(fault("a.b  AID\n  v give : subject > to\n\nb  AID\n  v give : subject > for\n"),
            "lexicon/events/f.txt:5: b: duplicate: give with the same conditions and priority");
  EXPECT_EQ(fault("a.b  AID\n  v give : subject > to\na.b  AID\n"), "lexicon/events/f.txt:3: a second frame a.b");
  EXPECT_EQ(fault("  v give : subject\n"), "lexicon/events/f.txt:1: a line outside a frame");
  EXPECT_EQ(fault("a.b  AID\n  v give\n"), "lexicon/events/f.txt:2: no roles");
  EXPECT_EQ(fault("a.b  AID\n  v give : subject\n  compose promises on comp\n"), "lexicon/events/f.txt:3: compose KIND on SELECTORS");
  EXPECT_EQ(fault("a.b  AID\n  priority 2\n"), "lexicon/events/f.txt:2: frame a.b has no lemmas");
}

TEST(EventLexicon, TheFirstRowThatFitsHolds) {
  const Result<EventLexicon> lexicon = EventLexicon::load();
  ASSERT_TRUE(lexicon);
  const auto line = [&](event::Compose kind, EventType type, const char* mode) {
    const event::Outcome to = lexicon->impl().composed(kind, type, mode);
    return to.known ? std::string(to.silent ? "NONE" : name_of(to.type)) + " " + to.mode : "";
  };
  EXPECT_EQ(line(event::Compose::future, EventType::CONSULT, "visit"), "AGREE ");
  EXPECT_EQ(line(event::Compose::future, EventType::RETREAT, "withdraw"), "CONCEDE ");
  EXPECT_EQ(line(event::Compose::threaten, EventType::SANCTION, "expel"), "THREATEN expel");
  EXPECT_EQ(line(event::Compose::threaten, EventType::SANCTION, "discontinue"), "THREATEN relations");
  EXPECT_EQ(line(event::Compose::stop, EventType::CONSULT, "phone"), "REJECT meet");
}

}  // namespace
}  // namespace entente
