#include "text/frequency.h"

#include <charconv>
#include <cmath>

#include "text/lookup.h"
#include "text/tables.h"

namespace entente {
namespace {

double count_of(std::string_view stem) {
  static const std::string_view counts = table("text/frequencies.txt");
  const auto found = lookup(counts, stem);
  double count = 0;
  if (found) std::from_chars(found->data(), found->data() + found->size(), count);
  return count;
}

/// The first line of the table, "!sentences", holds the number of sentences counted.
double sentences() {
  static const double n = count_of("!sentences");
  return n > 0 ? n : 1;
}

}  // namespace

double rarity(std::string_view stem) { return std::log((sentences() + 1) / (count_of(stem) + 0.5)); }

double highest_rarity() { return std::log((sentences() + 1) / 0.5); }

}  // namespace entente
