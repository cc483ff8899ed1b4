// Rows of the ledger in words that a person understands at once.
#pragma once

#include <string>
#include <vector>

#include "entente/ledger.h"

namespace entente::cli {

/// "South Korea hosts about 28,500 troops of the United States", "China supplies nearly half of South Korea's rare earth supply".
std::string sentence_of(const LedgerRow& row);
/// What a row says, one thing each: those who give the amount need not give the rank. What is disputed stays together.
std::vector<LedgerRow> statements_of(const LedgerRow& row);
/// The same on an edge of a drawing: "nearly half of rare earth", "ally".
std::string label_of(const LedgerRow& row);
/// "41.7 to 50 %, rank 1, as of 2 Jan 2026, disputed"; empty: nothing to add.
std::string note_of(const LedgerRow& row);
/// "41.7 to 50 %", "25,650 to 31,350", "at least 300 tonne".
std::string words_of(const Interval& amount, const std::string& unit);
/// "3 reports, 1-2 origins"
std::string words_of(const LedgerRow& row);
std::string sentence_of(const NeedRow& row);

}  // namespace entente::cli
