#include "code/clause/arguments.h"

#include <algorithm>
#include <array>

#include "code/clause/predicates.h"

namespace entente {
namespace {

constexpr std::size_t max_partitives = 3;

struct Kinds {
  ArgKind kind = ArgKind::subject;
  bool found = false;
};

Kinds below_verb(Rel rel) {
  switch (rel) {
    case Rel::nsubj: case Rel::nsubj_pass: case Rel::csubj: case Rel::obl_agent: return {ArgKind::subject, true};
    case Rel::obj: return {ArgKind::object, true};
    case Rel::iobj: return {ArgKind::iobject, true};
    case Rel::obl: case Rel::obl_unmarked: return {ArgKind::oblique, true};
    case Rel::ccomp: case Rel::xcomp: return {ArgKind::complement, true};
    default: return {};
  }
}

Kinds below_noun(const Tree& tree, TokenIndex t) {
  switch (tree.rel(t)) {
    case Rel::nsubj: case Rel::nsubj_pass: case Rel::csubj: return {ArgKind::subject, true};
    case Rel::nmod_poss: return {ArgKind::possessor, true};
    case Rel::compound: return {ArgKind::compound, true};
    case Rel::amod: return {ArgKind::modifier, true};
    case Rel::nmod: case Rel::nmod_unmarked: case Rel::obl: case Rel::obl_unmarked: return {ArgKind::oblique, true};
    case Rel::ccomp: case Rel::xcomp: return {ArgKind::complement, true};
    case Rel::acl: return {ArgKind::complement, tree.mark(t) == "to"};  // "a plan to sign"
    default: return {};
  }
}

class Arguments {
 public:
  Arguments(const ClauseWords& words, const Sentence& sentence, const Tree& tree, std::vector<Clause>& clauses)
      : words_(words), sentence_(sentence), tree_(tree), clauses_(clauses), clause_at_(tree.size(), -1), surface_(clauses.size()) {
    for (std::size_t i = 0; i < clauses.size(); ++i) {
      clause_at_[clauses[i].predicate] = static_cast<std::int32_t>(i);
      clause_at_[top(tree, clauses[i])] = static_cast<std::int32_t>(i);
    }
  }

  SurfaceSubjects run() {
    for (std::size_t i = 0; i < clauses_.size(); ++i) {
      Clause& clause = clauses_[i];
      const TokenIndex at = top(tree_, clause);
      if (at != clause.predicate) below(i, at, true);
      below(i, clause.predicate, at == clause.predicate && clause.form == ClauseForm::verbal);
      if (clause.passive) given(clause);
      else handed(clause);
      if (clause.form == ClauseForm::appositive) apposed(i);
      if (clause.form == ClauseForm::existential) drop_itself(clause);
    }
    return std::move(surface_);
  }

 private:
  void below(std::size_t i, TokenIndex t, bool verb) {
    for (TokenIndex c : tree_.children(t)) {
      if (c == clauses_[i].predicate || outer_subject(t, c) || hedge(c) || (c + 1 < tree_.size() && one_word(c, c + 1))) continue;
      Kinds kinds = verb ? below_verb(tree_.rel(c)) : below_noun(tree_, c);
      if (verb && (hedged_amount(clauses_[i], t, c) || behind_particle(clauses_[i], t, c))) kinds.kind = ArgKind::object;
      if (verb && lone_object(t, c)) kinds.kind = ArgKind::object;
      if (verb && kinds.kind == ArgKind::complement && says_when(clauses_[i], t, c)) continue;
      if (kinds.found) coordinated(i, kinds.kind, c);
      if (verb) gerunds(i, t, c);
      if (!verb && (kinds.kind == ArgKind::compound || kinds.kind == ArgKind::modifier)) possessors_below(i, c);
    }
  }

  // "insisted on leaving", "fined the firm for polluting it"; also hung on whom somebody is accused of it.
  void gerunds(std::size_t i, TokenIndex t, TokenIndex c) {
    if (c < t) return;
    if (tree_.rel(c) == Rel::advcl) return gerund(i, c);
    if (!tree_.charged(c)) return;
    for (TokenIndex deed : tree_.children(c)) {
      if (tree_.rel(deed) == Rel::acl) gerund(i, deed);
      if (tree_.rel(deed) != Rel::conj) continue;
      for (TokenIndex d : tree_.children(deed)) {
        if (tree_.rel(d) == Rel::acl) gerund(i, d);
      }
    }
  }

  void gerund(std::size_t i, TokenIndex c) {
    static constexpr std::array<std::string_view, 13> preps = {"about", "against", "as", "at", "by", "for", "from", "in", "into", "of", "on", "to", "with"};
    const std::string prep = tree_.mark(c);
    if (tree_.token(c).xpos != "VBG" || has_subject(c) || std::find(preps.begin(), preps.end(), prep) == preps.end()) return;
    const TokenIndex begin = tree_.whole(c).begin;
    if (begin > 0 && tree_.token(begin - 1).upos == Upos::PUNCT && tree_.form(begin - 1) == ",") return;
    add(i, ArgKind::gerund, c, prep);
  }

  bool has_subject(TokenIndex t) const { return tree_.has(t, Rel::nsubj) || tree_.has(t, Rel::nsubj_pass); }

  // "the mayor was given a chance": with an object behind the verb the one before it is whom it is given to.
  void given(Clause& clause) const {
    const auto own_object = [](const ClauseArg& a) { return a.kind == ArgKind::object && !a.shared; };
    const bool behind = std::any_of(clause.args.begin(), clause.args.end(), [&](const ClauseArg& a) { return own_object(a) && tree_.rel(a.head) == Rel::obj && a.head > clause.predicate; });
    if (!behind || clause.form != ClauseForm::verbal) return;
    for (ClauseArg& arg : clause.args) {
      if (own_object(arg) && tree_.rel(arg.head) == Rel::nsubj_pass) arg.kind = ArgKind::iobject;
    }
  }

  // "handed the mayor a sentence" with two objects: the first is whom it is given to.
  void handed(Clause& clause) const {
    std::vector<ClauseArg*> objects;
    for (ClauseArg& arg : clause.args) {
      if (arg.kind == ArgKind::object && !arg.shared && tree_.rel(arg.head) == Rel::obj && arg.head > clause.predicate) objects.push_back(&arg);
    }
    if (objects.size() != 2 || clause.form != ClauseForm::verbal) return;
    const Token& first = tree_.token(objects[0]->head);
    const bool somebody = first.upos == Upos::PROPN || first.xpos == "PRP" || words_.person(lowered(first.lemma));
    if (somebody && objects[0]->head < objects[1]->head && tree_.token(objects[1]->head).upos == Upos::NOUN) objects[0]->kind = ArgKind::iobject;
  }

  // "as many as two weeks" read as two phrases.
  bool hedge(TokenIndex c) const {
    const std::string form = tree_.form(c);
    return tree_.token(c).upos == Upos::ADJ && tree_.rel(c) != Rel::nsubj && (form == "many" || form == "much" || form == "few") && c > 0 && tree_.form(c - 1) == "as";
  }

  // "As prices fell, trade resumed": a clause before the verb that says when or why is nothing begun. Who says it may say that clause.
  bool says_when(const Clause& clause, TokenIndex t, TokenIndex c) const {
    static constexpr std::array<std::string_view, 10> marks = {"after", "although", "as", "because", "before", "once", "since", "though", "unless", "while"};
    if (c > t || tree_.rel(c) != Rel::ccomp || words_.saying(clause.lemma)) return false;
    return std::find(marks.begin(), marks.end(), tree_.mark(c)) != marks.end();
  }

  // "health care overhaul": two nouns before a third are one word.
  bool one_word(TokenIndex first, TokenIndex second) const {
    const auto before = [&](TokenIndex t) { return tree_.rel(t) == Rel::compound && tree_.token(t).upos == Upos::NOUN; };
    return before(first) && before(second) && tree_.head(first) == tree_.head(second) && tree_.head(second) > second;
  }

  // "announced her plans": without another object there is nothing to be given to anybody.
  bool lone_object(TokenIndex t, TokenIndex c) const {
    return tree_.rel(c) == Rel::iobj && !tree_.has(t, Rel::obj) && !tree_.has(t, Rel::ccomp) && !tree_.has(t, Rel::nsubj_pass);
  }

  // "The question may be whether voters will give": of two subjects before a word the nearer one is its own.
  bool outer_subject(TokenIndex t, TokenIndex c) const {
    if (tree_.rel(c) != Rel::nsubj || c > t) return false;
    const auto children = tree_.children(t);
    return std::any_of(children.begin(), children.end(), [&](TokenIndex other) {
      return tree_.rel(other) == Rel::nsubj && other > c && other < t;
    });
  }

  // "called off the summit".
  bool behind_particle(const Clause& clause, TokenIndex verb, TokenIndex t) const {
    if (tree_.rel(t) != Rel::obl || clause.passive || clause.form != ClauseForm::verbal) return false;
    const TokenIndex particle = tree_.child(t, Rel::case_);
    return particle == verb + 1 && clause.lemma.ends_with(" " + tree_.form(particle));
  }

  // "buys about one-third of the crop", "covers over ten chapters": the hedge is no preposition.
  bool hedged_amount(const Clause& clause, TokenIndex verb, TokenIndex t) const {
    if (clause.passive || tree_.rel(t) != Rel::obl || t < verb || tree_.has(verb, Rel::obj)) return false;
    // "detained as many as nine witnesses"
    const TokenIndex number = tree_.child(t, Rel::nummod);
    if (number != no_token && number > verb + 3 && tree_.form(verb + 1) == "as" && tree_.form(verb + 2) == "many") return true;
    const TokenIndex hedge = tree_.child(t, Rel::case_);
    if (hedge == no_token || hedge + 1 >= tree_.size() || tree_.token(hedge + 1).upos != Upos::NUM) return false;
    const std::string word = tree_.preposition(t);
    if (word == "about" || word == "around") return tree_.has(t, Rel::nummod) && words_.partitive(lowered(tree_.token(t).lemma));
    return word == "over" || word == "up to" || word == "under" || word == "nearly" || word == "close to";
  }

  // "Korea's primary | ally": a parser hangs the owner on the modifier.
  void possessors_below(std::size_t i, TokenIndex modifier) {
    for (TokenIndex c : tree_.children(modifier)) {
      if (tree_.rel(c) == Rel::nmod_poss) coordinated(i, ArgKind::possessor, c);
    }
  }

  // "in response to a petition", "as a result of the strike": preposition, noun and preposition are one; what stands behind is meant.
  struct Long {
    TokenIndex meant = no_token;
    std::string prep;
  };

  Long long_preposition(TokenIndex noun) const {
    if (noun == 0 || noun + 1 >= tree_.size() || tree_.token(noun).upos != Upos::NOUN) return {};
    const TokenIndex last = noun + 1, behind = tree_.head(last);
    if (tree_.rel(last) != Rel::case_ || behind == no_token || behind < last) return {};
    if (tree_.head(behind) != noun && tree_.head(behind) != tree_.head(noun)) return {};
    const bool article = tree_.rel(noun - 1) == Rel::det && noun > 1;
    const TokenIndex first = article ? noun - 2 : noun - 1;
    if (tree_.rel(first) != Rel::case_ || tree_.head(first) != noun) return {};
    std::string prep = tree_.form(first) + " " + (article ? tree_.form(noun - 1) + " " : "") + tree_.form(noun) + " " + tree_.form(last);
    return words_.long_preposition(prep) ? Long{behind, std::move(prep)} : Long{};
  }

  // Is this what a long preposition stands before? It is an argument in the noun's place.
  bool behind_long(TokenIndex t) const {
    const TokenIndex last = tree_.child(t, Rel::case_);
    if (last == no_token || last < 2 || last > t) return false;
    return long_preposition(last - 1).meant == t;
  }

  // The argument and its conjuncts; a conjunct with a preposition of its own keeps it.
  void coordinated(std::size_t i, ArgKind kind, TokenIndex first) {
    if (kind == ArgKind::oblique && behind_long(first)) return;
    std::string prep = kind == ArgKind::oblique ? tree_.preposition(first) : std::string();
    if (Long one = kind == ArgKind::oblique ? long_preposition(first) : Long{}; one.meant != no_token) first = one.meant, prep = one.prep;
    const bool agent = tree_.rel(first) == Rel::obl_agent;
    add(i, kind, first, prep, agent);
    const bool joined_up = kind == ArgKind::complement || joined(first);
    for (TokenIndex c : tree_.children(first)) {
      if (tree_.rel(c) != Rel::conj || (kind != ArgKind::complement && is_verb(c))) continue;
      if (!joined_up && !(propn(first) && propn(c))) continue;   // "Peru, Chile agree"
      const std::string own = kind == ArgKind::oblique ? tree_.preposition(c) : std::string();
      add(i, kind, c, own.empty() ? prep : own, agent);
    }
  }

  // "the spokesman, an officer of the navy, said": without "and" anywhere the second is no other one.
  bool joined(TokenIndex first) const {
    const auto children = tree_.children(first);
    return std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
      return tree_.rel(c) == Rel::cc || (tree_.rel(c) == Rel::conj && tree_.has(c, Rel::cc));
    });
  }

  bool propn(TokenIndex t) const { return tree_.token(t).upos == Upos::PROPN; }

  bool is_verb(TokenIndex t) const { return tree_.token(t).upos == Upos::VERB; }

  void add(std::size_t i, ArgKind kind, TokenIndex head, std::string prep, bool agent = false) {
    if (head == clauses_[i].predicate) return;
    ClauseArg arg;
    arg.kind = kind;
    arg.head = arg.core = head;
    for (std::size_t step = 0; step < max_partitives; ++step) {
      const TokenIndex behind = behind_partitive(arg.core, kind == ArgKind::object || kind == ArgKind::subject);
      if (behind == no_token) break;
      arg.core = behind;
    }
    TokenRange range = kind == ArgKind::complement ? tree_.whole(head) : tree_.phrase(head);
    while (range.begin < head && tree_.token(range.begin).upos == Upos::CCONJ && tree_.form(range.begin) != "both" && tree_.form(range.begin) != "either") ++range.begin;
    if (kind != ArgKind::complement) skip_lead(range, head);
    while (kind == ArgKind::compound && range.begin > 0 && one_word(range.begin - 1, range.begin)) --range.begin;
    arg.span = span_of(sentence_, range);
    arg.prep = std::move(prep);
    arg.clause = clause_at_[head];
    if (kind == ArgKind::subject && !agent) add_subject(clauses_[i], surface_[i], std::move(arg));
    else clauses_[i].args.push_back(std::move(arg));
  }

  // "but also | pilots", "led by | Labour Premier Holm": what only leads up to a phrase is no part of it.
  void skip_lead(TokenRange& range, TokenIndex head) const {
    static constexpr std::array<std::string_view, 4> adverbs = {"also", "especially", "mainly", "mostly"};
    const auto leads = [&](TokenIndex t) {
      if (tree_.rel(t) == Rel::case_) return tree_.form(t) == "by" || tree_.form(t) == "with" || tree_.form(t) == "from";
      return tree_.rel(t) == Rel::advmod && tree_.head(t) == head && std::find(adverbs.begin(), adverbs.end(), tree_.form(t)) != adverbs.end();
    };
    while (range.begin < head && leads(range.begin)) ++range.begin;
  }

  // `stretches`: also "seven months of growth".
  TokenIndex behind_partitive(TokenIndex t, bool stretches) const {
    const std::string lemma = lowered(tree_.token(t).lemma);
    const bool stretch = stretches && tree_.token(t).upos == Upos::NOUN && words_.time(lemma) && tree_.has(t, Rel::nummod);
    if (!stretch && !words_.partitive(lemma) && tree_.token(t).upos != Upos::NUM) return no_token;
    for (TokenIndex c : tree_.children(t)) {
      if (tree_.rel(c) == Rel::nmod && tree_.preposition(c) == "of") return c;
    }
    return no_token;
  }

  // The other side of an apposition; "as" phrases and small clauses find theirs later, among the shared ones.
  void apposed(std::size_t i) {
    Clause& clause = clauses_[i];
    const TokenIndex t = clause.predicate;
    TokenIndex other = no_token;
    if (tree_.rel(t) == Rel::appos) other = tree_.head(t);
    else if (tree_.preposition(t) != "as" && tree_.rel(t) != Rel::xcomp) other = tree_.child(t, Rel::appos);
    if (other != no_token) add(i, ArgKind::subject, other, {});
  }

  // "There is no agreement": the predicate is no argument of itself; nothing else is the subject.
  static void drop_itself(Clause& clause) {
    std::erase_if(clause.args, [&](const ClauseArg& arg) { return arg.head == clause.predicate; });
  }

  const ClauseWords& words_;
  const Sentence& sentence_;
  const Tree& tree_;
  std::vector<Clause>& clauses_;
  std::vector<std::int32_t> clause_at_;
  SurfaceSubjects surface_;
};

}  // namespace

void add_subject(Clause& clause, std::vector<ClauseArg>& surface, ClauseArg arg) {
  arg.prep.clear();
  surface.push_back(arg);
  arg.kind = ArgKind::subject;
  if (clause.passive) {
    // "Holm and Prado were freed": the first of two subjects is no object that the second is given.
    const auto subject = [&](const ClauseArg& a) { return std::any_of(surface.begin(), surface.end(), [&](const ClauseArg& s) { return s.head == a.head; }); };
    const bool given = std::any_of(clause.args.begin(), clause.args.end(),
                                   [&](const ClauseArg& a) { return a.kind == ArgKind::object && !a.shared && !subject(a); });
    arg.kind = given ? ArgKind::iobject : ArgKind::object;
  }
  // The noun of a passive light verb is the predicate: "talks were held" has no object left.
  if (arg.head != clause.predicate) clause.args.push_back(std::move(arg));
}

SurfaceSubjects own_arguments(const ClauseWords& words, const Sentence& sentence, const Tree& tree, std::vector<Clause>& clauses) {
  return Arguments(words, sentence, tree, clauses).run();
}

}  // namespace entente
