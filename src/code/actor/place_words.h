// Does a city's name stand for a government, or for a place? By the words that govern it.
#pragma once

#include <string>
#include <string_view>

#include "code/clause/tree.h"
#include "entente/result.h"
#include "text/string_map.h"

namespace entente {

class PlaceWords {
 public:
  /// data/actors/place_words.tsv. Errors: model.
  static Result<PlaceWords> load();
  bool is(std::string_view lemma, unsigned classes) const;
  enum Class : unsigned { object = 1, goal = 2, attack = 4, site = 8, talks = 16 };

 private:
  StringMap<unsigned> classes_;
};

/// How a name of a place stands in its sentence.
enum class Stance : std::uint8_t {
  doer,     ///< "Oslo said", "pressure on Oslo": the government
  target,   ///< "shelled Oslo", "visited Oslo": the state is acted upon at that place
  place     ///< "in Oslo"
};
Stance stance_of(const PlaceWords& words, const Tree& tree, TokenIndex head);
/// Is a state's name only where something is ("in Norway")?
bool is_locative(const Tree& tree, TokenIndex head);

}  // namespace entente
