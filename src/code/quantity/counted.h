// What a number counts, and the whole that a share is of.
#pragma once

#include "entente/report.h"
#include "entente/sentence.h"
#include "entente/span.h"
#include "entente/value.h"

namespace entente {

/// The noun phrase right after a bare number ("twenty armed boats"), without its modifiers after the noun; empty: none.
Span counted_after(const Sentence& sentence, Span number);
/// The noun phrase after "of" behind the amount ("half of its tin exports"); empty: none.
Span complement_of(const Report& report, const Sentence& sentence, Span amount);
/// What an amount with a unit measures: the subject of its verb, or the noun it belongs to; empty: none found.
Span measured_by(const Sentence& sentence, Span amount);

/// Who has, makes or owes an amount: the subject of an active verb whose object it is ("Chad mines a third of the tin", "accounts
/// for"), the owner before it ("Chad's 30 percent"), the doer after "by" ("a third mined by Chad"); empty: none found.
Span holder_of(const Sentence& sentence, Span amount);

/// Is a bare number a quantity here? Not in names ("Boeing 787"), scores, "one" as a pronoun, numbers of articles.
bool is_counting(const Report& report, const Sentence& sentence, Span number, Span counted);

/// Last token inside the span; no_token: none.
TokenIndex last_token(const Sentence& sentence, Span span);

}  // namespace entente
