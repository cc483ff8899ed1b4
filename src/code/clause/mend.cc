// Slips of statistical parsers that can be seen and mended on the spot.
//
// Each mend moves a token below its neighbour, or a neighbour's dependents with it, so that the heads stay one tree:
// a token never moves below one of its own descendants (`below` is asked first).
#include <algorithm>
#include <array>
#include <string_view>

#include "code/clause/tree.h"

namespace entente {
namespace {

constexpr int max_climb = 64;   // deeper trees are left as they are

class Mender {
 public:
  Mender(const Sentence& sentence, std::vector<TokenIndex>& heads, std::vector<Rel>& rels)
      : sentence_(sentence), tokens_(sentence.tokens), heads_(heads), rels_(rels), n_(static_cast<TokenIndex>(sentence.tokens.size())) {}

  void run() {
    for (TokenIndex t = 0; t + 1 < n_; ++t) split_name(t);
    for (TokenIndex t = 0; t + 2 < n_; ++t) fraction(t);
    for (TokenIndex t = 0; t < n_; ++t) preposition_of_owner(t);
    for (TokenIndex t = 2; t < n_; ++t) share_of(t);
    for (TokenIndex t = 0; t + 1 < n_; ++t) noun_before_noun(t);
    for (TokenIndex t = 0; t + 1 < n_; ++t) general_behind_office(t);
    for (TokenIndex t = 0; t + 2 < n_; ++t) coordinated_modifier(t);
    for (TokenIndex t = 1; t < n_; ++t) second_of_three(t);
    for (TokenIndex t = 0; t < n_; ++t) relative_of_clause(t);
    for (TokenIndex t = 2; t < n_; ++t) infinitive_of_noun(t), kept_from(t);
    for (TokenIndex t = 1; t < n_; ++t) that_without_gap(t);
    for (TokenIndex t = 0; t < n_; ++t) extent(t);
    for (TokenIndex t = 0; t < n_; ++t) main_verb(t);
    for (TokenIndex t = 2; t < n_; ++t) reporter_behind(t);
  }

 private:
  // Is `t` in the subtree of `root`? Also true where the tree is too deep to say.
  bool below(TokenIndex t, TokenIndex root) const {
    for (int step = 0; step < max_climb; ++step) {
      if (t == root) return true;
      if (heads_[t] == no_token) return false;
      t = heads_[t];
    }
    return true;
  }

  bool propn(TokenIndex t) const { return tokens_[t].upos == Upos::PROPN; }
  bool noun(TokenIndex t) const { return tokens_[t].upos == Upos::NOUN; }

  bool has_child(TokenIndex t, Rel rel, TokenIndex from, TokenIndex to) const {
    for (TokenIndex c = from; c < to && c < n_; ++c) {
      if (heads_[c] == t && rels_[c] == rel) return true;
    }
    return false;
  }

  // "South Korea's": both words as possessors of one noun.
  void split_name(TokenIndex t) {
    if (!propn(t) || !propn(t + 1) || heads_[t] == no_token || rels_[t] != rels_[t + 1]) return;
    if (rels_[t] == Rel::flat || rels_[t] == Rel::compound) return;
    if (heads_[t] != heads_[t + 1] && (rels_[t] != Rel::nmod_poss || below(t + 1, t))) return;
    heads_[t] = t + 1;
    rels_[t] = Rel::compound;
  }

  // "The police, the army and the coast guard said": the second of three is no apposition, for the comma behind it would be missing.
  void second_of_three(TokenIndex t) {
    const TokenIndex first = heads_[t];
    if (rels_[t] != Rel::appos || first == no_token || first > t || !has_child(first, Rel::det, 0, first) || !has_child(t, Rel::det, first, t)) return;
    if (has_child(first, Rel::nummod, 0, first)) return;
    for (TokenIndex third = t + 1; third < n_; ++third) {
      if (heads_[third] != t || rels_[third] != Rel::conj) continue;
      if (!has_child(third, Rel::cc, t, third) || !has_child(third, Rel::det, t, third)) return;
      TokenIndex end = third + 1;
      while (end < n_ && below(end, third) && tokens_[end].upos != Upos::PUNCT) ++end;
      if (end < n_ && tokens_[end].upos == Upos::PUNCT && tokens_[end].lemma == ",") return;
      rels_[t] = Rel::conj;
      heads_[third] = first;
      return;
    }
  }

  static bool fraction_word(std::string_view lemma) {
    static constexpr std::array<std::string_view, 12> words = {"half", "third", "quarter", "fourth", "fifth", "sixth",
                                                               "seventh", "eighth", "ninth", "tenth", "thirds", "quarters"};
    for (std::string_view word : words) {
      if (word == lemma) return true;
    }
    return false;
  }

  // "one-third of": the numeral as a phrase of its own.
  void fraction(TokenIndex t) {
    const bool hyphen = tokens_[t + 1].upos == Upos::PUNCT || tokens_[t + 1].upos == Upos::SYM;
    if (tokens_[t].upos != Upos::NUM || !hyphen || !fraction_word(lowered(tokens_[t + 2].lemma))) return;
    const TokenIndex word = t + 2;
    if (heads_[t] == word) return;
    if (heads_[word] == t) {   // turn the pair round
      heads_[word] = heads_[t];
      rels_[word] = rels_[t];
      move_children(t, word, 0, n_);
    } else if (heads_[t] == no_token || below(word, t)) {
      return;
    } else if (heads_[t] == heads_[word]) {
      move_children(t, word, 0, t);
      rels_[word] = rels_[t];
    } else {
      return;
    }
    heads_[t] = word;
    rels_[t] = Rel::nummod;
  }

  // "of Norway's exports": the preposition hung on the owner.
  void preposition_of_owner(TokenIndex t) {
    const TokenIndex owner = heads_[t];
    if (rels_[t] != Rel::case_ || tokens_[t].upos != Upos::ADP || owner == no_token || t > owner || rels_[owner] != Rel::nmod_poss) return;
    if (heads_[owner] != no_token && heads_[owner] > owner) heads_[t] = heads_[owner];
  }

  // "gets half of its copper": the "of" phrase hung on the verb.
  void share_of(TokenIndex t) {
    const TokenIndex share = t - 1;
    if (lowered(tokens_[t].lemma) != "of" || rels_[t] != Rel::case_ || heads_[t] == no_token || heads_[t] < t) return;
    const TokenIndex whole = heads_[t];
    const bool part = tokens_[share].upos == Upos::NUM || fraction_word(lowered(tokens_[share].lemma)) || tokens_[share].lemma == "percent";
    if (!part || heads_[whole] == no_token || heads_[whole] != heads_[share] || rels_[whole] != Rel::obl) return;
    heads_[whole] = share;
    rels_[whole] = Rel::nmod;
  }

  void move_children(TokenIndex from, TokenIndex to, TokenIndex begin, TokenIndex end) {
    const TokenIndex first = begin > from || from - begin < 16 ? begin : from - 16;
    for (TokenIndex c = first; c < end && c < from + 16 && c < n_; ++c) {
      if (heads_[c] == from && c != to) heads_[c] = to;
    }
  }

  // "of Korea's chip exports" read as two phrases: a noun right after a noun, both below one head.
  void noun_before_noun(TokenIndex t) {
    if (!noun(t) || !noun(t + 1) || heads_[t] == no_token || heads_[t] != heads_[t + 1] || rels_[t] != Rel::nmod) return;
    if (rels_[t + 1] != Rel::nmod || has_child(t + 1, Rel::case_, t + 1, t + 6)) return;
    move_children(t, t + 1, 0, t);
    heads_[t] = t + 1;
    rels_[t] = Rel::compound;
  }

  // "the attorney general" read as two: no officer stands right behind another.
  void general_behind_office(TokenIndex t) {
    static constexpr std::array<std::string_view, 9> offices = {"attorney", "surgeon", "solicitor", "inspector", "auditor", "prosecutor", "secretary", "governor", "postmaster"};
    const TokenIndex general = t + 1;
    if (!noun(t) || propn(general) || lowered(tokens_[general].lemma) != "general" || heads_[t] == no_token || heads_[general] == t) return;
    if (std::find(offices.begin(), offices.end(), lowered(tokens_[t].lemma)) == offices.end() || below(t, general)) return;
    move_children(general, t, general, n_);
    heads_[general] = t;
    rels_[general] = Rel::amod;
  }

  // "primary ally and economic supporter" read as one noun with modifiers.
  void coordinated_modifier(TokenIndex t) {
    if (!noun(t) || (rels_[t] != Rel::amod && rels_[t] != Rel::compound) || tokens_[t + 1].upos != Upos::CCONJ) return;
    const TokenIndex head = heads_[t];
    if (head == no_token || head <= t + 1 || head > t + 4 || !noun(head)) return;
    // "trade and tourism ministers" has nothing but the two modifiers; an adjective before each noun shows two phrases.
    const bool two = tokens_[head - 1].upos == Upos::ADJ && t > 0 && tokens_[t - 1].upos == Upos::ADJ;
    if (!two) return;
    heads_[t] = heads_[head];
    rels_[t] = rels_[head];
    heads_[head] = t;
    rels_[head] = Rel::conj;
    move_children(head, t, 0, t);
  }

  // "the United States, which has troops there" hung on the verb instead of the name before the comma.
  void relative_of_clause(TokenIndex t) {
    if (rels_[t] != Rel::advcl || tokens_[t].relation != "advcl:relcl") return;
    TokenIndex pronoun = no_token;
    for (TokenIndex c = t > 8 ? t - 8 : 0; c < t; ++c) {
      if (heads_[c] == t && rels_[c] == Rel::nsubj && (tokens_[c].xpos == "WDT" || tokens_[c].xpos == "WP")) pronoun = c;
    }
    if (pronoun == no_token || pronoun < 2 || tokens_[pronoun - 1].upos != Upos::PUNCT) return;
    TokenIndex name = pronoun - 2;
    if (!propn(name)) return;
    while (heads_[name] != no_token && propn(heads_[name]) && heads_[name] < pronoun &&
           (rels_[name] == Rel::flat || rels_[name] == Rel::compound)) {
      name = heads_[name];
    }
    if (below(name, t)) return;
    heads_[t] = name;
    rels_[t] = Rel::relcl;
  }

  // "signals an effort by Norway to win friends": what somebody's effort is for hung on the verb.
  void infinitive_of_noun(TokenIndex t) {
    if (rels_[t] != Rel::advcl || heads_[t] == no_token || heads_[t] > t || heads_[t - 1] != t || lowered(tokens_[t - 1].lemma) != "to") return;
    TokenIndex p = t - 2;
    for (int step = 0; step < max_climb && p != no_token && p != heads_[t]; ++step, p = heads_[p]) {
      if (rels_[p] != Rel::nmod || heads_[p] == no_token || !noun(heads_[p]) || !by_somebody(p)) continue;
      heads_[t] = heads_[p];
      rels_[t] = Rel::acl;
      return;
    }
  }

  // "barred tourists from entering", "refrained from striking": what is kept from being done completes the verb.
  void kept_from(TokenIndex t) {
    if (rels_[t] != Rel::advcl || heads_[t] == no_token || heads_[t] > t || tokens_[t].xpos != "VBG" || tokens_[heads_[t]].lemma == "keep") return;
    for (TokenIndex c = heads_[t] + 1; c < t; ++c) {
      if (heads_[c] == t && rels_[c] == Rel::mark && lowered(tokens_[c].lemma) == "from") rels_[t] = Rel::xcomp;
    }
  }

  // "the claim that the captain paid a fine": with a subject and an object of its own nothing is left for "that" to stand for.
  void that_without_gap(TokenIndex t) {
    const TokenIndex verb = heads_[t];
    if (verb == no_token || verb < t || lowered(tokens_[t].lemma) != "that" || rels_[verb] != Rel::relcl) return;
    if (rels_[t] != Rel::obj && rels_[t] != Rel::nsubj && rels_[t] != Rel::nsubj_pass) return;
    for (TokenIndex c = t + 1; c < n_; ++c) {
      const bool again = heads_[c] == verb && (rels_[c] == rels_[t] || (rels_[t] == Rel::nsubj && rels_[c] == Rel::nsubj_pass));
      if (!again) continue;
      rels_[t] = Rel::mark;
      rels_[verb] = Rel::acl;
      return;
    }
  }

  bool by_somebody(TokenIndex t) const {
    for (TokenIndex c = t > 8 ? t - 8 : 0; c < t; ++c) {
      if (heads_[c] == t && rels_[c] == Rel::case_ && lowered(tokens_[c].lemma) == "by") return true;
    }
    return false;
  }

  // "Peru called for calm." in a full sentence: without "be" the main verb is no passive. Headlines leave "be" out.
  void main_verb(TokenIndex t) {
    if (sentence_.title || heads_[t] != no_token || tokens_[t].xpos != "VBN" || tokens_.back().upos != Upos::PUNCT) return;
    for (TokenIndex c = 0; c < n_; ++c) {
      if (heads_[c] == t && (rels_[c] == Rel::aux || rels_[c] == Rel::aux_pass || rels_[c] == Rel::obl_agent)) return;
    }
    for (TokenIndex c = 0; c < t; ++c) {
      if (heads_[c] == t && rels_[c] == Rel::nsubj_pass) rels_[c] = Rel::nsubj;
    }
  }

  // "he said: "There are ships," the Herald reported": behind a quotation who reports it at the end is no second thing that he said.
  void reporter_behind(TokenIndex t) {
    static constexpr std::array<std::string_view, 7> verbs = {"add", "announce", "note", "report", "say", "tell", "write"};
    const TokenIndex verb = heads_[t];
    if (rels_[t] != Rel::ccomp || verb == no_token || verb > t || std::find(verbs.begin(), verbs.end(), lowered(tokens_[t].lemma)) == verbs.end()) return;
    bool told = false, subject = false, quoted = false;
    for (TokenIndex c = verb + 1; c < n_; ++c) {
      quoted = quoted || (c < t && (tokens_[c].xpos == "''" || tokens_[c].xpos == "``"));
      told = told || (c < t && heads_[c] == verb && rels_[c] == Rel::ccomp);
      if (heads_[c] != t) continue;
      subject = subject || rels_[c] == Rel::nsubj;
      if (rels_[c] == Rel::obj || rels_[c] == Rel::ccomp || rels_[c] == Rel::xcomp || rels_[c] == Rel::mark || rels_[c] == Rel::cc) return;
    }
    if (told && subject && quoted) rels_[t] = Rel::parataxis;
  }

  // "rose by two percent": an extent does nothing, and without "be" the verb is no passive.
  void extent(TokenIndex t) {
    const std::string lemma = rels_[t] == Rel::obl_agent ? lowered(tokens_[t].lemma) : std::string();
    if (lemma != "percent" && lemma != "%" && lemma != "point") return;
    rels_[t] = Rel::obl;
    const TokenIndex verb = heads_[t];
    if (verb == no_token || has_child(verb, Rel::aux_pass, 0, verb)) return;
    for (TokenIndex c = 0; c < verb; ++c) {
      if (heads_[c] == verb && rels_[c] == Rel::nsubj_pass) rels_[c] = Rel::nsubj;
    }
  }

  const Sentence& sentence_;
  const std::vector<Token>& tokens_;
  std::vector<TokenIndex>& heads_;
  std::vector<Rel>& rels_;
  TokenIndex n_;
};

}  // namespace

void mend(const Sentence& sentence, std::vector<TokenIndex>& heads, std::vector<Rel>& rels) { Mender(sentence, heads, rels).run(); }

}  // namespace entente
