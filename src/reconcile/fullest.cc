#include "reconcile/fullest.h"

#include <algorithm>
#include <map>

namespace entente::reconciling {
namespace {

bool holds(const std::vector<std::uint64_t>& sorted, std::uint64_t hash) { return std::binary_search(sorted.begin(), sorted.end(), hash); }

bool holds(const Unit& unit, const Number& number) {
  return std::any_of(unit.numbers.begin(), unit.numbers.end(), [&](const Number& n) { return n.low == number.low && n.high == number.high; });
}

}  // namespace

std::uint32_t fullest(const std::vector<std::uint32_t>& list, const std::vector<Unit>& units, const std::function<bool(std::uint32_t)>& alone) {
  std::map<std::uint64_t, double> votes;
  for (const std::uint32_t u : list) for (const Term& term : units[u].terms) votes[term.hash] += 1;
  std::uint32_t best = list.front();
  double most = -1;
  for (const std::uint32_t u : list) {
    if (units[u].title) continue;
    double shared = 0, own = 0;
    for (const Term& term : units[u].terms) (votes[term.hash] > 1 ? shared : own) += term.weight;
    // Words nobody else has lengthen a line without making it better supported.
    double score = list.size() > 1 ? shared - 0.15 * own : own;
    if (!alone(u)) score *= 0.6;
    if (score > most) {
      most = score;
      best = u;
    }
  }
  return best;
}

bool vaguer(const Unit& unit, const Unit& full, const std::vector<std::uint32_t>& list, const std::vector<Unit>& units) {
  if (&unit == &full) return false;
  const auto by_another = [&](auto&& has) {
    return std::any_of(list.begin(), list.end(), [&](std::uint32_t u) { return &units[u] != &unit && &units[u] != &full && has(units[u]); });
  };
  for (const std::uint64_t name : full.names) {
    if (!holds(unit.names, name) && by_another([&](const Unit& u) { return holds(u.names, name); })) return true;
  }
  for (const Number& number : full.numbers) {
    if (!holds(unit, number) && by_another([&](const Unit& u) { return holds(u, number); })) return true;
  }
  return false;
}

}  // namespace entente::reconciling
