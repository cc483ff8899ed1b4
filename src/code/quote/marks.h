// Quotation marks of a text.
#pragma once

#include <string_view>
#include <vector>

#include "entente/span.h"

namespace entente::quote {

/// Words between marks, within one paragraph.
struct Marked {
  Span outer;              ///< marks included
  Span inner;              ///< without the marks
  bool open_before = false;   ///< goes on a quotation of the paragraph before: reopened
  bool open_after = false;    ///< no closing mark: the next paragraph goes on
  friend bool operator==(const Marked&, const Marked&) = default;
};

/// Outermost quotations in text order. Marks: “ ” „ « » " '' `` and, alone, ‘ ’ and '. A mark inside another pair of another
/// kind is nested and belongs to its words; an apostrophe is no mark. What stays open at the end of a paragraph
/// ends there; it is taken for a quotation only if the next paragraph opens again or its mark is a directed one.
/// Cost: linear in the text. No recursion.
std::vector<Marked> quotations(std::string_view text);

}  // namespace entente::quote
