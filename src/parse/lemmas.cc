#include "parse/lemmas.h"

#include <algorithm>

#include "parse/words.h"

namespace entente {
namespace {

constexpr std::size_t longest_suffix = 6;

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }

// Where the last `n` characters of `s` begin; s.size() + 1 if it has fewer.
std::size_t last_characters(std::string_view s, std::size_t n) {
  std::size_t at = s.size();
  for (; n > 0; --n) {
    if (at == 0) return s.size() + 1;
    do --at;
    while (at > 0 && continues(s[at]));
  }
  return at;
}

bool is_proper(std::string_view xpos) { return xpos == "NNP" || xpos == "NNPS"; }

std::vector<std::uint16_t> read_numbers(ByteReader& in, std::size_t n) {
  const std::string_view raw = in.take(2 * n);
  std::vector<std::uint16_t> out(raw.size() / 2);
  if (!raw.empty()) std::memcpy(out.data(), raw.data(), raw.size());
  return out;
}

}  // namespace

Lemmas Lemmas::read(ByteReader& in, bool& sound) {
  Lemmas l;
  const auto count = in.number<std::uint32_t>();
  for (std::uint32_t i = 0; i < count && in.ok(); ++i) {
    const auto from = in.number<std::uint8_t>();
    const auto cut = in.number<std::uint8_t>();
    const std::string_view append = in.take(in.number<std::uint8_t>());
    if (from > 2) sound = false;
    l.edits_.push_back({static_cast<From>(from), cut, std::string(append)});
  }
  l.dictionary_ = KeyTable::read(in);
  l.dictionary_edits_ = read_numbers(in, l.dictionary_.size());
  l.suffixes_ = KeyTable::read(in);
  l.suffix_edits_ = read_numbers(in, l.suffixes_.size());
  for (const auto* numbers : {&l.dictionary_edits_, &l.suffix_edits_})
    if (std::any_of(numbers->begin(), numbers->end(), [&](auto n) { return n >= l.edits_.size(); })) sound = false;
  return l;
}

std::string Lemmas::apply(const Edit& edit, std::string_view form) {
  if (edit.from == From::form) return std::string(form);
  const std::string dressed = plain(form);
  std::string base = edit.from == From::lower ? lower(dressed) : dressed;
  const std::size_t keep = last_characters(base, edit.cut);
  if (keep > base.size()) return base;
  return base.substr(0, keep) + edit.append;
}

const Lemmas::Edit* Lemmas::known(std::string_view plain_form, std::string_view xpos) const {
  const std::string low = lower(plain_form);
  std::string key = std::string(is_proper(xpos) ? plain_form : std::string_view(low)).append("\t").append(xpos);
  if (const auto i = dictionary_.find(key)) return &edits_[dictionary_edits_[*i]];
  key = std::string(low).append("\t").append(xpos);
  for (std::size_t k = longest_suffix + 1; k-- > 0;) {
    const std::size_t from = last_characters(low, k);
    if (from > low.size()) continue;
    if (const auto i = suffixes_.find(std::string_view(key).substr(from))) return &edits_[suffix_edits_[*i]];
  }
  return nullptr;
}

/// "overran" as "over" and what the dictionary knows of "ran"; the tagger may hold the past of such a verb for its present.
std::string Lemmas::of_prefixed(std::string_view low, std::string_view xpos) const {
  constexpr std::string_view prefixes[] = {"over", "out", "under", "fore", "mis", "re", "un", "inter"};
  constexpr std::size_t shortest = 3;
  for (const std::string_view prefix : prefixes) {
    if (!low.starts_with(prefix) || low.size() < prefix.size() + shortest) continue;
    const std::string_view rest = low.substr(prefix.size());
    for (const std::string_view tag : {std::string_view("VBD"), xpos}) {
      if (tag != xpos && xpos != "VBP") continue;
      const std::string key = std::string(rest).append("\t").append(tag);
      if (const auto i = dictionary_.find(key)) return std::string(prefix) + apply(edits_[dictionary_edits_[*i]], rest);
      if (const auto i = suffixes_.find(key)) return std::string(prefix) + apply(edits_[suffix_edits_[*i]], rest);
    }
  }
  return {};
}

std::string Lemmas::of(std::string_view form, std::string_view xpos) const {
  if (xpos.starts_with("VB")) {
    const std::string low = lower(plain(form));
    const bool met = dictionary_.find(low + "\t" + std::string(xpos)).has_value();
    if (std::string lemma = met ? std::string() : of_prefixed(low, xpos); !lemma.empty()) return lemma;
  }
  if (const Edit* edit = known(plain(form), xpos)) return apply(*edit, form);
  return is_proper(xpos) ? std::string(form) : lower(plain(form));
}

}  // namespace entente
