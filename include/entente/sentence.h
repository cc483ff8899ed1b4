// Sentences with their tokens, tags and trees (Universal Dependencies v2).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/report.h"
#include "entente/span.h"

namespace entente {

/// Position of a token in its sentence, from 0.
using TokenIndex = std::uint32_t;
inline constexpr TokenIndex no_token = 0xffffffffu;

enum class Upos : std::uint8_t {
  X, ADJ, ADP, ADV, AUX, CCONJ, DET, INTJ, NOUN, NUM, PART, PRON, PROPN, PUNCT, SCONJ, SYM, VERB
};
std::string_view name_of(Upos upos);
std::optional<Upos> upos_of(std::string_view name);

/// The UD features that later stages read. `none`: the token does not have it.
enum class Tense : std::uint8_t { none, past, present };
enum class Mood : std::uint8_t { none, indicative, imperative, subjunctive };
enum class Voice : std::uint8_t { none, active, passive };
enum class VerbForm : std::uint8_t { none, finite, infinitive, participle, gerund };
enum class Number : std::uint8_t { none, singular, plural };
enum class Degree : std::uint8_t { none, positive, comparative, superlative };
enum class PronType : std::uint8_t { none, personal, demonstrative, interrogative, relative, article, indefinite, negative, total };
enum class Gender : std::uint8_t { none, masculine, feminine, neuter };

struct Features {
  Tense tense = Tense::none;
  Mood mood = Mood::none;
  Voice voice = Voice::none;
  VerbForm verb_form = VerbForm::none;
  Number number = Number::none;
  Degree degree = Degree::none;
  PronType pron_type = PronType::none;
  Gender gender = Gender::none;
  std::uint8_t person = 0;     ///< 1..3, 0: none
  bool negative = false;       ///< Polarity=Neg
  bool possessive = false;     ///< Poss=Yes
  friend bool operator==(const Features&, const Features&) = default;
};

/// How far the parser's choices for a word stand before the next best ones, in eighths of a logit; 255: that far or farther.
/// 0: no further, or a rule chose (a repair of the tree, the chain of a fallback).
struct Margins {
  std::uint8_t head = 0;
  std::uint8_t relation = 0;
  std::uint8_t tag = 0;
  std::uint8_t name = 0;       ///< of the word's part in a name, or in none
  friend bool operator==(const Margins&, const Margins&) = default;
};

/// One syntactic word. In "don't" the words "do" and "n't" have adjacent spans.
struct Token {
  Span span;                    ///< bytes of Report::text
  std::string lemma;            ///< lower case but for proper nouns
  std::string xpos;             ///< Penn Treebank tag
  std::string relation;         ///< UD v2 relation with subtype, "nsubj:pass"
  TokenIndex head = no_token;   ///< no_token: the root
  Upos upos = Upos::X;
  Features features;
  Margins margins;
  friend bool operator==(const Token&, const Token&) = default;
};

enum class NameKind : std::uint8_t { person, organisation, place };
std::string_view name_of(NameKind kind);

/// A name: tokens [begin, end) of its sentence.
struct Name {
  NameKind kind = NameKind::person;
  TokenIndex begin = 0;
  TokenIndex end = 0;
  friend bool operator==(const Name&, const Name&) = default;
};

/// One sentence. Never empty; spans ascend and do not overlap; the heads form one tree with one root.
struct Sentence {
  Span span;
  std::vector<Token> tokens;
  std::vector<Name> names;      ///< ascending, not overlapping
  bool title = false;           ///< lies in Report::title
  bool fallback = false;        ///< too long or too odd to parse: the tree is a chain, do not code it
  friend bool operator==(const Sentence&, const Sentence&) = default;
};

std::string check(const Sentence& sentence, const Report& report);
/// CoNLL-U of one sentence (ten columns, no comments, ends with a blank line).
std::string to_conllu(const Sentence& sentence, const Report& report);
/// "Holm/PROPN<-nsubj-visited ...": one token a word, for logs and tests.
std::string to_line(const Sentence& sentence, const Report& report);

}  // namespace entente
