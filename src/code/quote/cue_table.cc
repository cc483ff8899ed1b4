#include "code/quote/cue_table.h"

#include <fmt/format.h>

#include <optional>

#include "text/rows.h"
#include "text/tables.h"

namespace entente {
namespace quote {
namespace {

constexpr std::array<std::string_view, 8> class_names = {"", "speech", "thought", "aware", "wish", "judge", "hearsay", "vague"};
constexpr std::array<std::string_view, cue_frame_count> frame_names = {"that", "to", "ing", "noun", "marks", "passive"};

template <std::size_t N>
std::optional<std::size_t> index_in(const std::array<std::string_view, N>& names, std::string_view name) {
  for (std::size_t i = 0; i < N; ++i)
    if (names[i] == name) return i;
  return std::nullopt;
}

// The first row of a word and frame counts.
std::string read_row(CueTable::Impl& table, const std::vector<std::string_view>& columns, int line) {
  if (columns.size() != 5) return fmt::format("{} columns instead of 5", columns.size());
  std::string_view name = columns[0];
  const bool noun = name.starts_with("NOUN:");
  if (noun) name.remove_prefix(5);
  const auto kind = index_in(class_names, name);
  if (!kind || *kind == 0) return fmt::format("class \"{}\"", columns[0]);
  for (std::string_view frame : rows::fields(columns[2], ' ')) {
    const auto f = index_in(frame_names, frame);
    if (!f) return fmt::format("frame \"{}\"", frame);
    for (std::string_view word : rows::fields(columns[1], ',')) {
      if (word.empty()) return "empty word";
      const bool vague = static_cast<CueClass>(*kind) == CueClass::vague;
      Cue& cue = (noun || vague ? table.nouns : table.words).try_emplace(std::string(word)).first->second;
      CueClass& slot = cue[vague ? static_cast<std::size_t>(CueFrame::passive) : *f];
      if (slot == CueClass::none) slot = static_cast<CueClass>(*kind);
    }
  }
  table.examples.push_back({line, std::string(columns[3]), std::string(columns[4])});
  return {};
}

}  // namespace

Result<CueTable> read_cue_table(std::string_view text) {
  auto table = std::make_shared<CueTable::Impl>();
  int number = 0;
  for (std::string_view line : rows::fields(text, '\n')) {
    ++number;
    if (line.empty() || line.front() == '#') continue;
    const std::string why = read_row(*table, rows::fields(line, '|'), number);
    if (!why.empty()) return Error{Error::Kind::model, fmt::format("data/quote/cues.txt line {}: {}", number, why)};
  }
  return CueTable(std::move(table));
}

}  // namespace quote

const quote::Cue* CueTable::Impl::word(std::string_view lemma) const {
  const auto found = words.find(lemma);
  return found == words.end() ? nullptr : &found->second;
}

const quote::Cue* CueTable::Impl::noun(std::string_view lemma) const {
  const auto found = nouns.find(lemma);
  return found == nouns.end() ? nullptr : &found->second;
}

Result<CueTable> CueTable::load() { return quote::read_cue_table(table("quote/cues.txt")); }

}  // namespace entente
