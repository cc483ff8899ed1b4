// The compiled grammar behind WhenGrammar.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "code/grammar/elements.h"
#include "code/grammar/rules.h"
#include "code/when/expression.h"
#include "code/when/whens.h"

namespace entente {

struct WhenGrammar::Impl {
  Lexicon lexicon;
  NumeralClasses numerals{lexicon};
  RuleSet rules;
  std::vector<std::vector<WhenAction>> actions;   ///< of each rule

  /// What expressions are to the rules of the next level.
  ClassId date = lexicon.class_of("DATE"), dur = lexicon.class_of("DUR"), dur_bare = lexicon.class_of("DURBARE"),
          dur_year = lexicon.class_of("DURYEAR"), the = lexicon.literal("the"),
          set = lexicon.class_of("SETX"), ref = lexicon.class_of("REF"), clock = lexicon.class_of("CLOCKX"),
          hour = lexicon.class_of("HOURX"), tod = lexicon.class_of("TODX"),
          holiday = lexicon.class_of("HOLIDAYX"), ampm = lexicon.class_of("AMPM"), month = lexicon.class_of("MONTH");
  std::array<ClassId, 13> grains = {
      lexicon.class_of("CENTURYX"), lexicon.class_of("DECADEX"), lexicon.class_of("YEARX"),    lexicon.class_of("HALFX"),
      lexicon.class_of("QUARTERX"), lexicon.class_of("SEASONX"), lexicon.class_of("MONTHX"),   lexicon.class_of("WEEKX"),
      lexicon.class_of("WEEKENDX"), lexicon.class_of("DAYX"),    lexicon.class_of("HOURX"),    lexicon.class_of("HOURX"),
      lexicon.class_of("HOURX")};
};

}  // namespace entente
