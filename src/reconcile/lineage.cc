#include "reconcile/lineage.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <numeric>
#include <tuple>

#include "text/apart.h"
#include "text/frequency.h"
#include "text/shingles.h"
#include "text/tables.h"
#include "text/words.h"

namespace entente::reconciling {
namespace {

constexpr std::size_t shingle_words = 4;
constexpr std::size_t long_run_words = 7;
constexpr std::size_t quote_words = 6;
constexpr std::size_t most_places = 8;                 // of a shingle in a text

/// In a story of more texts each is compared with those it has most in common with, so many and those that choose it.
constexpr std::size_t most_compared = 64;
/// What more texts share tells no two of them from the others.
constexpr std::size_t widest_shared = 64;

/// A word of a sentence.
struct Held {
  std::uint64_t hash = 0;
  std::uint32_t unit = 0;                            // index into Footprint::units
  double weight = 0;
  friend auto operator<=>(const Held&, const Held&) = default;
};

/// A text as copying sees it.
struct Footprint {
  std::vector<Word> words;
  std::vector<std::uint64_t> hashes;                 // of words
  std::vector<bool> quoted;                          // for each word
  std::vector<std::uint64_t> shingles;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> where;   // each shingle and its place, ascending
  std::vector<std::uint64_t> stem_pairs, names;      // of content words, ascending
  std::vector<const Unit*> units;                    // without the title
  std::vector<Held> terms;                           // of the units, ascending
  std::vector<std::pair<std::uint32_t, std::uint32_t>> groups;  // each group the text stands in and its first unit there, ascending
  Voices voices;                                     // whom it quotes
};

std::vector<bool> quoted_words(const std::string& text, const std::vector<Word>& words) {
  std::vector<bool> out;
  bool inside = false;
  std::size_t at = 0;
  for (const Word& word : words) {
    for (; at < word.span.begin; ++at) {
      if (text[at] == '"') inside = !inside;
      else if (text[at] == '\n') inside = false;
      else if (text[at] != '\xe2') continue;
      else if (text.compare(at, 3, "\u201c") == 0) inside = true;
      else if (text.compare(at, 3, "\u201d") == 0) inside = false;
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
  for (std::uint32_t i = 0; i < print.shingles.size(); ++i) print.where.emplace_back(print.shingles[i], i);
  std::sort(print.where.begin(), print.where.end());
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
    std::size_t best = 0, tried = 0;
    for (auto at = std::lower_bound(b.where.begin(), b.where.end(), std::pair(a.shingles[i], 0u));
         at != b.where.end() && at->first == a.shingles[i] && tried < most_places; ++at, ++tried) {
      const std::size_t j = at->second;
      std::size_t n = shingle_words;
      while (i + n < a.hashes.size() && j + n < b.hashes.size() && a.hashes[i + n] == b.hashes[j + n]) ++n;
      best = std::max(best, n);
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

/// Calls both(x, y) for every x of `a` and y of `b` that have one key; both ascend by it.
template <class A, class B, class Key, class Both>
void meet(const std::vector<A>& a, const std::vector<B>& b, Key key, Both both) {
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (key(a[i]) < key(b[j])) ++i;
    else if (key(b[j]) < key(a[i])) ++j;
    else {
      for (std::size_t k = j; k < b.size() && key(b[k]) == key(a[i]); ++k) both(a[i], b[k]);
      ++i;
    }
  }
}

/// Share of one list that the other holds; both ascend.
double held(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::size_t both = 0;
  meet(a, b, std::identity(), [&](std::uint64_t, std::uint64_t) { ++both; });
  return a.empty() ? 0 : static_cast<double>(both) / static_cast<double>(a.size());
}

/// How many of the shingles of `a`, each place counted, stand in `b`.
std::size_t shingles_in(const Footprint& a, const Footprint& b) {
  std::size_t n = 0;
  for (std::size_t i = 0, j = 0; i < a.where.size() && j < b.where.size();) {
    if (a.where[i].first < b.where[j].first) ++i;
    else if (b.where[j].first < a.where[i].first) ++j;
    else ++n, ++i;
  }
  return n;
}

/// Share of the shorter text's sentences of which some sentence of the longer says a good part, in words.
double well_matched(const Footprint& shorter, const Footprint& longer) {
  constexpr double good_part = 0.4;
  thread_local std::vector<double> said;                                   // [unit of the shorter][unit of the longer]
  said.assign(shorter.units.size() * longer.units.size(), 0);
  meet(shorter.terms, longer.terms, [](const Held& h) { return h.hash; },
       [&](const Held& x, const Held& y) { said[x.unit * longer.units.size() + y.unit] += x.weight * x.weight; });
  std::size_t matched = 0;
  for (std::size_t a = 0; a < shorter.units.size(); ++a) {
    const double norm = shorter.units[a]->norm;
    const auto row = said.begin() + static_cast<std::ptrdiff_t>(a * longer.units.size());
    matched += norm > 0 && std::any_of(row, row + static_cast<std::ptrdiff_t>(longer.units.size()), [&](double both) { return both / (norm * norm) >= good_part; });
  }
  return shorter.units.empty() ? 0 : static_cast<double>(matched) / static_cast<double>(shorter.units.size());
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

Bond bond_of(const Footprint& a, const Footprint& b) {
  Bond bond;
  const Footprint& shorter = a.words.size() <= b.words.size() ? a : b;
  const Footprint& longer = &shorter == &a ? b : a;
  const std::size_t inside = shingles_in(shorter, longer);
  if (!shorter.shingles.empty()) bond.contained = static_cast<double>(inside) / static_cast<double>(shorter.shingles.size());
  count_runs(bond, shorter, inside > 0 ? runs_of(shorter, longer) : std::vector<Run>());
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

void add_voice(Voices& out, const std::string& name) { if (!name.empty()) out.push_back(hash_of(name)); }

/// Whom a text has its words from.
Voices voices_of(const CodedReport& report) {
  Voices out;
  for (const Quote& quote : report.coding.quotes) add_voice(out, voice_of(quote, report));
  sort_unique(out);
  return out;
}

std::size_t common(const Voices& a, const Voices& b) {
  std::size_t n = 0;
  meet(a, b, std::identity(), [&](std::uint64_t, std::uint64_t) { ++n; });
  return n;
}

/// Each asked somebody whom the other did not, and at most half of the voices of the one that has fewer are common.
bool own_voices(const Voices& a, const Voices& b) {
  const std::size_t both = common(a, b), fewer = std::min(a.size(), b.size());
  return both < fewer && 2 * both <= fewer;
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
  return bond.dependence < possibly_one_source && bond.facts > 0 ? Lineage::independent : Lineage::unknown;
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

/// Parts of `texts` after joining those that depend on each other at least so much.
std::vector<std::vector<std::uint32_t>> parts(std::span<const std::uint32_t> texts, const Bonds& bonds, double least) {
  std::vector<std::uint32_t> root(texts.size());
  std::iota(root.begin(), root.end(), 0u);
  const auto find = [&](std::uint32_t i) {
    while (root[i] != i) i = root[i] = root[root[i]];
    return i;
  };
  const auto join = [&](std::uint32_t i, std::uint32_t j) {
    const std::uint32_t a = find(i), b = find(j);
    root[std::max(a, b)] = std::min(a, b);
  };
  std::map<std::uint64_t, std::uint32_t> credited;                         // a credit and the first of `texts` that gives it
  for (std::uint32_t i = 0; i < texts.size(); ++i) {
    bonds.before(texts[i], [&](std::uint32_t other, const Bond& bond) {
      const auto at = std::lower_bound(texts.begin(), texts.begin() + i, other);
      if (bond.dependence >= least && at != texts.begin() + i && *at == other) join(i, static_cast<std::uint32_t>(at - texts.begin()));
    });
    if (const std::uint64_t credit = bonds.credit(texts[i]); credit != 0) join(i, credited.try_emplace(credit, i).first->second);
  }
  std::map<std::uint32_t, std::vector<std::uint32_t>> out;
  for (std::uint32_t i = 0; i < texts.size(); ++i) out[find(i)].push_back(texts[i]);
  std::vector<std::vector<std::uint32_t>> list;
  for (auto& [_, part] : out) list.push_back(std::move(part));
  return list;
}

/// Each text's wording and what it tells, as keys.
std::vector<std::pair<std::uint64_t, std::uint32_t>> keys_of(const std::vector<Footprint>& prints) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> out;
  for (std::uint32_t t = 0; t < prints.size(); ++t) {
    for (const auto& [shingle, _] : prints[t].where) out.emplace_back(shingle, t);
    for (const auto& [group, _] : prints[t].groups) out.emplace_back(hash_of(std::to_string(group)), t);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

/// For each text those before it that it is compared with, ascending.
std::vector<std::vector<std::uint32_t>> compared(const std::vector<Footprint>& prints) {
  std::vector<std::vector<std::uint32_t>> out(prints.size());
  if (prints.size() <= most_compared + 1) {
    for (std::uint32_t b = 1; b < prints.size(); ++b) for (std::uint32_t a = 0; a < b; ++a) out[b].push_back(a);
    return out;
  }
  const auto keys = keys_of(prints);
  std::vector<std::map<std::uint32_t, std::uint32_t>> shared(prints.size());     // text -> keys in common
  for (std::size_t begin = 0, end = 0; begin < keys.size(); begin = end) {
    for (end = begin; end < keys.size() && keys[end].first == keys[begin].first; ++end) {}
    if (end - begin > widest_shared) continue;
    for (std::size_t i = begin; i < end; ++i) for (std::size_t j = begin; j < end; ++j) if (i != j) ++shared[keys[i].second][keys[j].second];
  }
  for (std::uint32_t t = 0; t < prints.size(); ++t) {
    std::vector<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>> nearest;  // how little they share, how far apart they stand, who
    for (const auto& [other, n] : shared[t]) nearest.emplace_back(~n, other < t ? t - other : other - t, other);
    const std::size_t most = std::min(nearest.size(), most_compared);
    std::partial_sort(nearest.begin(), nearest.begin() + static_cast<std::ptrdiff_t>(most), nearest.end());
    for (std::size_t i = 0; i < most; ++i) out[std::max(t, std::get<2>(nearest[i]))].push_back(std::min(t, std::get<2>(nearest[i])));
  }
  for (std::vector<std::uint32_t>& list : out) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
  }
  return out;
}

std::vector<Footprint> footprints_of(const Texts& texts, const std::vector<Unit>& units, const std::vector<Group>& groups) {
  std::vector<Footprint> out;
  for (const CodedReport* report : texts.of) {
    out.push_back(footprint_of(report->report));
    out.back().voices = voices_of(*report);
  }
  for (const Unit& unit : units) {
    if (unit.title) continue;
    Footprint& print = out[unit.text];
    for (const Term& term : unit.terms) print.terms.push_back({term.hash, static_cast<std::uint32_t>(print.units.size()), term.weight});
    print.units.push_back(&unit);
  }
  for (Footprint& print : out) std::sort(print.terms.begin(), print.terms.end());
  for (std::uint32_t g = 0; g < groups.size(); ++g) {
    for (const std::uint32_t u : groups[g]) {
      auto& list = out[units[u].text].groups;
      if (list.empty() || list.back().first != g) list.emplace_back(g, u);
    }
  }
  return out;
}

/// What two texts tell in common.
void count_facts(Bond& bond, const Footprint& a, const Footprint& b, const std::vector<Unit>& units, const std::vector<Voices>& voices) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> shared;
  meet(a.groups, b.groups, [](const auto& place) { return place.first; }, [&](const auto& x, const auto& y) {
    shared.emplace_back(units[x.second].index, units[y.second].index);
    bond.one_voice += common(voices[x.second], voices[y.second]) > 0;
  });
  bond.facts = shared.size();
  bond.order = tau(std::move(shared));
}

}  // namespace

std::vector<Voices> voices_of(const std::vector<Unit>& units, const Texts& texts) {
  std::vector<Voices> out;
  for (const Unit& unit : units) {
    const CodedReport& report = *texts.of[unit.text];
    Voices& voices = out.emplace_back();
    for (const std::uint32_t c : unit.claims) {
      for (const Holder& holder : report.coding.claims[c].holders) add_voice(voices, last_name(holder.actor.name.empty() ? holder.actor.text : holder.actor.name));
    }
    for (const Quote& quote : report.coding.quotes) if (unit.span.contains(quote.span) || quote.span.contains(unit.span)) add_voice(voices, voice_of(quote, report));
    sort_unique(voices);
  }
  return out;
}

bool one_voice(const Group& list, const std::vector<Unit>& units, const std::vector<Voices>& voices) {
  std::map<std::uint32_t, Voices> of;                                      // text -> its voices
  for (const std::uint32_t u : list) {
    Voices& mine = of[units[u].text];
    mine.insert(mine.end(), voices[u].begin(), voices[u].end());
  }
  if (of.size() < 2) return false;
  for (auto& [_, mine] : of) sort_unique(mine);
  const Voices& first = of.begin()->second;
  return std::any_of(first.begin(), first.end(), [&](std::uint64_t name) {
    return std::all_of(of.begin(), of.end(), [&](const auto& text) { return std::binary_search(text.second.begin(), text.second.end(), name); });
  });
}

Bonds::Bonds(const Texts& texts, const std::vector<Unit>& units, const std::vector<Group>& groups, const std::vector<Voices>& unit_voices) {
  const Logistic model = Logistic::of(table("reconcile/lineage.txt"), lineage_features);
  const std::vector<Footprint> prints = footprints_of(texts, units, groups);
  for (const CodedReport* report : texts.of) credits_.push_back(report->report.credit.empty() ? 0 : hash_of(fold(report->report.credit)));
  for (const Footprint& print : prints) voices_.push_back(print.voices);
  others_ = compared(prints);
  for (std::uint32_t b = 0; b < prints.size(); ++b) {
    begin_.push_back(bonds_.size());
    for (const std::uint32_t a : others_[b]) {
      Bond bond = bond_of(prints[a], prints[b]);
      bond.same_credit = credits_[a] != 0 && credits_[a] == credits_[b];
      bond.own_voices = own_voices(voices_[a], voices_[b]);
      count_facts(bond, prints[a], prints[b], units, unit_voices);
      finish(bond, model, std::min(prints[a].units.size(), prints[b].units.size()));
      bonds_.push_back(bond);
    }
  }
}

const Bond* Bonds::between(std::uint32_t a, std::uint32_t b) const {
  if (b < a) std::swap(a, b);
  const std::vector<std::uint32_t>& others = others_[b];
  const auto at = others.size() == b ? others.begin() + a : std::lower_bound(others.begin(), others.end(), a);
  return at == others.end() || *at != a ? nullptr : &bonds_[begin_[b] + static_cast<std::size_t>(at - others.begin())];
}

double Bonds::dependence(std::uint32_t a, std::uint32_t b) const {
  if (const Bond* bond = between(a, b)) return bond->dependence;
  Bond unread;
  unread.same_credit = credits_[a] != 0 && credits_[a] == credits_[b];
  unread.own_voices = !voices_[a].empty() && !voices_[b].empty() && common(voices_[a], voices_[b]) == 0;
  return least_dependence(unread, 0);
}

std::vector<std::string> evidence_of(const Bond& bond, const Report& first) {
  std::vector<std::string> out;
  if (bond.contained >= 0.02) out.push_back(fmt::format("{:.0f} % of the shorter text's word runs stand in the other", 100 * bond.contained));
  if (bond.longest_run >= long_run_words) out.push_back(fmt::format("{} words in a row in common", bond.longest_run));
  if (bond.shared_quotes > 0) out.push_back(fmt::format("{} quotation{} in common", bond.shared_quotes, bond.shared_quotes == 1 ? "" : "s"));
  if (bond.facts >= 6) out.push_back(fmt::format("{} claims in common, their order agrees by {:.2f}", bond.facts, bond.order));
  else out.push_back(fmt::format("{} claim{} in common", bond.facts, bond.facts == 1 ? "" : "s"));
  if (bond.one_voice > 0) out.push_back(fmt::format("{} of them in the words of the same speaker", bond.one_voice));
  if (bond.own_voices) out.push_back("each has speakers that the other does not have");
  if (bond.same_credit) out.push_back("same credit: " + first.credit);
  return out;
}

Origins origins_of(std::span<const std::uint32_t> texts, const Bonds& bonds, bool one_source) {
  // Above `likely` two texts count as one origin; between the two the interval stays open.
  constexpr double certain = 0.9, likely = 0.5;
  Origins out;
  out.high = static_cast<std::uint32_t>(parts(texts, bonds, certain).size());
  out.groups = parts(texts, bonds, likely);
  // Two texts that are apart may still meet in a third that goes back to both their sources.
  out.low = one_source ? 1 : std::min(mutually_apart(texts, [&](std::uint32_t a, std::uint32_t b) { return bonds.dependence(a, b) < possibly_one_source; }), static_cast<std::uint32_t>(out.groups.size()));
  out.high = std::max(out.high, out.low);
  // Two texts that are not the same can always have had two sources.
  if (texts.size() > 1 && out.high == 1) out.high = 2;
  return out;
}

}  // namespace entente::reconciling
