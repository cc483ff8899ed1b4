// First-layer input products of words, kept from batch to batch: most words of a text are few.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parse/model.h"
#include "text/string_map.h"

namespace entente {

/// A slot a form. When all are taken, the next one that was not used since the last round gives way (the clock algorithm:
/// Corbato 1968). Products are exact, so what was met before never shows in a result.
class WordProducts {
 public:
  /// 18 MB for the shipped sizes; 86 of 100 words of news are found among so many, 80 among half of them.
  static constexpr std::size_t usual_slots = 3072;

  explicit WordProducts(const ParseModel::Impl& model, std::size_t slots = usual_slots);

  /// Slots of `forms`, an empty form for the root; valid until the next call. More forms than slots make more slots.
  void find(std::span<const std::string_view> forms, std::vector<std::uint32_t>& slots);
  /// Products of a slot, [4 * hidden], for the layer that reads forwards or backwards.
  const std::int32_t* of(std::uint32_t slot, bool backwards) const { return row(slot) + (backwards ? width_ / 2 : 0); }

 private:
  using Slots = StringMap<std::uint32_t>;
  struct Slot {
    Slots::const_iterator form;   // the end: none, or one too long to keep
    std::uint64_t last = 0;       // number of the call that used it last
    bool again = false;           // used since the hand passed
  };

  struct Fresh {
    std::uint32_t slot = 0;
    std::string_view form;
  };

  void make(std::size_t slots);
  std::uint32_t free_slot();
  std::int32_t* row(std::size_t slot) const { return products_.get() + slot * width_; }
  void compute();

  const ParseModel::Impl& model_;
  std::size_t width_;
  std::unique_ptr<std::int32_t[]> products_;   // [slots][forwards, backwards]
  std::vector<Slot> taken_;
  Slots slots_;
  std::size_t hand_ = 0;
  std::uint64_t calls_ = 0;
  std::vector<Fresh> fresh_;                   // what one call computes, and its scratch
  std::vector<std::uint8_t> inputs_;
  std::vector<std::int32_t> rows_;
};

}  // namespace entente
