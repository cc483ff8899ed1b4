// Text to tokens by the conventions of the English Web Treebank (UD v2).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "entente/span.h"
#include "parse/glyphs.h"

namespace entente {

/// Tokens of one block of text, ascending. Clitics are parted ("do|n't", "Holm|'s", "can|not"), hyphens are tokens but after
/// prefixes ("non-", "pre-"), numbers, addresses and abbreviations stay whole. Every character that is no space is in a token.
/// Cost: linear.
class Tokeniser {
 public:
  void run(std::string_view text, Span block, std::vector<Span>& out);

 private:
  std::vector<Character> characters_;
};

/// Whether `word` (without its dot) is written with a dot: "Mr", "Sept", "U.S", one letter.
bool is_abbreviation(std::string_view word);
/// Those after which a sentence seldom ends: "Mr.", "Gen.", "No.".
bool is_title(std::string_view word);

}  // namespace entente
