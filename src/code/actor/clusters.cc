#include "code/actor/clusters.h"

#include <algorithm>

namespace entente {
namespace {

template <class T>
void add_once(std::vector<T>& list, const T& value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
}

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

std::string key_of(const Found& m) {
  if (!m.term || m.form != Form::name) return {};
  const std::string name(m.term->name);
  switch (m.term->kind) {
    case TermKind::state: return "s:" + name;
    case TermKind::capital: return m.stance == Stance::place ? "c:" + m.name : "s:" + name;
    case TermKind::people: return "p:" + name;
    default: return "b:" + name;
  }
}

std::string joined_name(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += part;
  return out;
}

void make_former(std::vector<std::string>& sectors) {
  sectors.assign(1, "ELI");
}

std::int32_t Clusters::make() {
  all_.emplace_back();
  joined_into_.push_back(static_cast<std::int32_t>(all_.size()) - 1);
  return static_cast<std::int32_t>(all_.size()) - 1;
}

std::int32_t Clusters::final(std::int32_t cluster) const {
  while (cluster >= 0 && joined_into_[cluster] != cluster) cluster = joined_into_[cluster];
  return cluster;
}

std::int32_t Clusters::with_key(const std::string& key) const {
  const auto it = keys_.find(key);
  return it == keys_.end() ? no_cluster : final(it->second);
}

const std::vector<std::int32_t>& Clusters::with_word(const std::string& word) const {
  static const std::vector<std::int32_t> none;
  const auto it = words_.find(word);
  return it == words_.end() ? none : it->second;
}

void Clusters::learn_name(const Found& m, std::int32_t at) {
  Cluster& c = all_[at];
  if (m.form != Form::name) return;
  const std::string key = key_of(m);
  if (!key.empty()) {
    c.key = key;
    keys_.emplace(key, at);
  }
  if (m.parts.empty()) return;
  for (const std::string& word : m.parts) {
    std::vector<std::int32_t>& list = words_[word];
    if (list.empty() || list.back() != at) add_once(list, at);
  }
  // "Jae Myung", "Jae-myung" and "Jaemyung" are found under one more word: all parts in one.
  if (m.parts.size() > 1) {
    std::vector<std::int32_t>& list = words_[joined_name(m.parts)];
    if (list.empty() || list.back() != at) add_once(list, at);
  }
  if (m.parts.size() == 1) add_once(c.alone, m.parts.front());
  const bool fuller = m.name.size() > c.name.size();
  add_once(c.variants, m.parts);
  if (m.term && c.name.empty()) c.name = m.term->name;
  else if (c.name.empty() || (fuller && c.key.empty())) c.name = m.name;
}

void Clusters::learn(const Found& m, std::int32_t at) {
  Cluster& c = all_[at];
  const bool named = m.form == Form::name || c.variants.empty();     // "a partner" does not make a state a person
  if (!c.surely && m.form != Form::pronoun && named && (m.surely || c.kind == EntityKind::other)) {
    c.kind = m.kind;
    c.surely = m.surely;
  }
  if (m.form == Form::pronoun && m.kind == EntityKind::person && !c.surely && m.gender != Gender::none) c.kind = EntityKind::person;
  if (m.form == Form::pronoun && m.person != 3 && c.kind == EntityKind::other) c.kind = m.kind;      // "I", "we", "you"
  if (c.gender == Gender::none && m.gender != Gender::neuter) c.gender = m.gender;
  if (c.number == Number::none) c.number = m.number;
  if (m.form == Form::pronoun) return;
  const Description& says = m.says;
  if (m.form == Form::nominal && m.members.empty()) {
    add_once(c.lemmas, m.lemma);
    for (const std::string& modifier : m.modifiers) add_once(c.modifiers, modifier);
  }
  if (c.states.empty()) c.states = says.states;
  if (c.body.empty()) c.body = says.body;
  const bool fixed = !c.key.empty() && !m.term;      // the tables know what "the firm" cannot change
  const bool better = !fixed && !says.sectors.empty() && (c.sectors.empty() || (c.generic && !says.generic));
  if (better) {
    c.sectors = says.sectors;
    c.generic = says.generic;
  }
  if (!says.office.empty() && (c.office.empty() || (better && !says.generic))) c.office = says.office;
  if (c.usual.empty()) c.usual = says.usual;
  c.leads = c.leads || says.head;
  c.state_alone = c.state_alone || (says.state_alone && m.definite && m.number != Number::plural);
  c.relational = c.relational || says.relational;
  c.former = c.former || says.former;
  if (m.owner >= 0 && c.owner == no_cluster) c.owner = of_[m.owner];
  if (m.term) {
    if (c.states.empty() && !m.term->state.empty()) c.states.emplace_back(m.term->state);
    if (c.sectors.empty()) c.sectors.assign(m.term->sectors.begin(), m.term->sectors.end());
  }
  if (one_of(says.office, {"predecessor"})) c.former = true;
}

void Clusters::add(std::uint32_t mention, std::int32_t cluster) {
  of_[mention] = cluster;
  auto& mentions = all_[cluster].mentions;
  mentions.insert(std::upper_bound(mentions.begin(), mentions.end(), mention), mention);
  learn_name(found_[mention], cluster);
  learn(found_[mention], cluster);
}

std::int32_t Clusters::join(std::int32_t a, std::int32_t b) {
  a = final(a);
  b = final(b);
  if (a == b || a < 0 || b < 0) return std::max(a, b);
  const std::int32_t keep = std::min(a, b), gone = std::max(a, b);
  const std::vector<std::uint32_t> moved = std::move(all_[gone].mentions);
  all_[gone].mentions.clear();
  joined_into_[gone] = keep;
  for (const std::uint32_t mention : moved) add(mention, keep);
  return keep;
}

}  // namespace entente
