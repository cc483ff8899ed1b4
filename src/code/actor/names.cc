#include "code/actor/names.h"

#include <algorithm>

#include "code/actor/fold.h"

namespace entente {
namespace {

std::string_view words(const Report& report, const Sentence& sentence, TokenIndex begin, TokenIndex end) {
  return report.at(sentence.tokens[begin].span.joined(sentence.tokens[end - 1].span));
}

bool shouted(std::string_view word) {
  std::size_t letters = 0;
  for (const char c : word) {
    if (c >= 'a' && c <= 'z') return false;
    letters += c >= 'A' && c <= 'Z';
  }
  return letters > 4;
}

/// "CHINA" -> "China": headlines and datelines.
std::string calmed(std::string_view word) {
  std::string out(word);
  bool start = true;
  for (char& c : out) {
    if (!start && c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    start = c == ' ' || c == '-';
  }
  return out;
}

/// The terms of the longest name that begins at this token.
TermUse longest_at(const ActorTable& table, const Report& report, const Sentence& sentence, TokenIndex begin) {
  TermUse found{begin, begin, {}};
  const std::string_view first = report.at(sentence.tokens[begin].span);
  const bool loud = shouted(first);
  const std::uint32_t reach = table.longest(loud ? std::string_view(calmed(first)) : first);
  const auto size = static_cast<TokenIndex>(sentence.tokens.size());
  for (TokenIndex end = std::min(begin + reach, size); end > begin; --end) {
    const std::string_view name = words(report, sentence, begin, end);
    std::span<const Term> terms = table.terms(name);
    if (terms.empty() && loud) terms = table.terms(calmed(name));
    if (!terms.empty()) return {begin, end, terms};
  }
  return found;
}

bool parted_within(const Report& report, const Sentence& sentence, const TermUse& use) {
  for (TokenIndex t = use.begin + 1; t < use.end; ++t) {
    if (parted(report, sentence, t)) return true;
  }
  return false;
}

bool wordlike(const Term& term) { return term.word || term.kind == TermKind::city; }

/// A name that is also a word counts only where the tagger saw a name.
bool plausible(const Sentence& sentence, const TermUse& use) {
  const Token& first = sentence.tokens[use.begin];
  const bool proper = first.upos == Upos::PROPN;
  if (use.end - use.begin > 1) return true;
  if (wordlike(use.best())) return proper;
  return proper || first.upos == Upos::ADJ || first.upos == Upos::NOUN || first.upos == Upos::X || first.upos == Upos::VERB ||
         use.best().kind != TermKind::body;
}

TokenIndex head_of(const Sentence& sentence, TokenIndex begin, TokenIndex end) {
  for (TokenIndex t = begin; t < end; ++t) {
    const TokenIndex head = sentence.tokens[t].head;
    if ((head < begin || head >= end) && sentence.tokens[t].upos != Upos::PUNCT) return t;
  }
  return end - 1;
}

EntityKind kind_of(TermKind kind) {
  switch (kind) {
    case TermKind::state: case TermKind::capital: return EntityKind::state;
    case TermKind::people: return EntityKind::group;
    case TermKind::body: case TermKind::institution: return EntityKind::organisation;
    default: return EntityKind::place;
  }
}

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool joins(const std::string& relation) {
  return relation == "flat" || relation == "compound" || relation == "goeswith" || relation.starts_with("flat:");
}

/// Grows a name from its head over the capitalised words that hang on it without a gap.
NameUse grown(const Report& report, const Sentence& sentence, TokenIndex head) {
  const auto& tokens = sentence.tokens;
  const auto part = [&](TokenIndex t) {
    const bool hangs = tokens[t].head == head || (tokens[t].head < tokens.size() && tokens[tokens[t].head].head == head);
    if (!hangs) return false;
    if (tokens[t].upos == Upos::PUNCT) return report.at(tokens[t].span) == "-";
    return starts_upper(report.at(tokens[t].span)) && (joins(tokens[t].relation) || tokens[t].relation == "amod") &&
           tokens[t].upos != Upos::NUM;
  };
  NameUse name;
  name.begin = head;
  name.end = head + 1;
  name.head = head;
  while (name.begin > 0 && !parted(report, sentence, name.begin) && part(name.begin - 1)) --name.begin;
  while (name.end < tokens.size() && !parted(report, sentence, name.end) && part(name.end)) ++name.end;
  while (name.end > head + 1 && tokens[name.end - 1].upos == Upos::PUNCT) --name.end;
  return name;
}

bool is_title(const ActorTable& table, const Report& report, const Token& token) {
  const std::string word = lower(token.lemma);
  const Office* office = table.office(word);
  return (office && office->title) || table.address(report.at(token.span)) != nullptr;
}

/// "Secretary of | State Holm": words at the front of a name that end an office begun before it.
TokenIndex end_of_office(const ActorTable& table, const Report& report, const Sentence& sentence, const NameUse& name) {
  for (TokenIndex last = name.begin; last + 1 < name.end; ++last) {
    const std::uint32_t longest = table.longest_office(lower(report.at(sentence.tokens[last].span)));
    std::string phrase = lower(report.at(sentence.tokens[last].span));
    for (TokenIndex t = last; t > 0 && last - t + 1 < longest;) {
      phrase = lower(report.at(sentence.tokens[--t].span)) + " " + phrase;
      if (t < name.begin && table.office(phrase) != nullptr) return last + 1;
    }
  }
  return name.begin;
}

void drop_title(const ActorTable& table, const Report& report, const Sentence& sentence, NameUse& name) {
  if (const TokenIndex after = end_of_office(table, report, sentence, name); after > name.begin) {
    name.begin = after;
    name.kind = EntityKind::person;
    name.surely = true;
  }
  while (name.end - name.begin > 1 && is_title(table, report, sentence.tokens[name.begin])) {
    ++name.begin;
    name.kind = EntityKind::person;
    name.surely = true;
  }
  if (name.head < name.begin) name.head = head_of(sentence, name.begin, name.end);
}

/// Kind of a name that neither the tables nor the parser know.
EntityKind guess(const ActorTable& table, const Report& report, const Sentence& sentence, const Tree& tree, const NameUse& name) {
  const Token& last = sentence.tokens[name.end - 1];
  const std::string lemma = lower(last.lemma);
  if (name.end - name.begin > 1) {
    if (const Noun* noun = table.noun(lemma); noun && noun->kind != EntityKind::other && noun->kind != EntityKind::person) return noun->kind;
    const Office* office = table.office(lemma);
    if (office && office->kind == EntityKind::organisation) return EntityKind::organisation;
    for (TokenIndex t = name.begin + 1; t < name.end; ++t) {
      if (tree.rel(t) == Rel::flat) return EntityKind::person;
    }
  }
  if (name.begin > 0 && is_title(table, report, sentence.tokens[name.begin - 1])) return EntityKind::person;
  return EntityKind::other;
}

bool overlaps(const std::vector<NameUse>& names, TokenIndex begin, TokenIndex end) {
  return std::any_of(names.begin(), names.end(), [&](const NameUse& n) { return n.begin < end && begin < n.end; });
}

const TermUse* exact(const std::vector<TermUse>& terms, TokenIndex begin, TokenIndex end) {
  for (const TermUse& use : terms) {
    if (use.begin == begin && use.end == end) return &use;
  }
  return nullptr;
}

/// A name of the tables standing alone, not as a part of a longer capitalised name ("Bank of China", "Paris Holm").
bool stands_alone(const ActorTable& table, const Report& report, const Sentence& sentence, const TermUse& use) {
  const auto& tokens = sentence.tokens;
  const TokenIndex head = head_of(sentence, use.begin, use.end);
  const TokenIndex governor = tokens[head].head;
  if (tokens[head].relation == "compound" && governor == use.end && tokens[governor].upos == Upos::PROPN &&
      starts_upper(report.at(tokens[governor].span)) && !parted(report, sentence, governor) && !is_title(table, report, tokens[governor])) {
    return false;
  }
  for (TokenIndex t = use.end; t < tokens.size() && t < use.end + 1; ++t) {
    if (tokens[t].relation.starts_with("flat") && tokens[t].head >= use.begin && tokens[t].head < use.end &&
        starts_upper(report.at(tokens[t].span))) {
      return false;
    }
  }
  return !(tokens[head].relation.starts_with("flat") && tokens[head].head + 1 == use.begin &&
           tokens[tokens[head].head].upos == Upos::PROPN && use.best().kind != TermKind::state);
}

/// "China-Japan": two names, whatever the parser thinks.
bool pair_of_terms(const Report& report, const Sentence& sentence, const std::vector<TermUse>& terms, const Name& name) {
  for (TokenIndex t = name.begin + 1; t + 1 < name.end; ++t) {
    const std::string_view dash = report.at(sentence.tokens[t].span);
    if (dash != "-" && dash != "–" && dash != "—" && dash != "/") continue;
    const auto at = [&](TokenIndex begin, TokenIndex end) { return exact(terms, begin, end) != nullptr; };
    if (at(name.begin, t) && at(t + 1, name.end)) return true;
  }
  return false;
}

/// The parser's name may end before a hyphen: "Kim Jung" of "Kim Jung-kwan", "Kang" of "Kang Jun-young".
void extend_person(const Report& report, const Sentence& sentence, NameUse& name) {
  const auto& tokens = sentence.tokens;
  const auto touches = [&](TokenIndex t) { return t > 0 && t < tokens.size() && tokens[t].span.begin == tokens[t - 1].span.end; };
  const auto hyphen = [&](TokenIndex t) { return t < tokens.size() && report.at(tokens[t].span) == "-"; };
  for (;;) {
    const TokenIndex end = name.end;
    if (hyphen(end) && touches(end) && touches(end + 1)) name.end += 2;
    else if (hyphen(end - 1) && touches(end)) name.end += 1;
    else if (end < tokens.size() && tokens[end].upos == Upos::PROPN && tokens[end].relation == "flat" && !parted(report, sentence, end) &&
             tokens[end].head >= name.begin && tokens[end].head < end) name.end += 1;
    else break;
  }
}

bool titled(const ActorTable& table, const Report& report, const Sentence& sentence, TokenIndex begin) {
  return begin > 0 && is_title(table, report, sentence.tokens[begin - 1]);
}

/// Does an office that may stand before a name end here: "Minister", "Secretary of State"?
bool ends_title(const ActorTable& table, const Report& report, const Sentence& sentence, TokenIndex last) {
  if (is_title(table, report, sentence.tokens[last])) return true;
  std::string phrase = lower(sentence.tokens[last].lemma);
  const std::uint32_t reach = table.longest_office(phrase);
  for (TokenIndex t = last; t-- > 0 && last - t < reach;) {
    phrase.insert(0, lower(sentence.tokens[t].lemma) + " ");
    if (const Office* office = table.office(phrase); office && office->title) return true;
  }
  return false;
}

/// "Prime Minister" before a person's name is the person's title.
bool is_title_before(const ActorTable& table, const Report& report, const Sentence& sentence, const std::vector<NameUse>& names,
                     TokenIndex end) {
  if (!ends_title(table, report, sentence, end - 1)) return false;
  return std::any_of(names.begin(), names.end(), [&](const NameUse& n) {
    return n.begin == end && (n.kind == EntityKind::person || n.kind == EntityKind::other);
  });
}

NameUse from_parser(const Sentence& sentence, const Name& name) {
  NameUse out;
  out.begin = name.begin;
  out.end = name.end;
  out.head = head_of(sentence, name.begin, name.end);
  out.kind = name.kind == NameKind::person ? EntityKind::person
             : name.kind == NameKind::place ? EntityKind::place : EntityKind::organisation;
  out.surely = name.end - name.begin > 1;      // one word alone is often mistaken: the rest of the report may know better
  return out;
}

}  // namespace

bool is_party_mark(const Report& report, const Sentence& sentence, TokenIndex t) {
  constexpr std::size_t shortest = 4;
  if (t == 0) return false;
  const std::string_view before = report.at(sentence.tokens[t - 1].span);
  const std::string_view words = std::string_view(report.text).substr(sentence.tokens[t].span.begin, shortest);
  const auto upper = [&](std::size_t i) { return words[i] >= 'A' && words[i] <= 'Z'; };
  return (before == "," || before == "(") && words.size() == shortest && upper(0) && words[1] == '-' && upper(2);
}

bool parted(const Report& report, const Sentence& sentence, TokenIndex t) {
  if (t == 0 || t >= sentence.tokens.size()) return false;
  const Span gap{sentence.tokens[t - 1].span.end, sentence.tokens[t].span.begin};
  return gap.begin < gap.end && report.at(gap).find('\n') != std::string_view::npos;
}

namespace {

/// "the state of Georgia", "Georgia, Michigan and Ohio": a name that is a state and also a part of another one, beside other parts of that one.
void read_as_part(const Report& report, const Sentence& sentence, std::vector<TermUse>& uses) {
  const auto part = [](const Term& term) { return term.kind == TermKind::region && !term.state.empty(); };
  for (TermUse& use : uses) {
    if (use.best().kind != TermKind::state) continue;
    const auto other = std::find_if(use.terms.begin(), use.terms.end(), [&](const Term& t) { return part(t) && t.state != use.best().state; });
    if (other == use.terms.end()) continue;
    const bool called = use.begin >= 2 && report.at(sentence.tokens[use.begin - 1].span) == "of" && sentence.tokens[use.begin - 2].lemma == "state";
    const bool among = std::any_of(uses.begin(), uses.end(), [&](const TermUse& u) { return u.begin != use.begin && part(u.best()) && u.best().state == other->state; });
    if (called || among) use.terms = use.terms.subspan(static_cast<std::size_t>(other - use.terms.begin()));
  }
}

/// Nouns at the head of many a body's name; not those of governments, which offices.tsv and institutions.tsv know.
bool heads_body_names(const ActorTable& table, std::string_view lemma) {
  const Office* office = table.office(lemma);
  if (!office || office->kind != EntityKind::organisation || office->state_alone) return false;
  return !office->sectors.empty() && one_of(office->sectors.front(), {"EDU", "SOC", "MED", "REL"});
}

/// "Suffolk University": one name, where the parser may see only the town.
std::vector<NameUse> body_names(const ActorTable& table, const Report& report, const Sentence& sentence, const std::vector<TermUse>& terms) {
  const auto& tokens = sentence.tokens;
  std::vector<NameUse> out;
  for (TokenIndex t = 0; t < tokens.size(); ++t) {
    if (tokens[t].upos != Upos::PROPN || !starts_upper(report.at(tokens[t].span)) || !heads_body_names(table, lower(tokens[t].lemma))) continue;
    if (std::any_of(terms.begin(), terms.end(), [&](const TermUse& u) { return u.begin <= t && t < u.end; })) continue;
    NameUse name{t, t + 1, t, EntityKind::organisation, nullptr, true};
    while (name.begin > 0 && !parted(report, sentence, name.begin) && starts_upper(report.at(tokens[name.begin - 1].span)) &&
           tokens[name.begin - 1].upos == Upos::PROPN && tokens[name.begin - 1].head <= t && tokens[name.begin - 1].head >= name.begin - 1) {
      --name.begin;
    }
    if (name.end - name.begin > 1 && !overlaps(out, name.begin, name.end)) out.push_back(name);
  }
  return out;
}

/// "Ada Holm | Shoe Inc.": the parser may begin a firm's name too late.
void extend_firms(const ActorTable& table, const Report& report, const Sentence& sentence, const std::vector<TermUse>& terms, std::vector<NameUse>& names) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    std::string last = lower(report.at(sentence.tokens[names[i].end - 1].span));
    std::erase(last, '.');
    if (names[i].term || names[i].end - names[i].begin < 2 || !table.firm_word(last)) continue;
    const auto ours = [&](TokenIndex t) {
      const Token& token = sentence.tokens[t];
      if (token.upos != Upos::PROPN || !starts_upper(report.at(token.span)) || parted(report, sentence, t + 1)) return false;
      const bool known = std::any_of(terms.begin(), terms.end(), [&](const TermUse& u) { return u.begin <= t && t < u.end && u.best().kind != TermKind::city; });
      return !known && !is_title(table, report, token);
    };
    TokenIndex begin = names[i].begin;
    while (begin > 0 && ours(begin - 1)) --begin;
    if (begin == names[i].begin) continue;
    names[i].begin = begin;
    names[i].kind = EntityKind::organisation;
    names[i].surely = true;
    const NameUse firm = names[i];
    std::erase_if(names, [&](const NameUse& n) { return n.end <= firm.end - 1 && begin <= n.begin; });
    i = static_cast<std::size_t>(std::find_if(names.begin(), names.end(), [&](const NameUse& n) { return n.begin == begin; }) - names.begin());
  }
}

}  // namespace

std::vector<TermUse> terms_in(const ActorTable& table, const Report& report, const Sentence& sentence) {
  std::vector<TermUse> out;
  for (TokenIndex t = 0; t < sentence.tokens.size();) {
    TermUse use = longest_at(table, report, sentence, t);
    if (use.end == t || parted_within(report, sentence, use) || !plausible(sentence, use)) {
      ++t;
      continue;
    }
    t = use.end;
    out.push_back(use);
  }
  read_as_part(report, sentence, out);
  return out;
}

void Senses::count(std::span<const TermUse> uses) {
  for (const TermUse& use : uses) {
    const std::string_view state = use.best().state;
    const bool open = std::any_of(use.terms.begin(), use.terms.end(), [&](const Term& t) { return t.state != state; });
    if (open || state.empty() || use.best().word || use.best().kind == TermKind::body) continue;
    auto at = std::find_if(told_.begin(), told_.end(), [&](const Told& t) { return t.state == state; });
    if (at == told_.end()) at = told_.insert(at, {state, 0, 0});
    ++at->names;
    at->parts += use.best().kind == TermKind::region;
  }
}

Senses::Told Senses::of(std::string_view state) const {
  const auto at = std::find_if(told_.begin(), told_.end(), [&](const Told& t) { return t.state == state; });
  return at == told_.end() ? Told{state, 0, 0} : *at;
}

void towns_of_regions(const ActorTable& table, const Report& report, const Sentence& sentence, std::vector<TermUse>& uses) {
  const auto elsewhere = [&](TermUse& use) {
    const bool town = use.best().kind == TermKind::city || use.best().kind == TermKind::capital;
    if (!town || use.end + 1 >= sentence.tokens.size() || report.at(sentence.tokens[use.end].span) != ",") return false;
    const auto region = std::find_if(uses.begin(), uses.end(), [&](const TermUse& r) { return r.begin == use.end + 1 && r.best().kind == TermKind::region; });
    const std::string_view written = table.short_region(report.at(sentence.tokens[use.end + 1].span));
    const std::string_view state = region != uses.end() ? region->best().state : written;
    if (state.empty() || state == use.best().state) return false;
    const auto fits = std::find_if(use.terms.begin(), use.terms.end(), [&](const Term& t) { return t.state == state; });
    if (fits != use.terms.end()) use.terms = use.terms.subspan(static_cast<std::size_t>(fits - use.terms.begin()), 1);
    return fits == use.terms.end();
  };
  std::vector<TermUse> kept;
  for (TermUse& use : uses) {
    if (!elsewhere(use)) kept.push_back(use);      // a small town by a great one's name
  }
  uses = std::move(kept);
}

void Senses::settle(std::vector<TermUse>& uses) const {
  for (TermUse& use : uses) {
    const TermKind kind = use.best().kind;
    if (kind != TermKind::state && kind != TermKind::institution) continue;
    const Told own = of(use.best().state);
    const auto fits = [&](const Term& term) {
      const Told other = of(term.state);
      if (kind == TermKind::state) return term.kind == TermKind::region && other.parts > 0 && own.names == 0;      // beside other parts of that state
      return term.kind == TermKind::institution && other.names > own.names;
    };
    const auto other = std::find_if(use.terms.begin(), use.terms.end(), [&](const Term& t) { return t.state != use.best().state && fits(t); });
    if (other != use.terms.end()) use.terms = use.terms.subspan(static_cast<std::size_t>(other - use.terms.begin()));
  }
}

std::vector<NameUse> names_in(const ActorTable& table, const Report& report, const Sentence& sentence, const Tree& tree,
                              const std::vector<TermUse>& terms) {
  std::vector<NameUse> out;
  const auto add_term = [&](const TermUse& use, EntityKind kind) {
    out.push_back({use.begin, use.end, head_of(sentence, use.begin, use.end), kind, &use.best(), true});
  };
  const std::vector<NameUse> bodies = body_names(table, report, sentence, terms);
  // The parser sees where a name ends; the tables know what it is. Strong terms (states, bodies) win over a parser's
  // name of the same extent, weak ones (cities that are also surnames) do not.
  for (const Name& name : sentence.names) {
    const TermUse* use = exact(terms, name.begin, name.end);
    if (use && use->best().kind == TermKind::adjective) continue;
    if (std::any_of(bodies.begin(), bodies.end(), [&](const NameUse& b) { return b.begin <= name.begin && name.end <= b.end; })) continue;
    if (use && !(name.kind == NameKind::person && (wordlike(use->best()) || titled(table, report, sentence, name.begin)))) {
      add_term(*use, kind_of(use->best().kind));
      continue;
    }
    const bool inner_term = std::any_of(terms.begin(), terms.end(), [&](const TermUse& u) {
      return u.begin <= name.begin && name.end <= u.end && u.end - u.begin > name.end - name.begin;
    });
    if (inner_term || pair_of_terms(report, sentence, terms, name)) continue;
    NameUse made = from_parser(sentence, name);
    for (TokenIndex t = made.begin + 1; t < made.end; ++t) {
      if (parted(report, sentence, t)) made.end = t;
    }
    if (made.kind == EntityKind::person) {
      drop_title(table, report, sentence, made);
      extend_person(report, sentence, made);
    }
    made.head = head_of(sentence, made.begin, made.end);
    if (overlaps(out, made.begin, made.end) || is_party_mark(report, sentence, made.begin)) continue;
    out.push_back(made);
  }
  for (const NameUse& body : bodies) {
    if (!overlaps(out, body.begin, body.end)) out.push_back(body);
  }
  for (const TermUse& use : terms) {
    const TermKind kind = use.best().kind;
    if (kind == TermKind::adjective || overlaps(out, use.begin, use.end)) continue;
    if (wordlike(use.best()) && use.best().word) continue;          // a second cue is the parser's, and it saw none
    if (!stands_alone(table, report, sentence, use)) continue;
    add_term(use, kind_of(kind));
  }
  for (TokenIndex t = 0; t < sentence.tokens.size(); ++t) {
    const Token& token = sentence.tokens[t];
    if (token.upos != Upos::PROPN || !starts_upper(report.at(token.span))) continue;
    if (joins(token.relation) && token.head < sentence.tokens.size() && sentence.tokens[token.head].upos == Upos::PROPN) continue;
    NameUse made = grown(report, sentence, t);
    if (overlaps(out, made.begin, made.end) || is_party_mark(report, sentence, made.begin)) continue;
    const bool adjective = std::any_of(terms.begin(), terms.end(), [&](const TermUse& u) {
      return u.begin <= made.begin && made.end <= u.end && u.best().kind == TermKind::adjective;
    });
    if (adjective) continue;
    if (is_title_before(table, report, sentence, out, made.end)) continue;
    if (token.relation == "nmod:desc" && is_title(table, report, token)) continue;
    drop_title(table, report, sentence, made);
    if (made.kind == EntityKind::other) made.kind = guess(table, report, sentence, tree, made);
    out.push_back(made);
  }
  std::sort(out.begin(), out.end(), [](const NameUse& a, const NameUse& b) { return a.begin < b.begin; });
  extend_firms(table, report, sentence, terms, out);
  return out;
}

void Surnames::pass(const Report& report, const Sentence& sentence, std::vector<NameUse>& names) {
  for (NameUse& name : names) {
    const std::string_view last = report.at(sentence.tokens[name.end - 1].span);
    if (name.end - name.begin > 1) {
      if (name.kind == EntityKind::person && name.surely && last.size() > 2 && starts_upper(last)) known_.emplace(last);
      continue;
    }
    const bool placed = name.begin > 0 && sentence.tokens[name.begin - 1].upos == Upos::ADP;      // "in Houston"
    const bool open = name.term ? wordlike(*name.term) && (name.term->word || !placed) : !name.surely;
    if (open && name.kind != EntityKind::person && known_.contains(last)) name.kind = EntityKind::person, name.term = nullptr, name.surely = true;
  }
  for (TokenIndex t = 0; t < sentence.tokens.size(); ++t) {
    const Token& token = sentence.tokens[t];
    const bool word = token.upos == Upos::NOUN || token.upos == Upos::VERB || token.upos == Upos::ADJ;
    if (!word || !known_.contains(report.at(token.span)) || overlaps(names, t, t + 1)) continue;
    const bool subject = token.relation.starts_with("nsubj") || token.relation == "obj" || token.relation.starts_with("nmod") || token.relation.starts_with("obl");
    const bool described = t > 0 && (sentence.tokens[t - 1].upos == Upos::DET || sentence.tokens[t - 1].upos == Upos::ADJ);
    if (!subject || described) continue;
    NameUse name{t, t + 1, t, EntityKind::person, nullptr, true};
    names.insert(std::upper_bound(names.begin(), names.end(), name, [](const NameUse& a, const NameUse& b) { return a.begin < b.begin; }), name);
  }
}

}  // namespace entente
