// How the texts of a story depend on each other, and how many origins a set of them has.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "reconcile/align.h"
#include "reconcile/unit.h"
#include "text/logistic.h"

namespace entente::reconciling {

inline constexpr std::array<std::string_view, 10> lineage_features = {
    "bias", "contained", "stem_pairs", "well_matched", "rare_shared", "longest_run", "runs", "quotes", "names", "short"};
using LineageFeatures = std::array<double, lineage_features.size()>;

/// What two texts share.
struct Bond {
  LineageFeatures x{};
  double contained = 0;            ///< share of the shorter text's runs of four words that stand in the other
  std::size_t longest_run = 0;     ///< words in a row both have
  std::size_t long_runs = 0;       ///< runs of seven or more words, quotations apart
  std::size_t shared_quotes = 0;   ///< quotations of six or more words both have
  std::size_t facts = 0;           ///< groups both stand in
  double order = 0;                ///< Kendall's tau of the shared groups, 0 below six
  bool same_credit = false;
  bool own_voices = false;         ///< each names speakers of its own, and most of them
  std::size_t one_voice = 0;       ///< groups both stand in with words of the same speaker or body
  double derived = 0;              ///< probability that one was made from the other or both from a third text
  double dependence = 0;           ///< the same for one origin of any kind: `derived`, voices and agencies in common
  Lineage kind = Lineage::unknown;
};

/// Whom words come from: hashes of the last names of speakers and bodies, ascending.
using Voices = std::vector<std::uint64_t>;

/// The bonds of a story's texts: of every pair in a story of up to 65; of more, each text with the 64 that share most wording and claims
/// with it, so that the cost of a text does not grow with the story.
class Bonds {
 public:
  Bonds(const Texts& texts, const std::vector<Unit>& units, const std::vector<Group>& groups, const std::vector<Voices>& unit_voices);

  const Bond* between(std::uint32_t a, std::uint32_t b) const;        ///< nothing: not compared
  /// Of texts that were not compared only credits and speakers are known.
  double dependence(std::uint32_t a, std::uint32_t b) const;
  std::uint64_t credit(std::uint32_t text) const { return credits_[text]; }   ///< 0: none
  std::size_t size() const { return bonds_.size(); }

  /// Calls work(a, bond) for the texts before `b` that it was compared with, in their order.
  template <class Work>
  void before(std::uint32_t b, Work work) const {
    for (std::size_t i = 0; i < others_[b].size(); ++i) work(others_[b][i], bonds_[begin_[b] + i]);
  }

 private:
  std::vector<std::vector<std::uint32_t>> others_;                    // for each text those before it, ascending
  std::vector<std::size_t> begin_;                                    // where its bonds with them begin
  std::vector<Bond> bonds_;
  std::vector<std::uint64_t> credits_;
  std::vector<Voices> voices_;
};

std::vector<std::string> evidence_of(const Bond& bond, const Report& first);

/// Whom each unit has its words from: its speakers, named bodies included.
std::vector<Voices> voices_of(const std::vector<Unit>& units, const Texts& texts);
/// Do the units of all texts in the list, two or more, name one speaker or body?
bool one_voice(const Group& list, const std::vector<Unit>& units, const std::vector<Voices>& voices);

/// Origins of a set of texts (ascending). `one_source`: the words of all name the same speaker or body.
/// Groups are of indices into `texts`.
Origins origins_of(std::span<const std::uint32_t> texts, const Bonds& bonds, bool one_source);

}  // namespace entente::reconciling
