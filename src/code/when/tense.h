// Does the clause around a time expression look back or ahead?
#pragma once

#include <string_view>

#include "entente/report.h"
#include "entente/sentence.h"
#include "entente/span.h"

namespace entente {

enum class Outlook : std::uint8_t { unknown, past, future };

/// Outlook of the verb that governs `span`: by the tree where there is one, else by the nearest words before it.
Outlook outlook_of(const Report& report, const Sentence& sentence, Span span);

/// First token that overlaps the span; no_token: none.
TokenIndex token_at(const Sentence& sentence, Span span);

}  // namespace entente
