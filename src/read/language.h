// Which language a text is in.
#pragma once

#include <string>
#include <string_view>

namespace entente {

/// BCP 47 primary language of `text` by script and function words; `prior` (a page's lang attribute) decides what is close.
/// Empty: not known. Looks at the first 2,400 bytes.
/// Source: Grefenstette, "Comparing two language identification schemes", JADT 1995 (small-word method).
std::string language_of(std::string_view text, std::string_view prior);

/// Is the folded word (lower case, no accents) a function word of a language we list?
bool is_function_word(std::string_view folded);

}  // namespace entente
