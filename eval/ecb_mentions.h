// Event mentions of ECB+ inside predicted stories.
#pragma once

#include <string>
#include <vector>

#include "entente/result.h"
#include "reconcile/mention.h"

namespace entente::eval {

struct EcbMentions {
  std::vector<std::string> docs, ids;                     ///< of each mention
  std::vector<std::string> chains;                        ///< gold
  std::vector<std::string> topics;
  std::vector<std::uint32_t> story;                       ///< predicted, by gather over the documents of the split
  std::vector<reconciling::EventMention> mentions;
};

/// Event mentions in checked sentences of `folder`; `split`: train, dev, or empty for all. Errors: io, format.
Result<EcbMentions> ecb_mentions(const std::string& folder, const std::string& split);

}  // namespace entente::eval
