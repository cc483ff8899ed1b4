#include "entente/follow.h"

#include "follow/plans.h"
#include "follow/ties.h"

namespace entente {

void follow(StoryBrief& brief, std::span<const CodedReport> reports, std::optional<Day> as_of) {
  brief.plans = following::plans_of(brief, reports, as_of);
  brief.ties = following::ties_of(brief, reports);
}

}  // namespace entente
