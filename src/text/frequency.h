// How common a word is in news at large.
#pragma once

#include <string_view>

namespace entente {

/// Weight of a stem from how many of the background sentences hold it: log((N + 1) / (n + 0.5)), about 1 ("said") to 11.
/// Source: data/text/frequencies.txt, counted by train/text over openly licensed text.
double rarity(std::string_view stem);

/// The weight of a stem that the background does not know.
double highest_rarity();

}  // namespace entente
