#include "tree_scores.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <set>
#include <unordered_map>

namespace entente::eval {
namespace {

using Pair = std::pair<std::size_t, std::size_t>;
using Stretch = std::pair<std::uint32_t, std::uint32_t>;

std::string_view cut(std::string_view relation) { return relation.substr(0, relation.find(':')); }

bool is_functional(std::string_view relation) {
  static const std::set<std::string_view> functional = {"aux", "case", "cc", "clf", "cop", "det", "mark", "punct"};
  return functional.contains(cut(relation));
}

bool same_tokens(const Treebank& g, const Treebank& s) {
  if (g.sentences.size() != s.sentences.size() || g.words.size() != s.words.size()) return false;
  for (std::size_t i = 0; i < g.sentences.size(); ++i)
    if (g.sentences[i].words != s.sentences[i].words) return false;
  for (std::size_t i = 0; i < g.words.size(); ++i)
    if (g.words[i].form != s.words[i].form) return false;
  return true;
}

std::string lower_ascii(std::string s) {
  for (char& c : s)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return s;
}

// Words of a bank that lie in stretches of multiword tokens, and those outside by their place.
struct Parted {
  std::map<std::size_t, std::vector<std::size_t>> inside;
  std::map<Stretch, std::size_t> outside;
};

class Aligner {
 public:
  Aligner(const Treebank& gold, const Treebank& system) : g_(gold), s_(system) {
    std::set<Stretch> multi;
    for (const auto* bank : {&gold, &system})
      for (const Word& w : bank->words)
        if (w.multi) multi.insert({w.begin, w.end});
    for (const auto& [a, b] : multi) {
      if (!stretches_.empty() && a < stretches_.back().second) stretches_.back().second = std::max(stretches_.back().second, b);
      else stretches_.push_back({a, b});
    }
  }

  std::vector<Pair> run() const {
    const Parted g = part(g_), s = part(s_);
    std::vector<Pair> pairs;
    for (const auto& [place, i] : g.outside)
      if (const auto j = s.outside.find(place); j != s.outside.end()) pairs.push_back({i, j->second});
    for (const auto& [stretch, words] : g.inside)
      if (const auto j = s.inside.find(stretch); j != s.inside.end()) common(words, j->second, pairs);
    std::sort(pairs.begin(), pairs.end());
    return pairs;
  }

 private:
  Parted part(const Treebank& bank) const {
    Parted out;
    for (std::size_t i = 0; i < bank.words.size(); ++i) {
      const Word& w = bank.words[i];
      const auto after = std::upper_bound(stretches_.begin(), stretches_.end(), w.begin, [](std::uint32_t x, const Stretch& y) { return x < y.first; });
      if (after != stretches_.begin() && w.end <= std::prev(after)->second) out.inside[static_cast<std::size_t>(after - stretches_.begin() - 1)].push_back(i);
      else out.outside[{w.begin, w.end}] = i;
    }
    return out;
  }

  // Longest common subsequence of lower-case forms.
  void common(const std::vector<std::size_t>& gs, const std::vector<std::size_t>& ss, std::vector<Pair>& pairs) const {
    const auto same = [&](std::size_t i, std::size_t j) { return lower_ascii(g_.words[gs[i]].form) == lower_ascii(s_.words[ss[j]].form); };
    std::vector<std::vector<int>> best(gs.size() + 1, std::vector<int>(ss.size() + 1, 0));
    for (std::size_t i = gs.size(); i-- > 0;)
      for (std::size_t j = ss.size(); j-- > 0;) best[i][j] = same(i, j) ? best[i + 1][j + 1] + 1 : std::max(best[i + 1][j], best[i][j + 1]);
    for (std::size_t i = 0, j = 0; i < gs.size() && j < ss.size();) {
      if (same(i, j)) pairs.push_back({gs[i++], ss[j++]});
      else if (best[i + 1][j] >= best[i][j + 1]) ++i;
      else ++j;
    }
  }

  const Treebank& g_;
  const Treebank& s_;
  std::vector<Stretch> stretches_;
};

struct Counts {
  std::size_t upos = 0, lemma = 0, heads = 0, full = 0, cut = 0, content = 0;
};

Counts count(const Treebank& g, const Treebank& s, const std::vector<Pair>& pairs) {
  std::unordered_map<std::int32_t, std::int32_t> mate = {{-1, -1}};
  for (const auto& [i, j] : pairs) mate[static_cast<std::int32_t>(i)] = static_cast<std::int32_t>(j);
  Counts c;
  for (const auto& [i, j] : pairs) {
    const Word& a = g.words[i];
    const Word& b = s.words[j];
    const auto head = mate.find(a.head);
    const bool right = head != mate.end() && head->second == b.head;
    const bool label = right && cut(a.relation) == cut(b.relation);
    c.upos += a.upos == b.upos;
    c.lemma += a.lemma == "_" || a.lemma == b.lemma;
    c.heads += right;
    c.full += right && a.relation == b.relation;
    c.cut += label;
    c.content += label && !is_functional(a.relation);
  }
  return c;
}

double f1(std::size_t right, std::size_t gold, std::size_t system) {
  return gold + system == 0 ? 1.0 : 2.0 * static_cast<double>(right) / static_cast<double>(gold + system);
}

std::size_t content_words(const Treebank& bank) {
  return static_cast<std::size_t>(std::count_if(bank.words.begin(), bank.words.end(), [](const Word& w) { return !is_functional(w.relation); }));
}

std::size_t same_sentences(const Treebank& g, const Treebank& s) {
  std::set<Stretch> a, b;
  for (const auto& x : g.sentences) a.insert({x.begin, x.end});
  for (const auto& x : s.sentences) b.insert({x.begin, x.end});
  return static_cast<std::size_t>(std::count_if(a.begin(), a.end(), [&](const Stretch& x) { return b.contains(x); }));
}

}  // namespace

// By way of decimal digits, as Python does: 0.00005 is below its own decimal form.
double rounded(double value) {
  char digits[64];
  std::snprintf(digits, sizeof digits, "%.4f", value);
  return std::strtod(digits, nullptr);
}

Result<Scores> score_trees(const Treebank& g, const Treebank& s) {
  const bool same = same_tokens(g, s);
  std::vector<Pair> pairs;
  if (same) {
    for (std::size_t i = 0; i < g.words.size(); ++i) pairs.push_back({i, i});
  } else if (!s.words.empty()) {
    if (g.characters != s.characters) return Error{Error::Kind::format, "the texts of gold and system differ"};
    pairs = Aligner(g, s).run();
  }
  const Counts c = count(g, s, pairs);
  const std::size_t n = g.words.size(), m = s.words.size();
  const double clas = f1(c.content, content_words(g), content_words(s));
  const auto share = [&](std::size_t x) -> Scores { return same ? Scores(rounded(static_cast<double>(x) / static_cast<double>(n))) : Scores(nullptr); };
  Scores r;
  r["upos"] = share(c.upos);
  r["lemma"] = share(c.lemma);
  r["uas"] = share(c.heads);
  r["las"] = share(c.full);
  r["las_universal"] = share(c.cut);
  r["clas"] = same ? Scores(rounded(clas)) : Scores(nullptr);
  r["words_f1"] = rounded(f1(pairs.size(), n, m));
  r["sentences_f1"] = rounded(f1(same ? g.sentences.size() : same_sentences(g, s), g.sentences.size(), s.sentences.size()));
  r["las_raw"] = rounded(f1(c.cut, n, m));
  r["las_raw_full"] = rounded(f1(c.full, n, m));
  r["upos_raw"] = rounded(f1(c.upos, n, m));
  r["lemma_raw"] = rounded(f1(c.lemma, n, m));
  r["uas_raw"] = rounded(f1(c.heads, n, m));
  r["clas_raw"] = rounded(clas);
  return r;
}

}  // namespace entente::eval
