// Fits the coreference decision: train_reconcile_mention $ENTENTE_DATA/stories/ecbplus > data/reconcile/mention.txt
// Fitted on the split "train"; stderr gives B-cubed on "dev" for several shifts.
#include <cstdio>
#include <fmt/format.h>
#include <map>

#include "ecb_mentions.h"
#include "partition.h"
#include "train/logistic.h"

using namespace entente;
using namespace entente::reconciling;

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const auto train_set = eval::ecb_mentions(argv[1], "train"), dev = eval::ecb_mentions(argv[1], "dev");
  if (!train_set || !dev) return 2;
  std::vector<train::Row> rows;
  for (std::size_t a = 0; a < train_set->mentions.size(); ++a) {
    for (std::size_t b = a + 1; b < train_set->mentions.size(); ++b) {
      if (train_set->story[a] != train_set->story[b] || !is_candidate(train_set->mentions[a], train_set->mentions[b])) continue;
      const MentionFeatures x = features_of(train_set->mentions[a], train_set->mentions[b]);
      rows.push_back({{x.begin(), x.end()}, train_set->chains[a] == train_set->chains[b], 0.05});
    }
  }
  const std::vector<double> weights = train::fit(rows, mention_features.size(), 1);
  for (std::size_t i = 0; i < weights.size(); ++i) fmt::print("{}\t{:.4f}\n", mention_features[i], weights[i]);
  for (const double shift : {-1.0, -0.5, 0.0, 0.5, 1.0, 1.5}) {
    std::vector<std::uint32_t> system(dev->mentions.size());
    std::map<std::uint32_t, std::vector<std::uint32_t>> by_story;
    for (std::uint32_t m = 0; m < system.size(); ++m) by_story[dev->story[m]].push_back(m);
    for (const auto& [_, list] : by_story) {
      std::vector<EventMention> mentions;
      for (const auto m : list) mentions.push_back(dev->mentions[m]);
      const auto found = corefer(mentions, Logistic(weights), shift);
      for (std::size_t k = 0; k < list.size(); ++k) system[list[k]] = list[found[k]];
    }
    const auto s = eval::score_partition(eval::numbered(dev->chains), system);
    fmt::print(stderr, "shift {:>4}: b3 {:.3f} {:.3f} {:.3f} pair {:.3f} {:.3f} {:.3f}\n", shift, s.b3_p, s.b3_r, s.b3_f1, s.pair_p, s.pair_r, s.pair_f1);
  }
}
