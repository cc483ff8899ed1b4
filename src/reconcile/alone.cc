#include "reconcile/alone.h"

#include <algorithm>
#include <array>
#include <string>

#include "reconcile/shown_tree.h"
#include "text/words.h"

namespace entente::reconciling {
namespace {

template <class List>
bool one_of(const List& list, std::string_view word) { return std::find(std::begin(list), std::end(list), word) != std::end(list); }

constexpr std::array<std::string_view, 22> periods = {"day", "week", "weekend", "month", "year", "morning", "afternoon", "evening", "night", "noon", "summer", "autumn",
                                                      "fall", "winter", "spring", "season", "quarter", "decade", "century", "time", "term", "hour"};
/// Words that mean one of what was spoken of before, where no noun follows them.
constexpr std::array<std::string_view, 20> counters = {"one", "both", "neither", "either", "another", "other", "others", "latter", "former", "each", "none", "two", "three", "some",
                                                       "many", "several", "few", "most", "all", "more"};
/// What there is one of for every reader, or what is spoken of as a kind.
constexpr std::array<std::string_view, 26> unique = {"government", "president", "police", "army", "military", "country", "world", "economy", "state", "nation", "public", "sun", "internet",
                                                     "media", "press", "law", "constitution", "navy", "parliament", "opposition", "weather", "market", "dollar", "administration",
                                                     "court", "church"};

constexpr std::array<std::string_view, 19> calendar = {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
                                                       "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
/// Nouns that with "the" alone stand for something told before.
constexpr std::string_view standing_for[] = {
    "measure", "move", "decision", "policy", "board", "panel", "agency", "plan", "proposal", "site", "argument", "comment", "remark", "attack", "expansion", "saving", "cut", "inquiry",
    "photo", "image", "video", "tweet", "letter", "statement", "claim", "charge", "allegation", "incident", "group", "company", "bill", "law", "program", "deal", "agreement",
    "effort", "idea", "issue", "matter", "case", "suit", "lawsuit", "ruling", "order", "exchange", "exercise", "announcement", "article", "story", "study", "poll", "survey", "change",
    "option", "phrase", "term", "question", "answer", "result", "problem", "situation", "approach", "position", "view", "criticism", "line", "amendment", "provision",
    "resolution", "document", "report", "reason", "advertisement", "ad", "pair", "duo", "couple", "trio", "outlet", "procedure", "figure", "picture"};
/// Those of them that an organisation explains.
constexpr std::string_view bodies[] = {"board", "panel", "agency", "group", "company", "outlet", "site"};
/// What nobody but its reader's own words needs: "the current fight".
constexpr std::string_view pointing[] = {"current", "new", "latest", "previous", "proposed", "recent", "controversial", "short", "whole", "joint"};

/// What stands between parties, and says nothing without them.
constexpr std::array<std::string_view, 6> between = {"relation", "relations", "tie", "talk", "negotiation", "response"};
constexpr std::array<std::string_view, 13> saying = {"ask", "say", "tell", "note", "add", "reply", "explain", "declare", "continue", "quip", "insist", "remark", "conclude"};

std::string_view singular(std::string_view word) {
  if (word.ends_with('s')) word.remove_suffix(1);
  return word;
}

class Reading : ShownTree {
 public:
  Reading(const Shown& shown, const Sentence& sentence) : ShownTree(shown, sentence), sentence_(sentence) {}

  std::string_view lacking() const {
    if (told_.empty()) return {};
    if (std::any_of(told_.begin(), told_.end(), [&](TokenIndex t) { return is_lost_pronoun(t); })) return "an antecedent";
    if (std::any_of(told_.begin(), told_.end(), [&](TokenIndex t) { return is_pointer(t) || is_that_day(t) || is_counter(t) || stands_for(t) || is_same(t) || breaks_off(t) || is_on_page(t); }) || has_bare_subject() || takes_up() || goes_on() || is_aside()) return "a reference";
    if (std::any_of(told_.begin(), told_.end(), [&](TokenIndex t) { return is_voice(t); })) return "a speaker";
    if (opens_in_time()) return "a time";
    if (calls() || shows() || asks() || remarks() || gives_no_answer() || says_nothing() || is_phrase() || is_half() || is_short_quotation()) return "a statement";
    return {};
  }

 private:
  bool is_noun(TokenIndex t) const { return at(t).upos == Upos::NOUN || at(t).upos == Upos::PROPN; }
  bool is_predicate(TokenIndex t) const { return at(t).upos == Upos::VERB || at(t).upos == Upos::AUX; }

  template <class Fits>
  bool before(TokenIndex t, Fits fits) const {
    return std::any_of(told_.begin(), told_.end(), [&](TokenIndex b) { return b < t && fits(b); });
  }

  TokenIndex root_subject() const {
    const TokenIndex r = root();
    for (TokenIndex t = 0; t < tokens_.size(); ++t) if (at(t).head == r && at(t).relation.starts_with("nsubj")) return t;
    return no_token;
  }

  /// Does the coreference know whom the pronoun means, and does the line say it before?
  enum class Known { nothing, inside, outside };
  Known known(TokenIndex t) const {
    for (const Entity& entity : shown_.report.coding.entities) {
      const auto me = std::find_if(entity.mentions.begin(), entity.mentions.end(), [&](const Mention& m) { return m.pronoun && m.span == at(t).span; });
      if (me == entity.mentions.end()) continue;
      const bool inside = std::any_of(entity.mentions.begin(), entity.mentions.end(), [&](const Mention& m) {
        return shown_.told.contains(m.span) && m.span.begin < at(t).span.begin && (shown_.explained_at(m.span) || (!m.pronoun && shown_.quoted_at(m.span) == quoted(t)));
      });
      return inside ? Known::inside : me->sure ? Known::outside : Known::nothing;
    }
    return Known::nothing;
  }

  bool is_third(TokenIndex t) const {
    const Token& token = at(t);
    return token.upos == Upos::PRON && token.features.person == 3 && token.features.pron_type != PronType::relative && !token.lemma.ends_with("self") && !token.lemma.ends_with("selves");
  }

  /// "It is unclear whether": the clause that it stands for follows.
  bool is_expletive(TokenIndex t) const {
    if (at(t).relation == "expl") return true;
    const TokenIndex head = at(t).head;
    if (at(t).lemma != "it" || head == no_token || !at(t).relation.starts_with("nsubj")) return false;
    const bool is = has_child(head, [&](TokenIndex c) { return at(c).relation == "cop"; });
    return has_child(head, [&](TokenIndex c) {
      const bool clause = at(c).relation.starts_with("ccomp") || at(c).relation.starts_with("xcomp") || at(c).relation.starts_with("advcl");
      return c > head && (at(c).relation.starts_with("csubj") || (is && clause));
    });
  }

  /// "When he arrived, Holm said": the subject of the sentence, a name, follows in its main clause.
  bool looks_ahead(TokenIndex t) const {
    const TokenIndex subject = root_subject();
    if (subject == no_token || subject < t || at(subject).upos != Upos::PROPN) return false;
    if (!is_thing(t) && at(t).features.number != Number::plural && is_body(shown_.report, sentence_, subject)) return false;
    for (TokenIndex a = at(t).head; a != no_token; a = at(a).head) {
      if (at(a).head == root()) return at(a).relation.starts_with("advcl") || at(a).relation.starts_with("obl");
    }
    return false;
  }

  bool is_above(TokenIndex above, TokenIndex t) const {
    for (; t != no_token; t = at(t).head) if (t == above) return true;
    return false;
  }

  bool is_organisation(TokenIndex t) const {
    return std::any_of(sentence_.names.begin(), sentence_.names.end(), [&](const Name& n) { return n.kind == NameKind::organisation && n.begin <= t && t < n.end; });
  }

  /// "In light of the vote, it could sail": the subject of the main clause has no name before it but in a clause of its own.
  bool is_lost_subject(TokenIndex t) const {
    if (t != root_subject()) return false;
    return !before(t, [&](TokenIndex b) {
      const TokenIndex verb = at(b).head;
      return explained(b) || (is_noun(b) && verb != no_token && at(b).relation.starts_with("nsubj") && at(verb).relation.starts_with("advcl"));
    });
  }

  /// "The senate will vote on it": who does a thing is not what it is done to, nor what names him.
  bool does_it(TokenIndex noun, TokenIndex pronoun) const {
    if (at(pronoun).features.possessive || at(pronoun).xpos == "PRP$" || at(pronoun).relation.starts_with("nsubj")) return false;
    for (TokenIndex verb = at(pronoun).head; verb != no_token; verb = at(verb).head) {
      for (TokenIndex s = 0; s < tokens_.size(); ++s) if (at(s).head == verb && at(s).relation.starts_with("nsubj")) return is_above(s, noun);
    }
    return false;
  }

  bool is_person(TokenIndex t) const {
    return std::any_of(sentence_.names.begin(), sentence_.names.end(), [&](const Name& n) { return n.kind == NameKind::person && n.begin <= t && t < n.end; });
  }

  bool is_thing(TokenIndex t) const { return at(t).lemma == "it" || at(t).lemma == "its"; }

  /// A name that is no body's and no place's, or a description of somebody known.
  bool may_be_person(TokenIndex t) const {
    if (at(t).upos == Upos::PROPN) return !is_body(shown_.report, sentence_, t);
    return std::any_of(shown_.report.coding.entities.begin(), shown_.report.coding.entities.end(), [&](const Entity& e) {
      return e.kind == EntityKind::person && std::any_of(e.mentions.begin(), e.mentions.end(), [&](const Mention& m) { return !m.pronoun && m.head.contains(at(t).span); });
    });
  }

  bool is_lost_pronoun(TokenIndex t) const {
    if (!is_third(t) || explained(t) || is_expletive(t) || looks_ahead(t)) return false;
    // "..., they said, ...": whoever speaks is not in what he says.
    if (at(t).head != no_token && at(t).relation.starts_with("nsubj") && at(at(t).head).relation.starts_with("parataxis")) return true;
    if (is_lost_subject(t)) return true;
    switch (known(t)) {
      case Known::inside: return false;
      case Known::outside: return true;
      case Known::nothing: break;
    }
    const bool several = at(t).features.number == Number::plural;
    return !before(t, [&](TokenIndex b) {
      if (explained(b)) return true;
      if (!is_noun(b) || quoted(b) != quoted(t) || does_it(b, t) || one_of(calendar, fold(shown_.report.report.at(at(b).span)))) return false;
      const bool plural = at(b).features.number == Number::plural;
      if (several) return plural || at(b).relation == "conj" || (at(b).upos == Upos::PROPN && !is_person(b));
      return is_thing(t) ? !plural && !is_person(b) : may_be_person(b);
    });
  }

  /// "That committee", "this was": a demonstrative without its noun in the line.
  bool is_pointer(TokenIndex t) const {
    const Token& token = at(t);
    if (token.lemma == "such") return points_by_such(t);
    if (token.lemma == "that" && opens_relative(t)) return false;
    if (token.features.pron_type != PronType::demonstrative && !(token.xpos == "DT" && one_of(std::array<std::string_view, 4>{"this", "that", "these", "those"}, token.lemma))) return false;
    if (token.upos == Upos::SCONJ || token.xpos == "IN" || token.xpos == "WDT" || token.lemma == "the" || token.lemma == "there" || token.lemma == "here") return false;
    if (token.relation == "det" && token.head != no_token) {
      const TokenIndex noun = token.head;
      const bool near = token.lemma == "this" || token.lemma == "these";
      if (near && one_of(periods, at(noun).lemma)) return false;
      if ((!near || quoted(t)) && has_closer(noun)) return false;
      return !before(t, [&](TokenIndex b) { return at(b).lemma == at(noun).lemma; });
    }
    if (token.relation.starts_with("advmod") || token.relation.starts_with("mark")) return false;
    if (has_closer(t)) return false;
    return !before(t, [&](TokenIndex b) { return is_told(b) && !is_above(b, t); });
  }

  /// A verb with its subject: something a "this" after it can mean.
  bool is_told(TokenIndex t) const {
    return is_predicate(t) && has_child(t, [&](TokenIndex c) { return at(c).relation.starts_with("nsubj"); });
  }

  /// "those who came", "that part of the port": what follows at once, without a comma, says which.
  bool has_closer(TokenIndex t) const {
    if (t + 1 < tokens_.size() && at(t + 1).upos == Upos::PUNCT) return false;
    return has_child(t, [&](TokenIndex c) { return c > t && (at(c).relation.starts_with("acl") || at(c).relation.starts_with("nmod")); });
  }

  /// "a treaty on Wednesday that secures": a relative clause, whatever the tag says.
  bool opens_relative(TokenIndex t) const {
    if (at(t).head != no_token && at(t).relation.starts_with("nsubj") && at(at(t).head).relation.starts_with("acl")) return true;
    return t > 0 && t + 1 < tokens_.size() && is_noun(t - 1) && is_predicate(t + 1);
  }

  bool points_by_such(TokenIndex t) const {
    if (t + 1 < tokens_.size() && at(t + 1).lemma == "as") return false;
    const TokenIndex noun = at(t).head;
    return noun != no_token && noun > t && is_noun(noun) && !before(t, [&](TokenIndex b) { return at(b).lemma == at(noun).lemma || at(b).lemma == "no"; });
  }

  /// "One was hurt", "the other sank", "the new ones": a number or a word like it in the place of a noun.
  bool is_counter(TokenIndex t) const {
    const Token& token = at(t);
    if (token.lemma == "ones" || (token.lemma == "one" && token.xpos == "NNS")) return true;
    if (!one_of(counters, token.lemma) || token.head == no_token) return false;
    if (!token.relation.starts_with("nsubj") || before(t, [&](TokenIndex b) { return is_predicate(b); })) return false;
    return !has_closer(t);
  }

  /// "The statement said", "Relations soured": a noun with nothing but "the" as the subject that stands for something told before. What the whole story
  /// is about and what there is one of need no more.
  bool has_bare_subject() const {
    const TokenIndex subject = root_subject();
    if (subject == no_token || at(subject).upos != Upos::NOUN || !shown_.told.contains(at(subject).span) || explained(subject)) return false;
    const bool the = subject > 0 && at(subject - 1).lemma == "the" && at(subject - 1).head == subject;
    if (has_child(subject, [&](TokenIndex c) { return !(the && c + 1 == subject) && at(c).upos != Upos::PUNCT; })) return false;
    if (one_of(between, at(subject).lemma)) return true;
    return the && is_riddle(subject);
  }

  /// "have broken the measure", "the current fight": a noun with "the" that stands for what was told before.
  bool stands_for(TokenIndex t) const {
    if (at(t).upos != Upos::NOUN || quoted(t) || explained(t) || at(t).relation == "nmod:poss" || has_closer(t) || !is_riddle(t)) return false;
    if (one_of(bodies, at(t).lemma) && before(t, [&](TokenIndex b) { return is_organisation(b); })) return false;
    const bool the = has_child(t, [&](TokenIndex c) { return c < t && at(c).lemma == "the" && at(c).relation == "det"; });
    if (!the || !one_of(standing_for, at(t).lemma)) return false;
    return !has_child(t, [&](TokenIndex c) { return c < t && at(c).lemma != "the" && at(c).upos != Upos::PUNCT && at(c).upos != Upos::ADP && !one_of(pointing, at(c).lemma); });
  }

  /// "for the same reason", "the following letters", "similar demands": as what, stands elsewhere.
  bool is_same(TokenIndex t) const {
    const std::string told = fold(shown_.report.report.at(at(t).span));
    if ((told != "same" && told != "following" && told != "similar") || quoted(t) || at(t).relation != "amod" || at(t).head == no_token) return false;
    const TokenIndex noun = at(t).head;
    const bool the = has_child(noun, [&](TokenIndex c) { return at(c).lemma == "the"; });
    if (noun < t || (told != "similar" && (!the || has_closer(noun)))) return false;
    return std::none_of(told_.begin(), told_.end(), [&](TokenIndex b) { return b > t && b <= noun + 1 && one_of(std::array<std::string_view, 3>{"as", "that", "to"}, at(b).lemma); });
  }

  /// "When Holm said he had, ...": had what, stands elsewhere.
  bool breaks_off(TokenIndex t) const {
    constexpr std::array<std::string_view, 6> helpers = {"have", "do", "would", "could", "will", "should"};
    if (at(t).upos != Upos::AUX && at(t).upos != Upos::VERB) return false;
    return one_of(helpers, at(t).lemma) && t > 0 && at(t - 1).relation.starts_with("nsubj") && t + 1 < tokens_.size() && at(t + 1).upos == Upos::PUNCT && !quoted(t) &&
           !before(t - 1, [&](TokenIndex b) { return is_told(b) && at(b).lemma != "say"; });
  }

  /// "The picture above".
  bool is_on_page(TokenIndex t) const {
    return (at(t).lemma == "above" || at(t).lemma == "below") && at(t).relation == "advmod" && !quoted(t) && t > 0 && is_noun(t - 1) && at(t).head == t - 1;
  }

  /// "So I came", "Not just a letter": words said that answer what was said before.
  bool goes_on() const {
    constexpr std::array<std::string_view, 6> answers = {"so", "not", "because", "nor", "and", "but"};
    const auto first = std::find_if(told_.begin(), told_.end(), [&](TokenIndex t) { return at(t).upos != Upos::PUNCT; });
    return first != told_.end() && quoted(*first) && one_of(answers, fold(shown_.report.report.at(at(*first).span))) && word(1) != ",";
  }

  /// A sentence in brackets.
  bool is_aside() const { return shown_.report.report.at(shown_.told).starts_with('('); }

  /// A noun with "the" that nothing in the line or the story explains.
  bool is_riddle(TokenIndex noun) const {
    if (one_of(unique, at(noun).lemma) || one_of(periods, at(noun).lemma)) return false;
    return !shown_.is_theme(at(noun).span) && !before(noun, [&](TokenIndex b) { return at(b).lemma == at(noun).lemma; });
  }

  bool holds_word(std::string_view lemma) const {
    return std::any_of(told_.begin(), told_.end(), [&](TokenIndex t) { return at(t).lemma == lemma; });
  }

  /// "During the interview, Holm said", "Other owners said": an opening that takes up what stands before.
  bool takes_up() const {
    const auto first = std::find_if(told_.begin(), told_.end(), [&](TokenIndex t) { return at(t).upos != Upos::PUNCT; });
    if (first == told_.end()) return false;
    const TokenIndex t = *first;
    const std::string_view opening = at(t).lemma;
    if (opening == "other" && at(t).relation == "amod") return !holds_word("than");
    if (opening == "another" && !quoted(t)) return true;
    if (at(t).upos != Upos::ADP || at(t).head == no_token || t + 2 >= tokens_.size() || at(t + 1).lemma != "the" || at(t).head != t + 2) return false;
    return at(t + 2).upos == Upos::NOUN && t + 3 < tokens_.size() && at(t + 3).upos == Upos::PUNCT && is_riddle(t + 2);
  }

  /// "Holm told reporters." What was said stands elsewhere.
  bool says_nothing() const {
    const TokenIndex r = root();
    if (r >= tokens_.size() || !one_of(saying, at(r).lemma) || !shown_.quoted.empty()) return false;
    return !has_child(r, [&](TokenIndex c) {
      const std::string_view relation = at(c).relation;
      const bool thing = relation.starts_with("obj") && (at(r).lemma == "note" || at(r).lemma == "add" || at(r).lemma == "say" || at(r).lemma == "explain");
      const bool about = relation.starts_with("obl") && has_child(c, [&](TokenIndex w) { return at(w).lemma == "about" || at(w).lemma == "of" || at(w).lemma == "for"; });
      return relation.starts_with("ccomp") || relation.starts_with("xcomp") || relation.starts_with("parataxis") || relation.starts_with("advcl") || thing || about;
    });
  }

  /// "I", "we", "our" in nobody's mouth, "you" to the reader.
  bool is_voice(TokenIndex t) const {
    const Token& token = at(t);
    if (token.upos != Upos::PRON || (token.features.person != 1 && token.features.person != 2)) return false;
    return !shown_.speaker && !quoted(t);
  }

  /// Words from the first that is no mark.
  std::string word(std::size_t k) const {
    const auto first = std::find_if(told_.begin(), told_.end(), [&](TokenIndex t) { return at(t).upos != Upos::PUNCT; });
    k += static_cast<std::size_t>(first - told_.begin());
    return k < told_.size() ? fold(shown_.report.report.at(at(told_[k]).span)) : std::string();
  }

  /// "that May", "that day".
  bool is_that_day(TokenIndex t) const {
    if (at(t).lemma != "that" || t + 1 >= tokens_.size()) return false;
    const std::string next = fold(shown_.report.report.at(at(t + 1).span));
    return one_of(periods, next) || (at(t + 1).upos == Upos::PROPN && one_of(calendar, next));
  }

  /// "A year earlier", "Until then", "The next day": counted from what stands before.
  bool opens_in_time() const {
    constexpr std::size_t far = 8;
    constexpr std::array<std::string_view, 6> lone = {"then", "afterward", "afterwards", "later", "earlier", "thereafter"};
    constexpr std::array<std::string_view, 5> heads = {"until", "since", "by", "before", "after"};
    const bool comma = word(1) == ",";
    if (one_of(lone, word(0)) && (comma || word(0) == "then")) return true;
    if (one_of(heads, word(0)) && word(1) == "then") return true;
    if (std::any_of(told_.begin(), told_.end(), [&](TokenIndex t) { return is_at_the_time(t); })) return true;
    if (std::any_of(told_.begin(), told_.end(), [&](TokenIndex t) { return is_time_before(t); })) return true;
    if (word(0) == "the" && (word(1) == "next" || word(1) == "following" || word(1) == "same") && one_of(periods, word(2))) return true;
    for (std::size_t k = 0; k + 1 < std::min(far, told_.size()); ++k) {
      if (!one_of(periods, singular(word(k)))) continue;
      const std::string next = word(k + 1);
      if (next == "earlier" || next == "later" || next == "afterward" || next == "afterwards" || next == "before") return true;
    }
    return false;
  }

  /// "two months before.": before what, stands elsewhere.
  bool is_time_before(TokenIndex t) const {
    constexpr std::array<std::string_view, 3> ends = {"before", "earlier", "later"};
    return one_of(ends, fold(shown_.report.report.at(at(t).span))) && t > 0 && one_of(periods, at(t - 1).lemma) && !quoted(t) && t + 1 < tokens_.size() && at(t + 1).upos == Upos::PUNCT;
  }

  /// "Holm's visit to Lima", "Minister Holm on how he came": nobody does anything.
  bool is_phrase() const {
    const TokenIndex r = root();
    const bool noun = r < tokens_.size() && is_noun(r) && shown_.told.contains(at(r).span) && !has_child(r, [&](TokenIndex c) {
      return at(c).relation.starts_with("nsubj") || at(c).relation == "cop" || at(c).relation.starts_with("parataxis") || at(c).relation.starts_with("ccomp") || at(c).relation.starts_with("conj") || at(c).relation.starts_with("csubj");
    });
    if (noun && !shown_.speaker) return true;
    return !shown_.speaker && std::none_of(told_.begin(), told_.end(), [&](TokenIndex t) { return at(t).relation.starts_with("nsubj") || at(t).relation.starts_with("csubj") || at(t).relation == "expl"; });
  }

  /// "issued an apology at the time": which, stands elsewhere. "The minister at the time" is another thing.
  bool is_at_the_time(TokenIndex t) const {
    return at(t).lemma == "time" && t >= 2 && at(t - 1).lemma == "the" && at(t - 2).lemma == "at" && at(t).relation.starts_with("obl") && !has_closer(t);
  }

  /// "Below are pictures": what follows on the page.
  bool shows() const {
    constexpr std::array<std::string_view, 4> places = {"below", "here", "above", "see"};
    return one_of(places, word(0)) && !quoted(told_.front()) && (word(1) == "is" || word(1) == "are" || word(0) == "see");
  }

  /// "Holm is perhaps the best", "Sadly, Holm left": the report's own opinion.
  bool remarks() const {
    constexpr std::string_view stances[] = {"perhaps", "maybe", "arguably", "presumably", "unfortunately", "sadly", "fortunately", "thankfully", "ironically", "surely", "certainly", "obviously", "undoubtedly"};
    return std::any_of(told_.begin(), told_.end(), [&](TokenIndex t) {
      const bool clause = at(t).head == root() || fold(shown_.report.report.at(at(t).span)) == word(0);
      return clause && at(t).upos == Upos::ADV && !quoted(t) && !shown_.speaker && one_of(stances, at(t).lemma);
    });
  }

  /// "asked how she felt", "explains why": the answer stands elsewhere.
  bool asks() const {
    constexpr std::string_view verbs[] = {"ask", "wonder", "explain", "detail"};
    return std::any_of(told_.begin(), told_.end(), [&](TokenIndex t) {
      if (!one_of(std::array<std::string_view, 3>{"how", "why", "what"}, at(t).lemma) || at(t).head == no_token || quoted(t)) return false;
      const TokenIndex clause = at(t).head, above = at(clause).head;
      return above != no_token && above < t && at(clause).relation.starts_with("ccomp") && one_of(verbs, at(above).lemma) && shown_.quoted.empty();
    });
  }

  /// "did not immediately return a message", "declined to comment": nobody says anything.
  bool gives_no_answer() const {
    constexpr std::string_view answers[] = {"respond", "reply", "comment", "answer", "return"};
    constexpr std::string_view asked[] = {"request", "call", "message", "email", "e-mail", "comment", "inquiry", "question"};
    const bool refuses = std::any_of(told_.begin(), told_.end(), [&](TokenIndex t) {
      return !quoted(t) && one_of(answers, at(t).lemma) && is_predicate(t) && at(t).head != no_token && (at(at(t).head).lemma == "decline" || at(at(t).head).lemma == "refuse");
    });
    if (refuses) return true;
    const TokenIndex r = root();
    if (r >= tokens_.size() || !one_of(answers, at(r).lemma) || quoted(r) || !has_child(r, [&](TokenIndex c) { return at(c).lemma == "not" || at(c).lemma == "n't"; })) return false;
    return std::any_of(told_.begin(), told_.end(), [&](TokenIndex t) { return t > r && one_of(asked, at(t).lemma); });
  }

  /// "I crossed the line," said Holm: hardly a word.
  bool is_short_quotation() const {
    constexpr std::ptrdiff_t fewest = 3;
    if (shown_.quoted.empty()) return false;
    const std::vector<Word> words = words_of(shown_.report.report.at(shown_.told), shown_.told.begin);
    const auto inside = [&](const Word& w) { return shown_.quoted_at(w.span); };
    const auto said = std::count_if(words.begin(), words.end(), inside);
    return 2 * said > static_cast<std::ptrdiff_t>(words.size()) && std::count_if(words.begin(), words.end(), [&](const Word& w) { return inside(w) && !w.stop; }) < fewest;
  }

  /// "Because we sail on Monday.": half a sentence.
  bool is_half() const {
    const TokenIndex r = root();
    return r < tokens_.size() && has_child(r, [&](TokenIndex c) { return at(c).lemma == "because" && at(c).relation == "mark" && shown_.told.contains(at(c).span); });
  }

  /// "Sign up for our letter": the verb calls on the reader.
  bool calls() const {
    const TokenIndex r = root();
    if (r >= tokens_.size() || at(r).xpos != "VB" || shown_.speaker || quoted(r) || root_subject() != no_token) return false;
    return !has_child(r, [&](TokenIndex c) { return at(c).xpos == "MD" || at(c).xpos == "TO"; });
  }

  const Sentence& sentence_;
};

std::size_t count(std::string_view text, std::string_view mark) {
  std::size_t n = 0;
  for (std::size_t at = text.find(mark); at != std::string_view::npos; at = text.find(mark, at + mark.size())) ++n;
  return n;
}

/// A sentence that ends where it should not: cut by an abbreviation, a caption, a lead-in to what follows.
bool is_cut(const Shown& shown) {
  std::string_view words = shown.report.report.at(shown.told);
  const auto drop = [&](std::string_view mark) {
    if (!words.ends_with(mark)) return false;
    words.remove_suffix(mark.size());
    return true;
  };
  while (drop("\"") || drop("\u201d") || drop("'") || drop("\u2019") || drop(")") || drop(" ") || drop("]")) {}
  const bool stop = !words.empty() && std::string_view(".!?").find(words.back()) != std::string_view::npos;
  const std::string_view all = shown.report.report.at(shown.told);
  if (count(all, "\u2018") > count(all, "\u2019") || count(all, "(") != count(all, ")")) return true;
  return !stop && !words.ends_with("\u2026") && !ends_early(shown.report, shown.told);
}

/// "UPDATE: 7 p.m. --" and the like: a note of the desk.
bool is_note(const std::vector<Word>& words) {
  constexpr std::array<std::string_view, 6> notes = {"update", "updated", "correction", "clarification", "related", "photo"};
  return !words.empty() && words.front().capital && one_of(notes, words.front().folded);
}

/// Every long word with a capital: a title among the sentences.
bool is_title(const std::vector<Word>& words) {
  constexpr std::size_t fewest = 5;
  std::size_t content = 0, capital = 0;
  for (std::size_t k = 1; k < words.size(); ++k) {
    if (words[k].stop || words[k].number || words[k].span.size() < 4) continue;
    ++content;
    capital += words[k].capital;
  }
  return content >= fewest && 10 * capital >= 9 * content;
}

/// Nothing left to say: small words but for one.
bool is_empty(const Shown& shown, const std::vector<Word>& words) {
  constexpr std::ptrdiff_t fewest = 2;
  return std::count_if(words.begin(), words.end(), [&](const Word& w) { return !w.stop || shown.explained_at(w.span); }) < fewest;
}

constexpr std::array<std::string_view, 24> first_pointers = {"it", "he", "she", "they", "this", "that", "these", "those", "such", "one", "but", "and", "his", "her", "their", "its",
                                                             "also", "so", "or", "i", "we", "you", "yet", "nor"};

}  // namespace

bool Shown::quoted_at(Span span) const {
  return std::any_of(quoted.begin(), quoted.end(), [&](Span q) { return q.contains(span); });
}

bool Shown::explained_at(Span span) const {
  return std::any_of(explained.begin(), explained.end(), [&](Span e) { return e.contains(span); });
}

bool Shown::is_theme(Span span) const {
  if (theme == nullptr) return false;
  const std::vector<Word> words = words_of(report.report.at(span), span.begin);
  return words.empty() || std::binary_search(theme->begin(), theme->end(), words.front().stem);
}

bool is_body(const CodedReport& report, const Sentence& sentence, TokenIndex token) {
  const Span word = sentence.tokens[token].span;
  for (const Entity& entity : report.coding.entities) {
    if (entity.kind != EntityKind::person) continue;
    if (std::any_of(entity.mentions.begin(), entity.mentions.end(), [&](const Mention& m) { return !m.pronoun && m.head.contains(word); })) return false;
  }
  return std::any_of(sentence.names.begin(), sentence.names.end(), [&](const Name& n) { return n.kind != NameKind::person && n.begin <= token && token < n.end; });
}

bool is_calendar(std::string_view word) { return one_of(calendar, word); }

bool ends_early(const CodedReport& report, Span told) {
  return std::any_of(report.sentences.begin(), report.sentences.end(), [&](const Sentence& s) { return s.span.begin < told.end && told.end < s.span.end; });
}

std::string_view lacking(const Shown& shown) {
  const std::vector<Word> words = words_of(shown.report.report.at(shown.told), shown.told.begin);
  if (is_cut(shown)) return "an end";
  if (is_note(words) || is_title(words) || is_empty(shown, words)) return "a statement";
  bool parsed = false;
  for (const Sentence& sentence : shown.report.sentences) {
    if (!sentence.span.overlaps(shown.told) || sentence.fallback) continue;
    parsed = true;
    if (const std::string_view what = Reading(shown, sentence).lacking(); !what.empty()) return what;
  }
  const bool points = !parsed && !words.empty() && one_of(first_pointers, words.front().folded);
  return points ? "an antecedent" : std::string_view();
}

}  // namespace entente::reconciling
