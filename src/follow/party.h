// A party as the ledger knows it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entente/actor.h"

namespace entente::following {

/// Codes that stand for many bodies (IGO, NGO ...): their name tells them apart, the code does not.
bool is_class(std::string_view code);

/// Code of a state, else the name, else the words. Ascending, each once.
std::vector<std::string> parties(const std::vector<Actor>& actors);

}  // namespace entente::following
