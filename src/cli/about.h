// --about: is something about an actor or a good?
#pragma once

#include <string_view>

#include "entente/finding.h"
#include "entente/ledger.h"

namespace entente::cli {

/// `what` is a state code ("KOR"), part of a name ("Holm") or of a good ("rare earth"); letter case does not matter.
/// An empty `what` fits everything.
bool is_about(const Finding& finding, std::string_view what);
bool is_about(const LedgerRow& row, std::string_view what);
bool is_about(const Actor& actor, std::string_view what);

}  // namespace entente::cli
