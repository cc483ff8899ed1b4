// Compressed bytes -> bytes, within limits.
#pragma once

#include <string>

#include "entente/read.h"

namespace entente {

/// gzip (several members too) and zstd by their magic numbers; anything else is returned as it is.
/// Errors: limit (over max_bytes or max_ratio), format (damaged or cut off). `name` is the input, for messages.
Result<std::string> unpack(std::string bytes, const std::string& name, const ReadOptions& options);

}  // namespace entente
