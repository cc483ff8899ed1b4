#include "gather/vectors.h"

#include <algorithm>
#include <charconv>
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
  std::vector<std::uint64_t> body, title, opening, names, numbers;
  std::vector<std::uint32_t> years;
};

struct Known {
  double rarity = 0;       ///< against news at large
  std::uint32_t reports = 0;
  std::uint32_t number = 0;
};
using Vocabulary = std::unordered_map<std::uint64_t, Known>;

std::optional<std::uint32_t> year_of(const Word& word) {
  std::uint32_t year = 0;
  const char* end = word.folded.data() + word.folded.size();
  if (word.folded.size() != 4 || std::from_chars(word.folded.data(), end, year).ptr != end || year < 1900 || year > 2099) return std::nullopt;
  return year;
}

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
    const std::optional<std::uint32_t> year = year_of(word);
    if (year) counts.years.push_back(*year);
    if (content++ >= opening_words) continue;
    counts.opening.push_back(hash);
    if (word.number && !year) counts.numbers.push_back(hash);
  }
  return counts;
}

template <class T>
std::vector<T> distinct(std::vector<T> numbers) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  return numbers;
}

void add_reports(const std::vector<std::uint64_t>& hashes, Vocabulary& vocabulary) {
  for (const std::uint64_t hash : distinct(hashes)) ++vocabulary[hash].reports;
}

/// Numbers in the order of the hashes: the same whatever the order of the reports.
void number(Vocabulary& vocabulary) {
  std::vector<std::uint64_t> hashes;
  for (const auto& [hash, _] : vocabulary) hashes.push_back(hash);
  std::sort(hashes.begin(), hashes.end());
  for (std::uint32_t i = 0; i < hashes.size(); ++i) vocabulary[hashes[i]].number = i;
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
    const Known& known = vocabulary.at(hashes[i]);
    const double weight = (1 + std::log(static_cast<double>(end - i))) * weight_of(known, batch);
    out.push_back({known.number, static_cast<float>(weight)});
    norm += weight * weight;
    i = end;
  }
  for (Term& term : out) term.weight = static_cast<float>(term.weight / std::sqrt(norm));
  return out;
}

std::vector<std::uint32_t> heaviest(const Document& document) {
  Vector terms = document.body;
  const auto raise = [&](const Vector& view) {
    for (const Term& term : view) {
      const auto at = std::lower_bound(terms.begin(), terms.end(), term.stem, [](const Term& t, std::uint32_t stem) { return t.stem < stem; });
      if (at != terms.end() && at->stem == term.stem) at->weight *= 1.5f;
    }
  };
  raise(document.names);
  raise(document.title);
  const std::size_t n = std::min(key_term_count, terms.size());
  std::partial_sort(terms.begin(), terms.begin() + static_cast<std::ptrdiff_t>(n), terms.end(), [](const Term& a, const Term& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.stem < b.stem;
  });
  std::vector<std::uint32_t> out;
  for (std::size_t i = 0; i < n; ++i) out.push_back(terms[i].stem);
  return out;
}

}  // namespace

double dot(const Vector& a, const Vector& b) {
  double sum = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i].stem < b[j].stem) ++i;
    else if (b[j].stem < a[i].stem) ++j;
    else sum += static_cast<double>(a[i++].weight) * b[j++].weight;
  }
  return sum;
}

std::vector<Document> documents_of(std::span<const Report* const> reports) {
  Vocabulary vocabulary;
  std::vector<Counts> counts;
  std::vector<Document> out(reports.size());
  for (std::size_t i = 0; i < reports.size(); ++i) {
    const Report& report = *reports[i];
    const std::vector<Word> words = words_of(report.text);
    counts.push_back(count(report, words, vocabulary));
    add_reports(counts.back().body, vocabulary);
    out[i].signature = signature_of(shingles(words, 3));
    out[i].earliest = report.published.days.earliest;
    out[i].latest = report.published.days.latest;
    out[i].words = static_cast<std::uint32_t>(words.size());
  }
  number(vocabulary);
  const auto batch = static_cast<double>(reports.size());
  for (std::size_t i = 0; i < reports.size(); ++i) {
    out[i].body = vector_of(std::move(counts[i].body), vocabulary, batch);
    out[i].title = vector_of(std::move(counts[i].title), vocabulary, batch);
    out[i].opening = vector_of(std::move(counts[i].opening), vocabulary, batch);
    out[i].numbers = vector_of(std::move(counts[i].numbers), vocabulary, batch);
    out[i].years = distinct(std::move(counts[i].years));
    out[i].names = vector_of(std::move(counts[i].names), vocabulary, batch);
    out[i].key_terms = heaviest(out[i]);
  }
  return out;
}

}  // namespace entente::gathering
