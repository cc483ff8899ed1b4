#include "parse/word_products.h"

#include <algorithm>
#include <cstring>

#include "parse/words.h"

namespace entente {
namespace {

using Impl = ParseModel::Impl;

constexpr std::size_t longest_form = 64;   // a longer one is computed each time: nobody repeats it

// Input codes of a row: i8 values moved to u8.
class InputRow {
 public:
  explicit InputRow(std::uint8_t* to) : to_(to) {}
  void add(const std::int8_t* values, std::size_t n) {
    for (std::size_t i = 0; i < n; ++i) to_[i] = static_cast<std::uint8_t>(values[i] + 128);
    to_ += n;
  }
  void add_zeros(std::size_t n) {
    std::memset(to_, 128, n);
    to_ += n;
  }

 private:
  std::uint8_t* to_;
};

const std::int8_t* affix_row(const Impl& m, std::size_t table, std::uint32_t bucket) {
  return m.affix_rows.data() + (table * (affix_buckets + 1) + bucket) * m.sizes.affix;
}

void root_input(const Impl& m, std::uint8_t* to) {
  InputRow row(to);
  row.add(m.word_rows.data() + m.sizes.word, m.sizes.word);
  for (std::size_t k = 0; k < affix_count; ++k) row.add(affix_row(m, k, affix_buckets), m.sizes.affix);
  row.add_zeros(m.sizes.vector);
}

void word_input(const Impl& m, std::string_view form, std::uint8_t* to) {
  const WordKeys keys = keys_of(form);
  InputRow row(to);
  const auto word = m.words.find(keys.word);
  row.add(m.word_rows.data() + (word ? *word + 2 : 0) * m.sizes.word, m.sizes.word);
  for (std::size_t k = 0; k < affix_count; ++k) row.add(affix_row(m, k, keys.affixes[k]), m.sizes.affix);
  if (const auto v = m.vectors.find(keys.vector)) row.add(m.vector_rows.data() + *v * m.sizes.vector, m.sizes.vector);
  else row.add_zeros(m.sizes.vector);
}

}  // namespace

WordProducts::WordProducts(const Impl& model, std::size_t slots) : model_(model), width_(8 * model.sizes.hidden) { make(slots); }

void WordProducts::make(std::size_t slots) {
  products_ = std::make_unique_for_overwrite<std::int32_t[]>(slots * width_);
  slots_.clear();
  taken_.assign(slots, {slots_.end()});
  hand_ = 0;
}

std::uint32_t WordProducts::free_slot() {
  for (;; hand_ = (hand_ + 1) % taken_.size()) {
    Slot& slot = taken_[hand_];
    if (slot.last == calls_) continue;
    if (!slot.again) break;
    slot.again = false;
  }
  const std::size_t at = hand_;
  hand_ = (hand_ + 1) % taken_.size();
  if (taken_[at].form != slots_.end()) slots_.erase(taken_[at].form);
  return static_cast<std::uint32_t>(at);
}

void WordProducts::find(std::span<const std::string_view> forms, std::vector<std::uint32_t>& slots) {
  if (forms.size() > taken_.size()) make(forms.size());
  ++calls_;
  fresh_.clear();
  slots.resize(forms.size());
  for (std::size_t i = 0; i < forms.size(); ++i) {
    if (const auto known = slots_.find(forms[i]); known != slots_.end()) {
      Slot& slot = taken_[slots[i] = known->second];
      slot.again |= slot.last != calls_;
      slot.last = calls_;
      continue;
    }
    const std::uint32_t at = slots[i] = free_slot();
    const bool keep = forms[i].size() <= longest_form;
    taken_[at] = {keep ? slots_.emplace(forms[i], at).first : slots_.end(), calls_, false};
    fresh_.push_back({at, forms[i]});
  }
  compute();
}

void WordProducts::compute() {
  const std::size_t inner = model_.sizes.input(), gates = width_ / 2;
  if (inputs_.size() < fresh_.size() * inner) inputs_.resize(fresh_.size() * inner);
  if (rows_.size() < fresh_.size() * gates) rows_.resize(fresh_.size() * gates);
  for (std::size_t i = 0; i < fresh_.size(); ++i) {
    std::uint8_t* to = inputs_.data() + i * inner;
    fresh_[i].form.empty() ? root_input(model_, to) : word_input(model_, fresh_[i].form, to);
  }
  for (const bool backwards : {false, true}) {
    model_.kernels->multiply(inputs_.data(), inner, fresh_.size(), inner, model_.layers[0][backwards ? 1 : 0].input.packed.data(), gates,
                             rows_.data(), gates);
    for (std::size_t i = 0; i < fresh_.size(); ++i)
      std::memcpy(row(fresh_[i].slot) + (backwards ? gates : 0), rows_.data() + i * gates, gates * sizeof(std::int32_t));
  }
}

}  // namespace entente
