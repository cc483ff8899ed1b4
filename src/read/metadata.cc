#include "read/metadata.h"

#include <algorithm>
#include <unordered_map>

#include "read/dates.h"
#include "read/folded_words.h"
#include "read/lines.h"
#include "text/utf8.h"

namespace entente {
namespace {

// F1 of the words of two titles.
double likeness(std::string_view a, std::string_view b) {
  std::vector<std::string> left = folded_words(a), right = folded_words(b);
  if (left.empty() || right.empty()) return 0;
  std::sort(left.begin(), left.end());
  std::sort(right.begin(), right.end());
  std::vector<std::string> both;
  std::set_intersection(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(both));
  return 2.0 * double(both.size()) / double(left.size() + right.size());
}

bool is_web_address(std::string_view text) { return text.starts_with("http://") || text.starts_with("https://"); }

class MetadataReader {
 public:
  MetadataReader(const HtmlPage& page, const PageFacts& facts) : page_(page), facts_(facts) {}

  PageMetadata run() {
    for (const HtmlMeta& meta : page_.metas) metas_.try_emplace(fold_case(meta.name), meta.content);
    take_address();
    const std::string shared_title = meta({"og:title", "twitter:title"});
    out_.structured = read_json_ld(page_.json_ld, facts_.url.empty() ? out_.canonical : facts_.url, shared_title);
    out_.declared_article = out_.structured.found || meta({"og:type"}) == "article" || !meta({"article:published_time"}).empty();
    out_.language = page_.language.empty() ? meta({"og:locale", "language", "dc.language", "content-language"}) : html_text(page_.language);
    if (out_.language.empty()) out_.language = out_.structured.language;
    take_outlet();
    take_title(shared_title);
    take_day();
    take_author();
    out_.credit = out_.structured.credit;
    return std::move(out_);
  }

 private:
  std::string meta(std::initializer_list<std::string_view> names) const {
    for (const std::string_view name : names) {
      const auto it = metas_.find(std::string(name));
      if (it == metas_.end()) continue;
      std::string text = html_text(it->second);
      if (!text.empty()) return text;
    }
    return {};
  }

  void take_address() {
    out_.canonical = html_text(page_.canonical);
    if (!is_web_address(out_.canonical)) out_.canonical = meta({"og:url"});
    // A canonical that names the start page says nothing of the article.
    const std::size_t path = out_.canonical.find('/', 8);
    if (!is_web_address(out_.canonical) || path == out_.canonical.npos || path + 1 == out_.canonical.size()) out_.canonical.clear();
  }

  void take_outlet() {
    out_.outlet = meta({"og:site_name"});
    if (out_.outlet.empty()) out_.outlet = out_.structured.publisher;
    if (out_.outlet.empty()) out_.outlet = meta({"application-name", "dc.publisher", "publisher", "twitter:site"});
    if (out_.outlet.empty() || is_web_address(out_.outlet)) out_.outlet = host_of(facts_.url.empty() ? out_.canonical : facts_.url);
  }

  void take_title(const std::string& shared) {
    const std::string raw = html_text(page_.title);
    const std::string& headline = out_.structured.headline;
    std::string clean_shared = without_outlet(shared, out_.outlet);
    std::string clean_raw = without_outlet(raw, out_.outlet);
    double best = 0;
    std::size_t h1s = 0;
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
      const HtmlBlock& block = page_.blocks[i];
      if (block.kind != '1' || block.size() > 400) continue;
      ++h1s;
      const std::string_view words = page_.at(block);
      const double like = std::max({likeness(words, clean_shared), likeness(words, headline), likeness(words, clean_raw)});
      if (like > best) best = like, out_.title_block = static_cast<std::int32_t>(i);
    }
    if (best < 0.5 && !(h1s == 1 && best > 0.3)) out_.title_block = -1;
    if (out_.title_block < 0) find_titled_block(headline.empty() ? clean_shared.empty() ? clean_raw : clean_shared : headline);
    if (out_.title_block >= 0) out_.title = page_.at(page_.blocks[static_cast<std::size_t>(out_.title_block)]);
    else if (!headline.empty()) out_.title = headline;
    else if (!clean_shared.empty()) out_.title = clean_shared;
    else out_.title = clean_raw;
  }

  // Pages without h1: another block that says the same.
  void find_titled_block(const std::string& title) {
    if (title.empty()) return;
    const std::string folded = fold_case(title);
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
      const HtmlBlock& block = page_.blocks[i];
      if (block.size() > title.size() * 2 || block.size() * 2 < title.size()) continue;
      if (fold_case(page_.at(block)) != folded) continue;
      out_.title_block = static_cast<std::int32_t>(i);
      return;
    }
  }

  DateOrder order() const {
    const std::string language = fold_case(out_.language);
    if (!language.empty() && !language.starts_with("en")) return DateOrder::day_first;
    if (language == "en-us" || language == "en_us") return DateOrder::month_first;
    if (language.size() > 2) return DateOrder::day_first;
    const std::string host = host_of(facts_.url.empty() ? out_.canonical : facts_.url);
    for (const std::string_view end : {".uk", ".au", ".in", ".ie", ".nz", ".za", ".ng", ".ke", ".pk", ".sg", ".hk", ".my"}) {
      if (host.ends_with(end)) return DateOrder::day_first;
    }
    return DateOrder::month_first;
  }

  // Signals that agree add up; the first in order wins among equals.
  void vote(std::optional<Day> day, double weight) {
    if (!day) return;
    for (auto& [known, sum] : votes_) {
      if (known == *day) {
        sum += weight;
        return;
      }
    }
    votes_.push_back({*day, weight});
  }

  void take_day() {
    const DateOrder order = this->order();
    vote(day_of_value(meta({"article:published_time", "og:published_time", "og:article:published_time", "article:published", "published_time"}), order), 6.0);
    vote(day_of_value(out_.structured.published, order), 5.0);
    vote(day_of_value(meta({"datepublished", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "dc.date.issued", "dc.date",
                            "dcterms.created", "dcterms.date", "dc.date.created", "sailthru.date", "parsely-pub-date", "article_date_original", "originalpublicationdate",
                            "cxenseparse:recs:publishtime", "date", "article.published", "ptime", "published", "publishedat", "bt:pubdate", "article:post_date"}),
                      order),
         4.8);
    const std::string& address = facts_.url.empty() ? out_.canonical : facts_.url;
    vote(day_of_url(address), 4.5);
    bool first_time = true;
    for (const HtmlMark& mark : page_.marks) {
      if (mark.kind != HtmlMarkKind::time && mark.kind != HtmlMarkKind::published) continue;
      std::optional<Day> day = day_of_value(html_text(mark.value), order);
      if (!day) {
        if (const auto found = find_day(text_of(mark), order)) day = found->day;
      }
      if (!day) continue;
      const bool near_title = mark_is_near_title(mark);
      if (mark.pubdate) vote(day, seen_marked_ && !near_title ? 0.1 : near_title ? 2.6 : 2.2), seen_marked_ = true;
      else if (near_title) vote(day, seen_near_ ? 0.1 : 2.4), seen_near_ = true;
      else if (first_time) vote(day, 1.2), first_time = false;
    }
    vote(day_near_title(order), 1.6);
    double best = 0;
    for (const auto& [day, weight] : votes_) {
      if (weight > best) best = weight, out_.published = day;
    }
  }

  // Within the blocks around the headline, not in a list of other stories.
  bool mark_is_near_title(const HtmlMark& mark) const {
    if (out_.title_block < 0) return false;
    const auto at = static_cast<std::size_t>(out_.title_block);
    const HtmlBlock& from = page_.blocks[at > 4 ? at - 4 : 0];
    const HtmlBlock& to = page_.blocks[std::min(page_.blocks.size() - 1, at + 10)];
    return mark.begin >= from.begin && mark.begin <= to.end;
  }

  std::string_view text_of(const HtmlMark& mark) const {
    return trimmed(std::string_view(page_.content.text).substr(mark.begin, std::min<std::uint32_t>(mark.end - mark.begin, 300)));
  }

  std::optional<Day> day_near_title(DateOrder order) const {
    std::size_t from = 0, to = std::min<std::size_t>(page_.blocks.size(), 60);
    if (out_.title_block >= 0) {
      const auto at = static_cast<std::size_t>(out_.title_block);
      from = at > 4 ? at - 4 : 0;
      to = std::min(page_.blocks.size(), at + 14);
    }
    for (std::size_t i = from; i < to; ++i) {
      const HtmlBlock& block = page_.blocks[i];
      if (block.size() > 160 || block.size() < 6) continue;
      const std::string_view words = page_.at(block);
      if (block.marks >= 3 && count_words(words) > 14) continue;
      const std::string folded = fold_case(words.substr(0, 20));
      if (folded.starts_with("updated") || folded.starts_with("last updated") || folded.starts_with("last modified")) continue;
      if (const auto found = find_day(words, order)) return found->day;
    }
    return std::nullopt;
  }

  void take_author() {
    out_.author = out_.structured.author;
    if (out_.author.empty()) out_.author = tidy_author(meta({"author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl", "og:article:author", "dcterms.creator"}));
    for (const HtmlMarkKind kind : {HtmlMarkKind::author_url, HtmlMarkKind::author}) {
      for (const HtmlMark& mark : page_.marks) {
        if (!out_.author.empty()) return;
        if (mark.kind != kind) continue;
        std::string_view words = text_of(mark);
        words = words.substr(0, words.find('\n'));
        const std::string_view name = byline_name(words);
        std::string found = tidy_author(name.empty() ? words : name);
        if (count_words(found) >= 2 && count_words(found) <= 8 && !ends_sentence(found) && !find_day(found)) out_.author = std::move(found);
      }
    }
    if (!out_.author.empty() || out_.title_block < 0) return;
    const auto at = static_cast<std::size_t>(out_.title_block);
    for (std::size_t i = at + 1; i < std::min(page_.blocks.size(), at + 10); ++i) {
      const std::string_view name = byline_name(page_.at(page_.blocks[i]));
      if (name.empty()) continue;
      out_.author = tidy_author(name);
      return;
    }
  }

  static std::string tidy_author(std::string_view text) {
    if (text.size() > 200 || is_web_address(text)) return {};
    const std::string folded = fold_case(text.substr(0, 4));
    if (folded.starts_with("by ")) text.remove_prefix(3);
    return std::string(trimmed(text));
  }

  const HtmlPage& page_;
  const PageFacts& facts_;
  std::unordered_map<std::string, std::string_view> metas_;
  std::vector<std::pair<Day, double>> votes_;
  bool seen_marked_ = false, seen_near_ = false;
  PageMetadata out_;
};

}  // namespace

PageMetadata read_metadata(const HtmlPage& page, const PageFacts& facts) { return MetadataReader(page, facts).run(); }

std::string host_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == url.npos) return {};
  std::string_view host = url.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/?#:"));
  if (host.starts_with("www.")) host.remove_prefix(4);
  return fold_case(host);
}

std::string without_outlet(std::string_view title, std::string_view outlet) {
  const std::string folded_outlet = fold_accents(outlet);
  for (int round = 0; round < 3; ++round) {
    std::size_t cut = title.npos, after = 0;
    for (const std::string_view sign : {" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " « ", " • "}) {
      const std::size_t at = title.rfind(sign);
      if (at != title.npos && (cut == title.npos || at > cut)) cut = at, after = at + sign.size();
    }
    if (cut == title.npos) break;
    const std::string_view head = title.substr(0, cut), tail = title.substr(after);
    const std::string folded_tail = fold_accents(tail);
    const bool named = !folded_outlet.empty() && (folded_tail.find(folded_outlet) != folded_tail.npos || folded_outlet.find(folded_tail) != folded_outlet.npos);
    if (!named && !(count_words(tail) <= 4 && count_words(head) >= 4)) break;
    title = trimmed(head);
  }
  const std::size_t bar = title.find(" | ");
  if (bar != title.npos && count_words(title.substr(0, bar)) <= 3 && count_words(title.substr(bar + 3)) >= 4) title = title.substr(bar + 3);
  return std::string(title);
}

namespace {

bool opens_with_dash(std::string_view text) {
  return text.starts_with("-") || text.starts_with("–") || text.starts_with("—") || text.starts_with(":");
}

/// "Puerto Montt, Chile," "Rio de Janeiro": no word of four letters and more that is written small, no sentence's end.
bool all_names(std::string_view place) {
  constexpr std::size_t small_word = 4;
  if (place.find(". ") != place.npos) return false;
  while (!place.empty()) {
    const std::string_view word = place.substr(0, place.find(' '));
    place.remove_prefix(std::min(place.size(), word.size() + 1));
    if (word.size() >= small_word && word[0] >= 'a' && word[0] <= 'z') return false;
  }
  return true;
}

}  // namespace

std::optional<Day> day_of_dateline(std::string_view first) {
  constexpr std::size_t longest_place = 60, longest = 120;
  first = first.substr(0, longest);
  const std::optional<WrittenDay> written = find_day(first, DateOrder::month_first);
  if (!written || written->begin == 0 || written->begin > longest_place) return std::nullopt;
  const std::string_view place = trimmed(first.substr(0, written->begin));
  const bool named = is_upper(decode_utf8(place).value) && count_words(place) <= 6 && all_names(place) && (place.ends_with(',') || place.ends_with('-'));
  std::string_view rest = trimmed(first.substr(written->end));
  if (rest.starts_with("(")) rest = trimmed(rest.substr(std::min(rest.find(')'), rest.size() - 1) + 1));
  return named && opens_with_dash(rest) ? std::optional(written->day) : std::nullopt;
}

std::string agency_of(std::string_view first) {
  first = first.substr(0, 160);
  const std::size_t open = first.find('(');
  if (open == first.npos || open > 60) return {};
  const std::size_t close = first.find(')', open);
  if (close == first.npos || close - open > 32) return {};
  const std::string_view name = trimmed(first.substr(open + 1, close - open - 1));
  const std::string_view rest = trimmed(first.substr(close + 1));
  const bool dash = opens_with_dash(rest);
  const bool capitals = is_upper(decode_utf8(name).value) && capital_share(name) >= (count_words(name) > 1 ? 0.9 : 0.0);
  // Before the bracket only a place and a day in a dateline.
  const std::string_view place = trimmed(first.substr(0, open));
  const bool dateline = count_words(place) <= 6 && (place.empty() || is_upper(decode_utf8(place).value));
  const bool glued = place.size() > 0 && !dash && !rest.empty() && is_upper(decode_utf8(rest).value) && close + 1 < first.size() && first[close + 1] != ' ';
  if (!capitals || !dateline || (!dash && !glued)) return {};
  return std::string(name);
}

}  // namespace entente
