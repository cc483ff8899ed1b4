#include "entente/prediction.h"

#include <algorithm>
#include <array>

namespace entente {
namespace {

constexpr std::array<std::string_view, 4> verdict_names = {"right", "wrong", "too early", "untestable"};

void add(const Actor& actor, std::vector<std::string>& out) {
  std::string who = !actor.name.empty() ? actor.name : !actor.state.empty() ? actor.state : actor.text;   // words may be "its"
  if (!who.empty() && !actor.state.empty() && who != actor.state) who += " [" + actor.state + "]";
  if (!who.empty() && std::find(out.begin(), out.end(), who) == out.end()) out.push_back(std::move(who));
}

}  // namespace

std::string_view name_of(Verdict verdict) { return verdict_names[static_cast<std::size_t>(verdict)]; }

Verdict verdict_of(const Plan& plan) {
  switch (plan.outcome) {
    case Outcome::kept: return Verdict::right;
    case Outcome::broken: return Verdict::wrong;
    case Outcome::lapsed: return Verdict::untestable;
    case Outcome::pending: break;
  }
  return plan.due.latest ? Verdict::too_early : Verdict::untestable;
}

std::vector<std::string> announcers_of(const StoryBrief& story, const Plan& plan) {
  const Claim& claim = story.findings[plan.finding].claim;
  std::vector<std::string> out;
  for (const Holder& holder : claim.holders) if (!holder.hearsay) add(holder.actor, out);
  if (out.empty() && !plan.predicted && claim.event) for (const Actor& actor : claim.event->actors) add(actor, out);
  return out;
}

}  // namespace entente
