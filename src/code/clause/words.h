// The few words that the shape of a clause depends on: data/lexicon/clause_words.txt.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entente/result.h"
#include "text/string_map.h"

namespace entente {

/// Immutable once loaded; shared by threads.
class ClauseWords {
 public:
  /// Reads the table; `nouns`: data/actors/nouns.tsv, which nouns name people. Errors: model (an unknown kind of row, a row without words), with the byte offset of the row.
  static Result<ClauseWords> load(std::string_view text, std::string_view nouns = {});

  /// "hold" with "talk": the noun is the predicate.
  bool light(std::string_view verb, std::string_view noun) const;
  /// "remain", "become": predicate noun or adjective beside it, as after "be".
  bool copula(std::string_view verb) const { return has(copulas_, verb); }
  /// "serve" with "as".
  bool as_copula(std::string_view verb) const { return has(as_copulas_, verb); }
  /// "begin", "cancel": the doer of the noun is the doer of the verb ("Lee began a visit").
  bool phase(std::string_view verb) const { return has(phases_, verb); }
  /// "promise": the subject goes on in the infinitive although there is an object.
  bool subject_control(std::string_view verb) const { return has(subject_controls_, verb); }
  /// "want", "plan": the subject goes on in the infinitive, and what is missing there may stand before: "the port he wants to buy".
  bool hoping(std::string_view verb) const { return has(hopings_, verb); }
  /// "order", "urge": with an infinitive behind its object, the object does it wherever a parser hangs the infinitive.
  bool object_control(std::string_view verb) const { return has(object_controls_, verb); }
  /// "call", "pressure": whom "on", "to" or "for" names does what the infinitive behind says.
  bool addressing(std::string_view word, std::string_view prep) const;
  /// "sailor": somebody.
  bool person(std::string_view noun) const { return has(persons_, noun); }
  /// "committee": several that act as one.
  bool body(std::string_view noun) const { return has(bodies_, noun); }
  /// "be set to", "is expected to", "seem to": says of the infinitive only how far it is so.
  bool raising(std::string_view word) const { return has(raisings_, word); }
  /// "call off": the particle is part of the verb wherever a parser hangs it.
  bool particle_verb(std::string_view both) const { return has(particle_verbs_, both); }
  /// "in response to", "as a result of": preposition, noun and preposition that are one.
  bool long_preposition(std::string_view words) const { return has(long_prepositions_, words); }
  /// "injure", "relieve": hardly ever active without an object, so that without one it is done to its subject.
  bool wants_object(std::string_view verb) const { return has(wants_objects_, verb); }
  /// Lemma of an irregular form ("fled": "flee"); empty: the table does not know it.
  std::string_view irregular(std::string_view form) const;
  /// "dozen", "number", "half": what is meant stands after "of".
  bool partitive(std::string_view noun) const { return has(partitives_, noun); }

  /// "analyst", "indictment", "they": may say something although nobody knows for whom they act.
  bool speaker(std::string_view noun) const { return has(speakers_, noun); }
  /// "it", "this": says something only where it stands for a body.
  bool pointer(std::string_view pronoun) const { return has(pointers_, pronoun); }
  /// "signal", "underscore": things do it as well as people.
  bool sign(std::string_view verb) const { return has(signs_, verb); }
  /// "overtook Chile as the largest supplier": whoever does it is what stands behind "as".
  bool outdoes(std::string_view verb) const { return has(outdoings_, verb); }

  /// "significant", "delicate": says what the writer thinks of a thing.
  bool judging(std::string_view adjective) const { return has(judgings_, adjective); }
  /// "crossroads", "reminder", "backdrop": likens or weighs instead of telling.
  bool likening(std::string_view noun) const { return has(likenings_, noun); }
  /// "must", "should".
  bool advice(std::string_view modal) const { return has(advices_, modal); }
  /// "shape", "influence": what a thing will do one day, nobody can check.
  bool effect(std::string_view verb) const { return has(effects_, verb); }
  /// "talks", "visit": has an agenda.
  bool gathering(std::string_view noun) const { return has(gatherings_, noun); }
  /// "say", "argue", "think": what stands beside it is what is said.
  bool saying(std::string_view verb) const { return has(sayings_, verb); }
  /// "week", "outset": a phrase with a preposition says when or how long.
  bool time(std::string_view noun) const { return has(times_, noun); }
  /// "statement", "radio": what words go through.
  bool means(std::string_view noun) const { return has(means_, noun); }
  /// "website", "radio": nobody speaks about it with "on".
  bool medium(std::string_view noun) const { return has(mediums_, noun); }
  /// "detail", "verge": a phrase with a preposition says how.
  bool manner(std::string_view noun) const { return has(manners_, noun); }
  /// "office", "line": how only where no article and no adjective stands before it.
  bool bare_manner(std::string_view noun) const { return has(bare_manners_, noun); }

 private:
  using Set = StringSet;
  static bool has(const Set& set, std::string_view word) { return set.find(word) != set.end(); }
  void read_people(std::string_view nouns);

  Set light_;      // "hold talk"
  Set light_verbs_;
  Set copulas_, as_copulas_, phases_, subject_controls_, object_controls_, addressings_, persons_, bodies_, partitives_, raisings_, particle_verbs_, long_prepositions_, wants_objects_, hopings_, speakers_, pointers_, signs_, outdoings_;
  Set judgings_, likenings_, advices_, effects_, gatherings_, times_, means_, manners_, bare_manners_, mediums_, sayings_;
  StringMap<std::string> irregular_;
};

}  // namespace entente
