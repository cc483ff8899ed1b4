#include "reconcile/dispute.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "text/shingles.h"

namespace entente::reconciling {
namespace {

/// A number of a unit with where it stands.
struct Given {
  std::uint32_t unit = 0;
  const Number* number = nullptr;
};

std::size_t texts_in(const std::vector<std::uint32_t>& list, const std::vector<Unit>& units) {
  std::set<std::uint32_t> texts;
  for (const std::uint32_t u : list) texts.insert(units[u].text);
  return texts.size();
}

std::string words_at(const Texts& texts, const Unit& unit, Span span) { return std::string(texts.of[unit.text]->report.at(span)); }

/// Things counted by several texts of a group: the last word counted is the thing.
std::map<std::uint64_t, std::vector<Given>> counted(const Group& group, const std::vector<Unit>& units) {
  std::map<std::uint64_t, std::vector<Given>> out;
  for (const std::uint32_t u : group) {
    for (const Number& number : units[u].numbers) {
      for (const std::uint64_t thing : number.things) out[thing].push_back({u, &number});
    }
  }
  return out;
}

/// One text that gives two values for a thing counts two things: no dispute can be read off it.
bool one_value_a_text(const std::vector<Given>& given, const std::vector<Unit>& units) {
  std::map<std::uint32_t, const Number*> first;
  for (const Given& g : given) {
    const auto [at, fresh] = first.try_emplace(units[g.unit].text, g.number);
    if (!fresh && !compatible(*at->second, *g.number)) return false;
  }
  return true;
}

std::vector<Side> sides_of(const std::vector<Given>& given, const std::vector<Unit>& units, const Texts& texts) {
  std::vector<std::pair<const Number*, Side>> sides;
  for (const Given& g : given) {
    const auto at = std::find_if(sides.begin(), sides.end(), [&](const auto& side) { return compatible(*side.first, *g.number); });
    if (at == sides.end()) sides.push_back({g.number, {words_at(texts, units[g.unit], g.number->span), {g.unit}}});
    else if (at->second.units.back() != g.unit) at->second.units.push_back(g.unit);
  }
  std::vector<Side> out;
  for (auto& [_, side] : sides) out.push_back(std::move(side));
  std::stable_sort(out.begin(), out.end(), [&](const Side& a, const Side& b) { return texts_in(a.units, units) > texts_in(b.units, units); });
  return out;
}

void number_disputes(std::vector<Dispute>& out, std::uint32_t g, const Group& group, const std::vector<Unit>& units, const Texts& texts) {
  std::set<std::vector<std::uint32_t>> seen;
  for (const auto& [thing, given] : counted(group, units)) {
    if (!one_value_a_text(given, units)) continue;
    Dispute dispute{"number", true, g, sides_of(given, units, texts)};
    if (dispute.sides.size() < 2) continue;
    std::vector<std::uint32_t> all;
    for (const Side& side : dispute.sides) all.insert(all.end(), side.units.begin(), side.units.end());
    if (texts_in(all, units) < 2 || !seen.insert(all).second) continue;
    const bool rough = std::any_of(given.begin(), given.end(), [](const Given& x) { return x.number->rough; });
    dispute.hard = !rough;
    out.push_back(std::move(dispute));
  }
}

}  // namespace

std::vector<Dispute> disputes_of(const std::vector<Unit>& units, const std::vector<Group>& groups, const Texts& texts) {
  std::vector<Dispute> out;
  for (std::uint32_t g = 0; g < groups.size(); ++g) {
    if (groups[g].size() > 1) number_disputes(out, g, groups[g], units, texts);
  }
  return out;
}

}  // namespace entente::reconciling
