#include "code/clause/predicates.h"

#include <algorithm>

namespace entente {
namespace {

ClauseLink link_of(Rel rel) {
  switch (rel) {
    case Rel::ccomp: return ClauseLink::ccomp;
    case Rel::xcomp: return ClauseLink::xcomp;
    case Rel::csubj: return ClauseLink::csubj;
    case Rel::advcl: return ClauseLink::advcl;
    case Rel::acl: return ClauseLink::acl;
    case Rel::relcl: return ClauseLink::relcl;
    case Rel::conj: return ClauseLink::conj;
    case Rel::parataxis: case Rel::list: return ClauseLink::parataxis;
    case Rel::root: return ClauseLink::root;
    default: return ClauseLink::argument;
  }
}

bool clausal(Rel rel) { return link_of(rel) != ClauseLink::argument && rel != Rel::conj; }

bool noun(const Token& token) { return token.upos == Upos::NOUN; }

bool has_subject(const Tree& tree, TokenIndex t) {
  return tree.has(t, Rel::nsubj) || tree.has(t, Rel::nsubj_pass) || tree.has(t, Rel::csubj);
}

// A verb form that works as an adjective, a preposition or a part of a name is no predicate.
bool verb_predicate(const Tree& tree, TokenIndex t) {
  const Token& token = tree.token(t);
  if (token.upos == Upos::AUX) {
    const Rel rel = tree.rel(t);
    return rel != Rel::aux && rel != Rel::aux_pass && rel != Rel::cop && has_subject(tree, t);
  }
  if (token.upos != Upos::VERB) return false;
  switch (tree.rel(t)) {
    case Rel::amod: case Rel::compound: case Rel::case_: case Rel::mark: case Rel::fixed: case Rel::flat:
    case Rel::aux: case Rel::aux_pass: case Rel::cop: case Rel::det: case Rel::cc:
      return false;
    default:
      return true;
  }
}

// "left eight dead and three sailors injured", "Mayor forced to resign": a verb that wants an object has none and no "was".
bool lacks_object(const ClauseWords& words, const Tree& tree, TokenIndex t) {
  const Token& token = tree.token(t);
  if ((token.xpos != "VBD" && token.xpos != "VBN") || tree.rel(t) == Rel::relcl || !words.wants_object(lowered(token.lemma))) return false;
  if (t + 1 < tree.size() && tree.form(t + 1) == "as") return false;      // "detained as many as nine"
  bool subject = false, behind = tree.rel(t) == Rel::conj;      // "what they created" lacks only what stands before it
  for (TokenIndex c : tree.children(t)) {
    behind = behind || (c > t && tree.rel(c) != Rel::punct);
    switch (tree.rel(c)) {
      case Rel::nsubj: subject = c < t; break;
      case Rel::obj: case Rel::iobj: case Rel::ccomp: case Rel::aux: case Rel::compound_prt: case Rel::conj: return false;
      case Rel::obl_unmarked: if (c > t) return false; break;
      default: break;
    }
  }
  return subject && behind;
}

bool passive_verb(const ClauseWords& words, const Tree& tree, TokenIndex t) {
  return tree.has(t, Rel::aux_pass) || tree.has(t, Rel::nsubj_pass) || tree.has(t, Rel::obl_agent) || bare_passive(tree, t) || lacks_object(words, tree, t);
}

std::string plain_lemma(const ClauseWords& words, const Tree& tree, TokenIndex t) {
  const std::string_view known = tree.token(t).upos == Upos::VERB ? words.irregular(tree.form(t)) : std::string_view();
  return known.empty() ? lowered(tree.token(t).lemma) : std::string(known);
}

std::string verb_lemma(const ClauseWords& words, const Tree& tree, TokenIndex t) {
  std::string out = plain_lemma(words, tree, t);
  for (TokenIndex c : tree.children(t)) {
    if (tree.rel(c) == Rel::compound_prt) return out.append(" ").append(lowered(tree.token(c).lemma));
  }
  // "called off the summit": the particle read as a preposition.
  if (t + 1 < tree.size() && (tree.token(t + 1).upos == Upos::ADP || tree.token(t + 1).upos == Upos::ADV)) {
    const std::string both = out + " " + tree.form(t + 1);
    if (words.particle_verb(both)) return both;
  }
  return out;
}

// The noun of "hold talks", "talks were held"; a coordinated one counts only through the first.
TokenIndex light_noun(const ClauseWords& words, const Tree& tree, TokenIndex verb) {
  const std::string lemma = plain_lemma(words, tree, verb);
  if (tree.has(verb, Rel::xcomp)) return no_token;   // "makes this visit noteworthy"
  for (TokenIndex c : tree.children(verb)) {
    const Rel rel = tree.rel(c);
    if (rel != Rel::obj && rel != Rel::nsubj_pass) continue;
    if (words.light(lemma, lowered(tree.token(c).lemma))) return c;
  }
  return no_token;
}

bool names_something(Rel rel) {
  return rel == Rel::nmod_poss || rel == Rel::nmod || rel == Rel::compound || rel == Rel::amod || rel == Rel::acl ||
         rel == Rel::nmod_unmarked || rel == Rel::ccomp;
}

bool nominal_candidate(const ClauseWords& words, const Tree& tree, TokenIndex t) {
  if (!noun(tree.token(t)) || tree.rel(t) == Rel::case_ || tree.rel(t) == Rel::fixed || tree.rel(t) == Rel::flat) return false;
  for (TokenIndex c : tree.children(t)) {
    if (names_something(tree.rel(c))) return true;
  }
  const TokenIndex h = tree.head(t);
  return h != no_token && tree.token(h).upos == Upos::VERB && words.phase(verb_lemma(words, tree, h));
}

// Of "China, its largest partner" and "its largest partner, China" the common noun is said of the name.
TokenIndex appositive_predicate(const Tree& tree, TokenIndex dependent) {
  const TokenIndex h = tree.head(dependent);
  if (noun(tree.token(dependent))) return dependent;
  if (tree.token(dependent).upos == Upos::PROPN && noun(tree.token(h))) return h;
  return no_token;
}

class Finder {
 public:
  Finder(const ClauseWords& words, const Tree& tree) : words_(words), tree_(tree), taken_(tree.size(), false), clause_at_(tree.size(), -1) {}

  std::vector<Clause> run() {
    const auto n = static_cast<TokenIndex>(tree_.size());
    for (TokenIndex t = 0; t < n; ++t) {
      if (verb_predicate(tree_, t)) verbal(t);
    }
    for (TokenIndex t = 0; t < n; ++t) {
      if (!taken_[t]) other(t);
    }
    for (TokenIndex t = 0; t < n; ++t) {
      if (!taken_[t] && nominal_candidate(words_, tree_, t)) add(t, no_token, ClauseForm::nominal);
    }
    std::stable_sort(out_.begin(), out_.end(), [](const Clause& a, const Clause& b) { return a.predicate < b.predicate; });
    return std::move(out_);
  }

 private:
  Clause& add(TokenIndex predicate, TokenIndex support, ClauseForm form) {
    taken_[predicate] = true;
    clause_at_[predicate] = static_cast<std::int32_t>(out_.size());
    Clause& clause = out_.emplace_back();
    clause.predicate = predicate;
    clause.support = support;
    clause.form = form;
    clause.lemma = lowered(tree_.token(predicate).lemma);
    const TokenIndex at = top(tree_, clause);
    clause.link = form == ClauseForm::nominal ? ClauseLink::argument : link_of(tree_.rel(at));
    clause.mark = clause.link == ClauseLink::argument ? std::string() : tree_.mark(at);
    return clause;
  }

  void verbal(TokenIndex t) {
    const std::string lemma = plain_lemma(words_, tree_, t);
    if ((lemma == "be" || lemma == "exist") && tree_.has(t, Rel::expl)) {
      const TokenIndex subject = tree_.child(t, Rel::nsubj);
      if (subject != no_token && !taken_[subject]) {
        taken_[t] = true;
        add(subject, t, ClauseForm::existential);
        return;
      }
    }
    const TokenIndex light = light_noun(words_, tree_, t);
    if (light != no_token && !taken_[light]) {
      taken_[t] = true;
      Clause& clause = add(light, t, ClauseForm::light);
      clause.lemma = lemma + " " + lowered(tree_.token(light).lemma);
      clause.passive = passive_verb(words_, tree_, t);
      return;
    }
    const TokenIndex noun = copular_noun(t, lemma);
    if (noun != no_token && !taken_[noun]) {
      taken_[t] = true;
      add(noun, t, ClauseForm::copular);
      return;
    }
    Clause& clause = add(t, no_token, ClauseForm::verbal);
    clause.lemma = verb_lemma(words_, tree_, t);
    clause.passive = passive_verb(words_, tree_, t);
  }

  // "remain a partner", "serve as an ally", "represent a shift".
  TokenIndex copular_noun(TokenIndex t, const std::string& lemma) const {
    if (words_.copula(lemma)) {
      for (TokenIndex c : tree_.children(t)) {
        const Upos upos = tree_.token(c).upos;
        if (tree_.rel(c) == Rel::xcomp && (upos == Upos::NOUN || upos == Upos::ADJ || upos == Upos::PROPN)) return c;
        if (tree_.rel(c) == Rel::obj && upos == Upos::NOUN && !bare_passive(tree_, t)) return c;
      }
    }
    if (words_.as_copula(lemma)) {
      for (TokenIndex c : tree_.children(t)) {
        if ((tree_.rel(c) == Rel::obl || tree_.rel(c) == Rel::xcomp) && noun(tree_.token(c)) && as_phrase(c)) return c;
      }
    }
    return no_token;
  }

  bool as_phrase(TokenIndex t) const { return tree_.preposition(t) == "as" || tree_.mark(t) == "as"; }

  void other(TokenIndex t) {
    const Rel rel = tree_.rel(t);
    const TokenIndex copula = tree_.child(t, Rel::cop);
    if (copula != no_token) {
      add(t, copula, ClauseForm::copular);
    } else if (has_subject(tree_, t) && tree_.token(t).upos != Upos::AUX) {
      add(t, no_token, ClauseForm::copular);  // headlines: "Markets calm after vote"
    } else if (rel == Rel::xcomp || (clausal(rel) && rel != Rel::root && rel != Rel::parataxis && rel != Rel::acl &&
                                     tree_.token(t).upos == Upos::ADJ)) {
      add(t, no_token, ClauseForm::appositive);
    } else if (noun(tree_.token(t)) && as_phrase(t) && (rel == Rel::obl || rel == Rel::advcl || rel == Rel::nmod)) {
      add(t, no_token, ClauseForm::appositive);
    } else if (rel == Rel::appos) {
      const TokenIndex predicate = appositive_predicate(tree_, t);
      if (predicate != no_token && !taken_[predicate]) add(predicate, no_token, ClauseForm::appositive);
    } else if (rel == Rel::conj && tree_.token(t).upos == Upos::ADJ) {
      coordinated_adjective(t);
    } else if (rel == Rel::conj && noun(tree_.token(t))) {
      coordinated_noun(t);
    }
  }

  // "is weak and isolated": the second predicate stands under the first one's copula.
  void coordinated_adjective(TokenIndex t) {
    const TokenIndex h = tree_.head(t);
    const TokenIndex copula = tree_.child(h, Rel::cop);
    if (copula != no_token) add(t, copula, ClauseForm::copular);
  }

  // "is its ally and largest partner", "as its ally and benefactor": each noun is said of the subject.
  void coordinated_noun(TokenIndex t) {
    const TokenIndex h = tree_.head(t);
    if (clause_at_[h] < 0 || !noun(tree_.token(h))) return;
    const Clause& first = out_[static_cast<std::size_t>(clause_at_[h])];
    const ClauseForm form = first.form;
    const TokenIndex support = first.support;
    if (form == ClauseForm::copular || form == ClauseForm::appositive || form == ClauseForm::existential) {
      Clause& clause = add(t, support, form);
      clause.link = ClauseLink::conj;
    } else if (form == ClauseForm::light) {
      const std::string verb = lowered(tree_.token(support).lemma);
      const std::string lemma = lowered(tree_.token(t).lemma);
      if (!words_.light(verb, lemma)) return;
      const bool passive = first.passive;
      Clause& clause = add(t, support, form);
      clause.lemma = verb + " " + lemma;
      clause.passive = passive;
      clause.link = ClauseLink::conj;
    }
  }

  const ClauseWords& words_;
  const Tree& tree_;
  std::vector<bool> taken_;
  std::vector<std::int32_t> clause_at_;  // of a predicate, index into out_
  std::vector<Clause> out_;
};

}  // namespace

bool bare_passive(const Tree& tree, TokenIndex verb) {
  const Token& token = tree.token(verb);
  if (token.xpos != "VBN" || tree.has(verb, Rel::nsubj) || tree.has(verb, Rel::aux)) return false;
  const Rel rel = tree.rel(verb);
  if (rel == Rel::acl || rel == Rel::advcl || rel == Rel::xcomp || rel == Rel::relcl) return !tree.has(verb, Rel::obj);
  return tree.rel(verb) == Rel::conj && tree.head(verb) != no_token && tree.token(tree.head(verb)).xpos == "VBN" &&
         (tree.has(tree.head(verb), Rel::aux_pass) || tree.rel(tree.head(verb)) == Rel::acl) && !tree.has(verb, Rel::obj);
}

std::vector<Clause> predicates(const ClauseWords& words, const Tree& tree) { return Finder(words, tree).run(); }

TokenIndex top(const Tree& tree, const Clause& clause) {
  return clause.support != no_token && tree.head(clause.predicate) == clause.support ? clause.support : clause.predicate;
}

}  // namespace entente
