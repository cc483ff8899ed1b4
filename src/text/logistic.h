// A logistic model over named features, its weights in a table people can read.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace entente {

/// sigmoid(w.x). The weights are those of a table with lines "name<TAB>weight", in the order of `names`.
class Logistic {
 public:
  Logistic() = default;
  explicit Logistic(std::vector<double> weights) : weights_(std::move(weights)) {}
  /// A name the table lacks weighs 0, so that an old table works with a new feature.
  static Logistic of(std::string_view table, std::span<const std::string_view> names);

  double score(std::span<const double> x) const;         ///< w.x
  double probability(std::span<const double> x) const;
  const std::vector<double>& weights() const { return weights_; }

 private:
  std::vector<double> weights_;
};

double sigmoid(double x);

}  // namespace entente
