#include "code/assembly/links.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace entente {
namespace {

struct Sense {
  LinkKind kind = LinkKind::because;
  bool reversed = false;   // "before": the later claim is the other one
};

std::optional<Sense> sense_of(std::string_view word) {
  using Pair = std::pair<std::string_view, Sense>;
  static constexpr std::array<Pair, 30> senses = {{
      {"because", {LinkKind::because}}, {"because of", {LinkKind::because}}, {"due to", {LinkKind::because}},
      {"owing to", {LinkKind::because}}, {"thanks to", {LinkKind::because}}, {"over", {LinkKind::because}},
      {"after", {LinkKind::after}}, {"following", {LinkKind::after}}, {"since", {LinkKind::after}}, {"once", {LinkKind::after}},
      {"before", {LinkKind::after, true}}, {"ahead of", {LinkKind::after, true}}, {"prior to", {LinkKind::after, true}},
      {"until", {LinkKind::after, true}}, {"despite", {LinkKind::despite}}, {"although", {LinkKind::despite}},
      {"though", {LinkKind::despite}}, {"even though", {LinkKind::despite}}, {"in spite of", {LinkKind::despite}},
      {"notwithstanding", {LinkKind::despite}}, {"if", {LinkKind::condition}}, {"unless", {LinkKind::condition}},
      {"provided", {LinkKind::condition}}, {"in case", {LinkKind::condition}}, {"to", {LinkKind::purpose}},
      {"in order to", {LinkKind::purpose}}, {"so that", {LinkKind::purpose}}, {"in return for", {LinkKind::in_return}},
      {"in exchange for", {LinkKind::in_return}}, {"in response to", {LinkKind::because}}
  }};
  const auto found = std::find_if(senses.begin(), senses.end(), [&](const Pair& p) { return p.first == word; });
  return found == senses.end() ? std::nullopt : std::optional(found->second);
}

void link(std::vector<Claim>& claims, std::int32_t from, std::int32_t to, Sense sense) {
  if (from < 0 || to < 0 || from == to) return;
  if (sense.reversed) std::swap(from, to);
  std::vector<Link>& links = claims[static_cast<std::size_t>(from)].links;
  const Link added{sense.kind, to};
  if (std::find(links.begin(), links.end(), added) == links.end()) links.push_back(added);
}

}  // namespace

void link_claims(const std::vector<Clause>& clauses, const std::vector<std::int32_t>& claim_at, std::vector<Claim>& claims) {
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    const Clause& clause = clauses[i];
    if (clause.link == ClauseLink::advcl && clause.parent >= 0) {
      const std::optional<Sense> sense = sense_of(clause.mark);
      if (sense) link(claims, claim_at[static_cast<std::size_t>(clause.parent)], claim_at[i], *sense);
    }
    for (const ClauseArg& arg : clause.args) {
      // "over" and "to" before a noun say more often what or where than why.
      if (arg.kind != ArgKind::oblique || arg.clause < 0 || arg.prep == "to" || arg.prep == "over") continue;
      const std::optional<Sense> sense = sense_of(arg.prep);
      if (sense) link(claims, claim_at[i], claim_at[static_cast<std::size_t>(arg.clause)], *sense);
    }
  }
}

}  // namespace entente
