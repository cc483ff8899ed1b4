// Clauses: predicates with their arguments, read off UD trees.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "entente/report.h"
#include "entente/sentence.h"

namespace entente {

/// What an argument is to its predicate, below voice: the subject of a passive verb is `object` (or `iobject`, if an
/// object stands beside it), its by-phrase is `subject`. Nouns keep their surface: possessor, compound, modifier, oblique.
enum class ArgKind : std::uint8_t {
  subject,      ///< doer of a verb; what a copular, existential or appositive clause is about
  object,
  iobject,
  oblique,      ///< with `prep`; "Sunday", "two months ago" have an empty one
  complement,   ///< a clause or predicate: ccomp, xcomp, "as X"; `clause` says which clause
  possessor,    ///< "China's ban"
  compound,     ///< "Peru-Chile talks", "trade talks"
  modifier,     ///< adjective of a noun: "Chinese ban"; adjectives only
  gerund        ///< with `prep`: "accused of | lying", "insisted on | leaving"; `clause` says which clause
};
std::string_view name_of(ArgKind kind);

/// One argument. Coordinated arguments stand one by one, with the same kind and preposition.
struct ClauseArg {
  ArgKind kind = ArgKind::subject;
  TokenIndex head = no_token;      ///< syntactic head
  TokenIndex core = no_token;      ///< what is meant: behind partitives ("dozens of soldiers": soldiers); else the head
  Span span;                       ///< the whole phrase without preposition, conjuncts and relative clauses
  std::string prep;                ///< lemma of the preposition, several joined by a blank ("out of", "because of")
  bool shared = false;             ///< no dependent of the predicate: from coordination, control, raising, relative, participle
  std::int32_t clause = -1;        ///< the clause whose predicate is the head; -1: none
  friend bool operator==(const ClauseArg&, const ClauseArg&) = default;
};

enum class ClauseForm : std::uint8_t {
  verbal,
  light,        ///< "hold talks", "make a visit": predicate is the noun, `support` the verb
  copular,      ///< "X is / remains / serves as an ally": predicate is noun or adjective, `support` the copula
  existential,  ///< "there is no agreement": predicate is the noun
  nominal,      ///< a noun with arguments, anywhere: "China's ban on maize"
  appositive    ///< "Ada Holm, the premier", "as an ally of X", "elected him president": predicate is the noun, `subject` whom it is said of
};
std::string_view name_of(ClauseForm form);

/// How a clause hangs on its parent.
enum class ClauseLink : std::uint8_t { root, ccomp, xcomp, csubj, advcl, acl, relcl, conj, parataxis, argument };
std::string_view name_of(ClauseLink link);

struct Clause {
  TokenIndex predicate = no_token;   ///< verb, event noun, or predicate noun or adjective
  TokenIndex support = no_token;     ///< light verb or copula, which carries tense and negation; no_token: the predicate does
  std::string lemma;                 ///< "visit", "call off" (particle), "hold talk" (light verb and noun), "partner" (copular: the predicate)
  ClauseForm form = ClauseForm::verbal;
  bool passive = false;
  std::vector<ClauseArg> args;       ///< in the order of their heads within a kind; shared ones after own ones
  std::int32_t parent = -1;          ///< clause in which it is embedded, always another one; -1: none
  ClauseLink link = ClauseLink::root;
  std::string mark;                  ///< "because", "after", "if", "to": lemma that introduces an advcl or ccomp; empty: none
  TokenIndex begin = 0, end = 0;     ///< tokens of the smallest stretch that holds its own words, without clauses around the edges
  Span span;                         ///< bytes of these tokens
  Span said;                         ///< copular and existential: the phrase that is said of the subject; else empty
  bool nominal() const { return form == ClauseForm::nominal; }
  /// The token that carries tense, aspect, modals and negation.
  TokenIndex finite() const { return support == no_token ? predicate : support; }
  friend bool operator==(const Clause&, const Clause&) = default;
};
/// "call off(subject Jakarta; object summit) conj of 0": for logs and tests.
std::string to_line(const Clause& clause, const Report& report, const Sentence& sentence);

/// The sentence as a tree: clause/tree.h.
class Tree;

/// Verbs that say little beside their noun, copulas, partitives: data/lexicon/clause_words.txt.
class ClauseWords;

/// All clauses of a sentence in the order of their predicates. Verbs always give one; nouns give a nominal clause
/// where they have a possessor, a compound, an adjective, a preposition or a clause below them: whether the noun names
/// an event is for the lexicons to say. Cost: linear in the tokens. A fallback sentence gives none.
std::vector<Clause> clauses(const ClauseWords& words, const Sentence& sentence, const Tree& tree);

/// For every token the innermost clause, not nominal or appositive, whose words it is part of; -1: none.
std::vector<std::int32_t> owners(const Tree& tree, const std::vector<Clause>& clauses);

}  // namespace entente
