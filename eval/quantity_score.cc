#include "quantity_score.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <tuple>

namespace entente::eval {
namespace {

std::string folded(std::string_view text) {
  std::string out;
  for (char c : text) {
    const bool blank = c == ' ' || c == '\t' || c == '\n';
    if (blank && (out.empty() || out.back() == ' ')) continue;
    out += blank ? ' ' : c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out == "-" ? "" : out;
}

std::string text_at(const nlohmann::json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() || !found->is_string() ? std::string() : found->get<std::string>();
}

std::set<std::string> words_of(const std::string& text) {
  std::set<std::string> out;
  std::string word;
  for (char c : text + " ") {
    const bool inside = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
    if (inside) word += c;
    else if (!word.empty()) out.insert(std::move(word)), word.clear();
  }
  return out;
}

/// <= counts as <, >= as >, and the one-sided hedges as about.
std::string approx_of(const std::string& sign) {
  if (sign.empty()) return "=";
  if (sign == "<=" || sign == "\u2264") return "<";
  if (sign == ">=" || sign == "\u2265") return ">";
  if (sign == "<~" || sign == ">~" || sign == "~<" || sign == "~>" || sign == "\u2248") return "~";
  return sign;
}

double end_of(const nlohmann::json& value, bool low) {
  const double infinite = std::numeric_limits<double>::infinity();
  return value.is_number() ? value.get<double>() : low ? -infinite : infinite;
}

bool equal(const std::vector<double>& a, const std::vector<double>& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] != b[i] && !(std::abs(a[i] - b[i]) <= 1e-5 * std::max(std::abs(a[i]), std::abs(b[i])))) return false;
  }
  return true;
}

bool share_word(const std::set<std::string>& a, const std::set<std::string>& b) {
  if (a.empty() && b.empty()) return true;
  return std::any_of(a.begin(), a.end(), [&](const std::string& w) { return b.contains(w); });
}

}  // namespace

QuantityItem quantity_item(const nlohmann::json& q) {
  QuantityItem out;
  if (q.contains("range") && q["range"].is_array() && q["range"].size() == 2) {
    out.numbers = {end_of(q["range"][0], true), end_of(q["range"][1], false)};
  } else if (q.contains("value") && q["value"].is_number()) {
    out.numbers = {q["value"].get<double>()};
  } else if (const std::string range = text_at(q, "range_text"); range.size() > 2) {
    const std::size_t comma = range.find(',');
    const std::string low = range.substr(1, comma - 1), high = range.substr(comma + 1, range.size() - comma - 2);
    const double infinite = std::numeric_limits<double>::infinity();
    out.numbers = {folded(low).empty() ? -infinite : std::stod(low), folded(high).empty() ? infinite : std::stod(high)};
  }
  std::sort(out.numbers.begin(), out.numbers.end());
  out.unit = folded(text_at(q, "unit"));
  out.approx = approx_of(folded(text_at(q, "approx")));
  out.of = words_of(folded(text_at(q, "of")));
  return out;
}

double QuantityTally::f1(std::size_t hits) const {
  return gold + system == 0 ? 1.0 : 2.0 * static_cast<double>(hits) / static_cast<double>(gold + system);
}

void add_sentence(QuantityTally& tally, const std::vector<QuantityItem>& gold, const std::vector<QuantityItem>& system) {
  tally.gold += gold.size();
  tally.system += system.size();
  std::vector<std::tuple<bool, bool, bool, std::size_t, std::size_t>> pairs;
  for (std::size_t i = 0; i < gold.size(); ++i) {
    for (std::size_t j = 0; j < system.size(); ++j) {
      if (!equal(gold[i].numbers, system[j].numbers)) continue;
      pairs.emplace_back(gold[i].unit != system[j].unit, gold[i].approx != system[j].approx, !share_word(gold[i].of, system[j].of), i, j);
    }
  }
  std::sort(pairs.begin(), pairs.end());
  std::vector<bool> gold_used(gold.size()), system_used(system.size());
  for (const auto& [unit, change, of, i, j] : pairs) {
    if (gold_used[i] || system_used[j]) continue;
    gold_used[i] = system_used[j] = true;
    ++tally.value;
    tally.unit += !unit;
    tally.change += !change;
    tally.of += !of;
  }
}

}  // namespace entente::eval
