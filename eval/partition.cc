#include "partition.h"

#include <algorithm>
#include <map>
#include <utility>

namespace entente::eval {
namespace {

double ratio(double n, double d, double other) { return d > 0 ? n / d : other > 0 ? 0 : 1; }

}  // namespace

double f1(double p, double r) { return p + r > 0 ? 2 * p * r / (p + r) : 0; }

std::vector<std::uint32_t> numbered(const std::vector<std::string>& names) {
  std::map<std::string, std::uint32_t> numbers;
  std::vector<std::uint32_t> out;
  for (const std::string& name : names) out.push_back(numbers.try_emplace(name, static_cast<std::uint32_t>(numbers.size())).first->second);
  return out;
}

PartitionScores score_partition(const std::vector<std::uint32_t>& gold, const std::vector<std::uint32_t>& system) {
  std::map<std::uint32_t, double> gold_size, system_size;
  std::map<std::pair<std::uint32_t, std::uint32_t>, double> both;
  for (std::size_t i = 0; i < gold.size(); ++i) {
    ++gold_size[gold[i]];
    ++system_size[system[i]];
    ++both[{gold[i], system[i]}];
  }
  double p = 0, r = 0, shared = 0, in_gold = 0, in_system = 0;
  for (const auto& [key, n] : both) {
    p += n * n / system_size[key.second];
    r += n * n / gold_size[key.first];
    shared += n * (n - 1) / 2;
  }
  PartitionScores s;
  for (const auto& [_, n] : gold_size) in_gold += n * (n - 1) / 2;
  for (const auto& [_, n] : system_size) {
    in_system += n * (n - 1) / 2;
    s.largest = std::max(s.largest, static_cast<std::size_t>(n));
  }
  const auto total = static_cast<double>(gold.size());
  s.b3_p = ratio(p, total, total);
  s.b3_r = ratio(r, total, total);
  s.b3_f1 = f1(s.b3_p, s.b3_r);
  s.pair_p = ratio(shared, in_system, in_gold);
  s.pair_r = ratio(shared, in_gold, in_system);
  s.pair_f1 = f1(s.pair_p, s.pair_r);
  s.clusters = system_size.size();
  s.gold = gold_size.size();
  s.gain_over_singletons = s.b3_f1 - f1(1, total > 0 ? static_cast<double>(s.gold) / total : 0);
  return s;
}

}  // namespace entente::eval
