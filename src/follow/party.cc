#include "follow/party.h"

#include <algorithm>

namespace entente::following {
namespace {

std::string party_of(const Actor& actor) {
  if (!actor.state.empty() && !is_class(actor.state)) return actor.state;
  return !actor.name.empty() ? actor.name : !actor.text.empty() ? actor.text : actor.state;
}

}  // namespace

bool is_class(std::string_view code) {
  return code == "IGO" || code == "NGO" || code == "MNC" || code == "ISM" || code == "IMG";
}

std::vector<std::string> parties(const std::vector<Actor>& actors) {
  std::vector<std::string> out;
  for (const Actor& actor : actors) out.push_back(party_of(actor));
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace entente::following
