// Who-is-who of several reports put together.
#include <algorithm>
#include <tuple>

#include "entente/code.h"

namespace entente {
namespace {

auto key(const RoleEvidence& e) {
  return std::tie(e.person, e.state, e.office, e.former, e.sectors, e.body, e.when.earliest, e.when.latest, e.cite);
}

}  // namespace

std::vector<RoleEvidence> merge(std::vector<RoleEvidence> evidence) {
  std::sort(evidence.begin(), evidence.end(), [](const RoleEvidence& a, const RoleEvidence& b) { return key(a) < key(b); });
  evidence.erase(std::unique(evidence.begin(), evidence.end()), evidence.end());
  return evidence;
}

}  // namespace entente
