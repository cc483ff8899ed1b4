// Lexical classes of words: what the tables in data/ say about a word, ready to be looked up.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "code/grammar/atoms.h"
#include "entente/result.h"
#include "text/string_map.h"

namespace entente {

using ClassId = std::uint16_t;
inline constexpr ClassId no_class = 0xffff;

/// A word is in a class with a value: MONTH 5. Values are whole numbers, or symbols (Lexicon::symbol).
struct Membership {
  ClassId id = no_class;
  std::int32_t value = 0;
  friend bool operator==(const Membership&, const Membership&) = default;
};

/// Words and phrases with their classes.
///
/// Table, one entry a line:   CLASS | value | word, two words, ...      '#' begins a comment.
/// A value is a whole number or a symbol. A word with a capital letter is met only by that writing or, if only its first
/// letter is a capital, by all capitals too ("May": not "may"); a word in lower case by any writing,
/// with '=' before it only in lower case ("=m").
class Lexicon {
 public:
  /// Adds the entries of a table. Errors: model (a line is not well formed; names file and line).
  Result<bool> read(std::string_view file, std::string_view table);

  /// The class of that name, made if there is none yet. A word of a rule is a class of its own: "=word".
  ClassId class_of(std::string_view name);
  /// The number of a symbol, made if it is new; symbols start at 1'000'000.
  std::int32_t symbol(std::string_view name);
  /// Its name; empty if the value is a plain number.
  std::string_view symbol_name(std::int32_t value) const;
  /// Makes a word or sign known to the rules as a class of its own.
  ClassId literal(std::string_view word);
  std::size_t classes() const { return class_names_.size(); }

  struct Found {
    std::uint32_t atoms = 0;      ///< how many atoms the entry covers; 0: nothing found
    std::uint32_t count = 0;      ///< memberships written
  };
  /// The longest entry that begins at atoms[at]; at most `room` memberships are written to `out`.
  /// `folded` holds the text of each atom as `fold` gives it.
  Found find(const std::vector<Atom>& atoms, const std::vector<std::string>& folded, std::string_view text, std::size_t at,
             Membership* out, std::uint32_t room) const;

 private:
  struct Sense {
    std::string exact;                 // empty: any writing
    std::vector<std::string> rest;     // further atoms
    Membership membership;
  };

  bool fits(const Sense& sense, const std::vector<Atom>& atoms, const std::vector<std::string>& folded, std::string_view text,
            std::size_t at) const;
  void add(std::string_view phrase, Membership membership);

  StringMap<std::vector<Sense>> words_;
  StringMap<ClassId> class_ids_;
  std::vector<std::string> class_names_;
  StringMap<std::int32_t> symbol_ids_;
  std::vector<std::string> symbols_;
};

inline constexpr std::int32_t first_symbol = 1'000'000;

}  // namespace entente
