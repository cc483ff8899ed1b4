#include "read/plain.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "read/dates.h"
#include "read/folded_words.h"
#include "read/language.h"
#include "read/lines.h"
#include "text/utf8.h"

namespace entente {
namespace {

constexpr std::size_t sentence_words = 8;      // a line of so many words that ends like a sentence is the article's
constexpr double headline_capitals = 0.8;
constexpr double foreign_cover = 0.34;         // under it a line has hardly a word in common with the article
constexpr std::size_t widest_wrap = 120;

struct Line {
  std::string_view text;
  std::uint32_t begin = 0;
  std::size_t words = 0;
  double capitals = 0;
  Furniture furniture = Furniture::none;
  bool closed = false, colon = false, bullet = false, gap = false, joined = false;
  LineKind kind = LineKind::body;
  const char* reason = "";
  std::vector<std::string> content;   // folded words that carry meaning
  bool debris() const { return kind == LineKind::debris; }
  bool headline() const { return words >= 3 && words <= 22 && capitals >= headline_capitals; }
};

std::vector<std::string> content_words(std::string_view text) {
  std::vector<std::string> words;
  for (const std::string& word : folded_words(text)) {
    // Six letters stand for the word: its endings differ.
    if (word.size() >= 4 && !is_function_word(word)) words.push_back(word.substr(0, 6));
  }
  return words;
}

double jaccard(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  const std::unordered_set<std::string> left(a.begin(), a.end()), right(b.begin(), b.end());
  if (left.empty() || right.empty()) return 0;
  std::size_t both = 0;
  for (const std::string& word : left) both += right.contains(word);
  return double(both) / double(left.size() + right.size() - both);
}

double share_in(const std::vector<std::string>& part, const std::vector<std::string>& whole) {
  const std::unordered_set<std::string> right(whole.begin(), whole.end());
  std::size_t both = 0;
  for (const std::string& word : part) both += right.contains(word);
  return part.empty() ? 0 : double(both) / double(part.size());
}

class Labeller {
 public:
  Labeller(std::string_view text, std::string_view title) : text_(text), given_title_(title) {}

  PlainArticle run() {
    split();
    join_wrapped();
    measure();
    mark_furniture();
    if (!find_core()) return result(false);
    cut_comments();
    trim_tail();
    trim_head();
    label_head();
    label_middle();
    label_tail();
    return result(true);
  }

 private:
  // ---- lines and their features ----
  void split() {
    bool gap = false;
    for (std::size_t at = 0; at < text_.size();) {
      std::size_t end = text_.find_first_of("\n\r", at);
      if (end == text_.npos) end = text_.size();
      const std::string_view line = trimmed(text_.substr(at, end - at));
      if (line.empty()) {
        gap = true;
      } else {
        Line made;
        const std::string_view bare = without_bullet(line);
        made.bullet = bare.size() != line.size();
        made.text = bare;
        made.begin = static_cast<std::uint32_t>(bare.data() - text_.data());
        made.gap = gap;
        lines_.push_back(std::move(made));
        gap = false;
      }
      at = end < text_.size() ? end + (text_[end] == '\r' && end + 1 < text_.size() && text_[end + 1] == '\n' ? 2 : 1) : end;
    }
  }

  // Text wrapped to a width: a break is soft where the next word would not have fitted.
  void join_wrapped() {
    std::size_t width = 0;
    for (const Line& line : lines_) width = std::max(width, line.text.size());
    if (width > widest_wrap || width < 40) return;
    std::size_t soft = 0, hard = 0;
    std::vector<char> is_soft(lines_.size());
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      const Line &before = lines_[i - 1], &line = lines_[i];
      if (line.gap || line.bullet) continue;
      const std::size_t first = std::min(line.text.find(' '), line.text.size());
      const bool full = before.text.size() + 1 + first + 2 > width;
      is_soft[i] = full;
      (full && !ends_sentence(before.text) ? soft : hard) += full && ends_sentence(before.text) ? 0 : 1;
    }
    if (soft < 3 || soft < 2 * hard) return;
    for (std::size_t i = 1; i < lines_.size(); ++i) lines_[i].joined = is_soft[i] != 0;
  }

  // A paragraph's last line speaks for all of it.
  void measure() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].joined) continue;
      Line& line = lines_[i];
      std::size_t last = i;
      while (last + 1 < lines_.size() && lines_[last + 1].joined) ++last;
      const auto end = static_cast<std::size_t>(lines_[last].text.data() + lines_[last].text.size() - text_.data());
      const std::string_view whole = text_.substr(line.begin, end - line.begin);
      line.words = count_words(whole);
      line.capitals = capital_share(whole);
      line.closed = ends_sentence(whole);
      line.colon = whole.ends_with(':') || whole.ends_with("：");
      line.furniture = furniture_of(whole);
      line.content = content_words(whole);
      starts_.push_back(i);
    }
  }

  std::size_t size() const { return starts_.size(); }
  Line& at(std::size_t i) { return lines_[starts_[i]]; }
  bool strong(std::size_t i) {
    const Line& line = at(i);
    if (line.debris() || line.words < least_words_) return false;
    // Where nothing else is, a line of names with a full stop is a sentence all the same ("President Holm met Prime Minister Prado in Lima.").
    return least_words_ == 0 ? line.closed || !line.headline() : line.closed && !line.headline();
  }
  void drop(std::size_t i, const char* reason) {
    at(i).kind = LineKind::debris;
    at(i).reason = reason;
  }

  void mark_furniture() {
    for (std::size_t i = 0; i < size(); ++i) {
      Line& line = at(i);
      if (line.furniture != Furniture::none && line.furniture != Furniture::date && line.furniture != Furniture::byline) drop(i, "furniture");
      if (line.furniture == Furniture::link || line.furniture == Furniture::label) drop_teaser_above(i);
      if (line.furniture == Furniture::contact && i > 0 && !at(i - 1).closed && !at(i).gap && at(i - 1).words <= 10) drop(i - 1, "contact");
    }
  }

  // Headline and cut-off summary right above a "read more".
  void drop_teaser_above(std::size_t i) {
    if (i < 2 || at(i).gap || at(i - 1).gap) return;
    const Line &summary = at(i - 1), &headline = at(i - 2);
    const bool cut = !summary.closed || summary.text.ends_with("…") || summary.text.ends_with("...");
    if (cut && headline.headline() && !headline.closed) drop(i - 1, "teaser"), drop(i - 2, "teaser");
  }

  bool find_core() {
    for (const std::size_t words : {sentence_words, std::size_t{3}, std::size_t{0}}) {
      least_words_ = words;
      first_ = size();
      for (std::size_t i = 0; i < size(); ++i) {
        if (!strong(i)) continue;
        if (first_ == size()) first_ = i;
        last_ = i;
      }
      if (first_ < size()) return count(), true;
    }
    return false;
  }

  // In how many sentence lines a word occurs: what the article is about.
  void count() {
    vocabulary_.clear();
    for (std::size_t i = first_; i <= last_; ++i) {
      if (!strong(i) || at(i).words < 15) continue;
      const std::unordered_set<std::string> once(at(i).content.begin(), at(i).content.end());
      for (const std::string& word : once) ++vocabulary_[word];
    }
  }

  // Share of a line's words that other lines of the article have too.
  double cover(std::size_t i) {
    const Line& line = at(i);
    if (line.content.empty()) return 1;
    const bool counted = line.words >= 15 && line.closed;
    std::size_t found = 0;
    for (const std::string& word : line.content) {
      const auto it = vocabulary_.find(word);
      found += it != vocabulary_.end() && it->second > (counted ? 1 : 0);
    }
    return double(found) / double(line.content.size());
  }

  // ---- what follows the article ----
  std::size_t strong_words(std::size_t from, std::size_t to) {
    std::size_t words = 0;
    for (std::size_t i = from; i < to; ++i) words += strong(i) ? at(i).words : 0;
    return words;
  }

  void move_last(std::size_t end) {
    while (end > first_ && !strong(end - 1)) --end;
    last_ = end > first_ ? end - 1 : first_;
  }

  // Takes a sentence line out of the article and out of what the article is about.
  void exclude(std::size_t i, const char* reason) {
    if (strong(i) && at(i).words >= 15) {
      const std::unordered_set<std::string> once(at(i).content.begin(), at(i).content.end());
      for (const std::string& word : once) --vocabulary_[word];
    }
    drop(i, reason);
  }

  // The first comment form after most of the article ends it.
  void cut_comments() {
    const std::size_t all = strong_words(first_, last_ + 1);
    for (std::size_t i = first_; i < size(); ++i) {
      if (at(i).furniture != Furniture::comment || strong_words(first_, i) * 10 < all * 6) continue;
      for (std::size_t k = i; k < size(); ++k) drop(k, "comments");
      move_last(i);
      count();
      return;
    }
  }

  bool has_second_person(const Line& line) const {
    const std::string folded = " " + fold_case(line.text.substr(0, 300)) + " ";
    for (const std::string_view word : {" you ", " your ", " you'", " you’", " we ", " us ", " our "}) {
      if (folded.find(word) != folded.npos) return true;
    }
    return false;
  }

  // "Join 10k+ people ...", "Get alerts ...": tells the reader to do something with the page.
  bool is_imperative(const Line& line) const {
    const std::string folded = fold_case(line.text.substr(0, 24));
    for (const std::string_view verb : {"join ", "get ", "sign ", "subscribe ", "follow ", "download ", "click ", "register ", "enter ", "receive ",
                                        "log ", "try ", "check out ", "share ", "tell us", "let us", "find out ", "discover ", "learn more", "visit ",
                                        "read ", "watch ", "please ", "choose ", "select ", "accept ", "manage ", "support ", "buy ", "shop "}) {
      if (folded.starts_with(verb)) return true;
    }
    return false;
  }

  bool is_widget(std::size_t i) {
    const Line& line = at(i);
    return line.words <= 24 && (has_second_person(line) || is_imperative(line)) && line.text.find('"') == line.text.npos && line.text.find("“") == line.text.npos &&
           cover(i) < foreign_cover;
  }

  // "Title of a Book: Its Subtitle – Essential reading for ...": a name in capitals, a dash, no finite verb.
  bool is_blurb(std::size_t i) {
    const Line& line = at(i);
    std::size_t dash = line.text.npos;
    for (const std::string_view sign : {" – ", " — ", " - "}) dash = std::min(dash, line.text.find(sign));
    if (dash == line.text.npos || dash < 8 || dash > 160) return false;
    const std::string_view name = line.text.substr(0, dash);
    if (count_words(name) < 2 || capital_share(name) < 0.9) return false;
    const std::string rest = " " + fold_case(line.text.substr(dash)) + " ";
    for (const std::string_view verb : {" is ", " are ", " was ", " were ", " has ", " have ", " had ", " will ", " would ", " said ", " says ",
                                        " can ", " could ", " may ", " did ", " does ", " told ", " signed ", " met ", " agreed "}) {
      if (rest.find(verb) != rest.npos) return false;
    }
    return true;
  }

  bool is_about_author(std::size_t i) {
    const Line& line = at(i);
    if (line.words > 70) return false;
    const std::string folded = fold_case(line.text.substr(0, 400));
    const std::string_view view = folded;
    for (const std::string_view cue : {"contributed to this report", "contributed to this article", "contributed to this story", "contributed reporting",
                                       "with inputs from", "with input from", "(reporting by", "reporting by ", "(editing by", "additional reporting by",
                                       "with additional reporting"}) {
      if (view.find(cue) != view.npos && line.words < 40) return true;
    }
    if (line.words < 30 && (view.ends_with(" contributed.") || (view.find(" reported from ") != view.npos && view.find(" wrote ") != view.npos))) return true;
    const std::size_t is = std::min(view.find(" is a"), view.find(" is the "));
    if (is == view.npos || count_words(view.substr(0, is)) > 4 || capital_share(line.text.substr(0, is)) < 0.9) return false;
    const std::string_view after = view.substr(is, 70);
    for (const std::string_view role : {"reporter", "journalist", "correspondent", "writer", "columnist", "contributor", "contributing", "freelance", "staff ", "news editor"}) {
      if (after.find(role) != after.npos) return true;
    }
    return false;
  }

  // Headline and summary of another story: the summary takes up the headline, neither has much to do with the article.
  bool is_teaser_pair(std::size_t i) {
    if (i == 0) return false;
    const Line &headline = at(i - 1), &summary = at(i);
    if (headline.closed || headline.words < 4 || headline.words > 22 || headline.capitals < 0.6 || headline.colon) return false;
    return share_in(headline.content, summary.content) >= 0.3 && cover(i) < foreign_cover + 0.1;
  }

  // Debris that reads like sentences, from the end upwards; never more than two fifths of the words.
  void trim_tail() {
    const std::size_t all = strong_words(first_, last_ + 1);
    for (std::size_t left = all;;) {
      const std::size_t i = last_;
      left -= std::min(left, at(i).words);
      if (i == first_ || left * 10 < all * 6) return;
      if (is_blurb(i)) exclude(i, "blurb");
      else if (is_about_author(i)) exclude(i, "author");
      else if (is_widget(i)) exclude(i, "widget");
      else if (is_teaser_pair(i)) exclude(i, "teaser"), drop(i - 1, "teaser");
      else return;
      move_last(i);
    }
  }

  void trim_head() {
    while (first_ < last_ && is_widget(first_)) {
      drop(first_, "widget");
      std::size_t next = first_ + 1;
      while (next < last_ && !strong(next)) ++next;
      first_ = next;
    }
  }

  // ---- title, dates and names above the article ----
  bool may_be_title(std::size_t i) {
    const Line& line = at(i);
    if (line.debris() || line.furniture != Furniture::none || line.words < 2 || line.words > 32 || line.colon || line.bullet) return false;
    return (!line.closed || line.text.ends_with('?') || line.text.ends_with('!')) && !is_widget(i);
  }

  double title_score(std::size_t i) {
    const Line& line = at(i);
    double score = cover(i) + (line.words >= 4 ? 0.5 : 0) + (line.words >= 6 ? 0.2 : 0);
    for (std::size_t k = first_ > 40 ? first_ - 40 : 0; k < first_; ++k) {
      if (k != i && may_be_title(k) && jaccard(line.content, at(k).content) >= 0.5) score += 0.3;
    }
    if (!given_title_.empty()) score += 2 * jaccard(line.content, content_words(given_title_));
    return score + 0.01 * double(line.words);
  }

  void label_head() {
    // A question or an exclamation at the very start of a text is its title, if it stands alone.
    if (first_ + 1 < size() && first_ < last_ && may_be_title(first_) && at(first_).words <= 20 && strong(first_ + 1)) {
      bool earlier = false;
      for (std::size_t i = 0; i < first_; ++i) earlier |= may_be_title(i);
      if (!earlier) ++first_;
    }
    std::size_t best = size();
    double best_score = 0;
    const std::size_t from = first_ > 40 ? first_ - 40 : 0;
    for (std::size_t i = from; i < first_; ++i) {
      if (!may_be_title(i)) continue;
      const double score = title_score(i);
      if (score > best_score) best_score = score, best = i;
    }
    for (std::size_t i = 0; i < first_; ++i) label_head_line(i, best);
    take_head_facts();
  }

  void label_head_line(std::size_t i, std::size_t title) {
    Line& line = at(i);
    if (line.debris()) return;
    if (i == title) {
      line.kind = LineKind::title;
    } else if (i < title && title < size()) {
      drop(i, "head");
    } else if (line.furniture != Furniture::none) {
      drop(i, "head");
    } else if (title < size() && (jaccard(line.content, at(title).content) >= 0.6 || share_in(line.content, at(title).content) >= 0.8)) {
      drop(i, "repeated title");
    } else if (line.closed ? cover(i) < 0.2 : (line.words < 6 || cover(i) < foreign_cover)) {
      drop(i, "head");
    }
  }

  void take_head_facts() {
    std::optional<Day> plain;
    for (std::size_t i = 0; i < first_ + 1 && i < size(); ++i) {
      Line& line = at(i);
      if (line.furniture == Furniture::byline || (i > 0 && is_byline_cue(at(i - 1)) && line.words <= 4)) take_author(i);
      if (line.furniture != Furniture::date) continue;
      take_date(line, plain);
      drop(i, "date");
    }
    if (!out_.published) out_.published = plain;
  }

  bool is_byline_cue(const Line& line) const {
    const std::string folded = fold_case(line.text);
    return folded == "by" || folded == "by:" || folded == "written by" || folded == "written by:" || folded == "posted by" || folded == "author" || folded == "author:";
  }

  void take_author(std::size_t i) {
    if (is_byline_cue(at(i))) return drop(i, "byline");   // the name is on the next line
    const std::string_view name = byline_name(at(i).text);
    if (out_.author.empty()) out_.author = name.empty() ? std::string(at(i).text) : std::string(name);
    drop(i, "byline");
  }

  // "Updated" is not the day of publication.
  void take_date(const Line& line, std::optional<Day>& plain) {
    const std::string folded = fold_case(line.text);
    std::size_t from = 0;
    bool labelled = false;
    for (const std::string_view cue : {"published", "posted", "first published", "veroffentlicht", "publicado", "publie"}) {
      const std::size_t found = folded.find(cue);
      if (found != folded.npos) labelled = true, from = std::min(line.text.size(), found + cue.size());
    }
    const std::optional<WrittenDay> day = find_day(line.text.substr(from));
    if (!day) return;
    const bool updated = !labelled && (folded.find("updated") != folded.npos || folded.find("modified") != folded.npos);
    if (updated) return;
    if (labelled && !out_.published) out_.published = day->day;
    else if (!plain) plain = day->day;
  }

  // ---- inside the article ----
  bool introduces_list(std::size_t i) { return at(i).colon && !at(i).debris(); }

  void label_middle() {
    bool in_list = false;
    for (std::size_t i = first_; i <= last_ && i < size(); ++i) {
      Line& line = at(i);
      if (line.debris()) continue;
      if (line.bullet) {
        line.kind = LineKind::list;
      } else if (line.closed || line.colon) {
        in_list = false;
      } else if (line.furniture == Furniture::byline) {
        take_author(i);
      } else if (line.furniture == Furniture::date) {
        line.kind = LineKind::heading;   // a chronology
      } else if (in_list || (i > first_ && introduces_list(i - 1))) {
        in_list = true;
        line.kind = LineKind::list;
      } else {
        label_unclosed(i);
      }
      if (introduces_list(i)) in_list = true;
    }
  }

  void label_unclosed(std::size_t i) {
    Line& line = at(i);
    const bool sentence_like = line.words >= 12 && line.capitals < 0.6;
    std::size_t next = i + 1;
    while (next <= last_ && at(next).debris()) ++next;
    const bool introduces = next <= last_ && (at(next).closed || at(next).bullet || at(next).colon || at(next).words >= 12);
    const bool stranger = line.words >= 6 && line.content.size() >= 4 && line.capitals >= 0.85 && cover(i) < 0.25;
    if (sentence_like) return;
    if (introduces && !stranger && line.words <= 20) line.kind = LineKind::heading;
    else if (!introduces || stranger) drop(i, "insertion");
  }

  // ---- after the article ----
  void label_tail() {
    std::size_t i = last_ + 1;
    // A list its last line announced, and short last words.
    bool announced = at(last_).colon;
    for (; i < size(); ++i) {
      Line& line = at(i);
      if (line.debris() || line.furniture != Furniture::none) break;
      const bool item = line.bullet && (announced || (at(i - 1).kind == LineKind::list && cover(i) >= foreign_cover));
      const bool lead = line.colon && i + 1 < size() && at(i + 1).bullet && cover(i) >= foreign_cover;
      announced |= lead;
      const bool short_end = line.closed && line.words >= 2 && !line.headline() && !is_widget(i);
      if (!item && !lead && !short_end) break;
      if (item) line.kind = LineKind::list;
    }
    std::optional<Day> ignored;
    for (; i < size(); ++i) {
      Line& line = at(i);
      if (out_.author.empty() && (line.furniture == Furniture::byline || (i > 0 && is_byline_cue(at(i - 1)) && line.words <= 4))) take_author(i);
      if (line.furniture == Furniture::date && !out_.published) take_date(line, ignored);
      if (!line.debris()) drop(i, "tail");
    }
  }

  PlainArticle result(bool found) {
    out_.is_article = found;
    const char* reason = "";
    LineKind kind = LineKind::debris;
    for (const Line& line : lines_) {
      if (!line.joined) kind = found ? line.kind : LineKind::debris, reason = line.reason;
      out_.lines.push_back({{line.begin, line.begin + static_cast<std::uint32_t>(line.text.size())}, kind, line.joined, reason});
    }
    return std::move(out_);
  }

  std::string_view text_, given_title_;
  std::vector<Line> lines_;
  std::vector<std::size_t> starts_;                       // of paragraphs in lines_
  std::unordered_map<std::string, int> vocabulary_;
  std::size_t first_ = 0, last_ = 0, least_words_ = sentence_words;
  PlainArticle out_;
};

}  // namespace

PlainArticle label_lines(std::string_view text, std::string_view title) { return Labeller(text, title).run(); }

}  // namespace entente
