// Event mentions of the reports of one story: which speak of the same happening.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "reconcile/unit.h"
#include "text/logistic.h"

namespace entente::reconciling {

/// One word or phrase that names an event.
struct EventMention {
  std::uint32_t report = 0;
  std::uint32_t sentence = 0;
  std::string head;                      ///< stem of its head word
  std::vector<Term> context;             ///< content stems of its sentence, ascending by hash
  std::vector<std::uint64_t> names;      ///< hashes of capitalised stems of its sentence, ascending
};

inline constexpr std::array<std::string_view, 9> mention_features = {"bias", "same_head", "same_head_cosine", "same_report", "same_sentence", "cosine", "names", "head_rarity", "head_in_context"};
using MentionFeatures = std::array<double, mention_features.size()>;
MentionFeatures features_of(const EventMention& a, const EventMention& b);
/// Only pairs with one head, or a head that stands in the other's sentence, are looked at.
bool is_candidate(const EventMention& a, const EventMention& b);

/// For each mention the smallest mention of its cluster.
std::vector<std::uint32_t> corefer(std::span<const EventMention> mentions);
std::vector<std::uint32_t> corefer(std::span<const EventMention> mentions, const Logistic& model, double shift);

}  // namespace entente::reconciling
