// The event that a time is counted from: "two days after the vote", "the eve of the summit".
#pragma once

#include <optional>

#include "entente/report.h"
#include "entente/sentence.h"
#include "entente/span.h"

namespace entente {

struct AnchorEvent {
  Span span;           ///< "the vote", "protesters stormed": its head is the last word
  int direction = 1;   ///< 1: the time lies after the event, -1: before it, 0: on its day
};

/// The event named right after a time expression, if "after", "before", "following", "ahead of", "into" or "of" stands between
/// and a noun or a clause follows. Needs tags; uses the tree where there is one.
std::optional<AnchorEvent> anchor_event(const Report& report, const Sentence& sentence, Span expression);

}  // namespace entente
