// Fits whom pronouns mean: train_actors_antecedents $ENTENTE_DATA/treebank/gum-open-train.conllu.gz models/en.bin > data/actors/antecedents.tsv
// A pronoun's right candidates are the mentions of its gold entity; where none is in sight, nobody. Own trees and names.
// stderr gives accuracies in five folds of documents.
#include <fmt/format.h>

#include <cmath>
#include <cstdio>
#include <map>

#include "code/actor/antecedent.h"
#include "code/actor/coref.h"
#include "code/quote/quotes.h"
#include "entente/parse.h"
#include "entity_gold.h"
#include "eval.h"

using namespace entente;

namespace {

struct Example {
  PronounClass of;
  std::size_t document;
  std::vector<Candidate> candidates;
  std::vector<bool> right, named;
};

/// Gold entity of each mention; -1: none.
std::vector<std::int32_t> gold_of(const std::vector<Found>& found, const std::vector<Sentence>& sentences, const std::vector<eval::Marked>& gold) {
  std::vector<std::int32_t> out;
  for (const Found& m : found) {
    const Span core = span_of(sentences[m.sentence], {m.core_begin, m.core_end}), phrase = span_of(sentences[m.sentence], m.range);
    std::int32_t best = -1;
    std::uint32_t nearest = 0;
    for (const eval::Marked& g : gold) {
      if (!core.overlaps(g.head) || !g.span.contains(core) || !m.members.empty()) continue;
      const auto apart = static_cast<std::uint32_t>(std::abs(static_cast<int>(g.span.begin) - static_cast<int>(phrase.begin)) +
                                                    std::abs(static_cast<int>(g.span.end) - static_cast<int>(phrase.end)));
      if (best < 0 || apart < nearest) best = g.cluster, nearest = apart;
    }
    out.push_back(best);
  }
  return out;
}

void add_examples(const ActorTable& table, const CueTable& cues, const eval::EntityDocument& doc, const ParseModel& parser, std::size_t number,
                  std::vector<Example>& out) {
  const std::vector<Sentence> sentences = parse(parser, doc.report);
  std::vector<std::vector<Place>> places;
  std::vector<Found> found = find_mentions(table, doc.report, sentences, trees_of(doc.report, sentences), places);
  name_speakers(sentences, quotes(cues, doc.report, sentences), found);
  const std::vector<std::int32_t> gold = gold_of(found, sentences, doc.gold);
  Clusters clusters(found);
  for (std::uint32_t i = 0; i < found.size(); ++i) {
    // GUM marks every "he" and "they" that stands alone: one without a mark is part of its noun ("Holm himself").
    const bool marked = gold[i] >= 0 || class_of(found[i]) == PronounClass::thing;
    if (found[i].form == Form::pronoun && found[i].person == 3 && marked) {
      Example e{class_of(found[i]), number, candidates_of(clusters, found, i), {}, {}};
      bool any = false;
      for (const Candidate& c : e.candidates) {
        e.right.push_back(c.cluster != no_cluster && gold[i] >= 0 && gold[c.mention] == gold[i]);
        any = any || e.right.back();
        e.named.push_back(c.cluster != no_cluster && !clusters[c.cluster].variants.empty());
      }
      if (!any) e.right.back() = true;   // the last candidate: nobody
      out.push_back(std::move(e));
    }
    resolve_next(table, clusters, found, i);
  }
}

using Weights = std::array<std::vector<double>, pronoun_classes.size()>;

/// Adam on the log of the right candidates' joint probability, with a ridge. Deterministic.
Weights fit(const std::vector<Example>& examples, std::size_t left_out, std::size_t folds, double ridge) {
  Weights w, first, second;
  for (std::size_t k = 0; k < w.size(); ++k) w[k].assign(cue_count, 0), first[k] = second[k] = w[k];
  for (int step = 1; step <= 300; ++step) {
    Weights g;
    for (std::size_t k = 0; k < w.size(); ++k) {
      g[k].assign(cue_count, 0);
      for (std::size_t i = 0; i < cue_count; ++i) g[k][i] = -ridge * w[k][i];
    }
    for (const Example& e : examples) {
      if (folds > 0 && e.document % folds == left_out) continue;
      const std::size_t k = static_cast<std::size_t>(e.of);
      std::vector<double> p;
      double sum = 0, good = 0;
      for (std::size_t c = 0; c < e.candidates.size(); ++c) {
        double z = 0;
        for (std::size_t i = 0; i < cue_count; ++i) z += w[k][i] * e.candidates[c].cues[i];
        p.push_back(std::exp(z));
        sum += p.back();
        good += e.right[c] ? p.back() : 0;
      }
      for (std::size_t c = 0; c < e.candidates.size(); ++c) {
        const double d = (e.right[c] ? p[c] / good : 0) - p[c] / sum;
        for (std::size_t i = 0; i < cue_count; ++i) g[k][i] += d * e.candidates[c].cues[i];
      }
    }
    for (std::size_t k = 0; k < w.size(); ++k) {
      for (std::size_t i = 0; i < cue_count; ++i) {
        first[k][i] = 0.9 * first[k][i] + 0.1 * g[k][i];
        second[k][i] = 0.99 * second[k][i] + 0.01 * g[k][i] * g[k][i];
        const double m = first[k][i] / (1 - std::pow(0.9, step)), v = second[k][i] / (1 - std::pow(0.99, step));
        w[k][i] += 0.05 * m / (std::sqrt(v) + 1e-8);
      }
    }
  }
  return w;
}

AntecedentWeights as_table(const Weights& w) {
  AntecedentWeights out;
  for (std::size_t k = 0; k < w.size(); ++k) {
    for (std::size_t i = 0; i < cue_count; ++i) out.weights[k][i] = static_cast<float>(w[k][i]);
  }
  return out;
}

constexpr std::array<double, 3> thresholds = {0.8, 0.9, 0.95};

/// Share of pronouns read rightly; of those read as somebody with a name and at least a probability: how many, and how many rightly.
void report_folds(const std::vector<Example>& examples, double ridge) {
  struct Count {
    double all = 0, right = 0;
    std::array<double, thresholds.size()> sure{}, sure_right{};
  };
  std::array<Count, 3> counts;
  for (std::size_t fold = 0; fold < 5; ++fold) {
    const AntecedentWeights w = as_table(fit(examples, fold, 5, ridge));
    for (const Example& e : examples) {
      if (e.document % 5 != fold) continue;
      const std::vector<double> p = w.probabilities(e.of, e.candidates);
      std::map<std::int32_t, std::pair<double, bool>> by;
      std::map<std::int32_t, bool> named;
      for (std::size_t c = 0; c < p.size(); ++c) {
        by[e.candidates[c].cluster].first += p[c];
        by[e.candidates[c].cluster].second |= e.right[c];
        named[e.candidates[c].cluster] = e.named[c];
      }
      const auto best = std::max_element(by.begin(), by.end(), [](const auto& a, const auto& b) { return a.second.first < b.second.first; });
      Count& n = counts[static_cast<std::size_t>(e.of)];
      n.all += 1;
      n.right += best->second.second;
      for (std::size_t t = 0; t < thresholds.size(); ++t) {
        const bool sure = named[best->first] && best->second.first >= thresholds[t];
        n.sure[t] += sure;
        n.sure_right[t] += sure && best->second.second;
      }
    }
  }
  for (std::size_t k = 0; k < counts.size(); ++k) {
    fmt::print(stderr, "ridge {} {}: {} of them {:.3f} right\n", ridge, pronoun_classes[k], counts[k].all, counts[k].right / counts[k].all);
    for (std::size_t t = 0; t < thresholds.size(); ++t) {
      fmt::print(stderr, "  named, at least {}: {}, {:.3f} right\n", thresholds[t], counts[k].sure[t], counts[k].sure_right[t] / counts[k].sure[t]);
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const auto bytes = eval::file_bytes(argv[1]), model = eval::file_bytes(argv[2]);
  if (!bytes || !model) return 2;
  const auto documents = eval::read_entities(*bytes, argv[1]);
  const auto parser = ParseModel::load(*model);
  const auto table = ActorTable::load();
  const auto cues = CueTable::load();
  if (!documents || !parser || !table || !cues) return 2;
  std::vector<Example> examples;
  for (std::size_t d = 0; d < documents->size(); ++d) add_examples(*table, *cues, (*documents)[d], **parser, d, examples);
  for (const double ridge : {1.0, 4.0}) report_folds(examples, ridge);
  const Weights w = fit(examples, 0, 0, 2);
  fmt::print("# Whom pronouns mean: weights of cues (src/code/actor/antecedent.h), by train/actors/antecedents.cc\n");
  for (std::size_t k = 0; k < w.size(); ++k) {
    for (std::size_t i = 0; i < cue_count; ++i) {
      if (std::abs(w[k][i]) >= 0.005) fmt::print("{}.{}\t{:.3f}\n", pronoun_classes[k], name_of(static_cast<Cue>(i)), w[k][i]);
    }
  }
}
