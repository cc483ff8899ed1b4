// What code() needs besides a report: the tables of all its rooms.
#pragma once

#include <optional>
#include <string>

#include "code/actor/actor_table.h"
#include "code/clause/words.h"
#include "code/event/event.h"
#include "code/frame/frame_lexicon.h"
#include "code/quantity/quantities.h"
#include "code/quote/quotes.h"
#include "code/status/factuality.h"
#include "code/tie/tie.h"
#include "code/when/whens.h"
#include "entente/code.h"

namespace entente {

struct CodeModel::Impl {
  ClauseWords clause_words;
  FrameLexicon frames;
  ScaleWords scales;
  // Those below have no empty state; all are there once the model is loaded.
  std::optional<ActorTable> actors;
  std::optional<StatusTable> status;
  std::optional<CueTable> cues;
  std::optional<WhenGrammar> whens;
  std::optional<QuantityGrammar> quantities;
  std::optional<EventLexicon> events;
  std::string hash;
};

}  // namespace entente
