#include "code/status/compose.h"

#include "code/status/past.h"

namespace entente::status {
namespace {

bool factual(Status s) { return s == Status::happened || s == Status::ongoing || s == Status::background; }

bool is_noun(Upos upos) { return upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::PRON || upos == Upos::NUM; }

Status status_of(Effect effect) {
  switch (effect) {
    case Effect::planned: return Status::planned;
    case Effect::expected: return Status::expected;
    case Effect::possible: return Status::possible;
    case Effect::conditional: return Status::conditional;
    case Effect::counterfactual: return Status::counterfactual;
    case Effect::unclear: return Status::unclear;
    case Effect::ongoing: return Status::ongoing;
    case Effect::background: return Status::background;
    default: return Status::happened;
  }
}

// What a plan inside a possibility is: the weaker of both.
Status weaker(Status host, Status inner) {
  if (factual(inner)) return host;
  switch (host) {
    case Status::conditional:
    case Status::counterfactual:
    case Status::unclear: return host;
    case Status::possible: return inner == Status::planned || inner == Status::expected ? host : inner;
    case Status::planned:
    case Status::expected: return inner;
    default: return inner;
  }
}

std::string lowered(std::string_view s) {
  std::string out(s);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

class Composer {
 public:
  Composer(const StatusTable::Impl& table, const Dependents& tree, const Report& report, const Sentence& sentence,
           std::span<const Marks> marks)
      : table_(table), tree_(tree), report_(report), sentence_(sentence), marks_(marks), dated_(dated_before(tree, report, marks)),
        values_(tree.size()), site_(tree.size()) {
    asks_ = sentence.tokens.back().lemma == "?";
    if (!asks_ && sentence.tokens.size() > 1 && sentence.tokens.back().upos == Upos::PUNCT)
      asks_ = sentence.tokens[sentence.tokens.size() - 2].lemma == "?";
  }

  std::vector<Value> run() {
    for (TokenIndex i : tree_.downwards()) values_[i] = value(i);
    return std::move(values_);
  }

 private:
  Value value(TokenIndex i) {
    const bool conjunct = is_relation(tree_[i].relation, "conj") && tree_[i].head != no_token;
    site_[i] = conjunct ? site_[tree_[i].head] : i;
    if (part_of_head(i)) return values_[tree_[i].head];
    Value v = marks_[i].clause ? clause(i, conjunct) : nominal(i, conjunct);
    if (v.holder == no_token) v.holder = inherited_holder(i);
    adverbs(v, i);
    if (factual(v.base) && aside(i, v)) v.base = Status::background;
    return v;
  }

  // Auxiliaries, copulas and particles stand for their predicate.
  bool part_of_head(TokenIndex i) const {
    const std::string_view relation = tree_[i].relation;
    return tree_[i].head != no_token && (is_relation(relation, "aux") || relation == "cop" || relation == "compound:prt");
  }

  // A conjunct without tense shares what its first conjunct carries.
  Value clause(TokenIndex i, bool conjunct) {
    const Marks& m = marks_[i];
    if (conjunct && !m.finite && !m.subject) {
      Value v = values_[tree_[i].head];
      const bool but = tree_.child(i, "cc") != no_token && tree_[tree_.child(i, "cc")].lemma == "but";
      const bool adopted = marks_[tree_[i].head].clause;
      if (adopted) {
        if (m.negated) v.negated = true;
        else if (but || negated_by_object(tree_[i].head)) v.negated = false;
        return v;
      }
    }
    return attached(i, site_[i]);
  }

  Value attached(TokenIndex i, TokenIndex site) {
    const Token& t = tree_[site];
    const Marks& m = marks_[i];
    if (t.head == no_token) return own(i, false);
    const TokenIndex h = t.head;
    const std::string_view relation = t.relation;
    if (is_relation(relation, "ccomp") || is_relation(relation, "csubj") || is_relation(relation, "xcomp"))
      return complement(i, h, relation);
    if (const TokenIndex verb = misplaced_complement(site, h); verb != no_token) return complement(i, verb, "ccomp");
    if (relation == "acl:relcl") return relative(i, h);
    if (is_relation(relation, "acl") || is_relation(relation, "advcl")) return adjunct(i, site, h, is_relation(relation, "acl"));
    if (is_relation(relation, "parataxis") || is_relation(relation, "appos") || relation == "list" || relation == "dep" ||
        is_relation(relation, "discourse"))
      return own(i, false);
    if (m.finite) return own(i, false);
    return nominal(i, false);
  }

  // "denied on Sunday that it had sold it", "told parliament that nobody had paid": parsers take the clause for an adverbial
  // or relative one. Gives the word it belongs to; no_token: it stands right.
  TokenIndex misplaced_complement(TokenIndex site, TokenIndex h) const {
    const std::string_view relation = tree_[site].relation;
    if (relation != "advcl" && !is_relation(relation, "acl")) return no_token;
    if (marks_[site].mark_lemma != "that" || site < h) return no_token;
    if (tree_[h].upos != Upos::VERB && !is_noun(tree_[h].upos)) return no_token;
    if (signature(h, Frame::that, {}, site).effect != Effect::none) return h;
    const TokenIndex above = tree_[h].head;
    if (above == no_token || above > h || tree_[above].upos != Upos::VERB) return no_token;
    return signature(above, Frame::that, {}, site).effect != Effect::none ? above : no_token;
  }

  // "prevented protesters from reaching": the gerund may hang on the verb or on its object.
  bool from_gerund(TokenIndex verb) const {
    const auto below = [&](TokenIndex i) {
      for (TokenIndex c : tree_.children(i))
        if (marks_[c].form == "VBG" && marks_[c].case_lemma == "from") return true;
      return false;
    };
    if (below(verb)) return true;
    const TokenIndex object = tree_.child(verb, "obj");
    return object != no_token && below(object);
  }

  Frame frame_of(const Marks& m) const {
    if (m.finite) return Frame::that;
    if (m.form == "VBG") return m.case_lemma == "from" ? Frame::from : Frame::ing;
    if (m.form == "VB" || m.to) return Frame::to;
    return m.form == "VBN" && m.passive ? Frame::ing : Frame::to;
  }

  Value complement(TokenIndex i, TokenIndex h, std::string_view relation) {
    const Marks& m = marks_[i];
    const Frame frame = is_relation(relation, "csubj") && m.finite ? Frame::that : frame_of(m);
    const Signature s = signature(h, frame, m.case_lemma, i);
    if (m.mark == Effect::unclear || (m.mark == Effect::conditional && m.mark_lemma == "if" && is_relation(relation, "ccomp"))) {
      Value v = own(i, false);
      v.base = Status::unclear;
      v.own = Effect::unclear;
      return v;
    }
    if (s.effect != Effect::none) return applied(i, h, s);
    if (is_relation(relation, "xcomp")) {
      if (m.to && marks_[h].passive) {
        // "was found to have paid": as "found that it had paid".
        const Signature told = signature(h, Frame::that, m.case_lemma, i);
        if (told.effect == Effect::own || told.effect == Effect::fact) return applied(i, h, {Effect::own, false});
      }
      // "remains calm", "named him premier": as the verb; an unknown verb with an infinitive asserts nothing.
      if (m.to && tree_[h].upos != Upos::AUX) return applied(i, h, {Effect::possible, false});
      return applied(i, h, {Effect::same, false});
    }
    if (m.finite) return applied(i, h, {Effect::own, false});
    if (m.form == "VBG") return applied(i, h, {Effect::same, false});
    return applied(i, h, {Effect::possible, false});
  }

  Value relative(TokenIndex i, TokenIndex h) {
    const Marks& m = marks_[i];
    // "no evidence that Chile paid", read as what it paid.
    if (m.finite && has_no(h))
      if (const Signature s = signature(h, Frame::that, {}, i); s.effect != Effect::none) return applied(i, h, s);
    if (m.finite) return own(i, false);
    if (m.to) return applied(i, h, {Effect::possible, false});
    return own(i, false);
  }

  Value adjunct(TokenIndex i, TokenIndex site, TokenIndex h, bool of_noun) {
    const Marks& m = marks_[i];
    Effect mark = m.mark;
    if (mark == Effect::none && i != site) mark = marks_[site].mark;
    const std::string_view mark_lemma = m.mark_lemma.empty() ? marks_[site].mark_lemma : m.mark_lemma;
    if (m.finite && m.inverted && !of_noun && mark == Effect::none && !asks_ && (m.modal_lemma == "should" || m.past)) mark = Effect::conditional;
    if (mark == Effect::unclear) {
      Value v = own(i, false);
      v.base = Status::unclear;
      v.own = Effect::unclear;
      return v;
    }
    if (mark == Effect::conditional) {
      Value v = own(i, false);
      const bool past_report = m.past && m.perfect;
      v.base = past_report ? Status::counterfactual : Status::conditional;
      if (mark_lemma == "once" && m.past) v.base = Status::happened;
      v.negated = past_report ? true : m.negated != (mark_lemma == "unless");
      v.own = Effect::conditional;
      return v;
    }
    if (m.finite && of_noun) {
      const Signature s = signature(h, Frame::that, m.case_lemma, i);
      return s.effect == Effect::none ? own(i, false) : applied(i, h, s);
    }
    if (m.finite) return finite_adjunct(i, h, mark, mark_lemma);
    if (m.form == "VB" || m.to) {
      Signature s = signature(h, Frame::to, m.case_lemma, i);
      if (s.effect == Effect::none) s = bare_infinitive(i, h, of_noun);
      return applied(i, h, s);
    }
    if (m.form == "VBG" && !m.case_lemma.empty()) {
      const std::string_view by = m.case_lemma;
      if (by == "without" || by == "instead" || by == "rather") return applied(i, h, {Effect::inverse, false});
      Signature s = signature(h, by == "from" ? Frame::from : Frame::ing, by, i);
      if (by == "from" && of_noun && s.effect == Effect::none && tree_[h].head != no_token && tree_[h].relation == "obj") {
        s = signature(tree_[h].head, Frame::from, by, i);
        if (s.effect != Effect::none) return applied(i, tree_[h].head, s);
      }
      if (s.effect != Effect::none) return applied(i, h, s);
      // "after demanding" is over once what follows it is so.
      if (by == "after" && factual(values_[h].base)) return own(i, false);
      if (by == "for" && of_noun) return applied(i, h, {Effect::possible, false});
      return applied(i, h, {Effect::same, false});
    }
    if (m.form == "VBG" && !of_noun) {
      const Signature s = signature(h, Frame::ing, {}, i);
      // "sent a letter to Oslo demanding": with an object of its own the verb takes no gerund, and what goes with it is done as well.
      const bool goes_along = s.effect == Effect::possible && tree_.child(h, "obj") != no_token;
      if (s.effect != Effect::none && s.effect != Effect::own && !goes_along) return applied(i, h, s);
    }
    // Participles: a past one is done, a present one goes with its host.
    if (m.form == "VBG" && !of_noun) return applied(i, h, {Effect::same, false});
    if (m.form == "VBG" && m.ahead) {
      Value v = own(i, false);
      v.base = Status::planned;
      return v;
    }
    if (!of_noun && m.form == "VBN" && !factual(values_[h].base)) return applied(i, h, {Effect::same, false});
    return own(i, false);
  }

  // "Chad to close border" in a headline is a plan; "fell to close at 12" a result; else what something is done for.
  Signature bare_infinitive(TokenIndex i, TokenIndex h, bool of_noun) const {
    if (of_noun && tree_[h].head == no_token && (sentence_.title || tree_[h].upos == Upos::PROPN)) return {Effect::planned, false};
    if (of_noun) return {Effect::possible, false};
    // "quit the firm to become premier", "fell 3 percent to end the day at 40": what came of it.
    if (tree_[i].lemma == "become" && tree_[h].upos == Upos::VERB && h < i) return {Effect::same, false};
    if (tree_[h].upos == Upos::VERB && h < i && table_.small_word(SmallWord::nonvolitional, tree_[h].lemma) != nullptr) return {Effect::same, false};
    return factual(values_[h].base) ? Signature{Effect::possible, false} : Signature{Effect::same, false};
  }

  // "after it signs" below a plan is as far off as the plan; with a past it is a fact.
  Value finite_adjunct(TokenIndex i, TokenIndex h, Effect mark, std::string_view mark_lemma) {
    const Marks& m = marks_[i];
    Value v = own(i, false);
    const bool temporal = mark_lemma == "when" || mark_lemma == "after" || mark_lemma == "until" || mark_lemma == "till" ||
                          mark_lemma == "before" || mark_lemma == "once" || mark_lemma == "as" || mark_lemma == "while";
    const Status host = values_[h].base;
    if (mark == Effect::expected && !m.past) v.base = Status::expected;
    if (temporal && !m.past && m.modal == Effect::none && factual(v.base) && !factual(host)) {
      v.base = host == Status::planned ? Status::expected : host;
      v.own = Effect::expected;
    } else if (mark_lemma == "before" && !m.past && factual(v.base)) {
      v.base = Status::expected;
    }
    return v;
  }

  Value nominal(TokenIndex i, bool conjunct) {
    const Token& t = tree_[i];
    Value v;
    const bool verb_taken_for_noun = conjunct && tree_.children(i).size() <= 1 && tree_[t.head].xpos == "VB";
    if (conjunct && (!marks_[t.head].clause || verb_taken_for_noun)) {
      v = values_[t.head];
    } else if (t.head != no_token) {
      v = nominal_below(i, t.head);
    }
    adjectives(v, i);
    if (factual(v.base) && still_to_come(i)) v.base = Status::planned;
    return v;
  }

  // "the summit, which will take place in June"
  bool still_to_come(TokenIndex i) const {
    for (TokenIndex c : tree_.children(i)) {
      if (tree_[c].relation != "acl:relcl" || marks_[c].modal != Effect::planned) continue;
      const std::string& lemma = tree_[c].lemma;
      if (lemma == "take" || lemma == "hold" || lemma == "occur" || lemma == "happen" || lemma == "begin" || lemma == "start" || lemma == "open") return true;
    }
    return false;
  }

  Value nominal_below(TokenIndex i, TokenIndex h) {
    const Token& t = tree_[i];
    const std::string_view relation = t.relation;
    const std::string_view by = marks_[i].case_lemma;
    Signature s;
    if (relation == "obj" || relation == "nsubj:pass" || relation == "iobj") s = signature(h, Frame::noun, {}, i);
    else if (relation == "nsubj") s = signature(h, Frame::subject, {}, i);
    else if (is_relation(relation, "obl") && !is_time(i) && relation != "obl:agent" && !beside(by)) s = signature(h, Frame::noun, by, i);
    else if (relation == "nmod" && !is_time(i)) s = of_head_noun(i, h, by);
    else if (relation == "xcomp" || relation == "ccomp") s = by == "to" ? signature(h, Frame::to, {}, i) : Signature{Effect::same, false};
    else if (is_relation(relation, "appos") || relation == "dep") s = {Effect::same, false};
    else if (relation == "compound" || is_relation(relation, "amod")) s = {Effect::same, false};
    const bool no = has_no(i) || denied_by_adverb(i);
    if ((s.effect == Effect::inverse || s.effect == Effect::denied) && from_gerund(h)) s = {};
    if (s.effect != Effect::none) {
      Value v = applied(i, h, s);
      // The verb above has counted this "no" already.
      if (!marks_[h].clause && no) v.negated = !v.negated;
      return v;
    }
    Value v;
    if (no) v.negated = true;
    // An indefinite thing inside something that has not happened has not either.
    const bool argument = relation == "obj" || relation == "nsubj:pass";
    if (argument && !factual(values_[h].base) && !definite(i)) v.base = values_[h].base;
    return v;
  }

  Signature of_head_noun(TokenIndex i, TokenIndex h, std::string_view by) const {
    if (by == "of" && table_.small_word(SmallWord::head, tree_[h].lemma) != nullptr) return {Effect::same, false};
    if (beside(by)) return {};
    return signature(h, Frame::noun, by, i);
  }

  // "delayed after an accident": the accident is not delayed.
  static bool beside(std::string_view by) { return by == "since" || by == "after" || by == "before" || by == "during" || by == "despite" || by == "amid"; }

  // "but not a surprise"
  bool denied_by_adverb(TokenIndex i) const {
    for (TokenIndex c : tree_.children(i))
      if (c < i && tree_[c].lemma == "not" && is_relation(tree_[c].relation, "advmod")) return true;
    return false;
  }

  // Signature of the word above for that frame, with its particle or preposition first.
  Signature signature(TokenIndex h, Frame frame, std::string_view by, TokenIndex from) const {
    const Token& word = tree_[h];
    const Marks& m = marks_[h];
    const auto pick = [&](const Embedding* e) -> Signature {
      if (e == nullptr) return {};
      const auto& rows = values_[h].negated ? e->negative : e->positive;
      Signature s = rows[static_cast<std::size_t>(frame)];
      if (s.effect == Effect::none && frame == Frame::from) {
        s = rows[static_cast<std::size_t>(Frame::ing)];
        if (s.effect != Effect::inverse) s = e->positive[static_cast<std::size_t>(Frame::ing)].effect == Effect::inverse ? s : Signature{};
      }
      return s;
    };
    if (frame == Frame::to)
      for (TokenIndex c : tree_.children(h))
        if (tree_[c].lemma == "too" && c < h) return pick(table_.embedding(WordClass::adverb, "too"));
    if (word.upos == Upos::VERB || word.upos == Upos::AUX) {
      if (frame == Frame::to && word.lemma == "go" && m.form == "VBG")
        if (const Signature s = pick(table_.embedding(WordClass::going, "go")); s.effect != Effect::none) return s;
      if (m.passive && frame == Frame::to)
        if (const Signature s = pick(table_.embedding(WordClass::passive, word.lemma)); s.effect != Effect::none) return s;
      for (TokenIndex c : tree_.children(h)) {
        if (tree_[c].relation != "compound:prt" && !(tree_[c].upos == Upos::ADP && is_relation(tree_[c].relation, "advmod"))) continue;
        const Embedding* e = table_.embedding(WordClass::verb, word.lemma + " " + tree_[c].lemma);
        if (e != nullptr) return pick(e);   // "call off" is not "call"
      }
      if (h + 1 < tree_.size() && tree_[h + 1].head == h && (tree_[h + 1].upos == Upos::ADJ || tree_[h + 1].upos == Upos::ADV))   // "stop short"
        if (const Embedding* e = table_.embedding(WordClass::verb, word.lemma + " " + tree_[h + 1].lemma)) return pick(e);
      if (h + 1 < tree_.size() && tree_[h + 1].xpos == "RP")   // where the tree hangs the particle elsewhere
        if (const Embedding* e = table_.embedding(WordClass::verb, word.lemma + " " + tree_[h + 1].lemma)) return pick(e);
      if (frame == Frame::to && h + 1 < tree_.size() && tree_[h + 1].lemma == "yet")   // "has yet to sign" has not
        if (const Embedding* e = table_.embedding(WordClass::verb, word.lemma + " yet")) return pick(e);
      if (!by.empty())
        if (const Signature s = pick(table_.embedding(WordClass::verb, word.lemma + " " + std::string(by))); s.effect != Effect::none) return s;
      const bool oblique = is_relation(tree_[from].relation, "obl");
      if (oblique && tree_.child(h, "obj") != no_token) return {};
      if (frame == Frame::subject && tree_.child(h, "obj") != no_token) return {};
      if (const Signature s = pick(table_.embedding(WordClass::verb, word.lemma)); s.effect != Effect::none) {
        const bool reverses = s.effect == Effect::denied || s.effect == Effect::inverse;
        return oblique && reverses ? Signature{} : s;   // "dropped to a low" drops nothing
      }
      return frame == Frame::that || frame == Frame::to ? pick(table_.embedding(WordClass::adjective, word.lemma)) : Signature{};
    }
    if (word.upos == Upos::ADJ || word.upos == Upos::ADV) {
      // "stopped short of signing", where the tree hangs the gerund on "short".
      if (word.head != no_token && word.head + 1 == h && tree_[word.head].upos == Upos::VERB)
        if (const Embedding* e = table_.embedding(WordClass::verb, tree_[word.head].lemma + " " + word.lemma)) return pick(e);
      return pick(table_.embedding(WordClass::adjective, word.lemma));
    }
    if (is_noun(word.upos)) return pick(table_.embedding(WordClass::noun, word.lemma));
    return {};
  }

  Value applied(TokenIndex i, TokenIndex h, Signature s) {
    const Value& host = values_[h];
    const Marks& m = marks_[i];
    Value v;
    v.governor = h;
    v.effect = s.effect;
    switch (s.effect) {
      case Effect::same:
        v.base = host.base;
        // A tense of its own overrides; a governor that is a fact has a complement that is one.
        if (m.finite) v = keep(own(i, false), v);
        if (v.base == Status::planned && m.perfect) v.base = Status::expected;
        break;
      case Effect::fact:
        v = m.finite ? keep(own(i, true), v) : keep(Value{}, v);
        break;
      case Effect::own:
        v = speech(i, h, v);
        break;
      case Effect::inverse:
      case Effect::denied:
        v.base = m.finite ? own(i, true).base : host.base;
        if (s.effect == Effect::denied && !factual(host.base) && m.finite) v.base = host.base;
        v.negated = true;
        if (is_denial(h)) v.holder = h;
        break;
      default:
        v.base = weaker(host.base, status_of(s.effect));
        v.negated = s.negated;
        if (m.finite && factual(v.base)) v.base = own(i, true).base;
        // "believes that it will": its own modal is weaker or as weak; "hopes that it will": the verb's.
        if (is_denial(h)) v.holder = h;
        break;
    }
    // What its own tense has decided has counted its own negation.
    const bool counted = s.effect == Effect::own || (m.finite && (s.effect == Effect::same || s.effect == Effect::fact));
    if (m.clause && m.negated && !counted) v.negated = !v.negated;
    return v;
  }

  static Value keep(Value v, const Value& from) {
    v.governor = from.governor;
    v.effect = from.effect;
    return v;
  }

  bool is_denial(TokenIndex h) const { return tree_[h].lemma == "deny" || tree_[h].lemma == "dispute" || tree_[h].lemma == "doubt" || tree_[h].lemma == "denial"; }

  Value speech(TokenIndex i, TokenIndex h, Value v) {
    const Marks& m = marks_[i];
    const Value& host = values_[h];
    if (m.finite) {
      v = keep(own(i, true), v);
    } else if (m.clause) {
      v.base = m.to && !m.perfect && !m.progressive ? Status::ongoing : Status::happened;
      if (!factual(host.base)) v.base = host.base;
    } else {
      v.base = Status::happened;
    }
    if (!m.finite && m.clause && m.negated) v.negated = true;
    v.holder = h;
    if (host.base == Status::conditional && host.own == Effect::conditional) v.base = Status::conditional;
    return v;
  }

  // By its own tense and modals. `told`: below a word of speech or knowledge, where tenses shift.
  Value own(TokenIndex i, bool told) {
    const Marks& m = marks_[i];
    Value v;
    v.negated = m.negated;
    v.base = own_base(i, told, v);
    return v;
  }

  Status own_base(TokenIndex i, bool told, Value& v) {
    const Marks& m = marks_[i];
    const bool top = is_relation(tree_[i].relation, "conj") || tree_[i].head == no_token || tree_[i].relation == "parataxis";
    if (m.inverted && !asks_ && (m.modal_lemma == "should" || (m.past && m.perfect))) {
      // "Should the talks fail, ...", "Had Oslo paid, ..."
      v.own = Effect::conditional;
      if (m.past) v.negated = !m.negated;
      return m.past ? Status::counterfactual : Status::conditional;
    }
    if (m.imperative) {
      v.own = Effect::possible;
      return Status::possible;
    }
    if (m.modal != Effect::none) {
      v.own = m.modal;
      return modal_base(i, told, v);
    }
    if (m.be_to) {
      v.own = Effect::planned;
      return Status::planned;
    }
    if (asks_ && top && m.inverted) {
      v.own = Effect::unclear;
      return Status::unclear;
    }
    if (!m.finite) return nonfinite_base(i, v);
    if (m.past || m.perfect) return Status::happened;
    if (m.if_clause && !told) return Status::conditional;
    if (m.ahead && !sentence_.title && !stative(i)) {
      v.own = Effect::planned;
      return Status::planned;
    }
    if (m.progressive) return Status::ongoing;
    if (sentence_.title && !stative(i)) return Status::happened;
    if (speaks(i)) return Status::happened;
    return Status::ongoing;
  }

  Status nonfinite_base(TokenIndex i, Value& v) const {
    const Marks& m = marks_[i];
    if (m.to || m.form == "VB") {
      v.own = Effect::planned;
      return sentence_.title || m.to ? Status::planned : Status::unclear;
    }
    return Status::happened;
  }

  Status modal_base(TokenIndex i, bool told, Value& v) const {
    const Marks& m = marks_[i];
    const std::string_view modal = m.modal_lemma;
    const bool unreal = modal == "would" || modal == "'d" || modal == "could" || modal == "should" || modal == "ought";
    if (m.perfect && unreal) {
      // "would have signed": not so, whatever else.
      v.own = Effect::counterfactual;
      v.negated = true;
      return Status::counterfactual;
    }
    if (m.if_clause) return Status::conditional;
    if (asks_ && m.inverted) return Status::possible;
    switch (m.modal) {
      case Effect::planned: return m.perfect || nonvolitional(i) ? Status::expected : Status::planned;
      case Effect::conditional:
        if (modal == "would" && (told || below_past(i)) && past_above(i)) return nonvolitional(i) ? Status::expected : Status::planned;
        return Status::conditional;
      default: return status_of(m.modal);
    }
  }

  // "a plan which would cut jobs", "announced it would": a future seen from the past.
  bool below_past(TokenIndex i) const {
    const std::string_view relation = tree_[site_[i]].relation;
    return is_relation(relation, "acl") || is_relation(relation, "ccomp");
  }

  bool past_above(TokenIndex i) const {
    const TokenIndex h = tree_[site_[i]].head;
    return h != no_token && (marks_[h].past || marks_[h].form == "VBG" || is_noun(tree_[h].upos));
  }

  bool nonvolitional(TokenIndex i) const {
    return tree_[i].upos != Upos::VERB || table_.small_word(SmallWord::nonvolitional, tree_[i].lemma) != nullptr;
  }
  bool stative(TokenIndex i) const { return tree_[i].upos != Upos::VERB; }

  bool speaks(TokenIndex i) const {
    const Embedding* e = table_.embedding(WordClass::verb, tree_[i].lemma);
    return e != nullptr && e->positive[static_cast<std::size_t>(Frame::that)].effect == Effect::own &&
           tree_.child(i, "ccomp") != no_token;
  }

  bool has_no(TokenIndex i) const {
    for (TokenIndex c : tree_.children(i))
      if (tree_[c].relation == "det" && (tree_[c].lemma == "no" || tree_[c].lemma == "neither")) return true;
    return false;
  }

  // "had no excuse and accept": the "no" of one object goes no further.
  bool negated_by_object(TokenIndex i) const {
    const TokenIndex object = tree_.child(i, "obj");
    return object != no_token && has_no(object);
  }

  bool definite(TokenIndex i) const {
    if (tree_[i].upos == Upos::PROPN) return true;
    for (TokenIndex c : tree_.children(i)) {
      if (is_relation(tree_[c].relation, "nmod:poss") || tree_[c].lemma == "the" || tree_[c].lemma == "this" || tree_[c].lemma == "that" ||
          tree_[c].lemma == "these" || tree_[c].lemma == "those")
        return true;
    }
    return false;
  }

  bool is_time(TokenIndex i) const {
    const Token& t = tree_[i];
    if (t.relation == "obl:tmod" || t.relation == "obl:unmarked" || t.relation == "nmod:tmod" || t.relation == "nmod:unmarked") return true;
    return table_.small_word(SmallWord::ahead, t.lemma) != nullptr || t.upos == Upos::NUM;
  }

  // "the planned visit", "next week's summit".
  void adjectives(Value& v, TokenIndex i) const {
    for (TokenIndex c : tree_.children(i)) {
      const Token& t = tree_[c];
      if (t.relation == "nmod:poss" || t.relation == "compound") {
        for (TokenIndex g : tree_.children(c))
          if ((tree_[g].lemma == "next" || tree_[g].lemma == "upcoming" || tree_[g].lemma == "coming") && factual(v.base)) v.base = Status::planned;
        continue;
      }
      if (!is_relation(t.relation, "amod")) continue;
      const Signature* s = table_.small_word(SmallWord::adjective, t.lemma);
      if (s == nullptr) s = table_.small_word(SmallWord::adjective, lowered(report_.at(t.span)));   // "cancelled", "earlier"
      if (s == nullptr) continue;
      if (s->effect == Effect::denied) v.negated = !v.negated;
      else if (s->effect == Effect::own) continue;
      else if (factual(v.base)) v.base = status_of(s->effect);
      if (s->effect == Effect::counterfactual) v.negated = true;
    }
  }

  void adverbs(Value& v, TokenIndex i) const {
    const Marks& m = marks_[i];
    if (!m.clause || m.adverb == Effect::none || m.adverb == Effect::same) return;
    if (!factual(v.base) && !(v.base == Status::planned && m.adverb == Effect::expected)) return;
    v.base = status_of(m.adverb);
    v.own = m.adverb;
    if (m.adverb_negated) v.negated = !v.negated;
  }

  // Clauses beside the news: a date before the report, a past perfect in an aside.
  bool aside(TokenIndex i, const Value& v) const {
    const Marks& m = marks_[i];
    if (dated_[i] && (m.clause ? m.past || m.perfect || !m.finite : true)) return true;
    const std::string_view relation = tree_[site_[i]].relation;
    const bool subordinate = relation == "acl:relcl" || is_relation(relation, "advcl") || relation == "parataxis";
    if (m.clause && m.past && m.back) return true;
    if (m.clause && m.past && m.perfect && v.holder == no_token && (subordinate || tree_[i].head == no_token || is_relation(tree_[i].relation, "conj")))
      return true;
    const TokenIndex h = tree_[i].head;
    if (h == no_token || values_[h].base != Status::background || !subordinate_chain(h)) return false;
    return m.clause ? m.past || !m.finite : is_relation(tree_[i].relation, "obj") || is_relation(tree_[i].relation, "obl");
  }

  bool subordinate_chain(TokenIndex h) const {
    const std::string_view relation = tree_[site_[h]].relation;
    return relation == "acl:relcl" || is_relation(relation, "acl") || is_relation(relation, "advcl");
  }

  // "..., he said": the speaker of a parenthesis vouches for what it stands in.
  TokenIndex inherited_holder(TokenIndex i) const {
    for (TokenIndex c : tree_.children(i)) {
      if (tree_[c].relation != "parataxis") continue;
      const Embedding* e = table_.embedding(WordClass::verb, tree_[c].lemma);
      if (e != nullptr && e->positive[static_cast<std::size_t>(Frame::that)].effect == Effect::own && tree_.child(c, "ccomp") == no_token) return c;
    }
    const TokenIndex h = tree_[i].head;
    if (h == no_token) return no_token;
    if (tree_[i].relation == "parataxis") return no_token;
    return values_[h].holder;
  }

  const StatusTable::Impl& table_;
  const Dependents& tree_;
  const Report& report_;
  const Sentence& sentence_;
  std::span<const Marks> marks_;
  std::vector<bool> dated_;
  std::vector<Value> values_;
  std::vector<TokenIndex> site_;
  bool asks_ = false;
};

}  // namespace

std::vector<Value> compose(const StatusTable::Impl& table, const Dependents& tree, const Report& report, const Sentence& sentence,
                           std::span<const Marks> marks) {
  return Composer(table, tree, report, sentence, marks).run();
}

}  // namespace entente::status
