#include "gather/vectors.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "text/frequency.h"
#include "text/words.h"

namespace entente::gathering {
namespace {

constexpr std::size_t opening_words = 90;
constexpr std::size_t key_term_count = 28;

/// What one reading of the words leaves: stems as hashes with counts, in four views.
struct Counts {
  std::vector<std::uint64_t> body, title, opening, names;
};

struct Known {
  double rarity = 0;       ///< against news at large
  std::uint32_t reports = 0;
};
using Vocabulary = std::unordered_map<std::uint64_t, Known>;

/// A name is a capitalised word where a capital says something; a title's words are names if the body says so.
Counts count(const Report& report, std::span<const Word> words, Vocabulary& vocabulary) {
  Counts counts;
  std::size_t content = 0;
  for (const Word& word : words) {
    if (word.stop || word.stem.size() < 2) continue;
    const std::uint64_t hash = hash_of(word.stem);
    Known& known = vocabulary[hash];
    if (known.rarity == 0) known.rarity = rarity(word.stem);
    counts.body.push_back(hash);
    const bool in_title = report.title.contains(word.span) && !report.title.empty();
    if (in_title) counts.title.push_back(hash);
    if (!in_title && word.capital && !word.opens) counts.names.push_back(hash);
    if (content++ < opening_words) counts.opening.push_back(hash);
  }
  return counts;
}

void add_reports(std::vector<std::uint64_t> hashes, Vocabulary& vocabulary) {
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  for (const std::uint64_t hash : hashes) ++vocabulary[hash].reports;
}

/// The batch counts only as far as it is large: among five reports of one story a shared word is not a common one.
double weight_of(const Known& known, double batch) {
  const double inside = std::log((batch + 1) / (known.reports + 0.5));
  const double trust = batch / (batch + 200);
  return std::max(0.05, (1 - trust) * known.rarity + trust * (0.35 * known.rarity + 0.65 * 1.6 * inside));
}

Vector vector_of(std::vector<std::uint64_t> hashes, const Vocabulary& vocabulary, double batch) {
  std::sort(hashes.begin(), hashes.end());
  Vector out;
  double norm = 0;
  for (std::size_t i = 0; i < hashes.size();) {
    std::size_t end = i;
    while (end < hashes.size() && hashes[end] == hashes[i]) ++end;
    const double weight = (1 + std::log(static_cast<double>(end - i))) * weight_of(vocabulary.at(hashes[i]), batch);
    out.push_back({hashes[i], static_cast<float>(weight)});
    norm += weight * weight;
    i = end;
  }
  for (Term& term : out) term.weight = static_cast<float>(term.weight / std::sqrt(norm));
  return out;
}

std::vector<std::uint64_t> heaviest(const Document& document) {
  Vector terms = document.body;
  for (const Term& name : document.names) {
    const auto at = std::lower_bound(terms.begin(), terms.end(), name.hash, [](const Term& t, std::uint64_t h) { return t.hash < h; });
    if (at != terms.end() && at->hash == name.hash) at->weight *= 1.5f;
  }
  for (const Term& word : document.title) {
    const auto at = std::lower_bound(terms.begin(), terms.end(), word.hash, [](const Term& t, std::uint64_t h) { return t.hash < h; });
    if (at != terms.end() && at->hash == word.hash) at->weight *= 1.5f;
  }
  const std::size_t n = std::min(key_term_count, terms.size());
  std::partial_sort(terms.begin(), terms.begin() + static_cast<std::ptrdiff_t>(n), terms.end(), [](const Term& a, const Term& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.hash < b.hash;
  });
  std::vector<std::uint64_t> out;
  for (std::size_t i = 0; i < n; ++i) out.push_back(terms[i].hash);
  return out;
}

}  // namespace

double dot(const Vector& a, const Vector& b) {
  double sum = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i].hash < b[j].hash) ++i;
    else if (b[j].hash < a[i].hash) ++j;
    else sum += static_cast<double>(a[i++].weight) * b[j++].weight;
  }
  return sum;
}

std::vector<Document> documents_of(std::span<const CodedReport* const> reports) {
  Vocabulary vocabulary;
  std::vector<Counts> counts;
  std::vector<Document> out(reports.size());
  for (std::size_t i = 0; i < reports.size(); ++i) {
    const Report& report = reports[i]->report;
    const std::vector<Word> words = words_of(report.text);
    counts.push_back(count(report, words, vocabulary));
    add_reports(counts.back().body, vocabulary);
    out[i].signature = signature_of(shingles(words, 3));
    out[i].earliest = report.published.days.earliest;
    out[i].latest = report.published.days.latest;
    out[i].words = static_cast<std::uint32_t>(words.size());
  }
  const auto batch = static_cast<double>(reports.size());
  for (std::size_t i = 0; i < reports.size(); ++i) {
    out[i].body = vector_of(std::move(counts[i].body), vocabulary, batch);
    out[i].title = vector_of(std::move(counts[i].title), vocabulary, batch);
    out[i].opening = vector_of(std::move(counts[i].opening), vocabulary, batch);
    out[i].names = vector_of(std::move(counts[i].names), vocabulary, batch);
    out[i].key_terms = heaviest(out[i]);
  }
  return out;
}

}  // namespace entente::gathering
