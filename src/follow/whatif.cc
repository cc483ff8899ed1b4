#include "entente/whatif.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <tuple>

#include "follow/goods.h"
#include "text/state_names.h"

namespace entente {
namespace {

constexpr std::uint32_t most_hops = 3;

/// Reads the shock's few words; `at` is where it stands.
struct Reader {
  std::string_view text;
  std::size_t at = 0;

  void blanks() {
    while (at < text.size() && text[at] == ' ') ++at;
  }
  bool take(std::string_view word) {
    blanks();
    if (!text.substr(at).starts_with(word)) return false;
    at += word.size();
    return true;
  }
  /// By name ("South Korea") or by code.
  std::string state() {
    blanks();
    if (const StateAtBegin named = state_at_begin(text.substr(at)); named.bytes > 0) {
      at += named.bytes;
      return std::string(named.code);
    }
    std::size_t end = at;
    while (end < text.size() && text[end] >= 'A' && text[end] <= 'Z') ++end;
    if (end - at != 3) return {};
    const std::string code(text.substr(at, 3));
    at = end;
    return code;
  }
};

Error wrong(const Reader& reader, std::string_view what) {
  return {Error::Kind::format, fmt::format("\"{}\": {} at character {}; write: China -> South Korea rare earths -50%", reader.text, what, reader.at + 1),
          static_cast<std::int64_t>(reader.at)};
}

bool hit(const Supply& supply, const Shock& shock) {
  return supply.supplier == shock.supplier && (shock.user.empty() || supply.user == shock.user) && supply.good == following::good_of(shock.good);
}

std::optional<Interval> scaled(const std::optional<Interval>& share, double factor) {
  if (!share) return std::nullopt;
  return Interval{share->low * factor, share->high * factor};
}

std::vector<Supply> others_of(std::span<const Supply> supplies, const Supply& stopped) {
  std::vector<Supply> out;
  for (const Supply& s : supplies) {
    if (s.user == stopped.user && s.good == stopped.good && s.supplier != stopped.supplier) out.push_back(s);
  }
  return out;
}

// What is missing of an input limits what is made of it: at most the same share, at least nothing.
Gap passed_on(const Gap& gap, const NeedRow& need) {
  Gap out;
  out.user = gap.user;
  out.good = need.output;
  out.hop = gap.hop + 1;
  if (gap.share) out.share = Interval{0, gap.share->high};
  out.cites = need.cites;
  return out;
}

bool joins(const NeedRow& need, const Gap& gap) { return !gap.market && need.input == gap.good && (need.user.empty() || need.user == gap.user); }

void join(std::optional<Interval>& all, const Interval& one) {
  all = all ? Interval{std::min(all->low, one.low), std::max(all->high, one.high)} : one;
}

}  // namespace

Result<Shock> shock_of(std::string_view text) {
  Reader reader{text};
  Shock shock;
  shock.supplier = reader.state();
  if (shock.supplier.empty()) return wrong(reader, "a supplier is missing (a state or its three-letter code)");
  if (!reader.take("->")) return wrong(reader, "\"->\" is missing");
  if (!reader.take("*")) {
    shock.user = reader.state();
    if (shock.user.empty()) return wrong(reader, "a user is missing (a state, its three-letter code, or *)");
  }
  reader.blanks();
  const std::size_t minus = text.rfind('-');
  if (minus == std::string_view::npos || minus <= reader.at) return wrong(reader, "a good and a share (-50%) are missing");
  std::size_t end = minus;
  while (end > reader.at && text[end - 1] == ' ') --end;
  shock.good = std::string(text.substr(reader.at, end - reader.at));
  if (shock.good.empty()) return wrong(reader, "a good is missing");
  for (char& c : shock.good) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  reader.at = minus + 1;
  double percent = 0, scale = 1;
  bool digits = false, point = false;
  for (; reader.at < text.size(); ++reader.at) {
    const char c = text[reader.at];
    if (c == '.' && !point) point = true;
    else if (c >= '0' && c <= '9') {
      digits = true;
      percent = percent * 10 + (c - '0');
      if (point) scale *= 10;
    } else break;
  }
  percent /= scale;
  if (!digits || !reader.take("%")) return wrong(reader, "a share in percent is missing");
  reader.blanks();
  if (reader.at != text.size()) return wrong(reader, "more than one shock");
  if (percent > 100) return wrong(reader, "a share above 100 %");
  shock.fraction = percent / 100;
  return shock;
}

std::vector<Gap> what_if(std::span<const Supply> supplies, std::span<const NeedRow> needs, const Shock& shock, double substitution) {
  std::vector<Gap> gaps;
  const double factor = shock.fraction * (1 - std::clamp(substitution, 0.0, 1.0));
  for (const Supply& supply : supplies) {
    if (!hit(supply, shock)) continue;
    gaps.push_back({supply.user, supply.good, 1, false, scaled(supply.share, factor), supply.cites, others_of(supplies, supply)});
    if (supply.market) gaps.push_back({supply.supplier, supply.good, 1, true, scaled(supply.market, factor), supply.cites, {}});
  }
  if (gaps.empty()) {
    gaps.push_back({shock.user, shock.good, 1, false, std::nullopt, {}, {}});
    return gaps;
  }
  std::set<std::pair<std::string, std::string>> reached;
  for (const Gap& gap : gaps) reached.emplace(gap.user, gap.good);
  for (std::size_t i = 0; i < gaps.size(); ++i) {
    if (gaps[i].hop == most_hops) continue;
    for (const NeedRow& need : needs) {
      if (!joins(need, gaps[i]) || !reached.emplace(gaps[i].user, need.output).second) continue;
      gaps.push_back(passed_on(Gap(gaps[i]), need));
    }
  }
  return gaps;
}

std::vector<Supply> supplies_of(std::span<const LedgerRow> ledger) {
  std::map<std::tuple<std::string, std::string, std::string>, Supply> all;
  for (const LedgerRow& row : ledger) {
    if (row.good.empty() || (row.kind != TieKind::supplies && row.kind != TieKind::buys)) continue;
    const bool supplies = row.kind == TieKind::supplies;
    for (const std::string& from : supplies ? row.subjects : row.objects) {
      for (const std::string& to : supplies ? row.objects : row.subjects) {
        Supply& supply = all.try_emplace({from, to, row.good}, Supply{from, to, row.good, std::nullopt, std::nullopt, {}}).first->second;
        supply.cites.insert(supply.cites.end(), row.cites.begin(), row.cites.end());
        // A share that a buyer takes is one of the seller's sales, not of the buyer's supply.
        if (row.amount && row.unit == "percent") join(supplies ? supply.share : supply.market, *row.amount);
      }
    }
  }
  std::vector<Supply> out;
  for (auto& [key, supply] : all) out.push_back(std::move(supply));
  return out;
}

std::vector<std::vector<std::uint32_t>> over_one(std::span<const Supply> supplies) {
  std::map<std::pair<std::string, std::string>, std::pair<double, std::vector<std::uint32_t>>> sums;
  for (std::uint32_t i = 0; i < supplies.size(); ++i) {
    if (!supplies[i].share) continue;
    auto& [sum, which] = sums[{supplies[i].user, supplies[i].good}];
    sum += supplies[i].share->low;
    which.push_back(i);
  }
  std::vector<std::vector<std::uint32_t>> out;
  for (auto& [key, row] : sums) {
    if (row.first > 1) out.push_back(std::move(row.second));
  }
  return out;
}

}  // namespace entente
