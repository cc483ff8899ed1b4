#include "code/assembly/comment.h"

#include <algorithm>
#include <string_view>

#include "code/clause/tree.h"

namespace entente {
namespace {

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

const ClauseArg* argument(const Clause& clause, ArgKind kind) {
  const auto at = std::find_if(clause.args.begin(), clause.args.end(), [&](const ClauseArg& a) { return a.kind == kind; });
  return at == clause.args.end() ? nullptr : &*at;
}

/// A day, month or year; "today" and "now" date nothing.
bool dates(const When& when) { return when.type != TimexType::set && when.value.find("_REF") == std::string::npos && !when.value.starts_with('P'); }

}  // namespace

Commentary::Commentary(const ClauseWords& words, const Report& report, const Sentence& sentence, const SentenceReading& reading)
    : words_(words), report_(report), sentence_(sentence), reading_(reading), heading_(heading()) {}

bool Commentary::judges(std::size_t index, const Claim& claim) const {
  const Clause& clause = reading_.clauses[index];
  if (has_anchor(claim) || !claim.holders.empty() || quoted(clause)) return false;
  return heading_ || nobodys_degree(claim) || addresses_reader(clause) || advises(clause) || likens(clause) || guesses(clause, claim);
}

bool Commentary::spells_out(std::size_t index, const Claim& claim) const {
  const Clause& clause = reading_.clauses[index];
  if (has_anchor(claim)) return false;
  switch (clause.link) {
    case ClauseLink::ccomp: case ClauseLink::xcomp: case ClauseLink::csubj: case ClauseLink::acl: case ClauseLink::argument: return true;
    case ClauseLink::advcl:
      return one_of(clause.mark, {"if", "whether", "unless", "to", "when", "without"}) || sentence_.tokens[clause.predicate].xpos == "VBG";
    case ClauseLink::conj: case ClauseLink::parataxis:
      return sentence_.tokens[clause.predicate].xpos == "VB" && !clause.passive && argument(clause, ArgKind::subject) == nullptr;
    case ClauseLink::relcl: {
      const ClauseArg* doer = argument(clause, ArgKind::subject);
      return doer != nullptr && reading_.actors[doer->core].empty();
    }
    default: return false;
  }
}

bool Commentary::has_anchor(const Claim& claim) const {
  return claim.event || claim.rank || !claim.quantities.empty() ||
         std::any_of(claim.when.begin(), claim.when.end(), dates);
}

/// "Tensions rise": whose, nobody says.
bool Commentary::nobodys_degree(const Claim& claim) {
  return claim.degree && std::none_of(claim.args.begin(), claim.args.end(), [](const Argument& a) { return !a.actors.empty(); });
}

/// The words of somebody, though nobody may know whose.
bool Commentary::quoted(const Clause& clause) const {
  const Span predicate = sentence_.tokens[clause.predicate].span;
  return std::any_of(reading_.quoted.begin(), reading_.quoted.end(), [&](Span quote) { return quote.contains(predicate); });
}

/// "Why the talks matter now": a line that asks without a question mark, or the like.
bool Commentary::heading() const {
  if (sentence_.title || sentence_.tokens.empty()) return false;
  const std::string_view first = report_.at(sentence_.tokens.front().span), last = report_.at(sentence_.tokens.back().span);
  if (sentence_.tokens.back().upos == Upos::PUNCT && last != ":") return false;
  return one_of(lowered(first), {"why", "how", "what", "where", "who", "when"});
}

/// "must", "should": what ought to be is no matter of fact, unless an order or a law is named.
bool Commentary::advises(const Clause& clause) const {
  const bool named = std::any_of(clause.args.begin(), clause.args.end(), [](const ClauseArg& a) {
    return one_of(a.prep, {"under", "according to", "by"});
  });
  if (named) return false;
  return std::any_of(sentence_.tokens.begin(), sentence_.tokens.end(), [&](const Token& t) {
    return t.head == clause.finite() && t.upos == Upos::AUX && words_.advice(t.lemma);
  });
}

/// "If you are tracking prices", "watch whether they agree".
bool Commentary::addresses_reader(const Clause& clause) const {
  const ClauseArg* subject = argument(clause, ArgKind::subject);
  if (subject != nullptr) return lowered(sentence_.tokens[subject->core].lemma) == "you";
  const Token& verb = sentence_.tokens[clause.predicate];
  if (clause.form != ClauseForm::verbal || clause.passive || verb.xpos != "VB" || !clause.mark.empty()) return false;
  if (clause.link != ClauseLink::root && clause.link != ClauseLink::parataxis) return false;
  return std::none_of(sentence_.tokens.begin(), sentence_.tokens.end(), [&](const Token& t) {
    return t.head == clause.predicate && (t.upos == Upos::AUX || t.upos == Upos::PART);
  });
}

/// "is a delicate moment", "what makes it noteworthy is", "the backdrop is".
bool Commentary::likens(const Clause& clause) const {
  if (clause.form != ClauseForm::copular && clause.form != ClauseForm::existential) return false;
  const Token& predicate = sentence_.tokens[clause.predicate];
  const std::string lemma = lowered(predicate.lemma);
  if (predicate.upos == Upos::ADJ ? words_.judging(lemma) : words_.likening(lemma)) return true;
  const ClauseArg* subject = argument(clause, ArgKind::subject);
  return subject != nullptr && words_.likening(lowered(sentence_.tokens[subject->core].lemma));
}

/// "Success could steady the region", "the outcome will shape trade": nobody does it and nobody says it.
bool Commentary::guesses(const Clause& clause, const Claim& claim) const {
  if (!thing_does(clause)) return false;
  switch (claim.status) {
    case Status::possible: case Status::conditional: case Status::counterfactual: return true;
    case Status::expected: case Status::planned: return words_.effect(clause.lemma);
    default: return false;
  }
}

bool Commentary::thing_does(const Clause& clause) const {
  const auto actor = [&](const ClauseArg& a) { return !reading_.actors[a.head].empty() || !reading_.actors[a.core].empty(); };
  const ClauseArg* doer = argument(clause, ArgKind::subject);
  if (doer == nullptr && (clause.passive || clause.form != ClauseForm::verbal)) doer = argument(clause, ArgKind::object);
  return doer != nullptr && sentence_.tokens[doer->core].upos == Upos::NOUN && !actor(*doer) && !words_.gathering(lowered(sentence_.tokens[doer->core].lemma)) &&
         !words_.speaker(lowered(sentence_.tokens[doer->core].lemma));
}

}  // namespace entente
