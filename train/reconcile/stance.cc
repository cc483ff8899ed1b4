// Fits the two stance decisions: train_reconcile_stance $ENTENTE_DATA/stories/fnc disagree.txt agree.txt
// stderr: F1 over five folds by story. Rejecting reports are rare: they weigh as much as all others.
#include <cstdio>
#include <fmt/format.h>
#include <fstream>
#include <map>

#include "partition.h"
#include "reconcile/stance.h"
#include "stance_pairs.h"
#include "train/logistic.h"

using namespace entente;
using namespace entente::reconciling;

namespace {

struct Models {
  std::vector<double> disagree, agree;
};

Models fit(const eval::StancePairs& set, const std::vector<std::vector<double>>& x, const std::vector<std::uint32_t>& story, int fold, double weight) {
  std::vector<train::Row> first, second;
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (fold >= 0 && story[i] % 5 == static_cast<std::uint32_t>(fold)) continue;
    const bool no = set.pairs[i].stance == "disagree";
    first.push_back({x[i], no, no ? weight : 1});
    if (!no) second.push_back({x[i], set.pairs[i].stance == "agree", 1});
  }
  return {train::fit(first, stance_features.size(), 2), train::fit(second, stance_features.size(), 2)};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  const auto set = eval::stance_pairs(argv[1]);
  if (!set) return 2;
  std::vector<std::vector<double>> x;
  std::vector<std::string> stories;
  for (const auto& pair : set->pairs) {
    const StanceFeatures f = features_of(pair.headline, set->reports[pair.report]);
    x.emplace_back(f.begin(), f.end());
    stories.push_back(pair.story);
  }
  const std::vector<std::uint32_t> story = eval::numbered(stories);
  constexpr double chosen = 4;
  for (const double weight : {1.0, 2.0, 3.0, 4.0, 6.0}) {
    std::map<std::string, double> gold, told, right;
    for (int fold = 0; fold < 5; ++fold) {
      const Models m = fit(*set, x, story, fold, weight);
      for (std::size_t i = 0; i < x.size(); ++i) {
        if (story[i] % 5 != static_cast<std::uint32_t>(fold)) continue;
        const std::string answer = Logistic(m.disagree).score(x[i]) > 0 ? "disagree" : Logistic(m.agree).score(x[i]) > 0 ? "agree" : "discuss";
        ++gold[set->pairs[i].stance];
        ++told[answer];
        right[answer] += answer == set->pairs[i].stance;
      }
    }
    fmt::print(stderr, "weight {}:", weight);
    for (const char* s : {"agree", "discuss", "disagree"}) fmt::print(stderr, " {} {:.3f}", s, 2 * right[s] / (gold[s] + told[s]));
    fmt::print(stderr, "\n");
  }
  const Models all = fit(*set, x, story, -1, chosen);
  for (const auto& [path, weights] : {std::pair{argv[2], all.disagree}, std::pair{argv[3], all.agree}}) {
    std::ofstream out(path);
    for (std::size_t i = 0; i < weights.size(); ++i) out << stance_features[i] << '\t' << fmt::format("{:.4f}", weights[i]) << '\n';
  }
}
