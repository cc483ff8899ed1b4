// Times, places, quantities and arguments of a claim.
#pragma once

#include <string>
#include <vector>

#include "code/assembly/reading.h"
#include "code/clause/words.h"
#include "code/frame/frame.h"

namespace entente {

/// Fills Claim::when, places, quantities with what stands in the clause's own words.
void fill_slots(const ClauseWords& words, const Sentence& sentence, const SentenceReading& reading, std::size_t clause, Claim& claim);

/// "a visit beginning on Sunday": the participle says only when; its times belong to the clause around it.
bool gives_time_only(const ClauseWords& words, const Sentence& sentence, const Clause& clause);

/// Fills Claim::args from roles; needs the quantities.
void fill_args(const Report& report, const Sentence& sentence, const SentenceReading& reading, const std::vector<FrameRole>& roles,
               Claim& claim);

/// What is bought or sold, without "imports", "supplies": "rare earth", "chip".
std::string good_lemma(const Report& report, const Sentence& sentence, const SentenceReading& reading, const Argument& arg);

}  // namespace entente
