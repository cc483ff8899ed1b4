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

}  // namespace

EventDays::EventDays(const Texts& texts, const std::vector<Published>& published) {
  for (std::size_t t = 0; t < texts.of.size(); ++t) {
    for (const Claim& claim : texts.of[t]->coding.claims) {
      if (claim.negated || claim.when.empty()) continue;
      const When& when = claim.when.front();
      if (when.anchor == Anchor::event || (when.type != TimexType::date && when.type != TimexType::time)) continue;
      const DayRange days = when.days.known() || when.relative.empty() ? when.days : entente::resolve(when, published[t].days);
      if (is_narrow(days)) dated_.push_back({predicate_of(claim, *texts.of[t]), claim.frame, days});
    }
  }
}

DayRange EventDays::days_of(const std::string& name, const std::string& frame) const {
  DayRange out;
  for (const Dated& d : dated_) {
    if (d.name != name && (frame.empty() || d.frame != frame)) continue;
    if (!out.earliest) {
      out = d.days;
      continue;
    }
    out.earliest = std::max(*out.earliest, *d.days.earliest);
    out.latest = std::min(*out.latest, *d.days.latest);
    if (*out.latest < *out.earliest) return {};
  }
  return out;
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
