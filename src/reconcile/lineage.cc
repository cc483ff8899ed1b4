#include "reconcile/lineage.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <unordered_map>

#include "text/frequency.h"
#include "text/shingles.h"
#include "text/tables.h"
#include "text/words.h"

namespace entente::reconciling {
namespace {

constexpr std::size_t shingle_words = 4;
constexpr std::size_t long_run_words = 7;
constexpr std::size_t quote_words = 6;

/// A text as copying sees it.
struct Footprint {
  std::vector<Word> words;
  std::vector<std::uint64_t> hashes;                 // of words
  std::vector<bool> quoted;                          // for each word
  std::vector<std::uint64_t> shingles;
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> where;   // of each shingle, the first few places
  std::vector<std::uint64_t> stem_pairs, names;      // of content words, ascending
  std::vector<const Unit*> units;                    // without the title
};

std::vector<bool> quoted_words(const std::string& text, const std::vector<Word>& words) {
  std::vector<bool> out;
  bool inside = false;
  std::size_t at = 0;
  for (const Word& word : words) {
    for (; at < word.span.begin; ++at) {
      if (text[at] == '"') inside = !inside;
      else if (text.compare(at, 3, "\u201c") == 0) inside = true;
      else if (text.compare(at, 3, "\u201d") == 0) inside = false;
      else if (text[at] == '\n') inside = false;
    }
    out.push_back(inside);
  }
  return out;
}

void sort_unique(std::vector<std::uint64_t>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

Footprint footprint_of(const Report& report) {
  Footprint print;
  print.words = words_of(report.text);
  std::uint64_t last = 0;
  for (const Word& word : print.words) {
    print.hashes.push_back(hash_of(word.folded));
    if (word.stop || word.stem.size() < 2) continue;
    const std::uint64_t stem = hash_of(word.stem);
    print.stem_pairs.push_back(last * 31 + stem);
    last = stem;
    if (word.capital && !word.opens) print.names.push_back(stem);
  }
  for (auto* list : {&print.stem_pairs, &print.names}) sort_unique(*list);
  print.shingles = shingles(print.words, shingle_words);
  for (std::size_t i = 0; i < print.shingles.size(); ++i) {
    std::vector<std::size_t>& places = print.where[print.shingles[i]];
    if (places.size() < 8) places.push_back(i);
  }
  print.quoted = quoted_words(report.text, print.words);
  return print;
}

/// Maximal runs of words that `a` shares with `b`: found by extending matching shingles.
struct Run {
  std::size_t at = 0, length = 0;
};

std::vector<Run> runs_of(const Footprint& a, const Footprint& b) {
  std::vector<Run> out;
  for (std::size_t i = 0; i < a.shingles.size();) {
    std::size_t best = 0;
    if (const auto found = b.where.find(a.shingles[i]); found != b.where.end()) {
      for (const std::size_t j : found->second) {
        std::size_t n = shingle_words;
        while (i + n < a.hashes.size() && j + n < b.hashes.size() && a.hashes[i + n] == b.hashes[j + n]) ++n;
        best = std::max(best, n);
      }
    }
    if (best > 0) out.push_back({i, best});
    i += std::max<std::size_t>(best, 1);
  }
  return out;
}

/// Kendall's tau of positions that ascend in the first text.
double tau(std::vector<std::pair<std::uint32_t, std::uint32_t>> positions) {
  const std::size_t n = positions.size();
  if (n < 6) return 0;
  std::sort(positions.begin(), positions.end());
  double sum = 0;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = i + 1; j < n; ++j) sum += positions[i].second < positions[j].second ? 1 : -1;
  }
  return sum / (static_cast<double>(n) * static_cast<double>(n - 1) / 2);
}

/// Share of one list that the other holds.
double held(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::size_t both = 0;
  for (const std::uint64_t x : a) both += std::binary_search(b.begin(), b.end(), x);
  return a.empty() ? 0 : static_cast<double>(both) / static_cast<double>(a.size());
}

/// How much of what a sentence says another says too, in words.
double said_in(const Unit& a, const Unit& b) {
  double both = 0;
  for (std::size_t i = 0, j = 0; i < a.terms.size() && j < b.terms.size();) {
    if (a.terms[i].hash < b.terms[j].hash) ++i;
    else if (b.terms[j].hash < a.terms[i].hash) ++j;
    else both += a.terms[i].weight * a.terms[i].weight, ++i, ++j;
  }
  return a.norm > 0 ? both / (a.norm * a.norm) : 0;
}

/// Share of the shorter text's sentences of which some sentence of the longer says a good part.
double well_matched(const Footprint& shorter, const Footprint& longer) {
  constexpr double good_part = 0.4;
  const auto matched = std::count_if(shorter.units.begin(), shorter.units.end(), [&](const Unit* a) {
    return std::any_of(longer.units.begin(), longer.units.end(), [&](const Unit* b) { return said_in(*a, *b) >= good_part; });
  });
  return shorter.units.empty() ? 0 : static_cast<double>(matched) / static_cast<double>(shorter.units.size());
}

/// For each text the first unit of each group it stands in.
std::vector<std::map<std::uint32_t, std::uint32_t>> places_of(std::size_t texts, const std::vector<Unit>& units, const std::vector<Group>& groups) {
  std::vector<std::map<std::uint32_t, std::uint32_t>> out(texts);
  for (std::uint32_t g = 0; g < groups.size(); ++g) {
    for (const std::uint32_t u : groups[g]) out[units[u].text].try_emplace(g, u);
  }
  return out;
}

void count_runs(Bond& bond, const Footprint& a, const std::vector<Run>& runs) {
  double rare = 0;
  for (const Run& run : runs) {
    bond.longest_run = std::max(bond.longest_run, run.length);
    std::size_t quoted = 0;
    double weight = 0;
    for (std::size_t k = run.at; k < run.at + run.length; ++k) {
      quoted += a.quoted[k];
      if (!a.words[k].stop && !a.words[k].capital) weight += std::max(0.0, rarity(a.words[k].stem) - 4);
    }
    const bool quotation = quoted * 2 > run.length;
    if (quotation && run.length >= quote_words) ++bond.shared_quotes;
    if (!quotation && run.length >= long_run_words) ++bond.long_runs;
    if (!quotation) rare += weight;
  }
  bond.x[4] = std::log1p(rare / 10);
}

Bond bond_of(const Footprint& a, const Footprint& b, const Report& x, const Report& y) {
  Bond bond;
  const Footprint& shorter = a.words.size() <= b.words.size() ? a : b;
  const Footprint& longer = &shorter == &a ? b : a;
  std::size_t inside = 0;
  for (const std::uint64_t s : shorter.shingles) inside += longer.where.count(s);
  if (!shorter.shingles.empty()) bond.contained = static_cast<double>(inside) / static_cast<double>(shorter.shingles.size());
  count_runs(bond, shorter, runs_of(shorter, longer));
  bond.same_credit = !x.credit.empty() && fold(x.credit) == fold(y.credit);
  bond.x[2] = held(shorter.stem_pairs, longer.stem_pairs);
  bond.x[3] = well_matched(shorter, longer);
  bond.x[8] = held(shorter.names, longer.names);
  bond.x[9] = 1 / static_cast<double>(std::max<std::size_t>(shorter.units.size(), 1));
  return bond;
}

/// Stem of the last name in these words; empty: nobody is named.
std::string last_name(std::string_view words) {
  std::string last;
  for (const Word& word : words_of(words)) if (word.capital && !word.stop) last = word.stem;
  return last;
}

std::string voice_of(const Quote& quote, const CodedReport& report) {
  const auto at = static_cast<std::size_t>(quote.entity);
  const bool known = quote.entity >= 0 && at < report.coding.entities.size();
  return last_name(known ? std::string_view(report.coding.entities[at].name) : report.report.at(quote.speaker));
}

/// Whom a text has its words from.
std::set<std::string> voices_of(const CodedReport& report) {
  std::set<std::string> out;
  for (const Quote& quote : report.coding.quotes) out.insert(voice_of(quote, report));
  out.erase("");
  return out;
}

bool meet(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& s) { return b.count(s) > 0; });
}

/// Each asked somebody whom the other did not, and at most half of the voices of the one that has fewer are common.
bool own_voices(const std::set<std::string>& a, const std::set<std::string>& b) {
  const auto common = static_cast<std::size_t>(std::count_if(a.begin(), a.end(), [&](const std::string& s) { return b.count(s) > 0; }));
  return common < std::min(a.size(), b.size()) && 2 * common <= std::min(a.size(), b.size());
}

/// What speaks for one origin beside shared wording: a credit, a quotation, more facts in common than two who went there themselves
/// would pick. Without voices of their own nobody knows that two texts are of two.
double least_dependence(const Bond& bond, std::size_t fewest_sentences) {
  if (bond.contained >= 0.6 || bond.longest_run >= 60) return 0.98;
  if (bond.same_credit) return 0.9;
  if (bond.shared_quotes > 0) return 0.6;
  if (bond.facts > std::max<std::size_t>(2, fewest_sentences / 6) || (bond.one_voice > 1 && 2 * bond.one_voice > bond.facts)) return 0.5;
  return bond.own_voices && bond.one_voice == 0 ? 0 : 0.3;
}

Lineage kind_of(const Bond& bond) {
  if (bond.contained >= 0.5 || bond.longest_run >= 45) return Lineage::copy;
  if (bond.derived >= 0.8) return Lineage::rewrite;
  if (bond.dependence >= 0.5) return Lineage::common_source;
  return bond.dependence < 0.2 && bond.facts > 0 ? Lineage::independent : Lineage::unknown;
}

void finish(Bond& bond, const Logistic& model, std::size_t fewest_sentences) {
  bond.x[0] = 1;
  bond.x[1] = bond.contained;
  bond.x[5] = std::log1p(static_cast<double>(bond.longest_run));
  bond.x[6] = std::log1p(static_cast<double>(bond.long_runs));
  bond.x[7] = std::log1p(static_cast<double>(bond.shared_quotes));
  bond.derived = model.probability(bond.x);
  bond.dependence = std::max(bond.derived, least_dependence(bond, fewest_sentences));
  bond.kind = kind_of(bond);
}

/// Parts of `texts` after joining the pairs for which `joined` holds.
template <class Joined>
std::vector<std::vector<std::uint32_t>> parts(std::span<const std::uint32_t> texts, Joined joined) {
  std::vector<std::size_t> root(texts.size());
  std::iota(root.begin(), root.end(), std::size_t{0});
  for (std::size_t i = 0; i < texts.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (!joined(texts[j], texts[i]) || root[i] == root[j]) continue;
      const std::size_t from = std::max(root[i], root[j]), to = std::min(root[i], root[j]);
      std::replace(root.begin(), root.end(), from, to);
    }
  }
  std::map<std::size_t, std::vector<std::uint32_t>> out;
  for (std::size_t i = 0; i < texts.size(); ++i) out[root[i]].push_back(texts[i]);
  std::vector<std::vector<std::uint32_t>> list;
  for (auto& [_, part] : out) list.push_back(std::move(part));
  return list;
}

/// Size of a set of texts no two of which may have one origin: that many origins there are, whatever the others copied.
std::uint32_t mutually_apart(std::span<const std::uint32_t> texts, const std::vector<Bond>& bonds, double possible) {
  constexpr std::size_t most_starts = 32;
  std::size_t best = 0;
  for (std::size_t start = 0; start < std::min(texts.size(), most_starts); ++start) {
    std::vector<std::uint32_t> apart = {texts[start]};
    for (const std::uint32_t t : texts) {
      const bool from_all = std::all_of(apart.begin(), apart.end(), [&](std::uint32_t u) { return u != t && bonds[bond_index(u, t)].dependence < possible; });
      if (from_all) apart.push_back(t);
    }
    best = std::max(best, apart.size());
  }
  return static_cast<std::uint32_t>(best);
}

}  // namespace

std::vector<std::set<std::string>> voices_of(const std::vector<Unit>& units, const Texts& texts) {
  std::vector<std::set<std::string>> out;
  for (const Unit& unit : units) {
    const CodedReport& report = *texts.of[unit.text];
    std::set<std::string>& voices = out.emplace_back();
    for (const std::uint32_t c : unit.claims) {
      for (const Holder& holder : report.coding.claims[c].holders) voices.insert(last_name(holder.actor.name.empty() ? holder.actor.text : holder.actor.name));
    }
    for (const Quote& quote : report.coding.quotes) if (unit.span.contains(quote.span) || quote.span.contains(unit.span)) voices.insert(voice_of(quote, report));
    voices.erase("");
  }
  return out;
}

bool one_voice(const Group& list, const std::vector<Unit>& units, const std::vector<std::set<std::string>>& voices) {
  std::map<std::uint32_t, std::set<std::string>> of;                       // text -> its voices
  for (const std::uint32_t u : list) of[units[u].text].insert(voices[u].begin(), voices[u].end());
  if (of.size() < 2) return false;
  const std::set<std::string>& first = of.begin()->second;
  return std::any_of(first.begin(), first.end(), [&](const std::string& name) {
    return std::all_of(of.begin(), of.end(), [&](const auto& text) { return text.second.count(name) > 0; });
  });
}

std::size_t bond_index(std::uint32_t a, std::uint32_t b) {
  if (b < a) std::swap(a, b);
  return static_cast<std::size_t>(b) * (b - 1) / 2 + a;
}

std::vector<Bond> bonds_of(const Texts& texts, const std::vector<Unit>& units, const std::vector<Group>& groups) {
  const Logistic model = Logistic::of(table("reconcile/lineage.txt"), lineage_features);
  const auto places = places_of(texts.of.size(), units, groups);
  const std::vector<std::set<std::string>> unit_voices = voices_of(units, texts);
  std::vector<Footprint> footprints;
  std::vector<std::set<std::string>> voices;
  for (const CodedReport* report : texts.of) {
    footprints.push_back(footprint_of(report->report));
    voices.push_back(voices_of(*report));
  }
  for (const Unit& unit : units) if (!unit.title) footprints[unit.text].units.push_back(&unit);
  std::vector<Bond> out;
  for (std::uint32_t b = 1; b < footprints.size(); ++b) {
    for (std::uint32_t a = 0; a < b; ++a) {
      Bond bond = bond_of(footprints[a], footprints[b], texts.of[a]->report, texts.of[b]->report);
      std::vector<std::pair<std::uint32_t, std::uint32_t>> shared;
      for (const auto& [group, unit] : places[a]) {
        const auto at = places[b].find(group);
        if (at == places[b].end()) continue;
        shared.emplace_back(units[unit].index, units[at->second].index);
        bond.one_voice += meet(unit_voices[unit], unit_voices[at->second]);
      }
      bond.facts = shared.size();
      bond.order = tau(std::move(shared));
      bond.own_voices = own_voices(voices[a], voices[b]);
      finish(bond, model, std::min(footprints[a].units.size(), footprints[b].units.size()));
      out.push_back(bond);
    }
  }
  return out;
}

std::vector<std::string> evidence_of(const Bond& bond, const Report& a, const Report& b) {
  std::vector<std::string> out;
  if (bond.contained >= 0.02) out.push_back(fmt::format("{:.0f} % of the shorter text's word runs stand in the other", 100 * bond.contained));
  if (bond.longest_run >= long_run_words) out.push_back(fmt::format("{} words in a row in common", bond.longest_run));
  if (bond.shared_quotes > 0) out.push_back(fmt::format("{} quotation{} in common", bond.shared_quotes, bond.shared_quotes == 1 ? "" : "s"));
  if (bond.facts >= 6) out.push_back(fmt::format("{} claims in common, their order agrees by {:.2f}", bond.facts, bond.order));
  else out.push_back(fmt::format("{} claim{} in common", bond.facts, bond.facts == 1 ? "" : "s"));
  if (bond.one_voice > 0) out.push_back(fmt::format("{} of them in the words of the same speaker", bond.one_voice));
  if (bond.own_voices) out.push_back("each has speakers that the other does not have");
  if (bond.same_credit) out.push_back("same credit: " + a.credit);
  (void)b;
  return out;
}

Origins origins_of(std::span<const std::uint32_t> texts, const std::vector<Bond>& bonds, bool one_source) {
  // Above `likely` two texts count as one origin; between the two the interval stays open.
  constexpr double certain = 0.9, likely = 0.5, possible = 0.2;
  const auto at_least = [&](double bar) {
    return [&bonds, bar](std::uint32_t a, std::uint32_t b) { return bonds[bond_index(a, b)].dependence >= bar; };
  };
  Origins out;
  out.high = static_cast<std::uint32_t>(parts(texts, at_least(certain)).size());
  out.groups = parts(texts, at_least(likely));
  // Two texts that are apart may still meet in a third that goes back to both their sources.
  out.low = one_source ? 1 : std::min(mutually_apart(texts, bonds, possible), static_cast<std::uint32_t>(out.groups.size()));
  out.high = std::max(out.high, out.low);
  // Two texts that are not the same can always have had two sources.
  if (texts.size() > 1 && out.high == 1) out.high = 2;
  return out;
}

}  // namespace entente::reconciling
