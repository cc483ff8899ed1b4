// Times, places, quantities and arguments of a claim.
#pragma once

#include <string>
#include <vector>

#include "code/assembly/reading.h"
#include "code/frame/frame.h"

namespace entente {

/// Fills Claim::when, places, quantities with what stands in the clause's own words.
void fill_slots(const Report& report, const Sentence& sentence, const SentenceReading& reading, std::size_t clause, Claim& claim);

/// Fills Claim::args from roles; needs the quantities.
void fill_args(const Report& report, const Sentence& sentence, const SentenceReading& reading, const std::vector<FrameRole>& roles,
               Claim& claim);

/// What is bought or sold, without "imports", "supplies": "rare earth", "chip".
std::string good_lemma(const Sentence& sentence, const SentenceReading& reading, const Argument& arg);

}  // namespace entente
