#include "parse/place_names.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace entente {
namespace {

template <std::size_t N>
bool is_one_of(std::string_view word, const std::string_view (&list)[N]) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

bool is_place_preposition(std::string_view lemma) {
  static constexpr std::string_view list[] = {"in", "near", "outside", "inside"};
  return is_one_of(lemma, list);
}

bool is_settlement(std::string_view lemma) {
  static constexpr std::string_view list[] = {"town", "city", "village", "province", "district", "region", "port", "capital", "suburb", "island"};
  return is_one_of(lemma, list);
}

TokenIndex head_of(std::span<const Token> tokens, const Name& name) {
  for (TokenIndex i = name.begin; i < name.end; ++i)
    if (tokens[i].head == no_token || tokens[i].head < name.begin || tokens[i].head >= name.end) return i;
  return name.begin;
}

bool stands_as_place(std::span<const Token> tokens, const Name& name) {
  if (name.begin == 0) return false;
  const Token& before = tokens[name.begin - 1];
  const TokenIndex head = head_of(tokens, name);
  const Token& word = tokens[head];
  if (before.relation != "case" || before.head != head) return false;
  const bool owns = std::any_of(tokens.begin(), tokens.end(), [&](const Token& t) { return t.head == head && t.xpos == "POS"; });
  if (owns) return false;
  if (is_place_preposition(before.lemma)) return word.relation.starts_with("obl") || word.relation.starts_with("nmod");
  return before.lemma == "of" && word.head != no_token && is_settlement(tokens[word.head].lemma);
}

}  // namespace

void mark_place_names(std::span<const Token> tokens, std::span<Name> names) {
  for (Name& name : names)
    if (name.kind == NameKind::person && stands_as_place(tokens, name)) name.kind = NameKind::place;
}

}  // namespace entente
