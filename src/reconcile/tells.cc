#include "reconcile/tells.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "reconcile/main_claim.h"
#include "reconcile/sameness.h"
#include "text/shingles.h"
#include "text/tables.h"

namespace entente::reconciling {
namespace {

double weight_of(const Unit& unit, std::uint64_t hash) {
  const auto at = std::lower_bound(unit.terms.begin(), unit.terms.end(), hash, [](const Term& t, std::uint64_t h) { return t.hash < h; });
  return at != unit.terms.end() && at->hash == hash ? at->weight : 0;
}

bool has(const Unit& unit, std::uint64_t term) { return weight_of(unit, term) > 0; }

bool holds(const std::vector<std::uint64_t>& sorted, std::uint64_t hash) { return std::binary_search(sorted.begin(), sorted.end(), hash); }

void settle(std::vector<std::uint64_t>& hashes) {
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
}

struct Missing {
  double covered = 0, all = 0;             ///< weights
  double rarest = 0, second = 0;
  double count = 0;
};

template <class Has>
Missing missing_of(const std::vector<Term>& terms, Has has_term) {
  Missing out;
  for (const Term& term : terms) {
    out.all += term.weight;
    if (has_term(term.hash)) {
      out.covered += term.weight;
      continue;
    }
    ++out.count;
    out.second = std::max(out.second, std::min(out.rarest, term.weight));
    out.rarest = std::max(out.rarest, term.weight);
  }
  return out;
}

double share(const Missing& missing) { return missing.all > 0 ? missing.covered / missing.all : 0; }

/// Longest run of words that both have, as a share of `a`.
double common_run(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::vector<std::uint32_t> runs(b.size() + 1, 0);
  std::uint32_t best = 0;
  for (const std::uint64_t x : a) {
    for (std::size_t j = b.size(); j-- > 0;) {
      runs[j + 1] = x == b[j] ? runs[j] + 1 : 0;
      best = std::max(best, runs[j + 1]);
    }
  }
  return a.empty() ? 0 : static_cast<double>(best) / static_cast<double>(a.size());
}

struct NumberMatch {
  int missing = 0, clash = 0;
};

NumberMatch match_numbers(const std::vector<Number>& mine, const std::vector<const Unit*>& near) {
  NumberMatch out;
  for (const Number& x : mine) {
    bool same = false, clash = false;
    for (const Unit* unit : near) {
      for (const Number& y : unit->numbers) {
        same = same || (compatible(x, y) && (same_thing(x, y) || x.low == y.low || x.low > 12));
        clash = clash || (same_thing(x, y) && !compatible(x, y));
      }
    }
    out.missing += !same;
    out.clash += clash && !same;
  }
  return out;
}

/// The claim of the unit that agrees best with the line's main one; nothing: no predicate in common.
std::optional<CoreMatch> best_core(const LineTerms& line, const Unit& unit) {
  std::optional<CoreMatch> best;
  if (line.main == nullptr) return best;
  for (const Trace& trace : unit.traces) {
    if (!same_predicate(*line.main, trace)) continue;
    const CoreMatch match = core_of(*line.main, trace);
    if (!best || match.same - match.differ > best->same - best->differ) best = match;
  }
  return best;
}

}  // namespace

LineTerms terms_of(const Wording& wording, const std::vector<Unit>& units, const Texts& texts) {
  const Unit& unit = units[wording.unit];
  const CodedReport& report = *texts.of[unit.text];
  LineTerms out;
  std::vector<std::uint64_t> hashes;
  std::uint32_t last_mark = 0;
  bool quoted = false;
  for (const Word& word : unit.words) {
    const std::string_view between = report.report.at({std::max(last_mark, unit.span.begin), word.span.begin});
    for (const char c : between) if (c == '"') quoted = !quoted;
    if (between.find("\u201c") != std::string_view::npos) quoted = true;
    if (between.find("\u201d") != std::string_view::npos) quoted = false;
    last_mark = word.span.end;
    if (!wording.told.contains(word.span)) continue;
    out.folded.push_back(hash_of(word.folded));
    if (quoted) out.quoted.push_back(out.folded.back());
    if (word.stop || word.stem.size() < 2) continue;
    hashes.push_back(term_of(unit, word));
    if (word.capital && !word.opens) out.names.push_back(hashes.back());
    if (word.number && word.folded.size() == 4 && (word.folded.starts_with("19") || word.folded.starts_with("20"))) out.years.push_back(hashes.back());
  }
  settle(hashes);
  settle(out.names);
  for (const std::uint64_t hash : hashes) out.terms.push_back({hash, weight_of(unit, hash)});
  for (const Number& number : unit.numbers) if (wording.told.contains(number.span)) out.numbers.push_back(number);
  const std::int32_t main = main_claim(unit, {}, units, texts);
  for (std::size_t k = 0; k < unit.claims.size(); ++k) {
    if (!wording.told.contains(report.coding.claims[unit.claims[k]].head)) continue;
    out.traces.push_back(&unit.traces[k]);
    if (static_cast<std::int32_t>(unit.claims[k]) == main) out.main = &unit.traces[k];
  }
  out.negated = unit.negated;
  return out;
}

std::vector<std::vector<std::uint64_t>> terms_of_texts(const std::vector<Unit>& units, const Texts& texts) {
  std::vector<std::vector<std::uint64_t>> out(texts.of.size());
  for (const Unit& unit : units) for (const Term& term : unit.terms) out[unit.text].push_back(term.hash);
  for (std::vector<std::uint64_t>& terms : out) settle(terms);
  return out;
}

TellsFeatures features_of(const LineTerms& line, std::uint32_t best, double likeness, const std::vector<std::uint64_t>& text, const std::vector<Unit>& units) {
  const Unit& nearest = units[best];
  std::vector<const Unit*> near = {&nearest};
  if (best > 0 && units[best - 1].text == nearest.text) near.push_back(&units[best - 1]);
  if (best + 1 < units.size() && units[best + 1].text == nearest.text) near.push_back(&units[best + 1]);
  const auto anywhere = [&](std::uint64_t term) { return holds(text, term); };
  const auto nearby = [&](std::uint64_t term) { return std::any_of(near.begin(), near.end(), [&](const Unit* u) { return has(*u, term); }); };
  const Missing there = missing_of(line.terms, [&](std::uint64_t term) { return has(nearest, term); });
  const Missing around = missing_of(line.terms, nearby);
  const Missing all = missing_of(line.terms, anywhere);
  const auto lacks = [&](auto&& has_name) { return static_cast<double>(std::count_if(line.names.begin(), line.names.end(), [&](std::uint64_t n) { return !has_name(n); })); };
  const NumberMatch numbers = match_numbers(line.numbers, near);
  const std::optional<CoreMatch> core = best_core(line, nearest);
  std::vector<std::uint64_t> words;
  for (const Unit* unit : near) words.insert(words.end(), unit->folded.begin(), unit->folded.end());
  settle(words);
  const auto quoted = static_cast<double>(std::count_if(line.quoted.begin(), line.quoted.end(), [&](std::uint64_t w) { return holds(words, w); }));
  double theirs = 0;
  for (const Term& term : nearest.terms) theirs += term.weight;
  const double n = static_cast<double>(line.terms.size());
  return {1,
          share(there),
          share(around),
          share(all),
          around.rarest / 10,
          around.second / 10,
          n > 0 ? around.count / n : 0,
          std::min(lacks(nearby), 3.0),
          std::min(lacks(anywhere), 3.0),
          std::min(numbers.missing, 2) * 1.0,
          std::min(numbers.clash, 2) * 1.0,
          std::clamp(likeness, -5.0, 5.0) / 5,
          core ? 1.0 : 0.0,
          core ? std::min(core->same, 3) * 1.0 : 0.0,
          core ? std::min(core->differ, 3) * 1.0 : 0.0,
          line.negated != nearest.negated ? 1.0 : 0.0,
          line.quoted.empty() ? 0.0 : 1.0,
          line.quoted.empty() ? 0.0 : quoted / static_cast<double>(line.quoted.size()),
          std::log1p(n),
          theirs > 0 ? std::min(there.covered / theirs, 1.0) : 0,
          common_run(line.folded, nearest.folded)};
}

Logistic tells_model() { return Logistic::of(table("reconcile/tells.txt"), tells_features); }

}  // namespace entente::reconciling
