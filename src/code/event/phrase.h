// Phrases of clauses and who stands in them.
#pragma once

#include <array>
#include <vector>

#include "code/event/lexicon.h"

namespace entente::event {

/// A sentence made ready for matching: children of tokens, clauses by predicate, classes of lemmas.
class Phrases {
 public:
  Phrases(const EventLexicon::Impl& lexicon, const EventInput& input);

  /// Heads of the phrases a selector points at, in text order; the depth is not looked at.
  std::vector<TokenIndex> heads(const Clause& clause, const Selector& selector) const;
  /// Tokens that name actors there, after the selector's depth; without doubles.
  std::vector<TokenIndex> actors(const Clause& clause, const Selector& selector) const;
  bool holds(const Clause& clause, const Condition& condition) const;

  bool is_actor(TokenIndex token) const { return token < input_.actors.size() && !input_.actors[token].empty(); }
  /// Also where only a place is named: "arrived in Malta" says whom the visit was paid to.
  bool is_place(TokenIndex token) const { return token < input_.places.size() && !input_.places[token].empty(); }
  /// Lemma of a noun as the lexicon has it: "cease - fire" is one word.
  const std::string& noun(TokenIndex token) const { return joined(token) ? lemmas_[token] : input_.sentence.tokens[token].lemma; }
  Classes classes(TokenIndex token) const { return classes_[token]; }
  /// The clause whose predicate the token is; -1: none.
  std::int32_t clause_at(TokenIndex token) const { return clause_at_[token]; }
  const std::vector<TokenIndex>& children(TokenIndex token) const { return children_[token]; }
  const EventInput& input() const { return input_; }
  /// Lemma of the preposition that marks a token; empty: none.
  std::string_view marker(TokenIndex token) const;
  /// Does the noun say nothing by itself ("mediation efforts")?
  bool vague(TokenIndex token) const { return (classes_[token] & named_.vague) != 0; }
  bool person(TokenIndex token) const { return (classes_[token] & named_.person) != 0; }
  /// The same by the word or by what the actor room holds of the phrase; somebody is also a body.
  bool people(TokenIndex token) const { return is_actor(token) && (person(token) || input_.parties[token] == Party::people); }
  bool somebody(TokenIndex token) const { return people(token) || (is_actor(token) && input_.parties[token] == Party::body); }
  /// "Minister arrested near Oslo": a headline's participle, done to the subject.
  bool suffered(const Clause& clause) const;
  /// "on the eve of", "for a week".
  bool tells_when(TokenIndex token) const;
  /// A word that among politicians is no blow but a rebuke ("attack", "assail").
  bool blow(TokenIndex token) const { return (classes_[token] & named_.blow) != 0; }
  /// "Holm's arrest": whose it is suffers it.
  bool undergone(TokenIndex token) const { return (classes_[token] & named_.undergone) != 0; }
  /// A deed that has a victim ("the attack on", "the killing of").
  bool harm(TokenIndex token) const { return (classes_[token] & named_.harm) != 0; }
  bool armed(TokenIndex token) const { return (classes_[token] & named_.force) != 0; }
  bool release(TokenIndex token) const { return (classes_[token] & named_.release) != 0; }
  /// Sector of what a blow falls on where nobody is named ("homes", "a checkpoint"); empty: no such thing.
  std::string_view site(TokenIndex token) const;
  /// A thought, a quality, a word: nothing a blow could fall on.
  bool idea(TokenIndex token) const { return (classes_[token] & named_.idea) != 0; }
  bool beast(TokenIndex token) const { return (classes_[token] & named_.beast) != 0; }
  /// "off" in "call off" where the parser took it for a preposition or an adverb; empty: none.
  std::string_view particle(const Clause& clause) const;
  /// Clauses that hang on this one.
  std::span<const std::int32_t> below(const Clause& clause) const;
  /// Does a clause below another say what that one is about, not when or why?
  bool content(const Clause& below) const;
  /// Does a relative clause or a participle hang on a word of the clause ("air strikes that killed")?
  bool about(const Clause& clause, const Clause& below) const;
  /// "face a ban", "come under fire": the subject is who is acted upon.
  bool inverse(const Clause& clause) const;
  /// Whose the thing is ("Syrian offer"), and whom it concerns ("exports of Kenyan maize").
  std::vector<TokenIndex> whose(TokenIndex head) const;
  std::vector<TokenIndex> whom(TokenIndex head) const;

 private:
  bool joined(TokenIndex token) const;
  void owners(const Clause& clause, std::vector<TokenIndex>& out) const;
  void beside(const Clause& clause, std::vector<TokenIndex>& out) const;
  bool objects(TokenIndex verb) const;
  void companions(std::vector<TokenIndex>& out) const;
  std::vector<TokenIndex> hung_on(TokenIndex noun) const;
  TokenIndex antecedent(TokenIndex relative) const;
  TokenIndex first_case(TokenIndex token) const;
  void leaders(TokenIndex head, std::vector<TokenIndex>& out) const;
  void author(TokenIndex text, std::vector<TokenIndex>& out) const;
  void speaker(const Clause& clause, std::vector<TokenIndex>& out) const;
  void complements(const Clause& clause, std::vector<TokenIndex>& out) const;

  const EventInput& input_;
  const NamedClasses& named_;                      // of the lexicon
  std::vector<std::vector<TokenIndex>> children_;
  std::vector<std::int32_t> clause_at_;
  std::vector<std::vector<std::int32_t>> below_;   // clauses by parent
  std::vector<std::string> lemmas_;                // lower case
  std::vector<Classes> classes_;
};

}  // namespace entente::event
