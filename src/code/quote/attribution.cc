#include "code/quote/attribution.h"

#include <algorithm>
#include <array>

namespace entente::quote {
namespace {

bool is_verb(const Token& t) { return t.upos == Upos::VERB || t.upos == Upos::AUX; }

bool finite(const Dependents& tree, TokenIndex i) {
  if (tree[i].xpos == "VBD" || tree[i].xpos == "VBZ" || tree[i].xpos == "VBP") return true;
  for (TokenIndex c : tree.children(i)) {
    const Token& t = tree[c];
    if ((is_relation(t.relation, "aux") || t.relation == "cop") && (t.xpos == "VBD" || t.xpos == "VBZ" || t.xpos == "VBP" || t.xpos == "MD")) return true;
  }
  return false;
}

bool to_infinitive(const Dependents& tree, TokenIndex i) {
  for (TokenIndex c : tree.children(i))
    if (tree[c].relation == "mark" && tree[c].lemma == "to") return true;
  return tree[i].xpos == "VB";
}

bool passive(const Dependents& tree, TokenIndex i) {
  for (TokenIndex c : tree.children(i))
    if (tree[c].relation == "aux:pass" || tree[c].relation == "nsubj:pass") return true;
  return false;
}

bool negated(const Dependents& tree, TokenIndex i) {
  for (TokenIndex c : tree.children(i))
    if (is_relation(tree[c].relation, "advmod") && (tree[c].lemma == "not" || tree[c].lemma == "never" || tree[c].lemma == "n't")) return true;
  return false;
}

TokenIndex preposition(const Dependents& tree, TokenIndex i) {
  for (TokenIndex c : tree.children(i))
    if (tree[c].relation == "case" || (tree[c].relation == "mark" && tree[c].upos != Upos::PART)) return c;
  return no_token;
}

bool time_or_place(const Dependents& tree, TokenIndex i) {
  const std::string_view r = tree[i].relation;
  return r == "obl:tmod" || r == "obl:unmarked" || r == "obl:agent";
}

class Finder {
 public:
  Finder(const CueTable::Impl& table, const Dependents& tree, const Report& report) : table_(table), tree_(tree), report_(report) {}

  std::vector<Attribution> run() {
    for (TokenIndex i = 0; i < tree_.size(); ++i) {
      const Token& t = tree_[i];
      if (is_verb(t) && !is_relation(t.relation, "aux") && t.relation != "cop" && t.relation != "case") verb(i);
      else if (t.upos == Upos::ADJ && !is_relation(t.relation, "amod")) verb(i);
      else if (t.upos == Upos::NOUN) noun(i);
      else if (t.upos == Upos::ADV && is_relation(t.relation, "advmod")) adverb(i);
      if (t.lemma == "according" || t.lemma == "accord") according(i);
    }
    return std::move(found_);
  }

 private:
  std::string with(TokenIndex i, TokenIndex more) const { return tree_[i].lemma + " " + tree_[more].lemma; }

  // The verb with its particle, else the verb.
  const Cue* cue_of(TokenIndex i) const {
    for (TokenIndex c : tree_.children(i)) {
      if (tree_[c].relation != "compound:prt") continue;
      if (const Cue* cue = table_.word(with(i, c))) return cue;
    }
    return table_.word(tree_[i].lemma);
  }

  Span cue_span(TokenIndex i) const {
    Span span = tree_[i].span;
    for (TokenIndex c : tree_.children(i))
      if (tree_[c].relation == "compound:prt" && c == i + 1) span = span.joined(tree_[c].span);
    return span;
  }

  void verb(TokenIndex i) {
    const Cue* cue = cue_of(i);
    if (is_verb(tree_[i])) prepositions(i);
    if (cue == nullptr) return;
    const bool is_passive = is_verb(tree_[i]) && passive(tree_, i);
    const std::size_t before = found_.size();
    if (at(*cue, CueFrame::that) == CueClass::speech && tail(i)) return;
    for (TokenIndex o : tree_.children(i)) {   // "told parliament that"
      if (tree_[o].relation != "obj" && tree_[o].relation != "iobj" && !is_relation(tree_[o].relation, "obl")) continue;
      for (TokenIndex c : tree_.children(o))
        if (c > o && marked_that(c) && finite(tree_, c) && table_.noun(tree_[o].lemma) == nullptr) clause(i, *cue, c, is_passive);
    }
    for (TokenIndex c : tree_.children(i)) {
      const std::string_view r = tree_[c].relation;
      if (is_relation(r, "ccomp") || that_clause(i, c) || (r == "parataxis" && at(*cue, CueFrame::that) == CueClass::speech && c > i && after_colon(i, c))) {
        clause(i, *cue, c, is_passive);
      } else if (is_relation(r, "xcomp") || (r == "advcl" && (tree_[i].upos == Upos::ADJ || asked_to(*cue, i, c)))) {
        open_clause(i, *cue, c, is_passive);
      } else if (r == "nsubj:pass" && is_passive && at(*cue, CueFrame::noun) != CueClass::none && tree_.child(i, "obl:agent") != no_token) {
        add(i, at(*cue, CueFrame::noun), c, {c}, tree_.child(i, "obl:agent"));
      }
    }
    if (found_.size() == before) object(i, *cue);
    if (found_.size() == before && tree_[i].relation == "parataxis" && at(*cue, CueFrame::that) == CueClass::speech) parenthesis(i);
    if (found_.size() == before) host_clause(i, *cue);
  }

  // "urged Peru to close": parsers take the infinitive for a purpose.
  bool asked_to(const Cue& cue, TokenIndex i, TokenIndex c) const {
    return c > i && at(cue, CueFrame::to) != CueClass::none && to_infinitive(tree_, c) && tree_.child(i, "obj") != no_token;
  }

  // "said on Sunday that": parsers take the clause for an adverbial or relative one.
  bool that_clause(TokenIndex i, TokenIndex c) const {
    return c > i && tree_[i].upos == Upos::VERB && marked_that(c);
  }

  bool marked_that(TokenIndex c) const {
    if (tree_[c].relation != "advcl" && tree_[c].relation != "acl:relcl") return false;
    for (TokenIndex g : tree_.children(c))
      if (tree_[g].relation == "mark") return tree_[g].lemma == "that";
    return false;
  }

  // "The port is safe, officials said on Monday.": a comma, a short phrase and the verb at the end of the sentence. The
  // words before the comma are said by that phrase, whatever the tree takes for the subject.
  bool tail(TokenIndex i) {
    if (tree_[i].xpos != "VBD" && tree_[i].xpos != "VBZ" && tree_[i].xpos != "VBP") return false;
    for (TokenIndex k = i + 1; k < tree_.size(); ++k)
      if (tree_[k].upos == Upos::VERB || tree_[k].upos == Upos::SCONJ || (tree_[k].upos == Upos::PUNCT && k + 2 < tree_.size())) return false;
    TokenIndex comma = i;
    while (comma > 0 && i - comma < 12 && report_.at(tree_[comma].span) != ",") {
      --comma;
      const Upos u = tree_[comma].upos;
      if (u == Upos::VERB || u == Upos::CCONJ || u == Upos::SCONJ) return false;
    }
    if (comma < 3 || comma + 1 >= i || report_.at(tree_[comma].span) != ",") return false;
    bool clause = false;
    for (TokenIndex k = 0; k < comma; ++k) clause |= tree_[k].upos == Upos::VERB || tree_[k].upos == Upos::AUX;
    const TokenIndex subject = tree_.child(i, "nsubj");
    if (!clause || (subject != no_token && subject > comma && subject < i)) return false;   // the tree is right
    TokenIndex speaker = no_token;
    for (TokenIndex k = comma + 1; k < i; ++k)
      if (tree_[k].upos == Upos::NOUN || tree_[k].upos == Upos::PROPN || tree_[k].upos == Upos::PRON) speaker = k;
    if (speaker == no_token) return false;
    TokenIndex content = 0;
    while (content < comma && tree_[content].upos != Upos::VERB) ++content;
    Attribution a = start(i, CueClass::speech, content < comma ? content : 0, speaker);
    a.speaker_span = tree_[comma + 1].span.joined(tree_[speaker].span);
    a.pieces = {tree_[0].span.joined(tree_[comma - 1].span)};
    found_.push_back(std::move(a));
    return true;
  }

  // "The port is safe, as Ada Holm said": advcl with "as".
  void host_clause(TokenIndex i, const Cue& cue) {
    if (tree_[i].relation != "advcl" || at(cue, CueFrame::that) != CueClass::speech || tree_[i].head == no_token) return;
    for (TokenIndex c : tree_.children(i))
      if (tree_[c].relation == "mark" && tree_[c].lemma == "as") return add_host(i, CueClass::speech, tree_[i].head, i, speaker_of(table_, tree_, i));
  }

  bool after_colon(TokenIndex i, TokenIndex c) const {
    for (TokenIndex k = i + 1; k < c && k < i + 30; ++k) {
      const std::string_view word = report_.at(tree_[k].span);
      if (word == ":" || word == "," || word == "\"" || word == "\u201c" || word == "''" || word == "``") return true;
    }
    return false;
  }

  void clause(TokenIndex i, const Cue& cue, TokenIndex c, bool is_passive) {
    CueClass kind = at(cue, CueFrame::that);
    if (kind == CueClass::none && !finite(tree_, c)) kind = at(cue, CueFrame::to);   // "urged him to": some trees have ccomp
    if (kind == CueClass::none) return;
    if (is_passive && at(cue, CueFrame::passive) == CueClass::hearsay && tree_.child(i, "obl:agent") == no_token && tree_.child(i, "expl") != no_token)
      return add(i, CueClass::hearsay, c, {c}, no_token);
    add(i, kind, c, {c}, speaker_of(table_, tree_, i));
  }

  void open_clause(TokenIndex i, const Cue& cue, TokenIndex c, bool is_passive) {
    const bool to = to_infinitive(tree_, c);
    const bool ing = tree_[c].xpos == "VBG";
    const TokenIndex subject = tree_.child(i, "nsubj");
    if (const CueClass kind = at(cue, CueFrame::passive); (is_passive || tree_[i].lemma == "seem" || tree_[i].lemma == "appear") && kind != CueClass::none) {
      if (subject != no_token && subject < i) add(i, kind, c, {subject, c}, tree_.child(i, "obl:agent"));
      else add(i, kind, c, {c}, no_token);
      return;
    }
    if (is_passive) return;
    CueClass kind = to ? at(cue, CueFrame::to) : ing ? at(cue, CueFrame::ing) : CueClass::none;
    if (!to && !ing) {   // "called the plan a fraud"
      kind = at(cue, CueFrame::marks);
      if (kind == CueClass::none) return;
      const TokenIndex object = tree_.child(i, "obj");
      if (object != no_token && object < c) return add(i, kind, c, {object, c}, speaker_of(table_, tree_, i));
    }
    if (kind == CueClass::none) return;
    const TokenIndex object = tree_.child(i, "obj");
    if (to && object != no_token && object > i && object < c && tree_[i].lemma != "tell") return add(i, kind, c, {object, c}, speaker_of(table_, tree_, i));
    add(i, kind, c, {c}, speaker_of(table_, tree_, i));
  }

  // "criticized the decision", with what belongs to it on the right ("for closing the port", "as a fraud").
  void object(TokenIndex i, const Cue& cue) {
    const CueClass kind = at(cue, CueFrame::noun);
    if (kind == CueClass::none || passive(tree_, i)) return;
    if (to_infinitive(tree_, i) && kind != CueClass::speech) return;   // "to support the plan": nobody has yet
    const TokenIndex object = tree_.child(i, "obj");
    if (object == no_token || object < i) return;
    std::vector<TokenIndex> heads{object};
    for (TokenIndex c : tree_.children(i))
      if (c > object && (((tree_[c].relation == "obl" || tree_[c].relation == "advcl") && belongs(c)) ||
                         (tree_[c].relation == "parataxis" && tree_[c].upos == Upos::NOUN)))   // the plan "a fraud"
        heads.push_back(c);
    add(i, kind, object, heads, speaker_of(table_, tree_, i));
  }

  bool belongs(TokenIndex c) const {
    const TokenIndex p = preposition(tree_, c);
    if (p == no_token) return false;
    const std::string_view by = tree_[p].lemma;
    return by == "for" || by == "as" || by == "of" || by == "about" || by == "against" || by == "with" || by == "to" || by == "over" || by == "that";
  }

  // "called for a recount", "spoke of war".
  void prepositions(TokenIndex i) {
    for (TokenIndex c : tree_.children(i)) {
      const std::string_view r = tree_[c].relation;
      const bool gerund = is_relation(r, "advcl") && tree_[c].xpos == "VBG";
      if ((!is_relation(r, "obl") && !gerund) || time_or_place(tree_, c)) continue;
      const TokenIndex p = preposition(tree_, c);
      if (p == no_token) continue;
      const Cue* cue = table_.word(with(i, p));
      if (cue == nullptr || at(*cue, CueFrame::noun) == CueClass::none) continue;
      std::vector<TokenIndex> heads{c};
      const TokenIndex open = tree_.child(i, "xcomp");
      if (open != no_token && open > c) heads.push_back(open);
      add(i, at(*cue, CueFrame::noun), c, heads, speaker_of(table_, tree_, i), true);
    }
  }

  // "The port is safe, she said": the content is what the parenthesis stands in.
  void parenthesis(TokenIndex i) {
    const TokenIndex h = tree_[i].head;
    if (h == no_token || (tree_.child(i, "nsubj") == no_token)) return;
    add_host(i, CueClass::speech, h, i, speaker_of(table_, tree_, i));
  }

  void noun(TokenIndex i) {
    const Cue* cue = table_.noun(tree_[i].lemma);
    if (cue == nullptr) return;
    for (TokenIndex c : tree_.children(i)) {
      const std::string_view r = tree_[c].relation;
      if ((r == "acl" || is_relation(r, "ccomp") || marked_that(c) || content_of_noun(c)) && finite(tree_, c)) {
        if (at(*cue, CueFrame::that) != CueClass::none) return add(i, at(*cue, CueFrame::that), c, {c}, noun_speaker(i));
      } else if (r == "acl" && to_infinitive(tree_, c)) {
        if (at(*cue, CueFrame::to) != CueClass::none && at(*cue, CueFrame::to) != CueClass::judge)
          return add(i, at(*cue, CueFrame::to), c, {c}, noun_speaker(i));
      } else if (r == "nmod" && at(*cue, CueFrame::that) != CueClass::none && clause_behind(c) != no_token) {
        return add(i, at(*cue, CueFrame::that), clause_behind(c), {clause_behind(c)}, c);
      } else if (r == "nmod" && at(*cue, CueFrame::noun) != CueClass::none) {
        const TokenIndex p = preposition(tree_, c);
        if (p == no_token) continue;
        const std::string_view by = tree_[p].lemma;
        if (by == "for" || by == "about" || by == "of" || by == "on" || by == "against" || by == "over" || by == "to")
          return add(i, at(*cue, CueFrame::noun), c, {c}, noun_speaker(i));
      }
    }
  }

  // "A claim by the rebels that the mine was shut": the clause hangs on the speaker. no_token: none.
  TokenIndex clause_behind(TokenIndex speaker) const {
    const TokenIndex p = preposition(tree_, speaker);
    if (p == no_token || (tree_[p].lemma != "by" && tree_[p].lemma != "from" && tree_[p].lemma != "among")) return no_token;
    for (TokenIndex c : tree_.children(speaker))
      if (c > speaker && content_of_noun(c) && finite(tree_, c)) return c;
    return no_token;
  }

  // "The claim that Mali sold the mine": parsers take the clause for a relative one. It is one where "that" is what its verb
  // does something to ("the claim that Mali made").
  bool content_of_noun(TokenIndex c) const {
    static constexpr std::array<std::string_view, 18> carriers = {"make", "issue", "give", "hear", "receive", "publish", "release", "deliver", "reject",
                                                                  "dismiss", "repeat", "have", "send", "post", "write", "read", "see", "carry"};
    if (tree_[c].relation != "acl:relcl" || std::find(carriers.begin(), carriers.end(), tree_[c].lemma) != carriers.end()) return false;
    bool that = false, subject = false;
    for (TokenIndex g : tree_.children(c)) {
      that |= g < c && tree_[g].lemma == "that" && !is_relation(tree_[g].relation, "nsubj");
      subject |= g < c && is_relation(tree_[g].relation, "nsubj") && tree_[g].lemma != "that";
    }
    return that && subject;
  }

  TokenIndex noun_speaker(TokenIndex i) const {
    for (TokenIndex c : tree_.children(i))
      if (tree_[c].relation == "nmod:poss") return c;
    for (TokenIndex c : tree_.children(i)) {
      if (tree_[c].relation != "nmod") continue;
      const TokenIndex p = preposition(tree_, c);
      if (p != no_token && (tree_[p].lemma == "by" || tree_[p].lemma == "from" || tree_[p].lemma == "among")) return c;
    }
    const TokenIndex h = tree_[i].head;
    if (h != no_token && tree_[i].relation == "obj" && is_verb(tree_[h])) return speaker_of(table_, tree_, h);
    return no_token;
  }

  void adverb(TokenIndex i) {
    const Cue* cue = table_.word(tree_[i].lemma);
    if (cue == nullptr || at(*cue, CueFrame::that) != CueClass::hearsay || tree_[i].head == no_token) return;
    add_host(i, CueClass::hearsay, tree_[i].head, i, no_token);
  }

  void according(TokenIndex i) {
    if (i + 1 >= tree_.size() || tree_[i + 1].lemma != "to") return;
    TokenIndex speaker = tree_[i].head;
    if (tree_[i].relation != "case" && tree_[i].relation != "mark") {
      speaker = tree_.child(i, "obl");
      if (speaker == no_token) return;
    }
    if (speaker == no_token || speaker <= i) return;
    const TokenIndex top = tree_[i].relation == "case" || tree_[i].relation == "mark" ? speaker : i;
    if (tree_[top].head == no_token) return;
    const Cue* vague = table_.noun(tree_[speaker].lemma);
    const bool nobody = vague != nullptr && at(*vague, CueFrame::passive) == CueClass::vague && anonymous(speaker);
    add_host(i, nobody ? CueClass::hearsay : CueClass::speech, tree_[top].head, top, nobody ? no_token : speaker);
    if (!found_.empty() && found_.back().cue == i) found_.back().cue_span = tree_[i].span.joined(tree_[i + 1].span);
  }

  // "reports", "media reports", not "a report by the ministry" or "the Holm report".
  bool anonymous(TokenIndex speaker) const {
    for (TokenIndex c : tree_.children(speaker)) {
      const Token& t = tree_[c];
      if (t.relation == "nmod" || t.relation == "nmod:poss" || t.upos == Upos::PROPN || t.relation == "det" || t.relation == "acl") return false;
    }
    return true;
  }

  // Content: the clause around a parenthesis, an adverb or "according to".
  void add_host(TokenIndex cue, CueClass kind, TokenIndex host, TokenIndex without, TokenIndex speaker) {
    Attribution a = start(cue, kind, host, speaker);
    a.pieces = words({host}, without);
    if (!a.pieces.empty()) found_.push_back(std::move(a));
  }

  void add(TokenIndex cue, CueClass kind, TokenIndex content, const std::vector<TokenIndex>& heads, TokenIndex speaker, bool drop_preposition = false) {
    Attribution a = start(cue, kind, content, speaker);
    a.negated = is_verb(tree_[cue]) && negated(tree_, cue);
    a.pieces = words(heads, cue);
    if (drop_preposition && !a.pieces.empty()) {
      const TokenIndex p = preposition(tree_, heads.front());
      if (p != no_token && tree_[p].span.begin == a.pieces.front().begin && p + 1 < tree_.size()) a.pieces.front().begin = tree_[p + 1].span.begin;
    }
    if (!a.pieces.empty()) found_.push_back(std::move(a));
  }

  Attribution start(TokenIndex cue, CueClass kind, TokenIndex content, TokenIndex speaker) const {
    Attribution a;
    a.kind = kind;
    a.cue = cue;
    a.content = content;
    a.speaker = speaker;
    a.cue_span = cue_span(cue);
    if (speaker != no_token) a.speaker_span = phrase_of(tree_, speaker);
    return a;
  }

  // Runs of the words below `heads` without those below `without`; punctuation joins but does not begin or end a run.
  std::vector<Span> words(const std::vector<TokenIndex>& heads, TokenIndex without) const {
    std::vector<TokenIndex> stack(heads), inside;
    while (!stack.empty()) {
      const TokenIndex i = stack.back();
      stack.pop_back();
      if (i == without) continue;
      inside.push_back(i);
      for (TokenIndex c : tree_.children(i)) stack.push_back(c);
    }
    std::sort(inside.begin(), inside.end());
    std::vector<Span> runs;
    TokenIndex last = no_token;
    for (TokenIndex i : inside) {
      if (tree_[i].upos == Upos::PUNCT) continue;
      if (last != no_token && gap_is_punctuation(last, i)) runs.back().end = tree_[i].span.end;
      else runs.push_back(tree_[i].span);
      last = i;
    }
    return runs;
  }

  bool gap_is_punctuation(TokenIndex from, TokenIndex to) const {
    for (TokenIndex k = from + 1; k < to; ++k)
      if (tree_[k].upos != Upos::PUNCT) return false;
    return true;
  }

  const CueTable::Impl& table_;
  const Dependents& tree_;
  const Report& report_;
  std::vector<Attribution> found_;
};

}  // namespace

std::vector<Attribution> attributions(const CueTable::Impl& table, const Dependents& tree, const Report& report) {
  return Finder(table, tree, report).run();
}

TokenIndex speaker_of(const CueTable::Impl& table, const Dependents& tree, TokenIndex cue) {
  TokenIndex i = cue;
  bool below_object = false;
  // Every step goes to a head, so that it ends.
  while (i != no_token) {
    if (is_verb(tree[i]) || tree[i].upos == Upos::ADJ || tree[i].upos == Upos::NOUN) {
      if (below_object && tree.child(i, "obj") != no_token) return tree.child(i, "obj");
      const TokenIndex agent = tree.child(i, "obl:agent");
      const TokenIndex subject = tree.child(i, "nsubj");
      if (agent != no_token && passive(tree, i) && i == cue) return agent;
      if (subject != no_token && tree[subject].relation != "nsubj:outer") return i == cue && passive(tree, i) && tree[i].upos == Upos::VERB ? no_token : subject;
    }
    const std::string_view r = tree[i].relation;
    const TokenIndex h = tree[i].head;
    if (h == no_token) return no_token;
    if (is_relation(r, "conj") || r == "advcl" || r == "parataxis") {
      below_object = false;
    } else if (is_relation(r, "xcomp")) {
      below_object = is_verb(tree[h]);
    } else if (is_relation(r, "acl") && tree[h].upos != Upos::VERB) {
      if (r == "acl:relcl") return no_token;
      const Cue* noun = table.noun(tree[h].lemma);
      if (noun == nullptr) return h;
      const TokenIndex owner = tree.child(h, "nmod:poss");
      if (owner != no_token) return owner;
      const TokenIndex above = tree[h].head;
      if (above == no_token || !is_verb(tree[above]) || is_relation(tree[h].relation, "nsubj")) return h;
      i = above;
      continue;
    } else {
      return no_token;
    }
    i = h;
  }
  return no_token;
}

bool says(const CueTable::Impl& table, const Token& token) {
  if (token.upos != Upos::VERB) return false;
  const Cue* cue = table.word(token.lemma);
  return cue != nullptr && (at(*cue, CueFrame::that) == CueClass::speech || at(*cue, CueFrame::marks) != CueClass::none);
}

TokenIndex loose_speech_verb(const CueTable::Impl& table, const Dependents& tree, Span marked) {
  TokenIndex best = no_token;
  std::uint32_t distance = 0;
  for (TokenIndex i = 0; i < tree.size(); ++i) {
    if (marked.overlaps(tree[i].span) || !says(table, tree[i])) continue;
    const std::uint32_t far = tree[i].span.begin >= marked.end ? tree[i].span.begin - marked.end : marked.begin - tree[i].span.end;
    if (best == no_token || far < distance) best = i, distance = far;
  }
  return best;
}

namespace {

bool nominal(const Token& t) { return t.upos == Upos::NOUN || t.upos == Upos::PROPN || t.upos == Upos::PRON; }

// Up to the head of the phrase, never into the words said.
TokenIndex top_of_phrase(const Dependents& tree, TokenIndex i, Span marked) {
  while (tree[i].head != no_token && nominal(tree[tree[i].head]) && !marked.overlaps(tree[tree[i].head].span) &&
         !is_relation(tree[i].relation, "conj"))
    i = tree[i].head;
  return i;
}

}  // namespace

TokenIndex speaker_beside(const Dependents& tree, TokenIndex cue, Span marked) {
  // "said Ada Holm": right behind the verb.
  for (TokenIndex i = cue + 1; i < tree.size() && !marked.overlaps(tree[i].span); ++i) {
    const Token& t = tree[i];
    if (nominal(t) && !is_relation(t.relation, "obl") && t.relation != "iobj") return top_of_phrase(tree, i, marked);
    if (t.upos != Upos::DET && t.upos != Upos::ADJ && t.upos != Upos::NUM) break;
  }
  for (TokenIndex i = cue; i-- > 0 && !marked.overlaps(tree[i].span);) {
    const Token& t = tree[i];
    if (nominal(t)) return top_of_phrase(tree, i, marked);
    if (t.upos != Upos::PUNCT && t.upos != Upos::ADV && t.upos != Upos::AUX && t.upos != Upos::ADJ && t.upos != Upos::PART) break;
  }
  return no_token;
}

Span phrase_of(const Dependents& tree, TokenIndex head) {
  std::vector<TokenIndex> stack{head};
  TokenIndex low = head, high = head;
  while (!stack.empty()) {
    const TokenIndex i = stack.back();
    stack.pop_back();
    low = std::min(low, i);
    high = std::max(high, i);
    for (TokenIndex c : tree.children(i)) {
      const std::string_view r = tree[c].relation;
      if (is_relation(r, "acl") || r == "appos" || r == "parataxis" || r == "punct" || r == "case" || r == "cop" || is_relation(r, "aux") ||
          is_relation(r, "nsubj") || r == "advcl" || r == "mark" || is_relation(r, "ccomp") || r == "cc")
        continue;
      if (r == "conj" && (tree[c].upos == Upos::VERB)) continue;
      stack.push_back(c);
    }
  }
  // A run of proper nouns is one name, even where the tree tears it apart, and so is what hyphens join ("Kang Jun-young").
  while (low > 0 && tree[low].upos == Upos::PROPN && tree[low - 1].upos == Upos::PROPN) --low;
  const auto glued = [&](TokenIndex i) { return tree[i].span.begin == tree[i - 1].span.end; };
  while (high + 2 < tree.size() && tree[high].upos == Upos::PROPN && tree[high + 1].lemma == "-" && glued(high + 1) && glued(high + 2)) high += 2;
  return tree[low].span.joined(tree[high].span);
}

TokenIndex antecedent_of(const Dependents& tree, TokenIndex pronoun) {
  if (pronoun == no_token || tree[pronoun].features.pron_type != PronType::relative) return pronoun;
  TokenIndex i = pronoun;
  while (tree[i].head != no_token) {
    const bool clause = tree[i].relation == "acl:relcl";
    i = tree[i].head;
    if (clause) return i;
  }
  return pronoun;
}

}  // namespace entente::quote
