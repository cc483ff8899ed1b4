// How the texts of a story depend on each other, and how many origins a set of them has.
#pragma once

#include <array>
#include <cstdint>
#include <set>
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

/// One bond for each pair of texts (a < b), in the order 0-1, 0-2, 1-2, 0-3 ... see bond_index.
std::vector<Bond> bonds_of(const Texts& texts, const std::vector<Unit>& units, const std::vector<Group>& groups);
std::size_t bond_index(std::uint32_t a, std::uint32_t b);
std::vector<std::string> evidence_of(const Bond& bond, const Report& a, const Report& b);

/// Whom each unit has its words from: stems of the last names of its speakers, named bodies included.
std::vector<std::set<std::string>> voices_of(const std::vector<Unit>& units, const Texts& texts);
/// Do the units of all texts in the list, two or more, name one speaker or body?
bool one_voice(const Group& list, const std::vector<Unit>& units, const std::vector<std::set<std::string>>& voices);

/// Origins of a set of texts (ascending). `one_source`: the words of all name the same speaker or body.
/// Groups are of indices into `texts`.
Origins origins_of(std::span<const std::uint32_t> texts, const std::vector<Bond>& bonds, bool one_source);

}  // namespace entente::reconciling
