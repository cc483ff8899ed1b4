// Numbers in words and digits, joined from the elements that write them.
#pragma once

#include <vector>

#include "code/grammar/elements.h"

namespace entente {

/// Copies `in` to `out` with the elements of one number joined ("a hundred thirty million", "2 1/2", "twenty-first",
/// "nineteen ninety-six") and gives numbers their classes. Cost: linear.
void join_numerals(const NumeralClasses& classes, const std::vector<Element>& in, std::vector<Element>& out);

}  // namespace entente
