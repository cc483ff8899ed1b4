#include "code/frame/frame.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "code/clause/tree.h"

namespace entente {
namespace {

constexpr TokenIndex max_behind = 10;   // words between a verb and the adverb behind its object

std::string core_lemma(const Sentence& sentence, const ClauseArg& arg) {
  std::string out = sentence.tokens[arg.core].lemma;
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

// Lemmas of plural-only nouns keep their "s" ("troops", "talks").
std::string_view singular(std::string_view lemma) {
  return lemma.size() > 3 && lemma.ends_with('s') ? lemma.substr(0, lemma.size() - 1) : lemma;
}

bool is_actor(const FrameView& view, const ClauseArg& arg) { return view.nature[arg.head].actor || view.nature[arg.core].actor; }
Nature nature_of(const FrameView& view, const ClauseArg& arg) { return view.nature[is_actor(view, arg) && view.nature[arg.head].actor ? arg.head : arg.core]; }

// "hopes to sign", "has to sign"; not "looks like a threat".
bool infinitive(const FrameView& view, const ClauseArg& arg) {
  if (arg.clause < 0) return false;
  const Clause& below = view.clauses[static_cast<std::size_t>(arg.clause)];
  return below.mark == "to" || (below.link == ClauseLink::xcomp && view.sentence.tokens[below.finite()].xpos == "VB");
}

// "felt bewildered", "got worse"; not "felt that it was bad".
bool adjective(const FrameView& view, const ClauseArg& arg) {
  if (view.sentence.tokens[arg.core].upos != Upos::ADJ && view.sentence.tokens[arg.core].xpos != "VBN") return false;
  if (arg.clause < 0) return true;
  const Clause& below = view.clauses[static_cast<std::size_t>(arg.clause)];
  return below.link == ClauseLink::xcomp && below.mark.empty();
}

// "whether voters agree", "how to vote".
bool question(const FrameView& view, const ClauseArg& arg) {
  if (arg.clause < 0) return false;
  const Clause& below = view.clauses[static_cast<std::size_t>(arg.clause)];
  if (below.mark == "whether" || below.mark == "if") return true;
  const std::string& first = view.sentence.tokens[below.begin].xpos;
  return first == "WRB" || first == "WP" || first == "WDT" || first == "WP$";
}

// "his condemnation by the mayor": with a doer behind "by" the owner is whom it is done to.
bool done_by(const FrameView& view, const ClauseArg& owner) {
  const TokenIndex noun = view.sentence.tokens[owner.head].head;
  if (noun == no_token || view.clause_at[noun] < 0) return false;
  const Clause& clause = view.clauses[static_cast<std::size_t>(view.clause_at[noun])];
  return std::any_of(clause.args.begin(), clause.args.end(), [](const ClauseArg& a) { return a.kind == ArgKind::oblique && a.prep == "by"; });
}

bool at_place(const FrameView& view, const ClauseArg& arg, const SlotPlace& place) {
  if (place.actor && !is_actor(view, arg)) return false;
  if (place.somebody && (!is_actor(view, arg) || nature_of(view, arg).place)) return false;
  if (place.site && !is_actor(view, arg) && !nature_of(view, arg).place) return false;
  switch (place.kind) {
    case SlotKind::subj: return arg.kind == ArgKind::subject;
    case SlotKind::obj: return arg.kind == ArgKind::object;
    case SlotKind::iobj: return arg.kind == ArgKind::iobject;
    case SlotKind::comp: return arg.kind == ArgKind::complement;
    case SlotKind::inf: return arg.kind == ArgKind::complement && infinitive(view, arg);
    case SlotKind::adj: return arg.kind == ArgKind::complement && adjective(view, arg);
    case SlotKind::wh: return arg.kind == ArgKind::complement && question(view, arg);
    case SlotKind::poss: return arg.kind == ArgKind::possessor;
    case SlotKind::cmp: return arg.kind == ArgKind::compound;
    case SlotKind::mod: return arg.kind == ArgKind::modifier;
    case SlotKind::prep: return (arg.kind == ArgKind::oblique || arg.kind == ArgKind::gerund) && arg.prep == place.prep;
    case SlotKind::doer:
      if (arg.kind == ArgKind::possessor) return !done_by(view, arg);
      if (arg.kind == ArgKind::subject) return true;
      if (arg.kind == ArgKind::compound || arg.kind == ArgKind::modifier) return is_actor(view, arg);
      return arg.kind == ArgKind::oblique && (arg.prep == "by" || arg.prep == "between" || arg.prep == "among");
  }
  return false;
}

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool one_of_roles(Role role, std::initializer_list<Role> roles) { return std::find(roles.begin(), roles.end(), role) != roles.end(); }

bool says_when(const ClauseArg& arg, const Nature& nature) {
  return (nature.time || (nature.time_word && !nature.amount && arg.kind == ArgKind::oblique && !arg.prep.empty())) && !nature.actor;
}

// "two billion dollars", "a lot of time", "a fortune"; not "the package".
bool measures(const FrameView& view, const ClauseArg& arg) {
  const auto measure = [&](TokenIndex t) {
    const Nature& n = view.nature[t];
    return n.amount || n.time || n.time_word || view.sentence.tokens[t].upos == Upos::NUM;
  };
  return measure(arg.head) || measure(arg.core) || one_of(core_lemma(view.sentence, arg), {"money", "fortune", "profit", "loss", "price", "fee", "sum", "amount", "debt", "revenue", "salary", "wage", "fund"});
}

// "named him minister", "keeps the port open": said of the object, nobody's words.
bool said_of(const FrameView& view, const ClauseArg& arg) {
  return arg.clause >= 0 && view.clauses[static_cast<std::size_t>(arg.clause)].form == ClauseForm::appositive;
}

// "earned $5 million", "a profit of two dollars" measure; "raised funds" is a thing raised.
bool told_in_figures(const FrameView& view, const ClauseArg& arg) {
  if (measures(view, arg) && !one_of(core_lemma(view.sentence, arg), {"money", "fund", "profit", "loss", "debt", "revenue"})) return true;
  return std::any_of(view.sentence.tokens.begin(), view.sentence.tokens.end(), [&](const Token& t) { return t.upos == Upos::NUM && arg.span.contains(t.span); });
}

// The role of a slot as this argument can play it.
Role settled(const FrameView& view, const ClauseArg& arg, Role role) {
  if (role == Role::content && arg.kind == ArgKind::complement && said_of(view, arg)) return Role::attribute;
  if (role == Role::theme && arg.kind == ArgKind::gerund && arg.prep == "for") return Role::cause;      // "spent a month in jail for stealing"
  return role == Role::measure && arg.kind == ArgKind::object && !told_in_figures(view, arg) ? Role::theme : role;
}

// "killed in the attack": a happening is no place, though people may come together at it.
bool happening(const FrameView& view, const ClauseArg& arg) {
  if (view.sentence.tokens[arg.core].upos != Upos::NOUN) return false;
  const std::string lemma = core_lemma(view.sentence, arg);
  const std::vector<FrameLexicon::RowRef>* refs = view.lexicon.rows(RowKind::noun, lemma);
  if (refs == nullptr) refs = view.lexicon.rows(RowKind::noun, singular(lemma));
  return refs != nullptr && std::any_of(refs->begin(), refs->end(), [&](FrameLexicon::RowRef ref) { return view.lexicon.frame(ref).kind == ClaimKind::event; });
}

// A phrase of time, extent, means or manner is no party and no thing of its clause, whatever a slot would take.
bool may_play(const FrameView& view, const ClauseArg& arg, Role role) {
  const Nature nature = nature_of(view, arg);
  if (arg.kind == ArgKind::gerund && arg.prep == "in" && role == Role::theme) return false;           // "led the crew in singing"
  if (arg.kind == ArgKind::gerund && arg.prep == "by" && role != Role::instrument) return false;      // "went further by selling it"
  if (arg.kind == ArgKind::gerund) return one_of_roles(role, {Role::content, Role::theme, Role::topic, Role::cause, Role::attribute, Role::instrument});
  if (says_when(arg, nature) && (arg.kind != ArgKind::subject && arg.kind != ArgKind::complement)) return role == Role::time || role == Role::measure;
  if (role == Role::measure && arg.kind == ArgKind::object && !measures(view, arg)) return false;
  if (nature.amount && !nature.actor && (role == Role::agent || role == Role::recipient || role == Role::place)) return false;
  if (arg.kind != ArgKind::oblique) return true;
  if (nature.medium && role == Role::topic) return false;
  if (nature.manner) return role != Role::place && role != Role::recipient && role != Role::agent;
  return role != Role::place || nature.place || nature.gathering || !(nature.means || nature.amount || (arg.prep == "in" && happening(view, arg)));
}

bool fits(const FrameView& view, const ClauseArg& arg, const Slot& slot) {
  const bool there = std::any_of(slot.places.begin(), slot.places.end(),
                                 [&](const SlotPlace& place) { return at_place(view, arg, place); });
  if (!there) return false;
  if (slot.actor && slot.inner.empty() && !is_actor(view, arg)) return false;
  if (slot.words.empty()) return slot.excluded || !slot.inner.empty() || may_play(view, arg, slot.role);
  if (view.sentence.tokens[arg.core].upos == Upos::NUM && std::binary_search(slot.words.begin(), slot.words.end(), "#")) return true;
  const std::string lemma = core_lemma(view.sentence, arg);
  return std::binary_search(slot.words.begin(), slot.words.end(), lemma) ||
         std::binary_search(slot.words.begin(), slot.words.end(), singular(lemma));
}

// "clashed with the police": without an object the one it was done with.
std::optional<Role> lone_partner(const Clause& clause, const ClauseArg& arg, const Nature& nature) {
  if (arg.prep != "with" || !nature.actor || arg.shared || arg.head < clause.predicate) return std::nullopt;
  const bool other = std::any_of(clause.args.begin(), clause.args.end(), [](const ClauseArg& a) { return a.kind == ArgKind::object || a.kind == ArgKind::iobject || a.kind == ArgKind::complement; });
  return other ? std::nullopt : std::optional(Role::recipient);
}

// "searched for the boat", "shouted at the guard": the verb asks for the preposition. Who stands behind some of them is whom it is done to.
std::optional<Role> bound_role(const FrameView& view, const Clause& clause, const ClauseArg& arg, const Nature& nature) {
  if (clause.form != ClauseForm::verbal || (arg.kind != ArgKind::oblique && arg.kind != ArgKind::gerund) || arg.prep.empty() || says_when(arg, nature) || nature.manner) return std::nullopt;
  const std::optional<Role> role = view.lexicon.bound(clause.lemma, arg.prep);
  if (role == Role::recipient && !nature.actor && arg.prep == "to" && nature.place) return Role::place;      // "walked to the harbour"
  if (!role || !nature.actor) return role;
  return one_of(arg.prep, {"for", "at", "with"}) ? Role::recipient : *role;
}

// Where no slot asks for it a phrase with a preposition gets only the role that hardly anything else could be.
std::optional<Role> adjunct_role(const Clause& clause, const ClauseArg& arg, const Nature& nature) {
  const bool noun = clause.form != ClauseForm::verbal;
  if (nature.medium && one_of(arg.prep, {"on", "in", "via", "through", "over", "by"})) return Role::instrument;
  if (says_when(arg, nature)) return Role::time;
  if (nature.amount && one_of(arg.prep, {"", "by", "for", "at", "of", "up to", "over", "under", "about", "around", "nearly", "close to", "more than", "less than"})) return Role::measure;
  if (arg.prep == "in front of") return Role::place;
  if (arg.prep == "where") return nature.means || nature.gathering ? std::nullopt : std::optional(Role::place);
  if (nature.manner) return std::nullopt;
  if (one_of(arg.prep, {"because of", "due to", "owing to", "thanks to", "as a result of", "as a consequence of", "in response to", "in reaction to", "in retaliation for", "in light of", "in view of", "on account of"})) return Role::cause;
  if (one_of(arg.prep, {"during", "since", "until", "before", "after", "following", "amid", "ahead of", "prior to"})) {
    return nature.actor ? std::nullopt : std::optional(Role::time);   // "before the judge"
  }
  if (one_of(arg.prep, {"about", "regarding", "concerning", "in connection with", "with regard to", "with respect to", "in support of", "in favour of", "in favor of"})) return Role::topic;
  if (nature.means && one_of(arg.prep, {"in", "on", "by", "via", "through"})) return Role::instrument;
  if (one_of(arg.prep, {"in", "at", "near", "across", "inside", "outside", "within", "along", "around", "throughout", "off", "on", "into", "onto", "through", "past"})) {
    if (nature.place || (arg.prep == "at" && nature.gathering)) return Role::place;
    return noun && arg.prep == "on" ? std::optional(Role::topic) : std::nullopt;
  }
  if (one_of(arg.prep, {"to", "toward", "towards"})) return nature.actor ? std::optional(Role::recipient) : std::nullopt;
  if (arg.prep == "against") return nature.actor ? Role::recipient : Role::topic;
  if (arg.prep == "from") return nature.actor || nature.place || !noun ? std::optional(Role::source) : std::nullopt;
  if (arg.prep == "out of" && !noun) return Role::source;
  if (arg.prep == "as") return Role::attribute;
  if (!noun) return lone_partner(clause, arg, nature);
  if (arg.prep == "of") return Role::of;
  if (arg.prep == "over") return Role::topic;
  return one_of(arg.prep, {"between", "among"}) && nature.actor && clause.form != ClauseForm::copular && clause.form != ClauseForm::appositive ? std::optional(Role::agent) : std::nullopt;
}

// "accused of lying", "tasked with guarding it": what the verb takes; behind "as" it is said of somebody.
std::optional<Role> deed_role(const FrameView& view, const Clause& clause, const ClauseArg& arg) {
  if (arg.prep == "as") return Role::attribute;
  const std::optional<Role> role = bound_role(view, clause, arg, {});
  if (!role || !may_play(view, arg, *role)) return std::nullopt;
  return *role == Role::theme ? Role::content : *role;
}

// Role of an argument that no slot asks for.
std::optional<Role> plain_role(const FrameView& view, const Clause& clause, const ClauseArg& arg) {
  const Nature nature = nature_of(view, arg);
  const bool verb = clause.form == ClauseForm::verbal || clause.form == ClauseForm::light;
  switch (arg.kind) {
    case ArgKind::subject: return verb ? Role::agent : Role::theme;
    case ArgKind::object: case ArgKind::iobject:
      if (says_when(arg, nature)) return nature.stretch ? Role::measure : Role::time;
      if (arg.kind == ArgKind::iobject) return Role::recipient;
      return nature.amount && !verb ? Role::measure : Role::theme;
    case ArgKind::complement: return said_of(view, arg) ? Role::attribute : Role::content;
    case ArgKind::possessor:
      if (says_when(arg, nature)) return Role::time;
      return (clause.nominal() || clause.form == ClauseForm::light) && !done_by(view, arg) ? Role::agent : Role::of;
    case ArgKind::compound:
      if (says_when(arg, nature)) return Role::time;
      return clause.nominal() || clause.form == ClauseForm::light ? std::optional(Role::topic) : std::nullopt;
    case ArgKind::modifier: return std::nullopt;
    case ArgKind::gerund: return deed_role(view, clause, arg);
    case ArgKind::oblique:
      if (const std::optional<Role> role = bound_role(view, clause, arg, nature)) return role;
      return adjunct_role(clause, arg, nature);
  }
  return std::nullopt;
}

// Does a noun of this lemma take the preposition itself ("ban on", "talks with")?
bool noun_takes(const FrameView& view, std::string_view lemma, std::string_view prep) {
  const std::vector<FrameLexicon::RowRef>* refs = view.lexicon.rows(RowKind::noun, lemma);
  if (refs == nullptr) refs = view.lexicon.rows(RowKind::noun, singular(lemma));
  if (refs == nullptr) return false;
  return std::any_of(refs->begin(), refs->end(), [&](FrameLexicon::RowRef ref) {
    const std::vector<Slot>& slots = view.lexicon.row(ref).slots;
    return std::any_of(slots.begin(), slots.end(), [&](const Slot& slot) {
      return std::any_of(slot.places.begin(), slot.places.end(), [&](const SlotPlace& place) { return place.kind == SlotKind::prep && place.prep == prep; });
    });
  });
}

// "equipped the crew with radios", "blamed the captain for the loss": what the verb takes, hung on its object by the parser.
void add_hung_on_object(const FrameView& view, std::size_t index, std::vector<FrameRole>& roles) {
  const Clause& clause = view.clauses[index];
  if (clause.form != ClauseForm::verbal) return;
  for (std::size_t a = 0; a < clause.args.size(); ++a) {
    const ClauseArg& object = clause.args[a];
    const std::int32_t below = object.kind == ArgKind::object && !object.shared && object.head > clause.predicate ? view.clause_at[object.core] : -1;
    if (below < 0 || static_cast<std::size_t>(below) == index) continue;
    const std::vector<ClauseArg>& args = view.clauses[static_cast<std::size_t>(below)].args;
    for (std::size_t b = 0; b < args.size(); ++b) {
      const ClauseArg& arg = args[b];
      if (arg.kind != ArgKind::oblique || !one_of(arg.prep, {"for", "with", "to", "into", "out of"})) continue;
      const bool has = std::any_of(clause.args.begin(), clause.args.end(), [&](const ClauseArg& own) { return own.prep == arg.prep; });
      const bool told = std::any_of(roles.begin(), roles.end(), [&](const FrameRole& r) { return r.clause == below && r.arg == static_cast<std::int32_t>(b); });
      if (has || told || noun_takes(view, core_lemma(view.sentence, object), arg.prep)) continue;
      const std::optional<Role> role = bound_role(view, clause, arg, nature_of(view, arg));
      if (role) roles.push_back({*role, static_cast<std::int32_t>(b), static_cast<std::int32_t>(a), below});
    }
  }
}

// Lemmas that a regular verb form can have; lemmatisers slip on rare verbs ("shelled", "kidnapped").
std::vector<std::string> guesses(std::string_view written) {
  std::string form(written);
  for (char& c : form) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  std::string stem;
  for (std::string_view ending : {"ed", "ing", "es", "s"}) {
    if (form.size() > ending.size() + 1 && form.ends_with(ending)) {
      stem = form.substr(0, form.size() - ending.size());
      break;
    }
  }
  if (stem.empty()) return {form};
  std::vector<std::string> out = {stem, stem + "e"};
  const std::size_t n = stem.size();
  if (n > 2 && stem[n - 1] == stem[n - 2]) out.push_back(stem.substr(0, n - 1));
  if (stem.ends_with('i')) out.push_back(stem.substr(0, n - 1) + "y");
  return out;
}

struct Candidate {
  FrameReading reading;
  int required = 0;
  int covered = 0;
};

class Matcher {
 public:
  Matcher(const FrameView& view, std::size_t clause) : view_(view), at_(clause), clause_(view.clauses[clause]) {}

  std::optional<Candidate> match(const FrameRow& row, FrameLexicon::RowRef ref) const {
    Candidate out;
    out.reading.row = ref;
    std::vector<bool> used(clause_.args.size(), false);
    for (const Slot& slot : row.slots) {
      const std::size_t before = out.reading.roles.size();
      bool filled = slot.inner.empty() ? outer(slot, used, out) : inner(slot, out);
      if (!filled && slot.required && slot.inner.empty()) filled = hung_deeper(slot, out);
      if (slot.excluded) {
        if (filled) return std::nullopt;
        continue;
      }
      if (slot.required && !filled) return std::nullopt;
      if (filled) out.required += static_cast<int>(slot.required) + static_cast<int>(!slot.words.empty());
      out.covered += slot.idle && filled ? 1 : static_cast<int>(out.reading.roles.size() - before);
    }
    for (std::size_t a = 0; a < clause_.args.size(); ++a) {
      const auto role = used[a] ? std::nullopt : plain_role(view_, clause_, clause_.args[a]);
      if (role) out.reading.roles.push_back({*role, static_cast<std::int32_t>(a), -1, static_cast<std::int32_t>(at_)});
    }
    add_hung_on_object(view_, at_, out.reading.roles);
    return out;
  }

 private:
  bool outer(const Slot& slot, std::vector<bool>& used, Candidate& out) const {
    bool filled = false;
    for (std::size_t a = 0; a < clause_.args.size(); ++a) {
      if (used[a] || !fits(view_, clause_.args[a], slot)) continue;
      filled = true;
      if (slot.excluded) return true;
      used[a] = true;
      if (slot.idle) continue;
      out.reading.roles.push_back({settled(view_, clause_.args[a], slot.role), static_cast<std::int32_t>(a), -1, static_cast<std::int32_t>(at_)});
    }
    return filled;
  }

  // "gave two ferries to Uruguay": a prepositional phrase that the parser hung on the noun before it.
  bool hung_deeper(const Slot& slot, Candidate& out) const {
    for (std::size_t a = 0; a < clause_.args.size(); ++a) {
      const ClauseArg& outer_arg = clause_.args[a];
      if ((outer_arg.kind != ArgKind::object && outer_arg.kind != ArgKind::oblique) || outer_arg.head < clause_.predicate) continue;
      const std::int32_t below = view_.clause_at[outer_arg.core];
      if (below < 0 || static_cast<std::size_t>(below) == at_) continue;
      const Clause& noun = view_.clauses[static_cast<std::size_t>(below)];
      for (std::size_t b = 0; b < noun.args.size(); ++b) {
        if (noun.args[b].kind != ArgKind::oblique || !fits(view_, noun.args[b], slot)) continue;
        out.reading.roles.push_back({slot.role, static_cast<std::int32_t>(b), static_cast<std::int32_t>(a), below});
        return true;
      }
    }
    return false;
  }

  // "obj/doer": in "buys Norway's ore" the doer inside the object.
  bool inner(const Slot& slot, Candidate& out) const {
    bool filled = false;
    for (std::size_t a = 0; a < clause_.args.size(); ++a) {
      if (!fits(view_, clause_.args[a], slot)) continue;
      const std::int32_t below = view_.clause_at[clause_.args[a].core];
      if (below < 0 || static_cast<std::size_t>(below) == at_) continue;
      const Clause& noun = view_.clauses[static_cast<std::size_t>(below)];
      for (std::size_t b = 0; b < noun.args.size(); ++b) {
        const ClauseArg& arg = noun.args[b];
        const bool there = std::any_of(slot.inner.begin(), slot.inner.end(),
                                       [&](const SlotPlace& place) { return at_place(view_, arg, place); });
        if (!there || (slot.actor && !is_actor(view_, arg)) || arg.head == clause_.predicate) continue;
        if (!slot.excluded && !may_play(view_, arg, slot.role)) continue;
        if (!slot.excluded && own_again(arg)) continue;
        filled = true;
        if (slot.excluded) return true;
        out.reading.roles.push_back({slot.role, static_cast<std::int32_t>(b), static_cast<std::int32_t>(a), below});
      }
    }
    return filled;
  }

  // "the bank bought its rival": "its" is the bank's, no other party.
  bool own_again(const ClauseArg& owner) const {
    if (owner.kind != ArgKind::possessor || view_.sentence.tokens[owner.head].xpos != "PRP$") return false;
    return std::any_of(clause_.args.begin(), clause_.args.end(), [](const ClauseArg& a) { return a.kind == ArgKind::subject; });
  }

  const FrameView& view_;
  std::size_t at_;
  const Clause& clause_;
};

// "turned the group | back": an adverb of the verb right behind its object.
bool behind_object(const FrameView& view, const Clause& clause, TokenIndex adverb) {
  const std::vector<Token>& tokens = view.sentence.tokens;
  const bool before_of = adverb + 1 < tokens.size() && tokens[adverb + 1].lemma == "of";      // "kept rice out of the deal"
  if (tokens[adverb].upos != Upos::ADV || before_of) return false;
  return std::any_of(clause.args.begin(), clause.args.end(), [&](const ClauseArg& a) {
    return a.kind == ArgKind::object && !a.shared && a.head > clause.predicate && a.span.end <= tokens[adverb].span.begin &&
           a.span.end + 1 >= tokens[adverb].span.begin;
  });
}

// "walk away", "go home": the adverb of direction right behind the verb, or behind its object ("take the boy back").
std::string_view direction(const FrameView& view, const Clause& clause) {
  static constexpr std::array<std::string_view, 21> words = {"aboard", "about", "abroad", "ahead", "apart", "around", "aside", "away", "back", "down", "forth",
                                                             "forward", "here", "home", "in", "off", "out", "over", "there", "together", "up"};
  const std::vector<Token>& tokens = view.sentence.tokens;
  for (TokenIndex t = clause.predicate + 1; t < tokens.size() && t <= clause.predicate + 2; ++t) {
    const bool adverb = tokens[t].head == clause.predicate && (tokens[t].upos == Upos::ADV || tokens[t].upos == Upos::ADP);
    if (adverb) {
      const auto word = std::find(words.begin(), words.end(), tokens[t].lemma);
      return word == words.end() ? std::string_view() : *word;
    }
    if (tokens[t].upos != Upos::PRON) break;
  }
  for (TokenIndex t = clause.predicate + 2; t < tokens.size() && t < clause.predicate + max_behind; ++t) {
    const auto word = tokens[t].head == clause.predicate ? std::find(words.begin(), words.end(), tokens[t].lemma) : words.end();
    if (word != words.end() && behind_object(view, clause, t)) return *word;
  }
  return {};
}

// "would like to sign": wants to.
bool would(const FrameView& view, const Clause& clause) {
  const std::vector<Token>& tokens = view.sentence.tokens;
  return std::any_of(tokens.begin(), tokens.begin() + clause.predicate, [&](const Token& t) { return t.head == clause.predicate && t.xpos == "MD" && (t.lemma == "would" || t.lemma == "'d"); });
}

// The names rows may have for a verb, the most particular first: "walk away", "walk", "walk *".
std::vector<std::string> verb_names(const FrameView& view, const Clause& clause) {
  const std::size_t blank = clause.lemma.find(' ');
  if (blank != std::string::npos) return {clause.lemma, clause.lemma.substr(0, blank) + " *"};
  const std::string_view way = direction(view, clause);
  if (way.empty() && would(view, clause)) return {"would " + clause.lemma, clause.lemma};
  if (way.empty()) return {clause.lemma};
  return {clause.lemma + " " + std::string(way), clause.lemma + " *", clause.lemma};
}

// What a row asks for beside the subject may be anything or, with `missing`, not there: "informed the tank of it", "those who oppose".
FrameRow loosened(const FrameRow& row, bool missing) {
  FrameRow out = row;
  for (Slot& slot : out.slots) {
    const auto of = [&](SlotKind kind) { return std::any_of(slot.places.begin(), slot.places.end(), [&](const SlotPlace& p) { return p.kind == kind; }); };
    if (!slot.required || of(SlotKind::subj)) continue;
    slot.actor = false;
    for (SlotPlace& place : slot.places) place.actor = place.site = place.somebody = false;
    if (missing && slot.words.empty() && !of(SlotKind::prep)) slot.required = false;
  }
  return out;
}

// Somebody does it, or nobody is told of.
bool done_by_somebody(const FrameView& view, const Clause& clause) {
  return std::all_of(clause.args.begin(), clause.args.end(), [&](const ClauseArg& a) {
    return a.kind != ArgKind::subject || is_actor(view, a) || view.sentence.tokens[a.core].upos == Upos::PRON;
  });
}

// A verb none of whose rows fits has its frame yet where all of them are of one, and no preposition turns it ("punched through").
std::optional<FrameReading> loosely_read(const FrameView& view, std::size_t index) {
  const Clause& clause = view.clauses[index];
  const std::vector<FrameLexicon::RowRef>* refs = view.lexicon.rows(RowKind::verb, clause.lemma);
  if (clause.form != ClauseForm::verbal || refs == nullptr || !done_by_somebody(view, clause)) return std::nullopt;
  if (std::any_of(refs->begin(), refs->end(), [&](FrameLexicon::RowRef ref) { return ref.frame != refs->front().frame; })) return std::nullopt;
  const std::size_t next = clause.predicate + 1;
  const bool turned = next < view.sentence.tokens.size() && view.sentence.tokens[next].upos == Upos::ADP && !clause.passive;
  const bool bare = view.sentence.tokens[clause.predicate].xpos == "VBG" && clause.finite() == clause.predicate;   // "limiting", "bruising debates"
  const Matcher matcher(view, index);
  for (const bool missing : {false, true}) {
    if (missing && (turned || bare)) break;
    std::optional<Candidate> best;
    for (const FrameLexicon::RowRef ref : *refs) {
      std::optional<Candidate> candidate = matcher.match(loosened(view.lexicon.row(ref), missing), ref);
      if (candidate && (!best || std::tuple(candidate->required, candidate->covered) > std::tuple(best->required, best->covered))) best = std::move(candidate);
    }
    if (best) return std::move(best->reading);
  }
  return std::nullopt;
}

std::optional<FrameReading> as_read(const FrameView& view, std::size_t index) {
  const Clause& clause = view.clauses[index];
  std::optional<Candidate> best;
  const Matcher matcher(view, index);
  const auto consider = [&](RowKind kind, std::string_view lemma) {
    const std::vector<FrameLexicon::RowRef>* refs = view.lexicon.rows(kind, lemma);
    if (refs == nullptr && kind == RowKind::noun) refs = view.lexicon.rows(kind, singular(lemma));
    if (refs == nullptr) return;
    for (const FrameLexicon::RowRef ref : *refs) {
      std::optional<Candidate> candidate = matcher.match(view.lexicon.row(ref), ref);
      if (!candidate) continue;
      if (!best || std::tuple(candidate->required, candidate->covered) > std::tuple(best->required, best->covered)) {
        best = std::move(candidate);
      }
    }
  };
  std::string noun = view.sentence.tokens[clause.predicate].lemma;
  for (char& c : noun) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  switch (clause.form) {
    case ClauseForm::verbal:
      for (const std::string& lemma : verb_names(view, clause)) {
        consider(RowKind::verb, lemma);
        if (best) break;
      }
      if (!best) {
        const std::size_t blank = clause.lemma.find(' ');
        const std::vector<std::string> lemmas = guesses(view.report.at(view.sentence.tokens[clause.predicate].span));
        for (const std::string& lemma : lemmas) {
          if (blank != std::string::npos) consider(RowKind::verb, lemma + clause.lemma.substr(blank));   // "doled out"
        }
        for (std::size_t i = 0; !best && i < lemmas.size(); ++i) consider(RowKind::verb, lemmas[i]);
      }
      if (!best) consider(RowKind::copular, lowered(view.report.at(view.sentence.tokens[clause.predicate].span)));   // "while reliant on X", "is opposed to"
      break;
    case ClauseForm::copular: case ClauseForm::appositive:
      consider(RowKind::copular, noun);
      if (!best && view.nature[clause.predicate].actor) consider(RowKind::copular, "@");
      break;
    case ClauseForm::light:
      consider(RowKind::verb, clause.lemma);
      if (!best) consider(RowKind::noun, noun);
      break;
    case ClauseForm::existential: case ClauseForm::nominal: consider(RowKind::noun, noun); break;
  }
  if (!best) return std::nullopt;
  return std::move(best->reading);
}

// "Mayor shot at home": headlines leave "was" out. Only where nothing else fits: "Markets rose".
bool may_be_passive(const Sentence& sentence, const Clause& clause) {
  const std::string& tag = sentence.tokens[clause.predicate].xpos;
  return sentence.title && clause.form == ClauseForm::verbal && !clause.passive && (tag == "VBD" || tag == "VBN") &&
         std::none_of(clause.args.begin(), clause.args.end(), [](const ClauseArg& a) { return a.kind == ArgKind::object || a.kind == ArgKind::complement; });
}

}  // namespace

FrameView frame_view(const FrameLexicon& lexicon, const Report& report, const Sentence& sentence, const std::vector<Clause>& clauses, const std::vector<Nature>& nature) {
  FrameView view{lexicon, report, sentence, clauses, nature, std::vector<std::int32_t>(sentence.tokens.size(), -1)};
  for (std::size_t i = 0; i < clauses.size(); ++i) view.clause_at[clauses[i].predicate] = static_cast<std::int32_t>(i);
  return view;
}

std::optional<FrameReading> frame_of(const FrameView& view, std::size_t index) {
  std::optional<FrameReading> out = as_read(view, index);
  if (out) return out;
  if (!may_be_passive(view.sentence, view.clauses[index])) return loosely_read(view, index);
  std::vector<Clause> turned = view.clauses;
  turned[index].passive = true;
  for (ClauseArg& arg : turned[index].args) {
    if (arg.kind == ArgKind::subject) arg.kind = ArgKind::object;
  }
  out = as_read(FrameView{view.lexicon, view.report, view.sentence, turned, view.nature, view.clause_at}, index);
  return out ? out : loosely_read(view, index);
}

std::optional<FrameReading> frame_as(const FrameView& view, std::size_t index, std::string_view verb) {
  const Matcher matcher(view, index);
  const std::vector<FrameLexicon::RowRef>* refs = view.lexicon.rows(RowKind::verb, verb);
  std::optional<Candidate> best;
  for (std::size_t r = 0; refs != nullptr && r < refs->size(); ++r) {
    std::optional<Candidate> candidate = matcher.match(view.lexicon.row((*refs)[r]), (*refs)[r]);
    if (candidate && (!best || candidate->required > best->required)) best = std::move(candidate);
  }
  return best ? std::optional(std::move(best->reading)) : std::nullopt;
}

std::vector<FrameRole> plain_roles(const FrameView& view, std::size_t index) {
  std::vector<FrameRole> out;
  const Clause& clause = view.clauses[index];
  for (std::size_t a = 0; a < clause.args.size(); ++a) {
    const auto role = plain_role(view, clause, clause.args[a]);
    if (role) out.push_back({*role, static_cast<std::int32_t>(a), -1, static_cast<std::int32_t>(index)});
  }
  add_hung_on_object(view, index, out);
  return out;
}

}  // namespace entente
