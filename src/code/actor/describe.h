// What the words of a noun phrase say of whom it names: office, sectors, state.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "code/actor/actor_table.h"
#include "code/actor/names.h"
#include "code/clause/tree.h"

namespace entente {

struct Description {
  std::string office;                      ///< lower case ("foreign minister"); empty: none
  EntityKind kind = EntityKind::other;     ///< of the office
  std::vector<std::string> states;         ///< codes, usually one
  std::vector<std::string> sectors;
  std::string body;                        ///< name of a body the words belong to ("NATO chief"); empty: none
  bool head = false;                       ///< leads a state or body
  bool former = false;
  bool generic = false;                    ///< the office alone says no sector
  bool state_alone = false;                ///< "country"
  bool weak = false;                       ///< as Office::weak
  bool relational = false;                 ///< as Office::relational: no state of its own
  std::string_view usual;                  ///< as Office::usual
  bool dissolved = false;                  ///< a state of the past ("Soviet leader")
  TokenIndex begin = no_token;             ///< first token of the description
  TokenIndex owner = no_token;             ///< head of a possessor that is no known state ("Holm's adviser", "her government")
};

/// Reads the words before and at `last`, the head noun or the word before a name; `first` bounds the view to the left.
Description describe(const ActorTable& table, const Report& report, const Sentence& sentence, const Tree& tree,
                     const std::vector<TermUse>& terms, TokenIndex first, TokenIndex last);

/// Adds what a complement says: "the premier of Nepal", "head of the army", "officials in Lima". `head`: the noun.
void add_complements(const ActorTable& table, const Report& report, const Sentence& sentence, const Tree& tree,
                     const std::vector<TermUse>& terms, TokenIndex head, Description& description);

}  // namespace entente
