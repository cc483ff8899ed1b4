// What code() needs besides a report: the tables of all its rooms.
#pragma once

#include <optional>
#include <string>

#include "code/actor/actor_table.h"
#include "code/clause/words.h"
#include "code/frame/frame_lexicon.h"
#include "code/tie/tie.h"
#include "entente/code.h"

namespace entente {

struct CodeModel::Impl {
  ClauseWords clause_words;
  FrameLexicon frames;
  ScaleWords scales;
  std::optional<ActorTable> actors;          // always there once loaded
  std::string hash;
};

}  // namespace entente
