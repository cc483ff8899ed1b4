#include "page_scores.h"

#include <utf8proc.h>

#include <algorithm>
#include <map>

#include "text/utf8.h"

namespace entente::eval {
namespace {

// Python's \w: letters, numbers, underscore; no marks.
bool is_token(char32_t code) {
  if (code == '_') return true;
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(code));
  return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
         (category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO);
}

std::vector<std::string> tokens(std::string_view text) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    while (i < text.size()) {
      const CodePoint code = decode_utf8(text.substr(i));
      if (!is_token(code.value)) break;
      i += code.size;
    }
    if (i > begin) out.emplace_back(text.substr(begin, i - begin));
    else i += decode_utf8(text.substr(i)).size;
  }
  return out;
}

using Shingles = std::map<std::vector<std::string>, std::size_t>;

Shingles shingles(const std::vector<std::string>& words) {
  Shingles out;
  const std::size_t n = words.size() < 4 ? 1 : words.size() - 3;
  for (std::size_t i = 0; i < n; ++i) {
    std::vector<std::string> shingle(words.begin() + static_cast<std::ptrdiff_t>(i),
                                     words.begin() + static_cast<std::ptrdiff_t>(std::min(words.size(), i + 4)));
    if (!shingle.empty()) ++out[std::move(shingle)];
  }
  return out;
}

std::string mapped(std::string_view text, int options) {
  utf8proc_uint8_t* out = nullptr;
  const utf8proc_ssize_t n = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                                          &out, static_cast<utf8proc_option_t>(options));
  if (n < 0) return std::string(text);
  std::string result(reinterpret_cast<const char*>(out), static_cast<std::size_t>(n));
  std::free(out);
  return result;
}

std::string fold(std::string_view text) {
  const std::string wide = mapped(mapped(text, UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT), UTF8PROC_STABLE | UTF8PROC_CASEFOLD);
  std::string bare;
  for (std::size_t i = 0; i < wide.size();) {
    const CodePoint code = decode_utf8(std::string_view(wide).substr(i));
    if (utf8proc_get_property(static_cast<utf8proc_int32_t>(code.value))->combining_class == 0) append_utf8(bare, code.value);
    i += code.size;
  }
  std::string out;
  for (const std::string& word : tokens(bare)) out += (out.empty() ? "" : " ") + word;
  return out;
}

std::string one_blank(std::string_view text) {
  std::string out;
  bool blank = false;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint code = decode_utf8(text.substr(i));
    if (is_space(code.value) || (code.value >= 0x1c && code.value <= 0x1f)) {
      blank = !out.empty();
    } else {
      if (blank) out += ' ';
      blank = false;
      out.append(text, i, code.size);
    }
    i += code.size;
  }
  return out;
}

double mean(double sum, std::size_t n) { return n ? sum / double(n) : 0; }
double harmonic(double p, double r) { return p + r > 0 ? 2 * p * r / (p + r) : 0; }

}  // namespace

BodyMatch match_body(std::string_view truth, std::string_view output) {
  const std::vector<std::string> a = tokens(truth), b = tokens(output);
  const Shingles left = shingles(a), right = shingles(b);
  double both = 0, only_left = 0, only_right = 0;
  for (const auto& [shingle, n] : left) {
    const auto it = right.find(shingle);
    const std::size_t common = it == right.end() ? 0 : std::min(n, it->second);
    both += double(common);
    only_left += double(n - common);
  }
  for (const auto& [shingle, n] : right) only_right += double(n);
  only_right -= both;
  BodyMatch match{both, only_right, only_left, a == b};
  if (const double sum = both + only_left + only_right; sum > 0) match.both /= sum, match.extra /= sum, match.missing /= sum;
  return match;
}

BodyScores score_bodies(const std::vector<BodyMatch>& pages) {
  double precision = 0, recall = 0, exact = 0;
  std::size_t given = 0, true_ones = 0;
  for (const BodyMatch& page : pages) {
    if (page.both + page.extra > 0) ++given, precision += page.both > 0 ? page.both / (page.both + page.extra) : 0;
    if (page.both + page.missing > 0) ++true_ones, recall += page.both > 0 ? page.both / (page.both + page.missing) : 0;
    exact += page.exact;
  }
  BodyScores scores{mean(precision, given), mean(recall, true_ones), 0, mean(exact, pages.size())};
  scores.f1 = harmonic(scores.precision, scores.recall);
  return scores;
}

double SnippetCounts::f1() const {
  const double p = tp + fp ? double(tp) / double(tp + fp) : 0, r = tp + fn ? double(tp) / double(tp + fn) : 0;
  return harmonic(p, r);
}

void count_snippets(const std::vector<std::string>& with, const std::vector<std::string>& without, std::string_view output, SnippetCounts& counts) {
  const std::string text = one_blank(output);
  for (const std::string& snippet : with) ++(text.find(one_blank(snippet)) != text.npos ? counts.tp : counts.fn);
  for (const std::string& snippet : without) counts.fp += text.find(one_blank(snippet)) != text.npos;
}

bool same_title(std::string_view truth, std::string_view given) { return fold(truth) == fold(given); }

bool near_title(std::string_view truth, std::string_view given) {
  std::map<std::string, std::pair<std::size_t, std::size_t>> counts;
  const std::vector<std::string> a = tokens(fold(truth)), b = tokens(fold(given));
  for (const std::string& word : a) ++counts[word].first;
  for (const std::string& word : b) ++counts[word].second;
  std::size_t both = 0;
  for (const auto& [word, n] : counts) both += std::min(n.first, n.second);
  return 2.0 * double(both) >= 0.8 * double(std::max<std::size_t>(1, a.size() + b.size()));
}

bool same_day(std::string_view truth, std::string_view given) { return truth.substr(0, 10) == given.substr(0, 10); }

bool names_all(std::string_view truth, std::string_view given) {
  const std::string all = fold(given);
  for (std::size_t at = 0; at <= truth.size();) {
    const std::size_t end = std::min({truth.find(';', at), truth.find(',', at), truth.find(" and ", at), truth.size()});
    const std::string name = fold(truth.substr(at, end - at));
    if (!name.empty() && all.find(name) == all.npos) return false;
    if (end == truth.size()) break;
    at = end + (truth[end] == ' ' ? 5 : 1);
  }
  return true;
}

bool has_words(std::string_view text) { return !tokens(text).empty(); }

}  // namespace entente::eval
