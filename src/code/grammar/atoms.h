// The smallest pieces of a sentence that a rule can name: words, runs of digits, single signs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "entente/span.h"

namespace entente {

enum class AtomForm : std::uint8_t { word, digits, sign };
enum class Case : std::uint8_t { none, lower, capital, upper, mixed };

/// A piece of text. Words are runs of letters (an "'s" is one), digits may hold groups and one decimal point ("1,234.5").
struct Atom {
  Span span;
  AtomForm form = AtomForm::sign;
  Case letters = Case::none;
  bool glued = false;        ///< no blank before it
};

/// Cuts text[within] into atoms. Independent of the parser's tokens: "third-quarter" is three atoms in any treebank.
/// Cost: linear. Bytes that are not UTF-8 become signs.
void atomise(std::string_view text, Span within, std::vector<Atom>& out);

/// The text of an atom in lower case, with typographic dashes, quotes and minus signs as their ASCII forms.
void fold(std::string_view text, const Atom& atom, std::string& out);

}  // namespace entente
