#include "code/status/table.h"

#include <fmt/format.h>

#include <charconv>

#include "text/rows.h"
#include "text/tables.h"

namespace entente::status {
namespace {

constexpr std::array<std::string_view, 14> effect_names = {"none",     "same",     "fact",        "own",            "not",
                                                           "planned",  "expected", "possible",    "conditional",    "counterfactual",
                                                           "denied",   "unclear",  "ongoing",     "background"};
constexpr std::array<std::string_view, word_class_count> class_names = {"verb", "passive", "adj", "noun", "adv", "going"};
constexpr std::array<std::string_view, small_word_count> small_names = {"modal", "adverb", "adjective", "negator", "mark",
                                                                        "head", "nonvolitional", "ahead", "past", "event"};
constexpr std::array<std::string_view, frame_count> frame_names = {"to", "that", "ing", "from", "noun", "subj"};

template <std::size_t N>
std::optional<std::size_t> index_in(const std::array<std::string_view, N>& names, std::string_view name) {
  for (std::size_t i = 0; i < N; ++i)
    if (names[i] == name) return i;
  return std::nullopt;
}

std::optional<Signature> signature_of(std::string_view text) {
  Signature s;
  if (text.ends_with('-')) {
    s.negated = true;
    text.remove_suffix(1);
  }
  const auto effect = index_in(effect_names, text);
  if (!effect) return std::nullopt;
  s.effect = static_cast<Effect>(*effect);
  return s;
}

// Calls `row` with the columns of each line that is neither blank nor a comment; it gives the reason if it cannot read them.
template <class F>
std::optional<Error> each_row(std::string_view file, std::string_view text, F row) {
  int number = 0;
  for (std::string_view line : rows::fields(text, '\n')) {
    ++number;
    if (line.empty() || line.front() == '#') continue;
    const std::string why = row(rows::fields(line, '|'), number);
    if (!why.empty()) return Error{Error::Kind::model, fmt::format("{} line {}: {}", file, number, why)};
  }
  return std::nullopt;
}

std::string read_predicate(StatusTable::Impl& table, const std::vector<std::string_view>& columns, int line) {
  if (columns.size() != 7) return fmt::format("{} columns instead of 7", columns.size());
  const auto kind = index_in(class_names, columns[1]);
  if (!kind) return fmt::format("class \"{}\"", columns[1]);
  const auto positive = signature_of(columns[3]);
  const auto negative = signature_of(columns[4]);
  if (!positive || !negative) return fmt::format("effect \"{}\" or \"{}\"", columns[3], columns[4]);
  for (std::string_view frame : rows::fields(columns[2], ' ')) {
    const auto f = index_in(frame_names, frame);
    if (!f) return fmt::format("frame \"{}\"", frame);
    for (std::string_view word : rows::fields(columns[0], ',')) {
      if (word.empty()) return "empty word";
      Embedding& e = table.embeddings[*kind].try_emplace(std::string(word)).first->second;
      if (e.positive[*f].effect != Effect::none) continue;   // the first row of a word and frame counts
      e.positive[*f] = *positive;
      e.negative[*f] = *negative;
    }
  }
  table.examples.push_back({"predicates.txt", line, std::string(columns[5]), std::string(columns[6])});
  return {};
}

std::string read_small(StatusTable::Impl& table, const std::vector<std::string_view>& columns, int line) {
  if (columns.size() != 5) return fmt::format("{} columns instead of 5", columns.size());
  const auto kind = index_in(small_names, columns[0]);
  if (!kind) return fmt::format("class \"{}\"", columns[0]);
  const auto signature = signature_of(columns[2]);
  if (!signature) return fmt::format("effect \"{}\"", columns[2]);
  for (std::string_view word : rows::fields(columns[1], ',')) {
    if (word.empty()) return "empty word";
    table.small[*kind].try_emplace(std::string(word), *signature);
  }
  table.examples.push_back({"words.txt", line, std::string(columns[3]), std::string(columns[4])});
  return {};
}

std::string read_weight(StatusTable::Impl& table, const std::vector<std::string_view>& columns) {
  if (columns.size() != 2) return "no weight";
  double value = 0;
  const auto [end, failed] = std::from_chars(columns[1].data(), columns[1].data() + columns[1].size(), value);
  if (failed != std::errc{} || end != columns[1].data() + columns[1].size()) return fmt::format("weight \"{}\"", columns[1]);
  table.weights.try_emplace(std::string(columns[0]), value);
  return {};
}

}  // namespace

}  // namespace entente::status

namespace entente {

using namespace status;

const Embedding* StatusTable::Impl::embedding(WordClass kind, std::string_view lemma) const {
  const auto& map = embeddings[static_cast<std::size_t>(kind)];
  const auto at = map.find(lemma);
  return at == map.end() ? nullptr : &at->second;
}

const Signature* StatusTable::Impl::small_word(SmallWord kind, std::string_view word) const {
  const auto& map = small[static_cast<std::size_t>(kind)];
  const auto at = map.find(word);
  return at == map.end() ? nullptr : &at->second;
}

}  // namespace entente

namespace entente::status {

Result<StatusTable> read_status_table(std::string_view predicates, std::string_view words, std::string_view weights) {
  auto table = std::make_shared<StatusTable::Impl>();
  auto wrong = each_row("data/status/predicates.txt", predicates,
                        [&](const auto& columns, int line) { return read_predicate(*table, columns, line); });
  if (!wrong)
    wrong = each_row("data/status/words.txt", words, [&](const auto& columns, int line) { return read_small(*table, columns, line); });
  if (!wrong)
    wrong = each_row("data/status/weights.txt", weights, [&](const auto& columns, int) { return read_weight(*table, columns); });
  if (wrong) return *std::move(wrong);
  return StatusTable(std::move(table));
}

}  // namespace entente::status

namespace entente {

Result<StatusTable> StatusTable::load() {
  return status::read_status_table(table("status/predicates.txt"), table("status/words.txt"), table("status/weights.txt"));
}

}  // namespace entente
