// Names in a sentence: the tables' and the parser's, and capitalised phrases that neither knows.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "code/actor/actor_table.h"
#include "code/clause/tree.h"
#include "entente/report.h"
#include "entente/sentence.h"

namespace entente {

/// A name the tables know, as written at tokens [begin, end).
struct TermUse {
  TokenIndex begin = 0;
  TokenIndex end = 0;
  std::span<const Term> terms;   ///< best first, never empty
  const Term& best() const { return terms.front(); }
};

/// Longest names of the tables, left to right, not overlapping. Linear in the tokens.
std::vector<TermUse> terms_in(const ActorTable& table, const Report& report, const Sentence& sentence);

/// "Birmingham, Ala.", "Paris, Texas": a town with its region or state behind a comma is of that state.
void towns_of_regions(const ActorTable& table, const Report& report, const Sentence& sentence, std::vector<TermUse>& uses);

/// Which of several states a name means ("Georgia", "Joint Chiefs of Staff"): the one that the other names of the report speak of.
class Senses {
 public:
  /// Learns from one sentence; all of them before the first `settle`.
  void count(std::span<const TermUse> uses);
  void settle(std::vector<TermUse>& uses) const;

 private:
  struct Told {
    std::string_view state;
    std::size_t names = 0, parts = 0;      ///< names without another meaning; those of them that are parts of the state
  };
  Told of(std::string_view state) const;

  std::vector<Told> told_;
};

/// A name that heads a noun phrase or stands in one.
struct NameUse {
  TokenIndex begin = 0;
  TokenIndex end = 0;
  TokenIndex head = no_token;      ///< token of the name that governs the others
  EntityKind kind = EntityKind::other;
  const Term* term = nullptr;      ///< the tables' meaning of the whole name; null: not theirs
  bool surely = false;             ///< the kind comes from a table, the parser or a title
};

/// "D-N.Y.", "R-Calif.": a party's letter and a district, in brackets or behind a comma, name nobody.
bool is_party_mark(const Report& report, const Sentence& sentence, TokenIndex t);
/// Does a new line begin at this token? No name goes over one.
bool parted(const Report& report, const Sentence& sentence, TokenIndex t);

/// Names of a sentence in text order, not overlapping: persons without their titles. Adjectives ("Norwegian") are none.
std::vector<NameUse> names_in(const ActorTable& table, const Report& report, const Sentence& sentence, const Tree& tree,
                              const std::vector<TermUse>& terms);

/// Surnames that a report has named with their first names: alone they are no words ("Page", "Banks") and no towns.
class Surnames {
 public:
  /// Mends the names of one sentence and learns from them; sentences in text order.
  void pass(const Report& report, const Sentence& sentence, std::vector<NameUse>& names);

 private:
  std::set<std::string, std::less<>> known_;
};

}  // namespace entente
