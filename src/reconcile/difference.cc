#include "entente/difference.h"

#include <algorithm>
#include <array>
#include <map>

#include "text/words.h"

namespace entente {
namespace {

/// A name or figure of some sentences: what is compared, and how it is written.
struct Mark {
  std::string key, written;
};
using Marks = std::vector<Mark>;      // each key once, in text order

class Comparison {
 public:
  Comparison(const Brief& brief, const std::set<ReportId>& first, const std::set<ReportId>& second, std::uint32_t number)
      : brief_(brief), story_(brief.stories[number]), first_(first), second_(second), number_(number) {}

  std::vector<Difference> all() {
    for (const Disagreement& d : story_.disagreements) values(d);
    for (const Finding& f : story_.findings) finding(f);
    std::stable_sort(out_.begin(), out_.end(), [](const Difference& a, const Difference& b) { return place(a.change) < place(b.change); });
    return std::move(out_);
  }

 private:
  static int place(DifferenceKind change) {
    constexpr std::array<int, 5> order = {3, 4, 0, 1, 2};
    return order[static_cast<std::size_t>(change)];
  }

  const Report& report(const Support& s) const { return brief_.reports[story_.story.reports[s.report]].report; }

  std::vector<Support> of(const std::vector<Support>& list, const std::set<ReportId>& side) const {
    std::vector<Support> out;
    std::copy_if(list.begin(), list.end(), std::back_inserter(out), [&](const Support& s) { return side.count(report(s).id) > 0; });
    return out;
  }

  /// A title's capitals and those that open a sentence say nothing.
  Marks marks_of(const std::vector<Support>& list) const {
    Marks out;
    for (const Support& s : list) {
      const Report& r = report(s);
      for (const Word& word : words_of(r.at(s.span), s.span.begin)) {
        const bool name = word.capital && !word.opens && !word.stop && !r.title.contains(s.span);
        const std::string& key = word.number ? word.folded : word.stem;
        const bool known = std::any_of(out.begin(), out.end(), [&](const Mark& m) { return m.key == key; });
        if ((name || word.number) && !known) out.push_back({key, std::string(r.at(word.span))});
      }
    }
    return out;
  }

  /// Everything that one side says anywhere, and how often: a name is not lost if it stands in another sentence.
  const std::map<std::string, std::size_t>& words_of_side(bool second) {
    std::map<std::string, std::size_t>& words = said_[second];
    if (!words.empty()) return words;
    for (const std::uint32_t r : story_.story.reports) {
      const Report& report = brief_.reports[r].report;
      if (!(second ? second_ : first_).count(report.id)) continue;
      for (const Word& word : entente::words_of(report.text)) ++words[word.number ? word.folded : word.stem];
    }
    return words;
  }

  /// What one side's sentences name and the other side never does: first what their own side speaks of most, then in text order.
  std::vector<std::string> missing(Marks marks, bool second) {
    const std::map<std::string, std::size_t>& said = words_of_side(second);
    const std::map<std::string, std::size_t>& own = words_of_side(!second);
    std::erase_if(marks, [&](const Mark& m) { return said.count(m.key) > 0; });
    std::stable_sort(marks.begin(), marks.end(), [&](const Mark& a, const Mark& b) { return own.at(a.key) > own.at(b.key); });
    std::vector<std::string> out;
    for (Mark& mark : marks) out.push_back(std::move(mark.written));
    return out;
  }

  void values(const Disagreement& d) {
    Difference line{DifferenceKind::changed, number_, d.about, {}, {}, {}, {}};
    for (const DisputedValue& v : d.values) {
      const std::vector<Support> before = of(v.support, first_), after = of(v.support, second_);
      if (before.empty() == after.empty()) continue;
      (after.empty() ? line.lost : line.gained).push_back(v.value);
      line.before.insert(line.before.end(), before.begin(), before.end());
      line.after.insert(line.after.end(), after.begin(), after.end());
    }
    if (line.lost.empty() || line.gained.empty()) return;
    for (const std::uint32_t f : d.findings) changed_.insert(f);
    out_.push_back(std::move(line));
  }

  void finding(const Finding& f) {
    if (changed_.count(static_cast<std::uint32_t>(&f - story_.findings.data()))) return;
    Difference line{DifferenceKind::added, number_, f.text, {}, {}, of(f.support, first_), of(f.support, second_)};
    if (line.before.empty() && line.after.empty()) return;
    if (line.after.empty()) line.change = DifferenceKind::dropped;
    if (!line.before.empty() && !line.after.empty()) {
      line.lost = missing(marks_of(line.before), true);
      line.gained = missing(marks_of(line.after), false);
      if (line.lost.empty() && line.gained.empty()) return;
      line.change = line.gained.empty() ? DifferenceKind::vaguer : line.lost.empty() ? DifferenceKind::fuller : DifferenceKind::changed;
    }
    out_.push_back(std::move(line));
  }

  const Brief& brief_;
  const StoryBrief& story_;
  const std::set<ReportId>& first_;
  const std::set<ReportId>& second_;
  std::uint32_t number_;
  std::array<std::map<std::string, std::size_t>, 2> said_;
  std::set<std::uint32_t> changed_;            // findings whose values are told as a disagreement
  std::vector<Difference> out_;
};

}  // namespace

std::string_view name_of(DifferenceKind change) {
  constexpr std::array<std::string_view, 5> names = {"added", "dropped", "changed", "vaguer", "fuller"};
  return names[static_cast<std::size_t>(change)];
}

std::vector<Difference> differences(const Brief& brief, const std::set<ReportId>& first, const std::set<ReportId>& second) {
  std::vector<Difference> out;
  for (std::uint32_t s = 0; s < brief.stories.size(); ++s) {
    std::vector<Difference> story = Comparison(brief, first, second, s).all();
    std::move(story.begin(), story.end(), std::back_inserter(out));
  }
  return out;
}

}  // namespace entente
