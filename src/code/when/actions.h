// Actions of the time rules: from elements met by a rule to an expression.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "code/grammar/rules.h"
#include "code/when/expression.h"

namespace entente {

/// Errors: model (an action that there is not; names the rule).
Result<std::vector<std::vector<WhenAction>>> compile_actions(std::span<const Rule> rules, const Lexicon& lexicon);

/// Runs the actions of a match. Nothing if they lead nowhere (no such unit, a number out of bounds) or skip.
std::optional<Expression> run_actions(std::span<const WhenAction> actions, const RuleMatch& match, std::span<const Element> elements,
                                      std::span<const Expression> expressions, const Lexicon& lexicon);

}  // namespace entente
