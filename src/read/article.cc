#include "read/article.h"

#include <algorithm>

#include "read/lines.h"

namespace entente {
namespace {

constexpr float dominant_share = 0.45f;   // a "bad" container with so much of the sentence text is the article after all
constexpr float descend_share = 0.72f;    // go down while one child holds so much of the weight
constexpr std::uint32_t inherited = flag_out | flag_caption | flag_hidden | flag_list | flag_quote | flag_table;

class Finder {
 public:
  /// `loose`: class words count for nothing; for pages whose article they hide.
  Finder(const HtmlPage& page, std::int32_t title_block, bool loose) : page_(page), title_block_(title_block), loose_(loose), size_(page.nodes.size()), flags_(size_), bad_(size_), comment_(size_), titled_(size_), weight_(size_), own_(size_) {}

  Article run() {
    Article article;
    if (page_.blocks.empty()) return article;
    inherit();
    find_comments();
    find_titled();
    mark_bad(article);
    weigh();
    if (weight_[0] <= 0) return article;
    article.node = static_cast<std::int32_t>(descend());
    keep(article);
    return article;
  }

 private:
  const HtmlNode& node(std::size_t i) const { return page_.nodes[i]; }
  // Some pages hold all their text in hidden containers until a script shows it: the second try looks there too.
  std::uint32_t unseen() const { return loose_ ? flag_out : flag_out | flag_hidden; }
  bool dropped(const HtmlBlock& block) const {
    return (flags_[block.node] & (unseen() | flag_caption)) || bad_[block.node] || comment_[block.node] || (!loose_ && (block.flags & (flag_bad | flag_hidden)));
  }

  void inherit() {
    for (std::size_t i = 0; i < size_; ++i) {
      flags_[i] = node(i).flags;
      if (i) flags_[i] |= flags_[static_cast<std::size_t>(node(i).parent)] & inherited;
    }
  }

  static bool is_sentence(const HtmlBlock& block) { return block.size() >= 60 && block.link_share() < 0.35f && block.marks >= 1; }

  // Named like reader comments and after the article's first sentences; a wrapper of everything is no comment box.
  void find_comments() {
    std::vector<std::uint32_t> root(size_);
    for (std::size_t i = 1; i < size_; ++i) {
      const std::uint32_t above = root[static_cast<std::size_t>(node(i).parent)];
      root[i] = above ? above : (node(i).flags & flag_comment) ? static_cast<std::uint32_t>(i) : 0;
    }
    std::size_t before = 0;
    std::vector<char> seen(size_);
    for (const HtmlBlock& block : page_.blocks) {
      const std::uint32_t r = root[block.node];
      if (r && !seen[r]) seen[r] = 1, comment_[r] = before >= 200;
      if (is_sentence(block) && !(flags_[block.node] & unseen()) && !(r && comment_[r])) before += block.size();
    }
    for (std::size_t i = 1; i < size_; ++i) comment_[i] = root[i] && comment_[root[i]];
  }

  void find_titled() {
    if (title_block_ < 0) return;
    for (auto i = static_cast<std::int32_t>(page_.blocks[static_cast<std::size_t>(title_block_)].node); i >= 0; i = node(static_cast<std::size_t>(i)).parent) {
      titled_[static_cast<std::size_t>(i)] = 1;
    }
  }

  // A container named like furniture is furniture unless it holds a good part of the page's sentences.
  void mark_bad(Article& article) {
    std::vector<float> sentences(size_);
    for (const HtmlBlock& block : page_.blocks) {
      const auto length = static_cast<float>(block.size());
      if (!(flags_[block.node] & unseen())) article.link_text += static_cast<float>(block.link);
      if (is_sentence(block) && !comment_[block.node] && !(flags_[block.node] & unseen())) {
        sentences[block.node] += length;
      }
    }
    for (std::size_t i = size_; --i > 0;) sentences[static_cast<std::size_t>(node(i).parent)] += sentences[i];
    article.page_sentence_text = sentences[0];
    for (std::size_t i = 1; i < size_; ++i) {
      const bool own = !loose_ && (node(i).flags & flag_bad) && sentences[i] < dominant_share * sentences[0];
      bad_[i] = own || bad_[static_cast<std::size_t>(node(i).parent)];
    }
  }

  void weigh() {
    for (const HtmlBlock& block : page_.blocks) {
      const auto length = static_cast<float>(block.size());
      if (dropped(block) || length < 40 || block.link_share() > 0.5f) continue;
      const float weight = length * (1 - block.link_share()) * (block.marks ? 1.f : .15f) *
                           (block.kind == 'p' ? 1.f : block.kind == 'l' ? .4f : .7f);
      weight_[block.node] += weight;
      own_[block.node] += weight;
    }
    for (std::size_t i = size_; --i > 0;) weight_[static_cast<std::size_t>(node(i).parent)] += weight_[i];
  }

  std::size_t descend() const {
    std::vector<std::uint32_t> first(size_, 0), next(size_, 0);   // children as linked lists; 0: none
    for (std::size_t i = size_; --i > 0;) {
      const auto parent = static_cast<std::size_t>(node(i).parent);
      next[i] = first[parent];
      first[parent] = static_cast<std::uint32_t>(i);
    }
    std::size_t top = 0;
    float most = 0;
    std::size_t marked = 0;
    for (std::size_t i = 1; i < size_; ++i) {
      if ((node(i).flags & flag_good) && !bad_[i] && weight_[i] > most) most = weight_[i], marked = i;
    }
    if (marked && most > 0.5f * weight_[0]) top = marked;
    for (;;) {
      std::size_t best = 0;
      float best_weight = 0, second = 0;
      for (std::uint32_t child = first[top]; child; child = next[child]) {
        if (weight_[child] > best_weight) second = best_weight, best_weight = weight_[child], best = child;
        else second = std::max(second, weight_[child]);
      }
      if (!best) return top;
      if ((node(best).flags & (flag_list | flag_quote | flag_table)) && node(best).tag != tag_name("td") && node(best).tag != tag_name("table")) return top;
      if (best_weight < descend_share * weight_[top]) {
        if (const std::size_t own = titled_article(first[top], next, top)) {
          top = own;
          continue;
        }
        const bool stands_out = best_weight > 2.5f * second && best_weight > 0.45f * weight_[top] && own_[top] < 0.1f * weight_[top];
        if (!stands_out || !(node(best).flags & (flag_article | flag_good))) return top;
      }
      top = best;
    }
  }

  // Pages that load the next articles below the first: of several <article> the one with the headline.
  std::size_t titled_article(std::uint32_t child, const std::vector<std::uint32_t>& next, std::size_t top) const {
    std::size_t found = 0, articles = 0;
    for (; child; child = next[child]) {
      if (!(node(child).flags & flag_article) || weight_[child] < 0.08f * weight_[top]) continue;
      ++articles;
      if (titled_[child]) found = child;
    }
    return articles >= 2 && found && weight_[found] > 600 ? found : 0;
  }

  void keep(Article& article) {
    std::vector<char> inside(size_);
    const auto top = static_cast<std::size_t>(article.node);
    inside[top] = 1;
    for (std::size_t i = top + 1; i < size_; ++i) inside[i] = inside[static_cast<std::size_t>(node(i).parent)];
    std::vector<float> text(size_), links(size_);
    for (const HtmlBlock& block : page_.blocks) {
      text[block.node] += static_cast<float>(block.size());
      links[block.node] += static_cast<float>(block.link);
    }
    std::vector<std::uint32_t> kept;
    int first = -1, last = -1;
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
      const HtmlBlock& block = page_.blocks[i];
      if (!inside[block.node] || dropped(block) || block.kind == '1') continue;
      const std::uint32_t flags = flags_[block.node];
      const std::string_view words = page_.at(block);
      const float link_share = block.link_share();
      const bool closed = ends_sentence(words);
      if ((flags & flag_list) && links[block.node] > 0.5f * text[block.node]) continue;
      if (link_share > 0.7f && block.size() < 200) continue;
      if (link_share > 0.4f && block.size() < 80 && !closed) continue;
      if (is_furniture(words)) continue;
      const auto at = static_cast<int>(kept.size());
      if (block.size() >= 80 && block.marks >= 1 && !block.heading()) {
        if (first < 0) first = at;
        last = at;
      } else if (!block.heading() && closed && block.size() >= 25) {
        if (first >= 0) last = at;
        else if (block.kind == 'p') first = at;
      }
      kept.push_back(static_cast<std::uint32_t>(i));
    }
    if (first < 0) return;
    if (last < first) last = first;
    int end = last;
    for (int k = last + 1; k < static_cast<int>(kept.size()) && k <= last + 8; ++k) {
      const HtmlBlock& block = page_.blocks[kept[static_cast<std::size_t>(k)]];
      if (!(flags_[block.node] & flag_list) || block.link > 0) break;
      end = k;
    }
    article.blocks.assign(kept.begin() + first, kept.begin() + end + 1);
  }

  const HtmlPage& page_;
  std::int32_t title_block_;
  bool loose_;
  std::size_t size_;
  std::vector<std::uint32_t> flags_;
  std::vector<char> bad_, comment_, titled_;
  std::vector<float> weight_, own_;
};

void measure(const HtmlPage& page, Article& article) {
  article.sentence_text = article.kept_text = article.long_text = 0;
  for (const std::uint32_t i : article.blocks) {
    const HtmlBlock& block = page.blocks[i];
    const auto size = static_cast<float>(block.size());
    article.kept_text += size;
    if (block.marks && block.size() >= 60) article.sentence_text += size;
    if (block.marks && block.size() >= 140) article.long_text += size;
  }
  article.is_article = article.sentence_text >= 200;
}

// Hashes of the runs of four words.
std::vector<std::uint64_t> runs_of(std::string_view text) {
  std::vector<std::uint64_t> words, runs;
  std::uint64_t word = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const auto c = i < text.size() ? static_cast<unsigned char>(text[i]) : static_cast<unsigned char>(' ');
    const bool part = c >= 0x80 || ((c | 32) >= 'a' && (c | 32) <= 'z') || (c >= '0' && c <= '9');
    if (part) word = (word ^ c) * 0x100000001b3u + 0x9e3779b97f4a7c15u;
    else if (word) words.push_back(word), word = 0;
  }
  for (std::size_t i = 0; i + 4 <= words.size(); ++i) {
    std::uint64_t run = 0;
    for (std::size_t k = i; k < i + 4; ++k) run = (run ^ words[k]) * 0x9e3779b97f4a7c15u + (run >> 29);
    runs.push_back(run);
  }
  return runs;
}

// The article's text as the page states it says which blocks are it; what is kept is cut to their range.
void align(const HtmlPage& page, std::string_view stated, Article& article) {
  if (stated.size() < 400) return;
  std::vector<std::uint64_t> known = runs_of(stated);
  std::sort(known.begin(), known.end());
  std::vector<char> inside(page.blocks.size());
  std::size_t found = 0, first = page.blocks.size(), last = 0;
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    if (page.blocks[i].size() < 30) continue;
    const std::vector<std::uint64_t> runs = runs_of(page.at(page.blocks[i]));
    std::size_t hits = 0;
    for (const std::uint64_t run : runs) hits += std::binary_search(known.begin(), known.end(), run);
    if (runs.empty() || hits * 10 < runs.size() * 7) continue;
    inside[i] = 1;
    found += hits;
    first = std::min(first, i);
    last = i;
  }
  if (found * 10 < known.size() * 7) return;   // stated in other words, or the blocks are not on the page
  std::size_t kept_runs = 0;
  for (const std::uint32_t i : article.blocks) kept_runs += runs_of(page.at(page.blocks[i])).size();
  if (known.size() * 10 < kept_runs * 4) return;   // only a teaser of what was found
  std::vector<char> keep(page.blocks.size());
  for (const std::uint32_t i : article.blocks) keep[i] = i >= first && i <= last;
  for (std::size_t i = first; i <= last; ++i) keep[i] |= inside[i] && page.blocks[i].kind != '1';
  article.blocks.clear();
  for (std::size_t i = 0; i < keep.size(); ++i) {
    if (keep[i]) article.blocks.push_back(static_cast<std::uint32_t>(i));
  }
}

}  // namespace

Article find_article(const HtmlPage& page, std::int32_t title_block, std::string_view stated) {
  Article article = Finder(page, title_block, false).run();
  measure(page, article);
  if (article.sentence_text < 200 || article.sentence_text < 0.2f * article.page_sentence_text) {
    Article other = Finder(page, title_block, true).run();
    measure(page, other);
    if (other.sentence_text > 2 * article.sentence_text) article = std::move(other);
  }
  align(page, stated, article);
  measure(page, article);
  return article;
}

}  // namespace entente
