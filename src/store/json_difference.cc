#include "entente/json.h"
#include "store/json.h"

namespace entente {
namespace {

using store::Json;

Json sentences_of(const Brief& brief, const StoryBrief& story, const std::vector<Support>& list) {
  Json out = Json::array();
  for (const Support& s : list) {
    const Report& report = brief.reports[story.story.reports[s.report]].report;
    out.push_back({{"report", to_line(report.id)}, {"path", report.path}, {"begin", s.span.begin}, {"end", s.span.end}, {"text", report.at(s.span)}});
  }
  return out;
}

}  // namespace

std::string to_json(const Difference& difference, const Brief& brief) {
  const StoryBrief& story = brief.stories[difference.story];
  return store::line_of({{"v", json_version},
                         {"story", story.story.id},
                         {"change", name_of(difference.change)},
                         {"text", difference.text},
                         {"lost", difference.lost},
                         {"gained", difference.gained},
                         {"before", sentences_of(brief, story, difference.before)},
                         {"after", sentences_of(brief, story, difference.after)}});
}

}  // namespace entente
