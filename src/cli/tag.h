// What a row is tagged with, and which row is a saying or a plan: each only where the tree of its sentence bears it out.
#pragma once

#include <string>

#include "entente/finding.h"

namespace entente::cli {

/// "CONSULT visit, planned, 4 Jan 2031". The event, tie and day of a claim that is the sentence's main one and stands in no quotation; a day only if its words hang on
/// the claim's own predicate, are no longer than a month, counted from the report's day or written out, the only day of the sentence, and on the side of that day that the status says.
/// `due`: of the plan that the finding is, if it is one; the days of all reports together are narrower.
std::string tag_of(const CodedReport& report, const Published& published, const Finding& finding, const DayRange& due = {});

/// Does the row tell what somebody said? The sentence as a whole does, not a clause inside it.
bool is_saying(const CodedReport& report, const Finding& finding);

/// Is the sentence's main clause a remark ("The visit shows how much is at stake"), whatever else stands in it?
bool is_comment(const CodedReport& report, const Finding& finding);

/// Is it a plan of somebody named, told by the sentence as a whole? "The system he vowed to mend" and "you will not have to wonder" are none.
/// What somebody predicts needs no doer.
bool is_firm(const CodedReport& report, const Finding& finding, bool predicted);

}  // namespace entente::cli
