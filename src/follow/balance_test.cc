#include "entente/balance.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

namespace entente {
namespace {

std::vector<SignedEdge> tribes() {
  std::vector<SignedEdge> edges;
  std::ifstream file(ENTENTE_SOURCE "/tests/cases/tribes.tsv");
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream fields(line);
    int a = 0, b = 0, sign = 0;
    fields >> a >> b >> sign;
    edges.push_back({static_cast<std::uint32_t>(a - 1), static_cast<std::uint32_t>(b - 1), static_cast<std::int8_t>(sign)});
  }
  return edges;
}

// All 2^(n-1) partitions: the definition, as a check on the search.
std::uint32_t by_definition(std::uint32_t nodes, const std::vector<SignedEdge>& edges) {
  std::uint32_t best = 0xffffffffu;
  for (std::uint32_t camps = 0; camps < (1u << (nodes - 1)); ++camps) {
    std::uint32_t cost = 0;
    for (const SignedEdge& e : edges) cost += (e.sign > 0) != (((camps >> e.a) & 1) == ((camps >> e.b) & 1));
    best = std::min(best, cost);
  }
  return best;
}

TEST(Balance, TribesOfNewGuinea) {
  const Balance b = balance(16, tribes());
  EXPECT_EQ(b.edges, 58u);
  EXPECT_EQ(b.triads, 68u);
  EXPECT_EQ(b.balanced, 59u);
  EXPECT_EQ(b.frustration, 7u);
  EXPECT_EQ(b.at_least, 7u);
  EXPECT_TRUE(b.exact);
}

TEST(Balance, CampsGiveTheFrustration) {
  const std::vector<SignedEdge> edges = tribes();
  const Balance b = balance(16, edges);
  std::uint32_t cost = 0;
  for (const SignedEdge& e : edges) cost += (e.sign > 0) != (b.camp[e.a] == b.camp[e.b]);
  EXPECT_EQ(cost, b.frustration);
}

TEST(Balance, EqualsTheDefinitionOnRandomNetworks) {
  std::uint64_t state = 7;
  const auto random = [&] { return state = state * 6364136223846793005ull + 1442695040888963407ull, static_cast<std::uint32_t>(state >> 40); };
  for (int round = 0; round < 60; ++round) {
    const std::uint32_t nodes = 3 + random() % 9;
    std::vector<SignedEdge> edges;
    for (std::uint32_t a = 0; a < nodes; ++a) {
      for (std::uint32_t b = a + 1; b < nodes; ++b) {
        if (random() % 3 != 0) edges.push_back({a, b, static_cast<std::int8_t>(random() % 2 != 0 ? 1 : -1)});
      }
    }
    const std::uint32_t truth = by_definition(nodes, edges);
    EXPECT_EQ(balance(nodes, edges).frustration, truth);
    const Balance bounds = balance(nodes, edges, 0);  // no exact search: bounds must hold the truth
    EXPECT_GE(bounds.frustration, truth);
    EXPECT_LE(bounds.at_least, truth);
    EXPECT_EQ(bounds.exact, bounds.at_least == bounds.frustration);
  }
}

TEST(Balance, EmptyAndBroken) {
  EXPECT_EQ(balance(0, {}).frustration, 0u);
  const std::vector<SignedEdge> odd = {{0, 0, -1}, {0, 9, 1}, {0, 1, 1}, {0, 1, -1}};
  EXPECT_EQ(balance(2, odd).edges, 0u);  // a loop, a node that is not there, a sum of nothing
}

}  // namespace
}  // namespace entente
