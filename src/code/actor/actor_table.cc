#include "code/actor/actor_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <deque>
#include <optional>

#include "code/actor/antecedent.h"
#include "code/actor/fold.h"
#include "code/actor/place_words.h"
#include "entente/plover.h"
#include "text/sieve.h"
#include "text/string_map.h"
#include "text/tables.h"

namespace entente {
namespace {

using Fields = std::vector<std::string_view>;

Fields split(std::string_view text, char by) {
  Fields out;
  for (;;) {
    const std::size_t at = text.find(by);
    out.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return out;
    text.remove_prefix(at + 1);
  }
}

/// "-" stands for nothing.
Fields list(std::string_view field) { return field == "-" || field.empty() ? Fields{} : split(field, '|'); }

bool has(std::string_view marks, std::string_view mark) {
  const Fields all = list(marks);
  return std::find(all.begin(), all.end(), mark) != all.end();
}

/// How far a name beginning with this word may reach, in tokens: a tokenizer may cut at hyphens, commas, apostrophes.
std::uint32_t most_tokens(std::string_view name) {
  std::uint32_t n = 1;
  for (const char c : name) n += c == ' ' || c == ',' || c == '\'' || c == '.' ? 1 : c == '-' ? 2 : 0;
  return n;
}

std::string_view first_word(std::string_view name) { return name.substr(0, name.find_first_of(" -,")); }

}  // namespace

struct ActorTable::Impl {
  std::deque<std::string> strings;
  std::deque<std::vector<std::string>> sector_lists;
  StringMap<const std::vector<std::string>*> sectors_of;
  StringMap<std::vector<Term>> names;
  StringMap<std::uint32_t> reach;
  Sieve first_words, whole_names;           // keys of `reach` and `names`: few words of a text are among them
  StringMap<Office> offices;
  StringMap<std::uint32_t> office_reach;
  StringMap<Noun> nouns;
  StringMap<Gender> addresses, given_names;
  StringMap<std::string_view> state_names, firm_words, short_regions;
  std::optional<PlaceWords> place_words;
  AntecedentWeights antecedents;
  std::optional<Error> error;

  std::string_view keep(std::string_view s) { return strings.emplace_back(s); }

  std::span<const std::string> sectors(std::string_view field) {
    auto it = sectors_of.find(field);
    if (it == sectors_of.end()) {
      std::vector<std::string>& made = sector_lists.emplace_back();
      for (const std::string_view code : list(field)) made.emplace_back(code);
      it = sectors_of.emplace(std::string(field), &made).first;
    }
    return *it->second;
  }

  void add(std::string_view name, const Term& term) {
    const std::string key = fold_name(name);
    std::vector<Term>& terms = names[key];
    for (const Term& old : terms) {
      if (old.kind == term.kind && old.state == term.state) return;
    }
    terms.push_back(term);
    std::uint32_t& reaches = reach[std::string(first_word(key))];
    reaches = std::max(reaches, most_tokens(key));
  }

  void add_all(std::string_view field, TermKind kind, Term term) {
    term.kind = kind;
    for (const std::string_view name : list(field)) add(name, term);
  }

  /// Calls `row` for each line; it says what is wrong, or nothing.
  template <class Row>
  void read(std::string_view file, std::size_t columns, Row row) {
    if (error) return;
    const std::string_view bytes = table(file);
    if (bytes.empty()) {
      error = Error{Error::Kind::model, fmt::format("{}: no such table in this build", file)};
      return;
    }
    std::size_t number = 0;
    for (std::string_view line : split(bytes, '\n')) {
      ++number;
      if (line.empty() || line.front() == '#') continue;
      const Fields fields = split(line, '\t');
      std::string fault;
      if (fields.size() != columns) fault = fmt::format("{} columns instead of {}", fields.size(), columns);
      if (fault.empty()) fault = row(fields);
      if (!fault.empty()) {
        error = Error{Error::Kind::model, fmt::format("{}:{}: {}", file, number, fault)};
        return;
      }
    }
  }

  std::string read_state(const Fields& f);
  std::string read_office(const Fields& f);
  std::string read_noun(const Fields& f);
  std::string unknown(std::string_view code) const {
    return state_names.contains(code) ? std::string{} : fmt::format("unknown code \"{}\"", code);
  }
  std::string unknown_sectors(std::string_view field) const {
    for (const std::string_view code : list(field)) {
      if (!is_sector(code)) return fmt::format("unknown sector \"{}\"", code);
    }
    return {};
  }
  void load_places();
  void load_bodies();
  void rank();
};

std::string ActorTable::Impl::read_state(const Fields& f) {
  if (f[0].size() != 3) return "a code has three letters";
  Term term;
  term.name = keep(f[2]);
  term.state = f[1] == "-" ? keep(f[0]) : keep(f[1]);
  if (f[0] == "ESH") term.sectors = sectors("PRE");
  state_names.emplace(std::string(f[0]), term.name);
  add_all(f[2], TermKind::state, term);
  add_all(f[3], TermKind::state, term);
  add_all(f[4], TermKind::adjective, term);
  add_all(f[5], TermKind::people, term);
  add_all(f[6], TermKind::capital, term);
  return {};
}

/// "foreign affairs minister", "rights group" as their lemmas spell them.
std::string singular(std::string_view words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool ends = words[i] == 's' && i + 1 < words.size() && words[i + 1] == ' ' && i > 2 && words[i - 1] != 's' && words[i - 1] != 'u';
    if (!ends) out += words[i];
  }
  return out;
}

std::string ActorTable::Impl::read_office(const Fields& f) {
  Office office;
  office.name = keep(f[0]);
  const auto kind = f[1] == "person" ? EntityKind::person : f[1] == "group" ? EntityKind::group : EntityKind::organisation;
  if (kind == EntityKind::organisation && f[1] != "organisation") return fmt::format("unknown kind \"{}\"", f[1]);
  office.kind = kind;
  if (std::string fault = unknown_sectors(f[2]); !fault.empty()) return fault;
  office.sectors = sectors(f[2]);
  office.title = has(f[3], "title");
  office.head = has(f[3], "head");
  office.generic = has(f[3], "generic");
  office.state_alone = has(f[3], "state_alone");
  for (const std::string_view mark : list(f[3])) {
    if (mark.starts_with("of:")) office.usual = keep(mark.substr(3));
  }
  if (std::string fault = office.usual.empty() ? std::string{} : unknown(office.usual); !fault.empty()) return fault;
  office.weak = has(f[3], "weak");
  office.relational = has(f[3], "relational");
  if (!offices.emplace(std::string(f[0]), office).second) return fmt::format("\"{}\" stands twice", f[0]);
  offices.emplace(singular(f[0]), office);
  const std::size_t blank = f[0].rfind(' ');
  std::uint32_t& reaches = office_reach[std::string(blank == std::string_view::npos ? f[0] : f[0].substr(blank + 1))];
  reaches = std::max(reaches, most_tokens(f[0]));
  return {};
}

std::string ActorTable::Impl::read_noun(const Fields& f) {
  Noun noun;
  if (f[1] == "person") noun.kind = EntityKind::person;
  else if (f[1] == "organisation") noun.kind = EntityKind::organisation;
  else if (f[1] == "group") noun.kind = EntityKind::group;
  else if (f[1] == "place") noun.kind = EntityKind::place;
  else if (f[1] != "other") return fmt::format("unknown kind \"{}\"", f[1]);
  noun.gender = f[2] == "masculine" ? Gender::masculine : f[2] == "feminine" ? Gender::feminine : Gender::none;
  nouns.emplace(std::string(f[0]), noun);   // our own readings are read first and stay
  return {};
}

void ActorTable::Impl::load_places() {
  read("actors/states.tsv", 7, [&](const Fields& f) { return read_state(f); });
  read("actors/former.tsv", 5, [&](const Fields& f) {
    Term term;
    term.name = keep(f[0]);
    term.state = f[1] == "-" ? std::string_view{} : keep(f[1]);
    if (!term.state.empty()) {
      if (std::string fault = unknown(term.state); !fault.empty()) return fault;
    }
    if (std::from_chars(f[2].data(), f[2].data() + f[2].size(), term.until).ec != std::errc{}) return std::string("not a year");
    add_all(f[0], TermKind::state, term);
    add_all(f[3], TermKind::adjective, term);
    add_all(f[4], TermKind::people, term);
    return std::string{};
  });
  read("actors/breakaway.tsv", 5, [&](const Fields& f) {
    Term term;
    term.name = keep(f[0]);
    term.state = keep(f[1]);
    term.sectors = sectors("PRE");
    add_all(f[0], TermKind::state, term);
    add_all(f[2], TermKind::adjective, term);
    add_all(f[3], TermKind::people, term);
    add_all(f[4], TermKind::capital, term);
    return unknown(f[1]);
  });
  read("actors/regions.tsv", 5, [&](const Fields& f) {
    Term term;
    term.state = keep(f[0]);
    term.name = keep(f[1]);
    term.word = f[4] == "word";
    add_all(f[1], TermKind::region, term);
    add_all(f[2], TermKind::adjective, term);
    add_all(f[3], TermKind::people, term);
    return unknown(f[0]);
  });
  read("actors/peoples.tsv", 4, [&](const Fields& f) {
    Term term;
    term.state = keep(f[0]);
    term.name = keep(f[1]);
    add_all(f[2], TermKind::adjective, term);
    add_all(f[3], TermKind::people, term);
    return unknown(f[0]);
  });
  read("actors/cities.tsv", 4, [&](const Fields& f) {
    Term term;
    term.state = keep(f[0]);
    term.name = keep(f[1]);
    term.word = f[3] == "word";
    if (std::from_chars(f[2].data(), f[2].data() + f[2].size(), term.population).ec != std::errc{}) return std::string("not a number");
    add_all(f[1], TermKind::city, term);
    return unknown(f[0]);
  });
}

void ActorTable::Impl::load_bodies() {
  for (const std::string_view code : {"UNO", "EUR", "IGO", "NGO", "MNC", "ISM", "IMG"}) {
    state_names.emplace(std::string(code), std::string_view{});
  }
  const auto body = [&](TermKind kind) {
    return [this, kind](const Fields& f) {
      Term term;
      term.state = keep(f[0]);
      if (std::string fault = unknown_sectors(f[1]); !fault.empty()) return fault;
      term.sectors = sectors(f[1]);
      term.name = keep(f[2]);
      add_all(f[2], kind, term);
      add_all(f[3], kind, term);
      return unknown(f[0]);
    };
  };
  read("actors/bodies.tsv", 4, body(TermKind::body));
  read("actors/institutions.tsv", 4, body(TermKind::institution));
  read("actors/waters.tsv", 1, [&](const Fields& f) {
    Term term;
    term.name = keep(split(f[0], '|').front());
    add_all(f[0], TermKind::water, term);
    return std::string{};
  });
  read("actors/areas.tsv", 2, [&](const Fields& f) {
    Term term;
    term.name = keep(split(f[0], '|').front());
    add_all(f[0], TermKind::area, term);
    add_all(f[1], TermKind::adjective, term);
    return std::string{};
  });
}

/// States before their adjectives, capitals before cities, big cities before small ones; file order breaks ties.
void ActorTable::Impl::rank() {
  for (auto& [name, terms] : names) {
    std::stable_sort(terms.begin(), terms.end(), [](const Term& a, const Term& b) {
      const auto order = [](const Term& t) { return t.kind == TermKind::city || t.kind == TermKind::region; };
      if (order(a) != order(b)) return order(b);
      if (!order(a)) return a.kind < b.kind;
      if (a.kind != b.kind) return a.kind == TermKind::region;
      return a.population > b.population;
    });
  }
}

Result<ActorTable> ActorTable::load() {
  auto impl = std::make_unique<Impl>();
  impl->load_places();
  impl->load_bodies();
  impl->read("actors/offices.tsv", 4, [&](const Fields& f) { return impl->read_office(f); });
  impl->read("actors/nouns_own.tsv", 3, [&](const Fields& f) { return impl->read_noun(f); });
  impl->read("actors/nouns.tsv", 3, [&](const Fields& f) { return impl->read_noun(f); });
  const auto genders = [](StringMap<Gender>& of) {
    return [&of](const Fields& f) {
      of.emplace(std::string(f[0]), f[1] == "masculine" ? Gender::masculine : f[1] == "feminine" ? Gender::feminine : Gender::none);
      return std::string{};
    };
  };
  impl->read("actors/address.tsv", 2, genders(impl->addresses));
  impl->read("actors/given_names_own.tsv", 2, genders(impl->given_names));
  impl->read("actors/given_names.tsv", 2, genders(impl->given_names));
  impl->read("actors/short_regions.tsv", 2, [&](const Fields& f) {
    impl->short_regions.emplace(std::string(f[0]), impl->keep(f[1]));
    return impl->unknown(f[1]);
  });
  impl->read("actors/firm_words.tsv", 2, [&](const Fields& f) {
    impl->firm_words.emplace(std::string(f[0]), f[1] == "-" ? std::string_view() : impl->keep(f[1]));
    return f[1] == "-" ? std::string{} : impl->unknown(f[1]);
  });
  if (impl->error) return *impl->error;
  Result<PlaceWords> words = PlaceWords::load();
  if (!words) return std::move(words).error();
  impl->place_words = *std::move(words);
  Result<AntecedentWeights> weights = AntecedentWeights::load(table("actors/antecedents.tsv"));
  if (!weights) return std::move(weights).error();
  impl->antecedents = *std::move(weights);
  impl->rank();
  impl->first_words = Sieve(impl->reach.size());
  for (const auto& [word, _] : impl->reach) impl->first_words.add(word);
  impl->whole_names = Sieve(impl->names.size());
  for (const auto& [name, _] : impl->names) impl->whole_names.add(name);
  return ActorTable(std::move(impl));
}

std::span<const Term> ActorTable::terms(std::string_view name) const {
  auto it = impl_->whole_names.passes(name) ? impl_->names.find(name) : impl_->names.end();
  if (it == impl_->names.end() && !is_folded(name)) it = impl_->names.find(fold_name(name));
  if (it == impl_->names.end()) return {};
  return it->second;
}

std::uint32_t ActorTable::longest(std::string_view word) const {
  const std::string_view first = first_word(word);
  auto it = impl_->first_words.passes(first) ? impl_->reach.find(first) : impl_->reach.end();
  if (it == impl_->reach.end() && !is_folded(word)) it = impl_->reach.find(std::string(first_word(fold_name(word))));
  return it == impl_->reach.end() ? 0 : it->second;
}

const Office* ActorTable::office(std::string_view phrase) const {
  const auto it = impl_->offices.find(phrase);
  return it == impl_->offices.end() ? nullptr : &it->second;
}

std::uint32_t ActorTable::longest_office(std::string_view last_lemma) const {
  const auto it = impl_->office_reach.find(last_lemma);
  return it == impl_->office_reach.end() ? 0 : it->second;
}

const Noun* ActorTable::noun(std::string_view lemma) const {
  const auto it = impl_->nouns.find(lemma);
  return it == impl_->nouns.end() ? nullptr : &it->second;
}

const Gender* ActorTable::address(std::string_view word) const {
  const auto it = impl_->addresses.find(word);
  return it == impl_->addresses.end() ? nullptr : &it->second;
}

std::string_view ActorTable::short_region(std::string_view text) const {
  const auto it = impl_->short_regions.find(text);
  return it == impl_->short_regions.end() ? std::string_view() : it->second;
}

const std::string_view* ActorTable::firm_word(std::string_view word) const {
  const auto it = impl_->firm_words.find(word);
  return it == impl_->firm_words.end() ? nullptr : &it->second;
}

Gender ActorTable::given_name(std::string_view word) const {
  const auto it = impl_->given_names.find(word);
  return it == impl_->given_names.end() ? Gender::none : it->second;
}

const AntecedentWeights& ActorTable::antecedents() const { return impl_->antecedents; }

const PlaceWords& ActorTable::place_words() const { return *impl_->place_words; }

std::string_view ActorTable::state_name(std::string_view code) const {
  const auto it = impl_->state_names.find(code);
  return it == impl_->state_names.end() ? std::string_view{} : it->second;
}

bool ActorTable::is_state(std::string_view code) const { return !state_name(code).empty(); }

ActorTable::ActorTable(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ActorTable::ActorTable(ActorTable&&) noexcept = default;
ActorTable& ActorTable::operator=(ActorTable&&) noexcept = default;
ActorTable::~ActorTable() = default;

}  // namespace entente
