// Status from the top of the tree downwards.
#pragma once

#include <span>
#include <vector>

#include "code/status/marks.h"
#include "entente/report.h"

namespace entente::status {

/// Status before negation, and whether it is negated: a negated "happened" is `denied`, a negated "planned" stays a plan.
struct Value {
  Status base = Status::happened;
  bool negated = false;
  TokenIndex holder = no_token;        ///< nearest word above that gives it to a speaker
  TokenIndex governor = no_token;      ///< word whose signature decided, if one did
  Effect effect = Effect::none;        ///< of that signature
  Effect own = Effect::none;           ///< of the modal, marker or form that decided, if one did
};

inline Status status_of(const Value& v) {
  return v.negated && (v.base == Status::happened || v.base == Status::ongoing) ? Status::denied : v.base;
}

/// A value for each token. Cost: linear in the tokens.
std::vector<Value> compose(const StatusTable::Impl& table, const Dependents& tree, const Report& report, const Sentence& sentence,
                           std::span<const Marks> marks);

}  // namespace entente::status
