// Clashes that need what was coded: shares, speakers of one quotation, places and doers of one event.
#pragma once

#include <vector>

#include "reconcile/clash.h"

namespace entente::reconciling {

/// Adds the clashes of two coded units of different texts to `out`.
void share_clashes(std::vector<Clash>& out, const Unit& a, const Unit& b, const CodedReport& x, const CodedReport& y);
void speaker_clashes(std::vector<Clash>& out, const Unit& a, const Unit& b, const CodedReport& x, const CodedReport& y);
void event_clashes(std::vector<Clash>& out, const Unit& a, const Unit& b, const CodedReport& x, const CodedReport& y);

/// Do both predicates name one thing: one frame, or one stem?
bool same_predicate(const Claim& a, const Claim& b, const CodedReport& x, const CodedReport& y);

}  // namespace entente::reconciling
