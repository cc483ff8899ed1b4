// Clashes that need what was coded: shares, speakers of one quotation, places and doers of one event.
#pragma once

#include <vector>

#include "reconcile/clash.h"

namespace entente::reconciling {

void read_amounts(Side& side);
void read_quotations(Side& side);
void read_contacts(Side& side);
/// Adds the clashes of two coded units of different texts to `out`.
void sum_clashes(std::vector<Clash>& out, const Side& a, const Side& b);
void share_clashes(std::vector<Clash>& out, const Side& a, const Side& b);
void speaker_clashes(std::vector<Clash>& out, const Side& a, const Side& b);
void event_clashes(std::vector<Clash>& out, const Side& a, const Side& b);
/// Meetings that share a name and days, in other cities of one state. Soft: a city may stand for its state. Whatever the sentences are about.
void meeting_clashes(std::vector<Clash>& out, const Side& a, const Side& b);

}  // namespace entente::reconciling
