// Pieces of the public JSON that several writers share (docs/formats.md).
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "entente/finding.h"

namespace entente::store {

using Json = nlohmann::ordered_json;

/// One line; bytes that are not UTF-8 (they cannot come out of `read`) would be replaced, never thrown at.
std::string line_of(const Json& json);

/// Null for what is not known.
Json text_or_null(const std::string& text);
/// A share to two places.
Json hundredths(double share);
Json day_or_null(const std::optional<Day>& day);
Json json_of(const Published& published);
Json json_of(const Actor& actor);
Json json_of(const std::vector<Actor>& actors);
Json json_of(const When& when);
Json json_of(const Place& place);
Json json_of(const Event& event);
Json json_of(const Announced& announced);
Json json_of(const Quantity& quantity, const Report& report);
Json json_of(const TieClaim& tie, const std::vector<Quantity>& quantities, const Report& report);
Json json_of(const Origins& origins);

/// An array of what `each` makes of the values.
template <class T, class F>
Json list_of(const std::vector<T>& values, F each) {
  Json list = Json::array();
  for (const T& value : values) list.push_back(each(value));
  return list;
}

}  // namespace entente::store
