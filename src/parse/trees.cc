#include "parse/trees.h"

#include <algorithm>

namespace entente {
namespace {

constexpr std::int64_t never = -(std::int64_t{1} << 60);

// Head by head, along the rows of scores; the first of equal heads stays.
void greedy(const ArcScores& s, std::vector<std::int32_t>& best, std::vector<std::uint32_t>& heads) {
  const std::int32_t* row = s.values.data();
  heads.assign(s.words, 0);
  best.assign(row + 1, row + 1 + s.words);
  for (std::uint32_t h = 1; h <= s.words; ++h) {
    row += s.stride;
    for (std::size_t d = 1; d <= s.words; ++d)
      if (row[d] > best[d - 1] && d != h) best[d - 1] = row[d], heads[d - 1] = h;
  }
}

// Spans over words 1..n: complete and incomplete, headed at the left or at the right end.
class Chart {
 public:
  enum Kind : std::size_t { complete_left, complete_right, incomplete_left, incomplete_right };

  Chart(std::size_t words, TreeScratch& scratch) : n_(words), scratch_(scratch) {
    scratch.score.assign(4 * (n_ + 1) * (n_ + 1), never);
    scratch.back.assign(4 * (n_ + 1) * (n_ + 1), 0);
    for (std::size_t i = 1; i <= n_; ++i) score(complete_left, i, i) = score(complete_right, i, i) = 0;
  }
  // The left-ended kinds lie by row, the right-ended ones by column, so that the inner loops run along memory.
  std::int64_t& score(Kind k, std::size_t a, std::size_t b) { return scratch_.score[at(k, a, b)]; }
  std::uint16_t& split(Kind k, std::size_t a, std::size_t b) { return scratch_.back[at(k, a, b)]; }

 private:
  std::size_t at(Kind k, std::size_t a, std::size_t b) const {
    const bool by_row = k == complete_right || k == incomplete_right;
    return (k * (n_ + 1) + (by_row ? a : b)) * (n_ + 1) + (by_row ? b : a);
  }
  std::size_t n_;
  TreeScratch& scratch_;
};

void fill(const ArcScores& s, Chart& chart) {
  const std::size_t n = s.words;
  for (std::size_t length = 1; length < n; ++length) {
    for (std::size_t a = 1; a + length <= n; ++a) {
      const std::size_t b = a + length;
      std::int64_t best = never;
      std::size_t where = a;
      for (std::size_t m = a; m < b; ++m) {
        const std::int64_t sum = chart.score(Chart::complete_right, a, m) + chart.score(Chart::complete_left, m + 1, b);
        if (sum > best) best = sum, where = m;
      }
      chart.score(Chart::incomplete_right, a, b) = best + s(a, b);
      chart.score(Chart::incomplete_left, a, b) = best + s(b, a);
      chart.split(Chart::incomplete_right, a, b) = chart.split(Chart::incomplete_left, a, b) = static_cast<std::uint16_t>(where);
      best = never;
      for (std::size_t m = a; m < b; ++m) {
        const std::int64_t sum = chart.score(Chart::complete_left, a, m) + chart.score(Chart::incomplete_left, m, b);
        if (sum > best) best = sum, where = m;
      }
      chart.score(Chart::complete_left, a, b) = best;
      chart.split(Chart::complete_left, a, b) = static_cast<std::uint16_t>(where);
      best = never;
      for (std::size_t m = a + 1; m <= b; ++m) {
        const std::int64_t sum = chart.score(Chart::incomplete_right, a, m) + chart.score(Chart::complete_right, m, b);
        if (sum > best) best = sum, where = m;
      }
      chart.score(Chart::complete_right, a, b) = best;
      chart.split(Chart::complete_right, a, b) = static_cast<std::uint16_t>(where);
    }
  }
}

struct Item {
  Chart::Kind kind;
  std::size_t a, b;
};

// An explicit stack: a sentence may be as deep as it is long.
void unwind(Chart& chart, std::vector<Item> stack, std::vector<std::uint32_t>& heads) {
  while (!stack.empty()) {
    const auto [kind, a, b] = stack.back();
    stack.pop_back();
    if (a == b) continue;
    const std::size_t m = chart.split(kind, a, b);
    switch (kind) {
      case Chart::incomplete_right:
      case Chart::incomplete_left:
        if (kind == Chart::incomplete_right) heads[b - 1] = static_cast<std::uint32_t>(a);
        else heads[a - 1] = static_cast<std::uint32_t>(b);
        stack.push_back({Chart::complete_right, a, m});
        stack.push_back({Chart::complete_left, m + 1, b});
        break;
      case Chart::complete_left:
        stack.push_back({Chart::complete_left, a, m});
        stack.push_back({Chart::incomplete_left, m, b});
        break;
      case Chart::complete_right:
        stack.push_back({Chart::incomplete_right, a, m});
        stack.push_back({Chart::complete_right, m, b});
        break;
    }
  }
}

}  // namespace

bool is_projective_tree(std::span<const std::uint32_t> heads) {
  const std::size_t n = heads.size();
  if (std::count(heads.begin(), heads.end(), 0u) != 1) return false;
  // The words below an arc hang on each other or on its ends. In a tree no arc then crosses another.
  for (std::uint32_t d = 1; d <= n; ++d) {
    const std::uint32_t head = heads[d - 1];
    if (head > n || head == d) return false;
    const auto [left, right] = std::minmax(d, head);
    for (std::uint32_t k = left + 1; k < right; ++k)
      if (heads[k - 1] < left || heads[k - 1] > right) return false;
  }
  std::vector<std::uint32_t> seen(n + 1, 0);
  for (std::uint32_t d = 1; d <= n; ++d) {
    std::uint32_t at = d;
    while (at != 0 && seen[at] == 0) {
      seen[at] = d;
      at = heads[at - 1];
      if (at != 0 && seen[at] == d) return false;
    }
  }
  return true;
}

void head_margins(const ArcScores& s, std::span<const std::uint32_t> heads, std::vector<std::int32_t>& margins) {
  constexpr std::int32_t none = -(1 << 30);
  margins.assign(s.words, none);
  const std::int32_t* row = s.values.data();
  for (std::uint32_t h = 0; h <= s.words; ++h, row += s.stride) {
    for (std::size_t d = 1; d <= s.words; ++d)
      if (row[d] > margins[d - 1] && d != h && heads[d - 1] != h) margins[d - 1] = row[d];
  }
  for (std::uint32_t d = 1; d <= s.words; ++d) margins[d - 1] = margins[d - 1] == none ? 0 : s(heads[d - 1], d) - margins[d - 1];
}

void projective_heads(const ArcScores& s, TreeScratch& scratch, std::vector<std::uint32_t>& heads) {
  heads.clear();
  if (s.words == 0) return;
  greedy(s, scratch.best, heads);
  if (is_projective_tree(heads)) return;
  Chart chart(s.words, scratch);
  fill(s, chart);
  std::int64_t best = never;
  std::size_t root = 1;
  for (std::size_t r = 1; r <= s.words; ++r) {
    const std::int64_t sum = chart.score(Chart::complete_left, 1, r) + chart.score(Chart::complete_right, r, s.words) + s(0, r);
    if (sum > best) best = sum, root = r;
  }
  heads[root - 1] = 0;
  unwind(chart, {{Chart::complete_left, 1, root}, {Chart::complete_right, root, s.words}}, heads);
}

}  // namespace entente
