// Fitting a logistic model: a few features, a few hundred thousand rows at most.
#pragma once

#include <cmath>
#include <cstddef>
#include <vector>

namespace entente::train {

struct Row {
  std::vector<double> x;
  bool positive = false;
  double weight = 1;
};

/// Solves the symmetric positive definite system a.x = b in place (Cholesky).
inline std::vector<double> solve(std::vector<std::vector<double>> a, std::vector<double> b) {
  const std::size_t n = b.size();
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      double s = a[i][j];
      for (std::size_t k = 0; k < j; ++k) s -= a[i][k] * a[j][k];
      a[i][j] = i == j ? std::sqrt(std::max(s, 1e-12)) : s / a[j][j];
    }
  }
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t k = 0; k < i; ++k) b[i] -= a[i][k] * b[k];
    b[i] /= a[i][i];
  }
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t k = i + 1; k < n; ++k) b[i] -= a[k][i] * b[k];
    b[i] /= a[i][i];
  }
  return b;
}

/// Newton's method with a ridge on every weight but the first (the bias). Deterministic.
inline std::vector<double> fit(const std::vector<Row>& rows, std::size_t features, double ridge, int steps = 25) {
  std::vector<double> w(features, 0);
  for (int step = 0; step < steps; ++step) {
    std::vector<std::vector<double>> h(features, std::vector<double>(features, 0));
    std::vector<double> g(features, 0);
    for (const Row& row : rows) {
      double z = 0;
      for (std::size_t i = 0; i < features; ++i) z += w[i] * row.x[i];
      const double p = 1 / (1 + std::exp(-z));
      const double e = row.weight * ((row.positive ? 1 : 0) - p), v = row.weight * std::max(p * (1 - p), 1e-6);
      for (std::size_t i = 0; i < features; ++i) {
        g[i] += e * row.x[i];
        for (std::size_t j = 0; j <= i; ++j) h[i][j] += v * row.x[i] * row.x[j];
      }
    }
    for (std::size_t i = 0; i < features; ++i) {
      const double r = i == 0 ? 1e-6 : ridge;
      g[i] -= r * w[i];
      h[i][i] += r + 1e-9;
      for (std::size_t j = 0; j < i; ++j) h[j][i] = h[i][j];
    }
    const std::vector<double> d = solve(h, g);
    double change = 0;
    for (std::size_t i = 0; i < features; ++i) {
      w[i] += d[i];
      change += std::abs(d[i]);
    }
    if (change < 1e-8) break;
  }
  return w;
}

}  // namespace entente::train
