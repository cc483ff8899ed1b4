#include "entente/whatif.h"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <random>
#include <set>
#include <sstream>

namespace entente {
namespace {

LedgerCite cite(std::uint32_t report) { return {0, {.report = report}}; }

Supply supply(const char* from, const char* to, const char* good, std::optional<Interval> share) {
  return {from, to, good, share, std::nullopt, {cite(1)}};
}

const std::vector<Supply> supplies = {supply("CHN", "KOR", "rare earth", Interval{0.4, 0.5}),
                                      supply("AUS", "KOR", "rare earth", std::nullopt),
                                      supply("CHN", "JPN", "rare earth", Interval{0.6, 0.6}),
                                      supply("NOR", "URY", "tin ore", Interval{0.5, 1.0})};
const std::vector<NeedRow> needed = {{"KOR", "rare earth", "chip", {cite(2)}}, {"", "chip", "car", {cite(3)}}, {"KOR", "car", "taxi", {cite(4)}}};

TEST(Shock, ReadsItsGrammar) {
  const Result<Shock> shock = shock_of("CHN -> KOR rare earths -50%");
  ASSERT_TRUE(shock) << shock.error().what;
  EXPECT_EQ(*shock, (Shock{"CHN", "KOR", "rare earths", 0.5}));
  EXPECT_EQ(shock_of("CHN->*  rare-earth magnets  -12.5%")->good, "rare-earth magnets");
  EXPECT_TRUE(shock_of("CHN -> * ore -100 %"));
  EXPECT_EQ(*shock_of("China -> South Korea rare earths -50%"), *shock);
  EXPECT_EQ(*shock_of("the United States -> * wheat -20%"), (Shock{"USA", "", "wheat", 0.2}));
}

TEST(Shock, NamesWhatIsWrongAndWhere) {
  for (const char* bad : {"", "CHN", "CHN KOR ore -5%", "CHN -> ore -5%", "CHN -> KOR -5%", "CHN -> KOR ore", "CHN -> KOR ore -5",
                          "CHN -> KOR ore -%", "CHN -> KOR ore -101%", "CHN -> KOR ore -5% x", "chinaware -> KOR ore -5%", "China South Korea ore -5%"}) {
    const Result<Shock> shock = shock_of(bad);
    EXPECT_FALSE(shock) << bad;
    if (!shock) EXPECT_GE(shock.error().offset, 0) << bad;
  }
}

TEST(WhatIf, GivesTheGapAsAnInterval) {
  const std::vector<Gap> gaps = what_if(supplies, {}, {"CHN", "KOR", "rare earths", 0.5});
  ASSERT_EQ(gaps.size(), 1u);
  EXPECT_EQ(gaps[0].share, (Interval{0.2, 0.25}));
  ASSERT_EQ(gaps[0].others.size(), 1u);
  EXPECT_EQ(gaps[0].others[0].supplier, "AUS");
  EXPECT_EQ(what_if(supplies, {}, {"CHN", "", "rare earth", 1}).size(), 2u);
}

TEST(WhatIf, UnknownIsUnknownAndNeverNought) {
  const std::vector<Gap> none = what_if(supplies, needed, {"CHN", "KOR", "gallium", 1});
  ASSERT_EQ(none.size(), 1u);
  EXPECT_FALSE(none[0].share);
  const std::vector<Gap> unstated = what_if(supplies, needed, {"AUS", "KOR", "rare earth", 1});
  for (const Gap& gap : unstated) EXPECT_FALSE(gap.share);
}

TEST(WhatIf, ChainsStopAfterThreeHops) {
  const std::vector<Gap> gaps = what_if(supplies, needed, {"CHN", "KOR", "rare earth", 1});
  ASSERT_EQ(gaps.size(), 3u);
  EXPECT_EQ(gaps[2].good, "car");
  EXPECT_EQ(gaps[2].hop, 3u);
  EXPECT_EQ(gaps[2].cites, std::vector<LedgerCite>{cite(3)});
}

TEST(WhatIf, Invariants) {
  double last = -1;
  for (double f = 0; f <= 1.0; f += 0.125) {
    const std::vector<Gap> gaps = what_if(supplies, needed, {"CHN", "KOR", "rare earth", f});
    for (const Gap& gap : gaps) {
      ASSERT_TRUE(gap.share);
      EXPECT_LE(gap.share->low, gap.share->high);
      EXPECT_EQ(gap.user, "KOR");  // what is not connected is untouched
    }
    EXPECT_GE(gaps[0].share->high, last);
    last = gaps[0].share->high;
    if (f == 0) EXPECT_EQ(gaps[0].share, (Interval{0, 0}));
    EXPECT_EQ(what_if(supplies, needed, {"CHN", "KOR", "rare earth", f}, 1.0)[0].share, (Interval{0, 0}));
  }
}

TEST(WhatIf, CyclesEnd) {
  const std::vector<NeedRow> circle = {{"KOR", "rare earth", "chip", {}}, {"KOR", "chip", "rare earth", {}}};
  EXPECT_EQ(what_if(supplies, circle, {"CHN", "KOR", "rare earth", 1}).size(), 2u);
}

TEST(Supplies, SharesAboveOneAreFlagged) {
  const std::vector<Supply> rows = {supply("CHN", "KOR", "ore", Interval{0.7, 0.8}), supply("AUS", "KOR", "ore", Interval{0.4, 0.4}),
                                    supply("AUS", "JPN", "ore", Interval{0.9, 0.9})};
  EXPECT_EQ(over_one(rows), (std::vector<std::vector<std::uint32_t>>{{0, 1}}));
}

TEST(Supplies, ABuyersShareIsOfTheSellersMarket) {
  LedgerRow buys;
  buys.kind = TieKind::buys;
  buys.subjects = {"CHN"};
  buys.objects = {"KOR"};
  buys.good = "chip";
  buys.amount = Interval{0.3, 0.4};
  buys.unit = "percent";
  const std::vector<Supply> rows = supplies_of(std::vector<LedgerRow>{buys});
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].supplier, "KOR");
  EXPECT_FALSE(rows[0].share);
  const std::vector<Gap> gaps = what_if(rows, needed, {"KOR", "CHN", "semiconductors", 0.5});
  ASSERT_EQ(gaps.size(), 3u);   // China's supply and what it makes of it: unknown; Korea's market: 15 to 20 %
  EXPECT_FALSE(gaps[0].share);
  EXPECT_TRUE(gaps[1].market);
  EXPECT_EQ(gaps[1].user, "KOR");
  EXPECT_DOUBLE_EQ(gaps[1].share->high, 0.2);
  EXPECT_EQ(gaps[2].user, "CHN");
  EXPECT_FALSE(gaps[2].share);
}

// Networks drawn with a fixed seed: five states, four goods, some shares stated.
struct Drawn {
  std::vector<Supply> supplies;
  std::vector<NeedRow> needs;
};

Drawn drawn(std::mt19937& random) {
  const std::vector<std::string> states = {"AAA", "BBB", "CCC", "DDD", "EEE"}, goods = {"ore", "steel", "car", "glass"};
  std::uniform_real_distribution<double> unit(0, 1);
  Drawn out;
  for (const std::string& from : states) {
    for (const std::string& to : states) {
      for (const std::string& good : goods) {
        if (from == to || unit(random) < 0.6) continue;
        const double a = unit(random), b = unit(random);
        out.supplies.push_back({from, to, good, std::nullopt, std::nullopt, {}});
        if (unit(random) < 0.7) out.supplies.back().share = Interval{std::min(a, b), std::max(a, b)};
      }
    }
  }
  for (const std::string& input : goods) {
    for (const std::string& output : goods) {
      if (input != output && unit(random) < 0.3) out.needs.push_back({unit(random) < 0.5 ? "" : states[random() % 5], input, output, {}});
    }
  }
  return out;
}

TEST(WhatIf, HoldsItsInvariantsOnAnyNetwork) {
  std::mt19937 random(11);
  for (int n = 0; n < 300; ++n) {
    const Drawn net = drawn(random);
    const Shock full{"AAA", "", "ore", 1};
    const std::vector<Gap> most = what_if(net.supplies, net.needs, full);
    std::vector<Gap> before = what_if(net.supplies, net.needs, {"AAA", "", "ore", 0});
    for (const double f : {0.0, 0.25, 0.5, 1.0}) {
      const std::vector<Gap> gaps = what_if(net.supplies, net.needs, {"AAA", "", "ore", f});
      ASSERT_EQ(gaps.size(), most.size());
      for (std::size_t i = 0; i < gaps.size(); ++i) {
        ASSERT_EQ(gaps[i].share.has_value(), most[i].share.has_value());   // how much stops never decides what is known
        ASSERT_LE(gaps[i].hop, 3u);
        if (!gaps[i].share) continue;
        ASSERT_LE(gaps[i].share->low, gaps[i].share->high);
        ASSERT_GE(gaps[i].share->low, 0);
        ASSERT_LE(gaps[i].share->high, 1);
        ASSERT_GE(gaps[i].share->high, before[i].share->high);             // monotone
        if (f == 0) ASSERT_EQ(gaps[i].share->high, 0);
      }
      before = gaps;
      for (const Gap& gap : what_if(net.supplies, net.needs, {"AAA", "", "ore", f}, 1.0)) if (gap.share) ASSERT_EQ(gap.share->high, 0);
    }
    // Only users of AAA's ore are touched, and only by what they can make of it.
    std::set<std::string> users;
    for (const Supply& s : net.supplies) if (s.supplier == "AAA" && s.good == "ore") users.insert(s.user);
    for (const Gap& gap : most) ASSERT_TRUE(gap.user.empty() || users.contains(gap.user));
  }
}

/// Gauss with pivots: the dense solve that the shares are held against.
std::vector<double> solved(std::vector<std::vector<double>> a, std::vector<double> b) {
  const std::size_t n = b.size();
  for (std::size_t k = 0; k < n; ++k) {
    std::size_t pivot = k;
    for (std::size_t i = k + 1; i < n; ++i) if (std::abs(a[i][k]) > std::abs(a[pivot][k])) pivot = i;
    std::swap(a[k], a[pivot]);
    std::swap(b[k], b[pivot]);
    for (std::size_t i = k + 1; i < n; ++i) {
      const double factor = a[i][k] / a[k][k];
      for (std::size_t j = k; j < n; ++j) a[i][j] -= factor * a[k][j];
      b[i] -= factor * b[k];
    }
  }
  for (std::size_t k = n; k-- > 0;) {
    for (std::size_t j = k + 1; j < n; ++j) b[k] -= a[k][j] * b[j];
    b[k] /= a[k][k];
  }
  return b;
}

// Two regions, L with two sectors and M with one: tests/cases/leontief.tsv. In the quantity model x = (I - A)^-1 f a sector
// needs A x of each input, whichever region it comes from; if half of what one region gives stops, the missing part of the
// input is what what_if says of the stated share. By hand: of good 1 the buyers L1, L2, M1 take 30, 40, 40, from L 20, 20, 10;
// good 2 comes from L alone.
TEST(WhatIf, AgreesWithADenseLeontiefSolve) {
  std::ifstream file(ENTENTE_SOURCE "/tests/cases/leontief.tsv");
  std::vector<std::string> names;
  std::vector<std::vector<double>> z;
  std::vector<double> f, x;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream cells(line);
    std::string name;
    cells >> name;
    names.push_back(name);
    z.emplace_back(3);
    for (double& cell : z.back()) cells >> cell;
    f.emplace_back();
    x.emplace_back();
    cells >> f.back() >> x.back();
  }
  constexpr std::size_t n = 3;
  constexpr double by_hand[n][n] = {{1 / 3.0, 1 / 4.0, 1 / 8.0}, {1 / 2.0, 1 / 2.0, 1 / 2.0}, {1 / 6.0, 1 / 4.0, 3 / 8.0}};
  ASSERT_EQ(names.size(), n);
  std::vector<std::vector<double>> a(n, std::vector<double>(n)), left = a;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      a[i][j] = z[i][j] / x[j];
      left[i][j] = (i == j) - a[i][j];
    }
  }
  const std::vector<double> output = solved(left, f);
  for (std::size_t i = 0; i < n; ++i) EXPECT_NEAR(output[i], x[i], 1e-9 * x[i]);
  // The ledger as it would be stated: of what user j gets of a good, supplier i gives so much.
  std::vector<Supply> supplies;
  const auto good = [&](std::size_t i) { return std::string("good") + names[i].back(); };
  const auto all_of = [&](std::size_t i, std::size_t j, const auto& flow) {
    double sum = 0;
    for (std::size_t k = 0; k < n; ++k) if (good(k) == good(i)) sum += flow(k, j);
    return sum;
  };
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      const double share = z[i][j] / all_of(i, j, [&](std::size_t k, std::size_t u) { return z[k][u]; });
      supplies.push_back({std::string(1, names[i][0]), names[j], good(i), Interval{share, share}, std::nullopt, {}});
    }
  }
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      const auto needed_flow = [&](std::size_t k, std::size_t u) { return a[k][u] * output[u]; };
      const double missing = 0.5 * needed_flow(i, j) / all_of(i, j, needed_flow);
      const std::vector<Gap> gaps = what_if(supplies, std::vector<NeedRow>{{names[j], good(i), "output of " + names[j], {}}}, {std::string(1, names[i][0]), names[j], good(i), 0.5});
      ASSERT_EQ(gaps.size(), 2u);
      EXPECT_NEAR(missing, by_hand[i][j], 1e-9);
      EXPECT_NEAR(gaps[0].share->high, missing, 1e-9);
      EXPECT_NEAR(gaps[0].share->low, missing, 1e-9);
      EXPECT_NEAR(gaps[1].share->high, missing, 1e-9);   // fixed proportions: output falls with its scarcest input
    }
  }
}

}  // namespace
}  // namespace entente
