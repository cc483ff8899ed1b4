#include "code/actor/mentions.h"

#include <algorithm>

#include "code/actor/fold.h"

namespace entente {
namespace {

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::vector<std::string> parts_of(std::string_view name) {
  std::vector<std::string> out;
  std::string word;
  for (const char c : lower(name)) {
    if (c == ' ' || c == '-') {
      if (!word.empty()) out.push_back(std::move(word));
      word.clear();
    } else if (c != '.') {
      word += c;
    }
  }
  if (!word.empty()) out.push_back(std::move(word));
  return out;
}

struct PronounKind {
  EntityKind kind;
  Gender gender;
  Number number;
  std::uint8_t person;
};

/// Personal and possessive pronouns of English; nothing for the rest.
bool pronoun_kind(std::string_view form, PronounKind& out) {
  if (one_of(form, {"he", "him", "his", "himself"})) out = {EntityKind::person, Gender::masculine, Number::singular, 3};
  else if (one_of(form, {"she", "her", "hers", "herself"})) out = {EntityKind::person, Gender::feminine, Number::singular, 3};
  else if (one_of(form, {"it", "its", "itself"})) out = {EntityKind::organisation, Gender::neuter, Number::singular, 3};
  else if (one_of(form, {"they", "them", "their", "theirs", "themselves"})) out = {EntityKind::other, Gender::none, Number::plural, 3};
  else if (one_of(form, {"i", "me", "my", "mine", "myself"})) out = {EntityKind::person, Gender::none, Number::singular, 1};
  else if (one_of(form, {"we", "us", "our", "ours", "ourselves", "'s", "’s"})) out = {EntityKind::group, Gender::none, Number::plural, 1};
  else if (one_of(form, {"you", "your", "yours", "yourself", "yourselves"})) out = {EntityKind::person, Gender::none, Number::none, 2};
  else return false;
  return true;
}

/// What stands right before a name: "South Korean President", "Mr".
struct Title {
  TokenIndex begin = no_token;       ///< no_token: nothing
  Gender gender = Gender::none;
  Description says;                  ///< office empty: only a form of address
};

class Finder {
 public:
  Finder(const ActorTable& table, const PlaceWords& words, const Report& report, const Sentence& sentence,
         std::uint32_t number, const Tree& tree, const std::vector<TermUse>& terms, const std::vector<NameUse>& names, std::vector<Found>& out)
      : table_(table), words_(words), report_(report), sentence_(sentence), number_(number), tree_(tree), out_(out),
        first_(out.size()), terms_(terms), names_(names),
        name_at_(sentence.tokens.size(), -1), in_title_(sentence.tokens.size(), false) {
    for (std::size_t i = 0; i < names_.size(); ++i) {
      for (TokenIndex t = names_[i].begin; t < names_[i].end; ++t) name_at_[t] = static_cast<std::int32_t>(i);
    }
  }

  void run() {
    for (const NameUse& name : names_) {
      if (!name.term && name.kind != EntityKind::place) titles_.push_back(title_of(name));
      else titles_.emplace_back();
    }
    for (TokenIndex t = 0; t < sentence_.tokens.size(); ++t) {
      const std::int32_t name = name_at_[t];
      if (name >= 0) {
        if (names_[name].head == t) add_name(names_[name], titles_[name]);
        continue;
      }
      if (in_title_[t]) continue;
      const Token& token = sentence_.tokens[t];
      if (token.upos == Upos::PRON) add_pronoun(t);
      else if (token.upos == Upos::DET && token.features.possessive) add_pronoun(t);
      else if (token.upos == Upos::NOUN || token.upos == Upos::PROPN || token.upos == Upos::ADJ) add_nominal(t);
    }
    link();
    add_groups();
    order();
  }

 private:
  std::string_view text(TokenIndex t) const { return report_.at(sentence_.tokens[t].span); }

  Found start(TokenIndex head) const {
    Found m;
    m.sentence = number_;
    m.head = head;
    m.core_begin = head;
    m.core_end = head + 1;
    m.range = tree_.phrase(head);
    m.number = sentence_.tokens[head].features.number;
    TokenIndex first = head;
    for (std::size_t n = 0; tree_.rel(first) == Rel::conj && n < tree_.size(); ++n) first = tree_.head(first);
    m.rel = tree_.rel(first);
    m.governor = tree_.head(first);
    place_in_clause(m, first);
    return m;
  }

  void place_in_clause(Found& m, TokenIndex first) const;
  void add_name(const NameUse& name, const Title& title);
  Title title_of(const NameUse& name);
  void add_belonging(Found& m, const NameUse& name) const;
  void add_gender(Found& m) const;
  void describe_body(Found& m, const NameUse& name) const;
  bool read_firm(Found& m, const NameUse& name) const;
  std::string_view seat_behind(TokenIndex end) const;
  void add_nominal(TokenIndex t);
  bool stands_for_a_clause(TokenIndex t) const;
  bool names_people(std::string_view form, TokenIndex t) const;
  void add_people(TokenIndex t, std::string_view form);
  void add_pronoun(TokenIndex t);
  TokenIndex left_bound(TokenIndex begin) const;
  void read_determiners(Found& m, TokenIndex head) const;
  std::vector<std::string> states_within(TokenIndex head) const;
  bool mere_modifier(TokenIndex t) const;
  bool short_form(const Found& full, const Found& brief) const;
  bool one_of_party(const NameUse& name, const Found& m) const;
  bool sits_in_parliament(const NameUse& name) const;
  void link();
  void add_groups();
  void order();
  std::int32_t mention_at(TokenIndex t) const;
  std::int32_t owner_in_title(const Found& m) const;
  bool not_so(TokenIndex predicate) const;
  std::int32_t stressed_by(const Found& reflexive) const;
  void set_same(std::int32_t a, std::int32_t b);

  const ActorTable& table_;
  const PlaceWords& words_;
  const Report& report_;
  const Sentence& sentence_;
  std::uint32_t number_;
  const Tree& tree_;
  std::vector<Found>& out_;
  std::size_t first_;
  const std::vector<TermUse>& terms_;
  const std::vector<NameUse>& names_;
  std::vector<std::int32_t> name_at_;
  std::vector<Title> titles_;
  std::vector<bool> in_title_;
};

/// Of a report on the peninsula "the North" is one of its states.
bool speaks_of_korea(const Report& report) {
  return report.text.find("Korea") != std::string::npos || report.text.find("Seoul") != std::string::npos || report.text.find("Pyongyang") != std::string::npos;
}

bool heads_clause(Rel rel) {
  return rel == Rel::root || rel == Rel::ccomp || rel == Rel::xcomp || rel == Rel::advcl || rel == Rel::acl || rel == Rel::relcl ||
         rel == Rel::csubj || rel == Rel::parataxis;
}

/// What the phrase hangs on; `first`: its first conjunct.
void Finder::place_in_clause(Found& m, TokenIndex first) const {
  const TokenIndex governor = m.governor == no_token ? first : m.governor;
  const Token& word = sentence_.tokens[governor];
  m.governor_upos = word.upos;
  if (word.upos == Upos::VERB) m.governor_lemma = word.lemma;
  m.governor_is = tree_.has(governor, Rel::cop) || word.lemma == "be";
  m.clause_below = tree_.has(governor, Rel::ccomp) || tree_.has(governor, Rel::xcomp) || tree_.has(governor, Rel::csubj) || tree_.has(governor, Rel::advcl);
  m.main_clause = tree_.rel(governor) == Rel::root;
  TokenIndex at = governor;
  for (std::size_t n = 0; at != no_token && n < tree_.size(); ++n, at = tree_.head(at)) {
    const bool verb_beside = tree_.rel(at) == Rel::conj && (sentence_.tokens[at].upos == Upos::VERB || tree_.has(at, Rel::cop));
    if (!heads_clause(tree_.rel(at)) && !verb_beside) continue;
    if (m.predicate == no_token) m.predicate = at;
    m.predicates_above.push_back(at);
  }
}

/// "Democrat" as the head of its phrase.
bool Finder::one_of_party(const NameUse& name, const Found& m) const {
  if (!name.term || name.term->kind != TermKind::institution || name.term->sectors.empty() || name.term->sectors.front() != "PTY") return false;
  if (m.parts.size() != 1 || m.name.ends_with('s') || m.name == name.term->name || m.name.find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos) return false;
  return !mere_modifier(name.head) && m.number != Number::plural;
}

/// "Democrats on the House Judiciary Committee", "Republicans in the Senate": members, not the party.
bool Finder::sits_in_parliament(const NameUse& name) const {
  if (!name.term || name.term->kind != TermKind::institution || name.term->sectors.empty() || name.term->sectors.front() != "PTY") return false;
  if (name.end - name.begin > 1 || !text(name.begin).ends_with("s")) return false;
  for (const TokenIndex c : tree_.children(name.head)) {
    if (tree_.rel(c) != Rel::nmod || !one_of(tree_.preposition(c), {"on", "in", "of"})) continue;
    for (const TermUse& use : terms_) {
      if (use.begin <= c && c < use.end && !use.best().sectors.empty() && use.best().sectors.front() == "LEG" && use.best().state == name.term->state) return true;
    }
    const Description inner = describe(table_, report_, sentence_, tree_, terms_, tree_.phrase(c).begin, c);
    if (!inner.sectors.empty() && inner.sectors.front() == "LEG") return true;
  }
  return false;
}

void Finder::add_name(const NameUse& name, const Title& title) {
  Found m = start(name.head);
  m.form = Form::name;
  m.core_begin = name.begin;
  m.core_end = name.end;
  m.range.widen({name.begin, name.end});
  m.kind = name.kind;
  m.surely = name.surely;
  m.term = name.term;
  m.definite = true;
  const Span span = span_of(sentence_, {name.begin, name.end});
  m.name = fold_name(report_.at(span));
  m.parts = parts_of(m.name);
  if (m.kind == EntityKind::person && names_a_thing(m.parts)) m.kind = EntityKind::other, m.surely = false;
  m.lemma = lower(sentence_.tokens[name.end - 1].lemma);
  if (sits_in_parliament(name)) {
    m.form = Form::nominal;
    m.kind = m.says.kind = EntityKind::group;
    m.surely = true;
    m.says.office = "lawmaker";
    m.says.states.emplace_back(name.term->state);
    m.says.sectors = {"LEG"};
    m.number = Number::plural;
    m.term = nullptr;
    m.name.clear();
    m.parts.clear();
    read_determiners(m, name.head);
    out_.push_back(std::move(m));
    return;
  }
  if (one_of_party(name, m)) {      // "a Democrat": somebody of the party, not the party
    m.form = Form::nominal;
    m.kind = EntityKind::person;
    m.surely = true;
    m.says.office = "politician";
    m.says.kind = EntityKind::person;
    m.says.states.emplace_back(name.term->state);
    m.says.sectors.assign(name.term->sectors.begin(), name.term->sectors.end());
    m.says.generic = true;      // an office that is named beside it says more
    m.term = nullptr;
    m.name.clear();
    m.parts.clear();
    m.range = tree_.phrase(name.head);
    read_determiners(m, name.head);
    out_.push_back(std::move(m));
    return;
  }
  const bool half = one_of(m.name, {"North", "South"}) && name.begin > 0 && lower(text(name.begin - 1)) == "the";
  if (half && speaks_of_korea(report_)) {
    m.name += " Korea";
    m.parts = parts_of(m.name);
    m.kind = EntityKind::state;
    for (const Term& term : table_.terms(m.name)) m.term = &term;
    m.stance = is_locative(tree_, name.head) ? Stance::place : Stance::doer;
    out_.push_back(std::move(m));
    return;
  }
  if (half) {      // "the North": whose, the report says
    m.form = Form::nominal;
    m.kind = EntityKind::place;
    m.name.clear();
    m.parts.clear();
    out_.push_back(std::move(m));
    return;
  }
  if (name.term && (name.term->kind == TermKind::state || name.term->kind == TermKind::capital ||
                    name.term->kind == TermKind::city || name.term->kind == TermKind::region)) {
    m.stance = stance_of(words_, tree_, name.head);
    if (name.term->kind == TermKind::state && m.stance != Stance::doer) m.stance = is_locative(tree_, name.head) ? Stance::place : Stance::doer;
    if (name.term->kind == TermKind::capital && m.stance == Stance::place) m.kind = EntityKind::place;
  } else if (m.kind == EntityKind::place) {
    m.stance = Stance::place;
  }
  const bool firm = title.begin == no_token && read_firm(m, name);
  if (title.begin != no_token) {
    m.title_begin = title.begin;
    m.range.widen({title.begin, name.end});
    m.says = title.says;
    m.kind = EntityKind::person;
    m.surely = true;
    m.gender = title.gender;
  }
  if (!firm && !name.term && m.kind != EntityKind::person) describe_body(m, name);
  if (m.kind == EntityKind::person) {
    add_belonging(m, name);
    add_gender(m);
  }
  out_.push_back(std::move(m));
}

/// "Ada Holm" is a woman by her given name, and one person, though "Shields" looks like several.
void Finder::add_gender(Found& m) const {
  const bool family = m.core_begin > 0 && lower(text(m.core_begin - 1)) == "the";      // "the Holms"
  if (!family) m.number = Number::singular;
  if (m.gender == Gender::none && m.parts.size() > 1) m.gender = table_.given_name(m.parts.front());
}

/// Office words right before a name: they prove a person, and are no mention of their own.
Title Finder::title_of(const NameUse& name) {
  Title title;
  TokenIndex begin = name.begin;
  while (begin > 0 && table_.address(text(begin - 1)) && name_at_[begin - 1] < 0) {
    const Gender gender = *table_.address(text(begin - 1));
    if (gender != Gender::none) title.gender = gender;
    in_title_[--begin] = true;
  }
  if (begin < name.begin) title.begin = begin;
  if (begin == 0 || parted(report_, sentence_, begin) || (name.kind == EntityKind::organisation && name.surely)) return title;
  const Token& before = sentence_.tokens[begin - 1];
  if (name_at_[begin - 1] >= 0 || before.upos == Upos::PUNCT || before.upos == Upos::PART || before.upos == Upos::VERB) return title;      // "forced Holm"
  TokenIndex left = begin - 1;
  while (left > 0 && !parted(report_, sentence_, left) && (sentence_.tokens[left - 1].upos != Upos::PUNCT || text(left - 1) == "-" || text(left - 1) == "–" ||
                      text(left - 1) == "'" || text(left - 1) == "’")) {
    --left;
  }
  Description says = describe(table_, report_, sentence_, tree_, terms_, left, begin - 1);
  if (says.office.empty()) {      // "Peruvian footballer Ana Holm": no office, and yet hers
    const Noun* noun = table_.noun(lower(before.lemma));
    const bool hangs = sentence_.tokens[name.head].head == begin - 1 && tree_.rel(name.head) == Rel::flat;      // "burglar <- Ana Holm": one phrase
    const bool beside = before.head == name.head && noun && noun->kind == EntityKind::person && !says.states.empty();
    if (name.kind != EntityKind::person || before.upos != Upos::NOUN || before.features.number == Number::plural || (!hangs && !beside)) return title;
  }
  if (says.kind == EntityKind::organisation) return title;
  // Beside a surely personal name any office word is its title; else the tree must tie them.
  const TokenIndex tied = before.head, name_head = sentence_.tokens[name.head].head;
  const bool together = name_head == begin - 1 || tied == name.head || (tied < sentence_.tokens.size() && tied >= name.begin && tied < name.end);
  const Office* office = table_.office(lower(before.lemma));
  if (!together && !(office && office->title) && !(name.kind == EntityKind::person && before.features.number != Number::plural)) return title;
  title.begin = says.begin;
  if (const Noun* noun = table_.noun(lower(before.lemma)); noun && noun->gender != Gender::none) title.gender = noun->gender;
  in_title_[begin - 1] = true;
  for (TokenIndex t = begin - 1; t > 0 && t > says.begin; --t) {      // "foreign minister": one title, no mention inside
    if (sentence_.tokens[t - 1].upos == Upos::NOUN || sentence_.tokens[t - 1].upos == Upos::ADJ ||
        (sentence_.tokens[t - 1].upos == Upos::PROPN && name_at_[t - 1] < 0)) {
      in_title_[t - 1] = true;
    } else {
      break;
    }
  }
  title.says = std::move(says);
  return title;
}

/// "Norway's Holm", "Holm of the central bank", "Professor Holm from Oslo University".
void Finder::add_belonging(Found& m, const NameUse& name) const {
  if (m.says.office.empty()) m.says.generic = true;
  if (const TokenIndex owner = tree_.child(name.head, Rel::nmod_poss); owner != no_token && m.says.states.empty()) {
    for (const TermUse& use : terms_) {
      if (use.begin <= owner && owner < use.end && !use.best().state.empty() && use.best().kind != TermKind::adjective) {
        m.says.states.emplace_back(use.best().state);
      }
    }
  }
  add_complements(table_, report_, sentence_, tree_, terms_, name.head, m.says);
  if (!m.says.states.empty() || name.end + 1 >= sentence_.tokens.size()) return;
  if (!one_of(text(name.end), {"from", "of", "at"})) return;      // the tree may hang it on the verb
  const TokenIndex next = name.end + 1 + (lower(text(name.end + 1)) == "the" ? 1 : 0);
  for (const TermUse& use : terms_) {
    const bool body = use.best().kind == TermKind::institution || use.best().kind == TermKind::body;
    if (use.begin != next || !body) continue;
    m.says.states.emplace_back(use.best().state);
    m.says.body = std::string(use.best().name);
    if (m.says.generic) m.says.sectors.assign(use.best().sectors.begin(), use.best().sectors.end());
  }
}

/// The state of a place told behind a firm's name: ", based in Oslo", ", Toledo, Ohio,"; empty: none.
std::string_view Finder::seat_behind(TokenIndex end) const {
  constexpr TokenIndex reach = 7;
  const auto size = static_cast<TokenIndex>(sentence_.tokens.size());
  TokenIndex t = end < size && text(end) == "," ? end + 1 : end;
  if (t == end || t >= size) return {};
  if (one_of(text(t), {"based", "headquartered", "incorporated"}) && t + 1 < size && text(t + 1) == "in") t += 2;
  std::string_view state;
  for (; t < size && t < end + reach; ++t) {
    if (text(t) != "," && sentence_.tokens[t].upos != Upos::PROPN) break;
    for (const TermUse& use : terms_) {
      const TermKind kind = use.best().kind;
      const bool place = kind == TermKind::city || kind == TermKind::region || kind == TermKind::capital || kind == TermKind::state;
      if (use.begin <= t && t < use.end && place && !use.best().state.empty()) state = use.best().state;
    }
  }
  return t < size && !one_of(text(t), {"and", "or"}) ? state : std::string_view();
}

/// "Holm Industries Inc.", "N.V. Prado": a firm by the words of its name; tells whether it is one.
bool Finder::read_firm(Found& m, const NameUse& name) const {
  const auto word = [&](TokenIndex t) {
    std::string w = lower(text(t));
    std::erase(w, '.');
    return w;
  };
  if (name.term || m.parts.size() < 2 || !starts_upper(text(name.end - 1))) return false;
  const std::string_view* state = table_.firm_word(word(name.end - 1));
  if (!state && one_of(text(name.begin), {"N.V.", "Cie.", "PT", "AB"})) {
    static constexpr std::string_view nowhere;
    state = &nowhere;
    m.parts.erase(m.parts.begin());      // "N.V. Holm" is "Holm" afterwards
  }
  if (!state) return false;
  m.kind = EntityKind::organisation;
  m.surely = true;
  const TokenRange phrase = tree_.phrase(name.head);
  m.says = describe(table_, report_, sentence_, tree_, terms_, std::min(phrase.begin, name.begin), name.end - 1);
  const bool letters = std::any_of(terms_.begin(), terms_.end(), [&](const TermUse& use) {      // "Avon CAR Corp." is of no state
    return name.begin <= use.begin && use.end <= name.end && sentence_.tokens[use.begin].span.joined(sentence_.tokens[use.end - 1].span).size() <= 3;
  });
  if (letters) m.says.states.clear();
  m.says.office = "company";
  m.says.kind = EntityKind::organisation;
  m.says.sectors = {"BUS"};
  m.says.generic = m.says.head = false;
  add_complements(table_, report_, sentence_, tree_, terms_, name.head, m.says);
  if (const std::string_view seat = seat_behind(name.end); !seat.empty()) m.says.states.assign(1, std::string(seat));
  if (m.says.states.empty() && !state->empty()) m.says.states.emplace_back(*state);
  return true;
}

/// "Peruvian Foreign Ministry", "Bank of Japan", "Ghana Armed Forces": the words of a name tell as common nouns do.
void Finder::describe_body(Found& m, const NameUse& name) const {
  const TokenRange phrase = tree_.phrase(name.head);
  m.says = describe(table_, report_, sentence_, tree_, terms_, std::min(phrase.begin, name.begin), name.head);
  if (m.says.kind == EntityKind::person && m.kind == EntityKind::other) {
    if (m.parts.size() == 1) m.kind = EntityKind::person;     // "the President": an office written as a name
  } else if (!m.says.office.empty() && m.kind == EntityKind::other) {
    m.kind = m.says.kind;
  }
  if (!m.says.office.empty()) add_complements(table_, report_, sentence_, tree_, terms_, name.head, m.says);
  if (m.says.office.empty() && m.kind != EntityKind::organisation) {
    m.says = {};
  }
  // "Fan", "Guard" without an article: a surname, not a group.
  const Office* office = m.parts.size() == 1 ? table_.office(m.lemma) : nullptr;
  if (office && office->kind == EntityKind::group && m.number == Number::singular && m.says.begin == name.head && !tree_.has(name.head, Rel::det)) m.says = {};
  // "the Ministry", "the President": no name but a description that is written large.
  if (m.parts.size() == 1 && !m.says.office.empty() && !m.surely) {
    m.form = Form::nominal;
    m.name.clear();
    m.parts.clear();
    read_determiners(m, name.head);
    m.definite = m.definite || !m.indefinite;
  }
}

void Finder::read_determiners(Found& m, TokenIndex head) const {
  m.definite = m.indefinite = false;
  for (const TokenIndex c : tree_.children(head)) {
    const std::string word = lower(text(c));
    if (tree_.rel(c) == Rel::det) {
      if (one_of(word, {"the", "this", "that", "these", "those"})) m.definite = true;
      else if (word == "both") m.count = 2, m.definite = true;
      else if (one_of(word, {"a", "an", "some", "any", "no", "every", "each", "another", "many", "several", "all"})) m.indefinite = true;
      if (word == "another") m.other = true;
    } else if (tree_.rel(c) == Rel::nmod_poss) {
      m.definite = true;
    } else if (tree_.rel(c) == Rel::nummod) {
      if (one_of(word, {"two", "2"})) m.count = 2;
      else if (one_of(word, {"three", "3"})) m.count = 3;
      else if (one_of(word, {"four", "4"})) m.count = 4;
    } else if (tree_.rel(c) == Rel::amod || tree_.rel(c) == Rel::compound || tree_.rel(c) == Rel::nmod_unmarked) {
      if (c < head) m.modifiers.push_back(lower(sentence_.tokens[c].lemma));
      if (one_of(word, {"other", "others"})) m.other = true;
    }
  }
  if (!m.definite && m.number == Number::plural) m.indefinite = true;
  // "Peruvian navy said", "parliament voted": a body without an article is the one there is.
  if (m.kind == EntityKind::organisation && m.number == Number::singular && !m.indefinite) m.definite = true;
}

/// The tree may cut a phrase too short: a possessor or a nationality right before belongs to it.
TokenIndex Finder::left_bound(TokenIndex begin) const {
  while (begin > 0) {
    const Token& before = sentence_.tokens[begin - 1];
    const bool genitive = before.upos == Upos::PART && before.xpos == "POS";
    const bool nationality = std::any_of(terms_.begin(), terms_.end(), [&](const TermUse& use) {
      return use.begin < begin && begin <= use.end && use.best().kind == TermKind::adjective;
    });
    const bool modifier = before.upos == Upos::ADJ || (before.upos == Upos::NOUN && tree_.rel(begin - 1) == Rel::compound);
    if (!genitive && !nationality && !modifier) break;
    --begin;
    if (genitive) {
      for (const TermUse& use : terms_) {
        if (use.end == begin) return use.begin;
      }
      return begin == 0 ? 0 : begin - 1;
    }
  }
  return begin;
}

/// Who is often not at home: "tourists in Peru" are not Peruvian.
bool abroad(std::string_view lemma) {
  return one_of(lemma, {"tourist", "visitor", "expatriate", "foreigner", "immigrant", "migrant", "hostage", "traveller", "traveler", "climber", "contractor", "adviser", "advisor",
                        "observer", "expert", "ally", "partner", "friend", "delegate", "representative", "source", "supporter", "veteran", "pilot", "sailor", "national", "singer", "actor", "artist", "player", "coach", "author", "writer"});
}

/// "a boy in Peru", "women in Lima": people live where they are.
std::vector<std::string> Finder::states_within(TokenIndex head) const {
  for (const TokenIndex c : tree_.children(head)) {
    if (tree_.rel(c) != Rel::nmod || c < head || tree_.preposition(c) != "in") continue;
    for (const TermUse& use : terms_) {
      const TermKind kind = use.best().kind;
      const bool place = kind == TermKind::state || kind == TermKind::capital || kind == TermKind::region || (kind == TermKind::city && !use.best().word);
      if (use.begin <= c && c < use.end && place && !use.best().state.empty()) return {std::string(use.best().state)};
    }
  }
  return {};
}

/// A noun inside another's phrase that names nothing by itself: "police chief", "President Holm".
bool Finder::mere_modifier(TokenIndex t) const {
  const Rel rel = tree_.rel(t);
  const std::string& relation = sentence_.tokens[t].relation;
  return rel == Rel::compound || rel == Rel::flat || rel == Rel::fixed || rel == Rel::amod || relation == "nmod:desc" ||
         relation == "goeswith";
}

void Finder::add_nominal(TokenIndex t) {
  const Token& token = sentence_.tokens[t];
  if (mere_modifier(t) || is_party_mark(report_, sentence_, t)) return;
  const bool like_noun = token.upos != Upos::ADJ || one_of(lower(token.lemma), {"rich", "poor", "young", "dead", "wounded", "injured", "elderly"});
  if (!like_noun) return;
  // "President <- Xi": an office whose name hangs on it is the name's title.
  for (const TokenIndex c : tree_.children(t)) {
    if (c == t + 1 && tree_.rel(c) == Rel::flat && name_at_[c] >= 0) return;
  }
  Found m = start(t);
  m.lemma = lower(token.lemma);
  m.says = describe(table_, report_, sentence_, tree_, terms_, left_bound(m.range.begin), t);
  const Noun* noun = table_.noun(m.lemma);
  if (m.says.office.empty() && (!noun || noun->kind == EntityKind::other)) {      // a thing: a pronoun may mean it
    m.says = {};
    read_determiners(m, t);
    out_.push_back(std::move(m));
    return;
  }
  add_complements(table_, report_, sentence_, tree_, terms_, t, m.says);
  m.kind = m.says.office.empty() || (noun && noun->kind != EntityKind::other && m.says.generic) ? noun ? noun->kind : m.says.kind : m.says.kind;
  const bool people = m.kind == EntityKind::person || m.kind == EntityKind::group;
  if (m.says.office.empty() && !people) m.says.states.clear(), m.says.sectors.clear();
  if (people && m.says.states.empty() && m.says.owner == no_token && m.says.sectors.empty() && (!m.says.office.empty() || m.number == Number::plural) && !abroad(m.lemma)) m.says.states = states_within(t);
  const bool alone = m.says.states.empty() && m.says.owner == no_token && !tree_.has(t, Rel::nmod_poss);
  const bool bare = m.number == Number::plural && m.modifiers.empty() && !tree_.has(t, Rel::det) && !tree_.has(t, Rel::nummod);
  if ((m.says.weak && alone) || (m.says.state_alone && alone && bare)) {     // "submarines", "take sides": things
    m.says = {};
    m.kind = noun && noun->kind != EntityKind::person && noun->kind != EntityKind::group ? noun->kind : EntityKind::other;
    m.surely = m.kind != EntityKind::other;
    read_determiners(m, t);
    out_.push_back(std::move(m));
    return;
  }
  if (m.number == Number::plural && m.kind == EntityKind::person) m.kind = EntityKind::group;
  if (m.number == Number::singular && m.kind == EntityKind::group && !m.says.office.empty() && (!noun || noun->kind == EntityKind::person)) m.kind = EntityKind::person;
  m.surely = true;
  if (noun) m.gender = noun->gender;
  read_determiners(m, t);
  const bool one_of_several = m.indefinite && m.number == Number::singular && m.says.states.empty() && one_of(m.says.office, {"vice president", "vice-president"});
  if (one_of_several && m.says.sectors == std::vector<std::string>{"GOV"}) m.says.sectors.clear(), m.says.generic = true;      // "a vice president": a firm has several
  out_.push_back(std::move(m));
}

// "it is clear that", "it seems", "it is thought that", "it was hard to say", "it is time to go": nobody is meant.
bool Finder::stands_for_a_clause(TokenIndex t) const {
  if (tree_.rel(t) != Rel::nsubj && tree_.rel(t) != Rel::nsubj_pass) return false;
  const TokenIndex governor = tree_.head(t);
  if (governor == no_token || governor < t) return false;
  if (tree_.has(governor, Rel::csubj)) return true;
  const bool finite = tree_.has(governor, Rel::ccomp);
  const bool clause = finite || tree_.has(governor, Rel::xcomp) || tree_.has(governor, Rel::advcl);
  if (!clause) return false;
  const Token& word = sentence_.tokens[governor];
  if (word.upos == Upos::ADJ) {
    return finite || one_of(word.lemma, {"clear", "unclear", "important", "possible", "impossible", "necessary", "hard", "difficult",
                                         "easy", "essential", "vital", "wrong", "right", "better", "best", "unknown", "true"});
  }
  if (word.upos == Upos::NOUN) return one_of(word.lemma, {"time", "mistake", "pity", "shame", "honour", "honor", "privilege", "duty"});
  if (one_of(word.lemma, {"seem", "appear"})) return finite;
  return tree_.rel(t) == Rel::nsubj_pass && finite &&
         one_of(word.lemma, {"think", "believe", "say", "know", "expect", "understand", "report", "estimate", "hope", "fear", "assume"});
}

// "someone", "those who fled", "one of the guards": people, though no noun says so.
bool Finder::names_people(std::string_view form, TokenIndex t) const {
  if (one_of(form, {"someone", "somebody", "anyone", "anybody", "everyone", "everybody", "nobody"})) return true;
  if (!one_of(form, {"those", "all", "many", "others", "some"})) return false;
  const TokenIndex clause = tree_.child(t, Rel::relcl);
  if (clause == no_token) return false;
  for (const TokenIndex c : tree_.children(clause)) {
    if (one_of(lower(text(c)), {"who", "whom", "whose"})) return true;
  }
  return false;
}

void Finder::add_people(TokenIndex t, std::string_view form) {
  Found m = start(t);
  m.lemma = form;
  m.kind = form.ends_with("one") || form.ends_with("body") ? EntityKind::person : EntityKind::group;
  m.number = m.kind == EntityKind::person ? Number::none : Number::plural;
  m.surely = true;
  m.indefinite = true;
  out_.push_back(std::move(m));
}

void Finder::add_pronoun(TokenIndex t) {
  const std::string form = lower(text(t));
  PronounKind kind{};
  if (names_people(form, t)) return add_people(t, form);
  if (!pronoun_kind(form, kind)) return;
  if (tree_.rel(t) == Rel::expl) return;
  if (form == "it" && stands_for_a_clause(t)) return;
  Found m = start(t);
  m.form = Form::pronoun;
  m.kind = kind.kind;
  m.gender = kind.gender;
  m.number = kind.number;
  m.person = kind.person;
  m.lemma = form;
  m.reflexive = form.ends_with("self") || form.ends_with("selves");
  m.possessive = tree_.rel(t) == Rel::nmod_poss || sentence_.tokens[t].features.possessive;
  if (m.possessive && tree_.head(t) != no_token) m.owned = sentence_.tokens[tree_.head(t)].lemma;
  m.range = {t, t + 1};
  out_.push_back(std::move(m));
}

std::int32_t Finder::mention_at(TokenIndex t) const {
  if (t == no_token) return -1;
  for (std::size_t i = first_; i < out_.size(); ++i) {
    if (out_[i].head == t || (out_[i].core_begin <= t && t < out_[i].core_end)) return static_cast<std::int32_t>(i);
  }
  return -1;
}

void Finder::set_same(std::int32_t a, std::int32_t b) {
  if (a < 0 || b < 0 || a == b) return;
  Found& later = out_[std::max(a, b)];
  if (later.same_as < 0) later.same_as = std::min(a, b);
}

bool person_like(const Found& m) { return m.kind == EntityKind::person || m.kind == EntityKind::group; }

/// May an apposition or a copula set these two equal?
bool may_equal(const Found& a, const Found& b) {
  const auto several = [](const Found& m) { return m.form == Form::nominal && m.number == Number::plural; };
  const auto one = [](const Found& m) { return m.form == Form::name && m.kind != EntityKind::group && m.number != Number::plural; };
  if ((several(a) && one(b)) || (several(b) && one(a))) return false;      // "rival powers, China and Japan"
  if (a.number != Number::none && b.number != Number::none && a.number != b.number && a.form != Form::name && b.form != Form::name) return false;
  // Two bodies or places with names of their own, "the navy, the university", are two.
  if (a.form == Form::name && b.form == Form::name && !person_like(a) && !person_like(b) && (a.surely || b.surely)) return false;
  const auto loose = [](const Found& m) { return m.kind == EntityKind::other || m.form == Form::pronoun; };
  if (loose(a) || loose(b) || a.says.relational || b.says.relational) return true;
  if (person_like(a) != person_like(b)) return false;
  return true;
}

/// "the Association of Pensioners (ZAPP)": a short form in brackets, whatever its letters stand for.
bool Finder::short_form(const Found& full, const Found& brief) const {
  if (full.form != Form::name || brief.form != Form::name || full.parts.size() < 2 || brief.parts.size() != 1 || brief.term) return false;
  if (full.kind == EntityKind::person || brief.core_begin == 0 || text(brief.core_begin - 1) != "(") return false;
  return brief.name.size() > 1 && std::none_of(brief.name.begin(), brief.name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// "the state itself", "Holm herself": the noun right before a reflexive, if it agrees.
std::int32_t Finder::stressed_by(const Found& reflexive) const {
  const std::int32_t before = mention_at(reflexive.head - 1);
  if (before < 0 || out_[before].form == Form::pronoun || out_[before].core_end != reflexive.head) return -1;
  const Found& m = out_[before];
  const bool human = reflexive.gender == Gender::masculine || reflexive.gender == Gender::feminine;
  if (human != person_like(m) && (human || reflexive.number != Number::plural)) return -1;
  return m.form == Form::name || m.number == reflexive.number ? before : -1;
}

/// "Xi and Lee" is a mention of its own, kept only if something refers to both.
void Finder::add_groups() {
  const std::size_t end = out_.size();
  for (std::size_t i = first_; i < end; ++i) {
    if (out_[i].form == Form::pronoun) continue;
    Found group;
    TokenRange range = out_[i].range;
    for (const TokenIndex c : tree_.children(out_[i].head)) {
      if (tree_.rel(c) != Rel::conj) continue;
      const std::int32_t other = mention_at(c);
      if (other < 0 || out_[other].head != c) continue;
      if (group.members.empty()) group = out_[i], group.members = {static_cast<std::uint32_t>(i)};
      group.members.push_back(static_cast<std::uint32_t>(other));
      range.widen(out_[other].range);
    }
    if (group.members.empty()) continue;
    group.range = range;
    group.form = Form::nominal;
    group.kind = EntityKind::group;
    group.number = Number::plural;
    group.name.clear();
    group.parts.clear();
    group.term = nullptr;
    group.says = {};
    group.definite = group.indefinite = false;
    group.owner = group.leader = group.same_as = -1;
    group.gender = Gender::none;
    group.count = static_cast<std::uint8_t>(std::min<std::size_t>(group.members.size(), 200));
    out_.push_back(std::move(group));
  }
}

/// Mentions by their heads; a group comes after its last member.
void Finder::order() {
  const auto size = static_cast<std::uint32_t>(out_.size() - first_);
  const auto base = static_cast<std::uint32_t>(first_);
  const auto place = [&](std::uint32_t i) {
    const Found& m = out_[base + i];
    return m.members.empty() ? std::pair(m.head, 0) : std::pair(out_[m.members.back()].head, 1);
  };
  std::vector<std::uint32_t> by_place(size), now_at(size);
  for (std::uint32_t i = 0; i < size; ++i) by_place[i] = i;
  std::stable_sort(by_place.begin(), by_place.end(), [&](std::uint32_t a, std::uint32_t b) { return place(a) < place(b); });
  if (std::is_sorted(by_place.begin(), by_place.end())) return;
  for (std::uint32_t i = 0; i < size; ++i) now_at[by_place[i]] = i;
  const auto moved = [&](std::int32_t at) { return at < 0 ? at : static_cast<std::int32_t>(base + now_at[static_cast<std::uint32_t>(at) - base]); };
  std::vector<Found> sorted;
  sorted.reserve(size);
  for (const std::uint32_t i : by_place) sorted.push_back(std::move(out_[base + i]));
  for (std::uint32_t i = 0; i < size; ++i) {
    Found& m = sorted[i];
    m.same_as = moved(m.same_as);
    m.owner = moved(m.owner);
    m.leader = moved(m.leader);
    for (std::uint32_t& member : m.members) member = base + now_at[member - base];
    out_[base + i] = std::move(m);
  }
}

/// "Holm aide Ada Prado", "Prado's campaign manager": whose a title in front is.
std::int32_t Finder::owner_in_title(const Found& m) const {
  for (TokenIndex t = m.core_begin; t-- > m.title_begin;) {
    const std::int32_t other = name_at_[t] >= 0 && !in_title_[t] ? mention_at(t) : -1;
    if (other < 0) continue;
    const Found& owner = out_[static_cast<std::size_t>(other)];
    return owner.core_end <= m.core_begin && (owner.kind == EntityKind::person || (owner.kind == EntityKind::other && !owner.term)) ? other : -1;
  }
  return -1;
}

/// "is not", "would become", "may be": what is no fact sets nobody equal.
bool Finder::not_so(TokenIndex predicate) const {
  const auto& children = tree_.children(predicate);
  return std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
    return sentence_.tokens[c].features.negative || one_of(lower(text(c)), {"not", "would", "could", "might", "may", "should"});
  });
}

void Finder::link() {
  const std::size_t end = out_.size();
  for (std::size_t i = first_; i < end; ++i) {
    Found& m = out_[i];
    m.owner = mention_at(m.says.owner);
    if (m.owner < 0) {
      if (const TokenIndex owner = tree_.child(m.head, Rel::nmod_poss); owner != no_token) m.owner = mention_at(owner);
    }
    for (const TokenIndex c : tree_.children(m.head)) {
      if (m.form != Form::nominal) break;
      const bool beside = tree_.rel(c) == Rel::compound || tree_.rel(c) == Rel::nmod_unmarked || sentence_.tokens[c].relation == "nmod:desc";
      if (m.owner < 0 && beside && c < m.head) m.owner = mention_at(c);
      const std::string prep = tree_.rel(c) == Rel::nmod ? tree_.preposition(c) : std::string{};
      if (prep == "under" || prep == "of" || prep == "led by") m.leader = mention_at(c);
    }
    if (m.leader < 0 && m.form == Form::nominal && m.head + 2 < sentence_.tokens.size() && text(m.head + 1) == "under") {
      for (std::size_t k = first_; k < end; ++k) {      // the tree may hang the leader on the verb
        if (out_[k].form == Form::name && (out_[k].core_begin == m.head + 2 || out_[k].title_begin == m.head + 2)) m.leader = static_cast<std::int32_t>(k);
      }
    }
    if (m.owner < 0 && m.title_begin != no_token) m.owner = owner_in_title(m);
    if (m.owner == static_cast<std::int32_t>(i)) m.owner = -1;
    if (m.reflexive && m.head > 0) set_same(static_cast<std::int32_t>(i), stressed_by(m));
    for (const TokenIndex c : tree_.children(m.head)) {
      if (tree_.rel(c) != Rel::appos) continue;
      const std::int32_t other = mention_at(c);
      if (other >= 0 && short_form(m, out_[other])) out_[other].kind = EntityKind::organisation, out_[other].surely = true;
      if (other >= 0 && (may_equal(m, out_[other]) || short_form(m, out_[other]))) set_same(static_cast<std::int32_t>(i), other);
    }
    // "Holm is the premier of Norway", "China remains the largest buyer": predicate nouns are set equal unless negated.
    const bool remains = tree_.rel(m.head) == Rel::xcomp && one_of(sentence_.tokens[tree_.head(m.head)].lemma, {"remain", "become", "stay"});
    if (tree_.has(m.head, Rel::cop) || remains) {
      const bool negated = not_so(m.head) || (remains && not_so(tree_.head(m.head)));
      const TokenIndex subject = tree_.child(remains ? tree_.head(m.head) : m.head, Rel::nsubj);
      const std::int32_t other = mention_at(subject);
      if (!negated && other >= 0 && tree_.preposition(m.head).empty() && may_equal(m, out_[other])) set_same(static_cast<std::int32_t>(i), other);
    }
  }
}

}  // namespace

namespace {

/// Walks over the quotation marks of a report; a new paragraph begins outside.
class QuotedStretches {
 public:
  void pass(std::string_view between) {
    if (between.find('\n') != std::string_view::npos) open_ = false;
  }
  void mark(const Report& report, const Sentence& sentence, std::vector<Found>& found, std::size_t first) {
    std::vector<bool> inside(sentence.tokens.size());
    for (std::size_t t = 0; t < inside.size(); ++t) {
      const std::string_view word = report.at(sentence.tokens[t].span);
      if (word == "\"" || word == "``" || word == "''") open_ = !open_;
      else if (word == "\u201c") open_ = true;
      else if (word == "\u201d") open_ = false;
      inside[t] = open_;
    }
    for (std::size_t i = first; i < found.size(); ++i) found[i].quoted = inside[found[i].head];
  }

 private:
  bool open_ = false;
};

}  // namespace

std::vector<Found> find_mentions(const ActorTable& table, const Report& report, std::span<const Sentence> sentences, std::span<const Tree> trees,
                                 std::vector<std::vector<Place>>& places) {
  std::vector<Found> found;
  places.assign(sentences.size(), {});
  QuotedStretches quoted;
  Surnames surnames;
  std::vector<std::vector<TermUse>> terms_of(sentences.size());
  Senses senses;
  for (std::uint32_t s = 0; s < sentences.size(); ++s) {
    if (sentences[s].fallback || sentences[s].tokens.empty()) continue;
    terms_of[s] = terms_in(table, report, sentences[s]);
    towns_of_regions(table, report, sentences[s], terms_of[s]);
    senses.count(terms_of[s]);
  }
  for (std::uint32_t s = 0; s < sentences.size(); ++s) {
    if (s > 0) quoted.pass(report.at({sentences[s - 1].span.end, sentences[s].span.begin}));
    if (sentences[s].fallback || sentences[s].tokens.empty()) continue;
    const Tree& tree = trees[s];
    const std::size_t first = found.size();
    std::vector<TermUse>& terms = terms_of[s];
    senses.settle(terms);
    std::vector<NameUse> names = names_in(table, report, sentences[s], tree, terms);
    surnames.pass(report, sentences[s], names);
    std::erase_if(terms, [&](const TermUse& use) {      // a person's name lends no state
      if (use.begin > 0 && sentences[s].tokens[use.begin - 1].upos == Upos::ADP) return false;
      return std::any_of(names.begin(), names.end(), [&](const NameUse& n) { return !n.term && n.kind == EntityKind::person && n.begin <= use.begin && use.end <= n.end; });
    });
    places[s] = entente::places(table, report, sentences[s], tree, terms, names);
    Finder(table, table.place_words(), report, sentences[s], s, tree, terms, names, found).run();
    quoted.mark(report, sentences[s], found, first);
  }
  return found;
}

bool names_a_thing(const std::vector<std::string>& parts) {
  return parts.size() > 1 && one_of(parts.back(), {"tower", "towers", "hotel", "street", "avenue", "road", "center", "centre", "building", "hall", "house", "university",
                                                   "college", "school", "foundation", "organization", "organisation", "institute", "act", "bill", "plan", "law",
                                                   "report", "award", "prize", "airport", "stadium", "park", "show", "advantage", "campaign"});
}

}  // namespace entente
