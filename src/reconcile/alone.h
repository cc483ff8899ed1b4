// Does a line stand alone?
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entente/finding.h"

namespace entente::reconciling {

/// A line as its reader meets it.
struct Shown {
  const CodedReport& report;
  Span told;
  std::vector<Span> explained;       ///< pronouns and descriptions that brackets replace, ascending
  std::vector<Span> quoted;          ///< words inside quotation marks, ascending
  bool speaker = false;              ///< the words are given to somebody named: "I" means them
  const std::vector<std::string>* theme = nullptr;   ///< stems that the whole story is about, ascending: "the treaty" is no riddle
  bool quoted_at(Span span) const;
  bool explained_at(Span span) const;
  bool is_theme(Span span) const;
};

/// Is the token part of a name that no person has: of a body or a place?
bool is_body(const CodedReport& report, const Sentence& sentence, TokenIndex token);

/// A month or a day of the week, folded.
bool is_calendar(std::string_view word);

/// Does the line end within its sentence?
bool ends_early(const CodedReport& report, Span told);

/// What a reader of the line alone misses: "an antecedent" ("It asked for fuel"), "a reference" ("That port", "One was hurt"), "a time" ("A year earlier"),
/// "an end" (cut), "a statement" (a call to the reader, a title, a lead-in). Empty: nothing. Judged by the tree; sentences without a tree by their first word.
/// Cost: quadratic at most in the tokens of the line.
std::string_view lacking(const Shown& shown);

}  // namespace entente::reconciling
