// What people call the states of the tables.
#pragma once

#include <string>
#include <string_view>

namespace entente {

/// "KOR" -> "South Korea", "USA" -> "the United States", as it stands inside a sentence; what is no code of a state or of the
/// United Nations or the European Union stays as it is..
std::string called(std::string_view party);

/// A state's name at the begin of a text: "South Korea's exports" -> KOR, 11 bytes. `bytes` = 0: none stands there.
struct StateAtBegin {
  std::string_view code;
  std::size_t bytes = 0;
};
/// Short, official and other names of states.tsv, in any case, the longest; with or without "the". Cost: linear in the table.
StateAtBegin state_at_begin(std::string_view text);

}  // namespace entente
