#include "code/clause/clause.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "code/clause/arguments.h"
#include "code/clause/predicates.h"
#include "code/clause/tree.h"
#include "code/clause/words.h"

namespace entente {
namespace {

constexpr std::array<std::string_view, 9> kind_names = {"subject", "object", "iobject", "oblique", "complement",
                                                        "possessor", "compound", "modifier", "gerund"};
constexpr std::array<std::string_view, 6> form_names = {"verbal", "light", "copular", "existential", "nominal", "appositive"};
constexpr std::array<std::string_view, 10> link_names = {"root", "ccomp", "xcomp", "csubj", "advcl",
                                                         "acl", "relcl", "conj", "parataxis", "argument"};

bool in_the_way(const Clause& clause) { return clause.nominal() || clause.form == ClauseForm::appositive; }

// Innermost clause around each token; `nouns` lets nominal and appositive clauses own words too.
std::vector<std::int32_t> owner_table(const Tree& tree, const std::vector<Clause>& clauses, bool nouns) {
  std::vector<std::int32_t> at(tree.size(), -1);
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    if (nouns || !in_the_way(clauses[i])) at[top(tree, clauses[i])] = static_cast<std::int32_t>(i);
  }
  for (TokenIndex t : tree.top_down()) {
    if (at[t] < 0 && tree.head(t) != no_token) at[t] = at[tree.head(t)];
  }
  return at;
}

void set_parents(const Tree& tree, std::vector<Clause>& clauses) {
  const std::vector<std::int32_t> main = owner_table(tree, clauses, false);
  const std::vector<std::int32_t> every = owner_table(tree, clauses, true);
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    const TokenIndex at = top(tree, clauses[i]);
    const TokenIndex h = tree.head(at);
    const auto self = static_cast<std::int32_t>(i);
    if (in_the_way(clauses[i]) && main[at] != self && main[at] >= 0) clauses[i].parent = main[at];
    else if (h != no_token) clauses[i].parent = clauses[i].link == ClauseLink::acl ? every[h] : main[h];
    if (clauses[i].parent == self) clauses[i].parent = -1;
  }
}

// "voted to block the bill", "accused him of lying": an infinitive or gerund right behind belongs to what is said.
bool tight(const Tree& tree, TokenIndex at, TokenIndex c) {
  if (tree.rel(c) != Rel::advcl || c < at) return false;
  const TokenRange whole = tree.whole(c);
  if (whole.begin <= at || (whole.begin > 0 && tree.token(whole.begin - 1).upos == Upos::PUNCT)) return false;
  const std::string& tag = tree.token(c).xpos;
  const std::string mark = tree.mark(c);
  return (tag == "VB" && mark == "to") || (tag == "VBG" && (mark == "of" || mark == "from" || mark == "for" || mark == "into" || mark == "by" || mark == "to"));
}

// A clause reads as one with its complements, without coordinated, adverbial and inserted clauses at its edges.
bool cut(Rel rel) {
  return rel == Rel::conj || rel == Rel::parataxis || rel == Rel::advcl || rel == Rel::list || rel == Rel::punct || rel == Rel::cc;
}

TokenRange stretch(const Tree& tree, const Clause& clause, const std::vector<bool>& is_top) {
  const TokenIndex at = top(tree, clause);
  if (clause.nominal()) {
    TokenRange phrase = tree.phrase(at);   // "her plan to testify", "the claim that he lied"
    for (TokenIndex c : tree.children(at)) {
      const bool says_what = (tree.rel(c) == Rel::acl && tree.mark(c) == "to") || tree.rel(c) == Rel::ccomp;
      if (says_what && c > at && tree.token(tree.whole(c).begin - 1).upos != Upos::PUNCT) phrase.widen(tree.whole(c));
    }
    return phrase;
  }
  TokenRange out{at, at + 1};
  for (TokenIndex c : tree.children(at)) {
    const Rel rel = tree.rel(c);
    const bool noun_conjunct = rel == Rel::conj && !is_top[c];
    if (cut(rel) && !noun_conjunct && !tight(tree, at, c)) continue;
    if (rel == Rel::mark && clause.mark != "to") continue;
    if (clause.form == ClauseForm::appositive && rel == Rel::case_) continue;
    out.widen(tree.whole(c));
  }
  if (clause.form == ClauseForm::appositive && tree.rel(at) == Rel::appos) out.widen(tree.phrase(tree.head(at)));
  // Participles and relative clauses read with the noun before them.
  if ((clause.link == ClauseLink::acl && clause.mark.empty()) || clause.link == ClauseLink::relcl) {
    const TokenRange noun = tree.phrase(tree.head(at));
    // "told the senate that he had asked": what was told, wherever a parser hangs it.
    const bool content = noun.end < out.begin && tree.rel(noun.end) == Rel::mark;
    if (noun.end <= out.begin && out.begin - noun.end <= 1 && !content) out.widen(noun);
  }
  return out;
}

// "then, that Beijing is to blame": what stands before "that" is none of the clause's words.
TokenIndex behind_that(const Tree& tree, const Clause& clause, TokenRange range) {
  if (clause.nominal() || clause.mark != "that") return range.begin;
  for (TokenIndex c : tree.children(top(tree, clause))) {
    if (tree.rel(c) == Rel::mark && c >= range.begin && c < clause.predicate) return c + 1;
  }
  return range.begin;
}

// "they showed their support": whose it is the subject says already.
void drop_own(const Tree& tree, Clause& clause) {
  const bool subject = std::any_of(clause.args.begin(), clause.args.end(), [](const ClauseArg& a) { return a.kind == ArgKind::subject; });
  if (!subject) return;
  std::erase_if(clause.args, [&](const ClauseArg& a) { return a.kind == ArgKind::possessor && tree.token(a.head).xpos == "PRP$"; });
}

// "it is not known whether": what is known is the clause.
void drop_expletive(const Tree& tree, Clause& clause) {
  const bool said = std::any_of(clause.args.begin(), clause.args.end(), [&](const ClauseArg& a) { return a.kind == ArgKind::complement && tree.rel(a.head) != Rel::xcomp; });
  if (!said) return;
  std::erase_if(clause.args, [&](const ClauseArg& a) { return a.kind == ArgKind::object && a.head < clause.predicate && tree.form(a.head) == "it"; });
}

// "inspected the ship himself": beside an object the pronoun only stresses who did it.
void drop_stress(const Tree& tree, Clause& clause) {
  const auto stress = [&](const ClauseArg& a) { return a.kind == ArgKind::object && !a.shared && tree.token(a.head).xpos == "PRP" && (tree.form(a.head).ends_with("self") || tree.form(a.head).ends_with("selves")); };
  const bool other = std::any_of(clause.args.begin(), clause.args.end(), [&](const ClauseArg& a) { return a.kind == ArgKind::object && !stress(a); });
  if (other) std::erase_if(clause.args, stress);
}

// "It takes days to clear the port": the infinitive is what "it" stands for.
void drop_it(const Tree& tree, Clause& clause) {
  const auto it = [&](const ClauseArg& a) { return a.kind == ArgKind::subject && !a.shared && tree.form(a.head) == "it"; };
  const bool clausal = std::any_of(clause.args.begin(), clause.args.end(), [&](const ClauseArg& a) { return a.kind == ArgKind::subject && tree.rel(a.head) == Rel::csubj; });
  if (clausal) std::erase_if(clause.args, it);
}

bool denies(std::string_view word) { return word == "not" || word == "never" || word == "n't"; }

// "close | to buying it", "familiar | with the source": right behind the adjective, by "to", "with", "of" or "about".
bool completes(const Tree& tree, TokenIndex c, TokenIndex end) {
  const Rel rel = tree.rel(c);
  if (rel != Rel::obl && rel != Rel::xcomp && rel != Rel::ccomp && rel != Rel::advcl) return false;
  const TokenIndex first = tree.whole(c).begin;
  if (first != end) return false;
  const std::string word = tree.form(first);
  return word == "to" || word == "with" || word == "of" || word == "about";
}

// "is the biggest exporter of oil", "is on the board": what is said of the subject, without what stands around it.
TokenRange said_of_subject(const Tree& tree, const Clause& clause) {
  TokenRange out{clause.predicate, clause.predicate + 1};
  for (TokenIndex c : tree.children(clause.predicate)) {
    if (tree.token(clause.predicate).upos == Upos::ADJ && completes(tree, c, out.end)) {
      out.widen(tree.tight(c));
      continue;
    }
    switch (tree.rel(c)) {
      case Rel::det: case Rel::amod: case Rel::compound: case Rel::nummod: case Rel::nmod_poss: case Rel::flat: case Rel::nmod: case Rel::case_:
        out.widen(tree.tight(c));
        break;
      case Rel::conj: case Rel::cc:   // "between 40 and 50"
        if (tree.token(clause.predicate).upos == Upos::NUM && (tree.rel(c) == Rel::cc || tree.token(c).upos == Upos::NUM)) out.widen(tree.tight(c));
        break;
      case Rel::advmod:
        if (c > clause.finite() && c < clause.predicate && !denies(tree.form(c))) out.widen(tree.tight(c));
        break;
      default: break;
    }
  }
  return out;
}

}  // namespace

std::string_view name_of(ArgKind kind) { return kind_names[static_cast<std::size_t>(kind)]; }
std::string_view name_of(ClauseForm form) { return form_names[static_cast<std::size_t>(form)]; }
std::string_view name_of(ClauseLink link) { return link_names[static_cast<std::size_t>(link)]; }

std::vector<Clause> clauses(const ClauseWords& words, const Sentence& sentence, const Tree& tree) {
  if (tree.size() == 0) return {};
  std::vector<Clause> out = predicates(words, tree);
  set_parents(tree, out);
  SurfaceSubjects surface = own_arguments(words, sentence, tree, out);
  share_arguments(words, tree, surface, out);
  for (Clause& clause : out) {
    if (clause.form == ClauseForm::light) drop_own(tree, clause);
    if (clause.passive) drop_expletive(tree, clause);
    drop_stress(tree, clause);
    drop_it(tree, clause);
    if (clause.form == ClauseForm::copular || clause.form == ClauseForm::existential) clause.said = span_of(sentence, said_of_subject(tree, clause));
  }
  std::vector<bool> is_top(tree.size(), false);
  for (const Clause& clause : out) is_top[top(tree, clause)] = !clause.nominal();
  for (Clause& clause : out) {
    std::stable_sort(clause.args.begin(), clause.args.end(), [](const ClauseArg& a, const ClauseArg& b) {
      return std::tuple(a.kind, a.shared, a.head) < std::tuple(b.kind, b.shared, b.head);
    });
    TokenRange range = stretch(tree, clause, is_top);
    range.begin = std::max(range.begin, behind_that(tree, clause, range));
    while (range.begin < clause.predicate && tree.token(range.begin).upos == Upos::CCONJ && tree.form(range.begin) != "both" && tree.form(range.begin) != "either") ++range.begin;
    clause.begin = range.begin;
    clause.end = range.end;
    clause.span = span_of(sentence, range);
  }
  // A clause as an argument is what that clause says, without "and" and "that", and from the verb on: "which, she said, | it rejected".
  for (Clause& clause : out) {
    for (ClauseArg& arg : clause.args) {
      if ((arg.kind != ArgKind::complement && arg.kind != ArgKind::gerund) || arg.clause < 0) continue;
      const Clause& said = out[static_cast<std::size_t>(arg.clause)];
      const bool around = said.begin <= clause.predicate && clause.predicate < said.predicate;
      TokenIndex begin = around ? clause.predicate + 1 : said.begin;
      if (arg.kind == ArgKind::gerund) begin = std::max(begin, tree.child(arg.head, Rel::mark) + 1);      // "pleaded guilty to | lying"
      arg.span = span_of(sentence, {begin, said.end});
    }
  }
  return out;
}

std::vector<std::int32_t> owners(const Tree& tree, const std::vector<Clause>& clauses) { return owner_table(tree, clauses, false); }

std::string to_line(const Clause& clause, const Report& report, const Sentence& sentence) {
  std::string out = clause.lemma;
  if (clause.form != ClauseForm::verbal) out.append(" ").append(name_of(clause.form));
  if (clause.passive) out += " passive";
  out += '(';
  for (const ClauseArg& arg : clause.args) {
    if (out.back() != '(') out += "; ";
    out.append(name_of(arg.kind)).append(arg.shared ? "* " : " ");
    if (!arg.prep.empty()) out.append(arg.prep).append(" ");
    out.append(report.at(arg.kind == ArgKind::complement ? sentence.tokens[arg.head].span : arg.span));
  }
  out += ')';
  if (clause.link != ClauseLink::root || clause.parent >= 0) out.append(" ").append(name_of(clause.link));
  if (!clause.mark.empty()) out.append(" ").append(clause.mark);
  if (clause.parent >= 0) out.append(" of ").append(std::to_string(clause.parent));
  return out;
}

}  // namespace entente
