// entente-eval coref DIR: event mentions of ECB+ inside predicted stories (--option: the split; all without it).
#include <fstream>
#include <map>

#include "coref_score.h"
#include "ecb_mentions.h"
#include "eval.h"

namespace entente::eval {

Result<Scores> coref(const Request& request) {
  const Result<EcbMentions> set = ecb_mentions(request.gold.front(), request.option);
  if (!set) return set.error();
  std::map<std::uint32_t, std::vector<std::uint32_t>> by_story;
  for (std::uint32_t m = 0; m < set->mentions.size(); ++m) by_story[set->story[m]].push_back(m);
  std::vector<std::uint32_t> system(set->mentions.size());
  for (const auto& [_, list] : by_story) {
    std::vector<reconciling::EventMention> mentions;
    for (const std::uint32_t m : list) mentions.push_back(set->mentions[m]);
    const std::vector<std::uint32_t> found = reconciling::corefer(mentions);
    for (std::size_t k = 0; k < list.size(); ++k) system[list[k]] = list[found[k]];
  }
  if (!request.out.empty()) {
    std::ofstream out(request.out);
    for (std::size_t m = 0; m < system.size(); ++m) {
      out << nlohmann::json{{"doc", set->docs[m]}, {"id", set->ids[m]}, {"cluster", std::to_string(system[m])}}.dump() << '\n';
    }
    if (!out) return Error{Error::Kind::io, request.out + ": cannot be written"};
  }
  std::map<std::string, std::vector<std::uint32_t>> gold;
  std::map<std::uint32_t, std::vector<std::uint32_t>> told;
  for (std::uint32_t m = 0; m < system.size(); ++m) {
    gold[set->chains[m]].push_back(m);
    told[system[m]].push_back(m);
  }
  std::vector<std::vector<std::uint32_t>> g, s;
  for (auto& [_, c] : gold) g.push_back(std::move(c));
  for (auto& [_, c] : told) s.push_back(std::move(c));
  const auto scores = [](const CorefScores& c) { return Scores{{"muc", c.muc}, {"b3", c.b3}, {"ceafe", c.ceafe}, {"conll", c.conll()}, {"lea", c.lea}}; };
  Scores out = scores(score_coref(g, s));
  std::erase_if(g, [](const auto& c) { return c.size() < 2; });
  std::erase_if(s, [](const auto& c) { return c.size() < 2; });
  out["without_singletons"] = scores(score_coref(g, s));
  return out;
}

}  // namespace entente::eval
