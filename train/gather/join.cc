// Fits both join decisions: train_gather_join $ENTENTE_DATA/stories data/gather  writes join.txt and link.txt there.
// Rows are candidate pairs of the development sets, each set weighing the same: whole (twice), with titles turned, cut into
// batches of a few stories and of one or two with some reports left out, as users have them, and mixed in
// one batch. The figures printed are of five folds by story: weights of both decisions from the other four, scores over the
// reports of the fifth.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>
#include <fstream>
#include <map>
#include <numeric>

#include "gather/neighbours.h"
#include "partition.h"
#include "random.h"
#include "story_sets.h"
#include "text/linkage.h"
#include "train/logistic.h"

using namespace entente;
using namespace entente::gathering;

namespace {

constexpr std::uint32_t folds = 5;
constexpr double rows_a_set = 3000;    // weight of the positive rows of a set

using Rows = std::vector<train::Row>;

struct Batch {
  std::vector<std::uint32_t> story, fold;   // of each document; a story is in one fold in all sets
  std::vector<Document> documents;
  std::vector<Candidate> pairs;
  Rows rows;                           // of the first decision

  bool touches(std::size_t pair, std::uint32_t without) const { return fold[pairs[pair].a] == without || fold[pairs[pair].b] == without; }
};

struct Set {
  std::string name;
  std::vector<Batch> batches;
  double weight = 1;
};

Batch batch_of(const eval::StorySet& set, const std::vector<std::uint32_t>& stories, const std::vector<std::uint32_t>& members) {
  Batch out;
  std::vector<const Report*> texts;
  for (const std::uint32_t m : members) {
    texts.push_back(&set.reports[m]);
    out.story.push_back(stories[m]);
    out.fold.push_back(static_cast<std::uint32_t>(hash_of(set.stories[m]) % folds));
  }
  out.documents = documents_of(texts);
  out.pairs = candidates_of(out.documents);
  for (const Candidate& c : out.pairs) {
    const JoinFeatures x = features_of(out.documents[c.a], out.documents[c.b]);
    out.rows.push_back({{x.begin(), x.end()}, out.story[c.a] == out.story[c.b], 1});
  }
  return out;
}

/// Neighbouring stories by name, a few a batch, some of the reports left out.
std::vector<std::vector<std::uint32_t>> small_batches(const eval::StorySet& set, std::span<const std::size_t> sizes, double left_out) {
  std::map<std::string, std::vector<std::uint32_t>> by_name;
  for (std::uint32_t i = 0; i < set.stories.size(); ++i) by_name[set.stories[i]].push_back(i);
  eval::Random random(7);
  std::vector<std::vector<std::uint32_t>> out(1);
  std::size_t left = 1;
  for (const auto& [_, members] : by_name) {
    if (left-- == 0) {
      out.emplace_back();
      left = sizes[random.below(sizes.size())] - 1;
    }
    for (const std::uint32_t m : members) if (!random.chance(left_out)) out.back().push_back(m);
  }
  return out;
}

/// Titles taken for text, and the first line for a title where there is none: whether a source marks its titles must not
/// tell what kind of stories it has.
eval::StorySet titles_turned(eval::StorySet set) {
  for (Report& report : set.reports) {
    const std::size_t line = report.text.find('\n');
    if (!report.title.empty() || line == std::string::npos || line > 160) report.title = {};
    else report.title = {0, static_cast<std::uint32_t>(line)};
  }
  return set;
}

void weigh(Set& set) {
  double positives = 0;
  for (const Batch& b : set.batches) for (const train::Row& row : b.rows) positives += row.positive;
  for (Batch& b : set.batches) for (train::Row& row : b.rows) row.weight = set.weight * rows_a_set / positives;
}

eval::StorySet read_set(const std::string& root, const std::string& name, bool dated) {
  auto set = eval::story_set(root + "/" + name, dated);
  if (set) return std::move(*set);
  fmt::print(stderr, "{}\n", set.error().what);
  std::exit(2);
}

void add(std::vector<Set>& sets, std::string name, double weight, const eval::StorySet& reports, const std::vector<std::vector<std::uint32_t>>& batches) {
  const std::vector<std::uint32_t> stories = eval::numbered(reports.stories);
  sets.push_back({std::move(name), {}, weight});
  for (const auto& members : batches) sets.back().batches.push_back(batch_of(reports, stories, members));
  weigh(sets.back());
}

std::vector<std::vector<std::uint32_t>> whole(const eval::StorySet& set) {
  std::vector<std::uint32_t> all(set.reports.size());
  std::iota(all.begin(), all.end(), 0u);
  return {all};
}

void add_kinds(std::vector<Set>& sets, const std::string& name, const eval::StorySet& set) {
  constexpr std::array<std::size_t, 4> few = {3, 5, 8, 13};
  constexpr std::array<std::size_t, 3> one_or_two = {1, 1, 2};
  const eval::StorySet turned = titles_turned(set);
  add(sets, name, 2, set, whole(set));
  add(sets, name + ", titles turned", 1, turned, whole(set));
  add(sets, name + ", few stories", 1, set, small_batches(set, few, 1.0 / 3));
  add(sets, name + ", one or two", 1, set, small_batches(set, one_or_two, 0.4));
  add(sets, name + ", one or two, titles turned", 1, turned, small_batches(set, one_or_two, 0.4));
}

std::vector<Set> load(const std::string& root) {
  std::vector<Set> sets;
  eval::StorySet mixed;
  for (const auto& [name, dated] : std::vector<std::pair<std::string, bool>>{
           {"basil", false}, {"basil", true}, {"fnc", false}, {"ecbplus", false}, {"allsides-stream", true}, {"neus", false}}) {
    const eval::StorySet set = read_set(root, name, dated);
    add_kinds(sets, name + (dated ? "" : " undated"), set);
    // neus holds the same stories as allsides-stream, and the dated basil those of the undated.
    if (name == "neus" || (name == "basil" && !dated)) continue;
    mixed.reports.insert(mixed.reports.end(), set.reports.begin(), set.reports.end());
    mixed.stories.insert(mixed.stories.end(), set.stories.begin(), set.stories.end());
  }
  add(sets, "all but neus in one batch", 1, mixed, whole(mixed));
  return sets;
}

using SetRows = std::vector<Rows>;     // of each batch

std::vector<double> fit(const std::vector<Set>& sets, const std::vector<SetRows>& rows, std::uint32_t without) {
  Rows all;
  for (std::size_t s = 0; s < sets.size(); ++s) {
    for (std::size_t b = 0; b < rows[s].size(); ++b) {
      for (std::size_t i = 0; i < rows[s][b].size(); ++i) if (!sets[s].batches[b].touches(i, without)) all.push_back(rows[s][b][i]);
    }
  }
  return train::fit(all, all.front().x.size(), 5, 7);
}

Rows link_rows(const Batch& batch, const Logistic& first) {
  std::vector<double> scores;
  for (const train::Row& row : batch.rows) scores.push_back(first.score(row.x));
  const std::vector<NeighbourFeatures> among = features_among(batch.documents, batch.pairs, scores);
  Rows out = batch.rows;
  for (std::size_t i = 0; i < out.size(); ++i) out[i].x.insert(out[i].x.end(), among[i].begin(), among[i].end());
  return out;
}

/// Both decisions, fitted without the stories of a fold (`folds`: with all).
struct Fitted {
  std::vector<double> join, link;
  std::vector<SetRows> rows;           // of the second decision
};

Fitted fitted(const std::vector<Set>& sets, std::uint32_t without) {
  Fitted out;
  std::vector<SetRows> first;
  for (const Set& set : sets) {
    first.emplace_back();
    for (const Batch& b : set.batches) first.back().push_back(b.rows);
  }
  out.join = fit(sets, first, without);
  for (const Set& set : sets) {
    out.rows.emplace_back();
    for (const Batch& b : set.batches) out.rows.back().push_back(link_rows(b, Logistic(out.join)));
  }
  out.link = fit(sets, out.rows, without);
  return out;
}

/// Sums over the documents of one fold, for B-cubed and pairs.
struct Sums {
  double precision = 0, recall = 0, documents = 0, right = 0, gold = 0, system = 0;
};

void score(const Batch& batch, const Rows& rows, const Logistic& link, double shift, std::uint32_t fold, Sums& sums) {
  std::vector<Edge> edges;
  for (std::size_t i = 0; i < rows.size(); ++i) edges.push_back({batch.pairs[i].a, batch.pairs[i].b, std::clamp(link.score(rows[i].x) + shift, -6.0, 4.0)});
  const std::vector<std::uint32_t> found = average_link(static_cast<std::uint32_t>(batch.story.size()), edges, -4);
  std::map<std::uint32_t, double> gold, system;
  std::map<std::pair<std::uint32_t, std::uint32_t>, double> both;
  for (std::size_t i = 0; i < found.size(); ++i) {
    ++gold[batch.story[i]];
    ++system[found[i]];
    ++both[{batch.story[i], found[i]}];
  }
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (batch.fold[i] != fold) continue;
    const double right = both[{batch.story[i], found[i]}], of_gold = gold[batch.story[i]], of_system = system[found[i]];
    sums.precision += right / of_system;
    sums.recall += right / of_gold;
    sums.documents += 1;
    sums.right += right - 1;
    sums.gold += of_gold - 1;
    sums.system += of_system - 1;
  }
}

void print_folds(const std::vector<Set>& sets) {
  std::vector<Fitted> models;
  for (std::uint32_t fold = 0; fold < folds; ++fold) models.push_back(fitted(sets, fold));
  for (const double shift : {0.5, 0.75, 1.0}) {
    fmt::print("bias raised by {}\n", shift);
    for (std::size_t s = 0; s < sets.size(); ++s) {
      Sums sums;
      for (std::uint32_t fold = 0; fold < folds; ++fold) {
        for (std::size_t b = 0; b < sets[s].batches.size(); ++b) score(sets[s].batches[b], models[fold].rows[s][b], Logistic(models[fold].link), shift, fold, sums);
      }
      fmt::print("  {:<44} B-cubed {:.3f}  pair {:.3f}\n", sets[s].name, eval::f1(sums.precision / sums.documents, sums.recall / sums.documents),
                 eval::f1(sums.right / sums.system, sums.right / sums.gold));
    }
  }
}

template <class Names>
void append(std::string& table, const Names& names, const double* weights) {
  for (std::size_t i = 0; i < names.size(); ++i) table += fmt::format("{}\t{:.4f}\n", names[i], weights[i]);
}

void write(const std::string& path, const std::string& table) { std::ofstream(path) << table; }

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const std::vector<Set> sets = load(argv[1]);
  print_folds(sets);
  Fitted all = fitted(sets, folds);
  // Average link wants a lower bar than a single pair does: the shift is the best of the table above.
  all.link[0] += 0.75;
  std::string join, link;
  append(join, join_features, all.join.data());
  append(link, join_features, all.link.data());
  append(link, neighbour_features, all.link.data() + join_features.size());
  write(std::string(argv[2]) + "/join.txt", join);
  write(std::string(argv[2]) + "/link.txt", link);
}
