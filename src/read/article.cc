#include "read/article.h"

#include <algorithm>

#include "read/lines.h"

namespace entente {
namespace {

constexpr float dominant_share = 0.45f;   // a "bad" container with so much of the sentence text is the article after all
constexpr float descend_share = 0.72f;    // go down while one child holds so much of the weight
constexpr std::uint32_t inherited = flag_out | flag_caption | flag_hidden | flag_list | flag_quote | flag_table | flag_comment;

class Finder {
 public:
  explicit Finder(const HtmlPage& page) : page_(page), size_(page.nodes.size()), flags_(size_), bad_(size_), weight_(size_), own_(size_) {}

  Article run() {
    Article article;
    if (page_.blocks.empty()) return article;
    inherit();
    mark_bad(article);
    weigh();
    if (weight_[0] <= 0) return article;
    article.node = static_cast<std::int32_t>(descend());
    keep(article);
    return article;
  }

 private:
  const HtmlNode& node(std::size_t i) const { return page_.nodes[i]; }
  bool dropped(const HtmlBlock& block) const {
    return (flags_[block.node] & (flag_out | flag_hidden | flag_caption)) || bad_[block.node] || (block.flags & (flag_bad | flag_hidden));
  }

  void inherit() {
    for (std::size_t i = 0; i < size_; ++i) {
      flags_[i] = node(i).flags;
      if (i) flags_[i] |= flags_[static_cast<std::size_t>(node(i).parent)] & inherited;
    }
  }

  // A container named like furniture is furniture unless it holds a good part of the page's sentences.
  void mark_bad(Article& article) {
    std::vector<float> sentences(size_);
    for (const HtmlBlock& block : page_.blocks) {
      const auto length = static_cast<float>(block.size());
      if (!(flags_[block.node] & (flag_out | flag_hidden))) article.link_text += static_cast<float>(block.link);
      if (length >= 60 && block.link_share() < 0.35f && block.marks >= 1 && !(flags_[block.node] & (flag_out | flag_hidden))) {
        sentences[block.node] += length;
      }
    }
    for (std::size_t i = size_; --i > 0;) sentences[static_cast<std::size_t>(node(i).parent)] += sentences[i];
    article.page_sentence_text = sentences[0];
    for (std::size_t i = 1; i < size_; ++i) {
      const bool own = (node(i).flags & flag_bad) && sentences[i] < dominant_share * sentences[0];
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
        const bool stands_out = best_weight > 2.5f * second && best_weight > 0.45f * weight_[top] && own_[top] < 0.1f * weight_[top];
        if (!stands_out || !(node(best).flags & (flag_article | flag_good))) return top;
      }
      top = best;
    }
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
    for (const std::uint32_t i : article.blocks) {
      const HtmlBlock& block = page_.blocks[i];
      if (block.marks && block.size() >= 60) article.sentence_text += static_cast<float>(block.size());
    }
    article.is_article = article.sentence_text >= 200;
  }

  const HtmlPage& page_;
  std::size_t size_;
  std::vector<std::uint32_t> flags_;
  std::vector<char> bad_;
  std::vector<float> weight_, own_;
};

}  // namespace

Article find_article(const HtmlPage& page, std::string_view) { return Finder(page).run(); }

}  // namespace entente
