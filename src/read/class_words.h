// What class and id attributes say of an element.
#pragma once

#include <cstdint>
#include <string_view>

namespace entente {

enum ClassCue : std::uint8_t { cue_good = 1, cue_bad = 2, cue_comment = 4, cue_byline = 8 };

/// All cues of an attribute value ("entry-content clearfix"), or-ed. Reads at most its first 400 bytes.
std::uint8_t class_cues(std::string_view value);

}  // namespace entente
