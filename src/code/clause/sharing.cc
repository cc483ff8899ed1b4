// Arguments that a clause has by its place in the sentence.
//
// Clauses are visited from the root down, so that whoever hands an argument on has received its own before.
#include <algorithm>
#include <array>

#include "code/clause/arguments.h"
#include "code/clause/predicates.h"

namespace entente {
namespace {

constexpr std::size_t max_climb = 4;

class Sharing {
 public:
  Sharing(const ClauseWords& words, const Tree& tree, SurfaceSubjects& surface, std::vector<Clause>& clauses)
      : words_(words), tree_(tree), surface_(surface), clauses_(clauses), at_(tree.size(), -1) {
    for (std::size_t i = 0; i < clauses.size(); ++i) {
      at_[clauses[i].predicate] = static_cast<std::int32_t>(i);
      at_[top(tree, clauses[i])] = static_cast<std::int32_t>(i);
    }
  }

  void run() {
    for (TokenIndex t : tree_.top_down()) {
      if (at_[t] < 0) continue;
      const auto i = static_cast<std::size_t>(at_[t]);
      if (top(tree_, clauses_[i]) == t) share(i, t);
    }
  }

 private:
  void share(std::size_t i, TokenIndex t) {
    Clause& clause = clauses_[i];
    antecedents(clause, surface_[i]);
    const TokenIndex h = tree_.head(t);
    if (h == no_token) return;
    if (clause.form == ClauseForm::appositive && tree_.rel(t) != Rel::appos && surface_[i].empty()) return apposed(i);
    if (joined_without_subject(i, t)) return conjunct(i, h);
    switch (tree_.rel(t)) {
      case Rel::conj: return conjunct(i, h);
      case Rel::xcomp: return controlled(i);
      case Rel::ccomp: return complement(i);
      case Rel::advcl:
        said_so(i, t, h);
        return adverbial(i);
      case Rel::csubj: return;
      case Rel::acl: return below_noun(i, h);
      case Rel::relcl:
        relative_place(i, t, h);
        return relative_gap(i, h);
      case Rel::parataxis: return reporting(i, h);
      default:
        if (clause.nominal()) phase_noun(i, h);
        else if (clause.form == ClauseForm::verbal) adverbial(i);
    }
  }

  // "she felt nothing and was in no danger", whatever the parser calls the second half: behind "and" a finite verb without a subject has that of the first.
  bool joined_without_subject(std::size_t i, TokenIndex t) const {
    return surface_[i].empty() && tree_.has(t, Rel::cc) && finite_clause(clauses_[i]) && tree_.rel(t) != Rel::relcl && tree_.head(t) < t;
  }

  // "which has troops there": the pronoun stands for the noun before the relative clause.
  void antecedents(Clause& clause, std::vector<ClauseArg>& surface) {
    for (ClauseArg& arg : clause.args) resolve(arg);
    for (ClauseArg& arg : surface) resolve(arg);
  }

  void resolve(ClauseArg& arg) {
    const Token& token = tree_.token(arg.head);
    const bool relative = token.xpos == "WDT" || token.xpos == "WP" || token.xpos == "WP$" ||
                          token.features.pron_type == PronType::relative;
    if (!relative || token.upos == Upos::ADV) return;
    const TokenIndex antecedent = tree_.antecedent(arg.head);
    if (antecedent != no_token) arg = stand_in(arg, token.xpos == "WP" ? somebody(antecedent, arg.head) : agreeing(antecedent, arg.head));
  }

  // "officers in riot gear, who": nobody but people is "who"; the next noun up that names people is meant.
  TokenIndex somebody(TokenIndex noun, TokenIndex pronoun) const {
    if (tree_.form(pronoun) != "who" && tree_.form(pronoun) != "whom") return noun;
    TokenIndex best = noun;
    TokenIndex t = noun;
    for (std::size_t step = 0; step < max_climb; ++step) {
      const TokenIndex up = tree_.head(t);
      if (tree_.rel(t) != Rel::nmod || up == no_token || up > t) break;
      t = up;
      if (people(t) > people(best)) best = t;
    }
    return best;
  }

  // 2: somebody; 1: many together; 0: a thing.
  int people(TokenIndex t) const {
    const Token& token = tree_.token(t);
    if (token.upos != Upos::NOUN) return 2;
    const std::string lemma = lowered(token.lemma);
    if (words_.person(lemma)) return 2;
    return words_.body(lemma) ? 1 : 0;
  }

  // "a series of attacks that has shaken the city": the verb agrees with the noun that is meant.
  TokenIndex agreeing(TokenIndex noun, TokenIndex pronoun) const {
    const TokenIndex up = tree_.head(noun);
    if (tree_.rel(pronoun) != Rel::nsubj && tree_.rel(pronoun) != Rel::nsubj_pass) return noun;
    if (tree_.rel(noun) != Rel::nmod || up == no_token || up > noun || tree_.has(noun, Rel::conj)) return noun;
    const Number asked = number_of_verb(tree_.head(pronoun));
    return asked != Number::none && number_of_noun(noun) != asked && number_of_noun(up) == asked && !tree_.has(up, Rel::conj) ? up : noun;
  }

  Number number_of_noun(TokenIndex t) const {
    const std::string& tag = tree_.token(t).xpos;
    if (tag == "NN" || tag == "NNP") return Number::singular;
    return tag == "NNS" || tag == "NNPS" ? Number::plural : Number::none;
  }

  bool is_verb(TokenIndex t) const { return tree_.token(t).upos == Upos::VERB; }

  // Number that the finite verb asks of its subject.
  Number number_of_verb(TokenIndex verb) const {
    TokenIndex finite = verb;
    for (TokenIndex c : tree_.children(verb)) {
      if (tree_.rel(c) == Rel::aux || tree_.rel(c) == Rel::aux_pass || tree_.rel(c) == Rel::cop) {
        finite = c;
        break;
      }
    }
    const std::string form = tree_.form(finite);
    if (form == "was") return Number::singular;
    if (form == "were") return Number::plural;
    const std::string& tag = tree_.token(finite).xpos;
    return tag == "VBZ" ? Number::singular : tag == "VBP" ? Number::plural : Number::none;
  }

  ClauseArg stand_in(ClauseArg arg, TokenIndex noun) const {
    arg.head = arg.core = noun;
    const TokenRange phrase = tree_.phrase(noun);
    arg.span = tree_.token(phrase.begin).span.joined(tree_.token(phrase.end - 1).span);
    arg.shared = true;
    arg.clause = at_[noun];
    return arg;
  }

  static bool has_own(const Clause& clause, ArgKind kind) {
    return std::any_of(clause.args.begin(), clause.args.end(), [&](const ClauseArg& a) { return a.kind == kind; });
  }

  void give_subjects(std::size_t i, const std::vector<ClauseArg>& from) {
    if (!surface_[i].empty() || &from == &surface_[i] || clauses_[i].form == ClauseForm::existential) return;
    const std::vector<ClauseArg> copies = from;  // `from` may lie in the vector that grows
    if (std::any_of(copies.begin(), copies.end(), [&](const ClauseArg& a) { return done_to_itself(clauses_[i], a); })) return;
    for (ClauseArg arg : copies) {
      if (arg.head == clauses_[i].predicate) continue;
      arg.shared = true;
      add_subject(clauses_[i], surface_[i], std::move(arg));
    }
  }

  // "took away my phone, isolating me": whom it is done to does it only where the words say "myself".
  bool done_to_itself(const Clause& clause, const ClauseArg& subject) const {
    return std::any_of(clause.args.begin(), clause.args.end(), [&](const ClauseArg& a) {
      return (a.kind == ArgKind::object || a.kind == ArgKind::iobject) && !a.shared && tree_.token(a.head).xpos == "PRP" &&
             same_person(tree_.form(subject.head), tree_.form(a.head));
    });
  }

  static bool same_person(std::string_view subject, std::string_view object) {
    static constexpr std::array<std::array<std::string_view, 2>, 5> cases = {{{"i", "me"}, {"we", "us"}, {"he", "him"}, {"she", "her"}, {"they", "them"}}};
    return std::any_of(cases.begin(), cases.end(), [&](const auto& c) { return object == c[1] && (subject == c[0] || subject == c[1]); });
  }

  // "Xi came and met Lee", "condemned and rejected the plan".
  void conjunct(std::size_t i, TokenIndex h) {
    if (at_[h] < 0) return;
    const auto first = static_cast<std::size_t>(at_[h]);
    if (first == i) return;
    Clause& clause = clauses_[i];
    if (clause.nominal()) return;
    give_subjects(i, surface_[first]);
    give_owners(clause, clauses_[first]);
    if (clause.form != ClauseForm::verbal || clauses_[first].form != ClauseForm::verbal || clause.passive) return;
    lend_object(clause, clauses_[first]);
    if (has_own(clause, ArgKind::object)) return;
    // Only what follows the second verb can belong to both.
    const std::vector<ClauseArg> of_first = clauses_[first].args;
    for (ClauseArg arg : of_first) {
      if (arg.kind != ArgKind::object || arg.shared || arg.head < clause.predicate) continue;
      arg.shared = true;
      clause.args.push_back(std::move(arg));
    }
  }

  // "shot and killed a guard": the parser gives the guard to the nearer verb alone.
  void lend_object(const Clause& clause, Clause& first) const {
    const bool side_by_side = clause.predicate == first.predicate + 2 && tree_.token(first.predicate + 1).upos == Upos::CCONJ;
    if (!side_by_side || first.passive || has_own(first, ArgKind::object) || has_own(first, ArgKind::complement)) return;
    for (const ClauseArg& arg : clause.args) {
      if (arg.kind != ArgKind::object || arg.shared) continue;
      first.args.push_back(arg);
      first.args.back().shared = true;
    }
  }

  // "is Korea's main ally and benefactor": both are Korea's.
  static void give_owners(Clause& clause, const Clause& first) {
    if (clause.form != ClauseForm::copular && clause.form != ClauseForm::appositive) return;
    const bool of = std::any_of(clause.args.begin(), clause.args.end(), [](const ClauseArg& a) {
      return a.kind == ArgKind::possessor || (a.kind == ArgKind::oblique && a.prep == "of");
    });
    if (of) return;
    for (ClauseArg arg : std::vector<ClauseArg>(first.args)) {
      if (arg.kind != ArgKind::possessor) continue;
      arg.shared = true;
      clause.args.push_back(std::move(arg));
    }
  }

  // "asked Seoul to send", "agreed to send", "was told to leave", "is set to host".
  void controlled(std::size_t i) {
    const std::int32_t parent = clauses_[i].parent;
    if (parent < 0) return;
    const auto p = static_cast<std::size_t>(parent);
    const Clause& governor = clauses_[p];
    if (!governor.passive && governor.form == ClauseForm::verbal && !words_.subject_control(governor.lemma)) {
      std::vector<ClauseArg> objects;
      for (ArgKind kind : {ArgKind::iobject, ArgKind::object}) {
        for (const ClauseArg& arg : governor.args) {
          if (arg.kind == kind && !arg.shared && arg.head != clauses_[i].predicate) objects.push_back(arg);
        }
        if (!objects.empty()) return give_subjects(i, objects);
      }
      if (const std::vector<ClauseArg> told = addressed(governor, clauses_[i]); !told.empty()) return give_subjects(i, told);
    }
    give_subjects(i, surface_[p]);
  }

  // "asked how to leave", "remembers leaving"; but "watch this", he said.
  void complement(std::size_t i) {
    const std::string& tag = tree_.token(clauses_[i].finite()).xpos;
    const std::string mark = tree_.mark(top(tree_, clauses_[i]));
    if (tag == "VBG" || mark == "to" || mark.ends_with(" to") || to_before(clauses_[i])) adverbial(i);
  }

  bool to_at(const Clause& clause, TokenIndex t) const {
    return t < tree_.size() && tree_.head(t) == clause.predicate && tree_.rel(t) == Rel::mark && tree_.form(t) == "to";
  }

  bool to_before(const Clause& clause) const {
    return std::any_of(tree_.children(clause.predicate).begin(), tree_.children(clause.predicate).end(),
                       [&](TokenIndex c) { return tree_.rel(c) == Rel::mark && tree_.form(c) == "to"; });
  }

  // Participles, purpose and other clauses without a subject take that of the clause around them; whoever does what a
  // passive tells of, and what it is for, is not its subject: "the bill was passed to end the strike".
  void adverbial(std::size_t i) {
    const std::int32_t parent = clauses_[i].parent;
    if (parent < 0 || finite_clause(clauses_[i])) return;
    const auto p = static_cast<std::size_t>(parent);
    const bool ordered = to_before(clauses_[i]) && words_.object_control(clauses_[p].lemma);
    if (clauses_[i].link == ClauseLink::advcl && clauses_[p].passive && to_before(clauses_[i]) && !ordered) return;
    std::vector<ClauseArg> held;
    if ((deed_of_object(clauses_[i]) || ordered) && !clauses_[p].passive) held = objects(clauses_[p], i);
    if (held.empty() && to_before(clauses_[i])) held = addressed(clauses_[p], clauses_[i]);
    if (held.empty() && to_before(clauses_[i]) && stands_for_infinitive(p)) return;
    give_subjects(i, held.empty() ? surface_[p] : held);
    if (surface_[i].empty() && clauses_[p].parent >= 0) give_subjects(i, surface_[static_cast<std::size_t>(clauses_[p].parent)]);
  }

  // "it takes days to clear the port": "it" is the clearing and clears nothing.
  bool stands_for_infinitive(std::size_t i) const {
    const bool it = surface_[i].size() == 1 && tree_.form(surface_[i].front().head) == "it";
    return it && (clauses_[i].lemma == "take" || clauses_[i].lemma == "cost" || clauses_[i].form == ClauseForm::copular);
  }

  // "called on Chile to open the border", "waited for Chile to open it", "pressure on Chile to open it": Chile opens it.
  std::vector<ClauseArg> addressed(const Clause& governor, const Clause& infinitive) const {
    std::vector<ClauseArg> out;
    if (tree_.token(infinitive.finite()).xpos != "VB") return out;
    for (const ClauseArg& arg : governor.args) {
      if (arg.kind != ArgKind::oblique || arg.shared || arg.head < governor.predicate || arg.head > infinitive.predicate) continue;
      const bool noun_for = arg.prep == "for" && tree_.token(governor.predicate).upos == Upos::NOUN && to_at(infinitive, tree_.tight(arg.head).end);      // "a chance for Chile to open it"
      if (noun_for || words_.addressing(lowered(tree_.token(governor.predicate).lemma), arg.prep)) out.push_back(arg);
    }
    return out;
  }

  // "accused Chile of closing the border", "kept Chile from closing it", "credited Chile with closing it": the object does it.
  bool deed_of_object(const Clause& clause) const {
    static constexpr std::array<std::string_view, 7> preps = {"against", "as", "for", "from", "into", "of", "with"};
    return tree_.token(clause.finite()).xpos == "VBG" && std::find(preps.begin(), preps.end(), clause.mark) != preps.end();
  }

  // "fined Holm for stealing it": people; "raised money for building it" is nobody's deed but the subject's.
  bool somebody_named(TokenIndex t) const {
    const Token& token = tree_.token(t);
    return token.upos == Upos::PROPN || token.xpos == "PRP" || (token.upos == Upos::NOUN && people(t) > 0);
  }

  std::vector<ClauseArg> objects(const Clause& governor, std::size_t i) const {
    std::vector<ClauseArg> out;
    for (const ClauseArg& arg : governor.args) {
      if (clauses_[i].mark == "for" && !somebody_named(arg.head)) continue;
      if (arg.kind == ArgKind::object && !arg.shared && arg.head < clauses_[i].predicate) out.push_back(arg);
    }
    return out;
  }

  bool finite_clause(const Clause& clause) const {
    return tree_.token(clause.finite()).features.verb_form == VerbForm::finite &&
           tree_.token(clause.finite()).features.mood != Mood::imperative;
  }

  // "troops stationed there", "the ship carrying them"; "its plan to sign", "Seoul made a promise to sign".
  void below_noun(std::size_t i, TokenIndex noun) {
    Clause& clause = clauses_[i];
    const bool gerund = tree_.deed_of(top(tree_, clause));      // "a role in sinking the ship"
    if (gerund && !has_own(clause, ArgKind::object)) return;      // "an interest in sailing" is nobody's voyage
    if (clause.mark != "to" && !gerund && !stretch_spent(clause, noun)) {
      if (!surface_[i].empty()) return;
      add_subject(clause, surface_[i], stand_in({}, noun));
      add_joined(clause, surface_[i], noun);
      return keeper(clause, noun);
    }
    const std::int32_t governor = at_[noun];
    if (governor >= 0 && static_cast<std::size_t>(governor) != i) {
      const Clause& around = clauses_[static_cast<std::size_t>(governor)];
      if (const std::vector<ClauseArg> told = addressed(around, clause); !told.empty()) return give_subjects(i, told);
      std::vector<ClauseArg> possessors;
      for (const ClauseArg& arg : around.args) {
        if (arg.kind == ArgKind::possessor || (arg.kind == ArgKind::oblique && arg.prep == "by")) possessors.push_back(arg);   // "an attempt by Peru to sign"
      }
      if (!possessors.empty()) return give_subjects(i, possessors);
      if (!surface_[static_cast<std::size_t>(governor)].empty()) return give_subjects(i, surface_[static_cast<std::size_t>(governor)]);
    }
    const std::int32_t parent = around_noun(noun, i);
    if (parent >= 0 && tree_.rel(noun) != Rel::nsubj) give_subjects(i, surface_[static_cast<std::size_t>(parent)]);
  }

  // "the mayor and the crew charged with it": behind the last of several it tells of all; "accused the mayor and the crew of sinking it".
  void add_joined(Clause& clause, std::vector<ClauseArg>& surface, TokenIndex noun) {
    if (tree_.rel(noun) == Rel::conj && tree_.charged(noun)) add_subject(clause, surface, stand_in({}, tree_.head(noun)));
    for (TokenIndex c : tree_.children(noun)) {
      if (tree_.rel(c) == Rel::conj && c < clause.predicate && !is_verb(c)) add_subject(clause, surface, stand_in({}, c));
    }
  }

  // "spent hours reading", "had a hard time finding it": whoever spent them read.
  bool stretch_spent(const Clause& clause, TokenIndex noun) const {
    return tree_.rel(noun) == Rel::obj && tree_.token(clause.finite()).xpos == "VBG" && clause.mark.empty() && tree_.token(noun).upos == Upos::NOUN && words_.time(lowered(tree_.token(noun).lemma));
  }

  // "has troops stationed there": whoever has them stationed them.
  void keeper(Clause& clause, TokenIndex noun) {
    const TokenIndex h = tree_.head(noun);
    if (!clause.passive || h == no_token || at_[h] < 0 || tree_.rel(noun) != Rel::obj || has_own(clause, ArgKind::subject)) return;
    const auto p = static_cast<std::size_t>(at_[h]);
    if (clauses_[p].lemma != "have" && clauses_[p].lemma != "keep") return;
    for (ClauseArg arg : std::vector<ClauseArg>(surface_[p])) {
      arg.kind = ArgKind::subject;
      arg.shared = true;
      clause.args.push_back(std::move(arg));
    }
  }

  // The clause that the noun is an argument of.
  std::int32_t around_noun(TokenIndex noun, std::size_t i) const {
    const TokenIndex h = tree_.head(noun);
    if (h == no_token || at_[h] < 0 || static_cast<std::size_t>(at_[h]) == i) return -1;
    return at_[h];
  }

  // "the missiles Seoul deployed": without a pronoun the noun fills what is missing.
  void relative_gap(std::size_t i, TokenIndex noun) {
    Clause& clause = clauses_[i];
    const bool told = std::any_of(clause.args.begin(), clause.args.end(),
                                  [&](const ClauseArg& a) { return a.shared && a.head == noun; });
    if (told || clause.form == ClauseForm::nominal) return;
    ClauseArg arg = stand_in({}, noun);
    if (surface_[i].empty()) return add_subject(clause, surface_[i], std::move(arg));
    if (const std::int32_t said = what_is_said(i); said >= 0) return fill_said(static_cast<std::size_t>(said), std::move(arg));
    if (const std::int32_t deep = gap_below(i); deep >= 0 && !words_.time(lowered(tree_.token(noun).lemma)) && !relative_adverb(clause)) {
      arg.kind = ArgKind::object;
      clauses_[static_cast<std::size_t>(deep)].args.push_back(std::move(arg));
      return;
    }
    if (const TokenIndex left = left_preposition(clause); left != no_token) {
      arg.kind = ArgKind::oblique;
      arg.prep = tree_.form(left);
      return clause.args.push_back(std::move(arg));
    }
    if (clause.form != ClauseForm::verbal || clause.passive || has_own(clause, ArgKind::object) || relative_adverb(clause)) return;
    // "the time she awoke": when, not what.
    arg.kind = words_.time(lowered(tree_.token(noun).lemma)) ? ArgKind::oblique : ArgKind::object;
    clause.args.push_back(std::move(arg));
  }

  // "a plan she is fine with", "the party they poured money into": a preposition with nothing behind it; no_token: none.
  TokenIndex left_preposition(const Clause& clause) const {
    for (TokenIndex c : tree_.children(clause.predicate)) {
      const bool alone = tree_.token(c).upos == Upos::ADP && c > clause.predicate && tree_.children(c).empty();
      if (alone && (tree_.rel(c) == Rel::obl || tree_.rel(c) == Rel::advmod || tree_.rel(c) == Rel::case_)) return c;
    }
    return no_token;
  }

  // "the offer the board said it rejected", "a retreat they say left a gap": the clause that is said; -1: none, or it lacks nothing.
  std::int32_t what_is_said(std::size_t i) const {
    const Clause& clause = clauses_[i];
    if (clause.form != ClauseForm::verbal || clause.passive || !words_.saying(clause.lemma) || has_own(clause, ArgKind::object) || relative_adverb(clause)) return -1;
    const auto said = std::find_if(clause.args.begin(), clause.args.end(), [&](const ClauseArg& a) { return a.kind == ArgKind::complement && a.clause >= 0 && tree_.rel(a.head) == Rel::ccomp; });
    if (said == clause.args.end()) return -1;
    const Clause& below = clauses_[static_cast<std::size_t>(said->clause)];
    const bool open = below.form == ClauseForm::verbal && below.mark.empty() && finite_clause(below) &&
                      (surface_[static_cast<std::size_t>(said->clause)].empty() || (!below.passive && !has_own(below, ArgKind::object) && !has_own(below, ArgKind::complement)));
    return open ? said->clause : -1;
  }

  void fill_said(std::size_t i, ClauseArg arg) {
    if (surface_[i].empty()) return add_subject(clauses_[i], surface_[i], std::move(arg));
    arg.kind = ArgKind::object;
    clauses_[i].args.push_back(std::move(arg));
  }

  // "the order Holm is poised to sign", "the port he wants to buy": the noun is missing in the infinitive; -1: in none.
  std::int32_t gap_below(std::size_t i) const {
    std::size_t at = i;
    for (std::size_t step = 0; step < max_climb; ++step) {
      const Clause& clause = clauses_[at];
      const bool shares = clause.passive || clause.form == ClauseForm::copular || (words_.raising(clause.lemma) && clause.lemma != "have" && clause.lemma != "mean") || words_.hoping(clause.lemma);
      if (!shares || has_own(clause, ArgKind::object)) break;
      const auto next = std::find_if(clause.args.begin(), clause.args.end(), [&](const ClauseArg& a) {
        return a.kind == ArgKind::complement && a.clause >= 0 && tree_.rel(a.head) == Rel::xcomp && to_before(clauses_[static_cast<std::size_t>(a.clause)]);
      });
      if (next == clause.args.end()) break;
      at = static_cast<std::size_t>(next->clause);
    }
    const Clause& deep = clauses_[at];
    const bool open = at != i && deep.form == ClauseForm::verbal && !deep.passive && !has_own(deep, ArgKind::object) && !has_own(deep, ArgKind::complement);
    return open ? static_cast<std::int32_t>(at) : -1;
  }

  // "the prison where he was held": the noun is where.
  void relative_place(std::size_t i, TokenIndex t, TokenIndex noun) {
    const auto children = tree_.children(t);
    const bool where = std::any_of(children.begin(), children.end(), [&](TokenIndex c) { return tree_.rel(c) == Rel::advmod && tree_.form(c) == "where" && c < t; });
    if (!where || clauses_[i].form != ClauseForm::verbal) return;
    ClauseArg arg = stand_in({}, noun);
    arg.kind = ArgKind::oblique;
    arg.prep = "where";
    clauses_[i].args.push_back(std::move(arg));
  }

  // "the day when", "the city where", "the man whose son", "the way in which": the noun is no object.
  bool relative_adverb(const Clause& clause) const {
    const TokenRange whole = tree_.whole(top(tree_, clause));
    const TokenIndex end = std::min<TokenIndex>(whole.end, whole.begin + 4);
    for (TokenIndex t = whole.begin; t < end; ++t) {
      const std::string& xpos = tree_.token(t).xpos;
      if (xpos == "WRB" || xpos == "WP$" || xpos == "WDT" || xpos == "WP") return true;
    }
    return false;
  }

  // "Lee has arrived, officials said": what stands before is what they said.
  void reporting(std::size_t i, TokenIndex h) {
    Clause& clause = clauses_[i];
    if (at_[h] < 0 || clause.form != ClauseForm::verbal || !words_.saying(clause.lemma) || clause.predicate < h || surface_[i].empty()) return;
    if (has_own(clause, ArgKind::object) || has_own(clause, ArgKind::complement)) return;
    const auto told = static_cast<std::size_t>(at_[h]);
    if (told == i) return;
    ClauseArg arg;
    arg.kind = ArgKind::complement;
    arg.head = arg.core = clauses_[told].predicate;
    arg.span = tree_.token(arg.head).span;
    arg.shared = true;
    arg.clause = static_cast<std::int32_t>(told);
    clause.args.push_back(std::move(arg));
  }

  // "As Holm noted, the crew had fled", "the crew had fled, as Holm noted": the clause around it is what she noted.
  void said_so(std::size_t i, TokenIndex t, TokenIndex h) {
    Clause& clause = clauses_[i];
    if (at_[h] < 0 || at_[h] == static_cast<std::int32_t>(i) || tree_.mark(t) != "as" || clause.form != ClauseForm::verbal || clause.passive) return;
    if (!words_.saying(clause.lemma) || surface_[i].empty() || !finite_clause(clause) || has_own(clause, ArgKind::object) || has_own(clause, ArgKind::complement)) return;
    if (tree_.token(h).xpos == "VBG" && !tree_.has(h, Rel::aux)) return;
    TokenRange told = tree_.whole(h);
    const TokenRange as = tree_.whole(t);
    if (as.begin <= told.begin + 1) told.begin = as.end;
    else if (as.end + 1 >= told.end) told.end = as.begin;
    else return;
    while (told.begin < told.end && tree_.token(told.begin).upos == Upos::PUNCT) ++told.begin;
    while (told.begin < told.end && tree_.token(told.end - 1).upos == Upos::PUNCT) --told.end;
    if (h < told.begin || h >= told.end) return;
    ClauseArg arg;
    arg.kind = ArgKind::complement;
    arg.head = arg.core = h;
    arg.span = tree_.token(told.begin).span.joined(tree_.token(told.end - 1).span);
    arg.shared = true;
    arg.clause = at_[h];
    clause.args.push_back(std::move(arg));
  }

  // "Lee began a visit to Japan": the visit is Lee's.
  void phase_noun(std::size_t i, TokenIndex h) {
    Clause& clause = clauses_[i];
    if (at_[h] < 0 || tree_.rel(clause.predicate) != Rel::obj || has_own(clause, ArgKind::possessor)) return;
    const auto p = static_cast<std::size_t>(at_[h]);
    if (p == i || clauses_[p].passive || !words_.phase(clauses_[p].lemma)) return;
    give_subjects(i, surface_[p]);
  }

  // "as North Korea's ally, China ...", "named him minister", "sees it as a threat".
  void apposed(std::size_t i) {
    const std::int32_t parent = clauses_[i].parent;
    if (parent < 0) return;
    const auto p = static_cast<std::size_t>(parent);
    const Clause& around = clauses_[p];
    std::vector<ClauseArg> about;
    for (const ClauseArg& arg : around.args) {
      if (arg.kind == ArgKind::object && arg.head != clauses_[i].predicate && !arg.shared &&
          (around.passive || clauses_[i].link == ClauseLink::xcomp || arg.head < clauses_[i].predicate)) {
        about.push_back(arg);
      }
    }
    // Before the verb it speaks of the subject, whatever the object: "As its ally, China holds influence".
    const bool before = clauses_[i].predicate < around.predicate && !around.passive && clauses_[i].link != ClauseLink::xcomp;
    const bool outdone = words_.outdoes(around.lemma) && tree_.preposition(clauses_[i].predicate) == "as" && !around.passive;
    if (about.empty() || before || outdone) about = surface_[p];
    give_subjects(i, about);
  }

  const ClauseWords& words_;
  const Tree& tree_;
  SurfaceSubjects& surface_;
  std::vector<Clause>& clauses_;
  std::vector<std::int32_t> at_;
};

}  // namespace

void share_arguments(const ClauseWords& words, const Tree& tree, SurfaceSubjects& surface, std::vector<Clause>& clauses) {
  Sharing(words, tree, surface, clauses).run();
}

}  // namespace entente
