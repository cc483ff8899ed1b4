#include "parse/kernels.h"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace entente::kernels {
namespace {

std::vector<Path> paths() {
  std::vector<Path> out;
  for (const Path p : every_path)
    if (available(p)) out.push_back(p);
  return out;
}

std::vector<std::int32_t> product(Path path, const std::vector<std::uint8_t>& a, std::size_t rows, const std::vector<std::int8_t>& w,
                                  std::size_t columns, std::size_t inner) {
  const Kernels& k = of(path);
  std::vector<std::uint8_t> packed(k.packed_bytes(columns, inner));
  k.pack(w.data(), columns, inner, packed.data());
  std::vector<std::int32_t> out(rows * columns);
  k.multiply(a.data(), inner, rows, inner, packed.data(), columns, out.data(), columns);
  return out;
}

TEST(Kernels, ProductsAreExactOnEveryPath) {
  std::mt19937 random(1);
  for (const std::size_t rows : {1, 2, 5, 6, 7, 41, 64}) {
    for (const std::size_t columns : {16, 32, 64, 112, 160}) {
      const std::size_t inner = 4 * (1 + random() % 80);
      std::vector<std::uint8_t> a(rows * inner);
      std::vector<std::int8_t> w(columns * inner);
      for (auto& x : a) x = static_cast<std::uint8_t>(random() % 4 == 0 ? 255 : random());
      for (auto& x : w) x = static_cast<std::int8_t>(random() % 4 == 0 ? -127 : static_cast<int>(random() % 255) - 127);
      std::vector<std::int32_t> want(rows * columns, 0);
      for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t c = 0; c < columns; ++c)
          for (std::size_t i = 0; i < inner; ++i) want[r * columns + c] += a[r * inner + i] * w[c * inner + i];
      for (const Path p : paths()) EXPECT_EQ(product(p, a, rows, w, columns, inner), want) << int(p) << ' ' << rows << 'x' << columns << 'x' << inner;
    }
  }
}

TEST(Kernels, CellsAreTheSameBitsOnEveryPath) {
  constexpr std::size_t hidden = 48, rows = 5, carried = 3;
  std::mt19937 random(2);
  std::vector<std::int32_t> inputs(rows * 4 * hidden), recurrent(carried * 4 * hidden);
  for (auto* v : {&inputs, &recurrent})
    for (auto& x : *v) x = static_cast<std::int32_t>(random() % 40001) - 20000;
  std::vector<float> scale(4 * hidden, 3e-4f), bias(4 * hidden), start(rows * hidden);
  for (auto& x : bias) x = static_cast<float>(random() % 100) / 50 - 1;
  for (auto& x : start) x = static_cast<float>(random() % 100) / 25 - 2;
  std::vector<const std::int32_t*> input_rows;
  for (std::size_t r = 0; r < rows; ++r) input_rows.push_back(inputs.data() + r * 4 * hidden);
  std::vector<float> first_cells;
  std::vector<std::uint8_t> first_states;
  for (const Path p : paths()) {
    std::vector<float> cells = start;
    std::vector<std::uint8_t> states(rows * 2 * hidden, 0);
    of(p).cell({.rows = rows, .carried = carried, .hidden = hidden, .inputs = input_rows.data(), .recurrent = recurrent.data(),
                .input_scale = scale.data(), .recurrent_scale = scale.data(), .bias = bias.data(), .recurrent_bias = bias.data(),
                .cells = cells.data(), .states = states.data(), .state_stride = 2 * hidden});
    if (first_cells.empty()) first_cells = cells, first_states = states;
    EXPECT_EQ(cells, first_cells) << int(p);
    EXPECT_EQ(states, first_states) << int(p);
    for (std::size_t r = 0; r < rows; ++r) EXPECT_EQ(states[r * 2 * hidden + hidden], 0) << "beyond the row";
  }
}

TEST(Kernels, CodesRoundAndSaturateTheSameOnEveryPath) {
  constexpr std::size_t n = 64;
  std::vector<std::int32_t> products(n);
  for (std::size_t i = 0; i < n; ++i) products[i] = (static_cast<std::int32_t>(i) - 32) * 20;
  const std::vector<float> scale(n, 0.5f), bias(n, 0.25f);
  const Columns c{products.data(), scale.data(), bias.data()};
  for (const Path p : paths()) {
    std::vector<std::uint8_t> positive(n), sum(n);
    std::vector<std::int8_t> both(n);
    of(p).positive_codes(c, n, 1.0f, positive.data());
    of(p).positive_sum_codes(c, c, n, 1.0f, sum.data());
    of(p).signed_codes(c, n, 1.0f, both.data());
    EXPECT_EQ(positive[0], 0);
    EXPECT_EQ(positive[33], 10);    // 10.25
    EXPECT_EQ(sum[33], 21);         // 20.5
    EXPECT_EQ(positive[63], 255);
    EXPECT_EQ(both[0], -127);
    EXPECT_EQ(both[31], -10);       // -9.75
    EXPECT_EQ(both[63], 127);
  }
}

}  // namespace
}  // namespace entente::kernels
