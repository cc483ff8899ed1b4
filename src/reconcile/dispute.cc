#include "reconcile/dispute.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "reconcile/clash.h"

namespace entente::reconciling {
namespace {

/// A clash with the units it stands between.
struct Found {
  std::uint32_t a = 0, b = 0;
  Clash clash;
};

std::size_t texts_in(const std::vector<std::uint32_t>& list, const std::vector<Unit>& units) {
  std::set<std::uint32_t> texts;
  for (const std::uint32_t u : list) texts.insert(units[u].text);
  return texts.size();
}

/// Clashes about one thing that share a unit are one dispute.
std::vector<std::vector<const Found*>> connected(const std::vector<Found>& found) {
  using Key = std::tuple<std::string, std::string, std::uint32_t>;
  std::vector<std::size_t> root(found.size());
  std::iota(root.begin(), root.end(), std::size_t{0});
  const auto find = [&](std::size_t i) {
    while (root[i] != i) i = root[i] = root[root[i]];
    return i;
  };
  std::map<Key, std::size_t> first;
  for (std::size_t i = 0; i < found.size(); ++i) {
    for (const std::uint32_t unit : {found[i].a, found[i].b}) {
      const auto [at, fresh] = first.try_emplace({found[i].clash.slot, found[i].clash.thing, unit}, i);
      if (!fresh) root[std::max(find(i), find(at->second))] = std::min(find(i), find(at->second));
    }
  }
  std::map<std::size_t, std::vector<const Found*>> parts;
  for (std::size_t i = 0; i < found.size(); ++i) parts[find(i)].push_back(&found[i]);
  std::vector<std::vector<const Found*>> out;
  for (auto& [_, part] : parts) out.push_back(std::move(part));
  return out;
}

Dispute dispute_of(const std::vector<const Found*>& part, const std::vector<Unit>& units) {
  std::map<std::string, Stand> stands;
  Dispute out;
  out.slot = part.front()->clash.slot;
  for (const Found* f : part) {
    out.hard = out.hard || f->clash.hard;
    for (const auto& [value, unit] : {std::pair{&f->clash.a, f->a}, std::pair{&f->clash.b, f->b}}) {
      Stand& stand = stands[value->key];
      if (stand.value.empty() || value->words.size() < stand.value.size()) stand.value = value->words;
      stand.units.push_back(unit);
    }
  }
  for (auto& [_, stand] : stands) {
    std::sort(stand.units.begin(), stand.units.end());
    stand.units.erase(std::unique(stand.units.begin(), stand.units.end()), stand.units.end());
    out.stands.push_back(std::move(stand));
  }
  std::stable_sort(out.stands.begin(), out.stands.end(), [&](const Stand& a, const Stand& b) {
    const std::size_t x = texts_in(a.units, units), y = texts_in(b.units, units);
    return x != y ? x > y : a.units.front() < b.units.front();
  });
  return out;
}

}  // namespace

std::vector<Dispute> disputes_of(const std::vector<Unit>& units, const std::vector<Pair>& pairs, const std::vector<double>& scores, const Texts& texts,
                                 const std::vector<Published>& dates) {
  constexpr double lowest_bar = -4.5;
  std::vector<Side> sides;
  for (const Unit& unit : units) sides.push_back(side_of(unit, *texts.of[unit.text], dates[unit.text]));
  std::vector<Found> found;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const bool meetings = !sides[pairs[i].a].contacts.empty() && !sides[pairs[i].b].contacts.empty();
    if (scores[i] < lowest_bar && !meetings) continue;
    for (Clash& clash : clashes_of(sides[pairs[i].a], sides[pairs[i].b], units)) {
      if (scores[i] >= clash.bar) found.push_back({pairs[i].a, pairs[i].b, std::move(clash)});
    }
  }
  std::vector<Dispute> out;
  for (const auto& part : connected(found)) out.push_back(dispute_of(part, units));
  return out;
}

}  // namespace entente::reconciling
