#include "reconcile/event_days.h"

#include <algorithm>
#include <optional>

#include "text/resolve.h"
#include "text/words.h"

namespace entente::reconciling {
namespace {

constexpr int widest = 7;   ///< days; what is dated by a month dates nothing else

bool is_narrow(const DayRange& days) {
  return days.earliest && days.latest && *days.latest - *days.earliest < widest;
}

/// Stem of the head of an event's span, which stands last in it.
std::string name_of(Span event, const CodedReport& report) {
  for (const Sentence& sentence : report.sentences) {
    if (!sentence.span.contains(event)) continue;
    for (const Token& token : sentence.tokens) {
      if (token.span.end == event.end && !token.lemma.empty()) return stem(fold(token.lemma));
    }
  }
  return {};
}

/// Frame of the claim whose predicate is the head of the event: "the vote" may be called a ballot elsewhere.
std::string frame_of(Span event, const CodedReport& report) {
  for (const Claim& claim : report.coding.claims) {
    if (claim.head.end == event.end && event.contains(claim.head)) return claim.frame;
  }
  return {};
}

void meet(DayRange& days, const DayRange& other) {
  if (!days.earliest) {
    days = other;
    return;
  }
  days.earliest = std::max(*days.earliest, *other.earliest);
  days.latest = std::min(*days.latest, *other.latest);
}

}  // namespace

EventDays::EventDays(const Texts& texts, const std::vector<Published>& published) {
  for (std::size_t t = 0; t < texts.of.size(); ++t) {
    for (const Claim& claim : texts.of[t]->coding.claims) {
      if (claim.negated || claim.when.empty()) continue;
      const When& when = claim.when.front();
      if (when.anchor == Anchor::event || (when.type != TimexType::date && when.type != TimexType::time)) continue;
      const DayRange days = when.days.known() || when.relative.empty() ? when.days : entente::resolve(when, published[t].days);
      if (!is_narrow(days)) continue;
      meet(by_name_[predicate_of(claim, *texts.of[t])], days);
      if (!claim.frame.empty()) meet(by_frame_[claim.frame], days);
    }
  }
}

DayRange EventDays::days_of(const std::string& name, const std::string& frame) const {
  DayRange out;
  if (const auto at = by_name_.find(name); at != by_name_.end()) meet(out, at->second);
  if (const auto at = by_frame_.find(frame); at != by_frame_.end()) meet(out, at->second);
  return out.earliest && *out.latest < *out.earliest ? DayRange() : out;
}

void EventDays::resolve(Claim& claim, const CodedReport& report) const {
  for (When& when : claim.when) {
    if (when.anchor != Anchor::event || when.event.empty() || when.days.known()) continue;
    const std::string name = name_of(when.event, report);
    if (name.empty()) continue;
    if (const DayRange days = days_of(name, frame_of(when.event, report)); days.known()) when.days = resolve_by_event(when, days);
  }
}

}  // namespace entente::reconciling
