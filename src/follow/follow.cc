#include "entente/follow.h"

namespace entente {

void follow(StoryBrief&, std::span<const CodedReport>, std::optional<Day>) {}

}  // namespace entente
