#include "text/logistic.h"

#include <cassert>
#include <charconv>
#include <cmath>
#include <string>

namespace entente {
namespace {

/// The number after "name<TAB>"; tables of weights are short and need not be sorted.
double weight_of(std::string_view table, std::string_view name) {
  while (!table.empty()) {
    const std::size_t end = std::min(table.find('\n'), table.size());
    const std::string_view line = table.substr(0, end);
    table.remove_prefix(std::min(end + 1, table.size()));
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos || line.substr(0, tab) != name) continue;
    double value = 0;
    std::from_chars(line.data() + tab + 1, line.data() + line.size(), value);
    return value;
  }
  return 0;
}

}  // namespace

double sigmoid(double x) { return 1 / (1 + std::exp(-x)); }

Logistic Logistic::of(std::string_view table, std::span<const std::string_view> names) {
  std::vector<double> weights;
  for (const std::string_view name : names) weights.push_back(weight_of(table, name));
  return Logistic(std::move(weights));
}

double Logistic::score(std::span<const double> x) const {
  assert(x.size() == weights_.size());
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) sum += x[i] * weights_[i];
  return sum;
}

double Logistic::probability(std::span<const double> x) const { return sigmoid(score(x)); }

}  // namespace entente
