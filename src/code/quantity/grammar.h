// The compiled grammar behind QuantityGrammar.
#pragma once

#include <vector>

#include "code/grammar/elements.h"
#include "code/grammar/rules.h"
#include "code/quantity/amount.h"
#include "code/quantity/quantities.h"

namespace entente {

struct QuantityGrammar::Impl {
  Lexicon lexicon;
  NumeralClasses numerals{lexicon};
  RuleSet rules;
  std::vector<UnitEntry> units;
  std::vector<std::vector<AmountAction>> actions;   ///< of each rule
  ClassId amount = lexicon.class_of("AMT"), up = lexicon.class_of("UP"), down = lexicon.class_of("DOWN"),
          filler = lexicon.class_of("FILLER"), dash = lexicon.class_of("DASH"), names = lexicon.class_of("NAMES"),
          plus = lexicon.class_of("PLUS"), sign = lexicon.class_of("SIGN");
};

}  // namespace entente
