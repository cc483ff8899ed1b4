// What code() needs besides a report: the tables of all its rooms.
#pragma once

#include <string>

#include "code/clause/words.h"
#include "code/frame/frame_lexicon.h"
#include "code/tie/tie.h"
#include "entente/code.h"

namespace entente {

struct CodeModel::Impl {
  ClauseWords clause_words;
  FrameLexicon frames;
  ScaleWords scales;
  std::string hash;
};

}  // namespace entente
