// entente-eval stance DIR: what bodies make of headlines (FNC-1), inside stories. As tools/score_stance.py.
#include <array>
#include <fstream>
#include <map>
#include <set>

#include "eval.h"
#include "reconcile/stance.h"
#include "stance_pairs.h"

namespace entente::eval {

Result<Scores> stance(const Request& request) {
  constexpr std::array<const char*, 4> names = {"agree", "discuss", "disagree", "unrelated"};
  const Result<StancePairs> set = stance_pairs(request.gold.front());
  if (!set) return set.error();
  std::map<std::string, double> gold, told, right;
  std::set<std::pair<std::string, std::string>> written;
  std::ofstream out(request.out);
  for (const StancePair& pair : set->pairs) {
    const std::string answer = names[static_cast<std::size_t>(reconciling::stance_of(pair.headline, set->reports[pair.report]))];
    ++gold[pair.stance];
    ++told[answer];
    right[answer] += answer == pair.stance;
    if (!request.out.empty() && written.insert({pair.headline, pair.body}).second) {
      out << nlohmann::json{{"headline", pair.headline}, {"body", pair.body}, {"stance", answer}}.dump() << '\n';
    }
  }
  if (!request.out.empty() && !out) return Error{Error::Kind::io, request.out + ": cannot be written"};
  Scores scores;
  double sum = 0;
  for (const char* name : names) {
    if (gold[name] == 0) {
      scores[std::string(name) + "_f1"] = nullptr;
      continue;
    }
    const double f = 2 * right[name] / (gold[name] + told[name]);
    scores[std::string(name) + "_f1"] = f;
    sum += f;
  }
  gold.erase("unrelated");
  std::erase_if(gold, [](const auto& entry) { return entry.second == 0; });
  scores["macro_f1"] = gold.empty() ? 0 : sum / static_cast<double>(gold.size());
  return scores;
}

}  // namespace entente::eval
