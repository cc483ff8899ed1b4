// Fits lineage: train_reconcile_lineage $ENTENTE_DATA/stories models train/reconcile/synonyms.tsv > data/reconcile/lineage.txt
// Fitted on copies made by train/reconcile/rewriter.h, each set weighing the same; stderr: area under the curve on copies made by
// eval/tree_rewriter.h, with weights of the other four folds of stories, and how often a probability holds.
#include <cstdio>
#include <fmt/format.h>
#include <fstream>
#include <iterator>

#include "eval.h"
#include "made_copies.h"
#include "train/logistic.h"
#include "train/reconcile/rewriter.h"
#include "tree_rewriter.h"

using namespace entente;
using namespace entente::reconciling;

namespace {

constexpr std::uint32_t folds = 5;

struct Set {
  std::string name;
  std::vector<eval::MadePair> train, test;
};

/// Long passages in common between two outlets: nobody knows that they are of two origins.
bool is_doubtful(const eval::MadePair& pair) { return pair.outlets && (pair.bond.longest_run >= 15 || pair.bond.contained >= 0.1); }

/// What is common never speaks for two origins: a feature that would is left out, one by one, the worst first.
std::vector<double> without_wrong_signs(std::vector<train::Row> rows) {
  const std::size_t n = lineage_features.size();
  for (;;) {
    std::vector<double> weights = train::fit(rows, n, 3);
    const auto worst = std::min_element(weights.begin() + 1, weights.end() - 1);      // neither bias nor "short"
    if (*worst >= -1e-9) return weights;
    const auto feature = static_cast<std::size_t>(worst - weights.begin());
    for (train::Row& row : rows) row.x[feature] = 0;
  }
}

std::vector<double> fit(const std::vector<Set>& sets, std::uint32_t left_out) {
  std::vector<train::Row> rows;
  for (const Set& set : sets) {
    const std::size_t begin = rows.size();
    double ones = 0, twos = 0;
    for (const eval::MadePair& pair : set.train) {
      if (pair.story % folds == left_out || (!pair.one_origin && is_doubtful(pair))) continue;
      (pair.one_origin ? ones : twos) += 1;
      rows.push_back({{pair.bond.x.begin(), pair.bond.x.end()}, pair.one_origin, 1});
    }
    for (std::size_t r = begin; r < rows.size(); ++r) rows[r].weight = 500 / (rows[r].positive ? ones : twos);
  }
  return without_wrong_signs(rows);
}

/// Pairs of the other generator with the probability of a model that saw none of their story.
std::vector<std::pair<double, bool>> judged(const Set& set, const std::vector<std::vector<double>>& models, bool outlets_only, bool sure_only, bool of_train = false) {
  std::vector<std::pair<double, bool>> out;
  for (const eval::MadePair& pair : of_train ? set.train : set.test) {
    if (!pair.one_origin && ((outlets_only && !pair.outlets) || (sure_only && is_doubtful(pair)))) continue;
    out.emplace_back(Logistic(models[pair.story % folds]).probability(pair.bond.x), pair.one_origin);
  }
  return out;
}

void show_calibration(const std::vector<Set>& sets, const std::vector<std::vector<double>>& models) {
  std::array<std::pair<double, double>, 10> bins{};
  for (const Set& set : sets) {
    for (const auto& [p, one] : judged(set, models, true, true)) {
      auto& [n, ones] = bins[std::min<std::size_t>(static_cast<std::size_t>(p * 10), 9)];
      n += 1;
      ones += one;
    }
  }
  for (std::size_t b = 0; b < bins.size(); ++b) fmt::print(stderr, "p {:.1f}-{:.1f}: {:>6} pairs, {:.3f} of one origin\n", b / 10.0, (b + 1) / 10.0, bins[b].first, bins[b].first > 0 ? bins[b].second / bins[b].first : 0);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  const Result<Models> models = load_models(argv[2]);
  std::ifstream file(std::string(argv[2]) + "/vectors.bin", std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  const auto vectors = WordVectors::load(bytes);
  if (!models || !vectors) return 2;
  std::vector<Set> sets;
  for (const char* name : {"basil", "ecbplus", "fnc", "allsides-stream"}) {
    const std::string folder = std::string(argv[1]) + "/" + name;
    auto train = eval::made_pairs(*models, folder, train::TextRewriter(argv[3]));
    auto test = eval::made_pairs(*models, folder, eval::tree_rewriter(*vectors));
    if (!train || !test) return 2;
    sets.push_back({name, std::move(*train), std::move(*test)});
  }
  std::vector<std::vector<double>> fitted;
  for (std::uint32_t fold = 0; fold < folds; ++fold) fitted.push_back(fit(sets, fold));
  for (const Set& set : sets) {
    fmt::print(stderr, "{:<16} same generator {:.3f}; other: against outlets {:.3f}, without doubtful ones {:.3f}, against all {:.3f} ({} pairs)\n", set.name,
               eval::area_under_curve(judged(set, fitted, true, true, true)), eval::area_under_curve(judged(set, fitted, true, false)),
               eval::area_under_curve(judged(set, fitted, true, true)), eval::area_under_curve(judged(set, fitted, false, true)), set.test.size());
  }
  show_calibration(sets, fitted);
  const std::vector<double> all = fit(sets, folds);
  for (std::size_t i = 0; i < all.size(); ++i) fmt::print("{}\t{:.4f}\n", lineage_features[i], all[i]);
}
