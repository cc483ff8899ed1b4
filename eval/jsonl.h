// Gold files in JSON Lines.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "entente/result.h"
#include "eval.h"

namespace entente::eval {

/// One object a line; blank lines are skipped. Errors: io, format (names the line).
inline Result<std::vector<nlohmann::json>> json_lines(const std::string& path) {
  const Result<std::string> bytes = file_bytes(path);
  if (!bytes) return bytes.error();
  std::vector<nlohmann::json> out;
  std::size_t number = 0;
  for (std::size_t at = 0; at < bytes->size();) {
    const std::size_t end = std::min(bytes->find('\n', at), bytes->size());
    ++number;
    if (bytes->find_first_not_of(" \r", at) < end) {
      nlohmann::json object = nlohmann::json::parse(bytes->begin() + static_cast<std::ptrdiff_t>(at),
                                                    bytes->begin() + static_cast<std::ptrdiff_t>(end), nullptr, false);
      if (!object.is_object()) return Error{Error::Kind::format, path + ":" + std::to_string(number) + ": not a JSON object", -1};
      out.push_back(std::move(object));
    }
    at = end + 1;
  }
  return out;
}

}  // namespace entente::eval
