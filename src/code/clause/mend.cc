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
    for (TokenIndex t = 0; t < n_; ++t) lead_of_phrase(t);
    for (TokenIndex t = 2; t < n_; ++t) share_of(t);
    for (TokenIndex t = 0; t + 1 < n_; ++t) noun_before_noun(t), title_before_name(t);
    for (TokenIndex t = 2; t < n_; ++t) behind_direction(t);
    for (TokenIndex t = 0; t + 1 < n_; ++t) general_behind_office(t);
    for (TokenIndex t = 0; t + 2 < n_; ++t) coordinated_modifier(t);
    for (TokenIndex t = 1; t < n_; ++t) second_of_three(t);
    for (TokenIndex t = 2; t < n_; ++t) described(t);
    for (TokenIndex t = 2; t < n_; ++t) next_of_list(t);
    for (TokenIndex t = 1; t < n_; ++t) range(t);
    for (TokenIndex t = 3; t < n_; ++t) aside(t);
    for (TokenIndex t = 0; t < n_; ++t) relative_of_clause(t);
    for (TokenIndex t = 2; t < n_; ++t) infinitive_of_noun(t), kept_from(t);
    for (TokenIndex t = 3; t < n_; ++t) goal_of_deed(t);
    for (TokenIndex t = 1; t < n_; ++t) that_without_gap(t);
    for (TokenIndex t = 1; t < n_; ++t) that_behind_name(t);
    for (TokenIndex t = 0; t < n_; ++t) gap_in_what_is_said(t);
    for (TokenIndex t = 1; t < n_; ++t) participle_of_noun(t);
    for (TokenIndex t = 2; t < n_; ++t) gerund_of_noun(t);
    for (TokenIndex t = 1; t + 1 < n_; ++t) subject_of_gerund(t);
    for (TokenIndex t = 2; t < n_; ++t) clause_behind_noun(t);
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

  bool nominal(TokenIndex t) const { return propn(t) || noun(t); }
  bool comma(TokenIndex t) const { return tokens_[t].upos == Upos::PUNCT && tokens_[t].lemma == ","; }

  // First child with this relation among [from, to); no_token: none.
  TokenIndex child(TokenIndex t, Rel rel, TokenIndex from, TokenIndex to) const {
    for (TokenIndex c = from; c < to && c < n_; ++c) {
      if (heads_[c] == t && rels_[c] == rel) return c;
    }
    return no_token;
  }

  bool has_child(TokenIndex t, Rel rel, TokenIndex from, TokenIndex to) const { return child(t, rel, from, to) != no_token; }

  static bool one_of(std::string_view word, std::initializer_list<std::string_view> words) { return std::find(words.begin(), words.end(), word) != words.end(); }

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

  // "is the famous Ada Holm", "with his uncle Luis Prado": what leads up to a phrase hung on a word before its noun.
  void lead_of_phrase(TokenIndex t) {
    const TokenIndex word = heads_[t];
    if ((rels_[t] != Rel::case_ && rels_[t] != Rel::cop) || word == no_token || t > word || heads_[word] == no_token || heads_[word] < word) return;
    const TokenIndex noun = heads_[word];
    const bool before = rels_[word] == Rel::amod || rels_[word] == Rel::compound || tokens_[word].relation == "nmod:desc";
    if (!before || !nominal(noun) || tokens_[t + 1].upos == Upos::PUNCT || has_child(noun, rels_[t], 0, noun)) return;
    for (TokenIndex c = t > 8 ? t - 8 : 0; c < t; ++c) {
      if (heads_[c] == noun && rels_[c] != Rel::nsubj && rels_[c] != Rel::punct && rels_[c] != Rel::cc) return;
    }
    heads_[t] = noun;
    for (TokenIndex c = t + 1; c < word; ++c) {
      if (heads_[c] == word && rels_[c] == Rel::det) heads_[c] = noun;
    }
  }

  // "Ada Holm, through a spokeswoman, declined": between commas behind the subject it tells of the verb.
  void aside(TokenIndex t) {
    const TokenIndex subject = heads_[t];
    if (rels_[t] != Rel::nmod || subject == no_token || subject > t || (rels_[subject] != Rel::nsubj && rels_[subject] != Rel::nsubj_pass)) return;
    const TokenIndex verb = heads_[subject], first = child(t, Rel::case_, subject, t);
    if (verb == no_token || verb < t || tokens_[verb].upos != Upos::VERB || first == no_token || !comma(first - 1)) return;
    if (!one_of(lowered(tokens_[first].lemma), {"through", "via", "in", "on", "with", "after", "before", "during", "under", "despite"})) return;
    TokenIndex end = t + 1;
    while (end < n_ && below(end, t) && !comma(end)) ++end;
    if (end >= verb || !comma(end)) return;
    heads_[t] = verb;
    rels_[t] = lowered(tokens_[first].lemma) == "with" ? Rel::other : Rel::obl;      // what the subject has is no partner of the verb
  }

  // "Ada Holm, a Texas Democrat, and Luis Prado": between commas, with an article and without "and" it says who she is.
  void described(TokenIndex t) {
    const TokenIndex name = heads_[t];
    if (rels_[t] != Rel::conj || name == no_token || name > t || !propn(name) || has_child(t, Rel::cc, 0, t)) return;
    const TokenIndex article = child(t, Rel::det, name, t);
    if (article == no_token || article == 0 || !comma(article - 1) || t + 2 >= n_ || !comma(t + 1) || tokens_[t + 2].upos != Upos::CCONJ) return;
    if (!one_of(lowered(tokens_[article].lemma), {"a", "an"})) return;
    TokenIndex before = article - 2;
    while (rels_[before] == Rel::flat && heads_[before] != no_token && heads_[before] < before) before = heads_[before];
    if (before == no_token || !propn(before) || (before != name && heads_[before] != name)) return;
    heads_[t] = before;
    rels_[t] = Rel::appos;
  }

  // "the navy, the army and the police" with each below the one before, also behind an apposition of that one: all are below the first.
  void next_of_list(TokenIndex t) {
    const TokenIndex last = heads_[t];
    if (rels_[t] != Rel::conj || last == no_token || last > t || !nominal(t) || !nominal(last)) return;
    TokenIndex first = no_token;
    if (rels_[last] == Rel::conj && !has_child(last, Rel::cc, 0, last)) first = heads_[last];
    if (rels_[last] == Rel::appos && noun(last) && propn(t) && heads_[last] != no_token && propn(heads_[last])) {
      first = heads_[last];
      if (rels_[first] == Rel::conj && heads_[first] != no_token && propn(heads_[first])) first = heads_[first];
    }
    if (first != no_token && first < last && nominal(first)) heads_[t] = first;
  }

  // "80 percent to 85 percent of adults": the two ends of a range are one amount.
  void range(TokenIndex t) {
    const TokenIndex end = heads_[t], begin = t - 1;
    if (rels_[t] != Rel::case_ || lowered(tokens_[t].lemma) != "to" || end == no_token || end < t || (rels_[end] != Rel::obl && rels_[end] != Rel::nsubj && rels_[end] != Rel::nsubj_pass)) return;
    if (heads_[begin] != heads_[end] || tokens_[begin].lemma != tokens_[end].lemma || !has_child(begin, Rel::nummod, 0, begin) || !has_child(end, Rel::nummod, t, end)) return;
    if (has_child(begin, Rel::case_, 0, begin)) return;      // "fell from 80 percent to 75 percent"
    for (TokenIndex c = end + 1; c < n_; ++c) {
      if (heads_[c] == end && rels_[c] == Rel::nmod) heads_[c] = begin;
    }
    heads_[end] = begin;
    rels_[end] = Rel::nmod;
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

  // "endorsed senators Bo Lind and ...": the title and the name as two objects of one verb.
  void title_before_name(TokenIndex t) {
    if (!noun(t) || !propn(t + 1) || heads_[t] == no_token || heads_[t] != heads_[t + 1] || rels_[t] != Rel::obj || rels_[t + 1] != Rel::obj) return;
    move_children(t, t + 1, 0, t);
    heads_[t] = t + 1;
    rels_[t] = Rel::compound;
  }

  // "walked away from the deal": what the adverb of direction took is the verb's.
  void behind_direction(TokenIndex t) {
    const TokenIndex adverb = heads_[t];
    if (rels_[t] != Rel::obl || adverb == no_token || adverb > t || tokens_[adverb].upos != Upos::ADV || rels_[adverb] != Rel::advmod) return;
    const TokenIndex verb = heads_[adverb];
    if (verb != no_token && verb < adverb && tokens_[verb].upos == Upos::VERB) heads_[t] = verb;
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

  // "a visit by the premier to Lima", "the attack by gunmen on a base": where it goes is the deed's, not the doer's.
  void goal_of_deed(TokenIndex t) {
    const TokenIndex doer = heads_[t];
    if (rels_[t] != Rel::nmod || doer == no_token || doer > t || rels_[doer] != Rel::nmod || !by_somebody(doer)) return;
    const TokenIndex deed = heads_[doer];
    if (deed == no_token || deed > doer || !noun(deed)) return;
    static constexpr std::string_view goals[] = {"to", "against", "into"}, aimed[] = {"attack", "assault", "raid", "strike", "offensive", "crackdown", "ban", "decision", "report"},
                                      sent[] = {"ambassador", "envoy", "adviser", "advisor", "delegate", "aide", "heir", "assistant"};
    const auto one_of = [](std::string_view word, std::span<const std::string_view> words) { return std::find(words.begin(), words.end(), word) != words.end(); };
    for (TokenIndex c = doer + 1; c < t; ++c) {
      if (heads_[c] != t || rels_[c] != Rel::case_) continue;
      const std::string preposition = lowered(tokens_[c].lemma);
      const bool goal = one_of(preposition, goals) && !one_of(tokens_[doer].lemma, sent);
      if (goal || (preposition == "on" && one_of(tokens_[deed].lemma, aimed))) heads_[t] = deed;
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

  // "confirmed to the Herald that the crew had fled": behind a name nobody goes on with "that" and a subject.
  void that_behind_name(TokenIndex t) {
    const TokenIndex verb = heads_[t];
    if (verb == no_token || verb < t || lowered(tokens_[t].lemma) != "that" || rels_[verb] != Rel::relcl || rels_[t] != Rel::obj) return;
    const TokenIndex name = heads_[verb], teller = name == no_token ? no_token : heads_[name];
    if (teller == no_token || teller > name || !propn(name) || tokens_[teller].upos != Upos::VERB || !has_child(verb, Rel::nsubj, t + 1, verb)) return;
    if (rels_[name] != Rel::obl && rels_[name] != Rel::obj && rels_[name] != Rel::iobj) return;
    rels_[t] = Rel::mark;
    rels_[verb] = Rel::ccomp;
    heads_[verb] = teller;
  }

  // "the offer, which the board said it rejected", "a retreat, which they say left a gap": the pronoun belongs to what is said.
  void gap_in_what_is_said(TokenIndex t) {
    const TokenIndex verb = heads_[t];
    if (rels_[t] != Rel::obj || verb == no_token || verb < t || (tokens_[t].xpos != "WDT" && tokens_[t].xpos != "WP") || rels_[verb] != Rel::relcl) return;
    const TokenIndex said = child(verb, Rel::ccomp, verb + 1, n_);
    if (said == no_token || tokens_[said].upos != Upos::VERB || has_child(said, Rel::mark, verb, said)) return;
    const bool passive = has_child(said, Rel::aux_pass, verb, said);
    if (has_child(said, Rel::nsubj, verb, said) || has_child(said, Rel::nsubj_pass, verb, said)) {
      if (passive || has_child(said, Rel::obj, verb, n_) || has_child(said, Rel::ccomp, verb, n_) || has_child(said, Rel::xcomp, verb, n_)) return;
    } else {
      rels_[t] = passive ? Rel::nsubj_pass : Rel::nsubj;
    }
    heads_[t] = said;
  }

  // "After a flat quarter tied to lower sales, the bank ...": a participle right behind a noun tells of the noun.
  void participle_of_noun(TokenIndex t) {
    if (rels_[t] != Rel::advcl || tokens_[t].xpos != "VBN" || heads_[t] == no_token || heads_[t] < t || !nominal(t - 1)) return;
    const TokenIndex noun = rels_[t - 1] == Rel::flat ? heads_[t - 1] : t - 1;
    if (noun == no_token || rels_[noun] != Rel::obl || heads_[noun] != heads_[t]) return;
    if (has_child(t, Rel::nsubj, 0, t) || has_child(t, Rel::nsubj_pass, 0, t) || has_child(t, Rel::mark, 0, t) || has_child(t, Rel::aux, 0, t)) return;
    heads_[t] = noun;
    rels_[t] = Rel::acl;
  }

  // "admitted her role in sinking the ship": what the role is in hung on the verb.
  void gerund_of_noun(TokenIndex t) {
    if (rels_[t] != Rel::advcl || tokens_[t].xpos != "VBG" || heads_[t] == no_token || heads_[t] > t) return;
    const TokenIndex mark = child(t, Rel::mark, heads_[t], t);
    if (mark == no_token || mark == 0 || lowered(tokens_[mark].lemma) != "in" || heads_[mark - 1] != heads_[t] || rels_[mark - 1] != Rel::obj) return;
    if (!one_of(lowered(tokens_[mark - 1].lemma), {"role", "part", "interest", "success", "failure", "difficulty", "problem", "trouble", "experience", "progress", "expertise", "skill", "hand", "involvement"})) return;
    heads_[t] = mark - 1;
    rels_[t] = Rel::acl;
  }

  // "led to the referee stepping in": what has an article of its own is no part of a word but the subject.
  void subject_of_gerund(TokenIndex t) {
    const TokenIndex verb = t + 1;
    if (rels_[t] != Rel::compound || heads_[t] != verb || tokens_[verb].xpos != "VBG" || tokens_[verb].upos != Upos::VERB) return;
    const TokenIndex article = child(t, Rel::det, 0, t);
    if (article != no_token && has_child(verb, Rel::mark, 0, article)) rels_[t] = Rel::nsubj;
  }

  // "the charge it imposes on traders": right behind a noun, a pronoun and a verb that lacks its object tell which.
  void clause_behind_noun(TokenIndex t) {
    if (rels_[t] != Rel::parataxis || tokens_[t].upos != Upos::VERB || one_of(lowered(tokens_[t].lemma), {"say", "tell", "add", "think", "believe", "know", "note", "write", "guess", "suppose", "mean"})) return;
    const TokenIndex subject = child(t, Rel::nsubj, 0, t);
    if (subject == no_token || subject == 0 || tokens_[subject].xpos != "PRP" || !noun(subject - 1) || below(subject - 1, t)) return;
    for (TokenIndex c = 0; c < n_; ++c) {
      if (heads_[c] == t && (c < subject || rels_[c] == Rel::obj || rels_[c] == Rel::ccomp || rels_[c] == Rel::xcomp || rels_[c] == Rel::aux_pass)) return;
    }
    heads_[t] = subject - 1;
    rels_[t] = Rel::relcl;
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
