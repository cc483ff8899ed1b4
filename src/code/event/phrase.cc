#include "code/event/phrase.h"

#include <algorithm>

#include "code/clause/tree.h"

namespace entente::event {
namespace {

void add(std::vector<TokenIndex>& out, TokenIndex token) {
  if (token != no_token && std::find(out.begin(), out.end(), token) == out.end()) out.push_back(token);
}

/// "on Tuesday": when, never on what.
bool names_a_day(std::string_view lemma) {
  static constexpr std::string_view days[] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "day", "week", "weekend", "month", "year", "morning", "evening", "night", "afternoon", "eve", "anniversary"};
  return std::find(std::begin(days), std::end(days), lemma) != std::end(days);
}

/// Whose the things of NamedClasses::sites are.
constexpr std::array<std::string_view, 4> site_owners = {"CVL", "BUS", "JUD", "MIL"};

bool starts(const std::string& relation, std::string_view with) { return std::string_view(relation).starts_with(with); }

}  // namespace

Phrases::Phrases(const EventLexicon::Impl& lexicon, const EventInput& input)
    : input_(input),
      named_(lexicon.named),
      children_(input.sentence.tokens.size()),
      clause_at_(input.sentence.tokens.size(), -1),
      below_(input.clauses.size()),
      classes_(input.sentence.tokens.size()) {
  const auto& tokens = input.sentence.tokens;
  for (TokenIndex t = 0; t < tokens.size(); ++t) {
    if (tokens[t].head != no_token) children_[tokens[t].head].push_back(t);
    lemmas_.push_back(joined(t) ? "ceasefire" : lowered(tokens[t].lemma));      // "President" is a president
    classes_[t] = lexicon.classes_of(lemmas_.back());
    if (classes_[t] != 0 || tokens[t].upos != Upos::NOUN) continue;
    for (const std::string& lemma : regular_lemmas(input.report.at(tokens[t].span))) classes_[t] |= lexicon.classes_of(lemma);
  }
  for (std::size_t c = 0; c < input.clauses.size(); ++c) {
    const Clause& clause = input.clauses[c];
    std::int32_t& at = clause_at_[clause.predicate];
    // One noun may head a nominal and an appositive clause: the one that tells more goes first.
    if (at < 0 || input.clauses[static_cast<std::size_t>(at)].form > clause.form) at = static_cast<std::int32_t>(c);
    if (clause.parent >= 0) below_[static_cast<std::size_t>(clause.parent)].push_back(static_cast<std::int32_t>(c));
  }
}

bool Phrases::joined(TokenIndex token) const {
  const auto& tokens = input_.sentence.tokens;
  return token >= 2 && lowered(tokens[token].lemma) == "fire" && input_.report.at(tokens[token - 1].span) == "-" && lowered(tokens[token - 2].lemma) == "cease";
}

bool Phrases::tells_when(TokenIndex token) const { return names_a_day(lemmas_[token]); }

std::string_view Phrases::site(TokenIndex token) const {
  for (std::size_t k = 0; k < site_owners.size(); ++k) {
    if (input_.sentence.tokens[token].upos == Upos::NOUN && (classes_[token] & named_.sites[k]) != 0) return site_owners[k];
  }
  return {};
}

std::string_view Phrases::marker(TokenIndex token) const {
  for (const TokenIndex child : children_[token]) {
    if (input_.sentence.tokens[child].relation == "case") return input_.sentence.tokens[child].lemma;
  }
  return {};
}

std::string_view Phrases::particle(const Clause& clause) const {
  static constexpr std::string_view particles[] = {"off", "down", "up", "out", "away", "back", "over", "in", "on", "aside", "apart", "ahead"};
  const auto& tokens = input_.sentence.tokens;
  if (clause.form != ClauseForm::verbal || clause.predicate + 1 >= tokens.size()) return {};
  const std::string_view next = input_.report.at(tokens[clause.predicate + 1].span);
  return std::find(std::begin(particles), std::end(particles), next) != std::end(particles) ? next : std::string_view{};
}

bool Phrases::inverse(const Clause& clause) const {
  return clause.form == ClauseForm::light && clause.support != no_token && (classes_[clause.support] & named_.inverse) != 0;
}

bool Phrases::suffered(const Clause& clause) const {
  if (clause.form != ClauseForm::verbal || clause.passive || (classes_[clause.predicate] & named_.suffered) == 0) return false;
  const std::string& tag = input_.sentence.tokens[clause.predicate].xpos;
  if (tag != "VBN" && tag != "VBD") return false;
  if (std::any_of(children_[clause.predicate].begin(), children_[clause.predicate].end(), [&](TokenIndex c) { return input_.sentence.tokens[c].relation == "aux"; })) return false;
  return std::none_of(clause.args.begin(), clause.args.end(), [](const ClauseArg& arg) {
    return arg.kind == ArgKind::object || arg.kind == ArgKind::iobject || arg.kind == ArgKind::complement;
  });
}

/// "Malta says it is ready": where the parser lost the subject of what is said, the speaker speaks of himself.
void Phrases::speaker(const Clause& clause, std::vector<TokenIndex>& out) const {
  if (clause.passive || clause.link != ClauseLink::ccomp || clause.parent < 0) return;
  const Clause& above = input_.clauses[static_cast<std::size_t>(clause.parent)];
  // "Teachers marched, witnesses said" with both hung on "said": who stands before what was done did it.
  for (const ClauseArg& arg : above.args) {
    if (arg.kind == ArgKind::subject && arg.head < clause.predicate && clause.predicate < above.predicate) add(out, arg.core);
  }
  for (const ClauseArg& arg : above.args) {
    if (arg.kind == ArgKind::subject && arg.head < clause.predicate) add(out, arg.core);
  }
}

/// "Denmark, along with Norway and Chad,": they act with him.
void Phrases::companions(std::vector<TokenIndex>& out) const {
  const std::vector<Token>& tokens = input_.sentence.tokens;
  for (std::size_t i = 0; i < out.size(); ++i) {
    for (const TokenIndex child : children_[out[i]]) {
      const std::string_view marker = this->marker(child);
      const TokenIndex first = child > 0 ? first_case(child) : no_token;
      const bool together = marker == "alongside" || (first != no_token && (tokens[first].lemma == "along" || tokens[first].lemma == "together"));
      if (!starts(tokens[child].relation, "nmod") || !together || !is_actor(child)) continue;
      add(out, child);
      for (const TokenIndex other : children_[child]) {
        if (tokens[other].relation == "conj" && is_actor(other)) add(out, other);
      }
    }
  }
}

TokenIndex Phrases::first_case(TokenIndex token) const {
  for (const TokenIndex child : children_[token]) {
    if (input_.sentence.tokens[child].relation == "case") return child;
  }
  return no_token;
}

/// "Malta issued a statement demanding": a text says what its author says.
void Phrases::author(TokenIndex text, std::vector<TokenIndex>& out) const {
  for (const TokenIndex t : whose(text)) add(out, t);
  if (!out.empty()) return;
  for (const Clause& clause : input_.clauses) {
    if (clause.nominal() || clause.passive) continue;
    const bool wrote = std::any_of(clause.args.begin(), clause.args.end(), [&](const ClauseArg& arg) {
      return arg.core == text && (arg.kind == ArgKind::object || (arg.kind == ArgKind::oblique && arg.prep == "in"));
    });
    for (const ClauseArg& arg : clause.args) {
      if (wrote && arg.kind == ArgKind::subject && is_actor(arg.core)) add(out, arg.core);
    }
  }
}

void Phrases::owners(const Clause& clause, std::vector<TokenIndex>& out) const {
  const auto take = [&](ArgKind kind, std::string_view prep, bool only_actors) {
    for (const ClauseArg& arg : clause.args) {
      if (arg.kind == kind && (kind != ArgKind::oblique || arg.prep == prep) && (!only_actors || is_actor(arg.core) || is_actor(arg.head))) {
        add(out, arg.core);
      }
    }
  };
  if (clause.form != ClauseForm::appositive && !inverse(clause)) take(ArgKind::subject, {}, false);
  if (out.empty() && (clause.form == ClauseForm::light || clause.form == ClauseForm::copular)) speaker(clause, out);
  if (out.empty()) take(ArgKind::possessor, {}, false);
  if (out.empty()) take(ArgKind::oblique, "by", false);
  if (out.empty() && inverse(clause)) take(ArgKind::oblique, "from", false);
  // "the Russian investigation": what it is about, not whose it is.
  const bool topic = (classes_[clause.predicate] & named_.topic) != 0;
  if (out.empty() && !topic) take(ArgKind::modifier, {}, true);
  // "the Russia probe", "Iran sanctions": likewise.
  static constexpr std::string_view about[] = {"probe", "inquiry", "investigation", "hearing", "sanction", "policy", "crisis", "tariff"};
  if (out.empty() && std::find(std::begin(about), std::end(about), lemmas_[clause.predicate]) == std::end(about)) take(ArgKind::compound, {}, true);
}

/// Is the clause content rather than circumstance? A parser often hangs "to go" after an object as advcl or on the object itself.
bool Phrases::content(const Clause& below) const {
  if (below.link == ClauseLink::ccomp || below.link == ClauseLink::xcomp) return true;
  return (below.link == ClauseLink::advcl || below.link == ClauseLink::acl || below.link == ClauseLink::relcl) && (below.mark == "to" || below.mark == "that");
}

bool Phrases::about(const Clause& clause, const Clause& below) const {
  const TokenIndex noun = input_.sentence.tokens[below.predicate].head;
  if (noun == no_token) return false;
  return noun == clause.predicate || std::any_of(clause.args.begin(), clause.args.end(), [&](const ClauseArg& arg) { return arg.head == noun && arg.kind == ArgKind::object; });
}

void Phrases::complements(const Clause& clause, std::vector<TokenIndex>& out) const {
  for (const ClauseArg& arg : clause.args) {
    if (arg.kind == ArgKind::complement && !arg.shared) add(out, arg.head);
  }
  for (const std::int32_t c : below(clause)) {
    if (content(input_.clauses[static_cast<std::size_t>(c)])) add(out, input_.clauses[static_cast<std::size_t>(c)].predicate);
  }
  for (const ClauseArg& arg : clause.args) {
    // "insisted on its demand that", "agreed in principle to"
    const bool aside = arg.kind == ArgKind::oblique && (arg.prep == "on" || (arg.prep == "in" && lemmas_[arg.core] == "principle"));
    if ((arg.kind != ArgKind::object && !aside) || clause_at_[arg.core] < 0) continue;
    for (const std::int32_t c : below(input_.clauses[static_cast<std::size_t>(clause_at_[arg.core])])) {
      const Clause& inner = input_.clauses[static_cast<std::size_t>(c)];
      if (inner.link == ClauseLink::acl && (inner.mark == "to" || (aside && inner.mark == "that"))) add(out, inner.predicate);
    }
  }
}

std::span<const std::int32_t> Phrases::below(const Clause& clause) const {
  return below_[static_cast<std::size_t>(&clause - input_.clauses.data())];
}

std::vector<TokenIndex> Phrases::heads(const Clause& clause, const Selector& selector) const {
  std::vector<TokenIndex> out;
  const auto take = [&](ArgKind kind) {
    for (const ClauseArg& arg : clause.args) {
      if (arg.kind == kind) add(out, arg.core);
    }
  };
  switch (selector.where) {
    case Where::subject:
      take(ArgKind::subject);
      // A by-phrase the parser did not mark as the doer's.
      for (const ClauseArg& arg : clause.args) {
        if (clause.passive && out.empty() && arg.kind == ArgKind::oblique && arg.prep == "by") add(out, arg.core);
      }
      // "given 40 million euros in aid by the Union": the by-phrase hung on a noun beside.
      for (const ClauseArg& arg : clause.args) {
        if (!clause.passive || !out.empty() || (arg.kind != ArgKind::object && arg.kind != ArgKind::oblique) || arg.core < clause.predicate) continue;
        for (const TokenIndex child : children_[arg.core]) {
          if (starts(input_.sentence.tokens[child].relation, "nmod") && marker(child) == "by" && is_actor(child)) add(out, child);
        }
      }
      // "dissolved at the request of the premier", "died at the hands of rebels"
      for (const ClauseArg& arg : clause.args) {
        static constexpr std::string_view bidding[] = {"request", "order", "behest", "instigation", "hand", "hands", "bidding", "instruction"};
        const bool bid = clause.passive && out.empty() && arg.kind == ArgKind::oblique && (arg.prep == "at" || arg.prep == "on") &&
                         std::find(std::begin(bidding), std::end(bidding), input_.sentence.tokens[arg.core].lemma) != std::end(bidding);
        if (!bid) continue;
        for (const TokenIndex t : whose(arg.core)) add(out, t);
        for (const TokenIndex t : out.empty() ? whom(arg.core) : std::vector<TokenIndex>{}) add(out, t);
      }
      if (!clause.passive) companions(out);
      for (const ClauseArg& arg : clause.args) {
        if (clause.form == ClauseForm::verbal && !out.empty() && arg.kind == ArgKind::oblique && (arg.prep == "alongside" || arg.prep == "along with" || arg.prep == "together with") && is_actor(arg.core)) add(out, arg.core);
      }
      if (out.empty()) speaker(clause, out);
      // "Malta today threatened": the day taken for the head of the name.
      for (const ClauseArg& arg : clause.args) {
        if (!out.empty() || clause.passive || arg.kind != ArgKind::oblique || !arg.prep.empty() || arg.head > clause.predicate) continue;
        for (const TokenIndex t : whose(arg.core)) add(out, t);
      }
      break;
    case Where::object:
      take(ArgKind::object);
      for (const ClauseArg& arg : clause.args) {
        if (out.empty() && arg.kind == ArgKind::oblique && !arg.prep.empty() && arg.prep == particle(clause) && arg.prep != "in" && arg.prep != "on") add(out, arg.core);
        // "called off next month's summit": taken for a time.
        const bool known = (classes_[arg.core] & ~named_.vague) != 0 && arg.core > clause.predicate;
        if (out.empty() && arg.kind == ArgKind::oblique && arg.prep.empty() && known && clause.lemma.find(' ') != std::string::npos) add(out, arg.core);
      }
      if (out.empty() && !clause.passive && clause.form == ClauseForm::verbal) beside(clause, out);
      break;
    case Where::iobject: take(ArgKind::iobject); break;
    case Where::prep:
      for (const ClauseArg& arg : clause.args) {
        if (arg.kind == ArgKind::oblique && arg.prep == selector.prep && !names_a_day(lemmas_[arg.core])) add(out, arg.core);
      }
      // "to Malta last week": the day taken for the head of the phrase.
      for (const ClauseArg& arg : clause.args) {
        if (!out.empty() || arg.kind != ArgKind::oblique || marker(arg.core) == selector.prep) continue;
        for (const TokenIndex child : children_[arg.core]) {
          if (starts(input_.sentence.tokens[child].relation, "compound") && marker(child) == selector.prep) add(out, child);
        }
      }
      // "granted asylum to X": the phrase may hang on the object.
      for (const ClauseArg& arg : clause.args) {
        if (!out.empty() || clause.form == ClauseForm::nominal || (arg.kind != ArgKind::object && !(arg.kind == ArgKind::subject && arg.core == clause.predicate))) continue;
        for (const TokenIndex child : hung_on(arg.core)) {
          const std::string& r = input_.sentence.tokens[child].relation;
          if ((starts(r, "nmod") || starts(r, "obl")) && marker(child) == selector.prep) {
            add(out, child);
            for (const TokenIndex other : children_[child]) {
              if (input_.sentence.tokens[other].relation == "conj") add(out, other);
            }
          }
        }
      }
      break;
    case Where::owner: owners(clause, out); break;
    case Where::comp: complements(clause, out); break;
    case Where::comp_subject: {
      std::vector<TokenIndex> comps;
      complements(clause, comps);
      for (const TokenIndex comp : comps) {
        if (clause_at_[comp] < 0) continue;
        for (const ClauseArg& arg : input_.clauses[static_cast<std::size_t>(clause_at_[comp])].args) {
          // "asks Holm to wait": the one asked, given to what he is to do.
          const bool done_to = input_.clauses[static_cast<std::size_t>(clause_at_[comp])].passive;      // "demands that Holm be freed"
          const bool before = arg.kind == ArgKind::object && !arg.shared && !done_to && clause.predicate < arg.head && arg.head < comp;
          if (arg.kind == ArgKind::subject || before) add(out, arg.core);
        }
      }
      break;
    }
    case Where::comp_modal:
    case Where::comp_to: {
      const Upos wanted = selector.where == Where::comp_to ? Upos::PART : Upos::AUX;
      std::vector<TokenIndex> comps;
      complements(clause, comps);
      for (const TokenIndex comp : comps) {
        for (const TokenIndex child : children_[comp]) {
          const bool to = wanted != Upos::PART || input_.sentence.tokens[child].lemma == "to";
          if (input_.sentence.tokens[child].upos == wanted && to) add(out, child);
        }
      }
      break;
    }
    case Where::condition_subject: {
      for (const std::int32_t c : below(clause)) {
        const Clause& condition = input_.clauses[static_cast<std::size_t>(c)];
        if (condition.mark != "if" && condition.mark != "unless") continue;
        for (const ClauseArg& arg : condition.args) {
          if (arg.kind == ArgKind::subject) add(out, arg.core);
        }
      }
      break;
    }
    case Where::support: add(out, clause.support); break;
    case Where::mark: break;
  }
  return out;
}

std::vector<TokenIndex> Phrases::whose(TokenIndex head) const {
  std::vector<TokenIndex> out;
  const auto take = [&](auto fits) {
    if (!out.empty()) return;
    for (const TokenIndex child : children_[head]) {
      if (is_actor(child) && fits(input_.sentence.tokens[child].relation, child)) add(out, child);
    }
  };
  take([](const std::string& r, TokenIndex) { return r == "nmod:poss"; });
  // "Holm, whose conviction was upheld"
  for (const TokenIndex child : children_[head]) {
    const TokenIndex named = out.empty() && lemmas_[child] == "whose" ? antecedent(child) : no_token;
    if (named != no_token && is_actor(named)) add(out, named);
  }
  take([&](const std::string& r, TokenIndex t) { return starts(r, "nmod") && (marker(t) == "by" || marker(t) == "from"); });
  // "killed in clashes with Danish troops"
  if ((classes_[head] & named_.fight) != 0) take([&](const std::string& r, TokenIndex t) { return starts(r, "nmod") && (marker(t) == "with" || marker(t) == "against"); });
  if (out.empty()) leaders(head, out);
  // "the Russian investigation", "the Russia probe": what it is about.
  const bool topic = (classes_[head] & named_.topic) != 0;
  if (!topic) take([](const std::string& r, TokenIndex) { return r == "amod"; });
  if (!topic) take([](const std::string& r, TokenIndex) { return starts(r, "compound"); });
  // Conjuncts of an owner own too ("Norway and Chile's plan").
  for (std::size_t i = 0; i < out.size(); ++i) {
    for (const TokenIndex child : children_[out[i]]) {
      if (input_.sentence.tokens[child].relation == "conj" && is_actor(child)) add(out, child);
    }
  }
  return out;
}

/// The word that the relative clause of a "whose" hangs on; no_token: in none.
TokenIndex Phrases::antecedent(TokenIndex relative) const {
  const auto& tokens = input_.sentence.tokens;
  for (TokenIndex t = relative, step = 0; tokens[t].head != no_token && step < 6; t = tokens[t].head, ++step) {
    if (tokens[t].relation == "acl:relcl") return tokens[t].head;
  }
  return no_token;
}

/// What hangs on a noun and on what it is worth: "aid worth two million to farmers".
std::vector<TokenIndex> Phrases::hung_on(TokenIndex noun) const {
  std::vector<TokenIndex> out = children_[noun];
  for (const TokenIndex child : children_[noun]) {
    if (lemmas_[child] == "worth") out.insert(out.end(), children_[child].begin(), children_[child].end());
  }
  return out;
}

/// "shot and killed his brother": one object of two verbs.
void Phrases::beside(const Clause& clause, std::vector<TokenIndex>& out) const {
  const auto& tokens = input_.sentence.tokens;
  const TokenIndex next = clause.predicate + 2;
  if (next >= tokens.size() || tokens[clause.predicate + 1].upos != Upos::CCONJ || tokens[next].relation != "conj" || clause_at_[next] < 0) return;
  const Clause& other = input_.clauses[static_cast<std::size_t>(clause_at_[next])];
  for (const ClauseArg& arg : other.args) {
    if (!other.passive && arg.kind == ArgKind::object && arg.core > next) add(out, arg.core);
  }
}

/// "a US-led airstrike", "a strike led by Denmark"
void Phrases::leaders(TokenIndex head, std::vector<TokenIndex>& out) const {
  for (const TokenIndex led : children_[head]) {
    const std::string_view form = input_.report.at(input_.sentence.tokens[led].span);
    if (form != "led" && !form.ends_with("-led")) continue;
    for (const TokenIndex child : children_[led]) {
      if (is_actor(child)) add(out, child);
    }
  }
}

/// "a law opposed by nurses": they are not whom it concerns.
bool Phrases::objects(TokenIndex verb) const {
  static constexpr std::string_view against[] = {"oppose", "criticise", "criticize", "condemn", "reject", "resist", "denounce", "challenge", "dispute", "fear"};
  return std::find(std::begin(against), std::end(against), lemmas_[verb]) != std::end(against);
}

std::vector<TokenIndex> Phrases::whom(TokenIndex head) const {
  std::vector<TokenIndex> level{head}, out;
  for (int depth = 0; depth < 3 && out.empty() && !level.empty(); ++depth) {
    std::vector<TokenIndex> next;
    for (const TokenIndex t : level) {
      // "the trial in Kosovo of six Danes", whatever the six hang on
      const auto of_people = [&](TokenIndex at) {
        return std::any_of(children_[at].begin(), children_[at].end(), [&](TokenIndex c) { return marker(c) == "of" && people(c); });
      };
      for (const TokenIndex child : children_[t]) {
        const std::string& r = input_.sentence.tokens[child].relation;
        if (marker(child) == "in" && !people(child) && (of_people(t) || of_people(child))) {
          next.push_back(child);
          continue;
        }
        if (starts(r, "acl")) {
          // "villagers held by India"
          for (const TokenIndex by : children_[child]) {
            if (objects(child)) continue;
            const bool from = marker(by) == "from" && (is_actor(by) || is_place(by));      // "rockets fired from Chad"
            if (starts(input_.sentence.tokens[by].relation, "obl") && (from || (marker(by) == "by" && is_actor(by)))) add(out, by);
          }
          continue;
        }
        const bool nominal = starts(r, "nmod") || r == "amod" || starts(r, "compound") || r == "conj" || r == "obl";
        if (!nominal) continue;
        // "a swap in the Holm trial": where something is, not whom it is about.
        const bool spot = marker(child) == "in" || marker(child) == "at" || marker(child) == "during" || marker(child) == "after" || marker(child) == "before";
        if (spot && ((classes_[head] & named_.topic) != 0 || marker(head) == "into")) continue;      // "an inquiry into its origins in China"
        if (spot && !is_place(child) && (!is_actor(child) || !input_.actors[child].front().name.empty())) continue;
        const bool topic = (classes_[t] & named_.topic) != 0 && starts(r, "compound");      // "attacks on the Russia inquiry"
        if ((is_actor(child) || is_place(child)) && !topic) {
          add(out, child);
          for (const TokenIndex other : children_[child]) {      // "camps in Chad and Libya"
            if (input_.sentence.tokens[other].relation == "conj" && (is_actor(other) || is_place(other))) add(out, other);
          }
        } else {
          next.push_back(child);
        }
      }
    }
    level = std::move(next);
  }
  return out;
}

std::vector<TokenIndex> Phrases::actors(const Clause& clause, const Selector& selector) const {
  std::vector<TokenIndex> out;
  for (const TokenIndex head : heads(clause, selector)) {
    if (selector.depth == Depth::itself) {
      // The object of a visit or an attack may be a mere place; a subject never is.
      const bool place = selector.where == Where::prep || selector.where == Where::object;
      if (is_actor(head) || (place && is_place(head))) add(out, head);
      // "Chadian tanks crossed": what is driven acts for whose it is.
      else if ((selector.where == Where::subject || selector.where == Where::owner) && (classes_[head] & named_.force) != 0) {
        for (const TokenIndex t : whose(head)) add(out, t);
      } else if (selector.where == Where::subject && ((classes_[head] & named_.person) != 0 || input_.sentence.tokens[head].upos == Upos::NUM)) {
        for (const TokenIndex t : whom(head)) add(out, t);   // "dozens of Danish nurses", "teachers across Chile"
      } else if (selector.where == Where::subject && (classes_[head] & named_.text) != 0) {
        author(head, out);
      } else if (selector.where == Where::prep) {
        for (const TokenIndex t : whose(head)) add(out, t);   // "on Russian banks"
      }
      continue;
    }
    // "support for Republican candidate Ada Holm": she herself, not whose she is.
    const bool himself = selector.depth == Depth::whom && selector.where == Where::prep && people(head) &&
                         std::any_of(input_.actors[head].begin(), input_.actors[head].end(), [](const Actor& a) { return !a.state.empty() && !a.name.empty(); });
    if (himself) {
      add(out, head);
      continue;
    }
    for (const TokenIndex t : selector.depth == Depth::whose ? whose(head) : whom(head)) add(out, t);
  }
  return out;
}

bool Phrases::holds(const Clause& clause, const Condition& condition) const {
  if (condition.selector.where == Where::mark) {
    return condition.negated != std::binary_search(condition.words.begin(), condition.words.end(), clause.mark);
  }
  const auto fits = [&](TokenIndex t) {
    return (classes_[t] & condition.classes) != 0 || std::binary_search(condition.words.begin(), condition.words.end(), lemmas_[t]);
  };
  bool found = false;
  for (const TokenIndex head : heads(clause, condition.selector)) {
    const bool any = condition.classes == 0 && condition.words.empty();
    found = found || any || fits(head);
    if (found) break;
    if (condition.selector.depth == Depth::itself) continue;
    // "object^ @aid": the word or what stands below it ("shipments of rice").
    for (const TokenIndex child : children_[head]) {
      const std::string& r = input_.sentence.tokens[child].relation;
      if (r != "amod" && !starts(r, "compound") && !starts(r, "nmod")) continue;
      found = found || fits(child);
      for (const TokenIndex part : children_[child]) {      // "suicide car bombing"
        found = found || (starts(r, "compound") && starts(input_.sentence.tokens[part].relation, "compound") && fits(part));
      }
    }
  }
  // "air strike", "suicide bombing": no owners, yet what kind of thing it is.
  for (const ClauseArg& arg : clause.args) {
    const bool kind = arg.kind == ArgKind::compound || arg.kind == ArgKind::modifier;
    found = found || (condition.selector.where == Where::owner && kind && fits(arg.head));
  }
  return found != condition.negated;
}

}  // namespace entente::event
