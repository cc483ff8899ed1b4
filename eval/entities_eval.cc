// entente-eval entities F.conllu[.gz]: coreference of persons, organisations and places on GUM's Entity= column, by LEA
// (Moosavi and Strube 2016). The protocol is in docs/quality.md.
#include <algorithm>
#include <cmath>
#include <ctime>
#include <fstream>
#include <fmt/format.h>
#include <map>

#include "code/actor/entities.h"
#include "code/quote/quotes.h"
#include "entente/parse.h"
#include "entity_gold.h"
#include "eval.h"

namespace entente::eval {

Result<std::shared_ptr<const ParseModel>> parse_model(const Request& request);

namespace {

std::string kind_of(EntityKind kind) {
  switch (kind) {
    case EntityKind::person: case EntityKind::group: return "person";
    case EntityKind::organisation: return "organisation";
    case EntityKind::place: case EntityKind::state: return "place";
    case EntityKind::other: return "other";
  }
  return "other";
}

std::vector<Marked> system_mentions(const EntityReading& reading) {
  std::vector<Marked> out;
  for (std::size_t e = 0; e < reading.entities.size(); ++e) {
    for (const Mention& m : reading.entities[e].mentions) {
      out.push_back({m.span, m.head, static_cast<std::int32_t>(e), kind_of(reading.entities[e].kind), m.pronoun});
    }
  }
  return out;
}

/// Sums of LEA over documents, one side as key.
struct Side {
  double resolved = 0, importance = 0;
};
struct Lea {
  Side recall, precision;
  double value(const Side& s) const { return s.importance == 0 ? 0 : s.resolved / s.importance; }
  double f1() const {
    const double p = value(precision), r = value(recall);
    return p + r == 0 ? 0 : 2 * p * r / (p + r);
  }
};

using ClusterList = std::vector<std::vector<std::size_t>>;

ClusterList clusters_of(const std::vector<Marked>& mentions, const auto& keep, std::size_t least) {
  std::map<std::int32_t, std::vector<std::size_t>> by;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    if (keep(mentions[i])) by[mentions[i].cluster].push_back(i);
  }
  ClusterList out;
  for (auto& [id, list] : by) {
    if (list.size() >= least) out.push_back(std::move(list));
  }
  return out;
}

constexpr std::size_t alone = static_cast<std::size_t>(-1);

/// `match`: the other side's mention of each; `pronouns`: only links one end of which is a pronoun.
void add_side(Side& side, const ClusterList& key, const ClusterList& other, const std::vector<std::size_t>& match,
              const std::vector<Marked>& mentions, bool pronouns) {
  std::map<std::size_t, std::size_t> cluster_of;
  for (std::size_t c = 0; c < other.size(); ++c) {
    for (const std::size_t m : other[c]) cluster_of[m] = c;
  }
  const auto in = [&](std::size_t m) {
    if (match[m] == alone) return alone;
    const auto it = cluster_of.find(match[m]);
    return it == cluster_of.end() ? alone : it->second;
  };
  for (const auto& cluster : key) {
    if (cluster.size() == 1) {
      if (pronouns) continue;
      const std::size_t c = in(cluster.front());
      side.importance += 1;
      side.resolved += c != alone && other[c].size() == 1 ? 1 : 0;
      continue;
    }
    double links = 0, found = 0, marked = 0;
    for (std::size_t a = 0; a < cluster.size(); ++a) {
      marked += mentions[cluster[a]].pronoun;
      for (std::size_t b = a + 1; b < cluster.size(); ++b) {
        if (pronouns && !mentions[cluster[a]].pronoun && !mentions[cluster[b]].pronoun) continue;
        ++links;
        const std::size_t ca = in(cluster[a]);
        found += ca != alone && ca == in(cluster[b]);
      }
    }
    if (links == 0) continue;
    const double weight = pronouns ? marked : static_cast<double>(cluster.size());
    side.importance += weight;
    side.resolved += weight * found / links;
  }
}

/// One to one: a system mention meets a gold one if the gold head lies in its head and its head in the gold span;
/// of several the one whose span is nearest.
void match_mentions(const std::vector<Marked>& gold, const std::vector<Marked>& system, std::vector<std::size_t>& of_gold,
                    std::vector<std::size_t>& of_system) {
  struct Pair {
    std::uint32_t apart;
    std::size_t gold, system;
  };
  std::vector<Pair> pairs;
  std::multimap<std::uint32_t, std::size_t> starts;
  for (std::size_t s = 0; s < system.size(); ++s) starts.emplace(system[s].head.begin, s);
  for (std::size_t g = 0; g < gold.size(); ++g) {
    const auto last = starts.upper_bound(gold[g].head.begin);
    for (auto it = starts.lower_bound(gold[g].span.begin); it != last; ++it) {
      const Marked& m = system[it->second];
      if (!m.head.overlaps(gold[g].head) || !gold[g].span.contains(m.head)) continue;
      const auto distance = [](std::uint32_t a, std::uint32_t b) { return a > b ? a - b : b - a; };
      pairs.push_back({distance(m.span.begin, gold[g].span.begin) + distance(m.span.end, gold[g].span.end), g, it->second});
    }
  }
  std::sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) {
    return std::tie(a.apart, a.gold, a.system) < std::tie(b.apart, b.gold, b.system);
  });
  of_gold.assign(gold.size(), alone);
  of_system.assign(system.size(), alone);
  for (const Pair& p : pairs) {
    if (of_gold[p.gold] != alone || of_system[p.system] != alone) continue;
    of_gold[p.gold] = p.system;
    of_system[p.system] = p.gold;
  }
}

struct Totals {
  std::map<std::string, Lea> with, without;
  double gold = 0, system = 0, matched = 0;
};

void add_document(Totals& totals, const std::vector<Marked>& gold, const std::vector<Marked>& system) {
  std::vector<std::size_t> of_gold, of_system;
  match_mentions(gold, system, of_gold, of_system);
  const auto entity = [](const Marked& m) { return m.kind != "other"; };
  for (std::size_t g = 0; g < gold.size(); ++g) {
    totals.gold += entity(gold[g]);
    totals.matched += entity(gold[g]) && of_gold[g] != alone && entity(system[of_gold[g]]);
  }
  for (const Marked& m : system) totals.system += entity(m);
  const auto score = [&](const std::string& name, const auto& keep, bool pronouns) {
    for (const std::size_t least : {1, 2}) {
      const ClusterList g = clusters_of(gold, keep, least), s = clusters_of(system, keep, least);
      Lea& lea = (least == 1 ? totals.with : totals.without)[name];
      add_side(lea.recall, g, s, of_gold, gold, pronouns);
      add_side(lea.precision, s, g, of_system, system, pronouns);
    }
  };
  score("all", entity, false);
  for (const std::string kind : {"person", "organisation", "place"}) {
    score(kind, [&](const Marked& m) { return m.kind == kind; }, false);
  }
  score("pronoun", entity, true);
}

double rounded(double v) { return std::round(v * 10000) / 10000; }

void put(Scores& out, const std::map<std::string, Lea>& scores) {
  for (const auto& [name, lea] : scores) {
    const std::string key = name == "all" ? "lea" : "lea_" + name;
    out[key] = rounded(lea.f1());
    out[key + "_p"] = rounded(lea.value(lea.precision));
    out[key + "_r"] = rounded(lea.value(lea.recall));
  }
}

/// The system's entities by number, then the gold ones, each mention with the number of the system's entity it met.
std::string listing(const EntityDocument& doc, const EntityReading& reading) {
  std::string out = fmt::format("# {}\n", doc.name);
  std::size_t number = 0;
  for (const Entity& e : reading.entities) {
    out += fmt::format("{} {} \"{}\"", number++, kind_of(e.kind), e.name);
    for (const Actor& a : e.actors) out += fmt::format(" [{}]", to_line(a));
    out += ":";
    for (const Mention& m : e.mentions) out += fmt::format(" | {}", doc.report.at(m.span));
    out += "\n";
  }
  const std::vector<Marked> system = system_mentions(reading);
  std::vector<std::size_t> of_gold, of_system;
  match_mentions(doc.gold, system, of_gold, of_system);
  std::map<std::int32_t, std::string> gold;
  for (std::size_t g = 0; g < doc.gold.size(); ++g) {
    std::string& line = gold[doc.gold[g].cluster];
    if (line.empty()) line = fmt::format("gold {}:", doc.gold[g].kind);
    const std::string met = of_gold[g] == alone ? "-" : std::to_string(system[of_gold[g]].cluster);
    line += fmt::format(" | {} ({})", doc.report.at(doc.gold[g].span), met);
  }
  for (const auto& [cluster, line] : gold) out += line + "\n";
  return out;
}

}  // namespace

Result<Scores> entities(const Request& request) {
  const Result<std::string> bytes = file_bytes(request.gold.front());
  if (!bytes) return bytes.error();
  Result<std::vector<EntityDocument>> documents = read_entities(*bytes, request.gold.front());
  if (!documents) return documents.error();
  const Result<ActorTable> table = ActorTable::load();
  if (!table) return table.error();
  const Result<CueTable> cues = CueTable::load();
  if (!cues) return cues.error();
  const bool own_trees = request.option != "gold";
  std::shared_ptr<const ParseModel> model;
  if (own_trees) {
    auto loaded = parse_model(request);
    if (!loaded) return loaded.error();
    model = *loaded;
  }
  Totals totals;
  std::string out;
  double seconds = 0, sentences = 0;
  for (const EntityDocument& doc : *documents) {
    const std::vector<Sentence> trees = own_trees ? entente::parse(*model, doc.report) : doc.sentences;
    const std::vector<Quote> spoken = quotes(*cues, doc.report, trees);
    const std::clock_t start = std::clock();      // processor time: neighbours do not change it
    const EntityReading reading = entente::entities(*table, doc.report, trees, trees_of(doc.report, trees), {}, spoken);
    seconds += static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    sentences += static_cast<double>(trees.size());
    add_document(totals, doc.gold, system_mentions(reading));
    if (!request.out.empty()) out += listing(doc, reading);
  }
  if (!request.out.empty()) {
    std::ofstream file(request.out, std::ios::binary);
    file << out;
    if (!file.flush()) return Error{Error::Kind::io, request.out + ": cannot be written"};
  }
  Scores scores;
  put(scores, totals.with);
  scores["mentions_p"] = rounded(totals.system == 0 ? 0 : totals.matched / totals.system);
  scores["mentions_r"] = rounded(totals.gold == 0 ? 0 : totals.matched / totals.gold);
  put(scores["without_singletons"], totals.without);
  scores["sentences_per_s"] = std::round(seconds == 0 ? 0 : sentences / seconds);
  return scores;
}

}  // namespace entente::eval
