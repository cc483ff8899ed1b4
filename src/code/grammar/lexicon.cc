#include "code/grammar/lexicon.h"

#include <algorithm>
#include <charconv>

#include "text/rows.h"

namespace entente {
namespace {

bool has_capital(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

ClassId Lexicon::class_of(std::string_view name) {
  if (const auto found = class_ids_.find(name); found != class_ids_.end()) return found->second;
  const auto id = static_cast<ClassId>(class_names_.size());
  class_names_.emplace_back(name);
  class_ids_.emplace(std::string(name), id);
  return id;
}

std::int32_t Lexicon::symbol(std::string_view name) {
  if (const auto found = symbol_ids_.find(name); found != symbol_ids_.end()) return found->second;
  const auto id = first_symbol + static_cast<std::int32_t>(symbols_.size());
  symbols_.emplace_back(name);
  symbol_ids_.emplace(std::string(name), id);
  return id;
}

std::string_view Lexicon::symbol_name(std::int32_t value) const {
  const std::int64_t at = std::int64_t{value} - first_symbol;
  return at >= 0 && at < static_cast<std::int64_t>(symbols_.size()) ? symbols_[static_cast<std::size_t>(at)] : std::string_view();
}

ClassId Lexicon::literal(std::string_view word) {
  const std::string name = "=" + std::string(word);
  if (const auto found = class_ids_.find(name); found != class_ids_.end()) return found->second;
  const ClassId id = class_of(name);
  add(word, {id, 0});
  return id;
}

void Lexicon::add(std::string_view phrase, Membership membership) {
  const bool exact = phrase.size() > 1 && phrase[0] == '=';
  if (exact) phrase.remove_prefix(1);
  std::vector<Atom> atoms;
  atomise(phrase, {0, static_cast<std::uint32_t>(phrase.size())}, atoms);
  if (atoms.empty()) return;
  Sense sense;
  sense.membership = membership;
  if (exact || has_capital(phrase)) sense.exact = phrase.substr(atoms[0].span.begin, atoms[0].span.size());
  std::string key, part;
  fold(phrase, atoms[0], key);
  for (std::size_t i = 1; i < atoms.size(); ++i) {
    fold(phrase, atoms[i], part);
    sense.rest.push_back(part);
  }
  std::vector<Sense>& senses = words_[key];
  senses.push_back(std::move(sense));
  std::stable_sort(senses.begin(), senses.end(), [](const Sense& a, const Sense& b) { return a.rest.size() > b.rest.size(); });
}

Result<bool> Lexicon::read(std::string_view file, std::string_view table) {
  std::size_t number = 0;
  for (std::string_view rest = table; !rest.empty();) {
    std::string_view line = rows::cut(rest, "\n");
    ++number;
    if (line.empty() || line[0] == '#') continue;
    const std::string_view full = line, name = rows::cut(line, "|"), value = rows::cut(line, "|");
    if (name.empty() || value.empty() || rows::trimmed(line).empty()) {
      return Error{Error::Kind::model, std::string(file) + ":" + std::to_string(number) + ": not CLASS | value | words: " + std::string(full), -1};
    }
    std::int32_t number_value = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number_value);
    const bool plain = error == std::errc{} && end == value.data() + value.size();
    const Membership membership{class_of(name), plain ? number_value : symbol(value)};
    while (!line.empty()) {
      if (const std::string_view word = rows::cut(line, ","); !word.empty()) add(word, membership);
    }
  }
  return true;
}

bool Lexicon::fits(const Sense& sense, const std::vector<Atom>& atoms, const std::vector<std::string>& folded, std::string_view text,
                   std::size_t at) const {
  if (at + sense.rest.size() >= atoms.size()) return false;
  for (std::size_t i = 0; i < sense.rest.size(); ++i) {
    if (folded[at + 1 + i] != sense.rest[i]) return false;
    if (sense.rest[i] == "." && !atoms[at + 1 + i].glued) return false;   // "Sept." but not "Sept ."
  }
  if (sense.exact.empty()) return true;
  const std::string_view written = text.substr(atoms[at].span.begin, atoms[at].span.size());
  if (written == sense.exact) return true;
  const bool only_first = sense.exact.size() > 1 && has_capital(sense.exact.substr(0, 1)) && !has_capital(std::string_view(sense.exact).substr(1));
  return only_first && atoms[at].letters == Case::upper;
}

Lexicon::Found Lexicon::find(const std::vector<Atom>& atoms, const std::vector<std::string>& folded, std::string_view text, std::size_t at,
                             Membership* out, std::uint32_t room) const {
  const auto found = words_.find(std::string_view(folded[at]));
  if (found == words_.end()) return {};
  Found result;
  for (const Sense& sense : found->second) {
    const auto length = static_cast<std::uint32_t>(sense.rest.size() + 1);
    if (result.atoms > length) break;   // senses are sorted, longest first
    if (result.count == room || !fits(sense, atoms, folded, text, at)) continue;
    result.atoms = length;
    out[result.count++] = sense.membership;
  }
  return result;
}

}  // namespace entente
