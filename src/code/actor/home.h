// The state whose affairs a report is about: who holds an office there needs no word that says so.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "code/actor/clusters.h"
#include "code/actor/mentions.h"

namespace entente {

/// Weighs what a report names of each state: its institutions, parts and cities most, since a report on a state's own
/// affairs names these without the state.
class Home {
 public:
  explicit Home(const std::vector<Found>& found);

  /// The state that has at least this share of all the weight; empty: none.
  std::string_view state(double share) const;
  /// The state that has nearly all of much weight; empty: none.
  std::string_view plainly() const;
  /// The state with far more weight than any other; empty: none.
  std::string_view foremost() const;
  /// As `state`, by the two sentences around this one where they name a place or a state.
  std::string_view near(std::uint32_t sentence) const;
  bool names(std::string_view state) const;
  /// Do more words than a single one tell it?
  bool known() const { return sum_ >= 2; }
  bool names_any() const { return !weights_.empty(); }

 private:
  struct Weight {
    std::string_view state;
    double weight = 0;
  };
  struct Seen {
    std::uint32_t sentence = 0;
    std::string_view state;
  };
  void add(std::string_view state, double weight, std::uint32_t sentence);

  std::vector<Weight> weights_;
  std::vector<Seen> seen_;
  double sum_ = 0;
};

/// Gives offices and public bodies without a state the home's.
void settle_at_home(Clusters& clusters, const std::vector<Found>& found);

}  // namespace entente
