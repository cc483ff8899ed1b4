#include "entente/difference.h"

#include <gtest/gtest.h>

#include <numeric>

#include "entente/reconcile.h"

namespace entente {
namespace {

CodedReport report_of(const std::string& text) {
  CodedReport out;
  out.report.text = text;
  out.report.id = hash_report(text);
  out.report.key = out.report.path = to_line(out.report.id);
  out.report.language = "en";
  return out;
}

/// "vaguer: -Holm -4000 +Bergen" and so on, of the two sets as one story.
std::vector<std::string> lines_of(const std::vector<std::string>& first, const std::vector<std::string>& second) {
  Brief brief;
  std::set<ReportId> a, b;
  for (const std::string& text : first) a.insert(brief.reports.emplace_back(report_of(text)).report.id);
  for (const std::string& text : second) b.insert(brief.reports.emplace_back(report_of(text)).report.id);
  Story story{"s", std::vector<std::uint32_t>(brief.reports.size())};
  std::iota(story.reports.begin(), story.reports.end(), 0u);
  brief.stories.push_back(reconcile(brief.reports, story));
  std::vector<std::string> out;
  for (const Difference& d : differences(brief, a, b)) {
    std::string line(name_of(d.change));
    for (const std::string& word : d.lost) line += " -" + word;
    for (const std::string& word : d.gained) line += " +" + word;
    out.push_back(line);
    EXPECT_EQ(d.before.empty(), d.change == DifferenceKind::added);
    EXPECT_EQ(d.after.empty(), d.change == DifferenceKind::dropped);
  }
  return out;
}

TEST(Difference, TellsWhatTheSecondSetAddsDropsAndChanges) {
  struct Case {
    std::vector<std::string> first, second, want;
  };
  const std::string signing = "Norway and Uruguay signed a ferry treaty in Montevideo on Tuesday.";
  const std::vector<Case> cases = {
      {{signing}, {signing}, {}},
      {{signing + "\n\nA choir from Durazno sang in the rain."}, {signing}, {"dropped"}},
      {{signing}, {signing + "\n\nA choir from Durazno sang in the rain."}, {"added"}},
      {{"Norway and Uruguay signed the ferry treaty with minister Ada Holm in Montevideo on Tuesday."},
       {"Norway and Uruguay signed the ferry treaty with a minister in Montevideo on Tuesday."}, {"vaguer -Ada -Holm"}},
      {{"Norway and Uruguay signed the ferry treaty with a minister in Montevideo on Tuesday."},
       {"Norway and Uruguay signed the ferry treaty with minister Ada Holm in Montevideo on Tuesday."}, {"fuller +Ada +Holm"}},
      {{"The prime minister brought 9 advisers to the port of Montevideo."}, {"The prime minister brought 12 advisers to the port of Montevideo."},
       {"changed -9 advisers +12 advisers"}},
      // a report that stands in both sets hides nothing and adds nothing
      {{signing, "A choir from Durazno sang in the rain."}, {signing, "A choir from Durazno sang in the rain."}, {}},
  };
  for (const Case& c : cases) EXPECT_EQ(lines_of(c.first, c.second), c.want) << c.first[0] << " | " << c.second[0];
}

}  // namespace
}  // namespace entente
