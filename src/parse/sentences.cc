#include "parse/sentences.h"

#include <algorithm>

#include "parse/words.h"
#include "text/key_table.h"

namespace entente {
namespace {

bool only(std::string_view word, std::string_view of) { return word.find_first_not_of(of) == word.npos; }
bool is_upper_at(std::string_view low, std::string_view p, std::size_t i) { return i < p.size() && i < low.size() && low[i] != p[i]; }

// f: final marks, q: quote, o c: brackets, ',' ';' ':' '-' themselves, d: digit first, C U T: capital first (then small, capital,
// with a dot at the end), l t: small letter first (t: with a dot), m: other marks. `low` is `p` in lower case.
char kind_of(std::string_view p, std::string_view low) {
  if (only(p, ".!?")) return 'f';
  if (p == "'" || p == "\"") return 'q';
  if (p.size() == 1) {
    if (only(p, "([{")) return 'o';
    if (only(p, ")]}")) return 'c';
    if (only(p, ",;:")) return p[0];
  }
  if (only(p, "-")) return '-';
  const auto first = static_cast<unsigned char>(p[0]);
  if (first >= '0' && first <= '9') return 'd';
  const std::size_t width = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  if (p.substr(0, width) != low.substr(0, width)) {
    if (p.back() == '.') return 'T';
    return is_upper_at(low, p, width) || (width < p.size() && static_cast<unsigned char>(p[width]) >= 0x80 && is_upper_at(low, p, width + 1)) ? 'U' : 'C';
  }
  if ((first >= 'a' && first <= 'z') || first >= 0x80) return p.back() == '.' ? 't' : 'l';
  return 'm';
}

bool is_one_of(char c, std::string_view list) { return list.find(c) != list.npos; }

// Where a sentence could end at all; train/splitter.py asks at the same gaps.
bool is_candidate(char before, char after) {
  return !(is_one_of(before, "lCUdT,-") && is_one_of(after, "l,c")) && !is_one_of(after, "f,c;");
}

char bucket(std::size_t n) {
  if (n < 4) return static_cast<char>('0' + n);
  return n < 7 ? '4' : n < 12 ? '5' : n < 20 ? '6' : n < 35 ? '7' : '8';
}

// Sums the weights of features, each a list of parts; the n-th feature begins with the n-th letter.
class Sum {
 public:
  explicit Sum(const SplitterWeights& weights) : weights_(weights) {}
  template <class... Parts>
  void add(const Parts&... parts) {
    std::uint64_t h = part(key_hash({}), letter_++);
    ((h = part(h, parts)), ...);
    total_ += weights_.of[folded(h) % SplitterWeights::buckets];
  }
  int total() const { return total_; }

 private:
  static std::uint64_t part(std::uint64_t h, char c) { return (h ^ static_cast<unsigned char>(c)) * 1099511628211ull; }
  static std::uint64_t part(std::uint64_t h, std::string_view s) { return key_hash(s, h); }
  const SplitterWeights& weights_;
  char letter_ = 'A';
  int total_ = 0;
};

}  // namespace

const Splitter::Piece& Splitter::at(std::size_t i, std::ptrdiff_t offset) const {
  static const Piece outside{"#", '#', false};
  const std::ptrdiff_t k = static_cast<std::ptrdiff_t>(i) + offset;
  return k < 0 || k >= static_cast<std::ptrdiff_t>(count_) ? outside : pieces_[static_cast<std::size_t>(k)];
}

bool Splitter::ends_after(std::size_t i, const State& s) const {
  const Piece &before3 = at(i, -2), &before2 = at(i, -1), &a = at(i, 0), &b = at(i, 1), &after2 = at(i, 2), &after3 = at(i, 3);
  // Glued sentences ("ended.The") were not seen in training: the tokeniser parted them, so a space is assumed.
  const char glue = b.glued && !(a.kind == 'f' && is_one_of(b.kind, "CU")) ? 'g' : 's';
  const char p3 = before3.kind, p2 = before2.kind, p1 = a.kind, n1 = b.kind, n2 = after2.kind, n3 = after3.kind;
  const char pair[] = {p1, n1, glue};
  const std::string_view gap(pair, 3);
  const char quote = s.quoted ? '1' : '0', depth = s.depth > 0 ? '1' : '0', length = bucket(s.since), left = bucket(count_ - i - 1);
  Sum sum(weights_);
  sum.add(gap);
  sum.add(a.key, '\t', n1);
  sum.add(p1, '\t', b.key);
  sum.add(a.key, '\t', b.key);
  sum.add(p2, gap, n2);
  sum.add(gap, length);
  sum.add(gap, quote, depth);
  sum.add(gap, n2, n3);
  sum.add(p3, p2, gap);
  sum.add(before2.key, '\t', gap);
  sum.add(gap, b.key, '\t', n2);
  sum.add(gap, after2.key);
  sum.add(gap, length, left);
  sum.add(p2, gap, n2, length);
  sum.add(before2.key, '\t', a.key, '\t', n1);
  sum.add(p3, p2, gap, n2, n3);
  return sum.total() > 0;
}

// Pieces of a dateline at the head of the block, its dash included, 0: none. "OSLO, March 3 (Agency) - ", "OSLO -- ", "Oslo (Agency) - ".
std::size_t Splitter::dateline() const {
  constexpr std::size_t longest = 14;
  bool inside = false;
  for (std::size_t i = 0; i + 1 < count_ && i < longest; ++i) {
    const Piece& piece = pieces_[i];
    if (piece.kind == 'o') inside = true;
    else if (piece.kind == 'c') inside = false;
    else if (piece.kind == '-' && !inside) {
      const bool bracketed = i > 0 && pieces_[i - 1].kind == 'c', loud = pieces_[0].kind == 'U' && pieces_[0].key.size() > 2;
      if (piece.glued && !bracketed) continue;
      const bool sentence_follows = is_one_of(pieces_[i + 1].kind, "CUTqd") &&
                                    std::any_of(pieces_.begin() + static_cast<std::ptrdiff_t>(i), pieces_.begin() + static_cast<std::ptrdiff_t>(count_),
                                                [](const Piece& p) { return p.kind == 'f'; });
      return (bracketed || loud) && sentence_follows ? i + 1 : 0;
    } else if (!is_one_of(piece.kind, "CUTd,") && !inside) return 0;
  }
  return 0;
}

void Splitter::run(std::string_view text, std::span<const Span> tokens, std::vector<std::uint32_t>& ends) {
  ends.clear();
  count_ = tokens.size();
  if (pieces_.size() < count_) pieces_.resize(count_);
  for (std::size_t i = 0; i < count_; ++i) {
    Piece& piece = pieces_[i];
    const std::string p = plain(text.substr(tokens[i].begin, tokens[i].size()));
    piece.key = lower(p);
    piece.kind = kind_of(p, piece.key);
    piece.glued = i > 0 && tokens[i - 1].end == tokens[i].begin;
    std::replace_if(piece.key.begin(), piece.key.end(), [](char c) { return c >= '0' && c <= '9'; }, '0');
  }
  State s;
  const std::size_t head = dateline();
  if (head > 0) ends.push_back(static_cast<std::uint32_t>(head));
  for (std::size_t i = head; i + 1 < count_; ++i) {
    const Piece& piece = pieces_[i];
    ++s.since;
    if (piece.key == "\"") s.quoted = !s.quoted;
    if (piece.kind == 'o') ++s.depth;
    if (piece.kind == 'c' && s.depth > 0) --s.depth;
    if (!is_candidate(piece.kind, pieces_[i + 1].kind) || !ends_after(i, s)) continue;
    ends.push_back(static_cast<std::uint32_t>(i + 1));
    s = {};
  }
  if (count_ > 0) ends.push_back(static_cast<std::uint32_t>(count_));
}

}  // namespace entente
