#include "timex_score.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "codepoints.h"

namespace entente::eval {
namespace {

bool is_edge(std::string_view point) {
  static const std::set<std::string_view> edges = {" ", "\t", "\r", "\n", ".", ",", ";", ":", "!", "?", "\"", "'", "(", ")", "[", "]",
                                                   "\u2018", "\u2019", "\u201c", "\u201d", "\u00a0"};
  return edges.contains(point);
}

bool is_blank(std::string_view point) {
  return point == " " || point == "\t" || point == "\r" || point == "\n" || point == "\u00a0";
}

std::string upper(std::string_view value) {
  std::string out;
  for (char c : value) {
    if (c != ' ') out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  }
  if (!out.empty() && out.back() == 'Z' && out.find('T') != std::string::npos) out.pop_back();
  return out;
}

double f1(std::size_t hits, std::size_t system, std::size_t gold) {
  if (system + gold == 0) return 1.0;
  return 2.0 * static_cast<double>(hits) / static_cast<double>(system + gold);
}

std::vector<Timex> trimmed(std::string_view text, const std::vector<std::uint32_t>& bytes, const std::vector<Timex>& timexes) {
  const auto point = [&](std::uint32_t i) { return text.substr(bytes[i], bytes[i + 1] - bytes[i]); };
  std::vector<Timex> out;
  for (Timex t : timexes) {
    while (t.begin < t.end && (is_edge(point(t.begin)) || is_blank(point(t.begin)))) ++t.begin;
    while (t.end > t.begin && (is_edge(point(t.end - 1)) || is_blank(point(t.end - 1)))) --t.end;
    t.value = upper(t.value);
    if (t.begin < t.end) out.push_back(std::move(t));
  }
  return out;
}

}  // namespace

double TimexTally::strict_f1() const { return f1(strict, system, gold); }
double TimexTally::relaxed_f1() const { return f1(relaxed, system, gold); }
double TimexTally::value_f1() const {
  if (relaxed == 0) return gold + system == 0 ? 1.0 : 0.0;
  return relaxed_f1() * static_cast<double>(value) / static_cast<double>(relaxed);
}

void add_document(TimexTally& tally, std::string_view text, const std::vector<Timex>& gold_raw, const std::vector<Timex>& system_raw) {
  const std::vector<std::uint32_t> bytes = bytes_before(text);
  const std::vector<Timex> gold = trimmed(text, bytes, gold_raw), system = trimmed(text, bytes, system_raw);
  std::vector<std::tuple<int, std::int64_t, std::size_t, std::size_t>> pairs;
  for (std::size_t i = 0; i < gold.size(); ++i) {
    for (std::size_t j = 0; j < system.size(); ++j) {
      const std::int64_t overlap = std::int64_t{std::min(gold[i].end, system[j].end)} - std::max(gold[i].begin, system[j].begin);
      const bool same = gold[i].begin == system[j].begin && gold[i].end == system[j].end;
      if (overlap > 0) pairs.emplace_back(same ? -1 : 0, -overlap, i, j);
    }
  }
  std::sort(pairs.begin(), pairs.end());
  std::vector<bool> gold_used(gold.size()), system_used(system.size());
  tally.gold += gold.size();
  tally.system += system.size();
  for (const auto& [exact, overlap, i, j] : pairs) {
    if (gold_used[i] || system_used[j]) continue;
    gold_used[i] = system_used[j] = true;
    ++tally.relaxed;
    tally.strict += exact != 0;
    tally.value += gold[i].value == system[j].value;
  }
}

}  // namespace entente::eval
